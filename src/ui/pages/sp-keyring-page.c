/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-page.h"

#include <glib/gi18n-lib.h>

#include "sp-hero.h"
#include "sp-keyring-step-row.h"
#include "sp-section.h"

typedef enum
{
  STATE_READY,
  STATE_RUNNING,
  STATE_STOPPED,
  STATE_PASSED,
  STATE_FAILED,
  N_STATES
} State;

struct _SpKeyringPage
{
  AdwBin parent_instance;

  SpHero *hero;
  SpSection *explanation_section;
  SpSection *steps_section;

  SpKeyringTest *test;
  GCancellable *cancellable; /* (nullable): of the last run */
};

G_DEFINE_FINAL_TYPE (SpKeyringPage, sp_keyring_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_TEST = 1,
  N_PROPS
} SpKeyringPageProperty;

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *headline;
  const char *text;
  const char *button;
  const char *action;
  const char *css_class; /* (nullable) */
} states[N_STATES] = {
  [STATE_READY] = {
    N_("Will this computer keep your password safely?"),
    N_("A mail program does not ask for your password each time: it hands it to the keyring, the password store of your desktop. Try out whether that works here."),
    N_("Start Test"), "keyring.start", NULL,
  },
  [STATE_RUNNING] = {
    N_("Testing the keyring…"),
    N_("If the keyring is locked, your desktop asks for its password in a window of its own. Signpost never sees it."),
    N_("Cancel"), "keyring.cancel", NULL,
  },
  [STATE_STOPPED] = {
    N_("The test was stopped"),
    N_("It says nothing about the keyring. What it had stored was removed; if anything is left, the next test removes it."),
    N_("Run Again"), "keyring.start", NULL,
  },
  [STATE_PASSED] = {
    N_("Yes: passwords are kept safely here"),
    N_("A random password was stored, came back unchanged, and was removed. A mail program that uses the keyring can do the same with yours."),
    N_("Run Again"), "keyring.start", "sp-good",
  },
  [STATE_FAILED] = {
    N_("Not yet: the keyring does not work here"),
    N_("The step that failed says what can be done. Until then, a mail program may ask for your password each time, or keep it without protection."),
    N_("Run Again"), "keyring.start", "sp-bad",
  },
};

static const char * const explanations[] = {
  N_("It stores one random password, made up for this test, in your keyring, reads it back, compares the two, and removes it."),
  N_("Nothing of yours is stored, read or sent anywhere: not your address, and not your mail password."),
  N_("It removes what it stored even when you cancel. Should the computer stop half-way, the next test finds what was left and removes it."),
};

static State
get_state (SpKeyringPage *self)
{
  if (sp_keyring_test_is_running (self->test))
    return STATE_RUNNING;
  if (self->cancellable == NULL)
    return STATE_READY;
  if (sp_keyring_test_has_passed (self->test))
    return STATE_PASSED;

  return g_cancellable_is_cancelled (self->cancellable) ? STATE_STOPPED : STATE_FAILED;
}

static void
show_state (SpKeyringPage *self)
{
  State state = get_state (self);
  gboolean is_ready = state == STATE_READY;

  g_object_set (self->hero,
                "headline", _(states[state].headline),
                "text", _(states[state].text),
                NULL);
  sp_hero_set_next (self->hero, _(states[state].button), states[state].action, NULL);
  sp_hero_set_next_suggested (self->hero, is_ready);

  for (guint i = 0; i < N_STATES; i++)
    {
      if (states[i].css_class != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self->hero), states[i].css_class);
    }
  if (states[state].css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->hero), states[state].css_class);

  gtk_widget_set_visible (GTK_WIDGET (self->explanation_section), is_ready);
  gtk_widget_set_visible (GTK_WIDGET (self->steps_section), !is_ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keyring.start", state != STATE_RUNNING);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keyring.cancel", state == STATE_RUNNING);
}

