/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-learn-page.h"

#include <glib/gi18n-lib.h>

#include "sp-compare-page.h"
#include "sp-heading.h"
#include "sp-pager.h"
#include "sp-section.h"
#include "sp-topic-page.h"
#include "sp-way.h"

struct _SpLearnPage
{
  AdwBin parent_instance;

  SpPager *pager;
  GtkWidget *list_page;
  GtkWidget *heading;
  SpSection *ways_section;
  SpSection *more_section;
  SpSection *own_section;

  SpGuide *general;      /* (nullable): where the topics come from */
  SpGuide *organisation; /* (nullable): what adds to them */
  char *shown_topic;     /* (nullable): id */
};

G_DEFINE_FINAL_TYPE (SpLearnPage, sp_learn_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_CAN_GO_BACK = 1,
  N_PROPS
} SpLearnPageProperty;

static GParamSpec *properties[N_PROPS];

static SpTopic *
find_topic (SpGuide    *guide,
            const char *id)
{
  GListModel *topics = guide != NULL ? sp_guide_get_topics (guide) : NULL;

  for (guint i = 0; topics != NULL && i < g_list_model_get_n_items (topics); i++)
    {
      g_autoptr (SpTopic) topic = g_list_model_get_item (topics, i);

      if (g_str_equal (sp_topic_get_id (topic), id))
        return topic;
    }

  return NULL;
}

static gboolean
is_way (gpointer item,
        gpointer user_data)
{
  SpOption option;

  return sp_option_from_id (sp_topic_get_id (SP_TOPIC (item)), &option);
}

static gboolean
is_no_way (gpointer item,
           gpointer user_data)
{
  return !is_way (item, user_data);
}

static gboolean
is_not_general (gpointer item,
                gpointer user_data)
{
  SpLearnPage *self = user_data;

  return find_topic (self->general, sp_topic_get_id (SP_TOPIC (item))) == NULL;
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  SpTopic *topic = SP_TOPIC (item);
  SpOption option;
  GtkWidget *row;

  row = g_object_new (ADW_TYPE_ACTION_ROW,
                      "activatable", TRUE,
                      "subtitle", sp_topic_get_summary (topic),
                      "title", sp_topic_get_title (topic),
                      "use-markup", FALSE,
                      NULL);
  if (sp_option_from_id (sp_topic_get_id (topic), &option))
    {
      GtkWidget *image = gtk_image_new_from_icon_name (sp_way_get_icon_name (option));

      gtk_image_set_pixel_size (GTK_IMAGE (image), 32);
      gtk_widget_add_css_class (image, "accent");
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", sp_topic_get_id (topic));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.learn");

  return row;
}

static void
bind_topics (SpLearnPage         *self,
             SpSection           *section,
             SpGuide             *guide,
             GtkCustomFilterFunc  matches)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  GListModel *topics = guide != NULL ? g_object_ref (sp_guide_get_topics (guide)) : NULL;
  g_autoptr (GtkFilterListModel) filtered = gtk_filter_list_model_new (topics, filter);

  sp_section_bind_model (section, G_LIST_MODEL (filtered), create_row, NULL);
}

static void
sp_learn_page_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SpLearnPage *self = SP_LEARN_PAGE (object);

  switch ((SpLearnPageProperty) id)
    {
    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, sp_learn_page_get_can_go_back (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
sp_learn_page_grab_focus (GtkWidget *widget)
{
  SpLearnPage *self = SP_LEARN_PAGE (widget);

  return gtk_widget_grab_focus (self->shown_topic != NULL ? GTK_WIDGET (self->pager) : self->heading);
}

static void
sp_learn_page_finalize (GObject *object)
{
  SpLearnPage *self = SP_LEARN_PAGE (object);

  g_clear_object (&self->general);
  g_clear_object (&self->organisation);
  g_clear_pointer (&self->shown_topic, g_free);

  G_OBJECT_CLASS (sp_learn_page_parent_class)->finalize (object);
}

static void
sp_learn_page_class_init (SpLearnPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = sp_learn_page_finalize;
  object_class->get_property = sp_learn_page_get_property;
  widget_class->grab_focus = sp_learn_page_grab_focus;

  properties[PROP_CAN_GO_BACK] =
    g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SP_TYPE_HEADING);
  g_type_ensure (SP_TYPE_PAGER);
  g_type_ensure (SP_TYPE_SECTION);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/pages/sp-learn-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpLearnPage, pager);
  gtk_widget_class_bind_template_child (widget_class, SpLearnPage, list_page);
  gtk_widget_class_bind_template_child (widget_class, SpLearnPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SpLearnPage, ways_section);
  gtk_widget_class_bind_template_child (widget_class, SpLearnPage, more_section);
  gtk_widget_class_bind_template_child (widget_class, SpLearnPage, own_section);
}

