/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row with something that was said or sent: what it is, the value, and lines on whence it
 * comes. Nothing in it is ever cut off. */
#define SP_TYPE_EVIDENCE_ROW (sp_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (SpEvidenceRow, sp_evidence_row, SP, EVIDENCE_ROW, AdwPreferencesRow)

GtkWidget *sp_evidence_row_new (const char *title);
void sp_evidence_row_set_value (SpEvidenceRow *self,
                                const char    *value);
void sp_evidence_row_set_icon_name (SpEvidenceRow *self,
                                    const char    *icon_name);
void sp_evidence_row_clear_lines (SpEvidenceRow *self);
void sp_evidence_row_add_line (SpEvidenceRow *self,
                               const char    *line);
void sp_evidence_row_add_remark (SpEvidenceRow *self,
                                 const char    *remark);
void sp_evidence_row_add_warning (SpEvidenceRow *self,
                                  const char    *warning);

G_END_DECLS
