/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-advisor.h"

G_BEGIN_DECLS

void sp_report_print_contact (SpGuide *guide);
void sp_report_print_advice (SpAdvisor *advisor);
void sp_report_print_next (SpAdvisor *advisor);

G_END_DECLS
