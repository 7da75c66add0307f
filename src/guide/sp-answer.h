/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One thing a question may be answered with. Immutable. Properties: id, label, hint. */
#define SP_TYPE_ANSWER (sp_answer_get_type ())
G_DECLARE_FINAL_TYPE (SpAnswer, sp_answer, SP, ANSWER, GObject)

SpAnswer *sp_answer_new (const char         *id,
                         const char         *label,
                         const char         *hint,
                         const char * const *domains);
const char *sp_answer_get_id (SpAnswer *self);
const char *sp_answer_get_label (SpAnswer *self);
const char *sp_answer_get_hint (SpAnswer *self);
const char * const *sp_answer_get_domains (SpAnswer *self);

G_END_DECLS
