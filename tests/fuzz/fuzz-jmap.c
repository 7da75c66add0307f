/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-jmap-parser.h"

#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (SpAddress) address = sp_address_new ("jane.doe@example.org", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpAccount) account = sp_jmap_parse (bytes, address, "Test", &error);

  fuzz_check_account (account, error);

  return 0;
}
