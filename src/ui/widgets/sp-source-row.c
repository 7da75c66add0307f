/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source-row.h"

#include <glib/gi18n-lib.h>

#include "sp-wrap-box.h"

typedef enum
{
  PROGRESS_WAITING,
  PROGRESS_SKIPPED,
  PROGRESS_NOTHING,
  PROGRESS_FAILED,
  PROGRESS_ASKED,
  PROGRESS_FOUND,
  N_PROGRESSES
} Progress;

struct _SpSourceRow
{
  AdwPreferencesRow parent_instance;

  GtkStack *stack;
  GtkSpinner *spinner;
  GtkImage *image;
  GtkLabel *title_label;
  GtkLabel *progress_label;

  const SpSource *source;
};

G_DEFINE_FINAL_TYPE (SpSourceRow, sp_source_row, ADW_TYPE_PREFERENCES_ROW)

static const struct
{
  const char *label;
  const char *icon_name; /* (nullable): a spinner */
  const char *css_class;
} progresses[N_PROGRESSES] = {
  /* Translators: of somebody who will be asked */
  [PROGRESS_WAITING] = { N_("Not yet"), "content-loading-symbolic", "dim-label" },
  /* Translators: of somebody who was not asked, because others had settings */
  [PROGRESS_SKIPPED] = { N_("Not needed"), "list-remove-symbolic", "dim-label" },
  /* Translators: of somebody who was asked for settings, and has none */
  [PROGRESS_NOTHING] = { N_("Has none"), "list-remove-symbolic", "dim-label" },
  /* Translators: of somebody who was asked for settings */
  [PROGRESS_FAILED] = { N_("No answer"), "dialog-warning-symbolic", "warning" },
  /* Translators: of somebody who is being asked for settings */
  [PROGRESS_ASKED] = { N_("Asking…"), NULL, "" },
  /* Translators: of somebody who was asked for settings, and has some */
  [PROGRESS_FOUND] = { N_("Has settings"), "object-select-symbolic", "success" },
};

/* What is asked of one source ends one after the other: the best counts. */
static Progress
find_progress (SpSourceRow *self,
               SpDiscovery *discovery)
{
  static const Progress of_outcomes[SP_N_OUTCOMES] = {
    [SP_OUTCOME_RUNNING] = PROGRESS_ASKED,
    [SP_OUTCOME_FOUND] = PROGRESS_FOUND,
    [SP_OUTCOME_NOTHING] = PROGRESS_NOTHING,
    [SP_OUTCOME_FAILED] = PROGRESS_FAILED,
    [SP_OUTCOME_SKIPPED] = PROGRESS_SKIPPED,
  };
  GListModel *findings = G_LIST_MODEL (discovery);
  Progress progress = sp_discovery_is_final (discovery) ? PROGRESS_SKIPPED : PROGRESS_WAITING;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (sp_finding_get_source (finding), self->source->id))
        progress = MAX (progress, of_outcomes[sp_finding_get_outcome (finding)]);
    }

  return progress;
}

static void
sp_source_row_class_init (SpSourceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-source-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpSourceRow, stack);
  gtk_widget_class_bind_template_child (widget_class, SpSourceRow, spinner);
  gtk_widget_class_bind_template_child (widget_class, SpSourceRow, image);
  gtk_widget_class_bind_template_child (widget_class, SpSourceRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpSourceRow, progress_label);
}

static void
sp_source_row_init (SpSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A row for `source`, which has not been asked. */
GtkWidget *
sp_source_row_new (const SpSource *source)
{
  SpSourceRow *self;

  g_return_val_if_fail (source != NULL, NULL);

  self = g_object_new (SP_TYPE_SOURCE_ROW, NULL);
  self->source = source;
  gtk_label_set_label (self->title_label, _(source->title));

  return GTK_WIDGET (self);
}

/* Shows how far the source has come. */
void
sp_source_row_show (SpSourceRow *self,
                    SpDiscovery *discovery)
{
  Progress progress;
  const char *icon_name;

  g_return_if_fail (SP_IS_SOURCE_ROW (self));
  g_return_if_fail (SP_IS_DISCOVERY (discovery));

  progress = find_progress (self, discovery);
  icon_name = progresses[progress].icon_name;
  if (progress == PROGRESS_SKIPPED && sp_discovery_get_account (discovery) == NULL)
    /* Translators: of somebody who was not asked, or not to the end */
    gtk_label_set_label (self->progress_label, _("Not asked"));
  else
    gtk_label_set_label (self->progress_label, _(progresses[progress].label));

  /* A spinner that turns unseen would keep the window drawing. */
  gtk_spinner_set_spinning (self->spinner, icon_name == NULL);
  gtk_stack_set_visible_child_name (self->stack, icon_name == NULL ? "spinner" : "image");
  if (icon_name != NULL)
    {
      const char *css_classes[] = { progresses[progress].css_class, NULL };

      gtk_image_set_from_icon_name (self->image, icon_name);
      gtk_widget_set_css_classes (GTK_WIDGET (self->image), css_classes);
    }
}
