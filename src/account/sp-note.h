/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-key-file.h"
#include "sp-option.h"

G_BEGIN_DECLS

typedef enum
{
  SP_NOTE_REASON,
  SP_NOTE_PREREQUISITE,
  SP_NOTE_CAVEAT,
  SP_NOTE_DISCOURAGED,
  SP_NOTE_UNAVAILABLE,
  SP_NOTE_NOTICE,
  SP_N_NOTE_KINDS,
} SpNoteKind;

/* A sentence that goes with an option, from a guide or a provider. Immutable. */
#define SP_TYPE_NOTE (sp_note_get_type ())
G_DECLARE_FINAL_TYPE (SpNote, sp_note, SP, NOTE, GObject)

/* The keys of a [Note ID] group in any data file; guides add When. */
extern const SpKeySpec sp_note_keys[];

SpNote *sp_note_new_from_group (SpKeyFile        *file,
                                const SpKeyGroup *group,
                                GPtrArray        *problems);
const char *sp_note_get_id (SpNote *self);
SpNoteKind sp_note_get_kind (SpNote *self);
gboolean sp_note_concerns (SpNote   *self,
                           SpOption  option);
gboolean sp_note_is_for_provider (SpNote     *self,
                                  const char *provider_id);
SpOptionSet sp_note_get_options (SpNote *self);
const char *sp_note_get_text (SpNote *self);
const char *sp_note_get_link (SpNote *self);
const char *sp_note_get_since (SpNote *self);
const char *sp_note_get_source (SpNote *self);
guint sp_note_get_line (SpNote *self);

const char *sp_note_kind_to_id (SpNoteKind kind);

G_END_DECLS
