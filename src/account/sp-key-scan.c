/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-key-scan.h"

#include <glib/gi18n-lib.h>

#include "sp-key-check.h"
#include "sp-key-group.h"
#include "sp-text.h"

#define MAX_GROUPS 2000
#define MAX_KEYS 64
#define MAX_PROBLEMS 100
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

typedef struct
{
  /* Input */
  const char *name;
  const SpGroupSpec *specs;
  const char * const *languages; /* the reader's; asking for them takes its time */

  /* In progress */
  guint line;
  gboolean refuses_line;
  gboolean gave_up;
  SpKeyGroup *group;             /* (nullable): none, an unknown one or an extension */
  const SpGroupSpec *spec;       /* of `group` */
  gboolean in_extension;
  gboolean seen_header;
  GHashTable *group_lines;       /* name to line */
  GHashTable *translation_lines; /* of `group`: name with its locale to line */

  /* Output */
  GPtrArray *groups;   /* (owned) */
  GPtrArray *problems; /* (owned) */
  GArray *refused;     /* of guint: lines */
} Scan;

static void report (Scan       *scan,
                    guint       line,
                    const char *format,
                    ...) G_GNUC_PRINTF (3, 4);

static void
report (Scan       *scan,
        guint       line,
        const char *format,
        ...)
{
  g_autofree char *message = NULL;
  va_list args;

  if (scan->gave_up)
    return;

  /* A group is complained of after its end, a line as it is read. */
  scan->refuses_line = scan->refuses_line || line == scan->line;

  if (scan->problems->len == MAX_PROBLEMS)
    {
      scan->gave_up = TRUE;
      g_ptr_array_add (scan->problems,
                       sp_problem_new (SP_PROBLEM_ERROR, scan->name, scan->line,
                                       _("There are more problems; the file was not read on "
                                         "from here")));
      return;
    }

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  g_ptr_array_add (scan->problems,
                   sp_problem_new (SP_PROBLEM_ERROR, scan->name, line, "%s", message));
}

/* Takes over `fault`, which is NULL where nothing is wrong. */
static gboolean
report_fault (Scan       *scan,
              const char *key,
              char       *fault)
{
  g_autofree char *message = fault;

  if (message == NULL)
    return FALSE;

  if (key == NULL)
    report (scan, scan->line, "%s", message);
  else
    /* Translators: the name of a key in a data file, then what is wrong with its value */
    report (scan, scan->line, _("%s: %s"), key, message);

  return TRUE;
}

static void
report_duplicate_key (Scan       *scan,
                      const char *name,
                      guint       first_line)
{
  g_autofree char *quoted = sp_text_abbreviate (name);

  report (scan, scan->line, _("The key “%s” stands in line %u already"), quoted, first_line);
}

static void
check_required_keys (Scan            *scan,
                     const SpKeySpec *specs)
{
  for (; specs != NULL && specs->name != NULL; specs++)
    {
      if (specs->required && sp_key_group_find_entry (scan->group, specs->name) == NULL)
        report (scan, scan->group->line, _("[%s] has no %s"), scan->group->name, specs->name);
    }
}

static void
end_group (Scan *scan)
{
  g_hash_table_remove_all (scan->translation_lines);
  if (scan->group == NULL)
    return;

  for (guint i = 0; i < scan->group->entries->len; i++)
    {
      SpKeyEntry *entry = &g_array_index (scan->group->entries, SpKeyEntry, i);

      if (entry->line == 0)
        report (scan, entry->translation_line,
                _("%s is translated, but [%s] has no English %s"),
                entry->name, scan->group->name, entry->name);
    }

  check_required_keys (scan, scan->spec->keys);
  check_required_keys (scan, scan->spec->more_keys);

  scan->group = NULL;
  scan->spec = NULL;
}

static void
begin_group (Scan              *scan,
             const SpGroupSpec *spec,
             const char        *name,
             const char        *id)
{
  SpKeyGroup *group = sp_key_group_new (name, spec->kind, id, scan->line);

  g_ptr_array_add (scan->groups, group);
  g_hash_table_insert (scan->group_lines, group->name, GUINT_TO_POINTER (scan->line));
  scan->group = group;
  scan->spec = spec;
}

