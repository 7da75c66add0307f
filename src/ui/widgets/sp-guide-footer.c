/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-guide-footer.h"

#include <glib/gi18n-lib.h>

#include "sp-key-file.h"
#include "sp-label.h"
#include "sp-link.h"
#include "sp-way.h"
#include "sp-wrap-box.h"

struct _SpGuideFooter
{
  AdwBin parent_instance;

  GtkLabel *source_label;
  GtkLabel *date_label;
  SpLink *source_link;
  SpLink *contact_link;
};

G_DEFINE_FINAL_TYPE (SpGuideFooter, sp_guide_footer, ADW_TYPE_BIN)

static char *
dup_dates (const char *source_date,
           const char *reviewed)
{
  g_autofree char *dated = source_date != NULL ? sp_date_to_text (source_date) : NULL;
  g_autofree char *seen = reviewed != NULL ? sp_date_to_text (reviewed) : NULL;

  if (dated != NULL && seen != NULL)
    /* Translators: the dates of an advice file: of its source, and of its last review */
    return g_strdup_printf (_("Dated %1$s. Last reviewed %2$s."), dated, seen);
  if (dated != NULL)
    return g_strdup_printf (_("Dated %s."), dated);
  if (seen != NULL)
    return g_strdup_printf (_("Last reviewed %s."), seen);

  return NULL;
}

static void
sp_guide_footer_class_init (SpGuideFooterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SP_TYPE_LINK);
  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-guide-footer.ui");
  gtk_widget_class_bind_template_child (widget_class, SpGuideFooter, source_label);
  gtk_widget_class_bind_template_child (widget_class, SpGuideFooter, date_label);
  gtk_widget_class_bind_template_child (widget_class, SpGuideFooter, source_link);
  gtk_widget_class_bind_template_child (widget_class, SpGuideFooter, contact_link);
}

static void
sp_guide_footer_init (SpGuideFooter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows where `guide` comes from. */
void
sp_guide_footer_set_guide (SpGuideFooter *self,
                           SpGuide       *guide)
{
  const char *source;
  const char *contact;
  gboolean is_link;
  g_autofree char *source_text = NULL;
  g_autofree char *dates = NULL;
  g_autofree char *ask = NULL;

  g_return_if_fail (SP_IS_GUIDE_FOOTER (self));
  g_return_if_fail (SP_IS_GUIDE (guide));

  source = sp_guide_get_source (guide);
  contact = sp_guide_get_contact_name (guide);
  is_link = source != NULL && sp_key_text_is_link (source);

  if (source != NULL && !is_link)
    /* Translators: %s is where the advice comes from, such as an article */
    source_text = g_strdup_printf (_("Source: %s"), source);
  sp_label_show (self->source_label, source_text);
  sp_link_set_uri (self->source_link, is_link ? source : NULL);

  dates = dup_dates (sp_guide_get_source_date (guide), sp_guide_get_reviewed (guide));
  sp_label_show (self->date_label, dates);

  if (contact != NULL)
    /* Translators: a link; %s is who to ask, such as “Mines Help Center” */
    ask = g_strdup_printf (_("Ask %s"), contact);
  sp_link_set_label (self->contact_link, ask);
  sp_link_set_uri (self->contact_link, sp_guide_get_contact_link (guide));
}
