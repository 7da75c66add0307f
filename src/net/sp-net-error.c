/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-net-error.h"

G_DEFINE_QUARK (sp-net-error-quark, sp_net_error)

/**
 * sp_net_error_is_absence:
 * @error: (nullable): an error
 *
 * Returns: whether somebody answered that there is nothing: no such name, or no such page
 */
gboolean
sp_net_error_is_absence (const GError *error)
{
  return g_error_matches (error, SP_NET_ERROR, SP_NET_ERROR_NO_NAME) ||
         g_error_matches (error, SP_NET_ERROR, SP_NET_ERROR_NOT_FOUND);
}
