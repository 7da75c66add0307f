/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <errno.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <termios.h>
#include <unistd.h>

#include "sp-account-check.h"
#include "sp-arguments.h"
#include "sp-check-report.h"
#include "sp-check-target.h"
#include "sp-command.h"
#include "sp-discover-setup.h"
#include "sp-json-check.h"
#include "sp-json.h"
#include "sp-terminal.h"
#include "sp-ticket.h"

#define MAX_PASSWORD 1024
#define MAX_DEADLINE 3600 /* seconds */

typedef struct
{
  gboolean json;
  gboolean sign_in;
  gboolean ticket;
  char *user; /* (nullable) */
  double deadline;
  SpDiscoverSetup setup;
  GMainLoop *loop;
  GCancellable *cancellable;
} Check;

/* Byte by byte, and not through stdio: no buffer of anybody else holds it. */
static SpPassword *
read_password (int fd)
{
  char buffer[MAX_PASSWORD];
  gsize length = 0;
  SpPassword *password;
  g_autoptr (GError) error = NULL;

  while (length < sizeof buffer)
    {
      gssize n = read (fd, buffer + length, 1);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0 || buffer[length] == '\n')
        break;
      length++;
    }
  if (length > 0 && buffer[length - 1] == '\r')
    length--;
  password = sp_password_new (buffer, length, &error);
  sp_wipe (buffer, sizeof buffer);
  if (password == NULL)
    /* Translators: an option, and what went wrong */
    sp_terminal_print_error (_("%s: %s"), "--sign-in", error->message);
  return password;
}

/* Asked on the terminal, and not shown there; one line of standard input where there is none. */
static SpPassword *
ask_password (void)
{
  struct termios before;
  struct termios silent;
  SpPassword *password;

  if (isatty (STDIN_FILENO) != 1 || tcgetattr (STDIN_FILENO, &before) != 0)
    return read_password (STDIN_FILENO);

  silent = before;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  g_printerr ("%s", _("Password: "));
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &silent);
  password = read_password (STDIN_FILENO);
  tcsetattr (STDIN_FILENO, TCSAFLUSH, &before);
  g_printerr ("\n");
  return password;
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  Check *self = data;

  /* What went wrong stands in the steps. */
  sp_account_check_run_finish (SP_ACCOUNT_CHECK (source), result, NULL);
  g_main_loop_quit (self->loop);
}

static gboolean
on_interrupt_cb (gpointer data)
{
  Check *self = data;

  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_CONTINUE;
}

/* The servers of an address: what its organisation, its provider, or a look-up says. */
static SpAccount *
find_account (Check     *self,
              SpAddress *address)
{
  g_autoptr (SpDiscovery) discovery = sp_discover_setup_make (&self->setup, address);
  SpAccount *account;

  sp_discover_setup_run (discovery);
  account = sp_discovery_get_account (discovery);
  return account != NULL ? g_object_ref (account) : NULL;
}

static SpAccount *
make_account (Check      *self,
              GPtrArray  *servers,
              const char *text)
{
  g_autoptr (SpAddress) address = NULL;
  g_autoptr (GError) error = NULL;

  if (servers != NULL)
    return sp_account_new (NULL, NULL, servers, NULL);

  address = sp_address_new (text, &error);
  if (address == NULL)
    {
      /* Translators: a command, what was typed, and what is wrong with it */
      sp_terminal_print_error (_("%s: “%s”: %s"), "check", text, error->message);
      return NULL;
    }
  return find_account (self, address);
}

static void
print_check (Check   *self,
             SpCheck *check)
{
  if (self->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      sp_json_add_check (builder, check);
      sp_json_print (builder);
    }
  else
    {
      sp_check_report_print (check);
      g_print ("\n");
    }
}

