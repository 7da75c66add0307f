/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-origin.h"

#include <glib/gi18n-lib.h>

#include "sp-key-file.h"
#include "sp-way.h"

/* Whether two values have the same source, date and confidence. */
gboolean
sp_origin_equal (SpSheetField *a,
                 SpSheetField *b)
{
  g_return_val_if_fail (SP_IS_SHEET_FIELD (a), FALSE);
  g_return_val_if_fail (SP_IS_SHEET_FIELD (b), FALSE);

  return sp_sheet_field_get_confidence (a) == sp_sheet_field_get_confidence (b) &&
         g_strcmp0 (sp_sheet_field_get_source (a), sp_sheet_field_get_source (b)) == 0 &&
         g_strcmp0 (sp_sheet_field_get_checked (a), sp_sheet_field_get_checked (b)) == 0;
}

static guint
count_equal (GListModel   *fields,
             SpSheetField *field)
{
  guint n_equal = 0;

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr (SpSheetField) other = g_list_model_get_item (fields, i);

      if (sp_origin_equal (field, other))
        n_equal++;
    }

  return n_equal;
}

/* The field of `fields` whose origin most of them share, the first of equals; NULL if
 * there are none. Borrowed from the model. */
SpSheetField *
sp_origin_find_common (GListModel *fields)
{
  SpSheetField *common = NULL;
  guint n_common = 0;

  g_return_val_if_fail (G_IS_LIST_MODEL (fields), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (fields); i++)
    {
      g_autoptr (SpSheetField) field = g_list_model_get_item (fields, i);
      guint n_equal = count_equal (fields, field);

      if (n_equal > n_common)
        {
          common = field;
          n_common = n_equal;
        }
    }

  return common;
}

static const char *
null_if_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static char *
dup_confidence (SpConfidence     confidence,
                const SpContact *contact)
{
  const char *organisation = contact->organisation;

  if (contact->was_found && confidence != SP_CONFIDENCE_UNKNOWN)
    /* Translators: where settings come from */
    return g_strdup (_("Found for this address."));

  if (organisation != NULL && confidence == SP_CONFIDENCE_ORGANISATION)
    /* Translators: where settings come from; %s is an organisation, such as a university */
    return g_strdup_printf (_("Published by %s."), organisation);

  if (organisation != NULL && confidence == SP_CONFIDENCE_PROVIDER_DEFAULT)
    /* Translators: where settings come from; %s is an organisation, such as a university */
    return g_strdup_printf (_("The provider’s usual values, not confirmed by %s."), organisation);

  switch (confidence)
    {
    case SP_CONFIDENCE_ORGANISATION:
      return g_strdup (_("Published by the organisation."));

    case SP_CONFIDENCE_PROVIDER_DEFAULT:
      return g_strdup (_("The provider’s usual values."));

    case SP_CONFIDENCE_UNKNOWN:
    case SP_N_CONFIDENCES:
    default:
      return g_strdup (_("Not published."));
    }
}

/* Whole sentences on where `field` comes from: how sure it is, who says so, and when that
 * was last compared. `contact` is who can be asked. A source that is a link is left to
 * sp_origin_get_link(). Free with g_free(). */
char *
sp_origin_to_text (SpSheetField    *field,
                   const SpContact *contact)
{
  const char *source = NULL;
  const char *checked;
  g_autofree char *confidence = NULL;
  g_autofree char *date = NULL;

  g_return_val_if_fail (SP_IS_SHEET_FIELD (field), NULL);
  g_return_val_if_fail (contact != NULL, NULL);

  if (sp_origin_get_link (field) == NULL)
    source = null_if_empty (sp_sheet_field_get_source (field));
  checked = null_if_empty (sp_sheet_field_get_checked (field));
  confidence = dup_confidence (sp_sheet_field_get_confidence (field), contact);
  date = checked != NULL ? sp_date_to_text (checked) : NULL;

  if (source != NULL && date != NULL)
    /* Translators: %1$s is a sentence on where settings come from, %2$s their source,
       %3$s the date on which the two were last compared */
    return g_strdup_printf (_("%1$s Source: %2$s. Checked %3$s."), confidence, source, date);
  if (source != NULL)
    /* Translators: %1$s is a sentence on where settings come from, %2$s their source */
    return g_strdup_printf (_("%1$s Source: %2$s."), confidence, source);
  if (date != NULL)
    /* Translators: %1$s is a sentence on where settings come from, %2$s the date on which
       they were last compared with their source */
    return g_strdup_printf (_("%1$s Checked %2$s."), confidence, date);

  return g_steal_pointer (&confidence);
}

/* The source of `field` if it is a link, else NULL. */
const char *
sp_origin_get_link (SpSheetField *field)
{
  const char *source;

  g_return_val_if_fail (SP_IS_SHEET_FIELD (field), NULL);

  source = sp_sheet_field_get_source (field);

  return source != NULL && sp_key_text_is_link (source) ? source : NULL;
}
