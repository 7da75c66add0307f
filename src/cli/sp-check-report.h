/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-check.h"

G_BEGIN_DECLS

void sp_check_report_print_meaning (SpMeaning *meaning);
void sp_check_report_print (SpCheck *check);

G_END_DECLS
