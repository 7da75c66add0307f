/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-window.h"

G_BEGIN_DECLS

void sp_window_add_actions (SpWindow *self);

G_END_DECLS
