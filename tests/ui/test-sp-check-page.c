/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* For memmem(). */
#define _GNU_SOURCE

#include "sp-check-page.h"

#include <string.h>

#include "sp-check-card.h"
#include "sp-check-scene.h"
#include "sp-check-step-row.h"
#include "sp-page-fixture.h"
#include "sp-remark-row.h"
#include "sp-sign-in-box.h"
#include "sp-test.h"

typedef struct
{
  SpCheckScene *scene;
  SpPageFixture *window;
  SpCheckPage *page;
} Fixture;

static gboolean
has_ended (gpointer data)
{
  return !sp_account_check_is_running (data);
}

static void
await_end (Fixture *fixture)
{
  sp_test_await_true (has_ended, sp_check_page_get_check (fixture->page));
  sp_test_settle ();
}

static void
start (Fixture    *fixture,
       const char *scene)
{
  fixture->scene = sp_check_scene_new (scene);
  fixture->page = SP_CHECK_PAGE (sp_check_page_new ());
  fixture->window = sp_page_fixture_new (GTK_WIDGET (fixture->page), 560, 900);
  sp_check_page_set_account (fixture->page, fixture->scene->net, fixture->scene->account, SP_OPTION_IMAP);
}

static void
start_and_await (Fixture    *fixture,
                 const char *scene)
{
  start (fixture, scene);
  await_end (fixture);
}

static void
end (Fixture *fixture)
{
  sp_page_fixture_free (fixture->window);
  sp_test_settle ();
  sp_check_scene_free (fixture->scene);
}

static GtkWidget *
get_page (Fixture *fixture)
{
  return GTK_WIDGET (fixture->page);
}

static GtkWidget *
get_card (Fixture *fixture,
          guint    index)
{
  return sp_test_find (get_page (fixture), SP_TYPE_CHECK_CARD, index);
}

static guint
count_connections (Fixture *fixture)
{
  g_auto (GStrv) log = sp_local_server_dup_log (fixture->scene->server);
  guint n = 0;

  for (guint i = 0; log[i] != NULL; i++)
    n += g_str_has_prefix (log[i], "CONNECTION ") ? 1 : 0;

  return n;
}

/* The first line that was said to a server and holds that word. */
static char *
find_said (Fixture    *fixture,
           const char *word)
{
  g_auto (GStrv) log = sp_local_server_dup_log (fixture->scene->server);

  for (guint i = 0; log[i] != NULL; i++)
    {
      if (g_str_has_prefix (log[i], "SAID ") && strstr (log[i], word) != NULL)
        return g_strdup (log[i]);
    }

  return NULL;
}

static void
test_works (void)
{
  Fixture fixture = { NULL };
  GtkWidget *page;
  g_autofree char *said = NULL;

  start (&fixture, "works");
  page = get_page (&fixture);
  sp_test_assert_shows (page, "Checking these settings…");
  sp_test_assert_shows (page, "No message is sent, and nothing is deleted.");
  await_end (&fixture);

  sp_test_assert_shows (page, "These settings work");
  sp_test_assert_shows (page, "Whether your password is right was not tried.");
  sp_test_assert_shows (get_card (&fixture, 0), "Incoming mail (IMAP)");
  sp_test_assert_shows (get_card (&fixture, 0), "imap.example.org");
  sp_test_assert_shows (get_card (&fixture, 0), "port 993, encrypted from the start (SSL/TLS)");
  sp_test_assert_shows (get_card (&fixture, 0), "Works");
  sp_test_assert_shows (get_card (&fixture, 1), "Outgoing mail (SMTP)");
  g_assert_cmpuint (sp_test_count (page, SP_TYPE_CHECK_STEP_ROW), ==, 12);
  sp_test_assert_shows (sp_test_find (page, SP_TYPE_CHECK_STEP_ROW, 0), "Done, ");
  sp_test_assert_shows (sp_test_find (page, SP_TYPE_CHECK_STEP_ROW, 5), "Not tried");
  g_assert_cmpuint (count_connections (&fixture), ==, 2);
  said = find_said (&fixture, "AUTH");
  g_assert_null (said);
  g_assert_cmpstr (fixture.window->last_action, ==, "announce 'These settings work'");

  sp_test_assert_named (page);
  sp_test_assert_nothing_cut (page, 360);

  /* The same account again is not checked again, until somebody wants it. */
  sp_check_page_set_account (fixture.page, fixture.scene->net, fixture.scene->account, SP_OPTION_IMAP);
  g_assert_false (sp_account_check_is_running (sp_check_page_get_check (fixture.page)));
  sp_test_click (sp_test_find_button (page, "Check Again"));
  g_assert_true (sp_account_check_is_running (sp_check_page_get_check (fixture.page)));
  await_end (&fixture);
  g_assert_cmpuint (count_connections (&fixture), ==, 4);
  end (&fixture);
}

