/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-merge.h"

#include "sp-comparison.h"

/* "PROTOCOL HOST SECURITY", separated by commas. */
static SpAccount *
make_account (const char *text)
{
  g_autoptr (GPtrArray) servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
  g_auto (GStrv) lines = g_strsplit (text, ",", -1);
  const char *webmail = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (lines[i]), " ", -1);
      SpServer values = { 0 };

      if (words[0] == NULL)
        continue;
      if (g_str_equal (words[0], "web"))
        {
          webmail = "https://webmail.example.org/";
          continue;
        }

      values.host = words[1];
      values.port = 1;
      values.user_name = (char *) "%EMAILADDRESS%";
      while (!g_str_equal (sp_protocol_to_id (values.protocol), words[0]))
        values.protocol++;
      while (!g_str_equal (sp_security_to_id (values.security), words[2]))
        values.security++;
      values.direction =
        values.protocol == SP_PROTOCOL_SMTP ? SP_DIRECTION_OUTGOING : SP_DIRECTION_INCOMING;
      g_ptr_array_add (servers, sp_server_new (&values));
    }

  return sp_account_new (NULL, NULL, servers, webmail);
}

static SpFinding *
add (GListStore *findings,
     const char *source,
     SpTrust     trust,
     const char *account_text)
{
  g_autoptr (SpFinding) finding = sp_finding_new (source, account_text, SP_PERSONAL_DOMAIN, trust);
  g_autoptr (SpAccount) account = make_account (account_text);

  g_list_store_append (findings, finding);
  sp_finding_end_found (finding, account);
  return finding;
}

static char *
describe (SpAccount *account)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; account != NULL && i < sp_account_get_n_servers (account); i++)
    {
      const SpServer *server = sp_account_get_server (account, i);

      g_string_append_printf (text, "%s%s %s %s", i > 0 ? ", " : "",
                              sp_protocol_to_id (server->protocol), server->host,
                              sp_security_to_id (server->security));
    }
  if (account != NULL && sp_account_get_webmail (account) != NULL)
    g_string_append (text, ", web");

  return g_string_free (text, FALSE);
}

