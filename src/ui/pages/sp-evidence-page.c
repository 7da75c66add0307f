/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-evidence-page.h"

#include <glib/gi18n-lib.h>

#include "sp-discovery-state.h"
#include "sp-evidence-row.h"
#include "sp-found-words.h"
#include "sp-heading.h"
#include "sp-section.h"

/* Between two looks at what changes with every answer, in milliseconds. */
#define PAUSE 100

struct _SpEvidencePage
{
  AdwBin parent_instance;

  SpHeading *heading;
  SpSection *values_section;
  SpSection *findings_section;
  SpSection *sent_section;
  GtkWidget *nothing_label;
  GtkWidget *copy_button;

  SpDiscovery *discovery; /* (nullable): while it is being made */
  GListStore *values;     /* of SpAgreement: those of the discovery, as they were last shown */
  guint values_source;
};

G_DEFINE_FINAL_TYPE (SpEvidencePage, sp_evidence_page, ADW_TYPE_BIN)

/* Settings, and who says so */

static gboolean
is_host (const char *field)
{
  return g_str_has_suffix (field, "-host") || g_str_equal (field, "webmail") ||
         g_str_equal (field, "exchange");
}

/* Everybody once, best first. */
static char *
dup_speakers (GListModel *findings)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_null_terminated (0, NULL, TRUE);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (findings, i);
      const char *title = sp_found_get_source_title (sp_finding_get_source (finding));

      if (!g_ptr_array_find_with_equal_func (titles, title, g_str_equal, NULL))
        g_ptr_array_add (titles, (char *) title);
    }

  /* Translators: between the items of a list */
  return g_strjoinv (_(", "), (char **) titles->pdata);
}

static void
add_witnesses (SpEvidenceRow *row,
               SpAgreement   *agreement)
{
  GListModel *said_by = sp_agreement_get_said_by (agreement);
  g_autoptr (SpFinding) first = g_list_model_get_item (said_by, 0);
  g_autofree char *speakers = NULL;
  g_autofree char *line = NULL;

  if (first == NULL)
    return;

  speakers = dup_speakers (said_by);
  /* Translators: %s is a source of settings, or several */
  line = g_strdup_printf (_("Said by: %s"), speakers);
  sp_evidence_row_add_line (row, line);
  sp_evidence_row_add_line (row, sp_trust_get_label (sp_finding_get_trust (first)));
}

static void
add_opponents (SpEvidenceRow *row,
               SpAgreement   *agreement)
{
  GListModel *against = sp_agreement_get_against (agreement);

  for (guint i = 0; i < g_list_model_get_n_items (against); i++)
    {
      g_autoptr (SpFinding) finding = g_list_model_get_item (against, i);
      g_autofree char *other = sp_agreement_dup_other_value (agreement, i);
      g_autofree char *value = sp_found_dup_field_value (sp_agreement_get_field (agreement), other);
      g_autofree char *line = NULL;

      /* Translators: who says otherwise: %1$s is a source of settings, %2$s what it says */
      line = g_strdup_printf (_("“%1$s” says %2$s instead."),
                              sp_found_get_source_title (sp_finding_get_source (finding)), value);
      sp_evidence_row_add_warning (row, line);
      sp_evidence_row_add_line (row, sp_trust_get_label (sp_finding_get_trust (finding)));
    }
}

static GtkWidget *
create_value_row (gpointer item,
                  gpointer user_data)
{
  SpEvidencePage *self = user_data;
  SpAgreement *agreement = item;
  const char *field = sp_agreement_get_field (agreement);
  g_autofree char *value = sp_found_dup_field_value (field, sp_agreement_get_value (agreement));
  SpEvidenceRow *row = SP_EVIDENCE_ROW (sp_evidence_row_new (sp_found_get_field_name (field)));

  sp_evidence_row_set_value (row, value);
  if (is_host (field))
    {
      g_autofree char *notice = sp_found_dup_notice (value, sp_discovery_get_address (self->discovery));

      sp_evidence_row_add_remark (row, notice);
    }
  add_witnesses (row, agreement);
  add_opponents (row, agreement);

  return GTK_WIDGET (row);
}

