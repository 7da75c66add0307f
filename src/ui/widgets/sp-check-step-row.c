/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-step-row.h"

#include <glib/gi18n-lib.h>

#include "sp-wrap-box.h"

struct _SpCheckStepRow
{
  AdwPreferencesRow parent_instance;

  SpCheckStep *step;
  gboolean expanded;
};

G_DEFINE_FINAL_TYPE (SpCheckStepRow, sp_check_step_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum
{
  PROP_STEP = 1,
  PROP_EXPANDED,
  N_PROPS
} SpCheckStepRowProperty;

static GParamSpec *properties[N_PROPS];

static char *
id_of_outcome (SpCheckStepRow *self,
               guint           outcome)
{
  return g_strdup (sp_check_outcome_to_id (outcome));
}

/* A spinner that turns unseen would keep the window drawing. */
static gboolean
is_running (SpCheckStepRow *self,
            guint           outcome)
{
  return outcome == SP_CHECK_RUNNING;
}

static char *
text_of_outcome (SpCheckStepRow *self,
                 guint           outcome,
                 gint            ms)
{
  switch ((SpCheckOutcome) outcome)
    {
    case SP_CHECK_RUNNING:
      /* Translators: of a step of a test */
      return g_strdup (_("Running"));

    case SP_CHECK_OK:
      /* Translators: of a step of a test that went well; %d are milliseconds */
      return ms >= 0 ? g_strdup_printf (_("Done, %d ms"), ms) : g_strdup (_("Done"));

    case SP_CHECK_FAILED:
      /* Translators: of a step of a test; %d are milliseconds */
      return ms >= 0 ? g_strdup_printf (_("Failed, %d ms"), ms) : g_strdup (_("Failed"));

    case SP_CHECK_SKIPPED:
      /* Translators: of a step of a test that was left out */
      return g_strdup (_("Not tried"));

    case SP_CHECK_WAITING:
    default:
      /* Translators: of a step of a test that has not begun */
      return g_strdup (_("Not yet"));
    }
}

static gboolean
is_not_empty (SpCheckStepRow *self,
              const char     *text)
{
  return text != NULL && *text != '\0';
}

/* The arrow keeps its place where there is nothing to unfold: otherwise the times would move. */
static double
opacity_of_arrow (SpCheckStepRow *self,
                  const char     *text)
{
  return is_not_empty (self, text) ? 1 : 0;
}

static char *
icon_of_arrow (SpCheckStepRow *self,
               gboolean        expanded)
{
  return g_strdup (expanded ? "pan-up-symbolic" : "pan-down-symbolic");
}

static gboolean
shows_detail (SpCheckStepRow *self,
              gboolean        expanded,
              const char     *text)
{
  return expanded && is_not_empty (self, text);
}

/* A step that begins anew has nothing to unfold any more. */
static void
on_step_notify_detail_cb (SpCheckStepRow *self)
{
  gboolean has_detail = is_not_empty (self, sp_check_step_get_detail (self->step));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), has_detail);
  if (!has_detail)
    sp_check_step_row_set_expanded (self, FALSE);
}

static void
sp_check_step_row_constructed (GObject *object)
{
  SpCheckStepRow *self = SP_CHECK_STEP_ROW (object);

  G_OBJECT_CLASS (sp_check_step_row_parent_class)->constructed (object);

  g_signal_connect_object (self->step, "notify::detail", G_CALLBACK (on_step_notify_detail_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  on_step_notify_detail_cb (self);
}

static void
sp_check_step_row_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  SpCheckStepRow *self = SP_CHECK_STEP_ROW (object);

  switch ((SpCheckStepRowProperty) id)
    {
    case PROP_STEP:
      g_value_set_object (value, self->step);
      break;

    case PROP_EXPANDED:
      g_value_set_boolean (value, self->expanded);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_check_step_row_set_property (GObject      *object,
                                guint         id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  SpCheckStepRow *self = SP_CHECK_STEP_ROW (object);

  switch ((SpCheckStepRowProperty) id)
    {
    case PROP_STEP:
      self->step = g_value_dup_object (value);
      break;

    case PROP_EXPANDED:
      sp_check_step_row_set_expanded (self, g_value_get_boolean (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_check_step_row_finalize (GObject *object)
{
  SpCheckStepRow *self = SP_CHECK_STEP_ROW (object);

  g_clear_object (&self->step);

  G_OBJECT_CLASS (sp_check_step_row_parent_class)->finalize (object);
}

static void
sp_check_step_row_class_init (SpCheckStepRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_check_step_row_constructed;
  object_class->finalize = sp_check_step_row_finalize;
  object_class->get_property = sp_check_step_row_get_property;
  object_class->set_property = sp_check_step_row_set_property;

  properties[PROP_STEP] =
    g_param_spec_object ("step", NULL, NULL, SP_TYPE_CHECK_STEP,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /* Whether all that was seen is shown. */
  properties[PROP_EXPANDED] =
    g_param_spec_boolean ("expanded", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_property_action (widget_class, "step.expand", "expanded");

  g_type_ensure (SP_TYPE_CHECK_STEP);
  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-check-step-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, icon_of_arrow);
  gtk_widget_class_bind_template_callback (widget_class, id_of_outcome);
  gtk_widget_class_bind_template_callback (widget_class, is_running);
  gtk_widget_class_bind_template_callback (widget_class, opacity_of_arrow);
  gtk_widget_class_bind_template_callback (widget_class, shows_detail);
  gtk_widget_class_bind_template_callback (widget_class, text_of_outcome);
}

static void
sp_check_step_row_init (SpCheckStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A row for `step`. */
GtkWidget *
sp_check_step_row_new (SpCheckStep *step)
{
  g_return_val_if_fail (SP_IS_CHECK_STEP (step), NULL);

  return g_object_new (SP_TYPE_CHECK_STEP_ROW, "step", step, NULL);
}

/* The step that the row shows. */
SpCheckStep *
sp_check_step_row_get_step (SpCheckStepRow *self)
{
  g_return_val_if_fail (SP_IS_CHECK_STEP_ROW (self), NULL);

  return self->step;
}

/* Whether all that was seen is shown. */
gboolean
sp_check_step_row_get_expanded (SpCheckStepRow *self)
{
  g_return_val_if_fail (SP_IS_CHECK_STEP_ROW (self), FALSE);

  return self->expanded;
}

/* Shows all that was seen, or hides it. */
void
sp_check_step_row_set_expanded (SpCheckStepRow *self,
                                gboolean        expanded)
{
  g_return_if_fail (SP_IS_CHECK_STEP_ROW (self));

  expanded = !!expanded;
  if (self->expanded == expanded)
    return;

  self->expanded = expanded;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}
