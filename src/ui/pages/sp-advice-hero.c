/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-advice-hero.h"

#include <glib/gi18n-lib.h>

#include "sp-contact.h"
#include "sp-way.h"

static char *
dup_kicker (SpAdvisor       *advisor,
            SpOption         option,
            const SpContact *contact)
{
  SpProvider *provider = sp_advisor_get_provider (advisor);
  SpMailProgram *program = option != SP_OPTION_WEBMAIL ? sp_advisor_get_program (advisor) : NULL;
  const char *name = program != NULL ? sp_entry_get_name (SP_ENTRY (program)) : NULL;

  if (name != NULL && contact->organisation != NULL)
    /* Translators: whom the advice is for; %1$s is a mail program, %2$s an organisation,
       such as “For Outlook at Colorado School of Mines” */
    return g_strdup_printf (_("For %1$s at %2$s"), name, contact->organisation);
  if (contact->organisation != NULL)
    /* Translators: whom the advice is for; %s is an organisation */
    return g_strdup_printf (_("At %s"), contact->organisation);
  if (name != NULL && provider != NULL)
    /* Translators: whom the advice is for; %1$s is a mail program, %2$s a mail provider,
       such as “For Thunderbird with Gmail” */
    return g_strdup_printf (_("For %1$s with %2$s"), name, sp_entry_get_name (SP_ENTRY (provider)));
  if (provider != NULL)
    /* Translators: whom the advice is for; %s is a mail provider */
    return g_strdup_printf (_("With %s"), sp_entry_get_name (SP_ENTRY (provider)));
  if (name != NULL)
    /* Translators: whom the advice is for; %s is a mail program */
    return g_strdup_printf (_("For %s"), name);

  return NULL;
}

/* One line why, and where nothing can be opened from here, who knows more. */
static char *
dup_text (SpAdvice        *advice,
          const char      *webmail,
          const SpContact *contact)
{
  const char *because = sp_advice_get_because (advice);
  const char *more = NULL;

  if (contact->link == NULL)
    {
      SpOption option = sp_advice_get_option (advice);

      if (option == SP_OPTION_WEBMAIL && webmail == NULL)
        more = _("The address of your webmail is not known here: ask the people who gave you your mail address.");
      else if (option == SP_OPTION_HELP_DESK)
        more = _("Ask the people who gave you your mail address.");
    }

  if (because == NULL || more == NULL)
    return g_strdup (because != NULL ? because : more);

  return g_strjoin ("\n", because, more, NULL);
}

static void
show_next (SpHero          *hero,
           SpOption         option,
           const char      *webmail,
           const SpContact *contact)
{
  g_autofree char *ask = sp_contact_dup_ask_label (contact);

  if (sp_option_needs_settings (option))
    sp_hero_set_next (hero, _("Show Settings"), "win.show-settings", NULL);
  else if (option == SP_OPTION_WEBMAIL && webmail != NULL)
    sp_hero_set_next (hero, _("Open Webmail"), "win.open-uri", webmail);
  else if (ask != NULL)
    sp_hero_set_next (hero, ask, "win.open-uri", contact->link);
  else
    sp_hero_set_next (hero, NULL, NULL, NULL);
}

/* Fills `hero` with `advice`: for whom, what to do, why, and the one thing to do next. */
void
sp_advice_hero_show (SpHero    *hero,
                     SpAdvisor *advisor,
                     SpAdvice  *advice)
{
  SpOption option = sp_advice_get_option (advice);
  SpContact contact = sp_contact_find (advisor);
  g_autoptr (SpAccount) account = sp_advisor_dup_account (advisor);
  const char *webmail = sp_account_get_webmail (account);
  g_autofree char *kicker = dup_kicker (advisor, option, &contact);
  g_autofree char *headline = sp_way_dup_headline (option, contact.name);
  g_autofree char *text = dup_text (advice, webmail, &contact);

  g_object_set (hero,
                "icon-name", sp_way_get_icon_name (option),
                "kicker", kicker,
                "headline", headline,
                "text", text,
                NULL);
  show_next (hero, option, webmail, &contact);
  sp_hero_set_learn (hero, sp_way_get_learn_label (option), sp_way_get_topic (option));
}