typedef struct
{
  const char *scene;
  const char *shown[6]; /* the answer first */
} Case;

static const Case cases[] = {
  { "no-answer", { "The outgoing server does not answer", "It stops at the connection", "Does not work",
                   "Works" } },
  { "certificate", { "The outgoing server cannot be reached safely", "It stops at the encryption",
                     "www.elsewhere.example", "Only those who run the servers can mend this." } },
  { "expired", { "None of the servers works", "Only those who run the servers can mend this.", "2021" } },
  { "browser", { "These settings work", "They take no password", "OAuth2", "To do" } },
  { "stripped", { "The outgoing server cannot be reached safely", "Dangerous", "STARTTLS" } },
  { "dangerous", { "These settings work, but something is dangerous", "Dangerous" } },
  { "turned-away", { "The outgoing server does not answer as it should", "It stops at the greeting",
                     "Too many concurrent SMTP connections" } },
  { "no-network", { "This computer has no network", "That says nothing about the settings." } },
  { "portal", { "This network wants you to sign in first" } },
  { "network-changed", { "The network changed meanwhile" } },
};

static void
test_case (gconstpointer data)
{
  const Case *it = data;
  Fixture fixture = { NULL };

  start_and_await (&fixture, it->scene);
  for (guint i = 0; i < G_N_ELEMENTS (it->shown) && it->shown[i] != NULL; i++)
    sp_test_assert_shows (get_page (&fixture), it->shown[i]);
  sp_test_assert_named (get_page (&fixture));
  sp_test_assert_nothing_cut (get_page (&fixture), 360);
  end (&fixture);
}

/* What is wrong with the first server is known at once; it is shown when the second, beneath it,
 * has come to rest, or when somebody has had enough. */
static void
test_nothing_moves (void)
{
  Fixture fixture = { NULL };
  GtkWidget *card;
  int height;

  start (&fixture, "slow");
  card = get_card (&fixture, 0);
  height = gtk_widget_get_height (card);
  while (sp_check_is_running (sp_check_card_get_check (SP_CHECK_CARD (card))))
    sp_test_settle ();
  sp_test_settle ();
  sp_test_assert_shows (card, "Does not work");
  sp_test_assert_shows_not (card, "It stops at");
  if (height > 0)
    g_assert_cmpint (gtk_widget_get_height (card), ==, height);
  sp_test_assert_shows (get_card (&fixture, 1), "Checking…");

  sp_test_click (sp_test_find_button (get_page (&fixture), "Stop"));
  await_end (&fixture);
  sp_test_assert_shows (get_page (&fixture), "The check was stopped");
  sp_test_assert_shows (card, "It stops at the connection");
  sp_test_assert_shows (get_card (&fixture, 1), "Not known");
  sp_test_find_button (get_page (&fixture), "Try Again");
  end (&fixture);
}

static void
test_unfolds_a_step (void)
{
  Fixture fixture = { NULL };
  GtkWidget *row;

  start_and_await (&fixture, "works");
  row = sp_test_find (get_page (&fixture), SP_TYPE_CHECK_STEP_ROW, SP_CHECK_ENCRYPTION);
  sp_test_assert_shows (row, "Encryption");
  sp_test_assert_shows_not (row, "Fingerprint");
  g_assert_true (gtk_widget_activate_action (row, "step.expand", NULL));
  sp_test_assert_shows (row, "TLS 1.3");
  sp_test_assert_shows (row, "Fingerprint (SHA-256): ");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  sp_test_assert_nothing_cut (get_page (&fixture), 360);
  end (&fixture);
}

static GtkEditable *
get_password_entry (Fixture *fixture)
{
  return GTK_EDITABLE (sp_test_find (get_page (fixture), GTK_TYPE_PASSWORD_ENTRY, 0));
}

