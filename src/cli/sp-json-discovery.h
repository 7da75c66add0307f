/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "sp-discovery.h"

G_BEGIN_DECLS

void sp_json_add_account (JsonBuilder *builder,
                          SpAccount   *account,
                          SpAddress   *address);
void sp_json_add_discovery (JsonBuilder *builder,
                            SpDiscovery *discovery,
                            SpAddress   *address);
void sp_json_add_failure (JsonBuilder  *builder,
                          guint         line,
                          const char   *address,
                          const GError *error);

G_END_DECLS
