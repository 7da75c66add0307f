/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-program-chooser.h"

#include <glib/gi18n-lib.h>

struct _SpProgramChooser
{
  AdwBin parent_instance;

  GtkWidget *button;
  GtkPopover *popover;
  GtkLabel *program_label;
  GtkEditable *search_entry;
  GtkListBox *list;

  SpCatalogue *catalogue; /* (nullable) */
  SpMailProgram *first;   /* (nullable) */
  SpMailProgram *program; /* (nullable): any program */

  GListStore *choices; /* of SpMailProgram, and one GtkStringObject for any program */
  GtkFilter *filter;
  GListModel *shown;
};

G_DEFINE_FINAL_TYPE (SpProgramChooser, sp_program_chooser, ADW_TYPE_BIN)

typedef enum
{
  PROP_PROGRAM = 1,
  N_PROPS
} SpProgramChooserProperty;

static GParamSpec *properties[N_PROPS];

/* Read only when the list is opened: that takes every file of the catalogue. */
static void
fill_choices (SpProgramChooser *self)
{
  GListModel *programs = self->catalogue != NULL ? sp_catalogue_get_programs (self->catalogue) : NULL;
  guint n_programs = programs != NULL ? g_list_model_get_n_items (programs) : 0;
  g_autoptr (GtkStringObject) any = gtk_string_object_new (_("Any mail program"));

  g_list_store_remove_all (self->choices);
  if (self->first != NULL)
    g_list_store_append (self->choices, self->first);
  g_list_store_append (self->choices, any);

  for (guint i = 0; i < n_programs; i++)
    {
      g_autoptr (SpMailProgram) program = g_list_model_get_item (programs, i);

      if (self->first == NULL ||
          !g_str_equal (sp_entry_get_id (SP_ENTRY (program)), sp_entry_get_id (SP_ENTRY (self->first))))
        g_list_store_append (self->choices, program);
    }
}

/* By name alone: nearly every summary says “mail program”. */
static gboolean
matches_search (gpointer item,
                gpointer user_data)
{
  SpProgramChooser *self = user_data;
  g_autofree char *needle = g_utf8_casefold (gtk_editable_get_text (self->search_entry), -1);
  g_autofree char *name = NULL;

  name = g_utf8_casefold (SP_IS_MAIL_PROGRAM (item) ? sp_entry_get_name (SP_ENTRY (item))
                                                    : gtk_string_object_get_string (item), -1);

  return strstr (name, g_strstrip (needle)) != NULL;
}

static gboolean
is_chosen (SpProgramChooser *self,
           gpointer          item)
{
  if (!SP_IS_MAIL_PROGRAM (item) || self->program == NULL)
    return !SP_IS_MAIL_PROGRAM (item) && self->program == NULL;

  return g_str_equal (sp_entry_get_id (SP_ENTRY (item)), sp_entry_get_id (SP_ENTRY (self->program)));
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  SpProgramChooser *self = user_data;
  GtkWidget *row = adw_action_row_new ();
  gboolean is_program = SP_IS_MAIL_PROGRAM (item);
  const char *summary = is_program ? sp_mail_program_get_summary (item)
                                   : _("General words, for a program that is not listed");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 is_program ? sp_entry_get_name (SP_ENTRY (item))
                                            : gtk_string_object_get_string (item));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), summary != NULL ? summary : "");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  if (is_chosen (self, item))
    {
      GtkWidget *tick = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (tick),
                                      /* Translators: of the mail program that is chosen now */
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _("Chosen"),
                                      -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), tick);
    }

  return row;
}

static void
choose (SpProgramChooser *self,
        guint             position)
{
  g_autoptr (GObject) item = g_list_model_get_item (self->shown, position);

  if (item == NULL)
    return;

  gtk_popover_popdown (self->popover);
  sp_program_chooser_set_program (self, SP_IS_MAIL_PROGRAM (item) ? SP_MAIL_PROGRAM (item) : NULL);
}

