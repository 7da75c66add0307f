/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-guide-row.h"

#include <glib/gi18n-lib.h>

#include "sp-way.h"

static char *
dup_subtitle (SpGuideEntry *entry)
{
  const char *source_date = sp_guide_entry_get_source_date (entry);
  g_autofree char *date = source_date != NULL ? sp_date_to_text (source_date) : NULL;

  if (sp_guide_entry_get_overrides (entry) != NULL)
    return g_strdup (_("Your own guide, used instead of the one installed"));
  if (!sp_guide_entry_is_historical (entry))
    return NULL;
  if (date == NULL)
    return g_strdup (_("Out of date, with what was announced since"));

  /* Translators: beneath the name of an organisation; %s is a date */
  return g_strdup_printf (_("As advised on %s, with what was announced since"), date);
}

/* A row that starts the guide of `entry`. */
GtkWidget *
sp_guide_row_new (SpGuideEntry *entry)
{
  g_autofree char *subtitle = NULL;
  GtkWidget *row;

  g_return_val_if_fail (SP_IS_GUIDE_ENTRY (entry), NULL);

  subtitle = dup_subtitle (entry);
  row = g_object_new (ADW_TYPE_ACTION_ROW,
                      "activatable", TRUE,
                      "subtitle", subtitle,
                      "title", sp_guide_entry_get_name (entry),
                      "use-markup", FALSE,
                      NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", sp_guide_entry_get_id (entry));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.start-guide");

  return row;
}
