/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account.h"
#include "sp-parse-error.h"

G_BEGIN_DECLS

SpAccount *sp_autoconfig_parse (GBytes      *bytes,
                                SpAddress   *address,
                                const char  *source,
                                GPtrArray   *rejected,
                                GError     **error);

G_END_DECLS
