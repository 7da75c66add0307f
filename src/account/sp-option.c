/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-option.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *id;
  const char *label;
  gboolean needs_settings;
} OptionInfo;

static const OptionInfo options[SP_N_OPTIONS] = {
  [SP_OPTION_WEBMAIL] = { "webmail", N_("Webmail"), FALSE },
  /* Translators: Microsoft Exchange, the product */
  [SP_OPTION_EXCHANGE] = { "exchange", N_("Exchange"), TRUE },
  /* Translators: the mail protocol */
  [SP_OPTION_IMAP] = { "imap", N_("IMAP"), TRUE },
  /* Translators: the mail protocol */
  [SP_OPTION_POP] = { "pop", N_("POP"), TRUE },
  [SP_OPTION_OWN_APP] = { "own-app", N_("The provider’s own app"), FALSE },
  [SP_OPTION_HELP_DESK] = { "help-desk", N_("Ask your help desk"), FALSE },
  [SP_OPTION_IMPOSSIBLE] = { "impossible", N_("Not possible"), FALSE },
};

G_DEFINE_ENUM_TYPE (SpOption, sp_option,
                    G_DEFINE_ENUM_VALUE (SP_OPTION_WEBMAIL, "webmail"),
                    G_DEFINE_ENUM_VALUE (SP_OPTION_EXCHANGE, "exchange"),
                    G_DEFINE_ENUM_VALUE (SP_OPTION_IMAP, "imap"),
                    G_DEFINE_ENUM_VALUE (SP_OPTION_POP, "pop"),
                    G_DEFINE_ENUM_VALUE (SP_OPTION_OWN_APP, "own-app"),
                    G_DEFINE_ENUM_VALUE (SP_OPTION_HELP_DESK, "help-desk"),
                    G_DEFINE_ENUM_VALUE (SP_OPTION_IMPOSSIBLE, "impossible"))

/**
 * sp_option_to_id:
 * @option: a way of reading mail
 *
 * Returns: the word for an option in data files and in JSON, such as "own-app"
 */
const char *
sp_option_to_id (SpOption option)
{
  g_return_val_if_fail (option < SP_N_OPTIONS, NULL);

  return options[option].id;
}

/**
 * sp_option_from_id:
 * @id: (nullable): a word
 * @option: (out): where the option goes
 *
 * Returns: whether @id is what sp_option_to_id() returns for an option; otherwise @option is
 *   left alone
 */
gboolean
sp_option_from_id (const char *id,
                   SpOption   *option)
{
  g_return_val_if_fail (option != NULL, FALSE);

  for (guint i = 0; i < SP_N_OPTIONS; i++)
    {
      if (g_strcmp0 (id, options[i].id) == 0)
        {
          *option = i;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * sp_option_get_label:
 * @option: a way of reading mail
 *
 * Returns: the name of an option for a person, translated
 */
const char *
sp_option_get_label (SpOption option)
{
  g_return_val_if_fail (option < SP_N_OPTIONS, NULL);

  return _(options[option].label);
}

/**
 * sp_option_needs_settings:
 * @option: a way of reading mail
 *
 * Returns: whether taking this option means typing servers into a mail program
 */
gboolean
sp_option_needs_settings (SpOption option)
{
  g_return_val_if_fail (option < SP_N_OPTIONS, FALSE);

  return options[option].needs_settings;
}
