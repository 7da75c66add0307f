/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-window.h"

#include "sp-check-page.h"
#include "sp-check-step-row.h"
#include "sp-page-fixture.h"
#include "sp-sign-in-box.h"
#include "sp-ticket-box.h"

/* A window in which the servers of `scene` are checked at once. */
GtkWidget *
sp_check_window_new (SpCheckScene *scene)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = sp_check_page_new ();

  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), "Signpost");
  sp_check_page_set_subject (SP_CHECK_PAGE (page), "edu.mines", "2026-02-11", "Thunderbird");
  sp_check_page_set_account (SP_CHECK_PAGE (page), scene->net, scene->account, SP_OPTION_IMAP);

  return window;
}

static void
unfold (GtkWidget *window)
{
  const SpCheckStepKind kinds[] = { SP_CHECK_ENCRYPTION, SP_CHECK_ABILITIES };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_widget_activate_action (sp_test_find (window, SP_TYPE_CHECK_STEP_ROW, kinds[i]), "step.expand", NULL);
  sp_ticket_box_set_expanded (SP_TICKET_BOX (sp_test_find (window, SP_TYPE_TICKET_BOX, 0)), TRUE);
}

static void
try_to_sign_in (GtkWidget *window)
{
  gtk_editable_set_text (GTK_EDITABLE (sp_test_find (window, GTK_TYPE_PASSWORD_ENTRY, 0)), SP_SCENE_PASSWORD);
  gtk_widget_activate_action (sp_test_find (window, SP_TYPE_SIGN_IN_BOX, 0), "check.sign-in", NULL);
}

/* Does it. */
void
sp_check_window_do (GtkWidget  *window,
                    const char *what)
{
  if (g_str_equal (what, "stop"))
    gtk_widget_activate_action (sp_test_find (window, SP_TYPE_CHECK_STEP_ROW, 0), "check.stop", NULL);
  else if (g_str_equal (what, "unfold"))
    unfold (window);
  else if (g_str_equal (what, "sign-in"))
    sp_sign_in_box_set_expanded (SP_SIGN_IN_BOX (sp_test_find (window, SP_TYPE_SIGN_IN_BOX, 0)), TRUE);
  else if (g_str_equal (what, "try"))
    try_to_sign_in (window);
  else
    g_error ("Nobody knows how to %s", what);
}
