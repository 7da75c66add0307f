/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-key-reader.h"
#include "sp-truth.h"

G_BEGIN_DECLS

/* What is read from a data file of its own, such as a mail program, a provider or a database, and
 * goes by an id and a name. A class gives it a head; without one there are no words. */
#define SP_TYPE_ENTRY (sp_entry_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpEntry, sp_entry, SP, ENTRY, GObject)

struct _SpEntryClass
{
  GObjectClass parent_class;

  /* Whose name is not always that of the file. */
  const char *(*get_name) (SpEntry *self);
};

const char *sp_entry_get_id (SpEntry *self);
const char *sp_entry_get_name (SpEntry *self);
const char *sp_entry_get_source (SpEntry *self);
const char *sp_entry_get_checked (SpEntry *self);

/* For its classes */
void sp_entry_set_head (SpEntry          *self,
                        SpKeyFile        *file,
                        const SpKeyGroup *head);
SpKeyFile *sp_entry_get_file (SpEntry *self);
const SpKeyGroup *sp_entry_get_head (SpEntry *self);
const char *sp_entry_get_word (SpEntry    *self,
                               const char *key);
const char * const *sp_entry_get_list (SpEntry    *self,
                                       const char *key);

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
