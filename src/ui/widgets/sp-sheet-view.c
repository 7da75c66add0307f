/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-sheet-view.h"

#include <glib/gi18n-lib.h>

#include "sp-copy-row.h"
#include "sp-origin.h"
#include "sp-section.h"

struct _SpSheetView
{
  AdwBin parent_instance;

  SpSection *sections[SP_N_SHEET_GROUPS];

  /* Of the sheet on view */
  SpContact contact;
  SpSheetField *common[SP_N_SHEET_GROUPS]; /* (nullable) (owned): with the group's usual origin */
};

G_DEFINE_FINAL_TYPE (SpSheetView, sp_sheet_view, ADW_TYPE_BIN)

static gboolean
is_in_group (gpointer item,
             gpointer user_data)
{
  return sp_sheet_field_get_group (SP_SHEET_FIELD (item)) == GPOINTER_TO_UINT (user_data);
}

static GListModel *
filter_group (SpSheet      *sheet,
              SpSheetGroup  group)
{
  GtkCustomFilter *filter = gtk_custom_filter_new (is_in_group, GUINT_TO_POINTER (group), NULL);

  return G_LIST_MODEL (gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (sheet)),
                                                  GTK_FILTER (filter)));
}

/* Which password is meant, for the groups that end in one. Never a password. */
static const char *
get_password_advice (SpSheet      *sheet,
                     SpSheetGroup  group)
{
  const char *incoming = sp_sheet_get_password_advice (sheet, SP_DIRECTION_INCOMING);
  const char *outgoing = sp_sheet_get_password_advice (sheet, SP_DIRECTION_OUTGOING);

  switch (group)
    {
    case SP_SHEET_INCOMING:
    case SP_SHEET_EXCHANGE:
      return incoming;

    case SP_SHEET_OUTGOING:
      if (outgoing != NULL && g_strcmp0 (incoming, outgoing) == 0)
        return _("The same as for incoming mail.");
      return outgoing;

    case SP_SHEET_IDENTITY:
    case SP_SHEET_WEB:
    case SP_N_SHEET_GROUPS:
    default:
      return NULL;
    }
}

static GtkWidget *
create_password_row (const char *advice)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  /* Translators: a row of the settings that explains which password to use */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Password"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), advice);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "dialog-password-symbolic");

  return row;
}

/* The values of the identity are the person's own: nobody else's word is needed. */
static gboolean
has_own_origin (SpSheetView  *self,
                SpSheetField *field)
{
  SpSheetGroup group = sp_sheet_field_get_group (field);

  return group != SP_SHEET_IDENTITY && sp_sheet_field_is_published (field) &&
         self->common[group] != NULL && !sp_origin_equal (field, self->common[group]);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  SpSheetView *self = user_data;
  GtkWidget *row;

  if (GTK_IS_STRING_OBJECT (item))
    return create_password_row (gtk_string_object_get_string (item));

  row = sp_copy_row_new (SP_SHEET_FIELD (item));
  sp_copy_row_set_contact (SP_COPY_ROW (row), &self->contact);
  if (has_own_origin (self, item))
    {
      g_autofree char *origin = sp_origin_to_text (item, &self->contact);

      sp_copy_row_set_origin (SP_COPY_ROW (row), origin, sp_origin_get_link (item));
    }

  return row;
}

/* The groups of a sheet mostly come from one source; it is named once. */
static gboolean
is_as_above (SpSheetView  *self,
             SpSheetGroup  group)
{
  for (SpSheetGroup above = group; above-- > SP_SHEET_IDENTITY + 1;)
    {
      if (self->common[above] != NULL)
        return sp_origin_equal (self->common[group], self->common[above]);
    }

  return FALSE;
}

static void
show_origin (SpSheetView  *self,
             SpSheetGroup  group)
{
  SpSection *section = self->sections[group];
  gboolean known = group != SP_SHEET_IDENTITY && self->common[group] != NULL;
  g_autofree char *origin = NULL;

  if (known && is_as_above (self, group))
    {
      /* Translators: of settings whose source was named further up on the page */
      sp_section_set_subtitle (section, _("From the same source as above."));
      sp_section_set_link (section, NULL);
      return;
    }

  if (known)
    origin = sp_origin_to_text (self->common[group], &self->contact);
  sp_section_set_subtitle (section, origin);
  sp_section_set_link (section, known ? sp_origin_get_link (self->common[group]) : NULL);
}

static void
show_group (SpSheetView  *self,
            SpSheet      *sheet,
            SpSheetGroup  group)
{
  SpSection *section = self->sections[group];
  g_autoptr (GListModel) fields = filter_group (sheet, group);
  const char *password = get_password_advice (sheet, group);
  g_autoptr (GtkStringList) last = gtk_string_list_new (NULL);
  g_autoptr (GListStore) parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GListModel) rows = NULL;

  g_set_object (&self->common[group], sp_origin_find_common (fields));

  show_origin (self, group);

  if (password != NULL && g_list_model_get_n_items (fields) > 0)
    gtk_string_list_append (last, password);
  g_list_store_append (parts, fields);
  g_list_store_append (parts, last);
  rows = G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&parts))));

  sp_section_bind_model (section, rows, create_row, self);
}

static void
sp_sheet_view_dispose (GObject *object)
{
  SpSheetView *self = SP_SHEET_VIEW (object);

  for (guint i = 0; i < SP_N_SHEET_GROUPS; i++)
    g_clear_object (&self->common[i]);

  G_OBJECT_CLASS (sp_sheet_view_parent_class)->dispose (object);
}

static void
sp_sheet_view_class_init (SpSheetViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sp_sheet_view_dispose;
}

static void
sp_sheet_view_init (SpSheetView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  for (guint i = 0; i < SP_N_SHEET_GROUPS; i++)
    {
      self->sections[i] = SP_SECTION (sp_section_new (sp_sheet_group_get_title (i)));
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sections[i]));
    }
  adw_bin_set_child (ADW_BIN (self), box);
}

/* Shows `sheet`. `contact` is whom to ask for what was not published; its strings must
 * live as long as the sheet is on view. */
void
sp_sheet_view_set_sheet (SpSheetView     *self,
                         SpSheet         *sheet,
                         const SpContact *contact)
{
  g_return_if_fail (SP_IS_SHEET_VIEW (self));
  g_return_if_fail (SP_IS_SHEET (sheet));
  g_return_if_fail (contact != NULL);

  self->contact = *contact;
  for (guint i = 0; i < SP_N_SHEET_GROUPS; i++)
    show_group (self, sheet, i);
}
