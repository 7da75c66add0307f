/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-mask.h"

typedef struct
{
  const char *text;
  const char *user; /* (nullable) */
  const char *masked;
} Row;

/* Of jane.doe@example.org */
static const Row rows[] = {
  { "nothing of it", NULL, "nothing of it" },
  { "user jane.doe@example.org unknown", NULL, "user …@example.org unknown" },
  { "user <Jane.Doe@EXAMPLE.org> unknown", NULL, "user <…@EXAMPLE.org> unknown" },
  { "user=jane.doe unknown", NULL, "user=… unknown" },
  { "JANE.DOE", NULL, "…" },
  { "xjane.doex", NULL, "x…x" },
  { "mail of someone.else@example.net", NULL, "mail of …@example.net" },
  { "at 12:00 @ home", NULL, "at 12:00 @ home" },
  { "user jd7 refused", "jd7", "user … refused" },
  /* A short one only where it stands alone. */
  { "ed was refused", "ed", "… was refused" },
  { "EXAMPLE\\jdoe7 refused", "EXAMPLE\\jdoe7", "… refused" },
  /* jane.doe@example.org, and what follows it, in base64 */
  { "bad amFuZS5kb2VAZXhhbXBsZS5vcmc=", NULL, "bad …" },
  { "token QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVoxMjM0NTY3ODkw!", NULL, "token …!" },
  { "AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF", NULL,
    "AB:CD:EF:01:23:45:67:89:AB:CD:EF:01:23:45:67:89:AB:CD:EF" },
  { "", NULL, "" },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SpAddress) address = sp_address_new ("jane.doe@example.org", NULL);
  g_autofree char *masked = sp_mask_text (row->text, address, row->user);

  g_assert_cmpstr (masked, ==, row->masked);
}

static void
test_nobody (void)
{
  g_autofree char *masked = sp_mask_text ("to jane.doe@example.org", NULL, NULL);

  g_assert_cmpstr (masked, ==, "to …@example.org");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/check/mask/%u", i);

      g_test_add_data_func (path, &rows[i], test_row);
    }
  g_test_add_func ("/check/mask/nobody", test_nobody);

  return g_test_run ();
}
