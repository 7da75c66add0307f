/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-hero.h"

#include "sp-heading.h"
#include "sp-wrap-box.h"

typedef enum
{
  PROP_ICON_NAME = 1,
  PROP_KICKER,
  PROP_HEADLINE,
  PROP_TEXT,
  N_PROPS
} SpHeroProperty;

struct _SpHero
{
  AdwBin parent_instance;

  GtkWidget *heading;
  GtkWidget *next_button;
  GtkLabel *next_label;
  GtkWidget *learn_button;
  GtkLabel *learn_label;

  char *texts[N_PROPS]; /* by property */
};

G_DEFINE_FINAL_TYPE (SpHero, sp_hero, ADW_TYPE_BIN)

static GParamSpec *properties[N_PROPS];

static gboolean
is_not_empty (SpHero     *self,
              const char *text)
{
  return text != NULL && *text != '\0';
}

static gboolean
sp_hero_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SP_HERO (widget)->heading);
}

static void
sp_hero_get_property (GObject    *object,
                      guint       id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  SpHero *self = SP_HERO (object);

  if (id < N_PROPS)
    g_value_set_string (value, self->texts[id]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sp_hero_set_property (GObject      *object,
                      guint         id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  SpHero *self = SP_HERO (object);

  if (id >= N_PROPS)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }

  if (g_strcmp0 (self->texts[id], g_value_get_string (value)) == 0)
    return;

  g_free (self->texts[id]);
  self->texts[id] = g_value_dup_string (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
sp_hero_finalize (GObject *object)
{
  SpHero *self = SP_HERO (object);

  for (guint i = 0; i < N_PROPS; i++)
    g_free (self->texts[i]);

  G_OBJECT_CLASS (sp_hero_parent_class)->finalize (object);
}

static void
sp_hero_class_init (SpHeroClass *klass)
{
  static const char * const names[N_PROPS] = {
    [PROP_ICON_NAME] = "icon-name",
    [PROP_KICKER] = "kicker",
    [PROP_HEADLINE] = "headline",
    [PROP_TEXT] = "text",
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = sp_hero_finalize;
  object_class->get_property = sp_hero_get_property;
  object_class->set_property = sp_hero_set_property;
  widget_class->grab_focus = sp_hero_grab_focus;

  for (guint i = PROP_ICON_NAME; i < N_PROPS; i++)
    properties[i] =
      g_param_spec_string (names[i], NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SP_TYPE_HEADING);
  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-hero.ui");
  gtk_widget_class_bind_template_child (widget_class, SpHero, heading);
  gtk_widget_class_bind_template_child (widget_class, SpHero, next_button);
  gtk_widget_class_bind_template_child (widget_class, SpHero, next_label);
  gtk_widget_class_bind_template_child (widget_class, SpHero, learn_button);
  gtk_widget_class_bind_template_child (widget_class, SpHero, learn_label);
  gtk_widget_class_bind_template_callback (widget_class, is_not_empty);
}

static void
sp_hero_init (SpHero *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Sets the one thing to do next: the button's label, and the action and its target (a
 * string) that it activates. A NULL label hides the button. */
void
sp_hero_set_next (SpHero     *self,
                  const char *label,
                  const char *action,
                  const char *target)
{
  g_return_if_fail (SP_IS_HERO (self));

  gtk_label_set_label (self->next_label, label != NULL ? label : "");
  gtk_widget_set_visible (self->next_button, label != NULL);
  /* The old action must never see the new target, nor the new one the old target. */
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next_button), NULL);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->next_button),
                                          target != NULL ? g_variant_new_string (target) : NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next_button), action);
}

/* Sets whether the next thing to do is the one that most people want. */
void
sp_hero_set_next_suggested (SpHero   *self,
                            gboolean  suggested)
{
  g_return_if_fail (SP_IS_HERO (self));

  if (suggested)
    gtk_widget_add_css_class (self->next_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->next_button, "suggested-action");
}

/* Sets the topic that explains the answer, and the label of the button that opens it. */
void
sp_hero_set_learn (SpHero     *self,
                   const char *label,
                   const char *topic)
{
  g_return_if_fail (SP_IS_HERO (self));
  g_return_if_fail (label != NULL && topic != NULL);

  gtk_label_set_label (self->learn_label, label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->learn_button), "s", topic);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->learn_button), "win.learn");
  gtk_widget_set_visible (self->learn_button, TRUE);
}
