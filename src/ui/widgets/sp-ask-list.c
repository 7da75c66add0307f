/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ask-list.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#define SERVERS (SP_OPTION_BIT (SP_OPTION_IMAP) | SP_OPTION_BIT (SP_OPTION_POP))
#define EXCHANGE SP_OPTION_BIT (SP_OPTION_EXCHANGE)

static const struct
{
  SpOptionSet options;
  const char *question;
} questions[] = {
  { SP_OPTION_BIT (SP_OPTION_IMAP), N_("May I read my mail with IMAP, and must I switch it on first?") },
  { SP_OPTION_BIT (SP_OPTION_POP), N_("May I fetch my mail with POP, and must I switch it on first?") },
  { EXCHANGE, N_("May my mail program use native Exchange, and must I have it switched on first?") },
  { SERVERS, N_("What is the name of the incoming server, its port, and its connection security (SSL/TLS or STARTTLS)?") },
  { SERVERS, N_("What is the name of the outgoing server, its port, and its connection security?") },
  { EXCHANGE, N_("Does my mail program find the Exchange server by my address, or which server address do I type in?") },
  { SERVERS | EXCHANGE, N_("What is my user name: my full address, or something else?") },
  { SERVERS | EXCHANGE, N_("How do I sign in: with the password of my account, with an app password, or with a window that opens in the browser (OAuth2)?") },
};

/* The questions for `option`, translated: a model of GtkStringObject. An option that needs
 * no settings is asked about as if it were IMAP. */
GListModel *
sp_ask_list_new (SpOption option)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  g_return_val_if_fail (option < SP_N_OPTIONS, NULL);

  if (!sp_option_needs_settings (option))
    option = SP_OPTION_IMAP;

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      if ((questions[i].options & SP_OPTION_BIT (option)) != 0)
        gtk_string_list_append (list, _(questions[i].question));
    }

  return G_LIST_MODEL (list);
}

/* The questions of `list`, numbered, one a line. Free with g_free(). */
char *
sp_ask_list_to_text (GListModel *list)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (G_IS_LIST_MODEL (list), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GtkStringObject) question = g_list_model_get_item (list, i);

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append_printf (text, "%u. %s", i + 1, gtk_string_object_get_string (question));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