static void
sp_learn_page_init (SpLearnPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_pager_add (self->pager, self->list_page);
}

static void
set_shown_topic (SpLearnPage *self,
                 const char  *id)
{
  g_free (self->shown_topic);
  self->shown_topic = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

/* The pages that explain, from the general guide of `library`. */
GtkWidget *
sp_learn_page_new (SpGuideLibrary *library)
{
  SpLearnPage *self;
  SpGuideEntry *entry;

  g_return_val_if_fail (SP_IS_GUIDE_LIBRARY (library), NULL);

  self = g_object_new (SP_TYPE_LEARN_PAGE, NULL);
  entry = sp_guide_library_get_general (library);
  if (entry != NULL)
    {
      g_autoptr (GError) error = NULL;

      self->general = sp_guide_entry_load (entry, &error);
      if (self->general == NULL)
        g_warning ("No topics: %s", error->message);
    }
  bind_topics (self, self->ways_section, self->general, is_way);
  bind_topics (self, self->more_section, self->general, is_no_way);

  return GTK_WIDGET (self);
}

/* Adds what `guide` (nullable) says, if it is that of an organisation. */
void
sp_learn_page_set_guide (SpLearnPage *self,
                         SpGuide     *guide)
{
  g_return_if_fail (SP_IS_LEARN_PAGE (self));

  if (guide != NULL && self->general != NULL &&
      g_str_equal (sp_guide_get_id (guide), sp_guide_get_id (self->general)))
    guide = NULL;
  if (!g_set_object (&self->organisation, guide))
    return;

  if (guide != NULL)
    {
      /* Translators: heading of the topics of an organisation; %s is its name */
      g_autofree char *title = g_strdup_printf (_("At %s"), sp_guide_get_name (guide));

      g_object_set (self->own_section, "title", title, NULL);
    }
  bind_topics (self, self->own_section, guide, is_not_general);

  /* What is on the page of a topic is that of the guide before. */
  sp_learn_page_go_back (self);
}

/* Shows the page of a topic; the list of topics if there is none of that id. */
void
sp_learn_page_show_topic (SpLearnPage *self,
                          const char  *topic_id)
{
  SpTopic *topic;
  GtkWidget *page;

  g_return_if_fail (SP_IS_LEARN_PAGE (self));
  g_return_if_fail (topic_id != NULL);

  if (g_strcmp0 (self->shown_topic, topic_id) == 0)
    return;

  topic = find_topic (self->general, topic_id);
  if (topic == NULL)
    topic = find_topic (self->organisation, topic_id);
  if (topic == NULL)
    {
      sp_learn_page_go_back (self);
      return;
    }

  page = g_list_model_get_n_items (sp_topic_get_aspects (topic)) > 0
           ? sp_compare_page_new (topic)
           : sp_topic_page_new (topic, self->organisation);
  sp_pager_show_once (self->pager, page, SP_PAGER_FORWARD);
  set_shown_topic (self, topic_id);
}

/* Whether a topic is shown rather than the list of them. */
gboolean
sp_learn_page_get_can_go_back (SpLearnPage *self)
{
  g_return_val_if_fail (SP_IS_LEARN_PAGE (self), FALSE);

  return self->shown_topic != NULL;
}

/* Shows the list of topics. */
void
sp_learn_page_go_back (SpLearnPage *self)
{
  g_return_if_fail (SP_IS_LEARN_PAGE (self));

  if (self->shown_topic == NULL)
    return;

  sp_pager_show (self->pager, self->list_page, SP_PAGER_BACK);
  set_shown_topic (self, NULL);
}
