/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-account.h"
#include "sp-mail-program.h"
#include "sp-note.h"

G_BEGIN_DECLS

typedef enum
{
  SP_SHEET_IDENTITY,
  SP_SHEET_INCOMING,
  SP_SHEET_OUTGOING,
  SP_SHEET_EXCHANGE,
  SP_SHEET_WEB,
  SP_N_SHEET_GROUPS,
} SpSheetGroup;

const char *sp_sheet_group_get_title (SpSheetGroup group);

/* One value to copy. Immutable. Its strings are never NULL, but may be empty.
 * Properties: field, label, name, value, copy-value, hint, group, source, checked, confidence, published. */
#define SP_TYPE_SHEET_FIELD (sp_sheet_field_get_type ())
G_DECLARE_FINAL_TYPE (SpSheetField, sp_sheet_field, SP, SHEET_FIELD, GObject)

const char *sp_sheet_field_get_field (SpSheetField *self);
const char *sp_sheet_field_get_label (SpSheetField *self);
const char *sp_sheet_field_get_name (SpSheetField *self);
const char *sp_sheet_field_get_value (SpSheetField *self);
const char *sp_sheet_field_get_hint (SpSheetField *self);
SpSheetGroup sp_sheet_field_get_group (SpSheetField *self);
const char *sp_sheet_field_get_source (SpSheetField *self);
const char *sp_sheet_field_get_checked (SpSheetField *self);
SpConfidence sp_sheet_field_get_confidence (SpSheetField *self);
gboolean sp_sheet_field_is_published (SpSheetField *self);

/* The ordered fields to copy for one account, one option and one mail program, in
 * that program's words: a GListModel of SpSheetField. Immutable. */
#define SP_TYPE_SHEET (sp_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SpSheet, sp_sheet, SP, SHEET, GObject)

SpSheet *sp_sheet_new (SpAccount     *account,
                       SpOption       option,
                       SpMailProgram *program,
                       const char    *contact);
SpMailProgram *sp_sheet_get_program (SpSheet *self);
SpOption sp_sheet_get_option (SpSheet *self);
const char *sp_sheet_get_password_advice (SpSheet     *self,
                                          SpDirection  direction);
char *sp_sheet_to_text (SpSheet *self);

G_END_DECLS
