/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-catalogue.h"

#include <glib/gi18n-lib.h>

#include "sp-domain-index.h"
#include "sp-host-name.h"
#include "sp-key-file.h"
#include "sp-problem.h"

/* A file of one id, perhaps in several folders. */
typedef struct
{
  char *id;
  GPtrArray *paths; /* the most important first */
  guint n_read;    /* how many of them were read */
  gboolean is_checked;
  GObject *object; /* (nullable): not read yet, or none of the files is without errors */
} Entry;

/* The files of one kind. */
typedef struct
{
  const char *folder;
  const char *suffix;
  GType type;
  gpointer (*read) (const char *path,
                    GPtrArray *problems);
  gboolean (*complete) (gpointer object,
                        GPtrArray *problems); /* (nullable): read() reads all of a file */
  const char *(*get_name) (gpointer object);

  GHashTable *entries; /* (nullable): id to Entry, once the folders have been listed */
  GListStore *list;    /* (nullable): once all have been read */
} Shelf;

struct _SpCatalogue
{
  GObject parent_instance;

  char **data_dirs;
  GPtrArray *problems;
  Shelf programs;
  Shelf providers;
  Shelf databases;
  SpDomainIndex *domains;    /* (nullable): once a domain has been looked up */
  SpDomainIndex *exchangers; /* (nullable): likewise */
};

G_DEFINE_FINAL_TYPE (SpCatalogue, sp_catalogue, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->id);
  g_ptr_array_unref (entry->paths);
  g_clear_object (&entry->object);
  g_free (entry);
}

static void
shelf_clear (Shelf *shelf)
{
  g_clear_pointer (&shelf->entries, g_hash_table_unref);
  g_clear_object (&shelf->list);
}

static void
sp_catalogue_finalize (GObject *object)
{
  SpCatalogue *self = SP_CATALOGUE (object);

  g_clear_pointer (&self->domains, sp_domain_index_free);
  g_clear_pointer (&self->exchangers, sp_domain_index_free);
  shelf_clear (&self->programs);
  shelf_clear (&self->providers);
  shelf_clear (&self->databases);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->data_dirs, g_strfreev);

  G_OBJECT_CLASS (sp_catalogue_parent_class)->finalize (object);
}

static void
sp_catalogue_class_init (SpCatalogueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_catalogue_finalize;
}

static gpointer
read_program (const char *path,
              GPtrArray  *problems)
{
  return sp_mail_program_new_from_head (path, problems);
}

static gboolean
complete_program (gpointer   object,
                  GPtrArray *problems)
{
  return sp_mail_program_complete (object, problems);
}

static const char *
get_program_name (gpointer object)
{
  return sp_entry_get_name (SP_ENTRY (object));
}

static gpointer
read_provider (const char *path,
               GPtrArray  *problems)
{
  return sp_provider_new_from_path (path, problems);
}

static const char *
get_provider_name (gpointer object)
{
  return sp_entry_get_name (SP_ENTRY (object));
}

static gpointer
read_database (const char *path,
               GPtrArray  *problems)
{
  return sp_database_new_from_path (path, problems);
}

static const char *
get_database_name (gpointer object)
{
  return sp_entry_get_name (SP_ENTRY (object));
}

static void
sp_catalogue_init (SpCatalogue *self)
{
  self->problems = sp_problems_new ();
  self->programs = (Shelf) { "mail-programs", ".mailprogram", SP_TYPE_MAIL_PROGRAM,
                             read_program, complete_program, get_program_name, NULL, NULL };
  self->providers = (Shelf) { "providers", ".provider", SP_TYPE_PROVIDER,
                              read_provider, NULL, get_provider_name, NULL, NULL };
  self->databases = (Shelf) { "databases", ".database", SP_TYPE_DATABASE,
                              read_database, NULL, get_database_name, NULL, NULL };
}

