/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-keyring-test.h"

G_BEGIN_DECLS

char *sp_keyring_dup_outcomes (SpKeyringTest *test);
gboolean sp_keyring_run (SpKeyringTest  *test,
                         GError        **error);
void sp_keyring_assert_passes (SpKeyringTest *test);
void sp_keyring_assert_fails (SpKeyringTest  *test,
                              SpKeyringError  code,
                              const char     *outcomes);
const char *sp_keyring_get_detail (SpKeyringTest    *test,
                                   SpKeyringStepKind kind);
gboolean sp_keyring_run_and_cancel (guint  turns,
                                    guint *n_cancelled);

G_END_DECLS
