/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-key-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sp-key-group.h"
#include "sp-key-scan.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

/* What may stand in the names of groups, keys and values. */
#define WORD_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

/* A data file that has been found free of errors, or what is left of one. Immutable. */
struct _SpKeyFile
{
  GObject parent_instance;

  char *name;
  GPtrArray *groups; /* of SpKeyGroup, in the order of the file */
  GHashTable *groups_by_name;
  GHashTable *lost_words; /* a set of char * */
};

G_DEFINE_FINAL_TYPE (SpKeyFile, sp_key_file, G_TYPE_OBJECT)

static void
sp_key_file_finalize (GObject *object)
{
  SpKeyFile *self = SP_KEY_FILE (object);

  g_clear_pointer (&self->lost_words, g_hash_table_unref);
  g_clear_pointer (&self->groups_by_name, g_hash_table_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (sp_key_file_parent_class)->finalize (object);
}

static void
sp_key_file_class_init (SpKeyFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sp_key_file_finalize;
}

static void
sp_key_file_init (SpKeyFile *self)
{
  self->groups_by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->lost_words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static GKeyFile *
parse (const char *name,
       GBytes     *bytes,
       GPtrArray  *problems)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size >= strlen (BYTE_ORDER_MARK) &&
      memcmp (data, BYTE_ORDER_MARK, strlen (BYTE_ORDER_MARK)) == 0)
    {
      data += strlen (BYTE_ORDER_MARK);
      size -= strlen (BYTE_ORDER_MARK);
    }

  if (!g_key_file_load_from_data (key_file, data, size, G_KEY_FILE_NONE, &error))
    {
      g_ptr_array_add (problems,
                       sp_problem_new (SP_PROBLEM_ERROR, name, 1, "%s", error->message));
      return NULL;
    }

  return g_steal_pointer (&key_file);
}

static void
add_lost_words (SpKeyFile  *self,
                const char *line,
                gsize       length)
{
  g_autofree char *text = g_ascii_strdown (line, length);
  const char *word = text;
  const char *end = text + length;

  while (word < end)
    {
      gsize word_length = strspn (word, WORD_CHARACTERS);

      if (word_length > 0)
        g_hash_table_add (self->lost_words, g_strndup (word, word_length));
      word += word_length + 1;
    }
}

/* Returns the file without the lines that were refused, whose words are kept. */
static GBytes *
leave_out (SpKeyFile *self,
           GBytes    *bytes,
           GArray    *refused)
{
  GByteArray *rest = g_byte_array_new ();
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *end = data + size;
  guint line = 1;

  for (guint next = 0; data < end; line++)
    {
      const char *newline = memchr (data, '\n', end - data);
      const char *line_end = newline != NULL ? newline + 1 : end;

      if (next < refused->len && g_array_index (refused, guint, next) == line)
        {
          add_lost_words (self, data, line_end - data);
          next++;
        }
      else
        {
          g_byte_array_append (rest, (const guint8 *) data, (guint) (line_end - data));
        }
      data = line_end;
    }

  return g_byte_array_free_to_bytes (rest);
}

static SpKeyFile *
take_groups (SpKeyFile *self,
             GPtrArray *groups,
             GBytes    *bytes,
             GPtrArray *problems)
{
  g_autoptr (GKeyFile) key_file = parse (self->name, bytes, problems);

  if (key_file == NULL)
    return NULL;

  self->groups = g_ptr_array_ref (groups);
  for (guint i = 0; i < self->groups->len; i++)
    {
      SpKeyGroup *group = g_ptr_array_index (self->groups, i);

      sp_key_group_take_values (group, key_file);
      g_hash_table_insert (self->groups_by_name, group->name, group);
    }

  return g_object_ref (self);
}

/**
 * sp_key_file_new_from_bytes:
 * @name: how problems call the file
 * @bytes: its contents
 * @specs: what it may hold
 * @problems: (element-type SpProblem): where everything wrong is added, by line
 *
 * Reads a data file from memory.
 *
 * Returns: (nullable): a data file without errors
 */