/**
 * sp_catalogue_new:
 * @data_dirs: (array zero-terminated=1): folders, the most important first, such as those of
 *   sp_data_dirs()
 *
 * Makes a catalogue of the files in the folders "mail-programs", "providers" and "databases" of
 * @data_dirs.
 * What is found first goes before what has the same id in a later folder. Reads nothing yet.
 *
 * Returns: a new catalogue
 */
SpCatalogue *
sp_catalogue_new (const char * const *data_dirs)
{
  SpCatalogue *self;

  g_return_val_if_fail (data_dirs != NULL, NULL);

  self = g_object_new (SP_TYPE_CATALOGUE, NULL);
  self->data_dirs = g_strdupv ((char **) data_dirs);

  return self;
}

static void
add_file (Shelf      *shelf,
          const char *dir,
          const char *file_name,
          GPtrArray  *problems)
{
  g_autofree char *path = g_build_filename (dir, file_name, NULL);
  g_autofree char *id = g_strndup (file_name, strlen (file_name) - strlen (shelf->suffix));
  Entry *entry;

  if (!sp_key_text_is_id (id))
    {
      g_ptr_array_add (problems,
                       sp_problem_new (SP_PROBLEM_ERROR, path, 1,
                                       _("The file’s name, without %s, is not an ID"),
                                       shelf->suffix));
      return;
    }

  entry = g_hash_table_lookup (shelf->entries, id);
  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->id = g_steal_pointer (&id);
      entry->paths = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (shelf->entries, entry->id, entry);
    }

  g_ptr_array_add (entry->paths, g_steal_pointer (&path));
}

static void
list_folder (Shelf      *shelf,
             const char *data_dir,
             GPtrArray  *problems)
{
  g_autofree char *path = g_build_filename (data_dir, shelf->folder, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (path, 0, &error);
  const char *file_name;

  if (dir == NULL)
    {
      /* Most of the folders where files might be do not exist. */
      if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_ptr_array_add (problems, sp_problem_new (SP_PROBLEM_WARNING, path, 1, "%s",
                                                   error->message));
      return;
    }

  while ((file_name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (file_name, shelf->suffix) && file_name[0] != '.')
        add_file (shelf, path, file_name, problems);
    }
}

static void
ensure_listed (SpCatalogue *self,
               Shelf       *shelf)
{
  if (shelf->entries != NULL)
    return;

  shelf->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  for (guint i = 0; self->data_dirs[i] != NULL; i++)
    list_folder (shelf, self->data_dirs[i], self->problems);
}

static gpointer
read_entry (SpCatalogue *self,
            Shelf       *shelf,
            Entry       *entry)
{
  /* A broken file of one's own should not hide the one that came with us. */
  while (entry->object == NULL && entry->n_read < entry->paths->len)
    entry->object =
      shelf->read (g_ptr_array_index (entry->paths, entry->n_read++), self->problems);

  return entry->object;
}

static gpointer
read_and_check_entry (SpCatalogue *self,
                      Shelf       *shelf,
                      Entry       *entry)
{
  while (!entry->is_checked && read_entry (self, shelf, entry) != NULL)
    {
      entry->is_checked =
        shelf->complete == NULL || shelf->complete (entry->object, self->problems);
      if (!entry->is_checked)
        g_clear_object (&entry->object);
    }

  return entry->object;
}

static gpointer
get_object (SpCatalogue *self,
            Shelf       *shelf,
            const char  *id,
            gboolean     whole)
{
  Entry *entry;

  ensure_listed (self, shelf);
  entry = g_hash_table_lookup (shelf->entries, id);

  if (entry == NULL)
    return NULL;

  return whole ? read_and_check_entry (self, shelf, entry) : read_entry (self, shelf, entry);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Sorted, so that the same files always give the same problems and the same finds. */
static GPtrArray *
dup_sorted_ids (SpCatalogue *self,
                Shelf       *shelf)
{
  GPtrArray *ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  ensure_listed (self, shelf);
  g_hash_table_iter_init (&iter, shelf->entries);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);

  g_ptr_array_sort (ids, compare_ids);
  return ids;
}

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  Shelf *shelf = user_data;
  g_autofree char *first = g_utf8_casefold (shelf->get_name ((gpointer) a), -1);
  g_autofree char *second = g_utf8_casefold (shelf->get_name ((gpointer) b), -1);

  return g_utf8_collate (first, second);
}

