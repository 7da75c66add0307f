/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-topic-page.h"

#include <glib/gi18n-lib.h>

#include "sp-heading.h"
#include "sp-label.h"
#include "sp-point-row.h"
#include "sp-section.h"
#include "sp-way.h"

struct _SpTopicPage
{
  AdwBin parent_instance;

  GtkImage *image;
  SpHeading *heading;
  GtkLabel *summary_label;
  GtkBox *sections_box;
};

G_DEFINE_FINAL_TYPE (SpTopicPage, sp_topic_page, ADW_TYPE_BIN)

/* The sections, in their order on the page. */
static const struct
{
  SpPointKind kind;
  const char *title;
} sections[] = {
  { SP_POINT_HOW, N_("How it works") },
  { SP_POINT_GOOD, N_("What is good about it") },
  { SP_POINT_WATCH, N_("What to watch out for") },
  { SP_POINT_USE, N_("When it is right for you") },
  /* Translators: heading of sentences on the person’s own organisation */
  { SP_POINT_HERE, N_("Here") },
};

static gboolean
sp_topic_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_TOPIC_PAGE (widget)->heading));
}

static void
sp_topic_page_class_init (SpTopicPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = sp_topic_page_grab_focus;

  g_type_ensure (SP_TYPE_HEADING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/pages/sp-topic-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpTopicPage, image);
  gtk_widget_class_bind_template_child (widget_class, SpTopicPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SpTopicPage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, SpTopicPage, sections_box);
}

static void
sp_topic_page_init (SpTopicPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static gboolean
is_of_kind (gpointer item,
            gpointer user_data)
{
  return sp_point_get_kind (SP_POINT (item)) == (SpPointKind) GPOINTER_TO_UINT (user_data);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return sp_point_row_new (SP_POINT (item));
}

static void
add_section (SpTopicPage *self,
             const char  *title,
             GListModel  *points)
{
  GtkWidget *section = sp_section_new (title);

  sp_section_bind_model (SP_SECTION (section), points, create_row, NULL);
  gtk_box_append (self->sections_box, section);
}

static void
show_topic (SpTopicPage *self,
            SpTopic     *topic)
{
  SpOption option;
  gboolean is_way = sp_option_from_id (sp_topic_get_id (topic), &option);

  gtk_widget_set_visible (GTK_WIDGET (self->image), is_way);
  if (is_way)
    gtk_image_set_from_icon_name (self->image, sp_way_get_icon_name (option));
  sp_heading_set_label (self->heading, sp_topic_get_title (topic));
  sp_label_show (self->summary_label, sp_topic_get_summary (topic));

  for (gsize i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (is_of_kind,
                                                             GUINT_TO_POINTER (sections[i].kind), NULL));
      g_autoptr (GtkFilterListModel) points =
        gtk_filter_list_model_new (g_object_ref (sp_topic_get_points (topic)), filter);

      add_section (self, _(sections[i].title), G_LIST_MODEL (points));
    }
}

static void
show_guide (SpTopicPage *self,
            SpTopic     *topic,
            SpGuide     *guide)
{
  GListModel *points = sp_guide_get_points (guide, sp_topic_get_id (topic));
  /* Translators: heading of what an organisation adds to a topic; %s is its name */
  g_autofree char *title = g_strdup_printf (_("At %s"), sp_guide_get_name (guide));

  add_section (self, title, points);
}

/* A page on `topic`, with what `guide` (nullable) of an organisation says on it. */
GtkWidget *
sp_topic_page_new (SpTopic *topic,
                   SpGuide *guide)
{
  SpTopicPage *self;

  g_return_val_if_fail (SP_IS_TOPIC (topic), NULL);

  self = g_object_new (SP_TYPE_TOPIC_PAGE, NULL);
  show_topic (self, topic);
  if (guide != NULL)
    show_guide (self, topic, guide);

  return GTK_WIDGET (self);
}
