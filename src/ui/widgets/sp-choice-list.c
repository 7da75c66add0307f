/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-choice-list.h"

#include <glib/gi18n-lib.h>

#include "sp-choice-row.h"

struct _SpChoiceList
{
  AdwBin parent_instance;

  GtkBox *box;
  GPtrArray *groups; /* of GtkListBox, (unowned): children of box */
  SpChoiceRow *first_row; /* (nullable) (unowned) */
};

G_DEFINE_FINAL_TYPE (SpChoiceList, sp_choice_list, ADW_TYPE_BIN)

typedef enum
{
  PROP_SELECTED = 1,
  N_PROPS
} SpChoiceListProperty;

static GParamSpec *properties[N_PROPS];

enum
{
  SIGNAL_CONFIRMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef gboolean (*RowPredicate) (SpChoiceRow *row,
                                  gpointer     data);

static gboolean
is_active (SpChoiceRow *row,
           gpointer     data)
{
  return sp_choice_row_get_active (row);
}

static gboolean
is_shown (SpChoiceRow *row,
          gpointer     data)
{
  return gtk_widget_get_child_visible (GTK_WIDGET (row));
}

static gboolean
is_shown_and_active (SpChoiceRow *row,
                     gpointer     data)
{
  return is_shown (row, NULL) && is_active (row, NULL);
}

static gboolean
has_answer (SpChoiceRow *row,
            gpointer     data)
{
  return g_str_equal (sp_answer_get_id (sp_choice_row_get_answer (row)), data);
}

static SpChoiceRow *
find_row (SpChoiceList *self,
          RowPredicate  predicate,
          gpointer      data)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      GtkListBox *list = g_ptr_array_index (self->groups, i);
      GtkListBoxRow *row;

      for (int j = 0; (row = gtk_list_box_get_row_at_index (list, j)) != NULL; j++)
        {
          if (predicate (SP_CHOICE_ROW (row), data))
            return SP_CHOICE_ROW (row);
        }
    }

  return NULL;
}

static void
on_row_active_changed_cb (SpChoiceList *self,
                          GParamSpec   *pspec,
                          SpChoiceRow  *row)
{
  if (sp_choice_row_get_active (row))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
on_row_activated_cb (SpChoiceList *self,
                     SpChoiceRow  *row)
{
  sp_choice_row_set_active (row, TRUE);
}

static guint
count_rows (GtkListBox *list)
{
  guint n_rows = 0;

  while (gtk_list_box_get_row_at_index (list, n_rows) != NULL)
    n_rows++;

  return n_rows;
}

static gboolean
focus_end (GtkListBox *list,
           gboolean    first)
{
  guint n_rows = count_rows (list);

  for (guint i = 0; i < n_rows; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, first ? i : n_rows - 1 - i);

      if (is_shown (SP_CHOICE_ROW (row), NULL))
        return gtk_widget_grab_focus (GTK_WIDGET (row));
    }

  return FALSE;
}

/* Up and down lead through all groups, as if they were one list. */
static gboolean
on_keynav_failed_cb (SpChoiceList     *self,
                     GtkDirectionType  direction,
                     GtkListBox       *list)
{
  gboolean down = direction == GTK_DIR_DOWN;
  guint index;

  if ((!down && direction != GTK_DIR_UP) || !g_ptr_array_find (self->groups, list, &index))
    return FALSE;

  /* Upwards, the first of all wraps around to a place that is none. */
  for (index += down ? 1 : -1; index < self->groups->len; index += down ? 1 : -1)
    {
      if (focus_end (g_ptr_array_index (self->groups, index), down))
        return TRUE;
    }

  /* Beyond the last there is nothing to go to by arrow. */
  return TRUE;
}

static gboolean
on_enter_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   user_data)
{
  SpChoiceList *self = SP_CHOICE_LIST (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !SP_IS_CHOICE_ROW (focus))
    return FALSE;

  if (sp_choice_row_get_active (SP_CHOICE_ROW (focus)))
    g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
  else
    sp_choice_row_set_active (SP_CHOICE_ROW (focus), TRUE);

  return TRUE;
}

static void
on_pressed_cb (SpChoiceList *self,
               int           n_press,
               double        x,
               double        y)
{
  GtkWidget *target = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *row = target != NULL ? gtk_widget_get_ancestor (target, SP_TYPE_CHOICE_ROW) : NULL;

  if (n_press == 2 && row != NULL && sp_choice_row_get_active (SP_CHOICE_ROW (row)))
    g_signal_emit (self, signals[SIGNAL_CONFIRMED], 0);
}

