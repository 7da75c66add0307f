/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-enquiry.h"

#include <glib/gi18n-lib.h>

/* What a mail program cannot do without, in words that a provider's support understands. */
static const char * const questions[] = {
  N_("Can I use a mail program, or only webmail? What is the address of the webmail?"),
  N_("Is it Exchange, IMAP or POP? Must it be switched on first?"),
  N_("To receive: which server name, which port, and TLS or STARTTLS?"),
  N_("To send: which server name, which port, and TLS or STARTTLS?"),
  N_("What is my user name: the whole address, or something else?"),
  N_("Which password: that of my account, an app password, or a sign-in in the browser?"),
};

/**
 * sp_enquiry_to_text:
 * @address: the address that is asked about
 *
 * Where no settings were found, the next best thing is to ask for them.
 *
 * Returns: (transfer full): what to ask the provider, as a list to copy, a line each
 */
char *
sp_enquiry_to_text (SpAddress *address)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (SP_IS_ADDRESS (address), NULL);

  /* Translators: what stands behind the @ of an address */
  g_string_append_printf (text, _("I would like to read my mail at %s in a mail program."),
                          sp_address_get_display_domain (address));
  g_string_append_c (text, '\n');
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    g_string_append_printf (text, "• %s\n", _(questions[i]));

  return g_string_free (text, FALSE);
}