static void
scan_header (Scan *scan,
             char *text)
{
  gsize length = strlen (text);
  g_autofree char *name = NULL;
  g_autofree char *kind = NULL;
  const SpGroupSpec *spec;
  const char *space;
  const char *id;
  guint first_line;

  end_group (scan);
  scan->seen_header = TRUE;
  scan->in_extension = g_str_has_prefix (text, "[X-");

  if (text[length - 1] != ']')
    {
      report (scan, scan->line, _("A group must end with ] and nothing after it"));
      return;
    }

  name = g_strndup (text + 1, length - 2);
  if (*name == '\0' || strpbrk (name, "[]") != NULL)
    {
      report (scan, scan->line, _("A group needs one name between [ and ]"));
      return;
    }
  if (scan->in_extension)
    return;

  space = strchr (name, ' ');
  kind = space != NULL ? g_strndup (name, space - name) : g_strdup (name);
  spec = sp_group_specs_find (scan->specs, kind);
  id = space != NULL ? space + 1 : NULL;
  if (report_fault (scan, NULL, sp_key_check_group (spec, kind, id)))
    return;

  first_line = GPOINTER_TO_UINT (g_hash_table_lookup (scan->group_lines, name));
  if (first_line != 0)
    {
      g_autofree char *quoted = sp_text_abbreviate (name);

      report (scan, scan->line, _("The group [%s] stands in line %u already"), quoted, first_line);
      return;
    }

  if (scan->groups->len == MAX_GROUPS)
    {
      report (scan, scan->line, _("There are more than %d groups"), MAX_GROUPS);
      scan->gave_up = TRUE;
      return;
    }

  begin_group (scan, spec, name, id);
}

/* Finds the entry of `name`, or makes it; NULL once the group is full. */
static SpKeyEntry *
ensure_entry (Scan            *scan,
              const char      *name,
              const SpKeySpec *spec)
{
  SpKeyEntry *entry = sp_key_group_find_entry (scan->group, name);

  if (entry != NULL)
    return entry;

  if (scan->group->entries->len == MAX_KEYS)
    {
      report (scan, scan->line, _("[%s] has more than %d keys"), scan->group->name, MAX_KEYS);
      scan->group = NULL;
      return NULL;
    }

  entry = sp_key_group_add_entry (scan->group, name);
  entry->kind = spec != NULL ? spec->kind : SP_KEY_WORD;
  entry->is_extension = spec == NULL;
  return entry;
}

static void
scan_translation (Scan            *scan,
                  const char      *name,
                  const char      *locale,
                  const SpKeySpec *spec,
                  const char      *value)
{
  g_autofree char *full_name = NULL;
  guint first_line;
  SpKeyEntry *entry;

  if (spec->kind != SP_KEY_TEXT)
    {
      report (scan, scan->line, _("%s is not translated, but “%s” is given a value of its own"),
              name, locale);
      return;
    }

  full_name = g_strconcat (name, "[", locale, "]", NULL);
  first_line = GPOINTER_TO_UINT (g_hash_table_lookup (scan->translation_lines, full_name));
  if (first_line != 0)
    {
      report_duplicate_key (scan, full_name, first_line);
      return;
    }
  g_hash_table_insert (scan->translation_lines, g_steal_pointer (&full_name),
                       GUINT_TO_POINTER (scan->line));

  if (sp_key_value_is_empty (spec->kind, value))
    {
      /* It would hide the English text. */
      report (scan, scan->line, _("The translation of %s into “%s” is empty"), name, locale);
      return;
    }

  report_fault (scan, name, sp_key_check_value (spec->kind, value));
  entry = ensure_entry (scan, name, spec);
  if (entry == NULL)
    return;

  entry->is_translated = entry->is_translated || g_strv_contains (scan->languages, locale);
  if (entry->translation_line == 0)
    entry->translation_line = scan->line;
}

static void
scan_value (Scan            *scan,
            const char      *name,
            const SpKeySpec *spec,
            const char      *value)
{
  SpKeyEntry *entry = ensure_entry (scan, name, spec);

  if (entry == NULL)
    return;
  if (entry->line != 0)
    {
      report_duplicate_key (scan, name, entry->line);
      return;
    }

  entry->line = scan->line;
  if (entry->is_extension)
    return;

  if (!sp_key_value_is_empty (entry->kind, value))
    entry->is_refused = report_fault (scan, name, sp_key_check_value (entry->kind, value));
  else if (spec->required)
    report (scan, scan->line, _("%s is empty"), name);
}

static void
scan_key (Scan *scan,
          char *text)
{
  char *value = strchr (text, '=');
  const SpKeySpec *spec;
  const char *locale;

  if (value == NULL)
    {
      report (scan, scan->line, _("Expected [Group], Key=Value or a comment after #"));
      return;
    }
  if (!scan->seen_header)
    {
      report (scan, scan->line, _("The key stands before the first [Group]"));
      return;
    }

  *value++ = '\0';
  g_strchomp (text);
  locale = sp_key_split_locale (text);
  if (report_fault (scan, NULL, sp_key_check_name (text, locale)))
    return;
  if (scan->group == NULL)
    {
      /* Without its header the line would belong to the group before. */
      scan->refuses_line = !scan->in_extension;
      return;
    }

  spec = sp_group_spec_find_key (scan->spec, text);
  if (g_str_has_prefix (text, "X-"))
    spec = NULL;
  else if (spec == NULL)
    {
      g_autofree char *quoted = sp_text_abbreviate (text);

      report (scan, scan->line, _("[%s] has no key called “%s”"), scan->spec->kind, quoted);
      return;
    }

  value = g_strchug (value);
  if (locale == NULL)
    scan_value (scan, text, spec, value);
  else if (spec != NULL)
    scan_translation (scan, text, locale, spec, value);
}

