/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-guide-library-private.h"

struct _SpGuideEntry
{
  GObject parent_instance;

  char *path;
  char *id;
  char *name;
  char **domains;
  char *source_date;
  gboolean historical;
  char *overrides;
};

typedef enum
{
  PROP_ID = 1,
  PROP_NAME,
} GuideEntryProperty;

static GParamSpec *properties[PROP_NAME + 1];

G_DEFINE_FINAL_TYPE (SpGuideEntry, sp_guide_entry, G_TYPE_OBJECT)

static void
sp_guide_entry_finalize (GObject *object)
{
  SpGuideEntry *self = SP_GUIDE_ENTRY (object);

  g_free (self->path);
  g_free (self->id);
  g_free (self->name);
  g_strfreev (self->domains);
  g_free (self->source_date);
  g_free (self->overrides);

  G_OBJECT_CLASS (sp_guide_entry_parent_class)->finalize (object);
}

static void
sp_guide_entry_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SpGuideEntry *self = SP_GUIDE_ENTRY (object);

  switch ((GuideEntryProperty) property_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
sp_guide_entry_class_init (SpGuideEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_guide_entry_finalize;
  object_class->get_property = sp_guide_entry_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
sp_guide_entry_init (SpGuideEntry *self)
{
}

/**
 * sp_guide_entry_new:
 * @path: the guide's file
 * @header: its [Guide] group
 *
 * Returns: (transfer full): an entry
 */
SpGuideEntry *
sp_guide_entry_new (const char       *path,
                    const SpKeyGroup *header)
{
  SpGuideEntry *self = g_object_new (SP_TYPE_GUIDE_ENTRY, NULL);
  const char * const *domains = sp_key_group_get_list (header, "Domains");

  self->path = g_strdup (path);
  self->id = g_strdup (sp_key_group_get (header, "Id"));
  self->name = g_strdup (sp_key_group_get (header, "Name"));
  self->domains = domains != NULL ? g_strdupv ((char **) domains) : g_new0 (char *, 1);
  self->source_date = g_strdup (sp_key_group_get (header, "SourceDate"));
  self->historical = g_strcmp0 (sp_key_group_get (header, "Status"), "historical") == 0;
  return self;
}

const char *
sp_guide_entry_get_id (SpGuideEntry *self)
{
  g_return_val_if_fail (SP_IS_GUIDE_ENTRY (self), NULL);
  return self->id;
}

const char *
sp_guide_entry_get_name (SpGuideEntry *self)
{
  g_return_val_if_fail (SP_IS_GUIDE_ENTRY (self), NULL);
  return self->name;
}

const char *
sp_guide_entry_get_path (SpGuideEntry *self)
{
  g_return_val_if_fail (SP_IS_GUIDE_ENTRY (self), NULL);
  return self->path;
}

const char *
sp_guide_entry_get_source_date (SpGuideEntry *self)
{
  g_return_val_if_fail (SP_IS_GUIDE_ENTRY (self), NULL);
  return self->source_date;
}

gboolean
sp_guide_entry_is_historical (SpGuideEntry *self)
{
  g_return_val_if_fail (SP_IS_GUIDE_ENTRY (self), FALSE);
  return self->historical;
}

/**
 * sp_guide_entry_is_general:
 * @self: an entry
 *
 * Returns: %TRUE for the guide that speaks for no organisation but for any address
 */
gboolean
sp_guide_entry_is_general (SpGuideEntry *self)
{
  g_return_val_if_fail (SP_IS_GUIDE_ENTRY (self), FALSE);
  return g_str_equal (self->id, SP_GENERAL_GUIDE_ID);
}

/**
 * sp_guide_entry_get_domains:
 * @self: an entry
 *
 * Returns: (transfer none): the domains it speaks for, %NULL-terminated
 */
const char * const *
sp_guide_entry_get_domains (SpGuideEntry *self)
{
  g_return_val_if_fail (SP_IS_GUIDE_ENTRY (self), NULL);
  return (const char * const *) self->domains;
}

/**
 * sp_guide_entry_get_overrides:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the file of a guide of the same id that this one
 *   stands before in the search path
 */
const char *
sp_guide_entry_get_overrides (SpGuideEntry *self)
{
  g_return_val_if_fail (SP_IS_GUIDE_ENTRY (self), NULL);
  return self->overrides;
}

/**
 * sp_guide_entry_set_overrides:
 * @self: an entry that is still being made
 * @path: a guide of the same id further down the search path; only the first one counts
 */
void
sp_guide_entry_set_overrides (SpGuideEntry *self,
                              const char   *path)
{
  g_return_if_fail (SP_IS_GUIDE_ENTRY (self));

  if (self->overrides == NULL)
    self->overrides = g_strdup (path);
}

/**
 * sp_guide_entry_load:
 * @self: an entry
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the whole guide, or %NULL with
 *   SP_GUIDE_ERROR_INVALID
 */
SpGuide *
sp_guide_entry_load (SpGuideEntry *self,
                     GError      **error)
{
  g_return_val_if_fail (SP_IS_GUIDE_ENTRY (self), NULL);
  return sp_guide_new_from_path (self->path, NULL, error);
}
