/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-mail-program.h"

#include <glib/gi18n-lib.h>

#include "sp-entry.h"
#include "sp-key-reader.h"
#include "sp-note.h"
#include "sp-program-sheet.h"
#include "sp-text.h"

#define SUFFIX ".mailprogram"

struct _SpMailProgram
{
  SpEntry parent_instance;

  SpTruth *facts;

  /* Read once they are asked for; see sp_mail_program_complete() */
  gboolean is_complete;
  SpKeyFile *whole_file; /* (nullable): owns the strings of the sheets */
  GListModel *notes;
  SpProgramSheet sheets[SP_N_OPTIONS];
};

G_DEFINE_FINAL_TYPE (SpMailProgram, sp_mail_program, SP_TYPE_ENTRY)

const char * const sp_mail_program_facts[] = {
  "imap",
  "pop",
  "exchange",
  "exchange-calendar",
  "calendar",
  "contacts",
  "oauth-google",
  "oauth-microsoft",
  "phone",
  "discontinued",
  "offline",
  NULL,
};

static const char * const platforms[] = { "linux", "windows", "macos", "android", "ios", "web" };

static const SpKeySpec program_keys[] = {
  { "Format", SP_KEY_NUMBER, TRUE },
  { "Id", SP_KEY_ID, TRUE },
  { "Name", SP_KEY_WORD, TRUE },
  { "Summary", SP_KEY_TEXT },
  { "Platforms", SP_KEY_LIST },
  { "DesktopIds", SP_KEY_LIST },
  { "Homepage", SP_KEY_LINK },
  { "Source", SP_KEY_WORD },
  { "Checked", SP_KEY_DATE },
  { NULL },
};

static const SpKeySpec facts_keys[] = {
  { "*", SP_KEY_ID },
  { NULL },
};

/* Which providers a note is about; see sp_note_is_for_provider(). */
static const SpKeySpec note_keys[] = {
  { "Providers", SP_KEY_LIST },
  { NULL },
};

static const SpGroupSpec groups[] = {
  { "Program", FALSE, program_keys, NULL, TRUE },
  { "Facts", FALSE, facts_keys, NULL, FALSE },
  { "Note", TRUE, sp_note_keys, note_keys, FALSE },
  { "Sheet", TRUE, sp_program_sheet_keys, NULL, FALSE },
  { "Field", TRUE, sp_program_field_keys, NULL, FALSE },
  { "Words", FALSE, sp_program_words_keys, NULL, FALSE },
  { NULL },
};

static void
sp_mail_program_finalize (GObject *object)
{
  SpMailProgram *self = SP_MAIL_PROGRAM (object);

  g_clear_object (&self->notes);
  g_clear_pointer (&self->facts, g_free);
  g_clear_object (&self->whole_file);

  G_OBJECT_CLASS (sp_mail_program_parent_class)->finalize (object);
}

static void
sp_mail_program_class_init (SpMailProgramClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_mail_program_finalize;
}

static void
sp_mail_program_init (SpMailProgram *self)
{
}

static void
check_head (SpKeyReader *head)
{
  const char * const *desktop_ids = sp_key_group_get_list (head->group, "DesktopIds");
  guint values[G_N_ELEMENTS (platforms)];

  sp_entry_check_head (head, SUFFIX);
  sp_key_reader_get_words (head, "Platforms", platforms, G_N_ELEMENTS (platforms), values);

  for (guint i = 0; desktop_ids != NULL && desktop_ids[i] != NULL; i++)
    {
      g_autofree char *quoted = sp_text_abbreviate (desktop_ids[i]);

      if (!g_str_has_suffix (desktop_ids[i], ".desktop") || strchr (desktop_ids[i], '/') != NULL)
        sp_key_reader_fail (head, "DesktopIds", _("“%s” is not the name of a desktop file"),
                            quoted);
    }
}

static SpMailProgram *
new_from_file (SpKeyFile *file,
               GPtrArray *problems)
{
  g_autoptr (SpMailProgram) self = g_object_new (SP_TYPE_MAIL_PROGRAM, NULL);
  g_autoptr (GPtrArray) own_problems = sp_problems_new ();
  const SpKeyGroup *group;
  SpKeyReader head;

  group = sp_key_file_find_group (file, "Program", NULL);
  sp_entry_set_head (SP_ENTRY (self), file, group);
  head = (SpKeyReader) { file, group, own_problems, FALSE };
  check_head (&head);
  self->facts = sp_entry_read_facts (file, sp_mail_program_facts, own_problems);
  if (own_problems->len == 0)
    return g_steal_pointer (&self);

  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&own_problems));
  return NULL;
}

