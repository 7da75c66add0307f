/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-proxy.h"

#include "sp-net-private.h"

static void
proxies_found_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_auto (GStrv) proxies =
    g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (source), result, NULL);

  /* Who cannot say has none that leads anywhere. */
  g_task_return_boolean (task, proxies != NULL && proxies[0] != NULL &&
                                 !g_str_has_prefix (proxies[0], "direct:"));
}

/**
 * sp_proxy_find_async:
 * @net: the door to the network
 * @host: the name of a web server
 * @cancellable: (nullable): ends the wait
 * @callback: called in the thread-default main context
 * @user_data: for @callback
 *
 * Where there is a proxy, it may know names that the name server of this network does not.
 */
void
sp_proxy_find_async (SpNet               *net,
                     const char          *host,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autofree char *url = NULL;
  GTask *task;

  g_return_if_fail (SP_IS_NET (net));
  g_return_if_fail (host != NULL);

  task = g_task_new (net, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_proxy_find_async);
  url = g_strdup_printf ("https://%s/", host);
  g_proxy_resolver_lookup_async (sp_net_get_proxies (net), url, cancellable, proxies_found_cb, task);
}

/**
 * sp_proxy_find_finish:
 * @net: the door to the network
 * @result: what the callback was given
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Returns: whether web servers are spoken to by a proxy
 */
gboolean
sp_proxy_find_finish (SpNet         *net,
                      GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, net), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