static GtkWidget *
unfold_sign_in (Fixture *fixture)
{
  GtkWidget *box = sp_test_find (get_page (fixture), SP_TYPE_SIGN_IN_BOX, 0);

  g_assert_true (gtk_widget_activate_action (box, "sign-in.expand", NULL));
  sp_test_settle ();
  return box;
}

static void
sign_in (Fixture *fixture)
{
  gtk_editable_set_text (get_password_entry (fixture), SP_SCENE_PASSWORD);
  sp_test_click (sp_test_find_button (get_page (fixture), "Try to Sign In"));
  g_assert_cmpstr (gtk_editable_get_text (get_password_entry (fixture)), ==, "");
  await_end (fixture);
}

static void
test_signs_in (void)
{
  Fixture fixture = { NULL };
  GtkWidget *page;
  GtkWidget *box;
  g_autofree char *said = NULL;

  start_and_await (&fixture, "works");
  page = get_page (&fixture);
  g_assert_cmpuint (sp_test_count (page, GTK_TYPE_PASSWORD_ENTRY), ==, 0);

  box = unfold_sign_in (&fixture);
  sp_test_assert_shows (box, "Your password goes only to these servers");
  sp_test_assert_shows (box, "imap.example.org");
  sp_test_assert_shows (box, "smtp.example.org");
  g_assert_false (gtk_widget_get_sensitive (sp_test_find_button (box, "Try to Sign In")));
  g_assert_false (gtk_password_entry_get_show_peek_icon (GTK_PASSWORD_ENTRY (get_password_entry (&fixture))));
  sp_test_assert_named (page);
  sp_test_assert_nothing_cut (page, 360);

  sign_in (&fixture);
  sp_test_assert_shows (page, "These settings work, and so does your password");
  sp_test_assert_shows_not (sp_test_find (page, SP_TYPE_CHECK_STEP_ROW, 5), "Not tried");
  said = find_said (&fixture, "AUTH");
  g_assert_nonnull (said);
  g_assert_cmpuint (count_connections (&fixture), ==, 4);
  end (&fixture);
}

/* Both are shown, each with its own. */
static void
test_outgoing_alone_refuses (void)
{
  Fixture fixture = { NULL };

  start_and_await (&fixture, "outgoing-refused");
  unfold_sign_in (&fixture);
  sign_in (&fixture);
  sp_test_assert_shows (get_page (&fixture), "The outgoing server did not let you sign in");
  sp_test_assert_shows (get_card (&fixture, 0), "Works");
  sp_test_assert_shows (get_card (&fixture, 1), "It stops at the sign-in");
  end (&fixture);
}

static void
test_warns_of_being_locked_out (void)
{
  Fixture fixture = { NULL };
  GtkWidget *box;

  start_and_await (&fixture, "refused");
  box = unfold_sign_in (&fixture);
  sign_in (&fixture);
  sp_test_assert_shows (get_page (&fixture), "The servers did not let you sign in");
  sp_test_assert_shows (get_page (&fixture), "You can mend this yourself.");
  sp_test_assert_shows (get_card (&fixture, 0), "Sign-in refused");
  sp_test_assert_shows_not (box, "Many servers lock an account");
  sign_in (&fixture);
  sp_test_assert_shows (box, "Many servers lock an account");
  sp_test_assert_nothing_cut (get_page (&fixture), 360);
  end (&fixture);
}

static void
test_other_user_name (void)
{
  const char plain[] = "\0jane\0" SP_SCENE_PASSWORD; /* RFC 4616 */
  Fixture fixture = { NULL };
  GtkEditable *entry;
  g_autofree char *message = NULL;
  g_autofree char *said = NULL;

  start_and_await (&fixture, "works");
  unfold_sign_in (&fixture);
  entry = GTK_EDITABLE (sp_test_find (get_page (&fixture), GTK_TYPE_ENTRY, 0));
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "jane@example.org");
  gtk_editable_set_text (entry, "jane");
  sign_in (&fixture);

  message = g_base64_encode ((const guchar *) plain, sizeof plain - 1);
  said = find_said (&fixture, message);
  g_assert_nonnull (said);
  end (&fixture);
}

/* Where one server cannot prove who it is, nobody is asked for a password. */
static void
test_no_password_without_certificate (void)
{
  const char *names[] = { "certificate", "expired", "stripped", "no-network", "offline" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Fixture fixture = { NULL };

      start_and_await (&fixture, names[i]);
      g_assert_cmpuint (sp_test_count (get_page (&fixture), SP_TYPE_SIGN_IN_BOX), ==, 0);
      end (&fixture);
    }
}

