/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-password.h"

G_BEGIN_DECLS

/* The lines of a sign-in without SASL, each with its CRLF; after each but the last the server has to
 * ask for more. */
GPtrArray *sp_login_lines_make (const char  *mechanism,
                                const char  *tag,
                                const char  *user,
                                SpPassword  *password,
                                GError     **error);

G_END_DECLS
