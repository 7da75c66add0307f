/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-advisor.h"
#include "sp-guide.h"

G_BEGIN_DECLS

/* A small guide that is in order; tests break it or add to it. */
extern const char sp_test_good_guide[];

SpGuide *sp_test_read_guide (const char *text,
                             GPtrArray  *problems);
SpGuide *sp_test_load_guide (const char *text);
SpCatalogue *sp_test_catalogue (void);
SpAddress *sp_test_address (const char *text);
char *sp_test_problems_to_string (GPtrArray *problems);

G_END_DECLS
