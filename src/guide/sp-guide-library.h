/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-guide.h"

G_BEGIN_DECLS

/* A guide that was found, known by its [Guide] group alone until it is loaded.
 * Properties: id, name. */
#define SP_TYPE_GUIDE_ENTRY (sp_guide_entry_get_type ())
G_DECLARE_FINAL_TYPE (SpGuideEntry, sp_guide_entry, SP, GUIDE_ENTRY, GObject)

const char *sp_guide_entry_get_id (SpGuideEntry *self);
const char *sp_guide_entry_get_name (SpGuideEntry *self);
const char *sp_guide_entry_get_path (SpGuideEntry *self);
const char *sp_guide_entry_get_source_date (SpGuideEntry *self);
gboolean sp_guide_entry_is_historical (SpGuideEntry *self);
gboolean sp_guide_entry_is_general (SpGuideEntry *self);
const char *sp_guide_entry_get_overrides (SpGuideEntry *self);
SpGuide *sp_guide_entry_load (SpGuideEntry  *self,
                              GError       **error);

/* The guides of the search path, organisations first by name, the general one last:
 * a GListModel of SpGuideEntry. */
#define SP_TYPE_GUIDE_LIBRARY (sp_guide_library_get_type ())
G_DECLARE_FINAL_TYPE (SpGuideLibrary, sp_guide_library, SP, GUIDE_LIBRARY, GObject)

SpGuideLibrary *sp_guide_library_new (const char * const *data_dirs);
SpGuideEntry *sp_guide_library_find (SpGuideLibrary *self,
                                     const char     *id);
SpGuideEntry *sp_guide_library_find_for_domain (SpGuideLibrary *self,
                                                const char     *domain);
SpGuideEntry *sp_guide_library_get_general (SpGuideLibrary *self);
GPtrArray *sp_guide_library_get_problems (SpGuideLibrary *self);

G_END_DECLS