static GListModel *
get_list (SpCatalogue *self,
          Shelf       *shelf)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (shelf->list != NULL)
    return G_LIST_MODEL (shelf->list);

  ids = dup_sorted_ids (self, shelf);
  shelf->list = g_list_store_new (shelf->type);
  for (guint i = 0; i < ids->len; i++)
    {
      gpointer object = get_object (self, shelf, g_ptr_array_index (ids, i), FALSE);

      if (object != NULL)
        g_list_store_append (shelf->list, object);
    }

  g_list_store_sort (shelf->list, compare_names, shelf);
  return G_LIST_MODEL (shelf->list);
}

/**
 * sp_catalogue_get_program:
 * @self: a catalogue
 * @id: an id
 *
 * Returns: (nullable) (transfer none): the mail program of that id, if there is one without
 *   errors
 */
SpMailProgram *
sp_catalogue_get_program (SpCatalogue *self,
                          const char  *id)
{
  g_return_val_if_fail (SP_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return get_object (self, &self->programs, id, TRUE);
}

/**
 * sp_catalogue_peek_program:
 * @self: a catalogue
 * @id: an id
 *
 * As sp_catalogue_get_program(), but reads no more of the file than who the program is and what
 * it can do.
 *
 * Returns: (nullable) (transfer none): the mail program of that id
 */
SpMailProgram *
sp_catalogue_peek_program (SpCatalogue *self,
                           const char  *id)
{
  g_return_val_if_fail (SP_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return get_object (self, &self->programs, id, FALSE);
}

/**
 * sp_catalogue_get_programs:
 * @self: a catalogue
 *
 * Returns: (transfer none): all mail programs by name, a list of #SpMailProgram
 */
GListModel *
sp_catalogue_get_programs (SpCatalogue *self)
{
  g_return_val_if_fail (SP_IS_CATALOGUE (self), NULL);

  return get_list (self, &self->programs);
}

/**
 * sp_catalogue_get_provider:
 * @self: a catalogue
 * @id: an id
 *
 * Returns: (nullable) (transfer none): the provider of that id, if there is one without errors
 */
SpProvider *
sp_catalogue_get_provider (SpCatalogue *self,
                           const char  *id)
{
  g_return_val_if_fail (SP_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  return get_object (self, &self->providers, id, TRUE);
}

static void
index_entry (SpCatalogue *self,
             Entry       *entry)
{
  for (guint i = 0; i < entry->paths->len; i++)
    {
      /* What is wrong with the file is reported once it is needed. */
      g_autoptr (GPtrArray) problems = sp_problems_new ();
      g_autoptr (GBytes) bytes =
        sp_key_file_read (g_ptr_array_index (entry->paths, i), problems);

      if (bytes != NULL)
        {
          sp_domain_index_add_file (self->domains, entry->id, bytes, "Domains");
          sp_domain_index_add_file (self->exchangers, entry->id, bytes, "MX");
        }
    }
}

static void
ensure_indexed (SpCatalogue *self)
{
  g_autoptr (GPtrArray) ids = NULL;

  if (self->domains != NULL)
    return;

  self->domains = sp_domain_index_new ();
  self->exchangers = sp_domain_index_new ();
  ids = dup_sorted_ids (self, &self->providers);
  for (guint i = 0; i < ids->len; i++)
    index_entry (self, g_hash_table_lookup (self->providers.entries, g_ptr_array_index (ids, i)));
}

/**
 * sp_catalogue_find_provider:
 * @self: a catalogue
 * @domain: a domain, in Unicode or ASCII
 *
 * Returns: (nullable) (transfer none): the provider whose addresses end in @domain, if it is
 *   known
 */
SpProvider *
sp_catalogue_find_provider (SpCatalogue *self,
                            const char  *domain)
{
  g_autoptr (GPtrArray) ids = NULL;

  g_return_val_if_fail (SP_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (domain != NULL, NULL);

  ensure_indexed (self);
  ids = sp_domain_index_find (self->domains, domain);
  for (guint i = 0; i < ids->len; i++)
    {
      SpProvider *provider = sp_catalogue_get_provider (self, g_ptr_array_index (ids, i));

      /* The file that was indexed need not be the one that is in force. */
      if (provider != NULL && sp_domain_matches (domain, sp_provider_get_domains (provider)))
        return provider;
    }

  return NULL;
}

static gboolean
is_exchanger (SpProvider *provider,
              const char *domain)
{
  const char * const *mx = sp_provider_get_mx (provider);

  for (guint i = 0; mx[i] != NULL; i++)
    {
      g_autofree char *ascii = sp_host_name_to_ascii (mx[i]);

      if (g_strcmp0 (ascii, domain) == 0)
        return TRUE;
    }

  return FALSE;
}

static SpProvider *
find_by_exchanger_domain (SpCatalogue *self,
                          const char  *domain)
{
  g_autoptr (GPtrArray) ids = sp_domain_index_find (self->exchangers, domain);

  for (guint i = 0; i < ids->len; i++)
    {
      SpProvider *provider = sp_catalogue_get_provider (self, g_ptr_array_index (ids, i));

      if (provider != NULL && is_exchanger (provider, domain))
        return provider;
    }

  return NULL;
}

/**
 * sp_catalogue_find_provider_by_exchanger:
 * @self: a catalogue
 * @host: the host that receives the mail of a domain
 *
 * Returns: (nullable) (transfer none): the provider whose exchangers @host is one of, if it is
 *   known
 */
SpProvider *
sp_catalogue_find_provider_by_exchanger (SpCatalogue *self,
                                         const char  *host)
{
  g_autofree char *ascii = NULL;
  const char *domain;
  SpProvider *provider = NULL;

  g_return_val_if_fail (SP_IS_CATALOGUE (self), NULL);
  g_return_val_if_fail (host != NULL, NULL);

  ensure_indexed (self);
  ascii = sp_host_name_to_ascii (host);
  domain = ascii;
  while (provider == NULL && domain != NULL && strchr (domain, '.') != NULL)
    {
      provider = find_by_exchanger_domain (self, domain);
      domain = strchr (domain, '.') + 1;
    }

  return provider;
}

/**
 * sp_catalogue_get_providers:
 * @self: a catalogue
 *
 * Returns: (transfer none): all providers by name, a list of #SpProvider
 */
GListModel *
sp_catalogue_get_providers (SpCatalogue *self)
{
  g_return_val_if_fail (SP_IS_CATALOGUE (self), NULL);

  return get_list (self, &self->providers);
}

/**
 * sp_catalogue_get_databases:
 * @self: a catalogue
 *
 * Returns: (transfer none): all public collections of mail settings by name, a list of
 *   #SpDatabase
 */
GListModel *
sp_catalogue_get_databases (SpCatalogue *self)
{
  g_return_val_if_fail (SP_IS_CATALOGUE (self), NULL);

  return get_list (self, &self->databases);
}

/**
 * sp_catalogue_get_problems:
 * @self: a catalogue
 *
 * Files with errors are left out of everything else.
 *
 * Returns: (transfer none) (element-type SpProblem): what was wrong with the files that have
 *   been read until now
 */
GPtrArray *
sp_catalogue_get_problems (SpCatalogue *self)
{
  g_return_val_if_fail (SP_IS_CATALOGUE (self), NULL);

  return self->problems;
}
