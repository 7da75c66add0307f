/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ticket.h"

#include <glib/gi18n-lib.h>

#include "sp-mask.h"

#define INDENT "    "

typedef struct
{
  GString *text;
  SpAddress *address; /* (nullable) */
  const char *user;   /* (nullable): of the check that is written */
} Ticket;

static void
add_field (Ticket     *self,
           const char *label,
           const char *value)
{
  if (value != NULL && *value != '\0')
    /* Translators: a line of a form: what it is, and its value */
    g_string_append_printf (self->text, _("%s: %s"), label, value);
  if (value != NULL && *value != '\0')
    g_string_append_c (self->text, '\n');
}

/* Sentences of Signpost's own. */
static void
add_lines (Ticket     *self,
           const char *text)
{
  g_auto (GStrv) lines = text != NULL ? g_strsplit (text, "\n", -1) : NULL;

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0')
        g_string_append_printf (self->text, INDENT "%s\n", lines[i]);
    }
}

/* What came from elsewhere, without anything that tells who it is. */
static void
add_masked (Ticket     *self,
            const char *text)
{
  g_autofree char *masked = text != NULL ? sp_mask_text (text, self->address, self->user) : NULL;

  add_lines (self, masked);
}

static const char *
get_outcome_label (SpCheckOutcome outcome)
{
  switch (outcome)
    {
    case SP_CHECK_OK:
      return C_("outcome of a step", "works");
    case SP_CHECK_FAILED:
      return C_("outcome of a step", "BROKEN");
    case SP_CHECK_WAITING:
    case SP_CHECK_RUNNING:
    case SP_CHECK_SKIPPED:
    default:
      return C_("outcome of a step", "not tried");
    }
}

/* The fingerprint is a run of digits with colons, so that it is not taken for a token. */
static void
add_step (Ticket      *self,
          SpCheckStep *step)
{
  const char *title = sp_check_step_kind_get_title (sp_check_step_get_kind (step));
  const char *outcome = get_outcome_label (sp_check_step_get_outcome (step));

  if (sp_check_step_get_ms (step) >= 0)
    /* Translators: a step of a check, how it ended, and how many milliseconds it took */
    g_string_append_printf (self->text, _("  %s: %s (%d ms)"), title, outcome, sp_check_step_get_ms (step));
  else
    /* Translators: a step of a check, and how it ended */
    g_string_append_printf (self->text, _("  %s: %s"), title, outcome);
  g_string_append_c (self->text, '\n');
  add_masked (self, sp_check_step_get_detail (step));
}

static void
add_check (Ticket  *self,
           SpCheck *check)
{
  g_autofree char *name = sp_check_dup_name (check);
  g_autofree char *masked_name = NULL;
  SpMeaning *meaning = sp_check_get_meaning (check);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (check));
  guint n_remarks = g_list_model_get_n_items (sp_check_get_remarks (check));

  self->user = sp_check_get_user (check);
  masked_name = sp_mask_text (name, self->address, self->user);
  g_string_append_printf (self->text, "\n%s\n", masked_name);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpCheckStep) step = g_list_model_get_item (G_LIST_MODEL (check), i);

      add_step (self, step);
    }

  if (meaning != NULL)
    {
      g_string_append_printf (self->text, "  %s\n", _("What it means"));
      add_lines (self, sp_meaning_get_meaning (meaning));
      add_lines (self, sp_meaning_get_fix (meaning));
    }
  for (guint i = 0; i < n_remarks; i++)
    {
      g_autoptr (SpRemark) remark = g_list_model_get_item (sp_check_get_remarks (check), i);

      add_lines (self, sp_remark_get_text (remark));
    }
}

/**
 * sp_ticket_to_text:
 * @check: a check that has ended
 * @guide_id: (nullable): the organisation's guide that was followed
 * @guide_date: (nullable): its date
 * @program_name: (nullable): the mail program
 * @now: the time
 *
 * Writes down for a help desk what was seen. Of the person only the first letter and the domain of
 * the address are in it, and nothing of the password ever.
 *
 * Returns: (transfer full): lines of text, translated
 */
char *
sp_ticket_to_text (SpAccountCheck *check,
                   const char     *guide_id,
                   const char     *guide_date,
                   const char     *program_name,
                   GDateTime      *now)
{
  Ticket self = { 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *when = NULL;
  guint n;

  g_return_val_if_fail (SP_IS_ACCOUNT_CHECK (check), NULL);
  g_return_val_if_fail (now != NULL, NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (check));
  self.text = text;
  self.address = sp_account_get_address (sp_account_check_get_account (check));
  when = g_date_time_format (now, "%Y-%m-%d %H:%M %z");

  add_field (&self, _("Checked with"), "Signpost " SP_VERSION);
  /* Translators: before the date and the time of the check, as in "At: 2026-11-02 09:00 +0100" */
  add_field (&self, _("At"), when);
  if (self.address != NULL)
    {
      g_autofree char *masked = sp_address_to_masked (self.address);

      add_field (&self, _("Account"), masked);
    }
  add_field (&self, _("Mail program"), program_name);
  add_field (&self, _("Guide"), guide_id);
  add_field (&self, _("Date of the guide"), guide_date);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SpCheck) one = g_list_model_get_item (G_LIST_MODEL (check), i);

      add_check (&self, one);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
