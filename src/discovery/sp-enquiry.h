/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-address.h"

G_BEGIN_DECLS

char *sp_enquiry_to_text (SpAddress *address);

G_END_DECLS
