/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-found-row.h"

#include <glib/gi18n-lib.h>

#include "sp-discovery-stack.h"
#include "sp-found-words.h"
#include "sp-label.h"

struct _SpFoundRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *title_label;
  GtkStack *stack;
  GtkLabel *sample_label;
  GtkWidget *sample_witness_label;
  GtkLabel *missing_label;
  GtkLabel *value_label;
  GtkLabel *witness_label;
  GtkLabel *notice_label;
  GtkWidget *notice_box;

  SpFoundPart part;
};

G_DEFINE_FINAL_TYPE (SpFoundRow, sp_found_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum
{
  PROP_PART = 1,
  N_PROPS
} SpFoundRowProperty;

static GParamSpec *properties[N_PROPS];

static void
show_value (SpFoundRow  *self,
            SpDiscovery *discovery,
            const char  *value)
{
  SpAccount *account = sp_discovery_get_account (discovery);
  g_autofree char *witness = NULL;
  g_autofree char *notice = NULL;
  g_autofree char *name = NULL;
  g_autofree char *description = NULL;

  witness = sp_found_part_dup_witness (self->part, sp_discovery_get_agreements (discovery));
  notice = sp_found_part_dup_notice (self->part, account);
  gtk_label_set_label (self->value_label, value);
  sp_label_show (self->witness_label, witness);
  gtk_label_set_label (self->notice_label, notice != NULL ? notice : "");
  gtk_widget_set_visible (self->notice_box, notice != NULL);
  sp_discovery_stack_show (self->stack, gtk_stack_get_child_by_name (self->stack, "value"));

  /* Translators: what a screen reader says of a setting: its label and its value */
  name = g_strdup_printf (_("%1$s: %2$s"), sp_found_part_get_title (self->part), value);
  description = g_strjoin (" ", witness != NULL ? witness : "", notice, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description,
                                  -1);
}

static void
show_missing (SpFoundRow  *self,
              SpDiscovery *discovery)
{
  /* Translators: of a setting that is being looked for */
  const char *words = sp_discovery_is_final (discovery) ? _("Not found") : _("Not found yet");
  g_autofree char *name = g_strdup_printf (_("%1$s: %2$s"), sp_found_part_get_title (self->part), words);

  gtk_label_set_label (self->missing_label, words);
  gtk_widget_set_visible (self->notice_box, FALSE);
  sp_discovery_stack_show (self->stack, gtk_stack_get_child_by_name (self->stack, "missing"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "",
                                  -1);
}

static void
sp_found_row_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  SpFoundRow *self = SP_FOUND_ROW (object);

  switch ((SpFoundRowProperty) id)
    {
    case PROP_PART:
      g_value_set_uint (value, self->part);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_found_row_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  SpFoundRow *self = SP_FOUND_ROW (object);

  switch ((SpFoundRowProperty) id)
    {
    case PROP_PART:
      self->part = g_value_get_uint (value);
      gtk_label_set_label (self->title_label, sp_found_part_get_title (self->part));
      /* Most have servers, and nothing else: the rest needs no more room than a line. */
      gtk_widget_set_visible (self->sample_witness_label,
                              self->part == SP_FOUND_INCOMING || self->part == SP_FOUND_OUTGOING);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_found_row_class_init (SpFoundRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sp_found_row_get_property;
  object_class->set_property = sp_found_row_set_property;

  /* An SpFoundPart. */
  properties[PROP_PART] =
    g_param_spec_uint ("part", NULL, NULL, 0, SP_N_FOUND_PARTS - 1, SP_FOUND_INCOMING,
                       G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-found-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpFoundRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpFoundRow, stack);
  gtk_widget_class_bind_template_child (widget_class, SpFoundRow, sample_label);
  gtk_widget_class_bind_template_child (widget_class, SpFoundRow, sample_witness_label);
  gtk_widget_class_bind_template_child (widget_class, SpFoundRow, missing_label);
  gtk_widget_class_bind_template_child (widget_class, SpFoundRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, SpFoundRow, witness_label);
  gtk_widget_class_bind_template_child (widget_class, SpFoundRow, notice_label);
  gtk_widget_class_bind_template_child (widget_class, SpFoundRow, notice_box);
}

static void
sp_found_row_init (SpFoundRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_label_set_verbatim (self->sample_label);
  sp_label_set_verbatim (self->value_label);
  sp_label_set_verbatim (self->notice_label);
}

/* Shows what `discovery` has of this part now. */
void
sp_found_row_show (SpFoundRow  *self,
                   SpDiscovery *discovery)
{
  SpAccount *account;
  g_autofree char *sample = NULL;
  g_autofree char *value = NULL;

  g_return_if_fail (SP_IS_FOUND_ROW (self));
  g_return_if_fail (SP_IS_DISCOVERY (discovery));

  sample = sp_found_part_dup_sample (self->part, sp_discovery_get_address (discovery));
  gtk_label_set_label (self->sample_label, sample);

  account = sp_discovery_get_account (discovery);
  if (account != NULL)
    value = sp_found_part_dup_value (self->part, account);
  if (value != NULL)
    show_value (self, discovery, value);
  else
    show_missing (self, discovery);
}
