/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-assistant.h"

#include <glib/gi18n-lib.h>

#include "sp-advice-page.h"
#include "sp-answers-bar.h"
#include "sp-discovery-page.h"
#include "sp-evidence-page.h"
#include "sp-keyring-page.h"
#include "sp-pager.h"
#include "sp-problems-window.h"
#include "sp-question-page.h"
#include "sp-route.h"
#include "sp-settings-page.h"
#include "sp-start-page.h"

struct _SpAssistant
{
  AdwBin parent_instance;

  GtkBox *box;
  SpPager *pager;
  SpAnswersBar *answers_bar;     /* (nullable): built when first shown */
  GtkWidget *pages[SP_N_PLACES]; /* (nullable): built when first shown */

  SpGuideLibrary *library; /* (nullable): read when first asked for */
  SpCatalogue *catalogue;  /* (nullable): read when first asked for */
  char *last_guide;        /* (nullable) */
  SpAdvisor *advisor;      /* (nullable): once there is a guide */
  SpDiscoveries *discoveries;
  SpRoute *route;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (SpAssistant, sp_assistant, ADW_TYPE_BIN)

typedef enum
{
  PROP_ADVISOR = 1,
  PROP_CAN_GO_BACK,
  PROP_NARROW,
  N_PROPS
} SpAssistantProperty;

static GParamSpec *properties[N_PROPS];

/* Showing pages */

/* The lookup of the address, once it was begun. */
static SpDiscovery *
get_discovery (SpAssistant *self)
{
  GtkWidget *page = self->pages[SP_PLACE_DISCOVERY];

  return page != NULL ? sp_discovery_page_get_discovery (SP_DISCOVERY_PAGE (page)) : NULL;
}

static GtkWidget *
create_page (SpAssistant *self,
             SpPlace      place)
{
  switch (place)
    {
    case SP_PLACE_START:
      return sp_start_page_new (self->discoveries);

    case SP_PLACE_DISCOVERY:
      return sp_discovery_page_new (self->discoveries);

    case SP_PLACE_EVIDENCE:
      return sp_evidence_page_new (get_discovery (self));

    case SP_PLACE_QUESTION:
      return sp_question_page_new (self->advisor, sp_route_get_question (self->route));

    case SP_PLACE_ADVICE:
      return sp_advice_page_new (self->advisor);

    case SP_PLACE_SETTINGS:
      return sp_settings_page_new (self->advisor);

    case SP_PLACE_CHECK:
      return sp_settings_page_create_check_page (SP_SETTINGS_PAGE (self->pages[SP_PLACE_SETTINGS]),
                                                 sp_discoveries_get_net (self->discoveries));

    case SP_PLACE_KEYRING:
      return sp_keyring_page_new ();

    case SP_N_PLACES:
    default:
      g_assert_not_reached ();
    }
}

static void
show_answers_bar (SpAssistant *self,
                  gboolean     visible)
{
  if (visible && self->answers_bar == NULL)
    {
      self->answers_bar = g_object_new (SP_TYPE_ANSWERS_BAR, NULL);
      g_object_bind_property (self, "narrow", self->answers_bar, "narrow", G_BINDING_SYNC_CREATE);
      g_object_bind_property (self, "advisor", self->answers_bar, "advisor", G_BINDING_SYNC_CREATE);
      gtk_box_prepend (self->box, GTK_WIDGET (self->answers_bar));
    }
  if (self->answers_bar != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->answers_bar), visible);
}

static gboolean
has_answers (SpPlace place)
{
  return place == SP_PLACE_QUESTION || place == SP_PLACE_ADVICE || place == SP_PLACE_SETTINGS;
}

/* The pages are kept, but for those that show one thing and no other. Who goes on, or back, does
 * not wait for the lookup any more. */
static void
show_route (SpAssistant      *self,
            SpPagerDirection  direction)
{
  SpPlace place = sp_route_get_place (self->route);

  if (place != SP_PLACE_DISCOVERY && place != SP_PLACE_EVIDENCE)
    sp_discoveries_stop (self->discoveries);

  if (place == SP_PLACE_QUESTION || place == SP_PLACE_EVIDENCE || place == SP_PLACE_CHECK)
    sp_pager_show_once (self->pager, create_page (self, place), direction);
  else
    {
      if (self->pages[place] == NULL)
        self->pages[place] = create_page (self, place);
      sp_pager_show (self->pager, self->pages[place], direction);
    }

  show_answers_bar (self, has_answers (place));
  gtk_widget_grab_focus (GTK_WIDGET (self->pager));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO_BACK]);
}

