/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-source-row.h"

#include <glib/gi18n-lib.h>

#include "sp-discovery-stack.h"
#include "sp-discovery-state.h"
#include "sp-wrap-box.h"

typedef enum
{
  PROGRESS_WAITING,
  PROGRESS_UNASKED,
  PROGRESS_STOPPED,
  PROGRESS_NEEDLESS,
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
  GtkStack *progress_stack;
  GtkWidget *progress_labels[N_PROGRESSES];

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
  /* Translators: of somebody who was not asked */
  [PROGRESS_UNASKED] = { N_("Not asked"), "list-remove-symbolic", "dim-label" },
  /* Translators: of somebody who was being asked for settings, until a person stopped it */
  [PROGRESS_STOPPED] = { N_("Stopped"), "media-playback-stop-symbolic", "dim-label" },
  /* Translators: of somebody who was not asked, or not to the end, because others had settings */
  [PROGRESS_NEEDLESS] = { N_("Not needed"), "list-remove-symbolic", "dim-label" },
  /* Translators: of somebody who was asked for settings, and has none */
  [PROGRESS_NOTHING] = { N_("Has none"), "list-remove-symbolic", "dim-label" },
  /* Translators: of somebody who was asked for settings */
  [PROGRESS_FAILED] = { N_("No usable answer"), "dialog-warning-symbolic", "warning" },
  /* Translators: of somebody who is being asked for settings */
  [PROGRESS_ASKED] = { N_("Asking…"), NULL, "" },
  /* Translators: of somebody who was asked for settings, and has some */
  [PROGRESS_FOUND] = { N_("Has settings"), "object-select-symbolic", "success" },
};

static Progress
find_end (SpDiscovery *discovery,
          gboolean     stopped)
{
  if (stopped)
    return PROGRESS_STOPPED;

  return sp_discovery_get_account (discovery) != NULL ? PROGRESS_NEEDLESS : PROGRESS_UNASKED;
}

static Progress
find_progress_of (SpFinding   *finding,
                  SpDiscovery *discovery,
                  gboolean     stopped)
{
  g_autofree char *failure = sp_discovery_dup_failure (finding);

  if (failure != NULL)
    return PROGRESS_FAILED;

  switch (sp_finding_get_outcome (finding))
    {
    case SP_OUTCOME_RUNNING:
      return PROGRESS_ASKED;

    case SP_OUTCOME_FOUND:
      return PROGRESS_FOUND;

    case SP_OUTCOME_SKIPPED:
      return find_end (discovery, stopped);

    case SP_OUTCOME_NOTHING:
    case SP_OUTCOME_FAILED:
    case SP_N_OUTCOMES:
    default:
      return PROGRESS_NOTHING;
    }
}

/* What is asked of one source ends one after the other: the best counts. */
static Progress
find_progress (SpSourceRow *self,
               SpDiscovery *discovery,
               gboolean     stopped)
{
  GListModel *findings = G_LIST_MODEL (discovery);
  Progress progress = PROGRESS_WAITING;

  if (sp_discovery_is_final (discovery))
    progress = stopped ? PROGRESS_UNASKED : find_end (discovery, FALSE);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (sp_finding_get_source (finding), self->source->id))
        progress = MAX (progress, find_progress_of (finding, discovery, stopped));
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
  gtk_widget_class_bind_template_child (widget_class, SpSourceRow, progress_stack);
}

/* All words are there from the start: with others, the row must not need a line more. */
static void
sp_source_row_init (SpSourceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  for (guint i = 0; i < N_PROGRESSES; i++)
    {
      self->progress_labels[i] = g_object_new (GTK_TYPE_LABEL,
                                               "label", _(progresses[i].label),
                                               "wrap", TRUE,
                                               "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                               "xalign", 1.0,
                                               NULL);
      gtk_widget_add_css_class (self->progress_labels[i], "caption");
      gtk_stack_add_child (self->progress_stack, self->progress_labels[i]);
    }
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

/* Shows how far the source has come; `stopped` says that the lookup did not end by itself. */
void
sp_source_row_show (SpSourceRow *self,
                    SpDiscovery *discovery,
                    gboolean     stopped)
{
  Progress progress;
  const char *icon_name;

  g_return_if_fail (SP_IS_SOURCE_ROW (self));
  g_return_if_fail (SP_IS_DISCOVERY (discovery));

  progress = find_progress (self, discovery, stopped);
  icon_name = progresses[progress].icon_name;
  sp_discovery_stack_show (self->progress_stack, self->progress_labels[progress]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(progresses[progress].label),
                                  -1);

  /* A spinner that turns unseen would keep the window drawing. */
  gtk_spinner_set_spinning (self->spinner, icon_name == NULL);
  sp_discovery_stack_show (self->stack,
                           icon_name == NULL ? GTK_WIDGET (self->spinner) : GTK_WIDGET (self->image));
  if (icon_name != NULL)
    {
      const char *css_classes[] = { progresses[progress].css_class, NULL };

      gtk_image_set_from_icon_name (self->image, icon_name);
      gtk_widget_set_css_classes (GTK_WIDGET (self->image), css_classes);
    }
}
