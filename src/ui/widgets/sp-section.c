/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-section.h"

#include "sp-link.h"
#include "sp-wrap-box.h"

struct _SpSection
{
  AdwBin parent_instance;

  GtkListBox *list;
  GtkLabel *subtitle_label;
  SpLink *link_button;

  char *title;
  GListModel *model; /* (nullable) (owned) */
};

G_DEFINE_FINAL_TYPE (SpSection, sp_section, ADW_TYPE_BIN)

typedef enum
{
  PROP_TITLE = 1,
  N_PROPS
} SpSectionProperty;

static GParamSpec *properties[N_PROPS];

static void
on_model_items_changed_cb (SpSection *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->model != NULL && g_list_model_get_n_items (self->model) > 0);
}

static void
sp_section_get_property (GObject    *object,
                         guint       id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  SpSection *self = SP_SECTION (object);

  switch ((SpSectionProperty) id)
    {
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_section_set_property (GObject      *object,
                         guint         id,
                         const GValue *value,
                         GParamSpec   *pspec)
{
  SpSection *self = SP_SECTION (object);

  switch ((SpSectionProperty) id)
    {
    case PROP_TITLE:
      if (g_strcmp0 (self->title, g_value_get_string (value)) != 0)
        {
          g_free (self->title);
          self->title = g_value_dup_string (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_section_dispose (GObject *object)
{
  SpSection *self = SP_SECTION (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, on_model_items_changed_cb, self);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (sp_section_parent_class)->dispose (object);
}

static void
sp_section_finalize (GObject *object)
{
  SpSection *self = SP_SECTION (object);

  g_free (self->title);

  G_OBJECT_CLASS (sp_section_parent_class)->finalize (object);
}

static void
sp_section_class_init (SpSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_section_dispose;
  object_class->finalize = sp_section_finalize;
  object_class->get_property = sp_section_get_property;
  object_class->set_property = sp_section_set_property;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SP_TYPE_LINK);
  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-section.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSection, list);
  gtk_widget_class_bind_template_child (widget_class, SpSection, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, SpSection, link_button);
}

static void
sp_section_init (SpSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A section without a list, and hidden until it has one. */
GtkWidget *
sp_section_new (const char *title)
{
  return g_object_new (SP_TYPE_SECTION, "title", title, NULL);
}

/* Sets the line beneath the heading, or none with NULL. */
void
sp_section_set_subtitle (SpSection  *self,
                         const char *subtitle)
{
  g_return_if_fail (SP_IS_SECTION (self));

  gtk_label_set_label (self->subtitle_label, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), subtitle != NULL);
}

/* Sets the link behind the subtitle, or none with NULL. */
void
sp_section_set_link (SpSection  *self,
                     const char *link)
{
  g_return_if_fail (SP_IS_SECTION (self));

  sp_link_set_about (self->link_button, self->title);
  sp_link_set_uri (self->link_button, link);
}

/* Lists `model` (nullable) with a row from `create_row` for each of its items; as
 * gtk_list_box_bind_model(). */
void
sp_section_bind_model (SpSection                  *self,
                       GListModel                 *model,
                       GtkListBoxCreateWidgetFunc  create_row,
                       gpointer                    user_data)
{
  g_return_if_fail (SP_IS_SECTION (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, on_model_items_changed_cb, self);

  g_set_object (&self->model, model);
  if (model != NULL)
    g_signal_connect_swapped (model, "items-changed", G_CALLBACK (on_model_items_changed_cb), self);

  gtk_list_box_bind_model (self->list, model, create_row, user_data, NULL);
  on_model_items_changed_cb (self);
}