static void
test_table (void)
{
  static const struct
  {
    struct
    {
      const char *source;
      SpTrust trust;
      const char *account;
    } found[4];
    const char *account;
    gboolean usable;
    SpTrust trust;
  } cases[] = {
    /* Nothing. */
    { { { NULL } }, "", FALSE, SP_TRUST_NONE },
    /* The order within an account: IMAP, POP, to send; TLS first. */
    { { { "autoconfig", SP_TRUST_PROVIDER,
          "smtp s starttls, pop3 p tls, smtp s tls, imap i starttls, imap i tls" } },
      "imap i tls, imap i starttls, pop3 p tls, smtp s tls, smtp s starttls", TRUE,
      SP_TRUST_PROVIDER },
    /* Clear text is never recommended. */
    { { { "autoconfig", SP_TRUST_PROVIDER, "imap i none, smtp s tls" } }, "smtp s tls", FALSE,
      SP_TRUST_NONE },
    { { { "autoconfig", SP_TRUST_PROVIDER, "imap i none, smtp s none" } }, "", FALSE,
      SP_TRUST_NONE },
    /* Trust counts, not who came first. */
    { { { "srv", SP_TRUST_NAMES, "imap a tls, smtp a tls" },
        { "ispdb", SP_TRUST_DATABASE, "imap b tls, smtp b tls" },
        { "guess", SP_TRUST_GUESS, "imap c tls, smtp c tls" } },
      "imap b tls, smtp b tls", TRUE, SP_TRUST_DATABASE },
    /* Between equals the order of the sources. */
    { { { "jmap", SP_TRUST_PROVIDER, "imap a tls, smtp a tls" },
        { "autoconfig", SP_TRUST_PROVIDER, "imap b tls, smtp b tls" } },
      "imap b tls, smtp b tls", TRUE, SP_TRUST_PROVIDER },
    /* Between equals TLS from the start. */
    { { { "srv", SP_TRUST_NAMES, "imap a starttls" }, { "srv", SP_TRUST_NAMES, "imap b tls" } },
      "imap b tls", FALSE, SP_TRUST_NONE },
    /* Halves complete each other; the account is as good as the weaker. */
    { { { "srv", SP_TRUST_NAMES, "imap a tls" }, { "guess", SP_TRUST_GUESS, "imap b tls, smtp b tls" } },
      "imap a tls, smtp b tls", TRUE, SP_TRUST_GUESS },
    /* Who has POP only needs no IMAP from somebody less trusted. */
    { { { "autoconfig", SP_TRUST_PROVIDER, "pop3 a tls, smtp a tls" },
        { "ispdb", SP_TRUST_DATABASE, "imap b tls, smtp b tls" } },
      "pop3 a tls, smtp a tls", TRUE, SP_TRUST_PROVIDER },
    /* But several answers of the same trust make one account. */
    { { { "srv", SP_TRUST_NAMES, "pop3 a tls" }, { "srv", SP_TRUST_NAMES, "imap b tls" },
        { "srv", SP_TRUST_NAMES, "smtp c tls" } },
      "imap b tls, pop3 a tls, smtp c tls", TRUE, SP_TRUST_NAMES },
    /* Webmail and Exchange are added, from where it can be believed. */
    { { { "srv", SP_TRUST_NAMES, "imap a tls, smtp a tls" },
        { "autodiscover", SP_TRUST_PROVIDER, "ews e tls, web" } },
      "imap a tls, smtp a tls, ews e tls, web", TRUE, SP_TRUST_PROVIDER },
    { { { "srv", SP_TRUST_NAMES, "imap a tls, smtp a tls, web" } }, "imap a tls, smtp a tls", TRUE,
      SP_TRUST_NAMES },
    /* What came in clear text stands alone, or not at all. */
    { { { "srv", SP_TRUST_NAMES, "imap a tls" }, { "autoconfig", SP_TRUST_NONE, "smtp b tls" } },
      "imap a tls",
      FALSE,
      SP_TRUST_NONE },
    { { { "autoconfig", SP_TRUST_NONE, "imap b tls, smtp b tls" } },
      "imap b tls, smtp b tls", TRUE, SP_TRUST_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListStore) findings = g_list_store_new (SP_TYPE_FINDING);
      g_auto (SpMerged) merged = { 0 };
      g_autofree char *account = NULL;

      for (guint j = 0; j < 4 && cases[i].found[j].source != NULL; j++)
        add (findings, cases[i].found[j].source, cases[i].found[j].trust, cases[i].found[j].account);
      sp_merged_init (&merged, NULL, G_LIST_MODEL (findings));
      account = describe (merged.account);
      g_test_message ("case %u", i);
      g_assert_cmpstr (account, ==, cases[i].account);
      g_assert_cmpint (merged.is_usable, ==, cases[i].usable);
      g_assert_cmpint (merged.is_complete, ==, cases[i].usable);
      g_assert_cmpint (merged.trust, ==, cases[i].trust);
    }
}

/* Somebody who knows that there is nothing else is not contradicted by a guess. */
static void
test_whole (void)
{
  g_autoptr (GListStore) findings = g_list_store_new (SP_TYPE_FINDING);
  g_autoptr (SpFinding) whole =
    sp_finding_new ("provider", "example.org", SP_PERSONAL_NOTHING, SP_TRUST_BUNDLED);
  g_autoptr (SpAccount) account = sp_account_new (NULL, "Example", NULL, NULL);
  g_auto (SpMerged) merged = { 0 };
  g_autofree char *text = NULL;

  add (findings, "guess", SP_TRUST_GUESS, "imap a tls, smtp a tls");
  g_list_store_append (findings, whole);
  sp_finding_set_whole (whole, TRUE);
  sp_finding_end_found (whole, account);
  sp_merged_init (&merged, NULL, G_LIST_MODEL (findings));

  text = describe (merged.account);
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpstr (sp_account_get_provider_name (merged.account), ==, "Example");
  g_assert_true (merged.is_complete);
  g_assert_cmpint (merged.trust, ==, SP_TRUST_BUNDLED);
}

