/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-sheet.h"

#include <glib/gi18n-lib.h>

#include "sp-sheet-row.h"
#include "sp-sign-in.h"

struct _SpSheet
{
  GObject parent_instance;

  SpOption option;
  SpMailProgram *program; /* (nullable) */
  GPtrArray *fields;      /* of SpSheetField */
  const char *password_advice[SP_N_DIRECTIONS];
};

static GType
sp_sheet_get_item_type (GListModel *model)
{
  return SP_TYPE_SHEET_FIELD;
}

static guint
sp_sheet_get_n_items (GListModel *model)
{
  return SP_SHEET (model)->fields->len;
}

static gpointer
sp_sheet_get_item (GListModel *model,
                   guint       position)
{
  SpSheet *self = SP_SHEET (model);

  if (position >= self->fields->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->fields, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = sp_sheet_get_item_type;
  iface->get_n_items = sp_sheet_get_n_items;
  iface->get_item = sp_sheet_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SpSheet, sp_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
sp_sheet_finalize (GObject *object)
{
  SpSheet *self = SP_SHEET (object);

  g_clear_object (&self->program);
  g_clear_pointer (&self->fields, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_sheet_parent_class)->finalize (object);
}

static void
sp_sheet_class_init (SpSheetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_sheet_finalize;
}

static void
sp_sheet_init (SpSheet *self)
{
  self->fields = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
add_general_rows (SpSheet           *self,
                  const SpSheetPlan *plan)
{
  /* Webmail comes first where it is what one is here for. */
  if (plan->option == SP_OPTION_WEBMAIL)
    g_ptr_array_add (self->fields, sp_sheet_plan_make_row (plan, SP_FIELD_WEBMAIL, NULL, NULL));

  for (guint i = 0; i < SP_N_FIELDS; i++)
    {
      SpSheetField *row = NULL;

      if (plan->option == SP_OPTION_WEBMAIL && i == SP_FIELD_WEBMAIL)
        continue;
      if (sp_field_is_needed (i, plan->option))
        row = sp_sheet_plan_make_row (plan, i, NULL, NULL);
      if (row != NULL)
        g_ptr_array_add (self->fields, row);
    }
}

static gboolean
program_lists (const SpProgramField *fields,
               guint                 n_fields,
               SpField               field)
{
  for (guint i = 0; i < n_fields; i++)
    {
      if (strcmp (fields[i].field, sp_field_to_id (field)) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What the program's screen does not show, or shows somewhere else, goes to its like. */
static guint
find_place (SpSheet      *self,
            SpSheetGroup  group)
{
  guint after_like = 0;
  guint before_later = self->fields->len;

  for (guint i = 0; i < self->fields->len; i++)
    {
      SpSheetGroup other = sp_sheet_field_get_group (g_ptr_array_index (self->fields, i));

      if (other == group)
        after_like = i + 1;
      else if (other > group)
        before_later = MIN (before_later, i);
    }

  return after_like > 0 ? after_like : before_later;
}

static void
add_program_rows (SpSheet              *self,
                  const SpSheetPlan    *plan,
                  const SpProgramField *fields,
                  guint                 n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      SpField field = SP_FIELD_NAME;
      SpSheetField *row = NULL;

      if (sp_field_from_id (fields[i].field, &field))
        row = sp_sheet_plan_make_row (plan, field, fields[i].label, fields[i].hint);
      if (row != NULL)
        g_ptr_array_add (self->fields, row);
    }

  for (guint i = 0; i < SP_N_FIELDS; i++)
    {
      SpSheetField *row = NULL;

      /* One has chosen the protocol already where the program does not ask for it. */
      if (i != SP_FIELD_INCOMING_PROTOCOL && sp_field_is_needed (i, plan->option) &&
          !program_lists (fields, n_fields, i))
        row = sp_sheet_plan_make_row (plan, i, NULL, NULL);
      if (row != NULL)
        g_ptr_array_insert (self->fields,
                            (int) find_place (self, sp_sheet_field_get_group (row)), row);
    }
}

/**
 * sp_sheet_new:
 * @account: what to type
 * @option: a way of reading mail
 * @program: (nullable): in whose words; %NULL for general ones
 * @contact: (nullable): whom to ask for what is not published, such as "the Help Center"
 *
 * Makes the sheet of an account for one option, in the words and in the order of @program as
 * far as its screen is known.
 *
 * Returns: a new sheet
 */
SpSheet *
sp_sheet_new (SpAccount     *account,
              SpOption       option,
              SpMailProgram *program,
              const char    *contact)
{
  SpSheet *self;
  SpSheetPlan plan = { 0 };
  const SpProgramField *fields = NULL;
  guint n_fields = 0;

  g_return_val_if_fail (SP_IS_ACCOUNT (account), NULL);
  g_return_val_if_fail (option < SP_N_OPTIONS, NULL);
  g_return_val_if_fail (program == NULL || SP_IS_MAIL_PROGRAM (program), NULL);

  self = g_object_new (SP_TYPE_SHEET, NULL);
  self->option = option;
  g_set_object (&self->program, program);

  plan.account = account;
  plan.option = option;
  plan.program = program;
  plan.contact = contact;
  plan.incoming = sp_account_find_server (account, option, SP_DIRECTION_INCOMING);
  plan.outgoing = sp_account_find_server (account, option, SP_DIRECTION_OUTGOING);
  plan.web = sp_account_find_server (account, SP_OPTION_WEBMAIL, SP_DIRECTION_WEB);

  if (program != NULL)
    fields = sp_mail_program_get_fields (program, option, &n_fields);
  if (fields != NULL)
    add_program_rows (self, &plan, fields, n_fields);
  else
    add_general_rows (self, &plan);

  self->password_advice[SP_DIRECTION_INCOMING] =
    sp_sign_in_get_password_advice (plan.incoming, program);
  self->password_advice[SP_DIRECTION_OUTGOING] =
    sp_sign_in_get_password_advice (plan.outgoing, program);

  return self;
}

/**
 * sp_sheet_get_program:
 * @self: a sheet
 *
 * Returns: (nullable) (transfer none): the mail program in whose words the sheet is
 */
SpMailProgram *
sp_sheet_get_program (SpSheet *self)
{
  g_return_val_if_fail (SP_IS_SHEET (self), NULL);

  return self->program;
}

/**
 * sp_sheet_get_option:
 * @self: a sheet
 *
 * Returns: the option that the sheet is for
 */
SpOption
sp_sheet_get_option (SpSheet *self)
{
  g_return_val_if_fail (SP_IS_SHEET (self), SP_OPTION_HELP_DESK);

  return self->option;
}

/**
 * sp_sheet_get_password_advice:
 * @self: a sheet
 * @direction: a direction
 *
 * Returns: (nullable): a sentence on which password to use with the server of that direction,
 *   translated
 */
const char *
sp_sheet_get_password_advice (SpSheet    *self,
                              SpDirection direction)
{
  g_return_val_if_fail (SP_IS_SHEET (self), NULL);
  g_return_val_if_fail (direction < SP_N_DIRECTIONS, NULL);

  return self->password_advice[direction];
}

static void
append_field (GString      *text,
              SpSheetField *field)
{
  const char *label = sp_sheet_field_get_label (field);
  const char *value = sp_sheet_field_get_value (field);

  if (*value != '\0')
    /* Translators: the name of a field of a form, then what to type there */
    g_string_append_printf (text, _("%s: %s"), label, value);
  else
    /* Translators: the name of a field of a form, then a remark in place of a value */
    g_string_append_printf (text, _("%s: (%s)"), label, sp_sheet_field_get_hint (field));

  g_string_append_c (text, '\n');
}

/**
 * sp_sheet_to_text:
 * @self: a sheet
 *
 * Writes the sheet as plain text for pasting into a message: a line for each field under the
 * headings of the groups, and no password.
 *
 * Returns: (transfer full): the text
 */
char *
sp_sheet_to_text (SpSheet *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *option;
  SpSheetGroup last_group = SP_N_SHEET_GROUPS;

  g_return_val_if_fail (SP_IS_SHEET (self), NULL);

  option = sp_option_get_label (self->option);
  if (self->program != NULL && sp_option_needs_settings (self->option))
    /* Translators: a way of reading mail, such as IMAP, then the name of a mail program */
    g_string_append_printf (text, _("%s in %s"), option, sp_entry_get_name (SP_ENTRY (self->program)));
  else
    g_string_append (text, option);
  g_string_append_c (text, '\n');

  for (guint i = 0; i < self->fields->len; i++)
    {
      SpSheetField *field = g_ptr_array_index (self->fields, i);
      SpSheetGroup group = sp_sheet_field_get_group (field);

      if (group != last_group)
        g_string_append_printf (text, "\n%s\n", sp_sheet_group_get_title (group));

      append_field (text, field);
      last_group = group;
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
