/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "sp-guide-axis.h"
#include "sp-guide-lint.h"
#include "sp-guide-private.h"

#define MAX_ROWS 20000

typedef struct
{
  SpValues *axes;
  GPtrArray *rules; /* (owned) of SpGuideRule (unowned): those that fit, normally one */
} Row;

typedef struct
{
  SpGuide *guide;
  SpState *state;
  GPtrArray *rows; /* (nullable) of Row */
  GString *dot;    /* (nullable) */
  guint n_nodes;
  GError *error;
} Table;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->axes);
  g_ptr_array_unref (row->rules);
  g_free (row);
}

static Row *
new_row (Table *self)
{
  guint n_axes = sp_logic_get_n_axes (self->guide->logic);
  Row *row = g_new0 (Row, 1);

  row->axes = g_new (SpValues, MAX (n_axes, 1));
  for (guint i = 0; i < n_axes; i++)
    {
      gboolean off = i < self->guide->questions->len &&
                     sp_state_is_asked (self->state, i) == SP_TRUTH_NO;

      row->axes[i] = off ? SP_NOT_ASKED : sp_state_get (self->state, i);
    }
  row->rules = g_ptr_array_new ();
  return row;
}

static char *
escape_dot (const char *text)
{
  g_autofree char *escaped = g_strescape (text, "");

  return g_strdup (escaped);
}

static void
add_leaf (Table *self)
{
  Row *row = new_row (self);

  for (guint i = 0; i < self->guide->rules->len; i++)
    {
      SpGuideRule *rule = sp_guide_rule (self->guide, i);

      if (sp_state_evaluate (self->state, rule->when) == SP_TRUTH_YES)
        g_ptr_array_add (row->rules, rule);
    }
  if (self->dot != NULL)
    {
      SpGuideRule *rule = row->rules->len > 0 ? row->rules->pdata[0] : NULL;

      g_string_append_printf (self->dot, "  n%u [shape=box, label=\"%s\\n%s\"];\n", self->n_nodes,
                              rule != NULL ? sp_option_to_id (rule->option) : "?",
                              rule != NULL ? rule->id : "");
    }
  g_ptr_array_add (self->rows, row);
  if (self->rows->len > MAX_ROWS && self->error == NULL)
    g_set_error (&self->error, SP_GUIDE_ERROR, SP_GUIDE_ERROR_INVALID,
                 _("The table of “%s” would have more than %d lines"), self->guide->id,
                 MAX_ROWS);
}

/* The cut along the first question that any undecided rule still needs, so that the table
 * reads in the order of asking. */
static gboolean
find_cut (Table    *self,
          guint    *axis,
          SpValues *half)
{
  gboolean found = FALSE;

  for (guint i = 0; i < self->guide->rules->len; i++)
    {
      const SpCondition *when = sp_guide_rule (self->guide, i)->when;
      SpValues values;
      guint candidate;

      if (sp_state_evaluate (self->state, when) == SP_TRUTH_YES)
        return FALSE;
      if (sp_state_find_split (self->state, when, &candidate, &values) &&
          (!found || candidate < *axis))
        {
          found = TRUE;
          *axis = candidate;
          *half = values;
        }
    }
  return found;
}

static void
walk_table (Table *self);

static void
walk_half (Table    *self,
           guint     node,
           guint     axis,
           SpValues  values)
{
  SpValues before = sp_state_get (self->state, axis);

  if (self->dot != NULL)
    {
      g_autofree char *label = sp_guide_axis_dup_values (self->guide, axis, values, ", ");
      g_autofree char *escaped = escape_dot (label);

      g_string_append_printf (self->dot, "  n%u -> n%u [label=\"%s\"];\n", node,
                              self->n_nodes + 1, escaped);
    }
  sp_state_set (self->state, axis, values);
  walk_table (self);
  sp_state_set (self->state, axis, before);
}

static void
walk_table (Table *self)
{
  guint node = ++self->n_nodes;
  SpValues before, half = 0;
  guint axis = 0;

  if (self->error != NULL)
    return;
  if (!find_cut (self, &axis, &half))
    {
      add_leaf (self);
      return;
    }
  if (self->dot != NULL)
    {
      g_autofree char *name = sp_guide_axis_dup_name (self->guide, axis);

      g_string_append_printf (self->dot, "  n%u [label=\"%s\"];\n", node, name);
    }
  before = sp_state_get (self->state, axis);
  walk_half (self, node, axis, half);
  walk_half (self, node, axis, before & ~half);
}

static gboolean
is_column (Table *self,
           guint  axis)
{
  SpValues all = sp_logic_get_axis (self->guide->logic, axis);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SpValues values = ((Row *) g_ptr_array_index (self->rows, i))->axes[axis];

      if (values != all && values != SP_NOT_ASKED)
        return TRUE;
    }
  return FALSE;
}

