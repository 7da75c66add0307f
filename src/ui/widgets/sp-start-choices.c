/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-start-choices.h"

#include "sp-start-row.h"

struct _SpStartChoices
{
  AdwBin parent_instance;

  GtkWidget *organisations_label;
  GtkListBox *organisations_list;
  GtkWidget *general_row;
  GtkWidget *problems_row;
};

G_DEFINE_FINAL_TYPE (SpStartChoices, sp_start_choices, ADW_TYPE_BIN)

static void
sp_start_choices_class_init (SpStartChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_START_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-start-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, SpStartChoices, organisations_label);
  gtk_widget_class_bind_template_child (widget_class, SpStartChoices, organisations_list);
  gtk_widget_class_bind_template_child (widget_class, SpStartChoices, general_row);
  gtk_widget_class_bind_template_child (widget_class, SpStartChoices, problems_row);
}

static void
sp_start_choices_init (SpStartChoices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The organisations, the one used last before the others. */
static void
show_organisations (SpStartChoices *self,
                    GListModel     *library,
                    const char     *last_guide)
{
  guint n_shown = 0;

  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr (SpGuideEntry) entry = g_list_model_get_item (library, i);
      gboolean is_last = g_strcmp0 (sp_guide_entry_get_id (entry), last_guide) == 0;

      if (sp_guide_entry_is_general (entry))
        continue;
      gtk_list_box_insert (self->organisations_list, sp_start_row_new_for_guide (entry),
                           is_last ? 0 : -1);
      n_shown++;
    }

  gtk_widget_set_visible (self->organisations_label, n_shown > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->organisations_list), n_shown > 0);
}

/* The ways to start that `library` offers; `last_guide` (nullable) is the id of the guide
 * used last. */
GtkWidget *
sp_start_choices_new (SpGuideLibrary *library,
                      const char     *last_guide)
{
  SpGuideEntry *general;
  SpStartChoices *self;

  g_return_val_if_fail (SP_IS_GUIDE_LIBRARY (library), NULL);

  self = g_object_new (SP_TYPE_START_CHOICES, NULL);
  show_organisations (self, G_LIST_MODEL (library), last_guide);

  general = sp_guide_library_get_general (library);
  if (general != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->general_row),
                                        "s", sp_guide_entry_get_id (general));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->general_row), "win.start-guide");
    }
  gtk_widget_set_visible (self->general_row, general != NULL);
  gtk_widget_set_visible (self->problems_row, sp_guide_library_get_problems (library)->len > 0);

  return GTK_WIDGET (self);
}
