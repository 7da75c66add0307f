/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void sp_keyring_prompt_async (GDBusProxy          *proxy,
                              const GVariantType  *return_type,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data);
GVariant *sp_keyring_prompt_finish (GDBusProxy    *proxy,
                                    GAsyncResult  *result,
                                    GError       **error);

G_END_DECLS
