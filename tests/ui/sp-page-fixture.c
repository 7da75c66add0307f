/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-page-fixture.h"

#include <gdk/x11/gdkx.h>

#include "sp-test.h"

static void
record_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  SpPageFixture *self = user_data;
  g_autofree char *target = parameter != NULL ? g_variant_print (parameter, FALSE) : NULL;

  g_free (self->last_action);
  self->last_action = g_strjoin (" ", g_action_get_name (G_ACTION (action)), target, NULL);
}

static const GActionEntry entries[] = {
  { "announce", record_cb, "s" },
  { "explain-error", record_cb },
  { "show-check", record_cb },
  { "back", record_cb },
  { "change-answer", record_cb, "s" },
  { "set-answer", record_cb, "(ss)" },
  { "learn", record_cb, "s" },
  { "show-settings", record_cb },
  { "show-keyring-test", record_cb },
  { "start-over", record_cb },
  { "toast", record_cb, "s" },
  { "open-uri", record_cb, "s" },
  { "open-guide", record_cb },
  { "change-address", record_cb },
  { "show-library-problems", record_cb },
  { "start-address", record_cb, "s" },
  { "start-guide", record_cb, "s" },
  { "go-on-without", record_cb },
  { "show-evidence", record_cb },
  { "use-found", record_cb },
};

/* Runs the tests, or skips them all where there is no display. */
int
sp_page_fixture_main (int    argc,
                      char **argv,
                      void (*add_tests) (void))
{
  g_test_init (&argc, &argv, NULL);

  if (!gtk_init_check ())
    {
      g_test_message ("There is no display");
      return 77;
    }

  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  add_tests ();

  return g_test_run ();
}

static gboolean
is_mapped (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

/* Shows `page` in a window of that size, in pixels. */
SpPageFixture *
sp_page_fixture_new (GtkWidget *page,
                     int        width,
                     int        height)
{
  SpPageFixture *self = g_new0 (SpPageFixture, 1);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);

  self->page = page;
  self->window = GTK_WINDOW (adw_window_new ());
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "win", G_ACTION_GROUP (actions));
  adw_window_set_content (ADW_WINDOW (self->window), page);
  gtk_window_set_default_size (self->window, width, height);
  gtk_window_present (self->window);
  sp_test_await_true (is_mapped, page);
  sp_test_settle ();

  return self;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

/* Closes the window; fails the test if anything keeps the page alive. */
void
sp_page_fixture_free (SpPageFixture *self)
{
  gpointer page = self->page;

  g_object_add_weak_pointer (G_OBJECT (page), &page);
  gtk_window_destroy (self->window);
  sp_test_await_true (is_gone, &page);

  g_free (self->last_action);
  g_free (self);
}

/* Fails unless `expected`, as in SpPageFixture, was activated last; forgets it. */
void
sp_page_fixture_assert_action (SpPageFixture *self,
                               const char    *expected)
{
  g_assert_cmpstr (self->last_action, ==, expected);
  g_clear_pointer (&self->last_action, g_free);
}

static void
run (const char * const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  g_subprocess_wait_check_finish (process, result, &error);
  g_assert_no_error (error);
}

static gboolean
is_active (gpointer data)
{
  return gtk_window_is_active (data);
}

/* Presses keys on the real keyboard of the display, such as "ctrl+c". */
void
sp_page_fixture_press (SpPageFixture *self,
                       const char    *keys)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->window));
  g_autofree char *xid = g_strdup_printf ("%lu", gdk_x11_surface_get_xid (surface));
  const char *focus[] = { "xdotool", "windowfocus", xid, NULL };
  const char *press[] = { "xdotool", "key", "--clearmodifiers", keys, NULL };

  if (!gtk_window_is_active (self->window))
    {
      run (focus);
      sp_test_await_true (is_active, self->window);
    }
  run (press);
  sp_test_settle ();
}

/* An advisor for the guide of that name in tests/ui/fixtures. */
SpAdvisor *
sp_test_advisor_new (const char *guide,
                     const char *address,
                     ...)
{
  g_autofree char *file = g_strconcat (guide, ".guide", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "ui", "fixtures", file, NULL);
  g_autofree char *data_dir = g_path_get_dirname (path);
  const char *data_dirs[] = { data_dir, NULL };
  g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (data_dirs);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpGuide) loaded = sp_guide_new_from_path (path, NULL, &error);
  SpAdvisor *advisor;
  const char *answer;
  va_list answers;

  g_assert_no_error (error);
  advisor = sp_advisor_new (loaded, catalogue);

  if (address != NULL)
    {
      g_autoptr (SpAddress) typed = sp_address_new (address, &error);

      g_assert_no_error (error);
      sp_advisor_set_address (advisor, typed);
    }

  va_start (answers, address);
  while ((answer = va_arg (answers, const char *)) != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (answer, "=", 2);

      sp_advisor_set_answer (advisor, parts[0], parts[1], &error);
      g_assert_no_error (error);
    }
  va_end (answers);

  return advisor;
}

