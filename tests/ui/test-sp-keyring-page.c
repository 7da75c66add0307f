/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-page.h"

#include "sp-keyring-rig.h"
#include "sp-keyring-step-row.h"
#include "sp-mock-secrets.h"
#include "sp-page-fixture.h"
#include "sp-test.h"

typedef struct
{
  SpKeyringRig rig;
  SpMockSecrets *mock;
  SpPageFixture *window;
  SpKeyringPage *page;
} Fixture;

static void
show_page (Fixture *fixture,
           guint    timeout)
{
  g_autoptr (SpKeyringTest) test = g_object_new (SP_TYPE_KEYRING_TEST,
                                                 "timeout", timeout,
                                                 "prompt-timeout", timeout,
                                                 NULL);

  fixture->page = g_object_new (SP_TYPE_KEYRING_PAGE, "test", test, NULL);
  fixture->window = sp_page_fixture_new (GTK_WIDGET (fixture->page), 500, 700);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sp_keyring_rig_up (&fixture->rig);
  fixture->mock = sp_mock_secrets_new (fixture->rig.connection);
  show_page (fixture, 9000);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_pointer (&fixture->window, sp_page_fixture_free);
  sp_test_settle ();
  g_clear_pointer (&fixture->mock, sp_mock_secrets_free);
  sp_keyring_rig_down (&fixture->rig);
}

static gboolean
has_ended (gpointer data)
{
  return !sp_keyring_test_is_running (data);
}

static void
run_to_the_end (Fixture *fixture)
{
  sp_test_click (sp_test_find_button (GTK_WIDGET (fixture->page), "Start Test"));
  sp_test_await_true (has_ended, sp_keyring_page_get_test (fixture->page));
  sp_test_settle ();
}

static GtkWidget *
find_step (Fixture           *fixture,
           SpKeyringStepKind  kind)
{
  return sp_test_find (GTK_WIDGET (fixture->page), SP_TYPE_KEYRING_STEP_ROW, kind);
}

static void
test_explains_first (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  sp_test_assert_shows (page, "Optional test");
  sp_test_assert_shows (page, "Will this computer keep your password safely?");
  sp_test_assert_shows (page, "It stores one random password");
  sp_test_assert_shows (page, "Nothing of yours is stored");
  sp_test_assert_shows (page, "It removes what it stored even when you cancel.");
  g_assert_cmpuint (sp_test_count (page, SP_TYPE_KEYRING_STEP_ROW), ==, 0);
  g_assert_cmpuint (g_hash_table_size (fixture->mock->calls), ==, 0);
  sp_test_assert_named (page);
  sp_test_assert_nothing_cut (page, 360);
}

static void
test_passes (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);

  run_to_the_end (fixture);
  sp_test_assert_shows (page, "Yes: passwords are kept safely here");
  for (guint i = 0; i < SP_N_KEYRING_STEPS; i++)
    sp_test_assert_shows (find_step (fixture, i), "Done");
  g_assert_cmpuint (g_hash_table_size (fixture->mock->items), ==, 0);

  /* And again, from the start. */
  fixture->mock->lies = TRUE;
  sp_test_click (sp_test_find_button (page, "Run Again"));
  sp_test_assert_shows (page, "Testing the keyring…");
  sp_test_await_true (has_ended, sp_keyring_page_get_test (fixture->page));
  sp_test_settle ();
  sp_test_assert_shows (page, "Not yet: the keyring does not work here");
}

static void
test_shows_steps_as_they_run (Fixture       *fixture,
                              gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  GtkWidget *row;
  GtkWidget *spinner;

  fixture->mock->hangs = "CreateItem";
  sp_test_click (sp_test_find_button (page, "Start Test"));
  row = find_step (fixture, SP_KEYRING_STEP_STORE);
  for (guint i = 0; i < 100 && sp_test_count (row, GTK_TYPE_SPINNER) == 0; i++)
    sp_test_settle ();

  sp_test_assert_shows (find_step (fixture, SP_KEYRING_STEP_SERVICE), "Done");
  sp_test_assert_shows (row, "Running");
  sp_test_assert_shows (find_step (fixture, SP_KEYRING_STEP_READ_BACK), "Not yet");
  spinner = sp_test_find (row, GTK_TYPE_SPINNER, 0);
  g_assert_true (gtk_spinner_get_spinning (GTK_SPINNER (spinner)));
  sp_test_assert_named (page);

  sp_test_click (sp_test_find_button (page, "Cancel"));
  sp_test_await_true (has_ended, sp_keyring_page_get_test (fixture->page));
  sp_test_settle ();
  sp_test_assert_shows (page, "The test was stopped");
  sp_test_find_button (page, "Run Again");
  g_assert_cmpuint (g_hash_table_size (fixture->mock->items), ==, 0);
}

