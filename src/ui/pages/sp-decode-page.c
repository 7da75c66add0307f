/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-decode-page.h"

#include "sp-heading.h"
#include "sp-meaning-view.h"
#include "sp-section.h"
#include "sp-wrap-box.h"

/* How long one may pause between two keys before the meaning is looked up. */
#define PAUSE_MILLISECONDS 200

/* Longer messages say what they mean in their first lines. */
#define MAX_CHARACTERS 8192

#define MAX_EXAMPLES 4

struct _SpDecodePage
{
  AdwBin parent_instance;

  GtkTextView *text_view;
  GtkTextBuffer *buffer;
  GtkWidget *clear_button;
  GtkWidget *known_box;
  SpMeaningView *meaning_view;
  GtkWidget *unknown_box;
  SpSection *examples_section;

  SpDecoder *decoder;
  guint pause_source;
};

G_DEFINE_FINAL_TYPE (SpDecodePage, sp_decode_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_DECODER = 1,
  N_PROPS
} SpDecodePageProperty;

static GParamSpec *properties[N_PROPS];

static char *
dup_text (SpDecodePage *self)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, MAX_CHARACTERS);

  return g_strstrip (gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE));
}

static void
show_meaning (SpDecodePage *self)
{
  g_autofree char *text = dup_text (self);
  gboolean is_empty = *text == '\0';
  g_autoptr (SpMeaning) meaning = is_empty ? NULL : sp_decoder_find (self->decoder, text, SP_N_PROTOCOLS);

  sp_meaning_view_set_meaning (self->meaning_view, meaning);
  gtk_widget_set_visible (self->known_box, meaning != NULL);
  gtk_widget_set_visible (self->unknown_box, meaning == NULL && !is_empty);
  gtk_widget_set_sensitive (self->clear_button, !is_empty);
}

static gboolean
pause_over_cb (gpointer data)
{
  SpDecodePage *self = data;

  self->pause_source = 0;
  show_meaning (self);

  return G_SOURCE_REMOVE;
}

static void
on_buffer_changed_cb (SpDecodePage *self)
{
  g_clear_handle_id (&self->pause_source, g_source_remove);
  self->pause_source = g_timeout_add (PAUSE_MILLISECONDS, pause_over_cb, self);
}

static void
on_paste_clicked_cb (SpDecodePage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
  gtk_text_buffer_paste_clipboard (self->buffer, gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, TRUE);
}

static void
on_clear_clicked_cb (SpDecodePage *self)
{
  gtk_text_buffer_set_text (self->buffer, "", -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static void
try_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  SpDecodePage *self = SP_DECODE_PAGE (widget);

  sp_decode_page_set_text (self, g_variant_get_string (parameter, NULL));
  gtk_widget_grab_focus (GTK_WIDGET (self->text_view));
}

static GtkWidget *
create_example_row (gpointer item,
                    gpointer user_data)
{
  const char *example = gtk_string_object_get_string (item);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW,
                                 "activatable", TRUE,
                                 "title", example,
                                 "use-markup", FALSE,
                                 NULL);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", example);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "decode.try");

  return row;
}

/* Some that have little to do with each other. */
static void
show_examples (SpDecodePage *self)
{
  g_autoptr (GtkStringList) examples = gtk_string_list_new (NULL);
  guint n_patterns = sp_decoder_get_n_patterns (self->decoder);
  guint n_examples = MIN (n_patterns, MAX_EXAMPLES);

  for (guint i = 0; i < n_examples; i++)
    gtk_string_list_append (examples,
                            sp_decoder_get_example (self->decoder, i * n_patterns / n_examples, NULL));
  sp_section_bind_model (self->examples_section, G_LIST_MODEL (examples), create_example_row, NULL);
}

static gboolean
sp_decode_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_DECODE_PAGE (widget)->text_view));
}

static void
sp_decode_page_constructed (GObject *object)
{
  SpDecodePage *self = SP_DECODE_PAGE (object);

  G_OBJECT_CLASS (sp_decode_page_parent_class)->constructed (object);

  show_examples (self);
  show_meaning (self);
}

static void
sp_decode_page_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SpDecodePage *self = SP_DECODE_PAGE (object);

  switch ((SpDecodePageProperty) id)
    {
    case PROP_DECODER:
      g_value_set_object (value, self->decoder);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_decode_page_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SpDecodePage *self = SP_DECODE_PAGE (object);

  switch ((SpDecodePageProperty) id)
    {
    case PROP_DECODER:
      self->decoder = g_value_dup_object (value);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_decode_page_dispose (GObject *object)
{
  SpDecodePage *self = SP_DECODE_PAGE (object);

  g_clear_handle_id (&self->pause_source, g_source_remove);
  g_clear_object (&self->decoder);

  G_OBJECT_CLASS (sp_decode_page_parent_class)->dispose (object);
}

static void
sp_decode_page_class_init (SpDecodePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_decode_page_constructed;
  object_class->dispose = sp_decode_page_dispose;
  object_class->get_property = sp_decode_page_get_property;
  object_class->set_property = sp_decode_page_set_property;
  widget_class->grab_focus = sp_decode_page_grab_focus;

  properties[PROP_DECODER] =
    g_param_spec_object ("decoder", NULL, NULL, SP_TYPE_DECODER,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "decode.try", "s", try_cb);

  g_type_ensure (SP_TYPE_HEADING);
  g_type_ensure (SP_TYPE_MEANING_VIEW);
  g_type_ensure (SP_TYPE_SECTION);
  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/pages/sp-decode-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpDecodePage, text_view);
  gtk_widget_class_bind_template_child (widget_class, SpDecodePage, buffer);
  gtk_widget_class_bind_template_child (widget_class, SpDecodePage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, SpDecodePage, known_box);
  gtk_widget_class_bind_template_child (widget_class, SpDecodePage, meaning_view);
  gtk_widget_class_bind_template_child (widget_class, SpDecodePage, unknown_box);
  gtk_widget_class_bind_template_child (widget_class, SpDecodePage, examples_section);
  gtk_widget_class_bind_template_callback (widget_class, on_buffer_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_paste_clicked_cb);
}

static void
sp_decode_page_init (SpDecodePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A page with an empty box, and what `decoder` knows. */
GtkWidget *
sp_decode_page_new (SpDecoder *decoder)
{
  g_return_val_if_fail (SP_IS_DECODER (decoder), NULL);

  return g_object_new (SP_TYPE_DECODE_PAGE, "decoder", decoder, NULL);
}

/* Puts an error message in the box, and shows at once what it means. */
void
sp_decode_page_set_text (SpDecodePage *self,
                         const char   *text)
{
  g_return_if_fail (SP_IS_DECODE_PAGE (self));
  g_return_if_fail (text != NULL);

  gtk_text_buffer_set_text (self->buffer, text, -1);
  g_clear_handle_id (&self->pause_source, g_source_remove);
  show_meaning (self);
}
