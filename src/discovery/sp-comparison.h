/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-agreement.h"

G_BEGIN_DECLS

void sp_comparison_make (SpAccount  *account,
                         GListModel *findings,
                         GListStore *agreements);

G_END_DECLS
