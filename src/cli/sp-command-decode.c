/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "sp-arguments.h"
#include "sp-command.h"
#include "sp-check-report.h"
#include "sp-json-check.h"
#include "sp-json.h"
#include "sp-terminal.h"

#define MAX_TEXT 65536

/* POP3's refusals (RFC 1939, section 3) begin as an option does. */
#define POP_REFUSAL "-ERR"

/* Puts a space before each argument that is the beginning of a reply and no option. */
static GPtrArray *
protect_replies (int   argc,
                 char *argv[])
{
  GPtrArray *replies = g_ptr_array_new_with_free_func (g_free);

  for (int i = 1; i < argc; i++)
    {
      if (g_ascii_strncasecmp (argv[i], POP_REFUSAL, strlen (POP_REFUSAL)) == 0)
        {
          argv[i] = g_strconcat (" ", argv[i], NULL);
          g_ptr_array_add (replies, argv[i]);
        }
    }
  return replies;
}

static char *
read_input (void)
{
  g_autofree char *buffer = g_malloc (MAX_TEXT);
  gsize length = fread (buffer, 1, MAX_TEXT, stdin);

  return g_utf8_make_valid (buffer, length);
}

static void
print_json (const char *text,
            SpMeaning  *meaning)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "text", text);
  sp_json_add_string (builder, "id", meaning != NULL ? sp_meaning_get_id (meaning) : NULL);
  sp_json_add_meaning (builder, meaning);
  sp_json_add_string (builder, "link", meaning != NULL ? sp_meaning_get_link (meaning) : NULL);
  sp_json_add_string (builder, "source", meaning != NULL ? sp_meaning_get_source (meaning) : NULL);
  sp_json_add_string (builder, "checked", meaning != NULL ? sp_meaning_get_checked (meaning) : NULL);
  json_builder_end_object (builder);
  sp_json_print (builder);
}

static void
print_unknown (const char *text)
{
  sp_terminal_print_title (_("Signpost does not know this reply."));
  sp_terminal_print_text (text, "  ", "  ");
  sp_terminal_print_text (_("Show it as it is to those who run the mail server."), "", "");
}

/**
 * sp_command_decode:
 * @argc: how many arguments, the command's name included
 * @argv: the arguments
 *
 * Says what a server's error reply means, and who can mend it. The reply is the arguments, or
 * comes in on standard input where they are "-".
 *
 * Returns: how the program ends; "no" if the reply is not known
 */
SpExit
sp_command_decode (int   argc,
                   char *argv[])
{
  g_auto (GStrv) dirs = sp_data_dirs ();
  g_autoptr (SpDecoder) decoder = sp_decoder_new ((const char * const *) dirs);
  g_autoptr (SpMeaning) meaning = NULL;
  g_autoptr (GPtrArray) replies = protect_replies (argc, argv);
  g_autofree char *text = NULL;
  gboolean json = FALSE;
  GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &json },
    { NULL },
  };

  if (!sp_arguments_parse_options ("decode", entries, &argc, &argv))
    return SP_EXIT_USAGE;
  text = argc == 2 && g_str_equal (argv[1], "-") ? read_input () : g_strjoinv (" ", argv + 1);
  if (*g_strstrip (text) == '\0')
    {
      sp_terminal_print_error (_("decode: the reply of a server is needed, in quotation marks"));
      return SP_EXIT_USAGE;
    }

  meaning = sp_decoder_find (decoder, text, SP_N_PROTOCOLS);
  if (json)
    print_json (text, meaning);
  else if (meaning != NULL)
    sp_check_report_print_meaning (meaning);
  else
    print_unknown (text);
  return meaning != NULL ? SP_EXIT_GOOD : SP_EXIT_NO;
}
