/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-problem.h"
#include "sp-question.h"
#include "sp-topic.h"

G_BEGIN_DECLS

#define SP_GUIDE_ERROR (sp_guide_error_quark ())
GQuark sp_guide_error_quark (void);

typedef enum
{
  SP_GUIDE_ERROR_INVALID,        /* the file has errors; the message is the first */
  SP_GUIDE_ERROR_NOT_FOUND,      /* no guide of that id, no such file */
  SP_GUIDE_ERROR_NO_QUESTION,    /* the guide asks no such question */
  SP_GUIDE_ERROR_NO_ANSWER,      /* the question has no such answer */
  SP_GUIDE_ERROR_NO_PROGRAM,     /* the catalogue has no such mail program */
} SpGuideError;

/* The advice file of an organisation, or the general one. Immutable. */
#define SP_TYPE_GUIDE (sp_guide_get_type ())
G_DECLARE_FINAL_TYPE (SpGuide, sp_guide, SP, GUIDE, GObject)

SpGuide *sp_guide_new_from_bytes (const char *path,
                                  GBytes     *bytes,
                                  GPtrArray  *problems,
                                  GError    **error);
SpGuide *sp_guide_new_from_path (const char *path,
                                 GPtrArray  *problems,
                                 GError    **error);

const char *sp_guide_get_path (SpGuide *self);
const char *sp_guide_get_id (SpGuide *self);
const char *sp_guide_get_name (SpGuide *self);
const char * const *sp_guide_get_domains (SpGuide *self);
gboolean sp_guide_is_historical (SpGuide *self);
const char *sp_guide_get_source (SpGuide *self);
const char *sp_guide_get_source_date (SpGuide *self);
const char *sp_guide_get_reviewed (SpGuide *self);
const char *sp_guide_get_review_by (SpGuide *self);
gboolean sp_guide_needs_review (SpGuide   *self,
                                GDateTime *now);
const char *sp_guide_get_contact_name (SpGuide *self);
const char *sp_guide_get_contact_link (SpGuide *self);
GListModel *sp_guide_get_questions (SpGuide *self);
SpQuestion *sp_guide_find_question (SpGuide    *self,
                                    const char *id);
SpQuestion *sp_guide_get_program_question (SpGuide *self);
GListModel *sp_guide_get_topics (SpGuide *self);
GListModel *sp_guide_get_points (SpGuide    *self,
                                 const char *topic_id);

G_END_DECLS