/* What an unreadable line began is not missing, and what follows does not belong to what was
 * before. */
static void
skip_line (Scan       *scan,
           const char *line,
           gsize       length)
{
  g_autofree char *text = g_strstrip (g_utf8_make_valid (line, length));
  g_autofree char *fault = NULL;
  char *equals = strchr (text, '=');
  const SpKeySpec *spec;
  SpKeyEntry *entry;

  if (*text == '[')
    {
      end_group (scan);
      scan->seen_header = TRUE;
      scan->in_extension = FALSE;
    }
  if (*text == '[' || *text == '#' || equals == NULL || scan->group == NULL)
    return;

  *equals = '\0';
  g_strchomp (text);
  fault = sp_key_check_name (text, NULL);
  spec = sp_group_spec_find_key (scan->spec, text);
  if (fault != NULL || spec == NULL)
    return;

  entry = ensure_entry (scan, text, spec);
  if (entry == NULL || entry->line != 0)
    return;
  entry->line = scan->line;
  entry->is_refused = TRUE;
}

static void
scan_line (Scan *scan,
           char *line,
           gsize length)
{
  char *text;

  if (report_fault (scan, NULL, sp_key_check_line (line, length)))
    {
      skip_line (scan, line, length);
      return;
    }

  /* The end of a line as Windows writes it is space, too. */
  line[length] = '\0';
  text = g_strstrip (line);
  if (*text == '\0' || *text == '#')
    return;
  if (report_fault (scan, NULL, sp_key_check_characters (text)))
    {
      skip_line (scan, text, strlen (text));
      return;
    }

  if (*text == '[')
    scan_header (scan, text);
  else
    scan_key (scan, text);
}

static void
scan_lines (Scan  *scan,
            char  *data,
            gsize  size)
{
  char *end = data + size;

  if (size >= strlen (BYTE_ORDER_MARK) &&
      memcmp (data, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    data += strlen (BYTE_ORDER_MARK);

  while (data < end && !scan->gave_up)
    {
      char *newline = memchr (data, '\n', end - data);
      char *line_end = newline != NULL ? newline : end;

      scan->line++;
      scan->refuses_line = FALSE;
      scan_line (scan, data, line_end - data);
      if (scan->refuses_line && scan->refused != NULL)
        g_array_append_val (scan->refused, scan->line);
      data = newline != NULL ? newline + 1 : end;
    }
}

static void
check_required_groups (Scan *scan)
{
  for (const SpGroupSpec *spec = scan->specs; spec->kind != NULL; spec++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < scan->groups->len && !found; i++)
        found = strcmp (((SpKeyGroup *) scan->groups->pdata[i])->kind, spec->kind) == 0;

      if (spec->required && !found)
        report (scan, 1, _("There is no group [%s]"), spec->kind);
    }
}

static void
run_scan (Scan   *scan,
          GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *copy = NULL;

  if (size > SP_KEY_FILE_MAX_SIZE)
    {
      report (scan, 1, _("The file is larger than %d KiB"), SP_KEY_FILE_MAX_SIZE / 1024);
      scan->gave_up = TRUE;
      return;
    }

  copy = g_malloc (size + 1);
  if (size > 0)
    memcpy (copy, data, size);
  scan_lines (scan, copy, size);
  if (scan->gave_up)
    return;

  end_group (scan);
  check_required_groups (scan);
}

/**
 * sp_key_scan:
 * @name: how problems call the file
 * @bytes: its contents
 * @specs: what it may hold
 * @problems: (element-type SpProblem): where everything wrong is added, by line
 * @refused: (nullable) (element-type guint): takes the numbers of the lines that must not be
 *   read on, in order; %NULL if a file with a problem is of no use at all
 *
 * Reads the lines of a data file strictly. Problems are added in the order of the lines, up to
 * a limit.
 *
 * Returns: (nullable) (transfer full) (element-type SpKeyGroup): the groups in the order of
 *   the file, without values yet and without those that begin with X-; %NULL if there was a
 *   problem and @refused is %NULL, or if the file was not read to its end
 */
GPtrArray *
sp_key_scan (const char        *name,
             GBytes            *bytes,
             const SpGroupSpec *specs,
             GPtrArray         *problems,
             GArray            *refused)
{
  Scan scan = { 0 };
  gboolean failed;

  scan.name = name;
  scan.specs = specs;
  scan.languages = g_get_language_names ();
  scan.refused = refused;
  scan.groups = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_key_group_free);
  scan.problems = sp_problems_new ();
  scan.group_lines = g_hash_table_new (g_str_hash, g_str_equal);
  scan.translation_lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  run_scan (&scan, bytes);

  failed = scan.gave_up || (refused == NULL && scan.problems->len > 0);
  sp_problems_sort (scan.problems);
  g_ptr_array_extend_and_steal (problems, scan.problems);
  g_hash_table_unref (scan.group_lines);
  g_hash_table_unref (scan.translation_lines);
  if (failed)
    g_clear_pointer (&scan.groups, g_ptr_array_unref);

  return scan.groups;
}
