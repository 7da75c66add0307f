/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-condition.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TERMS 500
#define MAX_VALUES 100

static void
term_clear (gpointer data)
{
  SpTerm *term = data;

  g_free (term->name);
  g_strfreev (term->values);
}

static gboolean
is_name (const char *text,
         gboolean    may_have_dot)
{
  if (*text == '\0')
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '-' &&
          !(*c == '.' && may_have_dot))
        return FALSE;
    }
  return TRUE;
}

static char *
parse_values (const char *text,
              SpTerm     *term)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) values = g_strsplit (text, ",", MAX_VALUES + 1);

  if (values[0] == NULL)
    return g_strdup_printf (_("A value is missing after “%s=”"), term->name);
  if (g_strv_length (values) > MAX_VALUES)
    return g_strdup (_("A condition lists too many values"));
  for (guint i = 0; values[i] != NULL; i++)
    {
      const char *value = g_strstrip (values[i]);

      if (!is_name (value, TRUE))
        return *value == '\0' ? g_strdup_printf (_("A value is missing after “%s=”"), term->name)
                              : g_strdup_printf (_("“%s” is not a value of a condition; values "
                                                   "are separated by “,” and terms by “;”"),
                                                 value);
      g_strv_builder_add (builder, value);
    }
  term->values = g_strv_builder_end (builder);
  return NULL;
}

static char *
parse_term (SpCondition *self,
            const char  *text,
            guint        alternative)
{
  SpTerm term = { .alternative = alternative };
  const char *equals = strchr (text, '=');
  g_autofree char *name = NULL;
  char *message;

  if (equals == NULL)
    return g_strdup_printf (_("“%s” is not a condition: it should read NAME=VALUE"), text);
  name = g_strstrip (g_strndup (text, equals - text));
  if (!is_name (name, TRUE))
    return g_strdup_printf (_("“%s” is not the name of a question or fact; there is no “not”: "
                              "list the other values"),
                            name);

  term.name = g_steal_pointer (&name);
  message = parse_values (equals + 1, &term);
  if (message != NULL)
    term_clear (&term);
  else
    g_array_append_val (self->terms, term);
  return message;
}

/**
 * sp_condition_parse:
 * @text: (nullable): the condition as written in a guide
 * @line: the line it stands in
 * @message: (out): what is wrong with it, for a person
 *
 * Reads a condition. The names in it are not looked up yet; that is the reader's part,
 * once it knows all questions and facts.
 *
 * Returns: (transfer full) (nullable): the condition, or %NULL with @message set
 */
SpCondition *
sp_condition_parse (const char *text,
                    guint       line,
                    char      **message)
{
  g_autoptr (SpCondition) self = g_new0 (SpCondition, 1);
  g_auto (GStrv) alternatives = g_strsplit (text != NULL ? text : "", "|", MAX_TERMS + 1);

  self->line = line;
  self->terms = g_array_new (FALSE, TRUE, sizeof (SpTerm));
  g_array_set_clear_func (self->terms, term_clear);

  for (guint i = 0; alternatives[i] != NULL; i++)
    {
      g_auto (GStrv) terms = g_strsplit (alternatives[i], ";", MAX_TERMS + 1);
      guint before = self->terms->len;

      for (guint k = 0; terms[k] != NULL; k++)
        {
          if (*g_strstrip (terms[k]) == '\0')
            continue;
          *message = parse_term (self, terms[k], i);
          if (*message != NULL)
            return NULL;
          if (self->terms->len > MAX_TERMS)
            {
              *message = g_strdup (_("A condition has too many terms"));
              return NULL;
            }
        }
      if (self->terms->len == before && alternatives[1] != NULL)
        {
          *message = g_strdup (_("There is nothing beside a “|”"));
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

/**
 * sp_condition_free:
 * @self: (transfer full): a condition
 */
void
sp_condition_free (SpCondition *self)
{
  g_array_unref (self->terms);
  g_free (self);
}

/**
 * sp_condition_get_term:
 * @self: a condition
 * @index: from 0
 *
 * Returns: (transfer none): the term at @index, in the order of writing
 */
SpTerm *
sp_condition_get_term (const SpCondition *self,
                       guint              index)
{
  return &g_array_index (self->terms, SpTerm, index);
}