static gboolean
read_sheets (SpMailProgram *self,
             SpKeyFile     *file,
             GPtrArray     *problems)
{
  g_autoptr (GPtrArray) own_problems = sp_problems_new ();
  gboolean failed;

  self->is_complete = TRUE;
  self->whole_file = g_object_ref (file);
  self->notes = sp_entry_read_notes (file, own_problems);
  sp_program_sheets_read (self->sheets, file, own_problems);

  failed = own_problems->len > 0;
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&own_problems));
  return !failed;
}

/**
 * sp_mail_program_new_from_path:
 * @path: the path of a file
 * @problems: (element-type SpProblem): where everything wrong is added, by line
 *
 * Reads a mail program from its file.
 *
 * Returns: (nullable): a mail program, or %NULL if its file has errors
 */
SpMailProgram *
sp_mail_program_new_from_path (const char *path,
                               GPtrArray  *problems)
{
  g_autoptr (SpMailProgram) self = NULL;
  g_autoptr (SpKeyFile) file = NULL;
  g_autoptr (GPtrArray) own_problems = sp_problems_new ();
  g_autoptr (SpMailProgram) sheets = NULL;
  gboolean good;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  file = sp_key_file_new_from_path (path, groups, problems);
  if (file == NULL)
    return NULL;

  self = new_from_file (file, own_problems);
  /* Also where the head has errors, so that those of the sheets are told at once. */
  sheets = self != NULL ? g_object_ref (self) : g_object_new (SP_TYPE_MAIL_PROGRAM, NULL);
  good = read_sheets (sheets, file, own_problems);

  sp_problems_sort (own_problems);
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&own_problems));

  return good ? g_steal_pointer (&self) : NULL;
}

/**
 * sp_mail_program_new_from_head:
 * @path: the path of a file
 * @problems: (element-type SpProblem): where everything wrong with its head is added, by line
 *
 * Reads no more of a mail program than who it is and what it can do, if that stands at the top
 * of its file: enough to list it and to reason about it.
 *
 * Returns: (nullable): a mail program, or %NULL if the head of its file has errors
 */
SpMailProgram *
sp_mail_program_new_from_head (const char *path,
                               GPtrArray  *problems)
{
  static const char * const kinds[] = { "Program", "Facts", NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) head = NULL;
  g_autoptr (SpKeyFile) file = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  bytes = sp_key_file_read (path, problems);
  if (bytes == NULL)
    return NULL;

  head = sp_key_file_cut (bytes, kinds);
  file = sp_key_file_new_from_bytes (path, head, groups, problems);
  return file != NULL ? new_from_file (file, problems) : NULL;
}

/**
 * sp_mail_program_complete:
 * @self: a mail program
 * @problems: (element-type SpProblem): where everything wrong with its file is added, by line
 *
 * Reads its sheets and notes, if only its head was read yet.
 *
 * Returns: %FALSE if the file has errors; the program is then without sheets and notes
 */
gboolean
sp_mail_program_complete (SpMailProgram *self,
                          GPtrArray     *problems)
{
  g_autoptr (SpKeyFile) file = NULL;
  const char *path;

  g_return_val_if_fail (SP_IS_MAIL_PROGRAM (self), FALSE);
  g_return_val_if_fail (problems != NULL, FALSE);

  if (self->is_complete)
    return TRUE;

  self->is_complete = TRUE;
  path = sp_key_file_get_name (sp_entry_get_file (SP_ENTRY (self)));
  file = sp_key_file_new_from_path (path, groups, problems);
  if (file != NULL && read_sheets (self, file, problems))
    return TRUE;

  memset (self->sheets, 0, sizeof self->sheets);
  g_clear_object (&self->notes);
  self->notes = G_LIST_MODEL (g_list_store_new (SP_TYPE_NOTE));
  return FALSE;
}

/* For whoever asks for more than the head, and was told before if that is not in order. */
static void
ensure_complete (SpMailProgram *self)
{
  g_autoptr (GPtrArray) problems = NULL;

  if (self->is_complete)
    return;

  problems = sp_problems_new ();
  sp_mail_program_complete (self, problems);
}

/**
 * sp_mail_program_get_summary:
 * @self: a mail program
 *
 * Returns: (nullable): what it is, in a few words, in the reader's language; %NULL if its file
 *   has none
 */
const char *
sp_mail_program_get_summary (SpMailProgram *self)
{
  g_return_val_if_fail (SP_IS_MAIL_PROGRAM (self), NULL);

  return sp_entry_get_word (SP_ENTRY (self), "Summary");
}

/**
 * sp_mail_program_get_platforms:
 * @self: a mail program
 *
 * Returns: (array zero-terminated=1): where it runs: linux, windows, macos, android, ios, web
 */
const char * const *
sp_mail_program_get_platforms (SpMailProgram *self)
{
  g_return_val_if_fail (SP_IS_MAIL_PROGRAM (self), NULL);

  return sp_entry_get_list (SP_ENTRY (self), "Platforms");
}

/**
 * sp_mail_program_is_discontinued:
 * @self: a mail program
 *
 * Returns: whether its maker has given it up
 */
