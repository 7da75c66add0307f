/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-step-row.h"

#include <glib/gi18n-lib.h>

#include "sp-wrap-box.h"

struct _SpKeyringStepRow
{
  AdwPreferencesRow parent_instance;

  SpKeyringStep *step;
};

G_DEFINE_FINAL_TYPE (SpKeyringStepRow, sp_keyring_step_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum
{
  PROP_STEP = 1,
  N_PROPS
} SpKeyringStepRowProperty;

static GParamSpec *properties[N_PROPS];

static char *
id_of_outcome (SpKeyringStepRow *self,
               SpKeyringOutcome  outcome)
{
  return g_strdup (sp_keyring_outcome_to_id (outcome));
}

/* A spinner that turns unseen would keep the window drawing. */
static gboolean
is_running (SpKeyringStepRow *self,
            SpKeyringOutcome  outcome)
{
  return outcome == SP_KEYRING_RUNNING;
}

static char *
text_of_outcome (SpKeyringStepRow *self,
                 SpKeyringOutcome  outcome)
{
  switch (outcome)
    {
    case SP_KEYRING_RUNNING:
      /* Translators: of a step of a test */
      return g_strdup (_("Running"));

    case SP_KEYRING_OK:
      /* Translators: of a step of a test that went well */
      return g_strdup (_("Done"));

    case SP_KEYRING_FAILED:
      /* Translators: of a step of a test */
      return g_strdup (_("Failed"));

    case SP_KEYRING_SKIPPED:
      /* Translators: of a step of a test that was left out because an earlier one failed */
      return g_strdup (_("Skipped"));

    case SP_KEYRING_WAITING:
    default:
      /* Translators: of a step of a test that has not begun */
      return g_strdup (_("Not yet"));
    }
}

static gboolean
is_not_empty (SpKeyringStepRow *self,
              const char       *text)
{
  return text != NULL && *text != '\0';
}

static void
sp_keyring_step_row_get_property (GObject    *object,
                                  guint       id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  SpKeyringStepRow *self = SP_KEYRING_STEP_ROW (object);

  switch ((SpKeyringStepRowProperty) id)
    {
    case PROP_STEP:
      g_value_set_object (value, self->step);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_keyring_step_row_set_property (GObject      *object,
                                  guint         id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  SpKeyringStepRow *self = SP_KEYRING_STEP_ROW (object);

  switch ((SpKeyringStepRowProperty) id)
    {
    case PROP_STEP:
      self->step = g_value_dup_object (value);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_keyring_step_row_finalize (GObject *object)
{
  SpKeyringStepRow *self = SP_KEYRING_STEP_ROW (object);

  g_clear_object (&self->step);

  G_OBJECT_CLASS (sp_keyring_step_row_parent_class)->finalize (object);
}

static void
sp_keyring_step_row_class_init (SpKeyringStepRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = sp_keyring_step_row_finalize;
  object_class->get_property = sp_keyring_step_row_get_property;
  object_class->set_property = sp_keyring_step_row_set_property;

  properties[PROP_STEP] =
    g_param_spec_object ("step", NULL, NULL, SP_TYPE_KEYRING_STEP,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SP_TYPE_KEYRING_STEP);
  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-keyring-step-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, id_of_outcome);
  gtk_widget_class_bind_template_callback (widget_class, is_running);
  gtk_widget_class_bind_template_callback (widget_class, text_of_outcome);
  gtk_widget_class_bind_template_callback (widget_class, is_not_empty);
}

static void
sp_keyring_step_row_init (SpKeyringStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A row for `step`. */
GtkWidget *
sp_keyring_step_row_new (SpKeyringStep *step)
{
  g_return_val_if_fail (SP_IS_KEYRING_STEP (step), NULL);

  return g_object_new (SP_TYPE_KEYRING_STEP_ROW, "step", step, NULL);
}
