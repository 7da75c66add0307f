/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-program-sheet.h"

#include <glib/gi18n-lib.h>

#include "sp-key-reader.h"

const SpKeySpec sp_program_sheet_keys[] = {
  { "Fields", SP_KEY_LIST, TRUE },
  { "Version", SP_KEY_WORD },
  { "Source", SP_KEY_WORD },
  { "Checked", SP_KEY_DATE },
  { NULL },
};

const SpKeySpec sp_program_field_keys[] = {
  { "Label", SP_KEY_TEXT, TRUE },
  { "Hint", SP_KEY_TEXT },
  { "Source", SP_KEY_WORD },
  { NULL },
};

const SpKeySpec sp_program_words_keys[] = {
  { "*", SP_KEY_TEXT },
  { NULL },
};

/* [Field pop/incoming-host] goes before [Field incoming-host]. */
static const SpKeyGroup *
find_field_group (SpKeyFile  *file,
                  const char *sheet_id,
                  const char *field_id)
{
  g_autofree char *special_id = g_strconcat (sheet_id, "/", field_id, NULL);
  const SpKeyGroup *group = sp_key_file_find_group (file, "Field", special_id);

  return group != NULL ? group : sp_key_file_find_group (file, "Field", field_id);
}

static void
add_field (SpProgramSheet *sheet,
           SpKeyReader    *reader,
           SpField         field)
{
  const char *id = sp_field_to_id (field);
  const SpKeyGroup *group = find_field_group (reader->file, sp_key_group_get_id (reader->group), id);

  if (group == NULL)
    {
      sp_key_reader_fail (reader, "Fields", _("There is no [Field %s] with the program’s word for it"),
                          id);
      return;
    }

  sheet->fields[sheet->n_fields].field = id;
  sheet->fields[sheet->n_fields].label = sp_key_group_get (group, "Label");
  sheet->fields[sheet->n_fields].hint = sp_key_group_get (group, "Hint");
  sheet->n_fields++;
}

static void
read_sheet (SpProgramSheet   *sheets,
            SpKeyFile        *file,
            const SpKeyGroup *group,
            GPtrArray        *problems)
{
  SpKeyReader reader = { file, group, problems, FALSE };
  const char *ids[SP_N_FIELDS];
  guint values[SP_N_FIELDS];
  guint n_values;
  SpOption option;
  SpProgramSheet *sheet;

  if (!sp_option_from_id (sp_key_group_get_id (group), &option) ||
      !sp_option_needs_settings (option))
    {
      sp_key_reader_fail (&reader, "", _("The sheets are [Sheet imap], [Sheet pop] and "
                                         "[Sheet exchange]"));
      return;
    }

  for (guint i = 0; i < SP_N_FIELDS; i++)
    ids[i] = sp_field_to_id (i);
  n_values = sp_key_reader_get_words (&reader, "Fields", ids, SP_N_FIELDS, values);

  sheet = &sheets[option];
  sheet->is_known = TRUE;
  sheet->version = sp_key_group_get (group, "Version");
  for (guint i = 0; i < n_values; i++)
    add_field (sheet, &reader, values[i]);
}

static void
check_field (SpKeyFile        *file,
             const SpKeyGroup *group,
             GPtrArray        *problems)
{
  SpKeyReader reader = { file, group, problems, FALSE };
  const char *id = sp_key_group_get_id (group);
  const char *slash = strchr (id, '/');
  g_autofree char *sheet_id = slash != NULL ? g_strndup (id, slash - id) : NULL;
  SpField field;

  if (!sp_field_from_id (slash != NULL ? slash + 1 : id, &field))
    sp_key_reader_fail (&reader, "", _("There is no field called “%s”"),
                        slash != NULL ? slash + 1 : id);
  if (sheet_id != NULL && sp_key_file_find_group (file, "Sheet", sheet_id) == NULL)
    sp_key_reader_fail (&reader, "", _("There is no [Sheet %s]"), sheet_id);
}

static gboolean
is_value (const char *key)
{
  for (guint i = 0; i < SP_N_SECURITIES; i++)
    {
      if (g_str_has_prefix (key, "security-") &&
          strcmp (key + strlen ("security-"), sp_security_to_id (i)) == 0)
        return TRUE;
    }
  for (guint i = 0; i < SP_N_AUTHENTICATIONS; i++)
    {
      if (g_str_has_prefix (key, "authentication-") &&
          strcmp (key + strlen ("authentication-"), sp_authentication_to_id (i)) == 0)
        return TRUE;
    }
  for (guint i = 0; i < SP_N_PROTOCOLS; i++)
    {
      if (g_str_has_prefix (key, "protocol-") &&
          strcmp (key + strlen ("protocol-"), sp_protocol_to_id (i)) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_words (SpKeyFile        *file,
             const SpKeyGroup *group,
             GPtrArray        *problems)
{
  SpKeyReader reader = { file, group, problems, FALSE };
  const char * const *keys = sp_key_group_get_keys (group);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      if (!is_value (keys[i]))
        sp_key_reader_fail (&reader, keys[i], _("There is no value called “%s”"), keys[i]);
    }
}

/**
 * sp_program_sheets_read:
 * @sheets: (array fixed-size=7): one for each option; their strings belong to @file
 * @file: a data file
 * @problems: (element-type SpProblem): where everything wrong is added, by line
 *
 * Reads the groups [Sheet ID], [Field ID] and [Words].
 */
void
sp_program_sheets_read (SpProgramSheet *sheets,
                        SpKeyFile      *file,
                        GPtrArray      *problems)
{
  for (guint i = 0; i < sp_key_file_get_n_groups (file); i++)
    {
      const SpKeyGroup *group = sp_key_file_get_group (file, i);
      const char *kind = sp_key_group_get_kind (group);

      if (strcmp (kind, "Sheet") == 0)
        read_sheet (sheets, file, group, problems);
      else if (strcmp (kind, "Field") == 0)
        check_field (file, group, problems);
      else if (strcmp (kind, "Words") == 0)
        check_words (file, group, problems);
    }
}