static void
on_popover_show_cb (SpProgramChooser *self)
{
  gtk_editable_set_text (self->search_entry, "");
  fill_choices (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
on_search_changed_cb (SpProgramChooser *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_search_activate_cb (SpProgramChooser *self)
{
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  choose (self, 0);
}

static void
on_search_stop_cb (SpProgramChooser *self)
{
  gtk_popover_popdown (self->popover);
}

static void
on_list_row_activated_cb (SpProgramChooser *self,
                          GtkListBoxRow    *row)
{
  choose (self, gtk_list_box_row_get_index (row));
}

static void
show_program (SpProgramChooser *self)
{
  const char *name = self->program != NULL ? sp_entry_get_name (SP_ENTRY (self->program))
                                           : _("Any mail program");
  /* Translators: what a screen reader says of the button; %s is the program chosen now */
  g_autofree char *spoken = g_strdup_printf (_("Mail program: %s"), name);

  gtk_label_set_label (self->program_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
sp_program_chooser_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  SpProgramChooser *self = SP_PROGRAM_CHOOSER (object);

  switch ((SpProgramChooserProperty) id)
    {
    case PROP_PROGRAM:
      g_value_set_object (value, self->program);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_program_chooser_set_property (GObject      *object,
                                 guint         id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  SpProgramChooser *self = SP_PROGRAM_CHOOSER (object);

  switch ((SpProgramChooserProperty) id)
    {
    case PROP_PROGRAM:
      sp_program_chooser_set_program (self, g_value_get_object (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_program_chooser_dispose (GObject *object)
{
  SpProgramChooser *self = SP_PROGRAM_CHOOSER (object);

  /* The filter looks at the search entry, which goes first. */
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->shown);
  g_clear_object (&self->choices);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->first);
  g_clear_object (&self->program);

  G_OBJECT_CLASS (sp_program_chooser_parent_class)->dispose (object);
}

static void
sp_program_chooser_class_init (SpProgramChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_program_chooser_dispose;
  object_class->get_property = sp_program_chooser_get_property;
  object_class->set_property = sp_program_chooser_set_property;

  properties[PROP_PROGRAM] =
    g_param_spec_object ("program", NULL, NULL, SP_TYPE_MAIL_PROGRAM,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-program-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, SpProgramChooser, button);
  gtk_widget_class_bind_template_child (widget_class, SpProgramChooser, popover);
  gtk_widget_class_bind_template_child (widget_class, SpProgramChooser, program_label);
  gtk_widget_class_bind_template_child (widget_class, SpProgramChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, SpProgramChooser, list);
  gtk_widget_class_bind_template_callback (widget_class, on_list_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stop_cb);
}

static void
sp_program_chooser_init (SpProgramChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->choices = g_list_store_new (G_TYPE_OBJECT);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_search, self, NULL));
  self->shown = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->choices)),
                                                         g_object_ref (self->filter)));
  gtk_list_box_bind_model (self->list, self->shown, create_row, self, NULL);
  show_program (self);
}

/* Sets where the programs to choose from are found. */
void
sp_program_chooser_set_catalogue (SpProgramChooser *self,
                                  SpCatalogue      *catalogue)
{
  g_return_if_fail (SP_IS_PROGRAM_CHOOSER (self));
  g_return_if_fail (catalogue == NULL || SP_IS_CATALOGUE (catalogue));

  g_set_object (&self->catalogue, catalogue);
}

/* Sets the program that is listed first (nullable): the one the person named. */
void
sp_program_chooser_set_first (SpProgramChooser *self,
                              SpMailProgram    *first)
{
  g_return_if_fail (SP_IS_PROGRAM_CHOOSER (self));
  g_return_if_fail (first == NULL || SP_IS_MAIL_PROGRAM (first));

  g_set_object (&self->first, first);
}

/* The program that is chosen, or NULL for any. */
SpMailProgram *
sp_program_chooser_get_program (SpProgramChooser *self)
{
  g_return_val_if_fail (SP_IS_PROGRAM_CHOOSER (self), NULL);

  return self->program;
}

/* Chooses `program`, or any with NULL. */
void
sp_program_chooser_set_program (SpProgramChooser *self,
                                SpMailProgram    *program)
{
  g_return_if_fail (SP_IS_PROGRAM_CHOOSER (self));
  g_return_if_fail (program == NULL || SP_IS_MAIL_PROGRAM (program));

  if (!g_set_object (&self->program, program))
    return;

  show_program (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRAM]);
}
