/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-keyring-test.h"

G_BEGIN_DECLS

/* The page that tests whether this computer keeps a password safely: explained first,
 * then each step as it runs, then what it means. Property: test. */
#define SP_TYPE_KEYRING_PAGE (sp_keyring_page_get_type ())
G_DECLARE_FINAL_TYPE (SpKeyringPage, sp_keyring_page, SP, KEYRING_PAGE, AdwBin)

GtkWidget *sp_keyring_page_new (void);
SpKeyringTest *sp_keyring_page_get_test (SpKeyringPage *self);

G_END_DECLS
