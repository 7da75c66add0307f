/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-database.h"

#include <glib/gi18n-lib.h>

#include "sp-entry.h"
#include "sp-key-reader.h"

#define SUFFIX ".database"
#define VARIABLE "%EMAILDOMAIN%"

struct _SpDatabase
{
  SpEntry parent_instance;
};

G_DEFINE_FINAL_TYPE (SpDatabase, sp_database, SP_TYPE_ENTRY)

static const SpKeySpec database_keys[] = {
  { "Format", SP_KEY_NUMBER, TRUE },
  { "Id", SP_KEY_ID, TRUE },
  { "Name", SP_KEY_WORD, TRUE },
  { "Url", SP_KEY_WORD, TRUE },
  { "Source", SP_KEY_WORD, TRUE },
  { "Checked", SP_KEY_DATE, TRUE },
  { NULL },
};

static const SpGroupSpec groups[] = {
  { "Database", FALSE, database_keys, NULL, TRUE },
  { NULL },
};

static void
sp_database_class_init (SpDatabaseClass *klass)
{
}

static void
sp_database_init (SpDatabase *self)
{
}

static char *
fill_in (const char *pattern,
         const char *domain)
{
  g_auto (GStrv) parts = g_strsplit (pattern, VARIABLE, -1);

  return g_strjoinv (domain, parts);
}

static void
check_url (SpKeyReader *head)
{
  const char *url = sp_key_reader_get (head, "Url");
  g_autofree char *example = NULL;

  if (url == NULL)
    return;

  /* Nothing else of an address may get to where the domain alone is promised. */
  example = fill_in (url, "example.org");
  if (strstr (url, VARIABLE) == NULL || strstr (example, "%EMAIL") != NULL)
    sp_key_reader_fail (head, "Url", _("%s must hold %s and nothing else of an address"), "Url",
                        VARIABLE);
  else if (!sp_key_text_is_link (example) || !g_str_has_prefix (example, "https:"))
    sp_key_reader_fail (head, "Url", _("%s must begin with https://"), "Url");
}

/**
 * sp_database_new_from_path:
 * @path: the path of a file
 * @problems: (element-type SpProblem): where everything wrong is added, by line
 *
 * Reads where a database is from its file.
 *
 * Returns: (nullable): a database, or %NULL if its file has errors
 */
SpDatabase *
sp_database_new_from_path (const char *path,
                           GPtrArray  *problems)
{
  g_autoptr (SpDatabase) self = NULL;
  g_autoptr (SpKeyFile) file = NULL;
  g_autoptr (GPtrArray) own_problems = sp_problems_new ();
  const SpKeyGroup *group;
  gboolean failed;
  SpKeyReader head = { 0 };

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  file = sp_key_file_new_from_path (path, groups, problems);
  if (file == NULL)
    return NULL;

  self = g_object_new (SP_TYPE_DATABASE, NULL);
  group = sp_key_file_find_group (file, "Database", NULL);
  sp_entry_set_head (SP_ENTRY (self), file, group);
  head = (SpKeyReader) { file, group, own_problems, FALSE };

  sp_entry_check_head (&head, SUFFIX);
  check_url (&head);

  failed = own_problems->len > 0;
  sp_problems_sort (own_problems);
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&own_problems));

  return failed ? NULL : g_steal_pointer (&self);
}

/**
 * sp_database_dup_url:
 * @self: a database
 * @domain: a domain, as an A-label
 *
 * Returns: (transfer full): where it keeps the settings of @domain
 */
char *
sp_database_dup_url (SpDatabase *self,
                     const char *domain)
{
  g_return_val_if_fail (SP_IS_DATABASE (self), NULL);
  g_return_val_if_fail (domain != NULL, NULL);

  return fill_in (sp_entry_get_word (SP_ENTRY (self), "Url"), domain);
}
