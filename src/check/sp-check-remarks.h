/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-remark.h"
#include "sp-seen.h"
#include "sp-server.h"

G_BEGIN_DECLS

void sp_check_remarks_make (GListStore     *remarks,
                            const SpServer *server,
                            const SpSeen   *seen,
                            const GError   *problem,
                            GDateTime      *now);

G_END_DECLS
