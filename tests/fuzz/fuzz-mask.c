/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-mask.h"

#include "fuzz.h"

/* Whatever a server says, the person's name does not leave in a ticket. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_utf8_make_valid (size > 0 ? (const char *) data : "", (gssize) size);
  g_autoptr (SpAddress) address = sp_address_new ("jane.doe@example.org", NULL);
  g_autofree char *masked = sp_mask_text (text, address, "jd");
  g_autofree char *folded = g_ascii_strdown (masked, -1);

  g_assert_true (g_utf8_validate (masked, -1, NULL));
  g_assert_null (strstr (folded, "jane.doe"));

  return 0;
}
