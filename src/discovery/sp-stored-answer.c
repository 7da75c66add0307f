/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-stored-answer.h"

#include <glib/gi18n-lib.h>

#include "sp-autoconfig-parser.h"
#include "sp-autodiscover-parser.h"
#include "sp-jmap-parser.h"
#include "sp-pacc-parser.h"

typedef struct
{
  const char *kind;
  SpAccount *(*parse) (GBytes *bytes,
                       SpAddress *address,
                       const char *source,
                       GPtrArray *rejected,
                       GError **error);
} Format;

static SpAccount *
parse_autodiscover (GBytes      *bytes,
                    SpAddress   *address,
                    const char  *source,
                    GPtrArray   *rejected,
                    GError     **error)
{
  g_autoptr (SpAutodiscoverAnswer) answer =
    sp_autodiscover_parse (bytes, address, source, rejected, error);

  if (answer == NULL)
    return NULL;
  if (answer->account != NULL)
    return g_steal_pointer (&answer->account);

  g_set_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_REPORTED,
               /* Translators: an address or a link */
               _("The answer holds no settings: it says to ask for those of %s."),
               answer->redirect_address != NULL ? answer->redirect_address : answer->redirect_url);
  return NULL;
}

static SpAccount *
parse_jmap (GBytes      *bytes,
            SpAddress   *address,
            const char  *source,
            GPtrArray   *rejected,
            GError     **error)
{
  return sp_jmap_parse (bytes, address, source, error);
}

static const Format formats[] = {
  { "autoconfig", sp_autoconfig_parse },
  { "pacc", sp_pacc_parse },
  { "autodiscover", parse_autodiscover },
  { "jmap", parse_jmap },
};

/**
 * sp_stored_answer_new:
 * @kind: one of sp_stored_answer_dup_kinds()
 * @name: the name of its file, for a person
 * @bytes: the answer
 *
 * Returns: (transfer full): an answer that somebody kept
 */
SpStoredAnswer *
sp_stored_answer_new (const char *kind,
                      const char *name,
                      GBytes     *bytes)
{
  SpStoredAnswer *self = g_new0 (SpStoredAnswer, 1);

  self->kind = g_strdup (kind);
  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);

  return self;
}

/**
 * sp_stored_answer_free:
 * @self: a stored answer
 *
 * Frees it.
 */
void
sp_stored_answer_free (SpStoredAnswer *self)
{
  g_free (self->kind);
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/**
 * sp_stored_answer_dup_kinds:
 *
 * Returns: (transfer full): the kinds of answers that can be read, as a list for a person
 */
char *
sp_stored_answer_dup_kinds (void)
{
  GString *kinds = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_string_append_printf (kinds, "%s%s", i > 0 ? ", " : "", formats[i].kind);

  return g_string_free (kinds, FALSE);
}

/**
 * sp_stored_answer_is_kind:
 * @kind: a word
 *
 * Returns: whether answers of that kind can be read
 */
gboolean
sp_stored_answer_is_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (strcmp (formats[i].kind, kind) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
set_unknown_kind_error (const char *kind,
                        GError    **error)
{
  g_autofree char *known = sp_stored_answer_dup_kinds ();

  g_set_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_OTHER,
               _("There is no kind of answer called “%s”; there are: %s."), kind, known);
}

/**
 * sp_stored_answer_parse:
 * @kind: "autoconfig", "pacc", "autodiscover" or "jmap"
 * @bytes: an answer that somebody kept
 * @address: (nullable): the address whose settings it holds
 * @rejected: (nullable) (element-type utf8): where a sentence is added for everything that was
 *   left out; its free function is g_free()
 * @error: return location for an error of %SP_PARSE_ERROR; %SP_PARSE_ERROR_OTHER for a kind that
 *   does not exist
 *
 * Reads an answer by its kind.
 *
 * Returns: (nullable) (transfer full): the account
 */
SpAccount *
sp_stored_answer_parse (const char  *kind,
                        GBytes      *bytes,
                        SpAddress   *address,
                        GPtrArray   *rejected,
                        GError     **error)
{
  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (address == NULL || SP_IS_ADDRESS (address), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      if (strcmp (formats[i].kind, kind) == 0)
        return formats[i].parse (bytes, address, _("Stored answer"), rejected, error);
    }

  set_unknown_kind_error (kind, error);
  return NULL;
}
