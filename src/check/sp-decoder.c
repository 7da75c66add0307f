/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-decoder.h"

#include <glib/gi18n-lib.h>

#include "sp-entry.h"
#include "sp-key-reader.h"
#include "sp-text.h"
#include "sp-who.h"

#define FOLDER "decoder"
#define SUFFIX ".decoder"

/* Longer replies are cut: what they mean stands in their first lines. */
#define MAX_REPLY 8192

/* One pattern: a reply that holds all of these words, in whatever order, means this. */
typedef struct
{
  char **words; /* folded as the reply is; see fold() */
  gsize length; /* of all words: the more it says, the better it fits */
  guint protocols; /* bits of SpProtocol; 0: any */
  SpMeaning *meaning;
  char *example;
} Pattern;

struct _SpDecoder
{
  GObject parent_instance;

  char **data_dirs;
  GPtrArray *patterns; /* (nullable): of Pattern, once they are read */
  GPtrArray *problems;
};

G_DEFINE_FINAL_TYPE (SpDecoder, sp_decoder, G_TYPE_OBJECT)

static const SpKeySpec decoder_keys[] = {
  { "Format", SP_KEY_NUMBER, TRUE },
  { "Id", SP_KEY_ID, TRUE },
  { "Name", SP_KEY_WORD, TRUE },
  { "Source", SP_KEY_WORD, TRUE },
  { "Checked", SP_KEY_DATE, TRUE },
  { NULL },
};

static const SpKeySpec reply_keys[] = {
  { "Protocols", SP_KEY_LIST },
  { "Contains", SP_KEY_LIST, TRUE },
  { "Example", SP_KEY_WORD, TRUE },
  { "Meaning", SP_KEY_TEXT, TRUE },
  { "Fix", SP_KEY_TEXT },
  { "Who", SP_KEY_ID, TRUE },
  { "Link", SP_KEY_LINK },
  { "Source", SP_KEY_WORD },
  { "Checked", SP_KEY_DATE },
  { NULL },
};

static const SpGroupSpec groups[] = {
  { "Decoder", FALSE, decoder_keys, NULL, TRUE },
  { "Reply", TRUE, reply_keys, NULL, TRUE },
  { NULL },
};

static void
pattern_free (gpointer data)
{
  Pattern *self = data;

  g_strfreev (self->words);
  g_clear_object (&self->meaning);
  g_free (self->example);
  g_free (self);
}

static void
sp_decoder_finalize (GObject *object)
{
  SpDecoder *self = SP_DECODER (object);

  g_clear_pointer (&self->data_dirs, g_strfreev);
  g_clear_pointer (&self->patterns, g_ptr_array_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);

  G_OBJECT_CLASS (sp_decoder_parent_class)->finalize (object);
}

static void
sp_decoder_class_init (SpDecoderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_decoder_finalize;
}

static void
sp_decoder_init (SpDecoder *self)
{
  self->problems = sp_problems_new ();
}

/**
 * sp_decoder_new:
 * @data_dirs: (array zero-terminated=1): the data folders, the most important first
 *
 * Returns: (transfer full): a decoder of server replies
 */
SpDecoder *
sp_decoder_new (const char * const *data_dirs)
{
  SpDecoder *self = g_object_new (SP_TYPE_DECODER, NULL);

  self->data_dirs = g_strdupv ((char **) data_dirs);

  return self;
}

/* Curled quotes are what a text processor makes of straight ones. */
static gunichar
straighten (gunichar c)
{
  switch (c)
    {
    case 0x2018:
    case 0x2019:
      return '\'';

    case 0x201c:
    case 0x201d:
      return '"';

    default:
      return c;
    }
}

/* Returns: how long a code of the kind 5.7.8 is at the start of a text */
static gsize
measure_status (const char *text)
{
  gsize n = strspn (text, "0123456789.");
  gboolean is_status = n >= 5 && n <= 9 && (text[0] == '4' || text[0] == '5') && text[1] == '.';

  return is_status && g_ascii_isspace (text[n]) ? n : 0;
}

static gboolean
holds (const GString *text,
       const char    *words,
       gsize          length)
{
  g_autofree char *copy = g_strndup (words, length);

  return strstr (text->str, copy) != NULL;
}

/* 535-5.7.8 Username and Password
 * 535 5.7.8 not accepted
 * is one sentence: the code is left out where it comes again. */
static const char *
skip_code (const GString *folded,
           const char    *line)
{
  const char *c = line;
  char first[] = "000-";
  gsize n;

  if (strspn (c, "0123456789") != 3 || (c[3] != '-' && c[3] != ' '))
    return line;
  memcpy (first, c, 3);
  if (strstr (folded->str, first) == NULL)
    return line;

  c += 4;
  n = measure_status (c);

  return n > 0 && holds (folded, c, n) ? c + n : c;
}