static SpExit
check_account (Check     *self,
               SpAccount *account)
{
  g_auto (GStrv) dirs = sp_data_dirs ();
  g_autoptr (SpDecoder) decoder = sp_decoder_new ((const char * const *) dirs);
  g_autoptr (SpAccountCheck) check =
    sp_account_check_new_for_all (self->setup.net, decoder, account);
  g_autoptr (SpPassword) password = NULL;
  guint interrupt;

  if (self->sign_in)
    {
      password = ask_password ();
      if (password == NULL)
        return SP_EXIT_NO;
    }
  if (self->deadline > 0)
    sp_account_check_set_deadline (check, (guint) MAX (1, self->deadline * 1000));
  if (self->user != NULL)
    sp_account_check_set_user (check, self->user);

  interrupt = g_unix_signal_add (SIGINT, on_interrupt_cb, self);
  sp_account_check_run_async (check, password, self->cancellable, run_cb, self);
  g_main_loop_run (self->loop);
  g_source_remove (interrupt);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (check)); i++)
    {
      g_autoptr (SpCheck) one = g_list_model_get_item (G_LIST_MODEL (check), i);

      print_check (self, one);
    }
  if (self->ticket)
    {
      g_autoptr (GDateTime) now = g_date_time_new_now_local ();
      g_autofree char *ticket = sp_ticket_to_text (check, NULL, NULL, NULL, now);

      g_print ("%s", ticket);
    }
  return sp_account_check_works (check) ? SP_EXIT_GOOD : SP_EXIT_NO;
}

/* %FALSE, after saying why, if one is wrong. No servers where an address stands instead. */
static gboolean
parse_servers (char     **texts,
               GPtrArray *servers)
{
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      SpServer *server;

      if (i == 0 && texts[1] == NULL && !sp_check_target_is_one (texts[0]))
        return TRUE;
      server = sp_check_target_parse (texts[i], &error);
      if (server == NULL)
        {
          /* Translators: a command, and what is wrong */
          sp_terminal_print_error (_("%s: %s"), "check", error->message);
          return FALSE;
        }
      g_ptr_array_add (servers, server);
    }
  return TRUE;
}

static SpExit
run (Check *self,
     char **texts)
{
  g_autoptr (GPtrArray) servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
  g_autoptr (SpAccount) account = NULL;

  if (texts[0] == NULL)
    {
      sp_terminal_print_error (_("check: an address or a server is needed, such as "
                                 "imaps://imap.example.org"));
      return SP_EXIT_USAGE;
    }
  if (!isfinite (self->deadline) || self->deadline < 0 || self->deadline > MAX_DEADLINE)
    {
      sp_terminal_print_error (_("--deadline: a number of seconds from 0 to %d is needed"),
                               MAX_DEADLINE);
      return SP_EXIT_USAGE;
    }
  if (!parse_servers (texts, servers))
    return SP_EXIT_USAGE;
  if (servers->len > 0 && self->sign_in && self->user == NULL)
    {
      sp_terminal_print_error (_("--sign-in: for a server, --user must say who signs in"));
      return SP_EXIT_USAGE;
    }

  if (servers->len > 0)
    sp_discover_setup_open_door (&self->setup);
  else
    sp_discover_setup_open (&self->setup);
  account = make_account (self, servers->len > 0 ? servers : NULL, texts[0]);
  if (account == NULL)
    {
      g_autoptr (SpAddress) address = sp_address_new (texts[0], NULL);

      if (address == NULL)
        return SP_EXIT_USAGE;
      sp_terminal_print_error (_("check: no settings were found for %s"), texts[0]);
      return SP_EXIT_NO;
    }
  return check_account (self, account);
}

/**
 * sp_command_check:
 * @argc: how many arguments, the command's name included
 * @argv: the arguments
 *
 * Connects to servers, or to those of an address, step by step, and says what is wrong and who can
 * mend it. Signs in only if told to; sends nothing and deletes nothing.
 *
 * Returns: how the program ends; "no" if one of them does not work
 */
SpExit
sp_command_check (int   argc,
                  char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Check self = { .loop = loop, .cancellable = cancellable };
  GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &self.json },
    { "sign-in", 's', 0, G_OPTION_ARG_NONE, &self.sign_in },
    { "user", 'u', 0, G_OPTION_ARG_STRING, &self.user },
    { "deadline", 'd', 0, G_OPTION_ARG_DOUBLE, &self.deadline },
    { "ticket", 't', 0, G_OPTION_ARG_NONE, &self.ticket },
    { NULL },
  };
  SpExit status = SP_EXIT_USAGE;

  if (sp_arguments_parse_options ("check", entries, &argc, &argv))
    status = run (&self, argv + 1);
  sp_discover_setup_clear (&self.setup);
  g_free (self.user);
  return status;
}
