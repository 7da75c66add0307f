/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-terminal.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define MIN_WIDTH 40
#define MAX_WIDTH 100
#define USUAL_WIDTH 80

/* Writes in the character set of the locale. What it lacks is written with what it has: a
 * quotation mark is still one, and only a letter that nothing resembles becomes "?". */
static void
write_converted (const char *text,
                 FILE       *stream)
{
  const char *charset = NULL;
  g_autofree char *target = NULL;
  g_autofree char *converted = NULL;

  if (!g_get_charset (&charset))
    {
      target = g_strconcat (charset, "//TRANSLIT", NULL);
      converted = g_convert_with_fallback (text, -1, target, "UTF-8", "?", NULL, NULL, NULL);
    }
  fputs (converted != NULL ? converted : text, stream);
  fflush (stream);
}

static void
print_cb (const char *text)
{
  write_converted (text, stdout);
}

static void
print_error_cb (const char *text)
{
  write_converted (text, stderr);
}

/**
 * sp_terminal_init:
 *
 * Makes all that is printed from now on fit the character set of the locale.
 */
void
sp_terminal_init (void)
{
  g_set_print_handler (print_cb);
  g_set_printerr_handler (print_error_cb);
}

/**
 * sp_terminal_is_interactive:
 *
 * Returns: %TRUE if a person sits at both ends: what they type is read, and what is printed
 *   is seen
 */
gboolean
sp_terminal_is_interactive (void)
{
  return isatty (STDIN_FILENO) == 1 && isatty (STDOUT_FILENO) == 1;
}

/* How many columns a text takes: wide letters two, those on top of others none. */
static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *next = text; *next != '\0'; next = g_utf8_next_char (next))
    {
      gunichar letter = g_utf8_get_char (next);

      if (letter < 0x80)
        width++;
      else if (!g_unichar_iszerowidth (letter))
        width += g_unichar_iswide (letter) ? 2 : 1;
    }
  return width;
}

static guint
get_width (void)
{
  struct winsize size = { 0 };

  if (ioctl (STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
    return USUAL_WIDTH;
  return CLAMP (size.ws_col, MIN_WIDTH, MAX_WIDTH);
}

static gboolean
may_be_bold (void)
{
  const char *terminal = g_getenv ("TERM");
  const char *no_color = g_getenv ("NO_COLOR");

  return isatty (STDOUT_FILENO) == 1 && (no_color == NULL || *no_color == '\0') &&
         terminal != NULL && !g_str_equal (terminal, "dumb");
}

static void
print_bold (const char *text)
{
  if (may_be_bold ())
    g_print ("\033[1m%s\033[0m\n", text);
  else
    g_print ("%s\n", text);
}

/**
 * sp_terminal_print_title:
 * @text: the one thing to read first
 */
void
sp_terminal_print_title (const char *text)
{
  print_bold (text);
}

/**
 * sp_terminal_print_heading:
 * @text: what the lines below it are about
 */
void
sp_terminal_print_heading (const char *text)
{
  g_print ("\n");
  print_bold (text);
}

/**
 * sp_terminal_print_text:
 * @text: sentences, perhaps of several lines
 * @first_indent: what stands before the first line
 * @indent: what stands before all others
 *
 * Prints @text broken between words to the width of the terminal. A word that is too long,
 * such as a link, is never broken.
 */
void
sp_terminal_print_text (const char *text,
                        const char *first_indent,
                        const char *indent)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  g_autoptr (GString) line = g_string_new (first_indent);
  guint width = get_width ();
  gboolean empty = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (!empty && measure (line->str) + 1 + measure (words[i]) > width)
        {
          g_print ("%s\n", line->str);
          g_string_assign (line, indent);
          empty = TRUE;
        }
      g_string_append_printf (line, "%s%s", empty ? "" : " ", words[i]);
      empty = FALSE;
    }
  g_print ("%s\n", line->str);
}

/**
 * sp_terminal_print_error:
 * @format: what went wrong, for a person
 */
void
sp_terminal_print_error (const char *format,
                         ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_printerr ("signpost-cli: %s\n", message);
}

/**
 * sp_terminal_read_line:
 * @prompt: what to ask
 *
 * Returns: (transfer full) (nullable): what was typed, without spaces around it; %NULL at
 *   the end of the input
 */
char *
sp_terminal_read_line (const char *prompt)
{
  char *line = NULL;
  size_t size = 0;
  ssize_t length;
  char *text;

  g_print ("%s", prompt);
  fflush (stdout);
  length = getline (&line, &size, stdin);
  if (length < 0)
    {
      free (line);
      return NULL;
    }
  text = g_utf8_make_valid (line, length);
  free (line);
  return g_strstrip (text);
}
