/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-contact.h"
#include "sp-sheet.h"

G_BEGIN_DECLS

/* Where the values of a sheet come from, said once for a group of them. */
SpSheetField *sp_origin_find_common (GListModel *fields);
gboolean sp_origin_equal (SpSheetField *a,
                          SpSheetField *b);
char *sp_origin_to_text (SpSheetField    *field,
                         const SpContact *contact);
const char *sp_origin_get_link (SpSheetField *field);

G_END_DECLS
