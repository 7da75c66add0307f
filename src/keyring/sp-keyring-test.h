/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-keyring-error.h"
#include "sp-keyring-step.h"

G_BEGIN_DECLS

/* Does this computer keep a password safely? Stores a random secret under a schema of
 * its own, reads it back, compares and removes it: a GListModel of SpKeyringStep that
 * changes as it runs. Properties (notify): running, passed; to be set when it is made, in
 * milliseconds: timeout (of a step), prompt-timeout (for a person to answer). */
#define SP_TYPE_KEYRING_TEST (sp_keyring_test_get_type ())
G_DECLARE_FINAL_TYPE (SpKeyringTest, sp_keyring_test, SP, KEYRING_TEST, GObject)

SpKeyringTest *sp_keyring_test_new (void);
void sp_keyring_test_run_async (SpKeyringTest       *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
gboolean sp_keyring_test_run_finish (SpKeyringTest  *self,
                                     GAsyncResult   *result,
                                     GError        **error);
gboolean sp_keyring_test_is_running (SpKeyringTest *self);
gboolean sp_keyring_test_has_passed (SpKeyringTest *self);

G_END_DECLS