SpKeyFile *
sp_key_file_new_from_bytes (const char        *name,
                            GBytes            *bytes,
                            const SpGroupSpec *specs,
                            GPtrArray         *problems)
{
  g_autoptr (SpKeyFile) self = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (specs != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  groups = sp_key_scan (name, bytes, specs, problems, NULL);
  if (groups == NULL)
    return NULL;

  self = g_object_new (SP_TYPE_KEY_FILE, NULL);
  self->name = g_strdup (name);

  return take_groups (self, groups, bytes, problems);
}

/**
 * sp_key_file_salvage:
 * @name: how problems call the file
 * @bytes: its contents
 * @specs: what it may hold
 * @problems: (element-type SpProblem): where everything wrong is added, by line
 *
 * Reads what can be read of a data file in spite of errors, so that whoever goes on reading
 * finds the errors in what it says, too. Such a file is good for nothing else: required keys
 * may be absent, and what is not there may have been lost.
 *
 * Returns: (nullable): what is left of the file, or %NULL if it was not read to its end
 */
SpKeyFile *
sp_key_file_salvage (const char        *name,
                     GBytes            *bytes,
                     const SpGroupSpec *specs,
                     GPtrArray         *problems)
{
  g_autoptr (SpKeyFile) self = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GArray) refused = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GBytes) rest = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (specs != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  groups = sp_key_scan (name, bytes, specs, problems, refused);
  if (groups == NULL)
    return NULL;

  self = g_object_new (SP_TYPE_KEY_FILE, NULL);
  self->name = g_strdup (name);
  rest = refused->len > 0 ? leave_out (self, bytes, refused) : g_bytes_ref (bytes);

  return take_groups (self, groups, rest, problems);
}

static void
report_errno (const char *path,
              GPtrArray  *problems)
{
  int code = errno;

  /* Translators: the operating system's reason, such as "Permission denied" */
  g_ptr_array_add (problems,
                   sp_problem_new (SP_PROBLEM_ERROR, path, 1, _("Cannot be read: %s"),
                                   g_strerror (code)));
}

static gboolean
check_file (const char *path,
            int         fd,
            gboolean    may_be_stream,
            GPtrArray  *problems)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    {
      report_errno (path, problems);
      return FALSE;
    }
  if (S_ISDIR (info.st_mode) || (!S_ISREG (info.st_mode) && !may_be_stream))
    {
      g_ptr_array_add (problems, sp_problem_new (SP_PROBLEM_ERROR, path, 1, "%s",
                                                 S_ISDIR (info.st_mode)
                                                   ? _("This is a folder, not a file")
                                                   : _("This is not an ordinary file")));
      return FALSE;
    }

  return TRUE;
}

/* Reads at most one byte more than is allowed: enough to see that it is too much. */
static GBytes *
read_bytes (const char *path,
            int         fd,
            GPtrArray  *problems)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  guint8 buffer[16 * 1024];

  while (array->len <= SP_KEY_FILE_MAX_SIZE)
    {
      gsize wanted = MIN (sizeof (buffer), (gsize) SP_KEY_FILE_MAX_SIZE + 1 - array->len);
      gssize n_read = read (fd, buffer, wanted);

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        {
          report_errno (path, problems);
          return NULL;
        }
      if (n_read == 0)
        break;

      g_byte_array_append (array, buffer, (guint) n_read);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

/**
 * sp_key_file_read:
 * @path: the path of a file
 * @problems: (element-type SpProblem): where everything wrong is added, by line
 *
 * Reads the bytes of a data file for sp_key_file_new_from_bytes(): of an ordinary file only,
 * and never more than one byte above the limit that is reported there.
 *
 * Returns: (nullable) (transfer full): the bytes, or %NULL if the file cannot be read
 */
GBytes *
sp_key_file_read (const char *path,
                  GPtrArray  *problems)
{
  GBytes *bytes = NULL;
  int fd;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  /* Without O_NONBLOCK a FIFO that nobody writes to would keep us waiting. */
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (fd < 0)
    {
      report_errno (path, problems);
      return NULL;
    }

  if (check_file (path, fd, FALSE, problems))
    bytes = read_bytes (path, fd, problems);

  close (fd);
  return bytes;
}

/**
 * sp_key_file_read_stream:
 * @name: how problems call it
 * @fd: an open file descriptor
 * @problems: (element-type SpProblem): where everything wrong is added, by line
 *
 * Reads the bytes of a data file as sp_key_file_read() does, but also from a pipe or a terminal,
 * and waits for them. That is for a command whose user chose the pipe, never for a window.
 *
 * Returns: (nullable) (transfer full): the bytes, or %NULL if they cannot be read
 */
GBytes *
sp_key_file_read_stream (const char *name,
                         int         fd,
                         GPtrArray  *problems)
{
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  return check_file (name, fd, TRUE, problems) ? read_bytes (name, fd, problems) : NULL;
}

/**
 * sp_key_file_new_from_path:
 * @path: the path of a file
 * @specs: what the file may hold
 * @problems: (element-type SpProblem): where everything wrong is added, by line
 *
 * Reads a data file from disk, as sp_key_file_new_from_bytes() does from memory.
 *
 * Returns: (nullable): a data file without errors
 */
SpKeyFile *
sp_key_file_new_from_path (const char        *path,
                           const SpGroupSpec *specs,
                           GPtrArray         *problems)
{
  g_autoptr (GBytes) bytes = NULL;

  bytes = sp_key_file_read (path, problems);
  if (bytes == NULL)
    return NULL;

  return sp_key_file_new_from_bytes (path, bytes, specs, problems);
}

/**
 * sp_key_file_cut:
 * @bytes: a file
 * @kinds: (array zero-terminated=1): kinds of groups without an ID
 *
 * Reading a whole file costs more than the few groups at its top that a list needs.
 *
 * Returns: (transfer full): the file up to the first group that is not of @kinds
 */
GBytes *
sp_key_file_cut (GBytes             *bytes,
                 const char * const *kinds)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  const char *line = text;

  while (line != NULL && line < text + size)
    {
      const char *end = memchr (line, '\n', text + size - line);
      gsize length = (end != NULL ? end : text + size) - line;

      if (*line == '[')
        {
          gboolean is_wanted = FALSE;

          for (guint i = 0; kinds[i] != NULL; i++)
            is_wanted = is_wanted || (length >= strlen (kinds[i]) + 2 &&
                                      strncmp (line + 1, kinds[i], strlen (kinds[i])) == 0 &&
                                      line[strlen (kinds[i]) + 1] == ']');
          if (!is_wanted)
            return g_bytes_new_from_bytes (bytes, 0, line - text);
        }
      line = end != NULL ? end + 1 : NULL;
    }

  return g_bytes_ref (bytes);
}

