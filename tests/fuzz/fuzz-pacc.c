/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-pacc-parser.h"

#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (SpAddress) address = sp_address_new ("jane.doe@example.org", NULL);
  g_autoptr (GPtrArray) rejected = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *record = g_strndup ((const char *) data, size);
  const char *texts[] = { record, NULL };
  g_autoptr (SpAccount) account = sp_pacc_parse (bytes, address, "Test", rejected, &error);

  fuzz_check_account (account, error);
  fuzz_check_sentences (rejected);
  g_assert_cmpint (sp_pacc_compare_digest (bytes, texts), !=, SP_PACC_DIGEST_RIGHT);

  return 0;
}
