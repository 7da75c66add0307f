/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-arguments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "sp-online.h"
#include "sp-terminal.h"

/* GOption leaves "--" where what follows looks like an option. */
static void
drop_separator (int  *argc,
                char *argv[])
{
  int place = 1;

  while (place < *argc && !g_str_equal (argv[place], "--"))
    place++;
  if (place == *argc)
    return;

  (*argc)--;
  for (int i = place; i < *argc; i++)
    argv[i] = argv[i + 1];
}

/**
 * sp_arguments_parse_options:
 * @command: the command's name
 * @entries: its options
 * @argc: (inout): how many arguments, the command's name included
 * @argv: (inout): the arguments; options are taken out
 *
 * Returns: %FALSE, after saying why, if the options are used wrongly
 */
gboolean
sp_arguments_parse_options (const char   *command,
                            GOptionEntry *entries,
                            int          *argc,
                            char       ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    {
      drop_separator (argc, *argv);
      return TRUE;
    }
  sp_terminal_print_error ("%s: %s", command, error->message);
  return FALSE;
}

/**
 * sp_arguments_parse:
 * @self: to fill
 * @command: the command's name
 * @argc: how many arguments, the command's name included
 * @argv: the arguments
 *
 * Returns: %FALSE, after saying why, if they are wrong
 */
gboolean
sp_arguments_parse (SpArguments *self,
                    const char  *command,
                    int          argc,
                    char        *argv[])
{
  GOptionEntry entries[] = {
    { "guide", 'g', 0, G_OPTION_ARG_FILENAME, &self->guide },
    { "address", 'a', 0, G_OPTION_ARG_STRING, &self->address },
    { "program", 'p', 0, G_OPTION_ARG_STRING, &self->program },
    { "answer", 'w', 0, G_OPTION_ARG_STRING_ARRAY, &self->answers },
    { "discover", 'd', 0, G_OPTION_ARG_NONE, &self->discover },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &self->json },
    { NULL },
  };
  g_auto (GStrv) dirs = sp_data_dirs ();
  g_autoptr (GError) error = NULL;

  if (!sp_arguments_parse_options (command, entries, &argc, &argv))
    return FALSE;
  if (argc > 1)
    {
      sp_terminal_print_error (_("%s: “%s” is one argument too many"), command, argv[1]);
      return FALSE;
    }
  self->library = sp_guide_library_new ((const char * const *) dirs);
  self->catalogue = sp_catalogue_new ((const char * const *) dirs);
  if (self->address != NULL)
    {
      self->parsed_address = sp_address_new (self->address, &error);
      if (self->parsed_address == NULL)
        {
          sp_terminal_print_error ("--address: %s", error->message);
          return FALSE;
        }
    }
  if (self->discover && self->parsed_address == NULL)
    {
      sp_terminal_print_error (_("--discover: an --address is needed"));
      return FALSE;
    }
  return TRUE;
}

/**
 * sp_arguments_clear:
 * @self: parsed arguments
 *
 * Frees what they hold; they can be parsed anew.
 */
void
sp_arguments_clear (SpArguments *self)
{
  g_clear_pointer (&self->guide, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->program, g_free);
  g_clear_pointer (&self->answers, g_strfreev);
  g_clear_object (&self->library);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->parsed_address);
}

static gboolean
is_file (const char *guide)
{
  return strchr (guide, G_DIR_SEPARATOR) != NULL || g_str_has_suffix (guide, ".guide");
}

static SpGuide *
load_guide (const char *path)
{
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  SpGuide *guide = sp_guide_new_from_path (path, problems, NULL);

  for (guint i = 0; guide == NULL && i < problems->len; i++)
    {
      g_autofree char *text = sp_problem_to_string (g_ptr_array_index (problems, i));

      g_printerr ("%s\n", text);
    }
  if (guide == NULL)
    sp_terminal_print_error (_("--guide: “%s” has errors"), path);
  return guide;
}

