/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-service.h"

/* RFC 6186, section 3; RFC 8314, sections 3 and 7.3 */
static void
test_table (void)
{
  static const struct
  {
    const char *name;
    guint port;
    const char *protocol;
    const char *security;
  } expected[SP_N_SERVICES] = {
    { "_imaps._tcp", 993, "imap", "tls" },
    { "_imap._tcp", 143, "imap", "starttls" },
    { "_pop3s._tcp", 995, "pop3", "tls" },
    { "_pop3._tcp", 110, "pop3", "starttls" },
    { "_submissions._tcp", 465, "smtp", "tls" },
    { "_submission._tcp", 587, "smtp", "starttls" },
  };

  for (guint i = 0; i < SP_N_SERVICES; i++)
    {
      g_assert_cmpstr (sp_services[i].name, ==, expected[i].name);
      g_assert_cmpuint (sp_services[i].port, ==, expected[i].port);
      g_assert_cmpstr (sp_protocol_to_id (sp_services[i].protocol), ==, expected[i].protocol);
      g_assert_cmpstr (sp_security_to_id (sp_services[i].security), ==, expected[i].security);
    }
}

static void
test_server (void)
{
  g_autoptr (SpServer) server =
    sp_service_make_server (SP_SERVICE_SUBMISSION, "smtp.example.org", 2587, "somebody");

  g_assert_cmpint (server->protocol, ==, SP_PROTOCOL_SMTP);
  g_assert_cmpint (server->direction, ==, SP_DIRECTION_OUTGOING);
  g_assert_cmpint (server->security, ==, SP_SECURITY_STARTTLS);
  g_assert_cmpstr (server->host, ==, "smtp.example.org");
  g_assert_cmpuint (server->port, ==, 2587);
  g_assert_cmpstr (server->source, ==, "somebody");
  g_assert_cmpstr (server->user_name, ==, "%EMAILADDRESS%");
  g_assert_cmpuint (server->n_authentications, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/table", test_table);
  g_test_add_func ("/service/server", test_server);

  return g_test_run ();
}