static gboolean
settled_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

/* Lets layout, drawing and the clipboard catch up. */
void
sp_test_settle (void)
{
  gboolean settled = FALSE;

  g_timeout_add (60, settled_cb, &settled);
  sp_test_await_true (is_set, &settled);
}

typedef void (*VisitFunc) (GtkWidget *widget,
                           gpointer   data);

static void
visit (GtkWidget *widget,
       VisitFunc  func,
       gpointer   data)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;

  func (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    visit (child, func, data);
}

static void
append_text (GtkWidget *widget,
             gpointer   data)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (data, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
}

/* Every label beneath `root` that a person sees, a line each. */
char *
sp_test_dup_text (GtkWidget *root)
{
  g_autoptr (GString) text = g_string_new (NULL);

  visit (root, append_text, text);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

typedef struct
{
  GType type;
  GPtrArray *found;
} Search;

static void
collect (GtkWidget *widget,
         gpointer   data)
{
  Search *search = data;

  if (g_type_is_a (G_OBJECT_TYPE (widget), search->type))
    g_ptr_array_add (search->found, widget);
}

/* The visible widget of that type, counted from 0 in the order of the page. */
GtkWidget *
sp_test_find (GtkWidget *root,
              GType      type,
              guint      index)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  Search search = { type, found };

  visit (root, collect, &search);
  g_assert_cmpuint (index, <, found->len);

  return g_ptr_array_index (found, index);
}

/* How many visible widgets of that type there are. */
guint
sp_test_count (GtkWidget *root,
               GType      type)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  Search search = { type, found };

  visit (root, collect, &search);

  return found->len;
}

/* The first visible button with that text. */
GtkWidget *
sp_test_find_button (GtkWidget  *root,
                     const char *label)
{
  guint n_buttons = sp_test_count (root, GTK_TYPE_BUTTON);

  for (guint i = 0; i < n_buttons; i++)
    {
      GtkWidget *button = sp_test_find (root, GTK_TYPE_BUTTON, i);
      g_autofree char *text = sp_test_dup_text (button);

      if (g_str_equal (g_strchomp (text), label))
        return button;
    }

  g_error ("There is no button “%s”", label);
}

/* Does what a click on `button` does. */
void
sp_test_click (GtkWidget *button)
{
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* What the clipboard holds, read back through the display. */
char *
sp_test_read_clipboard (GtkWidget *widget)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *text;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, sp_test_take_result, &result);
  sp_test_await (&result);
  text = gdk_clipboard_read_text_finish (gtk_widget_get_clipboard (widget), result, &error);
  g_assert_no_error (error);

  return text;
}

static void
assert_named (GtkWidget *widget,
              gpointer   data)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  gboolean interactive = GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) ||
                         GTK_IS_EDITABLE (widget) || GTK_IS_LIST_BOX (widget);
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget)) : NULL;

  /* The parts of a menu button or an entry go by the name of the whole, and what has no role
     is not spoken of. */
  if (!interactive || label != NULL ||
      gtk_accessible_get_accessible_role (accessible) == GTK_ACCESSIBLE_ROLE_NONE || GTK_IS_TEXT (widget) ||
      GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    return;

  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) &&
      !gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    g_error ("A %s has no accessible name", G_OBJECT_TYPE_NAME (widget));
}

/* Fails unless every widget one can act on has an accessible name. */
void
sp_test_assert_named (GtkWidget *root)
{
  visit (root, assert_named, NULL);
}

static void
assert_not_cut (GtkWidget *widget,
                gpointer   data)
{
  if (!GTK_IS_LABEL (widget))
    return;

  g_assert_cmpint (gtk_label_get_ellipsize (GTK_LABEL (widget)), ==, PANGO_ELLIPSIZE_NONE);
  g_assert_false (gtk_label_get_use_markup (GTK_LABEL (widget)));
}

/* Fails if the page needs more than `width` pixels, or if a label may end in an ellipsis
 * or take its text for markup. */
void
sp_test_assert_nothing_cut (GtkWidget *root,
                            int        width)
{
  int minimum;

  gtk_widget_measure (root, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, width);
  visit (root, assert_not_cut, NULL);
}