/* A sign-in window proves little: only a guess is not worth it any more. */
static void
test_sign_in (void)
{
  g_autoptr (GListStore) findings = g_list_store_new (SP_TYPE_FINDING);
  g_autoptr (SpFinding) finding =
    sp_finding_new ("autodiscover", "https://example.org/", SP_PERSONAL_DOMAIN, SP_TRUST_PROVIDER);
  g_autoptr (SpAccount) account = make_account ("ews e tls");
  g_auto (SpMerged) merged = { 0 };

  g_list_store_append (findings, finding);
  sp_finding_set_needs_sign_in (finding, TRUE);
  sp_finding_end_found (finding, account);
  sp_merged_init (&merged, NULL, G_LIST_MODEL (findings));

  g_assert_true (merged.is_usable);
  g_assert_cmpint (merged.trust, <, SP_TRUST_EXCHANGER);
  g_assert_cmpint (merged.trust, >, SP_TRUST_GUESS);
}

static void
test_same (void)
{
  g_autoptr (SpAccount) account = make_account ("imap a tls");
  g_autoptr (SpAccount) other = make_account ("imap a tls");

  g_assert_true (sp_merged_is_same (account, account));
  g_assert_true (sp_merged_is_same (NULL, NULL));
  g_assert_false (sp_merged_is_same (account, NULL));
  /* The same words of somebody else are another server. */
  g_assert_false (sp_merged_is_same (account, other));
}

static void
assert_voices (GListModel *agreements,
               const char *field,
               const char *value,
               guint       n_for,
               guint       n_against)
{
  for (guint i = 0; i < g_list_model_get_n_items (agreements); i++)
    {
      g_autoptr (SpAgreement) agreement = g_list_model_get_item (agreements, i);

      if (!g_str_equal (sp_agreement_get_field (agreement), field))
        continue;

      g_assert_cmpstr (sp_agreement_get_value (agreement), ==, value);
      g_assert_cmpuint (g_list_model_get_n_items (sp_agreement_get_said_by (agreement)), ==, n_for);
      g_assert_cmpuint (g_list_model_get_n_items (sp_agreement_get_against (agreement)), ==, n_against);
      return;
    }

  g_assert_null (value);
}

static void
test_comparison (void)
{
  g_autoptr (GListStore) findings = g_list_store_new (SP_TYPE_FINDING);
  g_autoptr (GListStore) agreements = g_list_store_new (SP_TYPE_AGREEMENT);
  g_auto (SpMerged) merged = { 0 };

  add (findings, "autoconfig", SP_TRUST_PROVIDER, "imap a tls, imap a starttls, smtp a tls, web");
  /* Upper case says the same, a second way is no contradiction. */
  add (findings, "ispdb", SP_TRUST_DATABASE, "imap A starttls, imap A tls, smtp b tls");
  /* Of POP the recommended account says nothing. */
  add (findings, "srv", SP_TRUST_NAMES, "pop3 c tls");
  add (findings, "guess", SP_TRUST_GUESS, "imap a starttls");

  sp_merged_init (&merged, NULL, G_LIST_MODEL (findings));
  sp_comparison_make (merged.account, G_LIST_MODEL (findings), agreements);
  assert_voices (G_LIST_MODEL (agreements), "incoming-host", "a", 3, 0);
  assert_voices (G_LIST_MODEL (agreements), "incoming-security", "tls", 2, 1);
  assert_voices (G_LIST_MODEL (agreements), "outgoing-host", "a", 1, 1);
  assert_voices (G_LIST_MODEL (agreements), "webmail", "https://webmail.example.org/", 1, 0);
  assert_voices (G_LIST_MODEL (agreements), "exchange", NULL, 0, 0);

  sp_comparison_make (NULL, G_LIST_MODEL (findings), agreements);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (agreements)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/discovery/merge/table", test_table);
  g_test_add_func ("/discovery/merge/whole", test_whole);
  g_test_add_func ("/discovery/merge/sign-in", test_sign_in);
  g_test_add_func ("/discovery/merge/same", test_same);
  g_test_add_func ("/discovery/merge/comparison", test_comparison);

  return g_test_run ();
}
