/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-remarks.h"

#include "sp-check-error.h"
#include "sp-net-error.h"

typedef struct
{
  const char *name;
  SpSecurity security;
  SpAuthentication authentication;
  const char *mechanisms;
  gboolean password_in_clear;
  gint days;     /* that the certificate is still good for, and an hour */
  gint hint;     /* -1: none */
  GQuark (*domain) (void); /* (nullable): of the problem */
  gint problem;
  SpRemarkKind kind;
  const char *part; /* (nullable): nothing to remark */
  gint lifetime;    /* of the certificate, in days; 0: not known */
} Row;

#define TLS SP_SECURITY_TLS
#define STARTTLS SP_SECURITY_STARTTLS
#define CLEARTEXT SP_AUTHENTICATION_PASSWORD_CLEARTEXT

static const Row rows[] = {
  { "good", TLS, CLEARTEXT, "PLAIN", FALSE, 90, -1, NULL, 0, 0, NULL },
  { "good-starttls", STARTTLS, CLEARTEXT, "PLAIN LOGIN", FALSE, 90, -1, NULL, 0, 0, NULL },
  { "stripped", STARTTLS, CLEARTEXT, "", TRUE, 90, -1, sp_check_error_quark, SP_CHECK_ERROR_NO_ENCRYPTION,
    SP_REMARK_DANGER, "Dangerous" },
  { "clear-settings", SP_SECURITY_NONE, CLEARTEXT, "PLAIN", FALSE, 90, -1, NULL, 0, SP_REMARK_DANGER,
    "STARTTLS" },
  { "invitation", STARTTLS, CLEARTEXT, "PLAIN", TRUE, 90, -1, NULL, 0, SP_REMARK_DANGER, "if available" },
  { "oauth", TLS, CLEARTEXT, "XOAUTH2", FALSE, 90, SP_CHECK_ERROR_ONLY_OAUTH, NULL, 0, SP_REMARK_TO_DO,
    "OAuth2" },
  { "no-oauth", TLS, SP_AUTHENTICATION_OAUTH2, "PLAIN", FALSE, 90, -1, NULL, 0, SP_REMARK_TO_DO,
    "does not offer it" },
  { "oauth-there", TLS, SP_AUTHENTICATION_OAUTH2, "PLAIN XOAUTH2", FALSE, 90, -1, NULL, 0, 0, NULL },
  { "oauth-bearer", TLS, SP_AUTHENTICATION_OAUTH2, "OAUTHBEARER", FALSE, 90, -1, NULL, 0, 0, NULL },
  { "ends-soon", TLS, CLEARTEXT, "PLAIN", FALSE, 14, -1, NULL, 0, SP_REMARK_TO_DO, "expires in 14 days." },
  { "ends-tomorrow", TLS, CLEARTEXT, "PLAIN", FALSE, 1, -1, NULL, 0, SP_REMARK_TO_DO, "expires in 1 day." },
  { "ends-later", TLS, CLEARTEXT, "PLAIN", FALSE, 15, -1, NULL, 0, 0, NULL },
  { "ends-today", TLS, CLEARTEXT, "PLAIN", FALSE, 0, -1, NULL, 0, SP_REMARK_TO_DO, "expires in less than a day." },
  { "year-soon", TLS, CLEARTEXT, "PLAIN", FALSE, 14, -1, NULL, 0, SP_REMARK_TO_DO, "14 days", 365 },
  { "year-later", TLS, CLEARTEXT, "PLAIN", FALSE, 15, -1, NULL, 0, 0, NULL, 365 },
  { "quarter-soon", TLS, CLEARTEXT, "PLAIN", FALSE, 14, -1, NULL, 0, SP_REMARK_TO_DO, "14 days", 90 },
  { "quarter-later", TLS, CLEARTEXT, "PLAIN", FALSE, 16, -1, NULL, 0, 0, NULL, 90 },
  { "weeks-soon", TLS, CLEARTEXT, "PLAIN", FALSE, 7, -1, NULL, 0, SP_REMARK_TO_DO, "7 days", 47 },
  { "weeks-later", TLS, CLEARTEXT, "PLAIN", FALSE, 8, -1, NULL, 0, 0, NULL, 47 },
  { "weeks-renewed", TLS, CLEARTEXT, "PLAIN", FALSE, 14, -1, NULL, 0, 0, NULL, 45 },
  { "days-soon", TLS, CLEARTEXT, "PLAIN", FALSE, 0, -1, NULL, 0, SP_REMARK_TO_DO, "expires in less than a day.", 6 },
  { "days-later", TLS, CLEARTEXT, "PLAIN", FALSE, 1, -1, NULL, 0, 0, NULL, 6 },
  { "days-renewed", TLS, CLEARTEXT, "PLAIN", FALSE, 3, -1, NULL, 0, 0, NULL, 7 },
  { "ended", TLS, CLEARTEXT, "PLAIN", FALSE, -1, -1, sp_net_error_quark, SP_NET_ERROR_CERTIFICATE, 0, NULL },
  { "bad-and-ends", TLS, CLEARTEXT, "PLAIN", FALSE, 3, -1, sp_net_error_quark, SP_NET_ERROR_CERTIFICATE, 0,
    NULL },
  { "encrypted-password", TLS, SP_AUTHENTICATION_PASSWORD_ENCRYPTED, "PLAIN LOGIN", FALSE, 90, -1, NULL, 0,
    SP_REMARK_BETTER, "“Normal password”" },
  { "encrypted-password-there", TLS, SP_AUTHENTICATION_PASSWORD_ENCRYPTED, "PLAIN CRAM-MD5", FALSE, 90, -1, NULL, 0, 0,
    NULL },
};

static void
test_row (gconstpointer data)
{
  const Row *row = data;
  SpServer server = { .protocol = SP_PROTOCOL_IMAP, .security = row->security, .n_authentications = 1 };
  g_autoptr (SpSeen) seen = sp_seen_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 2, 9, 0, 0);
  g_autoptr (GDateTime) end = g_date_time_add_days (now, row->days);
  g_autoptr (GListStore) remarks = g_list_store_new (SP_TYPE_REMARK);
  g_autoptr (GError) problem = NULL;
  g_autoptr (SpRemark) remark = NULL;

  server.authentications[0] = row->authentication;
  sp_abilities_add_mechanisms (seen->abilities, row->mechanisms);
  seen->password_in_clear = row->password_in_clear;
  seen->certificate_end = g_date_time_add_hours (end, 1);
  if (row->lifetime > 0)
    seen->certificate_start = g_date_time_add_days (seen->certificate_end, -row->lifetime);
  if (row->hint >= 0)
    seen->hint = g_error_new_literal (SP_CHECK_ERROR, row->hint, "Hint.");
  if (row->domain != NULL)
    problem = g_error_new_literal (row->domain (), row->problem, "Broken.");

  sp_check_remarks_make (remarks, &server, seen, problem, now);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (remarks)), ==, row->part != NULL ? 1 : 0);
  if (row->part == NULL)
    return;

  remark = g_list_model_get_item (G_LIST_MODEL (remarks), 0);
  g_assert_cmpint (sp_remark_get_kind (remark), ==, row->kind);
  g_assert_nonnull (strstr (sp_remark_get_text (remark), row->part));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/check/remarks/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_row);
    }

  return g_test_run ();
}
