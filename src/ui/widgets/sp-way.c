/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-way.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  const char *icon_name;
  const char *headline;
  const char *topic; /* (nullable) */
  const char *learn; /* (nullable) */
} Way;

static const Way ways[SP_N_OPTIONS] = {
  [SP_OPTION_WEBMAIL] = {
    "sp-way-webmail-symbolic", N_("Read your mail in the browser"),
    "webmail", N_("How Webmail Works"),
  },
  [SP_OPTION_EXCHANGE] = {
    "sp-way-exchange-symbolic",
    /* Translators: Exchange is Microsoft's mail server; native means with its own protocol */
    N_("Connect with native Exchange"),
    "exchange", N_("How Exchange Works"),
  },
  [SP_OPTION_IMAP] = {
    "sp-way-imap-symbolic", N_("Connect with IMAP"),
    "imap", N_("How IMAP Works"),
  },
  [SP_OPTION_POP] = {
    "sp-way-pop-symbolic", N_("Connect with POP"),
    "pop", N_("How POP Works"),
  },
  [SP_OPTION_OWN_APP] = {
    "sp-way-own-app-symbolic", N_("Use the provider’s own app"),
    "compare", N_("Compare the Ways"),
  },
  [SP_OPTION_HELP_DESK] = {
    "sp-way-help-desk-symbolic", N_("Ask your help desk"),
    "compare", N_("Compare the Ways"),
  },
  [SP_OPTION_IMPOSSIBLE] = {
    "sp-way-impossible-symbolic", N_("This does not work"),
    "compare", N_("Compare the Ways"),
  },
};

/* The symbolic icon that pictures an option. */
const char *
sp_way_get_icon_name (SpOption option)
{
  g_return_val_if_fail (option < SP_N_OPTIONS, NULL);

  return ways[option].icon_name;
}

/* What to do, in the fewest words. `contact` (nullable) names the help desk to ask.
 * Free with g_free(). */
char *
sp_way_dup_headline (SpOption    option,
                     const char *contact)
{
  g_return_val_if_fail (option < SP_N_OPTIONS, NULL);

  /* Translators: %s is who to ask, such as "Mines Help Center" */
  if (option == SP_OPTION_HELP_DESK && contact != NULL)
    return g_strdup_printf (_("Ask %s"), contact);

  return g_strdup (_(ways[option].headline));
}

/* The id of the topic that explains an option. */
const char *
sp_way_get_topic (SpOption option)
{
  g_return_val_if_fail (option < SP_N_OPTIONS, NULL);

  return ways[option].topic;
}

/* The label of a button that opens sp_way_get_topic(), in title case. */
const char *
sp_way_get_learn_label (SpOption option)
{
  g_return_val_if_fail (option < SP_N_OPTIONS, NULL);

  return _(ways[option].learn);
}

/* A date of a data file (YYYY-MM-DD, YYYY-MM or YYYY) in the words of the person's
 * language; anything else as it is. Free with g_free(). */
char *
sp_date_to_text (const char *date)
{
  g_autoptr (GDateTime) when = NULL;
  int year = 0;
  int month = 1;
  int day = 1;
  int n_parts;

  g_return_val_if_fail (date != NULL, NULL);

  n_parts = sscanf (date, "%4d-%2d-%2d", &year, &month, &day);
  if (n_parts >= 1)
    when = g_date_time_new_local (year, month, day, 12, 0, 0);
  if (when == NULL)
    return g_strdup (date);

  switch (n_parts)
    {
    case 1:
      /* Translators: a year, for g_date_time_format() */
      return g_date_time_format (when, C_("year", "%Y"));

    case 2:
      /* Translators: a month and its year, for g_date_time_format() */
      return g_date_time_format (when, C_("month", "%B %Y"));

    default:
      /* Translators: a full date, for g_date_time_format() */
      return g_date_time_format (when, C_("date", "%-d %B %Y"));
    }
}

/* A link short enough to read: the host of an https: link, the address of a mailto:
 * link. Free with g_free(). */
char *
sp_link_to_text (const char *link)
{
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (link != NULL, NULL);

  uri = g_uri_parse (link, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL)
    return g_strdup (link);
  if (g_uri_get_host (uri) == NULL)
    return g_strdup (g_uri_get_path (uri));
  if (g_str_has_prefix (g_uri_get_host (uri), "www."))
    return g_strdup (g_uri_get_host (uri) + strlen ("www."));

  return g_strdup (g_uri_get_host (uri));
}
