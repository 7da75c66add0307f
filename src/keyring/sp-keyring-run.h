/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void sp_keyring_run_async (GListModel          *steps,
                           guint                timeout,
                           guint                prompt_timeout,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);
gboolean sp_keyring_run_finish (GAsyncResult  *result,
                                GError       **error);

G_END_DECLS