static void
append_character (GString *folded,
                  gunichar c)
{
  if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
    {
      if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
        g_string_append_c (folded, ' ');
    }
  else if (c < 0x80)
    g_string_append_c (folded, g_ascii_tolower (c));
  else if (!sp_text_is_invisible (c))
    g_string_append_unichar (folded, c);
}

/* Replies come in several lines, each with its code before it; people paste them with spaces, line
 * ends and invisible marks of their own. What is compared is nearly always ASCII: so say all the
 * protocols. Other bytes than UTF-8 stand for something, but nothing is known of it. */
static char *
fold (const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autofree char *start = g_strndup (text, MAX_REPLY);
  const char *end = start + strlen (start);
  const char *c = start;

  while (c < end)
    {
      gunichar character = g_utf8_get_char_validated (c, end - c);
      gboolean is_valid = character < (gunichar) -2;

      append_character (folded, is_valid ? straighten (character) : 0xfffd);
      c = is_valid ? g_utf8_next_char (c) : c + 1;
      if (character == '\n')
        c = skip_code (folded, c);
    }
  g_strchomp (folded->str);

  return g_string_free (g_steal_pointer (&folded), FALSE);
}

static gboolean
is_number (char c)
{
  return g_ascii_isdigit (c);
}

/* 5.7.1 is neither in 5.7.139 nor in 15.7.1. */
static gboolean
splits_number (const char *text,
               const char *found,
               gsize       length)
{
  const char *end = found + length;

  if (is_number (end[-1]) && (is_number (end[0]) || (end[0] == '.' && is_number (end[1]))))
    return TRUE;
  if (!is_number (found[0]) || found == text)
    return FALSE;

  return is_number (found[-1]) ||
         (found[-1] == '.' && found - text > 1 && is_number (found[-2]));
}

static gboolean
contains (const char *text,
          const char *words)
{
  gsize length = strlen (words);

  for (const char *found = strstr (text, words); found != NULL && length > 0;
       found = strstr (found + 1, words))
    {
      if (!splits_number (text, found, length))
        return TRUE;
    }

  return FALSE;
}

static guint
read_protocols (SpKeyReader *reader)
{
  const char *ids[SP_N_PROTOCOLS];
  guint values[SP_N_PROTOCOLS];
  guint n;
  guint protocols = 0;

  for (guint i = 0; i < SP_N_PROTOCOLS; i++)
    ids[i] = sp_protocol_to_id (i);

  n = sp_key_reader_get_words (reader, "Protocols", ids, SP_N_PROTOCOLS, values);
  for (guint i = 0; i < n; i++)
    protocols |= 1u << values[i];

  return protocols;
}

static const char *
get_or_inherit (SpKeyReader *reader,
                const char  *key)
{
  const SpKeyGroup *head = sp_key_file_find_group (reader->file, "Decoder", NULL);
  const char *value = sp_key_reader_get (reader, key);

  return value != NULL ? value : sp_key_group_get (head, key);
}

static gboolean
pattern_fits (const Pattern *self,
              const char    *folded,
              SpProtocol     protocol)
{
  if (protocol < SP_N_PROTOCOLS && self->protocols != 0 &&
      (self->protocols & (1u << protocol)) == 0)
    return FALSE;

  for (guint i = 0; self->words[i] != NULL; i++)
    {
      if (!contains (folded, self->words[i]))
        return FALSE;
    }

  return TRUE;
}

static Pattern *
read_pattern (SpKeyReader *reader)
{
  const char * const *words = sp_key_group_get_list (reader->group, "Contains");
  Pattern *pattern = g_new0 (Pattern, 1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *example = NULL;
  SpWho who = sp_key_reader_get_word (reader, "Who", sp_who_ids, SP_N_WHOS, SP_WHO_ORGANISATION);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *folded = fold (words[i]);

      pattern->length += strlen (folded);
      g_strv_builder_add (builder, folded);
    }
  pattern->words = g_strv_builder_end (builder);
  pattern->protocols = read_protocols (reader);
  pattern->example = g_strdup (sp_key_reader_get (reader, "Example"));
  pattern->meaning = sp_meaning_new (
    sp_key_group_get_id (reader->group), sp_key_reader_get (reader, "Meaning"),
    sp_key_reader_get (reader, "Fix"), who, sp_key_reader_get (reader, "Link"),
    get_or_inherit (reader, "Source"), get_or_inherit (reader, "Checked"));

  example = fold (pattern->example);
  if (pattern->length == 0 || !pattern_fits (pattern, example, SP_N_PROTOCOLS))
    sp_key_reader_fail (reader, "Example", _("The example does not hold what Contains says"));

  return pattern;
}