static void
start_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  SpKeyringPage *self = SP_KEYRING_PAGE (widget);

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  /* What comes of it is told by the test's own properties and steps. */
  sp_keyring_test_run_async (self->test, self->cancellable, NULL, NULL);
}

static void
cancel_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  g_cancellable_cancel (SP_KEYRING_PAGE (widget)->cancellable);
}

static GtkWidget *
create_explanation_row (gpointer item,
                        gpointer user_data)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), gtk_string_object_get_string (item));

  return row;
}

static GtkWidget *
create_step_row (gpointer item,
                 gpointer user_data)
{
  return sp_keyring_step_row_new (SP_KEYRING_STEP (item));
}

static gboolean
sp_keyring_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_KEYRING_PAGE (widget)->hero));
}

static void
sp_keyring_page_constructed (GObject *object)
{
  SpKeyringPage *self = SP_KEYRING_PAGE (object);
  g_autoptr (GtkStringList) sentences = gtk_string_list_new (NULL);

  G_OBJECT_CLASS (sp_keyring_page_parent_class)->constructed (object);

  if (self->test == NULL)
    self->test = sp_keyring_test_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (explanations); i++)
    gtk_string_list_append (sentences, _(explanations[i]));
  sp_section_bind_model (self->explanation_section, G_LIST_MODEL (sentences), create_explanation_row, NULL);
  sp_section_bind_model (self->steps_section, G_LIST_MODEL (self->test), create_step_row, NULL);

  g_object_set (self->hero,
                "icon-name", "sp-keyring-symbolic",
                /* Translators: above the headline of a test that nobody has to run */
                "kicker", _("Optional test"),
                NULL);
  sp_hero_set_learn (self->hero, _("How Sign-in Works"), "sign-in");

  g_signal_connect_object (self->test, "notify::running", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  show_state (self);
}

static void
sp_keyring_page_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SpKeyringPage *self = SP_KEYRING_PAGE (object);

  switch ((SpKeyringPageProperty) id)
    {
    case PROP_TEST:
      g_value_set_object (value, self->test);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_keyring_page_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SpKeyringPage *self = SP_KEYRING_PAGE (object);

  switch ((SpKeyringPageProperty) id)
    {
    case PROP_TEST:
      self->test = g_value_dup_object (value);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_keyring_page_dispose (GObject *object)
{
  SpKeyringPage *self = SP_KEYRING_PAGE (object);

  /* The test goes on without us until it has removed what it stored. */
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->test);

  G_OBJECT_CLASS (sp_keyring_page_parent_class)->dispose (object);
}

static void
sp_keyring_page_class_init (SpKeyringPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_keyring_page_constructed;
  object_class->dispose = sp_keyring_page_dispose;
  object_class->get_property = sp_keyring_page_get_property;
  object_class->set_property = sp_keyring_page_set_property;
  widget_class->grab_focus = sp_keyring_page_grab_focus;

  /* The test to run; one with the usual deadlines if none is given. */
  properties[PROP_TEST] =
    g_param_spec_object ("test", NULL, NULL, SP_TYPE_KEYRING_TEST,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "keyring.start", NULL, start_cb);
  gtk_widget_class_install_action (widget_class, "keyring.cancel", NULL, cancel_cb);

  g_type_ensure (SP_TYPE_HERO);
  g_type_ensure (SP_TYPE_SECTION);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/pages/sp-keyring-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpKeyringPage, hero);
  gtk_widget_class_bind_template_child (widget_class, SpKeyringPage, explanation_section);
  gtk_widget_class_bind_template_child (widget_class, SpKeyringPage, steps_section);
}

static void
sp_keyring_page_init (SpKeyringPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A page with a test that has not been run. */
GtkWidget *
sp_keyring_page_new (void)
{
  return g_object_new (SP_TYPE_KEYRING_PAGE, NULL);
}

/* The test that the page runs. */
SpKeyringTest *
sp_keyring_page_get_test (SpKeyringPage *self)
{
  g_return_val_if_fail (SP_IS_KEYRING_PAGE (self), NULL);

  return self->test;
}