static char *
dup_cell (Table      *self,
          Row        *row,
          guint       axis,
          const char *separator)
{
  /* Translators: stands in a table where any answer will do */
  if (row->axes[axis] == sp_logic_get_axis (self->guide->logic, axis))
    return g_strdup (_("any"));
  return sp_guide_axis_dup_values (self->guide, axis, row->axes[axis], separator);
}

static char *
dup_rules (Row     *row,
           gboolean options)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < row->rules->len; i++)
    {
      SpGuideRule *rule = g_ptr_array_index (row->rules, i);

      g_string_append_printf (text, "%s%s", i > 0 ? "+" : "",
                              options ? sp_option_to_id (rule->option) : rule->id);
    }
  if (row->rules->len == 0)
    g_string_append (text, "?");
  return g_string_free (text, FALSE);
}

/* All lines as cells, the first holding the names of the columns. */
static GPtrArray *
make_cells (Table      *self,
            const char *separator)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i <= self->rows->len; i++)
    g_ptr_array_add (lines, g_ptr_array_new_with_free_func (g_free));
  for (guint axis = 0; axis < sp_logic_get_n_axes (self->guide->logic); axis++)
    {
      if (!is_column (self, axis))
        continue;
      g_ptr_array_add (lines->pdata[0], sp_guide_axis_dup_name (self->guide, axis));
      for (guint i = 0; i < self->rows->len; i++)
        g_ptr_array_add (lines->pdata[i + 1], dup_cell (self, self->rows->pdata[i], axis,
                                                        separator));
    }
  g_ptr_array_add (lines->pdata[0], g_strdup ("recommend"));
  g_ptr_array_add (lines->pdata[0], g_strdup ("rule"));
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_ptr_array_add (lines->pdata[i + 1], dup_rules (self->rows->pdata[i], TRUE));
      g_ptr_array_add (lines->pdata[i + 1], dup_rules (self->rows->pdata[i], FALSE));
    }
  return lines;
}

static void
print_text (GPtrArray *lines,
            GString   *output)
{
  guint n_columns = ((GPtrArray *) lines->pdata[0])->len;
  g_autofree glong *widths = g_new0 (glong, n_columns);

  for (guint i = 0; i < lines->len; i++)
    {
      for (guint k = 0; k < n_columns; k++)
        widths[k] = MAX (widths[k], g_utf8_strlen (((GPtrArray *) lines->pdata[i])->pdata[k], -1));
    }
  for (guint i = 0; i < lines->len; i++)
    {
      for (guint k = 0; k < n_columns; k++)
        {
          const char *cell = ((GPtrArray *) lines->pdata[i])->pdata[k];
          int padding = k + 1 < n_columns ? (int) (widths[k] - g_utf8_strlen (cell, -1) + 2) : 0;

          g_string_append_printf (output, "%s%*s", cell, padding, "");
        }
      g_string_append_c (output, '\n');
    }
}

/* RFC 4180 */
static void
print_csv (GPtrArray *lines,
           GString   *output)
{
  for (guint i = 0; i < lines->len; i++)
    {
      GPtrArray *cells = lines->pdata[i];

      for (guint k = 0; k < cells->len; k++)
        {
          const char *cell = cells->pdata[k];

          if (k > 0)
            g_string_append_c (output, ',');
          if (strpbrk (cell, ",\"\r\n") == NULL)
            {
              g_string_append (output, cell);
              continue;
            }
          g_string_append_c (output, '"');
          for (const char *c = cell; *c != '\0'; c++)
            g_string_append_printf (output, "%s%c", *c == '"' ? "\"" : "", *c);
          g_string_append_c (output, '"');
        }
      g_string_append (output, "\r\n");
    }
}

/**
 * sp_guide_print_table:
 * @guide: a guide that was read without errors
 * @format: a table for people, RFC 4180 lines, or a Graphviz tree
 * @output: takes it
 * @error: return location
 *
 * Prints which rule fits which answers, all cases together, one line for cases that differ
 * in nothing that matters. A case without a rule shows “?”, one with two shows both.
 *
 * Returns: %FALSE with SP_GUIDE_ERROR_INVALID if there are too many cases to print
 */
gboolean
sp_guide_print_table (SpGuide            *guide,
                      SpGuideTableFormat  format,
                      GString            *output,
                      GError            **error)
{
  g_autoptr (SpState) state = sp_state_new (guide->logic);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  Table self = { .guide = guide, .state = state, .rows = rows };
  g_autoptr (GPtrArray) lines = NULL;

  if (format == SP_GUIDE_TABLE_DOT)
    {
      self.dot = output;
      g_string_append_printf (output, "digraph \"%s\" {\n  rankdir=LR;\n", guide->id);
    }
  walk_table (&self);
  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return FALSE;
    }
  switch (format)
    {
    case SP_GUIDE_TABLE_DOT:
      g_string_append (output, "}\n");
      break;
    case SP_GUIDE_TABLE_CSV:
      lines = make_cells (&self, "|");
      print_csv (lines, output);
      break;
    case SP_GUIDE_TABLE_TEXT:
    default:
      lines = make_cells (&self, ",");
      print_text (lines, output);
      break;
    }
  return TRUE;
}
