/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-note-row.h"

#include <glib/gi18n-lib.h>

#include "sp-label.h"
#include "sp-link.h"
#include "sp-way.h"

struct _SpNoteRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *check;
  GtkLabel *since_label;
  GtkLabel *text_label;
  GtkLabel *source_label;
  SpLink *link_button;

  SpNote *note;
  gboolean ticked;
};

G_DEFINE_FINAL_TYPE (SpNoteRow, sp_note_row, ADW_TYPE_PREFERENCES_ROW)

typedef enum
{
  PROP_NOTE = 1,
  PROP_TICKED,
  N_PROPS
} SpNoteRowProperty;

static GParamSpec *properties[N_PROPS];

static void
show_date (SpNoteRow *self)
{
  const char *since = sp_note_get_since (self->note);
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  if (since == NULL)
    return;

  date = sp_date_to_text (since);
  /* Translators: %s is a date */
  text = g_strdup_printf (_("Since %s"), date);
  sp_label_show (self->since_label, text);
}

static gboolean
has_link_as_source (SpNote *note)
{
  return sp_note_get_source (note) != NULL && sp_key_text_is_link (sp_note_get_source (note));
}

static void
show_source (SpNoteRow *self)
{
  const char *source = sp_note_get_source (self->note);
  g_autofree char *text = NULL;

  if (source == NULL || has_link_as_source (self->note))
    return;

  /* Translators: %s is who says so */
  text = g_strdup_printf (_("Source: %s"), source);
  sp_label_show (self->source_label, text);
}

static void
show_link (SpNoteRow *self)
{
  const char *link = sp_note_get_link (self->note);

  if (link == NULL && has_link_as_source (self->note))
    link = sp_note_get_source (self->note);

  sp_link_set_about (self->link_button, sp_note_get_text (self->note));
  sp_link_set_uri (self->link_button, link);
}

static void
sp_note_row_constructed (GObject *object)
{
  SpNoteRow *self = SP_NOTE_ROW (object);
  SpNoteKind kind = sp_note_get_kind (self->note);

  G_OBJECT_CLASS (sp_note_row_parent_class)->constructed (object);

  gtk_label_set_label (self->text_label, sp_note_get_text (self->note));
  if (kind == SP_NOTE_NOTICE)
    {
      show_date (self);
      show_source (self);
    }
  show_link (self);

  if (kind == SP_NOTE_PREREQUISITE)
    {
      gtk_widget_set_visible (self->check, TRUE);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self), "note.tick");
    }
}

static void
sp_note_row_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SpNoteRow *self = SP_NOTE_ROW (object);

  switch ((SpNoteRowProperty) id)
    {
    case PROP_NOTE:
      g_value_set_object (value, self->note);
      break;

    case PROP_TICKED:
      g_value_set_boolean (value, self->ticked);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_note_row_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  SpNoteRow *self = SP_NOTE_ROW (object);

  switch ((SpNoteRowProperty) id)
    {
    case PROP_NOTE:
      self->note = g_value_dup_object (value);
      break;

    case PROP_TICKED:
      sp_note_row_set_ticked (self, g_value_get_boolean (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_note_row_dispose (GObject *object)
{
  SpNoteRow *self = SP_NOTE_ROW (object);

  g_clear_object (&self->note);

  G_OBJECT_CLASS (sp_note_row_parent_class)->dispose (object);
}

static void
sp_note_row_class_init (SpNoteRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_note_row_constructed;
  object_class->dispose = sp_note_row_dispose;
  object_class->get_property = sp_note_row_get_property;
  object_class->set_property = sp_note_row_set_property;

  properties[PROP_NOTE] =
    g_param_spec_object ("note", NULL, NULL, SP_TYPE_NOTE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TICKED] =
    g_param_spec_boolean ("ticked", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_property_action (widget_class, "note.tick", "ticked");

  g_type_ensure (SP_TYPE_LINK);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-note-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpNoteRow, check);
  gtk_widget_class_bind_template_child (widget_class, SpNoteRow, since_label);
  gtk_widget_class_bind_template_child (widget_class, SpNoteRow, text_label);
  gtk_widget_class_bind_template_child (widget_class, SpNoteRow, source_label);
  gtk_widget_class_bind_template_child (widget_class, SpNoteRow, link_button);
}

static void
sp_note_row_init (SpNoteRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A row for `note`. */
GtkWidget *
sp_note_row_new (SpNote *note)
{
  g_return_val_if_fail (SP_IS_NOTE (note), NULL);

  return g_object_new (SP_TYPE_NOTE_ROW, "note", note, NULL);
}

/* The note that the row shows. */
SpNote *
sp_note_row_get_note (SpNoteRow *self)
{
  g_return_val_if_fail (SP_IS_NOTE_ROW (self), NULL);

  return self->note;
}

/* Whether the person has ticked it off. */
gboolean
sp_note_row_get_ticked (SpNoteRow *self)
{
  g_return_val_if_fail (SP_IS_NOTE_ROW (self), FALSE);

  return self->ticked;
}

/* Ticks the row off, or takes the tick back. */
void
sp_note_row_set_ticked (SpNoteRow *self,
                        gboolean   ticked)
{
  g_return_if_fail (SP_IS_NOTE_ROW (self));

  ticked = !!ticked;
  if (self->ticked == ticked)
    return;

  self->ticked = ticked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TICKED]);
}
