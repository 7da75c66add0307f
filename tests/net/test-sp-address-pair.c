/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-address-pair.h"

#include "sp-net-error.h"

/* What one of the two said: "ADDRESS", or
 *   NULL  nothing yet
 *   "?"   that there is no such name
 *   "-"   that it has no such record
 *   "!"   nothing that is of use */
static void
fill (SpAddressAnswer *answer,
      const char      *text)
{
  g_autoptr (GInetAddress) address = NULL;

  if (text == NULL)
    return;

  answer->is_here = TRUE;
  answer->is_no_name = g_str_equal (text, "?");
  address = g_inet_address_new_from_string (text);
  if (address != NULL)
    {
      answer->records = sp_records_new (SP_RECORD_ADDRESS, FALSE);
      sp_records_add (answer->records, 0, 0, 0, NULL, address);
    }
  else
    {
      answer->error = g_error_new_literal (
        SP_NET_ERROR, g_str_equal (text, "!") ? SP_NET_ERROR_NAME_SERVER : SP_NET_ERROR_NO_NAME, text);
    }
}

static char *
describe (const SpAddressPair *pair)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecords) records = sp_address_pair_join (pair, &error);
  GString *text = g_string_new (records == NULL ? error->message : NULL);

  for (guint i = 0; records != NULL && i < sp_records_get_n_records (records); i++)
    {
      g_autofree char *address = g_inet_address_to_string (sp_records_get (records, i)->address);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", address);
    }

  return g_string_free (text, FALSE);
}

static void
test_pair (void)
{
  static const struct
  {
    const char *ipv4;
    const char *ipv6;
    SpAddressPairState state;
    const char *joined; /* NULL: too early */
  } cases[] = {
    { NULL, NULL, SP_ADDRESS_PAIR_WAITS, NULL },
    { "127.0.0.1", NULL, SP_ADDRESS_PAIR_WAITS_BRIEFLY, "127.0.0.1" },
    { "?", NULL, SP_ADDRESS_PAIR_WAITS_BRIEFLY, "?" },
    { "-", NULL, SP_ADDRESS_PAIR_WAITS, NULL },
    { "!", NULL, SP_ADDRESS_PAIR_WAITS, NULL },
    /* There is no way to it from this computer, nor from any. */
    { "255.255.255.255", NULL, SP_ADDRESS_PAIR_WAITS, NULL },
    { NULL, "::1", SP_ADDRESS_PAIR_WAITS, NULL },
    { NULL, "?", SP_ADDRESS_PAIR_WAITS, NULL },
    { "127.0.0.1", "-", SP_ADDRESS_PAIR_IS_DONE, "127.0.0.1" },
    { "127.0.0.1", "?", SP_ADDRESS_PAIR_IS_DONE, "127.0.0.1" },
    { "127.0.0.1", "!", SP_ADDRESS_PAIR_IS_DONE, "127.0.0.1" },
    { "-", "::1", SP_ADDRESS_PAIR_IS_DONE, "::1" },
    { "!", "::1", SP_ADDRESS_PAIR_IS_DONE, "::1" },
    { "-", "-", SP_ADDRESS_PAIR_IS_DONE, "-" },
    { "-", "?", SP_ADDRESS_PAIR_IS_DONE, "-" },
    { "?", "!", SP_ADDRESS_PAIR_IS_DONE, "?" },
    { "-", "!", SP_ADDRESS_PAIR_IS_DONE, "!" },
    { "!", "?", SP_ADDRESS_PAIR_IS_DONE, "!" },
    /* One of them leads nowhere. */
    { "127.0.0.1", "fe80::1", SP_ADDRESS_PAIR_IS_DONE, "127.0.0.1 fe80::1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (SpAddressPair) pair = { 0 };
      g_autofree char *joined = NULL;

      g_test_message ("%s, %s", cases[i].ipv4, cases[i].ipv6);
      fill (&pair.ipv4, cases[i].ipv4);
      fill (&pair.ipv6, cases[i].ipv6);
      g_assert_cmpint (sp_address_pair_get_state (&pair), ==, cases[i].state);
      if (cases[i].joined == NULL)
        continue;

      joined = describe (&pair);
      g_assert_cmpstr (joined, ==, cases[i].joined);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/address-pair/pair", test_pair);

  return g_test_run ();
}
