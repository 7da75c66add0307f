/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-keyring-service.h"

G_BEGIN_DECLS

char *sp_keyring_items_new_run (void);
void sp_keyring_items_store_async (SpKeyringService    *service,
                                   const char          *run,
                                   SecretValue         *secret,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
gboolean sp_keyring_items_store_finish (SpKeyringService  *service,
                                        GAsyncResult      *result,
                                        GError           **error);
void sp_keyring_items_load_async (SpKeyringService    *service,
                                  const char          *run,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
SecretValue *sp_keyring_items_load_finish (SpKeyringService  *service,
                                           GAsyncResult      *result,
                                           GError           **error);
void sp_keyring_items_remove_async (SpKeyringService    *service,
                                    const char          *run,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
gboolean sp_keyring_items_remove_finish (SpKeyringService  *service,
                                         GAsyncResult      *result,
                                         guint             *n_removed,
                                         guint             *n_left,
                                         GError           **error);

G_END_DECLS
