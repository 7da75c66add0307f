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
  GObject parent_instance;

  SpKeyFile *file; /* owns all strings */
  const SpKeyGroup *head;
};

G_DEFINE_FINAL_TYPE (SpDatabase, sp_database, G_TYPE_OBJECT)

typedef enum
{
  PROP_ID = 1,
  PROP_NAME,
  N_PROPS,
} SpDatabaseProperty;

static GParamSpec *properties[N_PROPS];

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
sp_database_finalize (GObject *object)
{
  SpDatabase *self = SP_DATABASE (object);

  g_clear_object (&self->file);

  G_OBJECT_CLASS (sp_database_parent_class)->finalize (object);
}

static void
sp_database_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SpDatabase *self = SP_DATABASE (object);

  switch ((SpDatabaseProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, sp_database_get_id (self));
      break;

    case PROP_NAME:
      g_value_set_string (value, sp_database_get_name (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
sp_database_class_init (SpDatabaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = sp_database_finalize;
  object_class->get_property = sp_database_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
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
  gboolean failed;
  SpKeyReader head = { 0 };

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  file = sp_key_file_new_from_path (path, groups, problems);
  if (file == NULL)
    return NULL;

  self = g_object_new (SP_TYPE_DATABASE, NULL);
  self->file = g_steal_pointer (&file);
  self->head = sp_key_file_find_group (self->file, "Database", NULL);
  head = (SpKeyReader) { self->file, self->head, own_problems, FALSE };

  sp_entry_check_head (&head, SUFFIX);
  check_url (&head);

  failed = own_problems->len > 0;
  sp_problems_sort (own_problems);
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&own_problems));

  return failed ? NULL : g_steal_pointer (&self);
}

/**
 * sp_database_get_id:
 * @self: a database
 *
 * Returns: the database's id, which is also its file's name
 */
const char *
sp_database_get_id (SpDatabase *self)
{
  g_return_val_if_fail (SP_IS_DATABASE (self), NULL);

  return sp_key_group_get (self->head, "Id");
}

/**
 * sp_database_get_name:
 * @self: a database
 *
 * Returns: the database's name, which is not translated
 */
const char *
sp_database_get_name (SpDatabase *self)
{
  g_return_val_if_fail (SP_IS_DATABASE (self), NULL);

  return sp_key_group_get (self->head, "Name");
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

  return fill_in (sp_key_group_get (self->head, "Url"), domain);
}

/**
 * sp_database_get_source:
 * @self: a database
 *
 * Returns: who says that it is there, for a person to read
 */
const char *
sp_database_get_source (SpDatabase *self)
{
  g_return_val_if_fail (SP_IS_DATABASE (self), NULL);

  return sp_key_group_get (self->head, "Source");
}

/**
 * sp_database_get_checked:
 * @self: a database
 *
 * Returns: the date on which it was last seen there
 */
const char *
sp_database_get_checked (SpDatabase *self)
{
  g_return_val_if_fail (SP_IS_DATABASE (self), NULL);

  return sp_key_group_get (self->head, "Checked");
}
