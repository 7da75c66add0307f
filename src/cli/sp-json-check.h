/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "sp-check.h"
#include "sp-remark.h"

G_BEGIN_DECLS

void sp_json_add_meaning (JsonBuilder *builder,
                          SpMeaning   *meaning);
void sp_json_add_check (JsonBuilder *builder,
                        SpCheck     *check);

G_END_DECLS
