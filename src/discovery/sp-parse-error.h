/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_PARSE_ERROR (sp_parse_error_quark ())
GQuark sp_parse_error_quark (void);

typedef enum
{
  SP_PARSE_ERROR_TOO_LARGE,
  SP_PARSE_ERROR_TOO_DEEP,
  SP_PARSE_ERROR_ENCODING,
  SP_PARSE_ERROR_FORBIDDEN, /* a DOCTYPE, an entity */
  SP_PARSE_ERROR_SYNTAX,
  SP_PARSE_ERROR_OTHER,     /* something else than what was asked for: a web page, say */
  SP_PARSE_ERROR_EMPTY,     /* well-formed, and no server in it that can be used */
  SP_PARSE_ERROR_REPORTED,  /* the answer itself is an error message of the service */
} SpParseError;

G_END_DECLS
