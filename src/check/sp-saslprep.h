/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-password.h"

G_BEGIN_DECLS

SpPassword *sp_saslprep (SpPassword  *password,
                         GError     **error);

G_END_DECLS
