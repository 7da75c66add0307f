/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-parse-error.h"

G_DEFINE_QUARK (sp-parse-error-quark, sp_parse_error)
