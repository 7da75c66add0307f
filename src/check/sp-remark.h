/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-decoder.h"

G_BEGIN_DECLS

/* What was seen against what the sheet says: something dangerous, something to do, something
 * better. Immutable. */
typedef enum
{
  SP_REMARK_DANGER,
  SP_REMARK_TO_DO,
  SP_REMARK_BETTER,
} SpRemarkKind;

const char *sp_remark_kind_to_id (SpRemarkKind kind); /* "danger", "to-do", "better" */

#define SP_TYPE_REMARK (sp_remark_get_type ())
G_DECLARE_FINAL_TYPE (SpRemark, sp_remark, SP, REMARK, GObject)

SpRemark *sp_remark_new (SpRemarkKind  kind,
                         const char   *text);
SpRemarkKind sp_remark_get_kind (SpRemark *self);
const char *sp_remark_get_text (SpRemark *self);

G_END_DECLS