/* Starting a guide */

static void
set_guide (SpAssistant *self,
           SpGuide     *guide)
{
  g_clear_object (&self->advisor);
  self->advisor = sp_advisor_new (guide, self->catalogue);
  sp_route_set_advisor (self->route, self->advisor);

  if (self->pages[SP_PLACE_ADVICE] != NULL)
    g_object_set (self->pages[SP_PLACE_ADVICE], "advisor", self->advisor, NULL);
  if (self->pages[SP_PLACE_SETTINGS] != NULL)
    g_object_set (self->pages[SP_PLACE_SETTINGS], "advisor", self->advisor, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ADVISOR]);
}

static gboolean
is_shown_guide (SpAssistant *self,
                const char  *path)
{
  return self->advisor != NULL &&
         g_str_equal (sp_guide_get_path (sp_advisor_get_guide (self->advisor)), path);
}

/* If it is the guide of before, what was answered to it stays answered. */
static void
start_entry (SpAssistant  *self,
             SpGuideEntry *entry,
             SpAddress    *address)
{
  const char *path = sp_guide_entry_get_path (entry);

  if (!is_shown_guide (self, path))
    {
      g_autoptr (GPtrArray) problems = sp_problems_new ();
      g_autoptr (SpGuide) guide = sp_guide_new_from_path (path, problems, NULL);

      if (guide == NULL)
        {
          sp_problems_window_present (GTK_WIDGET (self), path, problems);
          return;
        }
      set_guide (self, guide);
    }

  sp_advisor_set_address (self->advisor, address);
  sp_route_begin (self->route);
  show_route (self, SP_PAGER_FORWARD);
  if (sp_route_get_place (self->route) == SP_PLACE_DISCOVERY)
    sp_discovery_page_begin (SP_DISCOVERY_PAGE (self->pages[SP_PLACE_DISCOVERY]), address);
}

/* Properties and construction */

static void
sp_assistant_get_property (GObject    *object,
                           guint       id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  SpAssistant *self = SP_ASSISTANT (object);

  switch ((SpAssistantProperty) id)
    {
    case PROP_ADVISOR:
      g_value_set_object (value, self->advisor);
      break;

    case PROP_CAN_GO_BACK:
      g_value_set_boolean (value, sp_assistant_get_can_go_back (self));
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_assistant_set_property (GObject      *object,
                           guint         id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  SpAssistant *self = SP_ASSISTANT (object);

  switch ((SpAssistantProperty) id)
    {
    case PROP_NARROW:
      if (self->narrow != g_value_get_boolean (value))
        {
          self->narrow = g_value_get_boolean (value);
          g_object_notify_by_pspec (object, pspec);
        }
      break;

    case PROP_ADVISOR:
    case PROP_CAN_GO_BACK:
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static gboolean
sp_assistant_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_ASSISTANT (widget)->pager));
}

static void
sp_assistant_dispose (GObject *object)
{
  SpAssistant *self = SP_ASSISTANT (object);

  g_clear_object (&self->library);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->advisor);
  if (self->discoveries != NULL)
    sp_discoveries_stop (self->discoveries);
  g_clear_object (&self->discoveries);
  g_clear_pointer (&self->last_guide, g_free);
  g_clear_pointer (&self->route, sp_route_free);

  G_OBJECT_CLASS (sp_assistant_parent_class)->dispose (object);
}

