/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-topic.h"

struct _SpTopic
{
  GObject parent_instance;

  char *id;
  char *title;
  char *summary;
  GListModel *points;
  GListModel *aspects;
};

typedef enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_SUMMARY,
  PROP_POINTS,
  PROP_ASPECTS,
} TopicProperty;

static GParamSpec *properties[PROP_ASPECTS + 1];

G_DEFINE_FINAL_TYPE (SpTopic, sp_topic, G_TYPE_OBJECT)

static void
sp_topic_finalize (GObject *object)
{
  SpTopic *self = SP_TOPIC (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->summary);
  g_clear_object (&self->points);
  g_clear_object (&self->aspects);

  G_OBJECT_CLASS (sp_topic_parent_class)->finalize (object);
}

static void
sp_topic_get_property (GObject    *object,
                       guint       property_id,
                       GValue     *value,
                       GParamSpec *pspec)
{
  SpTopic *self = SP_TOPIC (object);

  switch ((TopicProperty) property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    case PROP_POINTS:
      g_value_set_object (value, self->points);
      break;
    case PROP_ASPECTS:
      g_value_set_object (value, self->aspects);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_topic_class_init (SpTopicClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_topic_finalize;
  object_class->get_property = sp_topic_get_property;

  properties[PROP_ID] =
    g_param_spec_string ("id", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUMMARY] =
    g_param_spec_string ("summary", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_POINTS] =
    g_param_spec_object ("points", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ASPECTS] =
    g_param_spec_object ("aspects", NULL, NULL, G_TYPE_LIST_MODEL,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sp_topic_init (SpTopic *self)
{
}

/**
 * sp_topic_new:
 * @id: its id
 * @title: its heading
 * @summary: (nullable): what it comes to, in a sentence or two
 * @points: (transfer none): a model of #SpPoint
 * @aspects: (transfer none): a model of #SpAspect, empty but for a comparison
 *
 * Returns: (transfer full): a topic
 */
SpTopic *
sp_topic_new (const char *id,
              const char *title,
              const char *summary,
              GListModel *points,
              GListModel *aspects)
{
  SpTopic *self = g_object_new (SP_TYPE_TOPIC, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->summary = g_strdup (summary);
  g_set_object (&self->points, points);
  g_set_object (&self->aspects, aspects);
  return self;
}

const char *
sp_topic_get_id (SpTopic *self)
{
  g_return_val_if_fail (SP_IS_TOPIC (self), NULL);
  return self->id;
}

const char *
sp_topic_get_title (SpTopic *self)
{
  g_return_val_if_fail (SP_IS_TOPIC (self), NULL);
  return self->title;
}

const char *
sp_topic_get_summary (SpTopic *self)
{
  g_return_val_if_fail (SP_IS_TOPIC (self), NULL);
  return self->summary;
}

GListModel *
sp_topic_get_points (SpTopic *self)
{
  g_return_val_if_fail (SP_IS_TOPIC (self), NULL);
  return self->points;
}

GListModel *
sp_topic_get_aspects (SpTopic *self)
{
  g_return_val_if_fail (SP_IS_TOPIC (self), NULL);
  return self->aspects;
}
