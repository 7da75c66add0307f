/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-key-file.h"

G_BEGIN_DECLS

/* One key of a group, together with its translations. The scan fills the first half,
 * SpKeyFile the second. */
typedef struct
{
  char *name;
  SpKeyKind kind;
  gboolean is_extension;  /* begins with X- */
  gboolean is_translated; /* into a language of the reader */
  gboolean is_refused;    /* there, but at fault: its value is not known */
  guint line;             /* 0: only translations were seen */
  guint translation_line;

  char *value; /* (nullable): absent or empty */
  char **list; /* (nullable) */
  guint number;
  gboolean is_english;
} SpKeyEntry;

struct _SpKeyGroup
{
  char *name; /* all that stands between the brackets */
  char *kind;
  char *id; /* (nullable) */
  guint line;
  GArray *entries; /* of SpKeyEntry */
  const char **keys;
};

SpKeyGroup *sp_key_group_new (const char *name,
                              const char *kind,
                              const char *id,
                              guint       line);
void sp_key_group_free (SpKeyGroup *self);
SpKeyEntry *sp_key_group_add_entry (SpKeyGroup *self,
                                    const char *key);
SpKeyEntry *sp_key_group_find_entry (const SpKeyGroup *self,
                                     const char       *key);
void sp_key_group_take_values (SpKeyGroup *self,
                               GKeyFile   *key_file);

G_END_DECLS
