/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-key-file.h"

G_BEGIN_DECLS

char *sp_key_check_line (const char *line,
                         gsize       length);
char *sp_key_check_characters (const char *line);
char *sp_key_check_group (const SpGroupSpec *spec,
                          const char        *kind,
                          const char        *id);
char *sp_key_check_name (const char *name,
                         const char *locale);
char *sp_key_check_value (SpKeyKind   kind,
                          const char *value);
gboolean sp_key_value_is_empty (SpKeyKind   kind,
                                const char *value);

gboolean sp_key_locale_is_valid (const char *locale);
char *sp_key_split_locale (char *name);

const SpGroupSpec *sp_group_specs_find (const SpGroupSpec *specs,
                                        const char        *kind);
const SpKeySpec *sp_group_spec_find_key (const SpGroupSpec *spec,
                                         const char        *name);

G_END_DECLS
