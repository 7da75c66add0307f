/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-database.h"
#include "sp-mail-program.h"
#include "sp-provider.h"

G_BEGIN_DECLS

/* The mail programs, providers and databases found in the data folders, each file read only
 * when it is asked for. */
#define SP_TYPE_CATALOGUE (sp_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (SpCatalogue, sp_catalogue, SP, CATALOGUE, GObject)

SpCatalogue *sp_catalogue_new (const char * const *data_dirs);
SpMailProgram *sp_catalogue_get_program (SpCatalogue *self,
                                         const char  *id);
SpMailProgram *sp_catalogue_peek_program (SpCatalogue *self,
                                          const char  *id);
GListModel *sp_catalogue_get_programs (SpCatalogue *self);
SpProvider *sp_catalogue_get_provider (SpCatalogue *self,
                                       const char  *id);
SpProvider *sp_catalogue_find_provider (SpCatalogue *self,
                                        const char  *domain);
SpProvider *sp_catalogue_find_provider_by_exchanger (SpCatalogue *self,
                                                     const char  *host);
GListModel *sp_catalogue_get_providers (SpCatalogue *self);
GListModel *sp_catalogue_get_databases (SpCatalogue *self);
GPtrArray *sp_catalogue_get_problems (SpCatalogue *self);

char **sp_data_dirs (void);

G_END_DECLS