static SpGuideEntry *
choose_entry (SpArguments *self)
{
  SpGuideEntry *entry = NULL;

  if (self->guide != NULL)
    {
      entry = sp_guide_library_find (self->library, self->guide);
      if (entry == NULL)
        sp_terminal_print_error (_("--guide: there is no guide “%s”; “signpost-cli guides” "
                                   "lists those that there are"),
                                 self->guide);
      return entry;
    }
  if (self->parsed_address != NULL)
    entry = sp_guide_library_find_for_domain (self->library,
                                              sp_address_get_domain (self->parsed_address));
  if (entry == NULL)
    entry = sp_guide_library_get_general (self->library);
  if (entry == NULL)
    sp_terminal_print_error (_("No guide was found; is Signpost installed properly?"));
  return entry;
}

/* What could have been typed instead. */
static void
print_known (const char *option,
             GError     *error,
             GListModel *known)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (known); i++)
    {
      g_autoptr (GObject) object = g_list_model_get_item (known, i);
      g_autofree char *id = NULL;

      g_object_get (object, "id", &id, NULL);
      g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "", id);
    }
  /* Translators: an option, what is wrong with it, and a list of what may be typed */
  sp_terminal_print_error (_("%s: %s; known are: %s"), option, error->message, ids->str);
}

static void
print_bad_answer (SpGuide    *guide,
                  const char *question_id,
                  GError     *error)
{
  SpQuestion *question = sp_guide_find_question (guide, question_id);

  print_known ("--answer", error,
               question != NULL ? sp_question_get_answers (question)
                                : sp_guide_get_questions (guide));
}

static gboolean
give_answer (SpAdvisor  *advisor,
             const char *text)
{
  const char *equals = strchr (text, '=');
  g_autofree char *question = NULL;
  g_autoptr (GError) error = NULL;

  if (equals == NULL || equals == text || equals[1] == '\0')
    {
      sp_terminal_print_error (_("--answer: “%s” should read QUESTION=ANSWER"), text);
      return FALSE;
    }
  question = g_strndup (text, equals - text);
  if (!sp_advisor_set_answer (advisor, question, equals + 1, &error))
    {
      print_bad_answer (sp_advisor_get_guide (advisor), question, error);
      return FALSE;
    }
  return TRUE;
}

static SpAdvisor *
make_advisor (SpArguments *self,
              SpGuide     *guide)
{
  g_autoptr (SpAdvisor) advisor = sp_advisor_new (guide, self->catalogue);
  g_autoptr (GError) error = NULL;

  sp_advisor_set_address (advisor, self->parsed_address);
  /* Only what nobody on this computer knows is looked up. */
  if (self->discover && sp_advisor_needs_account (advisor) && !sp_online_look_up (self, advisor))
    return NULL;
  if (self->program != NULL && !sp_advisor_set_program (advisor, self->program, &error))
    {
      print_known ("--program", error, sp_catalogue_get_programs (self->catalogue));
      return NULL;
    }
  for (guint i = 0; self->answers != NULL && self->answers[i] != NULL; i++)
    {
      if (!give_answer (advisor, self->answers[i]))
        return NULL;
    }
  return g_steal_pointer (&advisor);
}

/**
 * sp_arguments_make_advisor_for:
 * @self: parsed arguments
 * @entry: the guide to answer
 *
 * Returns: (transfer full) (nullable): an advisor who was told all that the arguments say;
 *   %NULL, after saying why, if they do not fit the guide
 */
SpAdvisor *
sp_arguments_make_advisor_for (SpArguments  *self,
                               SpGuideEntry *entry)
{
  g_autoptr (SpGuide) guide = load_guide (sp_guide_entry_get_path (entry));

  return guide == NULL ? NULL : make_advisor (self, guide);
}

/**
 * sp_arguments_make_advisor:
 * @self: parsed arguments
 *
 * Takes the guide that --guide names, else the one of the address's organisation, else the
 * general one.
 *
 * Returns: (transfer full) (nullable): an advisor who was told all that the arguments say;
 *   %NULL, after saying why, if they do not fit
 */
SpAdvisor *
sp_arguments_make_advisor (SpArguments *self)
{
  g_autoptr (SpGuide) guide = NULL;
  SpGuideEntry *entry;

  if (self->guide != NULL && is_file (self->guide))
    {
      guide = load_guide (self->guide);
      return guide == NULL ? NULL : make_advisor (self, guide);
    }
  entry = choose_entry (self);
  return entry == NULL ? NULL : sp_arguments_make_advisor_for (self, entry);
}
