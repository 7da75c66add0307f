/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-net.h"

#include "sp-fake-resolver.h"
#include "sp-local-server.h"

#define DOMAIN "school.example"
/* The certificates of the tests are good for this one. */
#define SERVED "example.org"

#define IMAP_CLEAR "S * OK ready\nC a1 CAPABILITY\nS * CAPABILITY IMAP4rev1\nS a1 OK\nC a3 LOGOUT\n"
#define SMTP_CLEAR "S 220 ready\nC EHLO *\nS 250-hello\nS 250 SIZE 52428800\nC QUIT\n"

#define LATE "late-"
#define LATE_MILLISECONDS 500

/* How its servers are to be reached was not invented yet. */
static const char odd_file[] =
  "<clientConfig version=\"1.1\"><emailProvider id=\"" SERVED "\"><domain>" SERVED "</domain>"
  "<incomingServer type=\"imap\"><hostname>in." SERVED "</hostname><port>993</port>"
  "<socketType>quantum</socketType><username>%EMAILADDRESS%</username>"
  "<authentication>password-cleartext</authentication></incomingServer>"
  "<outgoingServer type=\"smtp\"><hostname>out." SERVED "</hostname><port>25</port>"
  "<socketType>plain</socketType><username>%EMAILADDRESS%</username>"
  "<authentication>password-cleartext</authentication></outgoingServer>"
  "</emailProvider></clientConfig>";

typedef void (*Script) (SpFakeResolver *resolver);

static void
add_services (SpFakeResolver *resolver)
{
  sp_fake_resolver_add_srv (resolver, "_imaps._tcp." DOMAIN, 0, 1, 993, "imap." DOMAIN);
  sp_fake_resolver_add_srv (resolver, "_submissions._tcp." DOMAIN, 0, 1, 465, "smtp." DOMAIN);
}

static void
script_found (SpFakeResolver *resolver)
{
  add_services (resolver);
  sp_fake_resolver_add_mx (resolver, DOMAIN, 10, DOMAIN);
}

static void
script_part (SpFakeResolver *resolver)
{
  sp_fake_resolver_add_srv (resolver, "_imaps._tcp." DOMAIN, 0, 1, 993, "imap." DOMAIN);
  sp_fake_resolver_add_mx (resolver, DOMAIN, 10, DOMAIN);
}

static void
script_better (SpFakeResolver *resolver)
{
  sp_fake_resolver_set_default_silent (resolver);
  add_services (resolver);
  sp_fake_resolver_set_delay (resolver, "_imaps._tcp." DOMAIN, SP_RECORD_SRV, 1);
  sp_fake_resolver_set_delay (resolver, "_submissions._tcp." DOMAIN, SP_RECORD_SRV, 1);
}

static void
script_slow (SpFakeResolver *resolver)
{
  sp_fake_resolver_set_default_silent (resolver);
}

/* Its mail is at Google, and nobody says anything else. */
static void
script_provider (SpFakeResolver *resolver)
{
  sp_fake_resolver_add_mx (resolver, DOMAIN, 10, "aspmx.l.google.com");
}

/* Its mail is at Google, and its name server says something else too. */
static void
script_hosted (SpFakeResolver *resolver)
{
  add_services (resolver);
  sp_fake_resolver_add_mx (resolver, DOMAIN, 10, "aspmx.l.google.com");
}

static void
script_nothing (SpFakeResolver *resolver)
{
  sp_fake_resolver_add_mx (resolver, DOMAIN, 10, DOMAIN);
}

static void
script_no_domain (SpFakeResolver *resolver)
{
}

static void
script_no_mail (SpFakeResolver *resolver)
{
  sp_fake_resolver_add_mx (resolver, DOMAIN, 0, "");
}

static void
script_no_network (SpFakeResolver *resolver)
{
  sp_fake_resolver_fail (resolver, DOMAIN, SP_RECORD_MX, SP_NET_ERROR_NO_NETWORK);
}

static void
script_portal (SpFakeResolver *resolver)
{
  sp_fake_resolver_fail (resolver, DOMAIN, SP_RECORD_MX, SP_NET_ERROR_PORTAL);
}

static void
script_changed (SpFakeResolver *resolver)
{
  sp_fake_resolver_fail (resolver, DOMAIN, SP_RECORD_MX, SP_NET_ERROR_NETWORK_CHANGED);
}

/* Likewise, but that comes last. */
static void
script_late_provider (SpFakeResolver *resolver)
{
  script_hosted (resolver);
  sp_fake_resolver_set_delay (resolver, DOMAIN, SP_RECORD_MX, 4 * LATE_MILLISECONDS);
}