static gboolean
is_same_list (GListModel *one,
              GListModel *other)
{
  guint n_items = g_list_model_get_n_items (one);

  if (g_list_model_get_n_items (other) != n_items)
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (one, i);
      g_autoptr (GObject) other_item = g_list_model_get_item (other, i);

      if (item != other_item)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_same (SpAgreement *one,
         SpAgreement *other)
{
  return g_str_equal (sp_agreement_get_field (one), sp_agreement_get_field (other)) &&
         g_str_equal (sp_agreement_get_value (one), sp_agreement_get_value (other)) &&
         is_same_list (sp_agreement_get_said_by (one), sp_agreement_get_said_by (other)) &&
         is_same_list (sp_agreement_get_against (one), sp_agreement_get_against (other));
}

/* The rows of what stays the same stay, too: the focus may be in one of them, or text be selected. */
static gboolean
show_values_cb (gpointer user_data)
{
  SpEvidencePage *self = user_data;
  GListModel *agreements = sp_discovery_get_agreements (self->discovery);
  GListModel *values = G_LIST_MODEL (self->values);
  guint n_agreements = g_list_model_get_n_items (agreements);

  self->values_source = 0;
  for (guint i = 0; i < n_agreements; i++)
    {
      g_autoptr (SpAgreement) agreement = g_list_model_get_item (agreements, i);
      g_autoptr (SpAgreement) shown = g_list_model_get_item (values, i);

      if (shown == NULL || !is_same (agreement, shown))
        g_list_store_splice (self->values, i, shown != NULL ? 1 : 0, (gpointer *) &agreement, 1);
    }
  while (g_list_model_get_n_items (values) > n_agreements)
    g_list_store_remove (self->values, n_agreements);

  return G_SOURCE_REMOVE;
}

/* They are compared anew with every answer, of which many come at once. */
static void
on_agreements_changed_cb (SpEvidencePage *self)
{
  if (self->values_source == 0)
    self->values_source = g_timeout_add (PAUSE, show_values_cb, self);
}

/* Who was asked, and what they said */

static void
add_result (SpEvidenceRow *row,
            SpFinding     *finding)
{
  const GError *error = sp_finding_get_error (finding);
  const char *outcome = sp_found_get_outcome_label (sp_finding_get_outcome (finding));

  if (sp_finding_get_outcome (finding) == SP_OUTCOME_RUNNING)
    {
      sp_evidence_row_add_line (row, outcome);
    }
  else
    {
      g_autofree char *line = NULL;

      /* Translators: %1$s is what came of a question, %2$d is how long that took, in milliseconds */
      line = g_strdup_printf (_("%1$s, after %2$d ms"), outcome, sp_finding_get_ms (finding));
      sp_evidence_row_add_line (row, line);
    }
  sp_evidence_row_add_line (row, error != NULL ? error->message : NULL);
}

static void
add_account (SpEvidenceRow *row,
             SpFinding     *finding)
{
  const char * const *rejected = sp_finding_get_rejected (finding);

  if (sp_finding_get_outcome (finding) == SP_OUTCOME_FOUND)
    sp_evidence_row_add_line (row, sp_trust_get_label (sp_finding_get_trust (finding)));
  if (sp_finding_get_tls (finding) != NULL)
    {
      g_autofree char *tls = NULL;

      /* Translators: %s is the kind of encryption, such as “TLS 1.3” */
      tls = g_strdup_printf (_("Encrypted with %s"), sp_finding_get_tls (finding));
      sp_evidence_row_add_line (row, tls);
    }
  if (sp_finding_needs_sign_in (finding))
    sp_evidence_row_add_line (row, _("It tells more only to those who sign in."));
  if (sp_finding_is_third_party (finding))
    sp_evidence_row_add_remark (row, _("It names a host outside your mail domain: make sure that you know it."));
  for (guint i = 0; rejected != NULL && rejected[i] != NULL; i++)
    sp_evidence_row_add_warning (row, rejected[i]);
  if (sp_finding_get_outcome (finding) == SP_OUTCOME_FOUND)
    {
      g_autofree char *failure = sp_discovery_dup_failure (finding);

      sp_evidence_row_add_warning (row, failure);
    }
}

static void
on_finding_changed_cb (SpFinding     *finding,
                       GParamSpec    *pspec,
                       SpEvidenceRow *row)
{
  sp_evidence_row_clear_lines (row);
  add_result (row, finding);
  add_account (row, finding);
}

static GtkWidget *
create_finding_row (gpointer item,
                    gpointer user_data)
{
  SpFinding *finding = item;
  GtkWidget *row = sp_evidence_row_new (sp_found_get_source_title (sp_finding_get_source (finding)));

  sp_evidence_row_set_value (SP_EVIDENCE_ROW (row), sp_finding_get_asked (finding));
  on_finding_changed_cb (finding, NULL, SP_EVIDENCE_ROW (row));
  g_signal_connect_object (finding, "notify", G_CALLBACK (on_finding_changed_cb), row, 0);

  return row;
}

/* What was sent, and to whom */

static void
on_entry_changed_cb (SpLedgerEntry *entry,
                     GParamSpec    *pspec,
                     SpEvidenceRow *row)
{
  g_autofree char *text = sp_found_entry_dup_text (entry);
  g_autofree char *outcome = sp_found_entry_dup_outcome (entry);

  sp_evidence_row_clear_lines (row);
  sp_evidence_row_add_line (row, text);
  sp_evidence_row_add_line (row, outcome);
}

static GtkWidget *
create_entry_row (gpointer item,
                  gpointer user_data)
{
  SpLedgerEntry *entry = item;
  GtkWidget *row = sp_evidence_row_new (sp_ledger_entry_get_host (entry));

  sp_evidence_row_set_value (SP_EVIDENCE_ROW (row), sp_ledger_entry_get_detail (entry));
  on_entry_changed_cb (entry, NULL, SP_EVIDENCE_ROW (row));
  g_signal_connect_object (entry, "notify", G_CALLBACK (on_entry_changed_cb), row, 0);

  return row;
}

static void
on_sent_changed_cb (SpEvidencePage *self)
{
  gboolean has_sent = g_list_model_get_n_items (G_LIST_MODEL (sp_discovery_get_ledger (self->discovery))) > 0;

  gtk_widget_set_visible (self->nothing_label, !has_sent);
  gtk_widget_set_visible (self->copy_button, has_sent);
}

static void
copy_sent_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  SpEvidencePage *self = SP_EVIDENCE_PAGE (widget);
  g_autofree char *text = sp_found_ledger_to_text (sp_discovery_get_ledger (self->discovery));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), g_strchomp (text));
  gtk_widget_activate_action (widget, "win.toast", "s", _("Copied what was sent"));
}

