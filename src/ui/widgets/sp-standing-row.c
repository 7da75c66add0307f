/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-standing-row.h"

#include <glib/gi18n-lib.h>

#include "sp-link.h"
#include "sp-note.h"
#include "sp-way.h"
#include "sp-wrap-box.h"

struct _SpStandingRow
{
  AdwPreferencesRow parent_instance;

  GtkImage *picture;
  GtkBox *texts;
  GtkLabel *title_label;
  GtkWidget *badge;
  GtkImage *badge_image;
  GtkLabel *badge_label;
  SpLink *link_button;

  SpStanding *standing;
  char *link; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SpStandingRow, sp_standing_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum
{
  PROP_STANDING = 1,
  PROP_LINK,
  N_PROPS
} SpStandingRowProperty;

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *icon_name;
  const char *css_class;
} badges[SP_N_STANDINGS] = {
  [SP_STANDING_RECOMMENDED] = { "object-select-symbolic", "recommended" },
  [SP_STANDING_POSSIBLE] = { "object-select-symbolic", "possible" },
  [SP_STANDING_DISCOURAGED] = { "dialog-warning-symbolic", "discouraged" },
  [SP_STANDING_UNAVAILABLE] = { "action-unavailable-symbolic", "unavailable" },
};

/* Of a way that is not open, only why it is not; what else holds of it is of no use. */
static gboolean
is_worth_saying (SpStandingRow *self,
                 SpNote        *reason)
{
  return sp_standing_get_kind (self->standing) != SP_STANDING_UNAVAILABLE ||
         sp_note_get_kind (reason) == SP_NOTE_UNAVAILABLE;
}

static void
append_text (SpStandingRow *self,
             GtkWidget     *widget)
{
  gtk_box_insert_child_after (self->texts, widget,
                              gtk_widget_get_prev_sibling (GTK_WIDGET (self->link_button)));
}

static void
append_reason (SpStandingRow *self,
               SpNote        *reason)
{
  GtkWidget *label = gtk_label_new (sp_note_get_text (reason));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  append_text (self, label);

  if (sp_note_get_link (reason) != NULL)
    {
      GtkWidget *link = sp_link_new (sp_note_get_link (reason));

      sp_link_set_about (SP_LINK (link), sp_note_get_text (reason));
      append_text (self, link);
    }
}

static void
append_reasons (SpStandingRow *self,
                GString       *spoken)
{
  GListModel *reasons = sp_standing_get_reasons (self->standing);
  guint n_reasons = reasons != NULL ? g_list_model_get_n_items (reasons) : 0;

  for (guint i = 0; i < n_reasons; i++)
    {
      g_autoptr (SpNote) reason = g_list_model_get_item (reasons, i);

      if (!is_worth_saying (self, reason))
        continue;

      append_reason (self, reason);
      g_string_append_printf (spoken, " %s", sp_note_get_text (reason));
    }
}

static void
sp_standing_row_constructed (GObject *object)
{
  SpStandingRow *self = SP_STANDING_ROW (object);
  SpOption option = sp_standing_get_option (self->standing);
  SpStandingKind kind = sp_standing_get_kind (self->standing);
  const char *topic = sp_way_get_topic (option);
  g_autoptr (GString) description = g_string_new (sp_standing_kind_get_label (kind));

  G_OBJECT_CLASS (sp_standing_row_parent_class)->constructed (object);

  gtk_image_set_from_icon_name (self->picture, sp_way_get_icon_name (option));
  gtk_label_set_label (self->title_label, sp_option_get_label (option));
  gtk_image_set_from_icon_name (self->badge_image, badges[kind].icon_name);
  gtk_label_set_label (self->badge_label, sp_standing_kind_get_label (kind));
  gtk_widget_add_css_class (self->badge, badges[kind].css_class);

  /* A tooltip is a description too, which what follows replaces. */
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), sp_way_get_learn_label (option));
  g_string_append_c (description, '.');
  append_reasons (self, description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sp_option_get_label (option),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description->str,
                                  -1);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", topic);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "win.learn");

  sp_link_set_about (self->link_button, sp_option_get_label (option));
  sp_link_set_uri (self->link_button, self->link);
}

static void
sp_standing_row_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SpStandingRow *self = SP_STANDING_ROW (object);

  switch ((SpStandingRowProperty) id)
    {
    case PROP_STANDING:
      g_value_set_object (value, self->standing);
      break;

    case PROP_LINK:
      g_value_set_string (value, self->link);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_standing_row_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SpStandingRow *self = SP_STANDING_ROW (object);

  switch ((SpStandingRowProperty) id)
    {
    case PROP_STANDING:
      self->standing = g_value_dup_object (value);
      break;

    case PROP_LINK:
      self->link = g_value_dup_string (value);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_standing_row_finalize (GObject *object)
{
  SpStandingRow *self = SP_STANDING_ROW (object);

  g_clear_object (&self->standing);
  g_free (self->link);

  G_OBJECT_CLASS (sp_standing_row_parent_class)->finalize (object);
}

static void
sp_standing_row_class_init (SpStandingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_standing_row_constructed;
  object_class->finalize = sp_standing_row_finalize;
  object_class->get_property = sp_standing_row_get_property;
  object_class->set_property = sp_standing_row_set_property;

  properties[PROP_STANDING] =
    g_param_spec_object ("standing", NULL, NULL, SP_TYPE_STANDING,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /* Where this way can be taken at once, such as the address of the webmail. */
  properties[PROP_LINK] =
    g_param_spec_string ("link", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SP_TYPE_LINK);
  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-standing-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpStandingRow, picture);
  gtk_widget_class_bind_template_child (widget_class, SpStandingRow, texts);
  gtk_widget_class_bind_template_child (widget_class, SpStandingRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpStandingRow, badge);
  gtk_widget_class_bind_template_child (widget_class, SpStandingRow, badge_image);
  gtk_widget_class_bind_template_child (widget_class, SpStandingRow, badge_label);
  gtk_widget_class_bind_template_child (widget_class, SpStandingRow, link_button);
}

static void
sp_standing_row_init (SpStandingRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A row for `standing`; `link` (nullable) is where this way can be taken at once. */
GtkWidget *
sp_standing_row_new (SpStanding *standing,
                     const char *link)
{
  g_return_val_if_fail (SP_IS_STANDING (standing), NULL);

  return g_object_new (SP_TYPE_STANDING_ROW, "standing", standing, "link", link, NULL);
}

/* The standing that the row shows. */
SpStanding *
sp_standing_row_get_standing (SpStandingRow *self)
{
  g_return_val_if_fail (SP_IS_STANDING_ROW (self), NULL);

  return self->standing;
}
