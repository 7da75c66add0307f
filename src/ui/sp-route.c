/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-route.h"

struct _SpRoute
{
  SpAdvisor *advisor;   /* (nullable): once there is a guide */
  SpPlace place;
  SpQuestion *question; /* (nullable): the one asked at SP_PLACE_QUESTION */
  gboolean changing;    /* whether this page is there only to change what was said */
  SpPlace change_from;  /* where one wants to be afterwards, if nothing is left to ask */
  SpPlace keyring_from; /* where the test of the keyring was asked for */
  gboolean discovers;   /* whether the address is looked up before the first question */
};

/* A route at its start, without a guide. */
SpRoute *
sp_route_new (void)
{
  SpRoute *self = g_new0 (SpRoute, 1);

  self->change_from = SP_PLACE_ADVICE;

  return self;
}

/**
 * sp_route_free:
 * @self: (transfer full): a route
 */
void
sp_route_free (SpRoute *self)
{
  g_clear_object (&self->advisor);
  g_clear_object (&self->question);
  g_free (self);
}

/* Follows `advisor` from now on; the place stays until sp_route_begin(). */
void
sp_route_set_advisor (SpRoute   *self,
                      SpAdvisor *advisor)
{
  g_return_if_fail (SP_IS_ADVISOR (advisor));

  g_set_object (&self->advisor, advisor);
  self->changing = FALSE;
  self->discovers = FALSE;
}

SpPlace
sp_route_get_place (SpRoute *self)
{
  return self->place;
}

/* The question asked at SP_PLACE_QUESTION. */
SpQuestion *
sp_route_get_question (SpRoute *self)
{
  return self->question;
}

/* Whether there is a page before this one. */
gboolean
sp_route_can_go_back (SpRoute *self)
{
  return self->place != SP_PLACE_START || self->changing;
}

static void
ask (SpRoute    *self,
     SpQuestion *question)
{
  g_set_object (&self->question, question);
  self->place = SP_PLACE_QUESTION;
}

/* The last question that was answered by hand, of those before `question_id` (nullable:
 * of all). What the address answers was never asked. */
static SpQuestion *
find_question_before (SpRoute    *self,
                      const char *question_id)
{
  GListModel *answers = sp_advisor_get_given_answers (self->advisor);
  SpQuestion *before = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (SpGivenAnswer) given = g_list_model_get_item (answers, i);
      SpQuestion *question = sp_given_answer_get_question (given);

      if (g_strcmp0 (sp_question_get_id (question), question_id) == 0)
        break;
      if (!sp_given_answer_is_from_address (given))
        before = question;
    }

  return before;
}

static SpQuestion *
find_first_question (SpRoute *self)
{
  GListModel *answers = sp_advisor_get_given_answers (self->advisor);

  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (SpGivenAnswer) given = g_list_model_get_item (answers, i);

      if (!sp_given_answer_is_from_address (given))
        return sp_given_answer_get_question (given);
    }

  return sp_advisor_get_next_question (self->advisor);
}

static gboolean
has_settings (SpRoute *self)
{
  SpAdvice *advice = sp_advisor_get_advice (self->advisor);

  return advice != NULL && sp_option_needs_settings (sp_advice_get_option (advice));
}

/* Goes to where an address is looked up that nobody here knows; or past that. */
void
sp_route_begin (SpRoute *self)
{
  g_return_if_fail (self->advisor != NULL);

  self->discovers = sp_advisor_needs_account (self->advisor);
  if (self->discovers)
    self->place = SP_PLACE_DISCOVERY;
  else
    sp_route_pass_discovery (self);
}

/* Goes to what the guide asks first, even if that was answered the last time; or on, if
 * only the address was to be changed. */
void
sp_route_pass_discovery (SpRoute *self)
{
  SpQuestion *first;

  g_return_if_fail (self->advisor != NULL);

  first = self->changing ? NULL : find_first_question (self);
  if (!self->changing)
    self->change_from = SP_PLACE_ADVICE;

  if (first != NULL)
    ask (self, first);
  else
    sp_route_go_on (self);
}

/* Goes to what is still to be asked; else to where one was before changing an answer;
 * else to the advice. */
