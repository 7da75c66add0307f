/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "sp-arguments.h"
#include "sp-command.h"
#include "sp-json.h"
#include "sp-terminal.h"

static void
add_entry (JsonBuilder  *builder,
           SpGuideEntry *entry)
{
  json_builder_begin_object (builder);
  sp_json_add_string (builder, "id", sp_guide_entry_get_id (entry));
  sp_json_add_string (builder, "name", sp_guide_entry_get_name (entry));
  sp_json_add_string (builder, "status",
                      sp_guide_entry_is_historical (entry) ? "historical" : "current");
  sp_json_add_string (builder, "file", sp_guide_entry_get_path (entry));
  sp_json_add_string (builder, "overrides", sp_guide_entry_get_overrides (entry));
  json_builder_end_object (builder);
}

static void
print_json (SpGuideLibrary *library)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "guides");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr (SpGuideEntry) entry = g_list_model_get_item (G_LIST_MODEL (library), i);

      add_entry (builder, entry);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  sp_json_print (builder);
}

static void
print_text (SpGuideLibrary *library)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (library)); i++)
    {
      g_autoptr (SpGuideEntry) entry = g_list_model_get_item (G_LIST_MODEL (library), i);

      g_print ("%s  %s  %s\n  %s\n", sp_guide_entry_get_id (entry),
               sp_guide_entry_get_name (entry),
               sp_guide_entry_is_historical (entry) ? _("historical") : _("current"),
               sp_guide_entry_get_path (entry));
      if (sp_guide_entry_get_overrides (entry) != NULL)
        {
          /* Translators: a file that is not used because another one comes before it */
          g_print (_("  in place of %s"), sp_guide_entry_get_overrides (entry));
          g_print ("\n");
        }
    }
}

/**
 * sp_command_guides:
 * @argc: how many arguments, the command's name included
 * @argv: the arguments
 *
 * Lists the guides of the search path; those that cannot be read are told of on standard
 * error.
 *
 * Returns: how the program ends; "no" if there is no guide at all
 */
SpExit
sp_command_guides (int   argc,
                   char *argv[])
{
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json },
    { NULL },
  };
  g_auto (GStrv) dirs = sp_data_dirs ();
  g_autoptr (SpGuideLibrary) library = NULL;
  GPtrArray *problems;

  if (!sp_arguments_parse_options ("guides", entries, &argc, &argv))
    return SP_EXIT_USAGE;
  if (argc > 1)
    {
      sp_terminal_print_error (_("%s: “%s” is one argument too many"), "guides", argv[1]);
      return SP_EXIT_USAGE;
    }
  library = sp_guide_library_new ((const char * const *) dirs);
  problems = sp_guide_library_get_problems (library);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = sp_problem_to_string (g_ptr_array_index (problems, i));

      g_printerr ("%s\n", text);
    }
  if (json)
    print_json (library);
  else
    print_text (library);
  return g_list_model_get_n_items (G_LIST_MODEL (library)) > 0 ? SP_EXIT_GOOD : SP_EXIT_NO;
}
