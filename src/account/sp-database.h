/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-entry.h"

G_BEGIN_DECLS

/* A public collection of mail settings, asked with a domain. Immutable. */
#define SP_TYPE_DATABASE (sp_database_get_type ())
G_DECLARE_FINAL_TYPE (SpDatabase, sp_database, SP, DATABASE, SpEntry)

SpDatabase *sp_database_new_from_path (const char *path,
                                       GPtrArray  *problems);
char *sp_database_dup_url (SpDatabase *self,
                           const char *domain);

G_END_DECLS