typedef struct
{
  const char *name;
  goffset fault; /* of the gboolean in SpMockSecrets */
  SpKeyringStepKind step;
} Failure;

static const Failure failures[] = {
  { "/keyring-page/no-collection", G_STRUCT_OFFSET (SpMockSecrets, no_collection), SP_KEYRING_STEP_UNLOCKED },
  { "/keyring-page/lies", G_STRUCT_OFFSET (SpMockSecrets, lies), SP_KEYRING_STEP_COMPARE },
  { "/keyring-page/forgets", G_STRUCT_OFFSET (SpMockSecrets, forgets), SP_KEYRING_STEP_READ_BACK },
  { "/keyring-page/keeps", G_STRUCT_OFFSET (SpMockSecrets, keeps), SP_KEYRING_STEP_REMOVE },
};

static void
assert_remedy (Fixture           *fixture,
               SpKeyringStepKind  kind)
{
  GtkWidget *row = find_step (fixture, kind);
  g_autoptr (SpKeyringStep) step = NULL;

  step = g_list_model_get_item (G_LIST_MODEL (sp_keyring_page_get_test (fixture->page)), kind);
  sp_test_assert_shows (GTK_WIDGET (fixture->page), "Not yet: the keyring does not work here");
  sp_test_assert_shows (row, "Failed");
  sp_test_assert_shows (row, sp_keyring_step_get_detail (step));
  sp_test_assert_shows (row, sp_keyring_step_get_remedy (step));
  sp_test_assert_nothing_cut (GTK_WIDGET (fixture->page), 360);
}

static void
test_fails (Fixture       *fixture,
            gconstpointer  data)
{
  const Failure *failure = data;

  G_STRUCT_MEMBER (gboolean, fixture->mock, failure->fault) = TRUE;
  run_to_the_end (fixture);
  assert_remedy (fixture, failure->step);
}

static void
test_dismissed (Fixture       *fixture,
                gconstpointer  data)
{
  fixture->mock->locked = TRUE;
  fixture->mock->prompts_dismiss = TRUE;
  run_to_the_end (fixture);
  assert_remedy (fixture, SP_KEYRING_STEP_UNLOCKED);
  sp_test_assert_shows (find_step (fixture, SP_KEYRING_STEP_STORE), "Skipped");
}

static void
test_no_service (Fixture       *fixture,
                 gconstpointer  data)
{
  g_clear_pointer (&fixture->mock, sp_mock_secrets_free);
  run_to_the_end (fixture);
  assert_remedy (fixture, SP_KEYRING_STEP_SERVICE);
}

static void
test_no_bus (void)
{
  Fixture fixture = { { NULL } };

  show_page (&fixture, 9000);
  run_to_the_end (&fixture);
  assert_remedy (&fixture, SP_KEYRING_STEP_SERVICE);
  sp_page_fixture_free (fixture.window);
}

/* The page goes away at once; the test ends by itself and leaves nothing behind. */
static void
test_closed_half_way (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (SpKeyringTest) test = g_object_ref (sp_keyring_page_get_test (fixture->page));

  fixture->mock->delay = 20;
  sp_test_click (sp_test_find_button (GTK_WIDGET (fixture->page), "Start Test"));
  for (guint i = 0; i < 100 && g_hash_table_size (fixture->mock->items) == 0; i++)
    sp_test_settle ();
  g_clear_pointer (&fixture->window, sp_page_fixture_free);

  sp_test_await_true (has_ended, test);
  g_assert_cmpuint (g_hash_table_size (fixture->mock->items), ==, 0);
}

static void
add_tests (void)
{
  const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/keyring-page/explains-first", test_explains_first },
    { "/keyring-page/passes", test_passes },
    { "/keyring-page/shows-steps-as-they-run", test_shows_steps_as_they_run },
    { "/keyring-page/dismissed", test_dismissed },
    { "/keyring-page/no-service", test_no_service },
    { "/keyring-page/closed-half-way", test_closed_half_way },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    g_test_add (failures[i].name, Fixture, &failures[i], set_up, test_fails, tear_down);
  g_test_add_func ("/keyring-page/no-bus", test_no_bus);
}

int
main (int    argc,
      char **argv)
{
  /* GTK must not hold on to a bus, or the rig could not take its own down. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);

  return sp_page_fixture_main (argc, argv, add_tests);
}