static void
test_no_password_for_a_browser (void)
{
  Fixture fixture = { NULL };
  GtkWidget *box;

  start_and_await (&fixture, "browser");
  box = unfold_sign_in (&fixture);
  g_assert_cmpuint (sp_test_count (box, GTK_TYPE_PASSWORD_ENTRY), ==, 0);
  sp_test_assert_shows (box, "This server takes no password.");
  g_assert_cmpuint (sp_test_count (get_page (&fixture), SP_TYPE_REMARK_ROW), >=, 1);
  end (&fixture);
}

static void
test_forgets_the_password (void)
{
  Fixture fixture = { NULL };
  GtkEditable *entry;
  GtkWidget *box;

  start_and_await (&fixture, "works");
  box = unfold_sign_in (&fixture);
  entry = get_password_entry (&fixture);

  gtk_editable_set_text (entry, SP_SCENE_PASSWORD);
  gtk_widget_set_visible (get_page (&fixture), FALSE);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  gtk_widget_set_visible (get_page (&fixture), TRUE);

  gtk_editable_set_text (entry, SP_SCENE_PASSWORD);
  gtk_widget_activate_action (box, "sign-in.expand", NULL);
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  g_assert_cmpuint (count_connections (&fixture), ==, 2);
  end (&fixture);
}

/* A sanitizer keeps what was freed: there is nothing to be learned with it. */
#ifdef __SANITIZE_ADDRESS__
#define IS_SEARCHABLE FALSE
#else
#define IS_SEARCHABLE TRUE
#endif

/* Made here, so that it stands nowhere in the program; never the same twice. */
static void
fill_secret (char  *secret,
             gsize  length)
{
  for (gsize i = 0; i + 1 < length; i++)
    secret[i] = (char) g_random_int_range ('a', 'z' + 1);
  secret[length - 1] = '\0';
}

/* How often it stands in what this process can read and write, but for where it stands itself. */
static guint
count_in_memory (const char *secret)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  gsize length = strlen (secret);
  guint n = 0;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize start;
      gsize end;
      char rights[5] = "";

      if (sscanf (lines[i], "%zx-%zx %4s", &start, &end, rights) != 3 || !g_str_has_prefix (rights, "rw") ||
          strstr (lines[i], "[v") != NULL || strstr (lines[i], "/dev/") != NULL)
        continue;
      for (const char *c = (const char *) start;
           (c = memmem (c, (const char *) end - c, secret, length)) != NULL; c++)
        n += c != secret ? 1 : 0;
    }

  return n;
}

static void
test_wipes_the_password (void)
{
  Fixture fixture = { NULL };
  GtkEditable *entry;
  SpPassword *password;
  GtkWidget *box;
  char secret[24];

  start_and_await (&fixture, "works");
  box = unfold_sign_in (&fixture);
  entry = get_password_entry (&fixture);
  fill_secret (secret, sizeof secret);

  gtk_editable_set_text (entry, secret);
  sp_test_settle ();
  g_assert_cmpuint (count_in_memory (secret), >, 0);
  password = sp_sign_in_box_take_password (SP_SIGN_IN_BOX (box), NULL);
  sp_password_unref (password);
  sp_test_settle ();
  g_assert_cmpuint (count_in_memory (secret), ==, 0);
  end (&fixture);
}

static void
test_copies_for_the_help_desk (void)
{
  Fixture fixture = { NULL };
  GtkWidget *page;
  GtkWidget *button;
  g_autofree char *shown = NULL;
  g_autofree char *copied = NULL;

  start_and_await (&fixture, "no-answer");
  page = get_page (&fixture);
  sp_check_page_set_subject (fixture.page, "org.example", "2026-02-03", "Thunderbird");
  sp_test_assert_shows_not (page, "org.example");

  button = sp_test_find_button (page, "Copy for the Help Desk");
  g_assert_true (gtk_widget_activate_action (gtk_widget_get_parent (button), "ticket.expand", NULL));
  sp_test_settle ();
  shown = sp_test_dup_text (page);
  sp_test_click (button);
  sp_page_fixture_assert_action (fixture.window, "toast 'Copied for the help desk'");
  copied = sp_test_read_clipboard (page);
  g_assert_nonnull (strstr (shown, copied));
  g_assert_nonnull (strstr (copied, "org.example"));
  g_assert_nonnull (strstr (copied, "2026-02-03"));
  g_assert_nonnull (strstr (copied, "Thunderbird"));
  g_assert_null (strstr (copied, "jane"));
  sp_test_assert_nothing_cut (page, 360);
  end (&fixture);
}

