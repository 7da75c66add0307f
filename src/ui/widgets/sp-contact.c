/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-contact.h"

#include <glib/gi18n-lib.h>

/* Whom to ask about this advice, as the guide says, or else the provider of the address. */
SpContact
sp_contact_find (SpAdvisor *advisor)
{
  SpGuide *guide = sp_advisor_get_guide (advisor);
  SpProvider *provider = sp_advisor_get_provider (advisor);
  const char * const *domains = sp_guide_get_domains (guide);
  SpContact self = { 0 };

  /* The general guide has no domains and speaks for no organisation. */
  if (domains != NULL && domains[0] != NULL)
    self.organisation = sp_guide_get_name (guide);

  self.name = sp_guide_get_contact_name (guide);
  self.link = sp_guide_get_contact_link (guide);
  self.was_found =
    self.organisation == NULL && provider != NULL && sp_entry_get_id (SP_ENTRY (provider)) == NULL;

  /* Advice for any address cannot name anyone better than the provider itself. */
  if (self.organisation == NULL && provider != NULL && sp_provider_get_help (provider) != NULL)
    {
      self.name = sp_entry_get_name (SP_ENTRY (provider));
      self.link = sp_provider_get_help (provider);
      self.is_provider = TRUE;
    }

  return self;
}

/* The label of a link or button that leads to the contact; NULL where there is no name
 * or no link. Free with g_free(). */
char *
sp_contact_dup_ask_label (const SpContact *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->name == NULL || self->link == NULL)
    return NULL;

  if (self->is_provider)
    /* Translators: a link or button to the help pages of a mail provider, such as “Gmail Help” */
    return g_strdup_printf (_("%s Help"), self->name);

  /* Translators: a link or button; %s is who to ask, such as “Mines Help Center” */
  return g_strdup_printf (_("Ask %s"), self->name);
}
