/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account-draft.h"
#include "sp-xml.h"

G_BEGIN_DECLS

void sp_autodiscover_read_protocols (SpAccountDraft *account,
                                     const xmlNode  *parent,
                                     const char     *element);

G_END_DECLS
