/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "sp-option.h"

G_BEGIN_DECLS

typedef enum
{
  SP_POINT_HOW,
  SP_POINT_GOOD,
  SP_POINT_WATCH,
  SP_POINT_USE,
  SP_POINT_HERE,
  SP_N_POINT_KINDS,
} SpPointKind;

const char *sp_point_kind_to_id (SpPointKind kind);

/* One sentence on a topic. Immutable. Properties: text, link, kind. */
#define SP_TYPE_POINT (sp_point_get_type ())
G_DECLARE_FINAL_TYPE (SpPoint, sp_point, SP, POINT, GObject)

SpPoint *sp_point_new (const char  *id,
                       SpPointKind  kind,
                       const char  *text,
                       const char  *link);
const char *sp_point_get_id (SpPoint *self);
SpPointKind sp_point_get_kind (SpPoint *self);
const char *sp_point_get_text (SpPoint *self);
const char *sp_point_get_link (SpPoint *self);

/* One line of the table that compares the four ways. Immutable. */
#define SP_TYPE_ASPECT (sp_aspect_get_type ())
G_DECLARE_FINAL_TYPE (SpAspect, sp_aspect, SP, ASPECT, GObject)

SpAspect *sp_aspect_new (const char         *id,
                         const char         *title,
                         const char * const *texts);
const char *sp_aspect_get_id (SpAspect *self);
const char *sp_aspect_get_title (SpAspect *self);
const char *sp_aspect_get_text (SpAspect *self,
                                SpOption  option);

/* A page that explains. Immutable. Properties: id, title, summary, points, aspects. */
#define SP_TYPE_TOPIC (sp_topic_get_type ())
G_DECLARE_FINAL_TYPE (SpTopic, sp_topic, SP, TOPIC, GObject)

SpTopic *sp_topic_new (const char *id,
                       const char *title,
                       const char *summary,
                       GListModel *points,
                       GListModel *aspects);
const char *sp_topic_get_id (SpTopic *self);
const char *sp_topic_get_title (SpTopic *self);
const char *sp_topic_get_summary (SpTopic *self);
GListModel *sp_topic_get_points (SpTopic *self);
GListModel *sp_topic_get_aspects (SpTopic *self);

G_END_DECLS
