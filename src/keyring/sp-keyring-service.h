/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsecret/secret.h>

G_BEGIN_DECLS

/* The secret service of this session, as one running process: it is not started again
 * when it ends, and no call waits for it. Properties (notify): prompting. */
#define SP_TYPE_KEYRING_SERVICE (sp_keyring_service_get_type ())
G_DECLARE_FINAL_TYPE (SpKeyringService, sp_keyring_service, SP, KEYRING_SERVICE, SecretService)

void sp_keyring_service_connect_async (GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
SpKeyringService *sp_keyring_service_connect_finish (GAsyncResult  *result,
                                                     GError       **error);
void sp_keyring_service_ask_async (SpKeyringService   *self,
                                   GDBusProxy         *prompt,
                                   const GVariantType *return_type,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
GVariant *sp_keyring_service_ask_finish (SpKeyringService *self,
                                         GAsyncResult     *result,
                                         GError          **error);
gboolean sp_keyring_service_is_prompting (SpKeyringService *self);
gboolean sp_keyring_service_is_locked (GDBusProxy *object);

G_END_DECLS
