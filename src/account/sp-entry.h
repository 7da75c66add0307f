/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-key-reader.h"
#include "sp-truth.h"

G_BEGIN_DECLS

/* What the files of mail programs and of providers have in common. */

void sp_entry_check_head (SpKeyReader *head,
                          const char  *suffix);
SpTruth *sp_entry_read_facts (SpKeyFile          *file,
                              const char * const *names,
                              GPtrArray          *problems);
SpTruth sp_entry_find_fact (const SpTruth      *facts,
                            const char * const *names,
                            const char         *name);
GListModel *sp_entry_read_notes (SpKeyFile *file,
                                 GPtrArray *problems);

G_END_DECLS
