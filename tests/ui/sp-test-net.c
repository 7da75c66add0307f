/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-test-net.h"

#include "sp-fake-resolver.h"

#define DOMAIN "school.example"

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

/**
 * sp_test_net_new:
 * @name: what happens to who asks about school.example
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
  } scripts[] = {
    { "found", script_found },
    { "part", script_part },
    { "better", script_better },
    { "slow", script_slow },
    { "hosted", script_hosted },
    { "nothing", script_nothing },
    { "no-domain", script_no_domain },
    { "no-network", script_no_network },
    { "portal", script_portal },
    { "changed", script_changed },
  };
  g_autoptr (SpFakeResolver) resolver = sp_fake_resolver_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      if (g_str_equal (scripts[i].name, name))
        {
          scripts[i].script (resolver);
          return sp_net_new_with (sp_fake_resolver_as_resolver (resolver), NULL, NULL);
        }
    }

  g_error ("There is no network %s", name);
}