static gboolean
sp_evidence_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_EVIDENCE_PAGE (widget)->heading));
}

static void
sp_evidence_page_dispose (GObject *object)
{
  SpEvidencePage *self = SP_EVIDENCE_PAGE (object);

  g_clear_handle_id (&self->values_source, g_source_remove);
  g_clear_object (&self->values);
  g_clear_object (&self->discovery);

  G_OBJECT_CLASS (sp_evidence_page_parent_class)->dispose (object);
}

static void
sp_evidence_page_class_init (SpEvidencePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sp_evidence_page_dispose;
  widget_class->grab_focus = sp_evidence_page_grab_focus;

  gtk_widget_class_install_action (widget_class, "evidence.copy-sent", NULL, copy_sent_cb);

  g_type_ensure (SP_TYPE_HEADING);
  g_type_ensure (SP_TYPE_SECTION);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/pages/sp-evidence-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePage, heading);
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePage, values_section);
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePage, findings_section);
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePage, sent_section);
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePage, nothing_label);
  gtk_widget_class_bind_template_child (widget_class, SpEvidencePage, copy_button);
}

static void
sp_evidence_page_init (SpEvidencePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sp_heading_set_verbatim (self->heading);
}

/* The evidence of `discovery`, which may still run. */
GtkWidget *
sp_evidence_page_new (SpDiscovery *discovery)
{
  SpEvidencePage *self;
  GListModel *ledger;
  g_autofree char *title = NULL;

  g_return_val_if_fail (SP_IS_DISCOVERY (discovery), NULL);

  self = g_object_new (SP_TYPE_EVIDENCE_PAGE, NULL);
  self->discovery = g_object_ref (discovery);
  ledger = G_LIST_MODEL (sp_discovery_get_ledger (discovery));

  /* Translators: heading of the evidence for settings; %s is the domain of an address */
  title = g_strdup_printf (_("Details on %s"),
                           sp_address_get_display_domain (sp_discovery_get_address (discovery)));
  sp_heading_set_label (self->heading, title);
  self->values = g_list_store_new (SP_TYPE_AGREEMENT);
  sp_section_bind_model (self->values_section, G_LIST_MODEL (self->values), create_value_row, self);
  g_signal_connect_object (sp_discovery_get_agreements (discovery), "items-changed",
                           G_CALLBACK (on_agreements_changed_cb), self, G_CONNECT_SWAPPED);
  show_values_cb (self);
  sp_section_bind_model (self->findings_section, G_LIST_MODEL (discovery), create_finding_row, self);
  sp_section_bind_model (self->sent_section, ledger, create_entry_row, self);
  g_signal_connect_object (ledger, "items-changed", G_CALLBACK (on_sent_changed_cb), self, G_CONNECT_SWAPPED);
  on_sent_changed_cb (self);

  return GTK_WIDGET (self);
}
