/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-server.h"

G_BEGIN_DECLS

#define SP_CHECK_TARGET_ERROR (sp_check_target_error_quark ())
GQuark sp_check_target_error_quark (void);

typedef enum
{
  SP_CHECK_TARGET_ERROR_SCHEME,
  SP_CHECK_TARGET_ERROR_HOST,
  SP_CHECK_TARGET_ERROR_PORT,
  SP_CHECK_TARGET_ERROR_EXTRA, /* a password, a path where none belongs */
} SpCheckTargetError;

gboolean sp_check_target_is_one (const char *text);
SpServer *sp_check_target_parse (const char  *text,
                                 GError     **error);
char *sp_check_target_to_text (const SpServer *server);

G_END_DECLS
