/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-key-file.h"
#include "sp-option.h"

G_BEGIN_DECLS

/* Reads the words of data files against a table: one word for each value of an enum. */
typedef struct
{
  SpKeyFile *file;
  const SpKeyGroup *group;
  GPtrArray *problems;
  gboolean failed;
} SpKeyReader;

void sp_key_reader_fail (SpKeyReader *self,
                         const char  *key,
                         const char  *format,
                         ...) G_GNUC_PRINTF (3, 4);
const char *sp_key_reader_get (SpKeyReader *self,
                               const char  *key);
gboolean sp_key_reader_lacks (SpKeyReader *self,
                              const char  *key);
guint sp_key_reader_get_word (SpKeyReader        *self,
                              const char         *key,
                              const char * const *words,
                              guint               n_words,
                              guint               fallback);
guint sp_key_reader_get_words (SpKeyReader        *self,
                               const char         *key,
                               const char * const *words,
                               guint               n_words,
                               guint              *values);
SpOptionSet sp_key_reader_get_options (SpKeyReader *self,
                                       const char  *key);

G_END_DECLS
