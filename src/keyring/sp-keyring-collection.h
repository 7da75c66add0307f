/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-keyring-service.h"

G_BEGIN_DECLS

void sp_keyring_collection_open_async (SpKeyringService   *service,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
gboolean sp_keyring_collection_open_finish (SpKeyringService *service,
                                            GAsyncResult     *result,
                                            GError          **error);

G_END_DECLS
