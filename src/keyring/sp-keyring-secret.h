/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsecret/secret.h>

G_BEGIN_DECLS

SecretValue *sp_keyring_secret_new (GError **error);
gboolean sp_keyring_secret_equal (SecretValue *a,
                                  SecretValue *b);

G_END_DECLS
