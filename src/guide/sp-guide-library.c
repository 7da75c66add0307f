/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-guide-library-private.h"

#include "sp-address.h"
#include "sp-guide-reader.h"

#define SUBFOLDER "guides"
#define SUFFIX ".guide"

struct _SpGuideLibrary
{
  GObject parent_instance;

  GPtrArray *entries;  /* (owned) of SpGuideEntry */
  GPtrArray *problems; /* (owned) of SpProblem */
};

static GType
get_item_type (GListModel *model)
{
  return SP_TYPE_GUIDE_ENTRY;
}

static guint
get_n_items (GListModel *model)
{
  return SP_GUIDE_LIBRARY (model)->entries->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  GPtrArray *entries = SP_GUIDE_LIBRARY (model)->entries;

  return position < entries->len ? g_object_ref (g_ptr_array_index (entries, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SpGuideLibrary,
                               sp_guide_library,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
sp_guide_library_finalize (GObject *object)
{
  SpGuideLibrary *self = SP_GUIDE_LIBRARY (object);

  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->problems);

  G_OBJECT_CLASS (sp_guide_library_parent_class)->finalize (object);
}

static void
sp_guide_library_class_init (SpGuideLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_guide_library_finalize;
}

static void
sp_guide_library_init (SpGuideLibrary *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = sp_problems_new ();
}

static void
add_guide (SpGuideLibrary *self,
           const char     *path)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autoptr (SpKeyFile) file = sp_guide_read_header (path, problems);
  g_autoptr (SpGuideEntry) entry = NULL;
  SpGuideEntry *earlier;

  if (file == NULL)
    {
      g_ptr_array_extend_and_steal (self->problems, g_steal_pointer (&problems));
      return;
    }
  entry = sp_guide_entry_new (path, sp_key_file_find_group (file, "Guide", NULL));
  earlier = sp_guide_library_find (self, sp_guide_entry_get_id (entry));
  if (earlier != NULL)
    sp_guide_entry_set_overrides (earlier, path);
  else
    g_ptr_array_add (self->entries, g_steal_pointer (&entry));
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return g_strcmp0 (*(const char **) a, *(const char **) b);
}

static void
add_folder (SpGuideLibrary *self,
            const char     *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  /* Most folders of a search path are not there, which is no fault. */
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, SUFFIX) && *name != '.')
        g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
    }
  g_ptr_array_sort (paths, compare_strings);
  for (guint i = 0; i < paths->len; i++)
    add_guide (self, g_ptr_array_index (paths, i));
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  SpGuideEntry *first = *(SpGuideEntry **) a;
  SpGuideEntry *second = *(SpGuideEntry **) b;
  int general = sp_guide_entry_is_general (first) - sp_guide_entry_is_general (second);

  return general != 0 ? general
                      : g_utf8_collate (sp_guide_entry_get_name (first),
                                        sp_guide_entry_get_name (second));
}

/**
 * sp_guide_library_new:
 * @data_dirs: %NULL-terminated folders, the most important first, as from sp_data_dirs();
 *   guides lie in their subfolder "guides"
 *
 * Returns: (transfer full): the guides that are there
 */
SpGuideLibrary *
sp_guide_library_new (const char * const *data_dirs)
{
  SpGuideLibrary *self = g_object_new (SP_TYPE_GUIDE_LIBRARY, NULL);

  for (guint i = 0; data_dirs[i] != NULL; i++)
    {
      g_autofree char *folder = g_build_filename (data_dirs[i], SUBFOLDER, NULL);

      add_folder (self, folder);
    }
  g_ptr_array_sort (self->entries, compare_entries);
  return self;
}

/**
 * sp_guide_library_find:
 * @self: a library
 * @id: a guide's id
 *
 * Returns: (transfer none) (nullable): the guide of that id
 */
SpGuideEntry *
sp_guide_library_find (SpGuideLibrary *self,
                       const char     *id)
{
  g_return_val_if_fail (SP_IS_GUIDE_LIBRARY (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      SpGuideEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (sp_guide_entry_get_id (entry), id))
        return entry;
    }
  return NULL;
}

/**
 * sp_guide_library_find_for_domain:
 * @self: a library
 * @domain: the domain of an address, an A-label
 *
 * Returns: (transfer none) (nullable): the guide that speaks for it
 */
SpGuideEntry *
sp_guide_library_find_for_domain (SpGuideLibrary *self,
                                  const char     *domain)
{
  g_return_val_if_fail (SP_IS_GUIDE_LIBRARY (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      SpGuideEntry *entry = g_ptr_array_index (self->entries, i);

      if (sp_domain_matches (domain, sp_guide_entry_get_domains (entry)))
        return entry;
    }
  return NULL;
}

/**
 * sp_guide_library_get_general:
 * @self: a library
 *
 * Returns: (transfer none) (nullable): the guide for any address; %NULL only where the
 *   program is not installed properly
 */
SpGuideEntry *
sp_guide_library_get_general (SpGuideLibrary *self)
{
  return sp_guide_library_find (self, SP_GENERAL_GUIDE_ID);
}

/**
 * sp_guide_library_get_problems:
 * @self: a library
 *
 * Returns: (transfer none) (element-type SpProblem): what is wrong with guides that were
 *   left out
 */
GPtrArray *
sp_guide_library_get_problems (SpGuideLibrary *self)
{
  g_return_val_if_fail (SP_IS_GUIDE_LIBRARY (self), NULL);
  return self->problems;
}
