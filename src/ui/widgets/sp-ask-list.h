/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-option.h"

G_BEGIN_DECLS

/* What to ask one's provider where no settings are known. */
GListModel *sp_ask_list_new (SpOption option);
char *sp_ask_list_to_text (GListModel *list);

G_END_DECLS
