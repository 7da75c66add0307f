/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-start-choices.h"

#include "sp-guide-row.h"
#include "sp-section.h"

struct _SpStartChoices
{
  AdwBin parent_instance;

  SpSection *organisations_section;
  GtkWidget *general_row;
  GtkWidget *problems_row;
};

G_DEFINE_FINAL_TYPE (SpStartChoices, sp_start_choices, ADW_TYPE_BIN)

static void
sp_start_choices_class_init (SpStartChoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_SECTION);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-start-choices.ui");
  gtk_widget_class_bind_template_child (widget_class, SpStartChoices, organisations_section);
  gtk_widget_class_bind_template_child (widget_class, SpStartChoices, general_row);
  gtk_widget_class_bind_template_child (widget_class, SpStartChoices, problems_row);
}

static void
sp_start_choices_init (SpStartChoices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_guide_row (gpointer item,
                  gpointer user_data)
{
  return sp_guide_row_new (SP_GUIDE_ENTRY (item));
}

/* The organisations, the one used last before the others. */
static GListModel *
create_organisations (SpGuideLibrary *library,
                      const char     *last_guide)
{
  GListStore *organisations = g_list_store_new (SP_TYPE_GUIDE_ENTRY);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr (SpGuideEntry) entry = g_list_model_get_item (G_LIST_MODEL (library), i);

      if (sp_guide_entry_is_general (entry))
        continue;
      if (g_strcmp0 (sp_guide_entry_get_id (entry), last_guide) == 0)
        g_list_store_insert (organisations, 0, entry);
      else
        g_list_store_append (organisations, entry);
    }

  return G_LIST_MODEL (organisations);
}

/* The ways to start that `library` offers; `last_guide` (nullable) is the id of the guide
 * used last. */
GtkWidget *
sp_start_choices_new (SpGuideLibrary *library,
                      const char     *last_guide)
{
  g_autoptr (GListModel) organisations = NULL;
  SpGuideEntry *general;
  SpStartChoices *self;

  g_return_val_if_fail (SP_IS_GUIDE_LIBRARY (library), NULL);

  self = g_object_new (SP_TYPE_START_CHOICES, NULL);
  organisations = create_organisations (library, last_guide);
  sp_section_bind_model (self->organisations_section, organisations, create_guide_row, NULL);

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