static gboolean
sp_choice_list_focus (GtkWidget        *widget,
                      GtkDirectionType  direction)
{
  SpChoiceList *self = SP_CHOICE_LIST (widget);
  SpChoiceRow *row;

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (sp_choice_list_parent_class)->focus (widget, direction);
  if (gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  row = find_row (self, is_shown_and_active, NULL);
  if (row == NULL)
    row = find_row (self, is_shown, NULL);

  return row != NULL && gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
sp_choice_list_grab_focus (GtkWidget *widget)
{
  return sp_choice_list_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
sp_choice_list_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SpChoiceList *self = SP_CHOICE_LIST (object);

  switch ((SpChoiceListProperty) id)
    {
    case PROP_SELECTED:
      g_value_set_object (value, sp_choice_list_get_selected (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_choice_list_finalize (GObject *object)
{
  SpChoiceList *self = SP_CHOICE_LIST (object);

  g_ptr_array_unref (self->groups);

  G_OBJECT_CLASS (sp_choice_list_parent_class)->finalize (object);
}

static void
sp_choice_list_class_init (SpChoiceListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const guint enter_keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  object_class->finalize = sp_choice_list_finalize;
  object_class->get_property = sp_choice_list_get_property;

  widget_class->focus = sp_choice_list_focus;
  widget_class->grab_focus = sp_choice_list_grab_focus;

  /* The answer chosen, or NULL. */
  properties[PROP_SELECTED] =
    g_param_spec_object ("selected", NULL, NULL, SP_TYPE_ANSWER,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CONFIRMED] =
    g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 0);

  for (gsize i = 0; i < G_N_ELEMENTS (enter_keys); i++)
    gtk_widget_class_add_binding (widget_class, enter_keys[i], 0, on_enter_cb, NULL);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
}

static void
sp_choice_list_init (SpChoiceList *self)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  self->groups = g_ptr_array_new ();
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 18));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));

  /* Before the list, which takes every click for itself. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (gesture, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

static GtkWidget *
create_list (SpChoiceList *self,
             const char   *title)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : _("Answers"), -1);
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  g_signal_connect_swapped (list, "keynav-failed", G_CALLBACK (on_keynav_failed_cb), self);

  return list;
}

static GtkWidget *
create_heading (const char *title)
{
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING,
                                     "label", title,
                                     "wrap", TRUE,
                                     "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                     "xalign", 0.0,
                                     NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (heading), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);

  return heading;
}

/* Adds `answers`, a model of SpAnswer, as a list of their own beneath those that are
 * there; `title` (nullable) is its heading. Nothing is added for no answers. */
void
sp_choice_list_add_group (SpChoiceList *self,
                          const char   *title,
                          GListModel   *answers)
{
  guint n_answers = g_list_model_get_n_items (answers);
  GtkWidget *group;
  GtkWidget *list;

  g_return_if_fail (SP_IS_CHOICE_LIST (self));

  if (n_answers == 0)
    return;

  list = create_list (self, title);
  group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  if (title != NULL)
    gtk_box_append (GTK_BOX (group), create_heading (title));
  gtk_box_append (GTK_BOX (group), list);

  for (guint i = 0; i < n_answers; i++)
    {
      g_autoptr (SpAnswer) answer = g_list_model_get_item (answers, i);
      GtkWidget *row = sp_choice_row_new (answer, self->first_row);

      if (self->first_row == NULL)
        self->first_row = SP_CHOICE_ROW (row);
      g_signal_connect_object (row, "notify::active", G_CALLBACK (on_row_active_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }

  gtk_box_append (self->box, group);
  g_ptr_array_add (self->groups, list);
}

/* The answer chosen, or NULL. */
SpAnswer *
sp_choice_list_get_selected (SpChoiceList *self)
{
  SpChoiceRow *row;

  g_return_val_if_fail (SP_IS_CHOICE_LIST (self), NULL);

  row = find_row (self, is_active, NULL);

  return row != NULL ? sp_choice_row_get_answer (row) : NULL;
}

/* Chooses the answer of that id, if it is there. */
void
sp_choice_list_select (SpChoiceList *self,
                       const char   *answer_id)
{
  SpChoiceRow *row;

  g_return_if_fail (SP_IS_CHOICE_LIST (self));
  g_return_if_fail (answer_id != NULL);

  row = find_row (self, has_answer, (gpointer) answer_id);
  if (row != NULL)
    sp_choice_row_set_active (row, TRUE);
}

static gboolean
matches (GtkListBoxRow *row,
         gpointer       text)
{
  SpAnswer *answer = sp_choice_row_get_answer (SP_CHOICE_ROW (row));
  g_autofree char *label = g_utf8_casefold (sp_answer_get_label (answer), -1);
  g_autofree char *needle = g_utf8_casefold (text, -1);

  return strstr (label, needle) != NULL;
}

/* Leaves only the rows whose label contains `text`, whatever its case, in the groups that
 * have a title; those of the others always stay. The answer chosen stays chosen.
 * Returns how many rows contain it. */
guint
sp_choice_list_filter (SpChoiceList *self,
                       const char   *text)
{
  guint n_matches = 0;

  g_return_val_if_fail (SP_IS_CHOICE_LIST (self), 0);
  g_return_val_if_fail (text != NULL, 0);

  for (guint i = 0; i < self->groups->len; i++)
    {
      GtkListBox *list = g_ptr_array_index (self->groups, i);
      GtkWidget *group = gtk_widget_get_parent (GTK_WIDGET (list));
      gboolean has_title = gtk_widget_get_first_child (group) != GTK_WIDGET (list);
      GtkListBoxRow *row;
      guint n_shown = 0;

      if (!has_title)
        continue;

      gtk_list_box_set_filter_func (list, matches, g_strdup (text), g_free);
      for (int j = 0; (row = gtk_list_box_get_row_at_index (list, j)) != NULL; j++)
        n_shown += gtk_widget_get_child_visible (GTK_WIDGET (row));
      gtk_widget_set_visible (group, n_shown > 0);
      n_matches += n_shown;
    }

  return n_matches;
}
