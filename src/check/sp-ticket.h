/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account-check.h"

G_BEGIN_DECLS

char *sp_ticket_to_text (SpAccountCheck *check,
                         const char     *guide_id,
                         const char     *guide_date,
                         const char     *program_name,
                         GDateTime      *now);

G_END_DECLS
