/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-discovery.h"

G_BEGIN_DECLS

void sp_discovery_report_print (SpDiscovery *discovery,
                                gboolean     sent);

G_END_DECLS