/* Returns: whether the file is good for anything; where it is not, one of a less important folder
 * takes its place */
static gboolean
read_file (SpDecoder  *self,
           const char *path)
{
  g_autoptr (SpKeyFile) file = sp_key_file_new_from_path (path, groups, self->problems);
  SpKeyReader head = { 0 };

  if (file == NULL)
    return FALSE;

  head = (SpKeyReader) { file, sp_key_file_find_group (file, "Decoder", NULL), self->problems,
                         FALSE };
  sp_entry_check_head (&head, SUFFIX);
  if (head.failed)
    return FALSE;

  for (guint i = 0; i < sp_key_file_get_n_groups (file); i++)
    {
      SpKeyReader reader = { file, sp_key_file_get_group (file, i), self->problems, FALSE };
      Pattern *pattern;

      if (g_strcmp0 (sp_key_group_get_kind (reader.group), "Reply") != 0)
        continue;
      pattern = read_pattern (&reader);
      if (reader.failed)
        pattern_free (pattern);
      else
        g_ptr_array_add (self->patterns, pattern);
    }

  return TRUE;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* The same everywhere, whatever order the folder has. */
static GPtrArray *
list_names (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      if (name[0] != '.' && g_str_has_suffix (name, SUFFIX))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_strings);

  return names;
}

static void
read_folder (SpDecoder  *self,
             const char *dir,
             GHashTable *known)
{
  g_autofree char *folder = g_build_filename (dir, FOLDER, NULL);
  g_autoptr (GPtrArray) names = list_names (folder);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!g_hash_table_contains (known, name) && read_file (self, path))
        g_hash_table_add (known, g_strdup (name));
    }
}

static void
ensure_patterns (SpDecoder *self)
{
  g_autoptr (GHashTable) known = NULL;

  if (self->patterns != NULL)
    return;

  self->patterns = g_ptr_array_new_with_free_func (pattern_free);
  known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; self->data_dirs[i] != NULL; i++)
    read_folder (self, self->data_dirs[i], known);
  sp_problems_sort (self->problems);
}

/**
 * sp_decoder_find:
 * @self: a decoder
 * @text: what a server said, or a person pasted
 * @protocol: in which protocol it was said; %SP_N_PROTOCOLS if that is not known
 *
 * Of all patterns that fit, the one counts that says most; of two that say as much, that of the
 * more important folder.
 *
 * Returns: (transfer full) (nullable): what it means; %NULL if that is not known
 */
SpMeaning *
sp_decoder_find (SpDecoder  *self,
                 const char *text,
                 SpProtocol  protocol)
{
  g_autofree char *folded = NULL;
  const Pattern *best = NULL;

  g_return_val_if_fail (SP_IS_DECODER (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  ensure_patterns (self);
  folded = fold (text);
  for (guint i = 0; i < self->patterns->len; i++)
    {
      const Pattern *pattern = g_ptr_array_index (self->patterns, i);

      if ((best == NULL || pattern->length > best->length) &&
          pattern_fits (pattern, folded, protocol))
        best = pattern;
    }

  return best != NULL ? g_object_ref (best->meaning) : NULL;
}

/**
 * sp_decoder_get_n_patterns:
 * @self: a decoder
 *
 * Returns: how many replies it knows
 */
guint
sp_decoder_get_n_patterns (SpDecoder *self)
{
  g_return_val_if_fail (SP_IS_DECODER (self), 0);

  ensure_patterns (self);
  return self->patterns->len;
}

/**
 * sp_decoder_get_example:
 * @self: a decoder
 * @index: a pattern, counted from 0
 * @meaning: (out) (optional) (transfer none): what it means
 *
 * Returns: a reply that the pattern was made from
 */
const char *
sp_decoder_get_example (SpDecoder  *self,
                        guint       index,
                        SpMeaning **meaning)
{
  const Pattern *pattern;

  g_return_val_if_fail (SP_IS_DECODER (self), NULL);
  g_return_val_if_fail (index < sp_decoder_get_n_patterns (self), NULL);

  pattern = g_ptr_array_index (self->patterns, index);
  if (meaning != NULL)
    *meaning = pattern->meaning;

  return pattern->example;
}

/**
 * sp_decoder_get_problems:
 * @self: a decoder
 *
 * Returns: (transfer none) (element-type SpProblem): what is wrong with its files
 */
GPtrArray *
sp_decoder_get_problems (SpDecoder *self)
{
  g_return_val_if_fail (SP_IS_DECODER (self), NULL);

  ensure_patterns (self);
  return self->problems;
}
