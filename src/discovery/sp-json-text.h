/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "sp-parse-error.h"

G_BEGIN_DECLS

JsonNode *sp_json_text_parse (GBytes  *bytes,
                              GError **error);
JsonObject *sp_json_text_get_object (JsonObject *object,
                                     const char *name);
const char *sp_json_text_get_string (JsonObject *object,
                                     const char *name);

G_END_DECLS