static void
sp_assistant_class_init (SpAssistantClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_assistant_dispose;
  object_class->get_property = sp_assistant_get_property;
  object_class->set_property = sp_assistant_set_property;
  widget_class->grab_focus = sp_assistant_grab_focus;

  /* What the pages show, or NULL as long as no guide was chosen. */
  properties[PROP_ADVISOR] =
    g_param_spec_object ("advisor", NULL, NULL, SP_TYPE_ADVISOR,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  properties[PROP_CAN_GO_BACK] =
    g_param_spec_boolean ("can-go-back", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /* Whether there is little room. */
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SP_TYPE_PAGER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/sp-assistant.ui");
  gtk_widget_class_bind_template_child (widget_class, SpAssistant, box);
  gtk_widget_class_bind_template_child (widget_class, SpAssistant, pager);
}

static void
sp_assistant_init (SpAssistant *self)
{
  self->route = sp_route_new ();
  self->discoveries = sp_discoveries_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pages[SP_PLACE_START] = create_page (self, SP_PLACE_START);
  sp_pager_add (self->pager, self->pages[SP_PLACE_START]);
}

/* Public functions */

/* An assistant at its first page. */
GtkWidget *
sp_assistant_new (void)
{
  return g_object_new (SP_TYPE_ASSISTANT, NULL);
}

/* The guides of the search path. */
SpGuideLibrary *
sp_assistant_get_library (SpAssistant *self)
{
  g_return_val_if_fail (SP_IS_ASSISTANT (self), NULL);

  if (self->library == NULL)
    {
      g_auto (GStrv) dirs = sp_data_dirs ();

      self->library = sp_guide_library_new ((const char * const *) dirs);
      self->catalogue = sp_catalogue_new ((const char * const *) dirs);
      sp_start_page_set_library (SP_START_PAGE (self->pages[SP_PLACE_START]), self->library,
                                 self->catalogue, self->last_guide);
      sp_discoveries_set_known (self->discoveries, self->catalogue, G_LIST_MODEL (self->library));
    }

  return self->library;
}

/* What the pages show, or NULL as long as no guide was chosen. */
SpAdvisor *
sp_assistant_get_advisor (SpAssistant *self)
{
  g_return_val_if_fail (SP_IS_ASSISTANT (self), NULL);

  return self->advisor;
}

/* What was looked up, and the switch that keeps all of it from the network. */
SpDiscoveries *
sp_assistant_get_discoveries (SpAssistant *self)
{
  g_return_val_if_fail (SP_IS_ASSISTANT (self), NULL);

  return self->discoveries;
}

/* Whether there is a page before the one shown. */
gboolean
sp_assistant_get_can_go_back (SpAssistant *self)
{
  g_return_val_if_fail (SP_IS_ASSISTANT (self), FALSE);

  return sp_route_can_go_back (self->route);
}

/* Sets the id (nullable) of the guide to list before the others. */
void
sp_assistant_set_last_guide (SpAssistant *self,
                             const char  *last_guide)
{
  g_return_if_fail (SP_IS_ASSISTANT (self));

  g_free (self->last_guide);
  self->last_guide = g_strdup (last_guide);
}

/* Starts `guide` anew, without an address. */
void
sp_assistant_start (SpAssistant *self,
                    SpGuide     *guide)
{
  g_return_if_fail (SP_IS_ASSISTANT (self));
  g_return_if_fail (SP_IS_GUIDE (guide));

  sp_assistant_get_library (self);
  set_guide (self, guide);
  sp_route_begin (self->route);
  show_route (self, SP_PAGER_FORWARD);
}

/* Starts the guide of that id in the library, without an address. */
void
sp_assistant_start_guide (SpAssistant *self,
                          const char  *guide_id)
{
  SpGuideEntry *entry;

  g_return_if_fail (SP_IS_ASSISTANT (self));
  g_return_if_fail (guide_id != NULL);

  entry = sp_guide_library_find (sp_assistant_get_library (self), guide_id);
  if (entry != NULL)
    start_entry (self, entry, NULL);
}

/* Starts the guide that speaks for the address in `text`, else the general one. What is
 * no address is shown on the first page, with what is wrong with it. */
void
sp_assistant_start_address (SpAssistant *self,
                            const char  *text)
{
  g_autoptr (SpAddress) address = NULL;
  g_autoptr (GError) error = NULL;
  SpGuideLibrary *library;
  SpGuideEntry *entry = NULL;
  SpStartPage *start_page;

  g_return_if_fail (SP_IS_ASSISTANT (self));
  g_return_if_fail (text != NULL);

  library = sp_assistant_get_library (self);
  start_page = SP_START_PAGE (self->pages[SP_PLACE_START]);
  sp_start_page_set_text (start_page, text);

  address = sp_address_new (text, &error);
  if (address != NULL)
    entry = sp_guide_library_find_for_domain (library, sp_address_get_domain (address));
  if (entry == NULL)
    entry = sp_guide_library_get_general (library);

  if (address != NULL && entry != NULL)
    {
      start_entry (self, entry, address);
      return;
    }

  if (sp_route_get_place (self->route) != SP_PLACE_START)
    sp_assistant_change_address (self);
  sp_start_page_show_error (start_page, error != NULL
                                          ? error->message
                                          : _("The guide for any address is missing: Signpost is not installed properly."));
}

/* Forgets the address and all answers, and shows the first page. */
void
sp_assistant_start_over (SpAssistant *self)
{
  g_return_if_fail (SP_IS_ASSISTANT (self));

  sp_start_page_set_text (SP_START_PAGE (self->pages[SP_PLACE_START]), "");
  sp_route_leave (self->route);
  show_route (self, SP_PAGER_BACK);
  sp_discoveries_forget (self->discoveries);
  if (self->advisor != NULL)
    {
      sp_advisor_set_address (self->advisor, NULL);
      sp_advisor_forget_all (self->advisor);
    }
}

/* Shows the page before: the question before, with its answer still chosen, or the page
 * from which something was to be changed. */
void
sp_assistant_go_back (SpAssistant *self)
{
  g_return_if_fail (SP_IS_ASSISTANT (self));

  sp_route_go_back (self->route);
  show_route (self, SP_PAGER_BACK);
}

/* Answers a question and goes on. */
void
sp_assistant_set_answer (SpAssistant *self,
                         const char  *question_id,
                         const char  *answer_id)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SP_IS_ASSISTANT (self));
  g_return_if_fail (self->advisor != NULL);

  if (!sp_advisor_set_answer (self->advisor, question_id, answer_id, &error))
    {
      g_warning ("Answer not taken: %s", error->message);
      return;
    }

  sp_route_note_place (self->route);
  sp_route_go_on (self->route);
  show_route (self, SP_PAGER_FORWARD);
}

