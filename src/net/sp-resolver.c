/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-resolver.h"

#include <glib/gi18n-lib.h>

#include "sp-net-error.h"

/* RFC 1035, section 2.3.4: 255 bytes as they go over the wire. */
#define NAME_MAX_LENGTH 253
#define LABEL_MAX_LENGTH 63

G_DEFINE_ABSTRACT_TYPE (SpResolver, sp_resolver, G_TYPE_OBJECT)

static void
sp_resolver_class_init (SpResolverClass *klass)
{
}

static void
sp_resolver_init (SpResolver *self)
{
}

/**
 * sp_resolver_can_ask:
 * @name: a text
 *
 * Returns: whether a name server can be asked for @name: letters, digits, hyphens and
 *   underscores (RFC 2782 needs them) in labels, no final dot
 */
gboolean
sp_resolver_can_ask (const char *name)
{
  gsize label = 0;

  g_return_val_if_fail (name != NULL, FALSE);

  if (strlen (name) > NAME_MAX_LENGTH)
    return FALSE;

  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '.' && label == 0)
        return FALSE;
      if (*p != '.' && !g_ascii_isalnum (*p) && *p != '-' && *p != '_')
        return FALSE;

      label = *p == '.' ? 0 : label + 1;
      if (label > LABEL_MAX_LENGTH)
        return FALSE;
    }

  return label > 0;
}

/**
 * sp_resolver_look_up_async:
 * @self: a resolver
 * @name: what to ask for, in ASCII, without a final dot; never completed by a search domain
 * @type: which records
 * @cancellable: (nullable): ends the wait at once
 * @callback: called in the thread-default main context, when there is an answer or an error
 * @user_data: for @callback
 *
 * Asks for the records of a name. Nobody is asked for a name that cannot be one.
 */
void
sp_resolver_look_up_async (SpResolver          *self,
                           const char          *name,
                           SpRecordType         type,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (SP_IS_RESOLVER (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (type < SP_N_RECORD_TYPES);

  if (!sp_resolver_can_ask (name))
    {
      g_task_report_new_error (self, callback, user_data, sp_resolver_look_up_async, SP_NET_ERROR,
                               SP_NET_ERROR_NO_NAME, "%s", _("There can be no such name."));
      return;
    }

  SP_RESOLVER_GET_CLASS (self)->look_up_async (self, name, type, cancellable, callback, user_data);
}

/**
 * sp_resolver_look_up_finish:
 * @self: a resolver
 * @result: what the callback was given
 * @error: return location for an #SpNetError (NO_NAME where there is no such name or record,
 *   NAME_SERVER for the rest) or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the records, at least one; or %NULL
 */
SpRecords *
sp_resolver_look_up_finish (SpResolver    *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (SP_IS_RESOLVER (self), NULL);

  if (g_async_result_is_tagged (result, sp_resolver_look_up_async))
    return g_task_propagate_pointer (G_TASK (result), error);

  return SP_RESOLVER_GET_CLASS (self)->look_up_finish (self, result, error);
}

/**
 * sp_resolver_refresh:
 * @self: a resolver
 *
 * Tells it that the network has changed: what it knew of name servers and of the way to them may
 * hold no longer. Questions under way go on.
 */
void
sp_resolver_refresh (SpResolver *self)
{
  g_return_if_fail (SP_IS_RESOLVER (self));

  if (SP_RESOLVER_GET_CLASS (self)->refresh != NULL)
    SP_RESOLVER_GET_CLASS (self)->refresh (self);
}
