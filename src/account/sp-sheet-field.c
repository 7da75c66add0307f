/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-sheet-field.h"

#include "sp-text.h"

struct _SpSheetField
{
  GObject parent_instance;

  SpField field;
  SpSheetGroup group;
  char *name;
  char *label;
  char *value;
  char *hint;
  char *source;
  char *checked;
  SpConfidence confidence;
  gboolean is_published;
};

G_DEFINE_FINAL_TYPE (SpSheetField, sp_sheet_field, G_TYPE_OBJECT)

typedef enum
{
  PROP_FIELD = 1,
  PROP_LABEL,
  PROP_NAME,
  PROP_VALUE,
  PROP_COPY_VALUE,
  PROP_HINT,
  PROP_GROUP,
  PROP_SOURCE,
  PROP_CHECKED,
  PROP_CONFIDENCE,
  PROP_PUBLISHED,
  N_PROPS,
} SpSheetFieldProperty;

static GParamSpec *properties[N_PROPS];

static void
sp_sheet_field_finalize (GObject *object)
{
  SpSheetField *self = SP_SHEET_FIELD (object);

  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->label, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->hint, g_free);
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->checked, g_free);

  G_OBJECT_CLASS (sp_sheet_field_parent_class)->finalize (object);
}

static void
sp_sheet_field_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SpSheetField *self = SP_SHEET_FIELD (object);

  switch ((SpSheetFieldProperty) prop_id)
    {
    case PROP_FIELD:
      g_value_set_string (value, sp_field_to_id (self->field));
      break;

    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;

    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;

    case PROP_VALUE:
    case PROP_COPY_VALUE:
      g_value_set_string (value, self->value);
      break;

    case PROP_HINT:
      g_value_set_string (value, self->hint);
      break;

    case PROP_GROUP:
      g_value_set_uint (value, self->group);
      break;

    case PROP_SOURCE:
      g_value_set_string (value, self->source);
      break;

    case PROP_CHECKED:
      g_value_set_string (value, self->checked);
      break;

    case PROP_CONFIDENCE:
      g_value_set_uint (value, self->confidence);
      break;

    case PROP_PUBLISHED:
      g_value_set_boolean (value, self->is_published);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
sp_sheet_field_class_init (SpSheetFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = sp_sheet_field_finalize;
  object_class->get_property = sp_sheet_field_get_property;

  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_VALUE] = g_param_spec_string ("value", NULL, NULL, NULL, flags);
  properties[PROP_COPY_VALUE] = g_param_spec_string ("copy-value", NULL, NULL, NULL, flags);
  properties[PROP_HINT] = g_param_spec_string ("hint", NULL, NULL, NULL, flags);
  properties[PROP_GROUP] =
    g_param_spec_uint ("group", NULL, NULL, 0, SP_N_SHEET_GROUPS - 1, SP_SHEET_IDENTITY, flags);
  properties[PROP_SOURCE] = g_param_spec_string ("source", NULL, NULL, NULL, flags);
  properties[PROP_CHECKED] = g_param_spec_string ("checked", NULL, NULL, NULL, flags);
  properties[PROP_CONFIDENCE] =
    g_param_spec_uint ("confidence", NULL, NULL, 0, SP_N_CONFIDENCES - 1,
                       SP_CONFIDENCE_ORGANISATION, flags);
  properties[PROP_PUBLISHED] = g_param_spec_boolean ("published", NULL, NULL, TRUE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_sheet_field_init (SpSheetField *self)
{
}

/* A value is pasted into places that take what they get literally. */
static char *
dup_copyable (const char *value)
{
  GString *copyable = g_string_new (NULL);

  for (const char *c = value; c != NULL && *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (!sp_text_is_invisible (character) && !sp_text_is_control (character))
        g_string_append_unichar (copyable, character);
    }

  return g_strstrip (g_string_free (copyable, FALSE));
}

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

/**
 * sp_sheet_field_new:
 * @parts: what it is made of
 *
 * Makes a field. Control and invisible characters, and spaces at its ends, are taken out of
 * its value.
 *
 * Returns: (transfer full): a new field
 */
SpSheetField *
sp_sheet_field_new (const SpSheetFieldParts *parts)
{
  SpSheetField *self = g_object_new (SP_TYPE_SHEET_FIELD, NULL);

  self->field = parts->field;
  self->group = parts->group;
  self->name = dup_or_empty (parts->name);
  self->label = dup_or_empty (parts->label);
  self->value = dup_copyable (parts->is_published ? parts->value : NULL);
  self->hint = dup_or_empty (parts->hint);
  self->source = dup_or_empty (parts->server != NULL ? parts->server->source : NULL);
  self->checked = dup_or_empty (parts->server != NULL ? parts->server->checked : NULL);
  self->is_published = parts->is_published;

  if (!parts->is_published)
    self->confidence = SP_CONFIDENCE_UNKNOWN;
  else if (parts->server != NULL)
    self->confidence = parts->server->confidence;

  return self;
}

/**
 * sp_sheet_field_get_field:
 * @self: a field of a sheet
 *
 * Returns: the word for the field in JSON and data files, such as "incoming-host"
 */
const char *
sp_sheet_field_get_field (SpSheetField *self)
{
  g_return_val_if_fail (SP_IS_SHEET_FIELD (self), NULL);

  return sp_field_to_id (self->field);
}

/**
 * sp_sheet_field_get_label:
 * @self: a field of a sheet
 *
 * Returns: what the mail program calls it; what we call it where the program's word is not
 *   known
 */
const char *
sp_sheet_field_get_label (SpSheetField *self)
{
  g_return_val_if_fail (SP_IS_SHEET_FIELD (self), NULL);

  return self->label;
}

/**
 * sp_sheet_field_get_name:
 * @self: a field of a sheet
 *
 * Returns: what we call it, whatever the mail program calls it; translated
 */
const char *
sp_sheet_field_get_name (SpSheetField *self)
{
  g_return_val_if_fail (SP_IS_SHEET_FIELD (self), NULL);

  return self->name;
}

/**
 * sp_sheet_field_get_value:
 * @self: a field of a sheet
 *
 * Returns: what to copy; empty where there is nothing to copy, and then the hint says why
 */
const char *
sp_sheet_field_get_value (SpSheetField *self)
{
  g_return_val_if_fail (SP_IS_SHEET_FIELD (self), NULL);

  return self->value;
}

/**
 * sp_sheet_field_get_hint:
 * @self: a field of a sheet
 *
 * Returns: what else there is to know, translated; empty if there is nothing
 */
const char *
sp_sheet_field_get_hint (SpSheetField *self)
{
  g_return_val_if_fail (SP_IS_SHEET_FIELD (self), NULL);

  return self->hint;
}

/**
 * sp_sheet_field_get_group:
 * @self: a field of a sheet
 *
 * Returns: the heading it stands under
 */
SpSheetGroup
sp_sheet_field_get_group (SpSheetField *self)
{
  g_return_val_if_fail (SP_IS_SHEET_FIELD (self), SP_SHEET_IDENTITY);

  return self->group;
}

/**
 * sp_sheet_field_get_source:
 * @self: a field of a sheet
 *
 * Returns: who says so, for a person to read or an https: link; empty where the value comes
 *   from nowhere else, as the address
 */
const char *
sp_sheet_field_get_source (SpSheetField *self)
{
  g_return_val_if_fail (SP_IS_SHEET_FIELD (self), NULL);

  return self->source;
}

/**
 * sp_sheet_field_get_checked:
 * @self: a field of a sheet
 *
 * Returns: the date on which it was last compared with the source; empty if that is not said
 */
const char *
sp_sheet_field_get_checked (SpSheetField *self)
{
  g_return_val_if_fail (SP_IS_SHEET_FIELD (self), NULL);

  return self->checked;
}

/**
 * sp_sheet_field_get_confidence:
 * @self: a field of a sheet
 *
 * Returns: how sure the value is
 */
SpConfidence
sp_sheet_field_get_confidence (SpSheetField *self)
{
  g_return_val_if_fail (SP_IS_SHEET_FIELD (self), SP_CONFIDENCE_UNKNOWN);

  return self->confidence;
}

/**
 * sp_sheet_field_is_published:
 * @self: a field of a sheet
 *
 * Returns: %FALSE if a value is needed that nobody has published
 */
gboolean
sp_sheet_field_is_published (SpSheetField *self)
{
  g_return_val_if_fail (SP_IS_SHEET_FIELD (self), FALSE);

  return self->is_published;
}
