/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-mail-program.h"
#include "sp-server.h"

G_BEGIN_DECLS

/* How a mail program signs in to a server. */
typedef struct
{
  SpAuthentication authentication;
  gboolean is_possible; /* FALSE: the program can do none of what the server takes */
} SpSignIn;

gboolean sp_sign_in_choose (const SpServer *server,
                            SpMailProgram  *program,
                            SpSignIn       *sign_in);
gboolean sp_sign_in_is_possible (const SpServer   *server,
                                 SpMailProgram    *program,
                                 SpAuthentication  authentication);
const char *sp_sign_in_get_password_advice (const SpServer *server,
                                            SpMailProgram  *program);

G_END_DECLS