/* A name server that is there and knows nothing: not even whether there is such a name. */
static void
script_silence (SpFakeResolver *resolver)
{
  static const char * const hosts[] = {
    "", "autoconfig.", "ua-auto-config.", "autodiscover.", "imap.", "smtp.", "mail.", "pop.", "pop3.",
  };
  static const char * const services[] = {
    "_imaps", "_imap", "_pop3s", "_pop3", "_submissions", "_submission", "_jmap", "_autodiscover",
    "_caldavs", "_carddavs", "_caldav", "_carddav",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *name = g_strconcat (hosts[i], DOMAIN, NULL);

      sp_fake_resolver_fail (resolver, name, SP_RECORD_ADDRESS, SP_NET_ERROR_NAME_SERVER);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    {
      g_autofree char *name = g_strconcat (services[i], "._tcp." DOMAIN, NULL);

      sp_fake_resolver_fail (resolver, name, SP_RECORD_SRV, SP_NET_ERROR_NAME_SERVER);
    }
  sp_fake_resolver_fail (resolver, DOMAIN, SP_RECORD_MX, SP_NET_ERROR_NAME_SERVER);
  sp_fake_resolver_fail (resolver, "_ua-auto-config." DOMAIN, SP_RECORD_TXT, SP_NET_ERROR_NAME_SERVER);
  sp_fake_resolver_fail (resolver, "autoconfig.thunderbird.net", SP_RECORD_ADDRESS, SP_NET_ERROR_NAME_SERVER);
}

static void
script_served (SpFakeResolver *resolver)
{
  sp_fake_resolver_add_mx (resolver, SERVED, 10, SERVED);
  sp_fake_resolver_add_address (resolver, "imap." SERVED, "127.0.0.1");
  sp_fake_resolver_add_address (resolver, "smtp." SERVED, "127.0.0.1");
}

/* Servers of the usual names, of which nobody speaks. */
static void
serve_guess (SpLocalServer *server)
{
  sp_local_server_add_lines (server, "imap." SERVED, 993, SP_LOCAL_VALID, TRUE,
                             "S * OK ready\nC a3 LOGOUT\n");
  sp_local_server_add_lines (server, "smtp." SERVED, 465, SP_LOCAL_VALID, TRUE, "S 220 ready\nC QUIT\n");
}

static void
script_unusable (SpFakeResolver *resolver)
{
  script_served (resolver);
  sp_fake_resolver_add_address (resolver, "autoconfig." SERVED, "127.0.0.1");
}

/* All answer, and nothing of it can be used: no encryption, or one that nobody knows. */
static void
serve_unusable (SpLocalServer *server)
{
  sp_local_server_add_web (server, "autoconfig." SERVED, 443, SP_LOCAL_VALID);
  sp_local_server_answer_text (server, "https://autoconfig." SERVED "/mail/config-v1.1.xml", 200, "text/xml",
                               odd_file);
  sp_local_server_add_lines (server, "imap." SERVED, 143, SP_LOCAL_CLEAR, FALSE, IMAP_CLEAR);
  sp_local_server_add_refusal (server, "imap." SERVED, 993);
  sp_local_server_add_lines (server, "smtp." SERVED, 587, SP_LOCAL_CLEAR, FALSE, SMTP_CLEAR);
  sp_local_server_add_refusal (server, "smtp." SERVED, 465);
}

static SpNet *
make_served_net (SpFakeResolver  *resolver,
                 void           (*serve) (SpLocalServer *server))
{
  SpLocalServer *server = sp_local_server_new ();
  SpNet *net;

  serve (server);
  net = sp_local_server_make_net (server, sp_fake_resolver_as_resolver (resolver));
  g_object_set_data_full (G_OBJECT (net), "server", server, (GDestroyNotify) sp_local_server_free);

  return net;
}

/**
 * sp_test_net_new:
 * @name: what happens to who asks about school.example, or, if it is "guess" or "unusable", about
 *   example.org; behind "late-", every name takes its time
 *
 * Returns: (transfer full): a network from which nothing ever gets out
 */
SpNet *
sp_test_net_new (const char *name)
{
  static const struct
  {
    const char *name;
    Script script;
    void (*serve) (SpLocalServer *server); /* (nullable): there are no servers */
  } scripts[] = {
    { "found", script_found },
    { "part", script_part },
    { "better", script_better },
    { "slow", script_slow },
    { "provider", script_provider },
    { "hosted", script_hosted },
    { "growing", script_late_provider },
    { "nothing", script_nothing },
    { "no-domain", script_no_domain },
    { "no-mail", script_no_mail },
    { "no-network", script_no_network },
    { "portal", script_portal },
    { "changed", script_changed },
    { "silence", script_silence },
    { "guess", script_served, serve_guess },
    { "unusable", script_unusable, serve_unusable },
  };
  g_autoptr (SpFakeResolver) resolver = sp_fake_resolver_new ();

  if (g_str_has_prefix (name, LATE))
    {
      sp_fake_resolver_set_default_delay (resolver, LATE_MILLISECONDS);
      name += strlen (LATE);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      if (g_str_equal (scripts[i].name, name))
        {
          scripts[i].script (resolver);
          if (scripts[i].serve != NULL)
            return make_served_net (resolver, scripts[i].serve);
          return sp_net_new_with (sp_fake_resolver_as_resolver (resolver), NULL, NULL);
        }
    }

  g_error ("There is no network %s", name);
}
