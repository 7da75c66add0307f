/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-records.h"

struct ares_addrinfo;

G_BEGIN_DECLS

/* What c-ares gives, as records or an error. */
SpRecords *sp_ares_answer_parse (SpRecordType   type,
                                 const guint8  *bytes,
                                 gsize          length,
                                 gboolean       believed,
                                 GError       **error);
SpRecords *sp_ares_answer_from_addresses (const struct ares_addrinfo  *addresses,
                                          GError                     **error);
GError *sp_ares_answer_make_error (int status);

G_END_DECLS
