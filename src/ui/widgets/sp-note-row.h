/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-note.h"

G_BEGIN_DECLS

/* A row with one sentence of the advice, the link that goes with it, and for a notice its
 * date and source. A prerequisite can be ticked. Properties: note, ticked (notify). */
#define SP_TYPE_NOTE_ROW (sp_note_row_get_type ())
G_DECLARE_FINAL_TYPE (SpNoteRow, sp_note_row, SP, NOTE_ROW, AdwPreferencesRow)

GtkWidget *sp_note_row_new (SpNote *note);
SpNote *sp_note_row_get_note (SpNoteRow *self);
gboolean sp_note_row_get_ticked (SpNoteRow *self);
void sp_note_row_set_ticked (SpNoteRow *self,
                             gboolean   ticked);

G_END_DECLS
