/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-net.h"

G_BEGIN_DECLS

/* Networks with a name server that speaks for school.example, or for example.org where there are
 * servers, too. */
SpNet *sp_test_net_new (const char *name);

G_END_DECLS