/* Asks a question anew; whatever else was answered stays. */
void
sp_assistant_change_answer (SpAssistant *self,
                            const char  *question_id)
{
  g_return_if_fail (SP_IS_ASSISTANT (self));
  g_return_if_fail (self->advisor != NULL);

  if (sp_route_change_answer (self->route, question_id))
    show_route (self, SP_PAGER_BACK);
}

/* Shows the first page, with the address to change. */
void
sp_assistant_change_address (SpAssistant *self)
{
  g_return_if_fail (SP_IS_ASSISTANT (self));
  g_return_if_fail (self->advisor != NULL);

  sp_route_change_address (self->route);
  show_route (self, SP_PAGER_BACK);
}

static void
pass_discovery (SpAssistant *self,
                SpProvider  *base,
                SpAccount   *account)
{
  sp_advisor_set_found (self->advisor, base, account);
  sp_route_pass_discovery (self->route);
  show_route (self, SP_PAGER_FORWARD);
}

/* Goes on with what was found for the address until now. */
void
sp_assistant_use_found (SpAssistant *self)
{
  SpDiscovery *discovery;

  g_return_if_fail (SP_IS_ASSISTANT (self));

  discovery = get_discovery (self);
  if (sp_route_get_place (self->route) == SP_PLACE_DISCOVERY && discovery != NULL)
    pass_discovery (self, sp_discovery_get_provider (discovery), sp_discovery_get_account (discovery));
}

/* Goes on as if nothing had been found for the address. */
void
sp_assistant_go_on_without (SpAssistant *self)
{
  g_return_if_fail (SP_IS_ASSISTANT (self));

  if (sp_route_get_place (self->route) == SP_PLACE_DISCOVERY)
    pass_discovery (self, NULL, NULL);
}

/* Shows the evidence of what was found, while the address is looked up. */
void
sp_assistant_show_evidence (SpAssistant *self)
{
  g_return_if_fail (SP_IS_ASSISTANT (self));

  if (sp_route_show_evidence (self->route))
    show_route (self, SP_PAGER_FORWARD);
}

/* Shows the values to copy, once there is an advice. */
void
sp_assistant_show_settings (SpAssistant *self)
{
  g_return_if_fail (SP_IS_ASSISTANT (self));

  if (sp_route_show_settings (self->route))
    show_route (self, SP_PAGER_FORWARD);
}

/* Checks the settings that are shown. */
void
sp_assistant_show_check (SpAssistant *self)
{
  g_return_if_fail (SP_IS_ASSISTANT (self));

  if (sp_route_show_check (self->route))
    show_route (self, SP_PAGER_FORWARD);
}

/* Shows the test of the keyring. */
void
sp_assistant_show_keyring_test (SpAssistant *self)
{
  g_return_if_fail (SP_IS_ASSISTANT (self));

  sp_route_show_keyring_test (self->route);
  show_route (self, SP_PAGER_FORWARD);
}
