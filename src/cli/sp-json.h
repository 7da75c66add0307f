/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "sp-advisor.h"
#include "sp-sheet.h"

G_BEGIN_DECLS

void sp_json_add_string (JsonBuilder *builder,
                         const char  *name,
                         const char  *value);
void sp_json_print (JsonBuilder *builder);
void sp_json_add_advice (JsonBuilder *builder,
                         SpAdvisor   *advisor);
void sp_json_add_sheet (JsonBuilder *builder,
                        SpSheet     *sheet);

G_END_DECLS
