/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-domain-index.h"

#include <string.h>

#include "sp-host-name.h"

/* Which provider files may be meant by a domain, found without reading them as data
 * files: a hundred of them would take longer than a person notices. */
struct _SpDomainIndex
{
  GHashTable *ids; /* domain, with "*." in front where it stands for those below it, to
                      GPtrArray of ids */
};

/**
 * sp_domain_index_new:
 *
 * Returns: (transfer full): an empty index
 */
SpDomainIndex *
sp_domain_index_new (void)
{
  SpDomainIndex *self = g_new0 (SpDomainIndex, 1);

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                     (GDestroyNotify) g_ptr_array_unref);
  return self;
}

/**
 * sp_domain_index_free:
 * @self: (nullable): an index
 *
 * Frees the index.
 */
void
sp_domain_index_free (SpDomainIndex *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->ids);
  g_free (self);
}

static void
add_domain (SpDomainIndex *self,
            const char    *id,
            const char    *domain)
{
  gboolean is_pattern = g_str_has_prefix (domain, "*.");
  g_autofree char *ascii = sp_host_name_to_ascii (is_pattern ? domain + 2 : domain);
  g_autofree char *key = NULL;
  GPtrArray *ids;

  if (ascii == NULL)
    return;

  key = g_strconcat (is_pattern ? "*." : "", ascii, NULL);
  ids = g_hash_table_lookup (self->ids, key);
  if (ids == NULL)
    {
      ids = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->ids, g_steal_pointer (&key), ids);
    }

  g_ptr_array_add (ids, g_strdup (id));
}

static char *
dup_value (GBytes     *bytes,
           const char *key)
{
  gsize length = strlen (key);
  gsize size;
  const char *line = g_bytes_get_data (bytes, &size);
  const char *end = line + size;

  while (line != NULL && line < end)
    {
      const char *newline = memchr (line, '\n', end - line);
      const char *line_end = newline != NULL ? newline : end;
      const char *value = line;

      while (value < line_end && g_ascii_isspace (*value))
        value++;

      if ((gsize) (line_end - value) > length && memcmp (value, key, length) == 0)
        {
          value += length;
          while (value < line_end && *value == ' ')
            value++;
          if (value < line_end && *value == '=')
            return g_strndup (value + 1, line_end - value - 1);
        }

      line = newline != NULL ? newline + 1 : NULL;
    }

  return NULL;
}

/**
 * sp_domain_index_add_file:
 * @self: an index
 * @id: a provider's id
 * @bytes: the bytes of its file
 * @key: the key of its domains
 *
 * Adds the domains that the file names. Files with errors do no harm.
 */
void
sp_domain_index_add_file (SpDomainIndex *self,
                          const char    *id,
                          GBytes        *bytes,
                          const char    *key)
{
  g_autofree char *value = dup_value (bytes, key);
  g_auto (GStrv) domains = NULL;

  if (value == NULL)
    return;

  domains = g_strsplit (value, ";", -1);
  for (guint i = 0; domains[i] != NULL; i++)
    add_domain (self, id, g_strstrip (domains[i]));
}

static void
collect (SpDomainIndex *self,
         const char    *key,
         GPtrArray     *found)
{
  GPtrArray *ids = g_hash_table_lookup (self->ids, key);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_ptr_array_add (found, g_ptr_array_index (ids, i));
}

/**
 * sp_domain_index_find:
 * @self: an index
 * @domain: a domain, in Unicode or ASCII
 *
 * Returns: (transfer container) (element-type utf8): the ids of the providers that may be
 *   meant, the domain itself before a pattern, a longer pattern before a shorter one
 */
GPtrArray *
sp_domain_index_find (SpDomainIndex *self,
                      const char    *domain)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *ascii = sp_host_name_to_ascii (domain);

  if (ascii == NULL)
    return found;

  collect (self, ascii, found);
  for (const char *dot = strchr (ascii, '.'); dot != NULL; dot = strchr (dot + 1, '.'))
    {
      g_autofree char *pattern = g_strconcat ("*", dot, NULL);

      collect (self, pattern, found);
    }

  return found;
}
