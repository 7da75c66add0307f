/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-evidence-row.h"

#include <glib/gi18n-lib.h>

#include "sp-label.h"

#define LEAST_CHARS 12

struct _SpEvidenceRow
{
  AdwPreferencesRow parent_instance;

  GtkImage *image;
  GtkLabel *title_label;
  GtkLabel *value_label;
  GtkBox *lines_box;

  char *title;
};

G_DEFINE_FINAL_TYPE (SpEvidenceRow, sp_evidence_row, ADW_TYPE_PREFERENCES_ROW)

static void
sp_evidence_row_finalize (GObject *object)
{
  g_free (SP_EVIDENCE_ROW (object)->title);

  G_OBJECT_CLASS (sp_evidence_row_parent_class)->finalize (object);
}

static void
sp_evidence_row_class_init (SpEvidenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sp_evidence_row_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-evidence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, image);
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, value_label);
  gtk_widget_class_bind_template_child (widget_class, SpEvidenceRow, lines_box);
}

static void
sp_evidence_row_init (SpEvidenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_label_set_verbatim (self->title_label);
  sp_label_set_verbatim (self->value_label);
}

/* A row that has nothing but a title: plain text. */
GtkWidget *
sp_evidence_row_new (const char *title)
{
  SpEvidenceRow *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_object_new (SP_TYPE_EVIDENCE_ROW, NULL);
  self->title = g_strdup (title);
  gtk_label_set_label (self->title_label, title);
  sp_evidence_row_set_value (self, NULL);

  return GTK_WIDGET (self);
}

/* Sets what is typed, or was asked, letter by letter; NULL for nothing. */
void
sp_evidence_row_set_value (SpEvidenceRow *self,
                           const char    *value)
{
  g_autofree char *name = NULL;

  g_return_if_fail (SP_IS_EVIDENCE_ROW (self));

  sp_label_show (self->value_label, value);
  if (value != NULL && *value != '\0')
    /* Translators: what a screen reader says of a setting: its label and its value */
    name = g_strdup_printf (_("%1$s: %2$s"), self->title, value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name != NULL ? name : self->title,
                                  -1);
}

/* Sets a sign before the title; NULL for none. */
void
sp_evidence_row_set_icon_name (SpEvidenceRow *self,
                               const char    *icon_name)
{
  g_return_if_fail (SP_IS_EVIDENCE_ROW (self));

  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->image), icon_name != NULL);
}

/* Takes all lines away. */
void
sp_evidence_row_clear_lines (SpEvidenceRow *self)
{
  GtkWidget *line;

  g_return_if_fail (SP_IS_EVIDENCE_ROW (self));

  while ((line = gtk_widget_get_first_child (GTK_WIDGET (self->lines_box))) != NULL)
    gtk_box_remove (self->lines_box, line);
}

static GtkWidget *
create_line (const char *line)
{
  GtkWidget *label = gtk_label_new (line);

  /* Otherwise it would be laid out with a line for every letter, to see how narrow it can get. */
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_CHARS);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  sp_label_set_verbatim (GTK_LABEL (label));
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

/* Adds a line beneath: plain text. NULL adds none. */
void
sp_evidence_row_add_line (SpEvidenceRow *self,
                          const char    *line)
{
  GtkWidget *label;

  g_return_if_fail (SP_IS_EVIDENCE_ROW (self));

  if (line == NULL)
    return;

  label = create_line (line);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (self->lines_box, label);
}

static void
add_signed_line (SpEvidenceRow *self,
                 const char    *line,
                 const char    *icon_name,
                 const char    *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                   "icon-name", icon_name,
                                   "valign", GTK_ALIGN_START,
                                   NULL);

  gtk_widget_add_css_class (image, css_class);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), create_line (line));
  gtk_box_append (self->lines_box, box);
}

/* Adds a line to be noticed. NULL adds none. */
void
sp_evidence_row_add_remark (SpEvidenceRow *self,
                            const char    *remark)
{
  g_return_if_fail (SP_IS_EVIDENCE_ROW (self));

  if (remark != NULL)
    add_signed_line (self, remark, "dialog-information-symbolic", "dim-label");
}

/* Adds a line that says that something is not right. NULL adds none. */
void
sp_evidence_row_add_warning (SpEvidenceRow *self,
                             const char    *warning)
{
  g_return_if_fail (SP_IS_EVIDENCE_ROW (self));

  if (warning != NULL)
    add_signed_line (self, warning, "dialog-warning-symbolic", "warning");
}
