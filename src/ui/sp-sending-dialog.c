/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-sending-dialog.h"

#include <glib/gi18n-lib.h>

/* Of the text, in pixels. */
#define MOST_HEIGHT 420

static char *
dup_collections (SpCatalogue *catalogue)
{
  GListModel *databases = sp_catalogue_get_databases (catalogue);
  g_autoptr (GPtrArray) names = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  for (guint i = 0; i < g_list_model_get_n_items (databases); i++)
    {
      g_autoptr (SpDatabase) database = g_list_model_get_item (databases, i);

      g_ptr_array_add (names, g_strdup (sp_entry_get_name (SP_ENTRY (database))));
    }

  /* Translators: between the items of a list */
  return g_strjoinv (_(", "), (char **) names->pdata);
}

/* Who is told what stands behind the @. */
static char *
dup_body (SpCatalogue *catalogue,
          SpAddress   *address)
{
  g_autofree char *collections = dup_collections (catalogue);
  g_autofree char *domain = NULL;
  g_autoptr (GString) body = g_string_new (NULL);

  domain = address != NULL ? g_strdup (sp_address_get_display_domain (address))
                           /* Translators: in the place of a domain, such as “gmail.com” */
                           : g_strdup (_("the part behind the @"));

  g_string_append (body, _("Where a guide or a provider on this computer knows your address, nothing is sent."));
  g_string_append (body, "\n\n");
  /* Translators: %s is a domain, or “the part behind the @” */
  g_string_append_printf (body, _("Otherwise your settings are looked up as soon as you go on. Only %s is sent:"), domain);
  g_string_append_printf (body, "\n• %s", _("to the name server of this network"));
  g_string_append_printf (body, "\n• %s", _("to hosts of that domain, and to the host that receives its mail"));
  if (*collections != '\0')
    {
      g_autofree char *line = NULL;

      /* Translators: %s is the name of a collection of mail settings, or several */
      line = g_strdup_printf (_("to a public collection of mail settings: %s"), collections);
      g_string_append_printf (body, "\n• %s", line);
    }
  g_string_append (body, "\n\n");
  g_string_append (body, _("Your whole address is sent only if you allow it afterwards, and a password never. Afterwards you see all that was sent."));
  g_string_append (body, "\n\n");
  g_string_append (body, _("With Work Offline in the main menu, nobody is asked at all."));

  return g_string_free (g_steal_pointer (&body), FALSE);
}

/* Tells what would be sent to look up `address` (nullable: any) on a dialog above `parent`. */
void
sp_sending_dialog_present (GtkWidget   *parent,
                           SpCatalogue *catalogue,
                           SpAddress   *address)
{
  GtkRoot *root;
  GtkWidget *dialog;
  GtkWidget *label;
  GtkWidget *scrolled_window;
  g_autofree char *body = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (SP_IS_CATALOGUE (catalogue));

  root = gtk_widget_get_root (parent);
  body = dup_body (catalogue, address);
  dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("What Is Sent?"), NULL);
  /* A list reads better from its beginning than from its middle. */
  label = g_object_new (GTK_TYPE_LABEL,
                        "label", body,
                        "wrap", TRUE,
                        "wrap-mode", PANGO_WRAP_WORD_CHAR,
                        "xalign", 0.0,
                        NULL);
  /* With large text in a small window it is longer than the screen. */
  scrolled_window = g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                  "child", label,
                                  "focusable", TRUE,
                                  "hscrollbar-policy", GTK_POLICY_NEVER,
                                  "max-content-height", MOST_HEIGHT,
                                  "propagate-natural-height", TRUE,
                                  NULL);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scrolled_window);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  gtk_window_present (GTK_WINDOW (dialog));
}
