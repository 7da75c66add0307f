/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-account-check.h"

G_BEGIN_DECLS

/* Asks for a password, if a person wants to try it: folded up at first, and there only once the
 * servers have proved to be who they say. Keeps nothing: the password is wiped from the entry when
 * it is taken, and when the box is no longer seen. Its button activates check.sign-in.
 * Properties: expanded (notify). */
#define SP_TYPE_SIGN_IN_BOX (sp_sign_in_box_get_type ())
G_DECLARE_FINAL_TYPE (SpSignInBox, sp_sign_in_box, SP, SIGN_IN_BOX, AdwBin)

void sp_sign_in_box_set_check (SpSignInBox    *self,
                               SpAccountCheck *check);
void sp_sign_in_box_set_expanded (SpSignInBox *self,
                                  gboolean     expanded);
char *sp_sign_in_box_dup_user (SpSignInBox *self);
SpPassword *sp_sign_in_box_take_password (SpSignInBox  *self,
                                          GError      **error);
void sp_sign_in_box_show_error (SpSignInBox *self,
                                const char  *message);

G_END_DECLS