static void
test_offline (void)
{
  Fixture fixture = { NULL };
  GtkWidget *page;

  start (&fixture, "offline");
  page = get_page (&fixture);
  sp_test_assert_shows (page, "Signpost works offline");
  g_assert_cmpuint (sp_test_count (page, SP_TYPE_CHECK_CARD), ==, 0);
  g_assert_cmpuint (count_connections (&fixture), ==, 0);
  g_assert_cmpuint (sp_fake_resolver_get_n_questions (fixture.scene->resolver), ==, 0);

  sp_test_click (sp_test_find_button (page, "Go Online and Check"));
  await_end (&fixture);
  sp_test_assert_shows (page, "These settings work");
  g_assert_cmpuint (sp_test_count (page, SP_TYPE_CHECK_CARD), ==, 2);
  end (&fixture);
}

static void
test_switched_on_elsewhere (void)
{
  Fixture fixture = { NULL };

  start (&fixture, "offline");
  sp_net_set_offline (fixture.scene->net, FALSE);
  sp_test_assert_shows (get_page (&fixture), "Do these settings work?");
  g_assert_cmpuint (count_connections (&fixture), ==, 0);
  sp_test_click (sp_test_find_button (get_page (&fixture), "Check Now"));
  await_end (&fixture);
  sp_test_assert_shows (get_page (&fixture), "These settings work");
  end (&fixture);
}

/* There is no server of Exchange in this account. */
static void
test_nothing_to_check (void)
{
  Fixture fixture = { NULL };

  start_and_await (&fixture, "works");
  sp_check_page_set_account (fixture.page, fixture.scene->net, fixture.scene->account, SP_OPTION_EXCHANGE);
  sp_test_settle ();
  sp_test_assert_shows (get_page (&fixture), "There is nothing to check");
  g_assert_cmpuint (sp_test_count (get_page (&fixture), SP_TYPE_CHECK_CARD), ==, 0);
  g_assert_cmpuint (count_connections (&fixture), ==, 2);
  end (&fixture);
}

static void
test_closed_half_way (void)
{
  Fixture fixture = { NULL };
  SpAccountCheck *check;

  start (&fixture, "running");
  sp_test_settle ();
  check = sp_check_page_get_check (fixture.page);
  g_assert_true (sp_account_check_is_running (check));
  g_object_add_weak_pointer (G_OBJECT (check), (gpointer *) &check);
  end (&fixture);
  g_assert_null (check);
}

static void
add_tests (void)
{
  g_test_add_func ("/check-page/works", test_works);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/check-page/shows/", cases[i].scene, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/check-page/nothing-moves", test_nothing_moves);
  g_test_add_func ("/check-page/unfolds-a-step", test_unfolds_a_step);
  g_test_add_func ("/check-page/signs-in", test_signs_in);
  g_test_add_func ("/check-page/outgoing-alone-refuses", test_outgoing_alone_refuses);
  g_test_add_func ("/check-page/warns-of-being-locked-out", test_warns_of_being_locked_out);
  g_test_add_func ("/check-page/other-user-name", test_other_user_name);
  g_test_add_func ("/check-page/no-password-without-certificate", test_no_password_without_certificate);
  g_test_add_func ("/check-page/no-password-for-a-browser", test_no_password_for_a_browser);
  g_test_add_func ("/check-page/forgets-the-password", test_forgets_the_password);
  if (IS_SEARCHABLE)
    g_test_add_func ("/check-page/wipes-the-password", test_wipes_the_password);
  g_test_add_func ("/check-page/copies-for-the-help-desk", test_copies_for_the_help_desk);
  g_test_add_func ("/check-page/offline", test_offline);
  g_test_add_func ("/check-page/switched-on-elsewhere", test_switched_on_elsewhere);
  g_test_add_func ("/check-page/nothing-to-check", test_nothing_to_check);
  g_test_add_func ("/check-page/closed-half-way", test_closed_half_way);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
