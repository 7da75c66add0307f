/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-compare-page.h"

#include <glib/gi18n-lib.h>

#include "sp-adaptive-bin.h"
#include "sp-heading.h"
#include "sp-label.h"
#include "sp-section.h"
#include "sp-way.h"

struct _SpComparePage
{
  AdwBin parent_instance;

  SpHeading *heading;
  GtkLabel *summary_label;
  GtkBox *table;
  GtkBox *cards;
};

G_DEFINE_FINAL_TYPE (SpComparePage, sp_compare_page, ADW_TYPE_BIN)

/* The ways that are compared, in the order of the columns. */
static const SpOption ways[] = {
  SP_OPTION_WEBMAIL,
  SP_OPTION_EXCHANGE,
  SP_OPTION_IMAP,
  SP_OPTION_POP,
};

static char *
dup_layout (SpComparePage *self,
            gboolean       narrow)
{
  return g_strdup (narrow ? "cards" : "table");
}

static gboolean
sp_compare_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_COMPARE_PAGE (widget)->heading));
}

static void
sp_compare_page_class_init (SpComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = sp_compare_page_grab_focus;

  g_type_ensure (SP_TYPE_ADAPTIVE_BIN);
  g_type_ensure (SP_TYPE_HEADING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/pages/sp-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpComparePage, heading);
  gtk_widget_class_bind_template_child (widget_class, SpComparePage, summary_label);
  gtk_widget_class_bind_template_child (widget_class, SpComparePage, table);
  gtk_widget_class_bind_template_child (widget_class, SpComparePage, cards);
  gtk_widget_class_bind_template_callback (widget_class, dup_layout);
}

static void
sp_compare_page_init (SpComparePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The table */

static GtkWidget *
add_row (SpComparePage *self)
{
  GtkWidget *row = g_object_new (GTK_TYPE_BOX,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_ROW,
                                 "homogeneous", TRUE,
                                 NULL);

  gtk_widget_add_css_class (row, "sp-table-row");
  gtk_box_append (self->table, row);

  return row;
}

static void
add_cell (GtkWidget         *row,
          GtkAccessibleRole  role,
          const char        *text)
{
  GtkWidget *cell = g_object_new (GTK_TYPE_LABEL,
                                  "accessible-role", role,
                                  "label", text,
                                  "wrap", TRUE,
                                  "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                  "xalign", 0.0,
                                  "yalign", 0.0,
                                  NULL);

  gtk_widget_add_css_class (cell, "sp-cell");
  if (role != GTK_ACCESSIBLE_ROLE_CELL)
    gtk_widget_add_css_class (cell, "heading");
  gtk_box_append (GTK_BOX (row), cell);
}

static void
add_way_header (GtkWidget *row,
                SpOption   way)
{
  GtkWidget *cell = g_object_new (GTK_TYPE_BOX,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
                                  "orientation", GTK_ORIENTATION_VERTICAL,
                                  "spacing", 6,
                                  NULL);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "halign", GTK_ALIGN_START,
                                   "icon-name", sp_way_get_icon_name (way),
                                   "pixel-size", 32,
                                   NULL);
  GtkWidget *label = gtk_label_new (sp_option_get_label (way));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (cell, "sp-cell");
  gtk_widget_add_css_class (image, "accent");
  gtk_widget_add_css_class (label, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sp_option_get_label (way), -1);
  gtk_box_append (GTK_BOX (cell), image);
  gtk_box_append (GTK_BOX (cell), label);
  gtk_box_append (GTK_BOX (row), cell);
}

static void
fill_table (SpComparePage *self,
            GListModel    *aspects)
{
  GtkWidget *row = add_row (self);

  add_cell (row, GTK_ACCESSIBLE_ROLE_COLUMN_HEADER, "");
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    add_way_header (row, ways[i]);

  for (guint i = 0; i < g_list_model_get_n_items (aspects); i++)
    {
      g_autoptr (SpAspect) aspect = g_list_model_get_item (aspects, i);

      row = add_row (self);
      add_cell (row, GTK_ACCESSIBLE_ROLE_ROW_HEADER, sp_aspect_get_title (aspect));
      for (gsize j = 0; j < G_N_ELEMENTS (ways); j++)
        add_cell (row, GTK_ACCESSIBLE_ROLE_CELL, sp_aspect_get_text (aspect, ways[j]));
    }
}

/* The lists */

static GtkWidget *
create_aspect_row (gpointer item,
                   gpointer user_data)
{
  SpAspect *aspect = SP_ASPECT (item);
  SpOption way = GPOINTER_TO_UINT (user_data);

  return g_object_new (ADW_TYPE_ACTION_ROW,
                       "activatable", FALSE,
                       "subtitle", sp_aspect_get_text (aspect, way),
                       "title", sp_aspect_get_title (aspect),
                       "use-markup", FALSE,
                       NULL);
}

static void
fill_cards (SpComparePage *self,
            GListModel    *aspects)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkWidget *card = sp_section_new (sp_option_get_label (ways[i]));

      sp_section_bind_model (SP_SECTION (card), aspects, create_aspect_row, GUINT_TO_POINTER (ways[i]));
      gtk_box_append (self->cards, card);
    }
}

/* A page that shows `topic`, which has aspects to compare. */
GtkWidget *
sp_compare_page_new (SpTopic *topic)
{
  SpComparePage *self;

  g_return_val_if_fail (SP_IS_TOPIC (topic), NULL);

  self = g_object_new (SP_TYPE_COMPARE_PAGE, NULL);
  sp_heading_set_label (self->heading, sp_topic_get_title (topic));
  sp_label_show (self->summary_label, sp_topic_get_summary (topic));
  fill_table (self, sp_topic_get_aspects (topic));
  fill_cards (self, sp_topic_get_aspects (topic));

  return GTK_WIDGET (self);
}