/**
 * sp_key_file_has_header:
 * @bytes: a file
 * @name: all that stands between the brackets of a group
 *
 * Returns: whether a group of that name begins there, as far as can be told without the time
 *   that reading takes
 */
gboolean
sp_key_file_has_header (GBytes     *bytes,
                        const char *name)
{
  g_autofree char *header = g_strdup_printf ("[%s]", name);
  gsize size;
  const char *line = g_bytes_get_data (bytes, &size);
  const char *end = line + size;
  gsize length = strlen (header);

  while (line != NULL && (gsize) (end - line) >= length)
    {
      if (memcmp (line, header, length) == 0)
        return TRUE;
      line = memchr (line, '\n', end - line);
      line = line != NULL ? line + 1 : NULL;
    }

  return FALSE;
}

/**
 * sp_key_file_may_have_lost:
 * @self: a data file, perhaps salvaged
 * @word: what is looked for and not found: an ID, or a key in lower case
 *
 * Returns: whether a line that was refused speaks of it, so that its absence is no error of
 *   its own
 */
gboolean
sp_key_file_may_have_lost (SpKeyFile  *self,
                           const char *word)
{
  g_return_val_if_fail (SP_IS_KEY_FILE (self), FALSE);
  g_return_val_if_fail (word != NULL, FALSE);

  return g_hash_table_contains (self->lost_words, word);
}

/**
 * sp_key_file_get_name:
 * @self: a data file
 *
 * Returns: how the file was named by whoever gave it
 */
const char *
sp_key_file_get_name (SpKeyFile *self)
{
  g_return_val_if_fail (SP_IS_KEY_FILE (self), NULL);

  return self->name;
}

/**
 * sp_key_file_get_n_groups:
 * @self: a data file
 *
 * Returns: the number of groups, not counting those that begin with X-
 */
guint
sp_key_file_get_n_groups (SpKeyFile *self)
{
  g_return_val_if_fail (SP_IS_KEY_FILE (self), 0);

  return self->groups->len;
}

/**
 * sp_key_file_get_group:
 * @self: a data file
 * @index: a place, counted from 0
 *
 * Returns: (transfer none): the group at that place in the file
 */
const SpKeyGroup *
sp_key_file_get_group (SpKeyFile *self,
                       guint      index)
{
  g_return_val_if_fail (SP_IS_KEY_FILE (self), NULL);
  g_return_val_if_fail (index < self->groups->len, NULL);

  return g_ptr_array_index (self->groups, index);
}

/**
 * sp_key_file_find_group:
 * @self: a data file
 * @kind: the first word of the group's name
 * @id: (nullable): what follows it; %NULL for a kind that takes none
 *
 * Returns: (nullable) (transfer none): the group of that name
 */
const SpKeyGroup *
sp_key_file_find_group (SpKeyFile  *self,
                        const char *kind,
                        const char *id)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (SP_IS_KEY_FILE (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  name = id != NULL ? g_strdup_printf ("%s %s", kind, id) : g_strdup (kind);
  return g_hash_table_lookup (self->groups_by_name, name);
}
