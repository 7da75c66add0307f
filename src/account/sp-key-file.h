/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-problem.h"

G_BEGIN_DECLS

/* What a key may hold. Everything but SP_KEY_TEXT is untranslated. */
typedef enum
{
  SP_KEY_TEXT,   /* a sentence for a person; may be translated as Key[xx]= */
  SP_KEY_WORD,   /* any other string without control characters */
  SP_KEY_ID,     /* lower-case letters, digits and inner hyphens */
  SP_KEY_LIST,   /* words separated and optionally ended by ';' */
  SP_KEY_LINK,   /* https: or mailto: */
  SP_KEY_DATE,   /* YYYY-MM-DD, YYYY-MM or YYYY */
  SP_KEY_NUMBER, /* a whole number from 0 to 65535 */
} SpKeyKind;

typedef struct
{
  const char *name; /* NULL ends a table; "*" takes any name */
  SpKeyKind kind;
  gboolean required;
} SpKeySpec;

typedef struct
{
  const char *kind; /* the first word of the group's name; NULL ends a table */
  gboolean has_id;  /* [Kind ID] rather than [Kind] */
  const SpKeySpec *keys;
  const SpKeySpec *more_keys; /* (nullable): keys that only this kind of file has */
  gboolean required;          /* the file must have one */
} SpGroupSpec;

typedef struct _SpKeyGroup SpKeyGroup;

#define SP_TYPE_KEY_FILE (sp_key_file_get_type ())
G_DECLARE_FINAL_TYPE (SpKeyFile, sp_key_file, SP, KEY_FILE, GObject)

SpKeyFile *sp_key_file_new_from_bytes (const char        *name,
                                       GBytes            *bytes,
                                       const SpGroupSpec *specs,
                                       GPtrArray         *problems);
SpKeyFile *sp_key_file_new_from_path (const char        *path,
                                      const SpGroupSpec *specs,
                                      GPtrArray         *problems);
SpKeyFile *sp_key_file_salvage (const char        *name,
                                GBytes            *bytes,
                                const SpGroupSpec *specs,
                                GPtrArray         *problems);
gboolean sp_key_file_may_have_lost (SpKeyFile  *self,
                                    const char *word);
GBytes *sp_key_file_read (const char *path,
                          GPtrArray  *problems);
GBytes *sp_key_file_read_stream (const char *name,
                                 int         fd,
                                 GPtrArray  *problems);
GBytes *sp_key_file_cut (GBytes             *bytes,
                         const char * const *kinds);
gboolean sp_key_file_has_header (GBytes     *bytes,
                                 const char *name);
const char *sp_key_file_get_name (SpKeyFile *self);
guint sp_key_file_get_n_groups (SpKeyFile *self);
const SpKeyGroup *sp_key_file_get_group (SpKeyFile *self,
                                         guint      index);
const SpKeyGroup *sp_key_file_find_group (SpKeyFile  *self,
                                          const char *kind,
                                          const char *id);

const char *sp_key_group_get_kind (const SpKeyGroup *self);
const char *sp_key_group_get_id (const SpKeyGroup *self);
guint sp_key_group_get_line (const SpKeyGroup *self);
const char *sp_key_group_get (const SpKeyGroup *self,
                              const char       *key);
const char * const *sp_key_group_get_list (const SpKeyGroup *self,
                                           const char       *key);
guint sp_key_group_get_number (const SpKeyGroup *self,
                               const char       *key);
guint sp_key_group_get_key_line (const SpKeyGroup *self,
                                 const char       *key);
gboolean sp_key_group_is_refused (const SpKeyGroup *self,
                                  const char       *key);
const char * const *sp_key_group_get_keys (const SpKeyGroup *self);
gboolean sp_key_group_is_english (const SpKeyGroup *self,
                                  const char       *key);

gboolean sp_key_text_is_id (const char *text);
gboolean sp_key_text_is_link (const char *text);
gboolean sp_key_text_is_date (const char *text);

G_END_DECLS