void
sp_route_go_on (SpRoute *self)
{
  SpQuestion *next;

  g_return_if_fail (self->advisor != NULL);

  self->changing = FALSE;
  next = sp_advisor_get_next_question (self->advisor);
  if (next != NULL)
    {
      ask (self, next);
      return;
    }

  self->place = self->change_from == SP_PLACE_SETTINGS && has_settings (self) ? SP_PLACE_SETTINGS
                                                                              : SP_PLACE_ADVICE;
  self->change_from = SP_PLACE_ADVICE;
}

/* Goes to the question before, or to the page from which something was to be changed. */
void
sp_route_go_back (SpRoute *self)
{
  SpQuestion *before;

  if (self->place == SP_PLACE_EVIDENCE)
    {
      self->place = SP_PLACE_DISCOVERY;
      return;
    }
  if (self->changing && self->place != SP_PLACE_DISCOVERY)
    {
      sp_route_go_on (self);
      return;
    }

  switch (self->place)
    {
    case SP_PLACE_DISCOVERY:
      self->place = SP_PLACE_START;
      break;

    case SP_PLACE_QUESTION:
    case SP_PLACE_ADVICE:
      before = find_question_before (self, self->place == SP_PLACE_QUESTION
                                             ? sp_question_get_id (self->question)
                                             : NULL);
      if (before != NULL)
        ask (self, before);
      else
        self->place = self->discovers ? SP_PLACE_DISCOVERY : SP_PLACE_START;
      break;

    case SP_PLACE_SETTINGS:
      self->place = SP_PLACE_ADVICE;
      break;

    case SP_PLACE_CHECK:
      self->place = SP_PLACE_SETTINGS;
      break;

    case SP_PLACE_KEYRING:
      self->place = self->keyring_from;
      break;

    case SP_PLACE_START:
    case SP_PLACE_EVIDENCE:
    case SP_N_PLACES:
    default:
      break;
    }
}

/* Goes back to the start. */
void
sp_route_leave (SpRoute *self)
{
  self->changing = FALSE;
  self->place = SP_PLACE_START;
}

/* Remembers this place as the one to be at once an answer is changed. */
void
sp_route_note_place (SpRoute *self)
{
  if (self->place == SP_PLACE_ADVICE || self->place == SP_PLACE_SETTINGS)
    self->change_from = self->place;
}

/* Asks a question of the guide anew. Returns FALSE where that changes nothing. */
gboolean
sp_route_change_answer (SpRoute    *self,
                        const char *question_id)
{
  SpQuestion *question;

  g_return_val_if_fail (self->advisor != NULL, FALSE);

  question = sp_guide_find_question (sp_advisor_get_guide (self->advisor), question_id);
  if (question == NULL ||
      (self->place == SP_PLACE_QUESTION &&
       g_str_equal (question_id, sp_question_get_id (self->question))))
    return FALSE;

  sp_route_note_place (self);
  self->changing = TRUE;
  ask (self, question);

  return TRUE;
}

/* Goes to the start, to change the address there. */
void
sp_route_change_address (SpRoute *self)
{
  g_return_if_fail (self->advisor != NULL);

  sp_route_note_place (self);
  self->changing = TRUE;
  self->place = SP_PLACE_START;
}

/* Goes to the evidence of what was found. Returns FALSE where nothing is looked up. */
gboolean
sp_route_show_evidence (SpRoute *self)
{
  if (self->place != SP_PLACE_DISCOVERY)
    return FALSE;

  self->place = SP_PLACE_EVIDENCE;

  return TRUE;
}

/* Goes to the values to copy. Returns FALSE as long as there is no advice. */
gboolean
sp_route_show_settings (SpRoute *self)
{
  if (self->advisor == NULL || sp_advisor_get_advice (self->advisor) == NULL)
    return FALSE;

  self->place = SP_PLACE_SETTINGS;

  return TRUE;
}

/* Goes to the check of the settings. Returns FALSE as long as none are shown. */
gboolean
sp_route_show_check (SpRoute *self)
{
  if (self->place != SP_PLACE_SETTINGS)
    return FALSE;

  self->place = SP_PLACE_CHECK;

  return TRUE;
}

/* Goes to the test of the keyring. */
void
sp_route_show_keyring_test (SpRoute *self)
{
  if (self->place != SP_PLACE_KEYRING)
    self->keyring_from = self->place;
  self->place = SP_PLACE_KEYRING;
}
