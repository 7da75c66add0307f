/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-dns-rig.h"

#include "sp-ares-resolver.h"
#include "sp-net-error.h"
#include "sp-test.h"

/* Milliseconds; a sanitizer makes this computer slow. */
#ifdef __SANITIZE_ADDRESS__
#define PATIENCE 120
#else
#define PATIENCE 15
#endif

/**
 * sp_dns_rig_set_up:
 * @self: what to set up
 * @handler: of the name server
 * @data: for @handler
 *
 * Starts the name server.
 */
void
sp_dns_rig_set_up (SpDnsRig     *self,
                   SpDnsHandler  handler,
                   gpointer      data)
{
  self->server = sp_dns_server_new (handler, data);
  self->resolver = sp_ares_resolver_new_with_servers (sp_dns_server_get_address (self->server), PATIENCE);
}

/**
 * sp_dns_rig_tear_down:
 * @self: a rig
 *
 * Nobody may hold its resolver any longer.
 */
void
sp_dns_rig_tear_down (SpDnsRig *self)
{
  g_assert_finalize_object (self->resolver);
  sp_dns_server_free (self->server);
}

/**
 * sp_dns_look_up:
 * @resolver: whom to ask
 * @name: a name
 * @type: which records
 * @error: return location for an error
 *
 * Returns: (transfer full): the records, when they have come
 */
SpRecords *
sp_dns_look_up (SpResolver    *resolver,
                const char    *name,
                SpRecordType   type,
                GError       **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  sp_resolver_look_up_async (resolver, name, type, NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  return sp_resolver_look_up_finish (resolver, result, error);
}

/**
 * sp_dns_records_to_text:
 * @records: records
 *
 * Returns: (transfer full): PRIORITY/WEIGHT/PORT/TARGET of each
 */
char *
sp_dns_records_to_text (SpRecords *records)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < sp_records_get_n_records (records); i++)
    {
      const SpRecord *record = sp_records_get (records, i);
      g_autofree char *address =
        record->address != NULL ? g_inet_address_to_string (record->address) : NULL;

      g_string_append_printf (text, "%s%u/%u/%u/%s", i > 0 ? " " : "", record->priority, record->weight,
                              record->port, address != NULL ? address : record->text);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sp_dns_assert_records:
 * @resolver: whom to ask
 * @name: a name
 * @type: which records
 * @expected: see sp_dns_records_to_text()
 *
 * Fails the test unless the answer is this.
 */
void
sp_dns_assert_records (SpResolver   *resolver,
                       const char   *name,
                       SpRecordType  type,
                       const char   *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecords) records = sp_dns_look_up (resolver, name, type, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (sp_records_get_record_type (records), ==, type);
  text = sp_dns_records_to_text (records);
  g_assert_cmpstr (text, ==, expected);
}

/**
 * sp_dns_assert_fails:
 * @resolver: whom to ask
 * @name: a name
 * @type: which records
 * @code: an #SpNetError
 *
 * Fails the test unless the question fails like this.
 */
void
sp_dns_assert_fails (SpResolver   *resolver,
                     const char   *name,
                     SpRecordType  type,
                     gint          code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpRecords) records = sp_dns_look_up (resolver, name, type, &error);

  g_test_message ("%s %u", name, type);
  g_assert_null (records);
  g_assert_error (error, SP_NET_ERROR, code);
  g_assert_cmpuint (strlen (error->message), >, 0);
}