gboolean
sp_mail_program_is_discontinued (SpMailProgram *self)
{
  return sp_mail_program_get_fact (self, "discontinued") == SP_TRUTH_YES;
}

/**
 * sp_mail_program_get_fact:
 * @self: a mail program
 * @name: one of sp_mail_program_facts
 *
 * Returns: what is known of an ability
 */
SpTruth
sp_mail_program_get_fact (SpMailProgram *self,
                          const char    *name)
{
  g_return_val_if_fail (SP_IS_MAIL_PROGRAM (self), SP_TRUTH_UNKNOWN);
  g_return_val_if_fail (name != NULL, SP_TRUTH_UNKNOWN);

  return sp_entry_find_fact (self->facts, sp_mail_program_facts, name);
}

/**
 * sp_mail_program_get_fields:
 * @self: a mail program
 * @option: a way of reading mail
 * @n_fields: (out): how many there are
 *
 * Returns: (nullable) (transfer none) (array length=n_fields): the fields of its set-up screen
 *   from top to bottom; %NULL if its screen is not known
 */
const SpProgramField *
sp_mail_program_get_fields (SpMailProgram *self,
                            SpOption       option,
                            guint         *n_fields)
{
  g_return_val_if_fail (SP_IS_MAIL_PROGRAM (self), NULL);
  g_return_val_if_fail (option < SP_N_OPTIONS, NULL);
  g_return_val_if_fail (n_fields != NULL, NULL);

  ensure_complete (self);
  *n_fields = self->sheets[option].n_fields;
  return *n_fields > 0 ? self->sheets[option].fields : NULL;
}

/**
 * sp_mail_program_labels_are_own:
 * @self: a mail program
 * @option: a way of reading mail
 *
 * Returns: whether the labels of a sheet for @option are the program's own words, rather than
 *   general ones
 */
gboolean
sp_mail_program_labels_are_own (SpMailProgram *self,
                                SpOption       option)
{
  g_return_val_if_fail (SP_IS_MAIL_PROGRAM (self), FALSE);
  g_return_val_if_fail (option < SP_N_OPTIONS, FALSE);

  ensure_complete (self);
  return self->sheets[option].is_known;
}

/**
 * sp_mail_program_get_word:
 * @self: a mail program
 * @value: a value, such as "security-tls"
 *
 * Returns: (nullable): the program's own word for it
 */
const char *
sp_mail_program_get_word (SpMailProgram *self,
                          const char    *value)
{
  const SpKeyGroup *group;

  g_return_val_if_fail (SP_IS_MAIL_PROGRAM (self), NULL);
  g_return_val_if_fail (value != NULL, NULL);

  ensure_complete (self);
  group = self->whole_file != NULL ? sp_key_file_find_group (self->whole_file, "Words", NULL)
                                   : NULL;
  return group != NULL ? sp_key_group_get (group, value) : NULL;
}

/**
 * sp_mail_program_get_sheet_version:
 * @self: a mail program
 * @option: a way of reading mail
 *
 * Returns: (nullable): the version of the program in which the words of the sheet were seen
 */
const char *
sp_mail_program_get_sheet_version (SpMailProgram *self,
                                   SpOption       option)
{
  g_return_val_if_fail (SP_IS_MAIL_PROGRAM (self), NULL);
  g_return_val_if_fail (option < SP_N_OPTIONS, NULL);

  ensure_complete (self);
  return self->sheets[option].version;
}

/**
 * sp_mail_program_get_notes:
 * @self: a mail program
 *
 * Returns: (transfer none): what there is to know of the program, a list of #SpNote
 */
GListModel *
sp_mail_program_get_notes (SpMailProgram *self)
{
  g_return_val_if_fail (SP_IS_MAIL_PROGRAM (self), NULL);

  ensure_complete (self);
  return self->notes;
}

/**
 * sp_mail_program_is_installed:
 * @self: a mail program
 * @data_dirs: (array zero-terminated=1): folders such as those of g_get_system_data_dirs()
 *
 * Returns: whether one of its desktop files is in the folder "applications" of one of them
 */
gboolean
sp_mail_program_is_installed (SpMailProgram      *self,
                              const char * const *data_dirs)
{
  const char * const *desktop_ids;

  g_return_val_if_fail (SP_IS_MAIL_PROGRAM (self), FALSE);
  g_return_val_if_fail (data_dirs != NULL, FALSE);

  desktop_ids = sp_entry_get_list (SP_ENTRY (self), "DesktopIds");

  for (guint i = 0; desktop_ids[i] != NULL; i++)
    {
      for (guint j = 0; data_dirs[j] != NULL; j++)
        {
          g_autofree char *path =
            g_build_filename (data_dirs[j], "applications", desktop_ids[i], NULL);

          if (g_file_test (path, G_FILE_TEST_EXISTS))
            return TRUE;
        }
    }

  return FALSE;
}
