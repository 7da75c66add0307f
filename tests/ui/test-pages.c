/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-advice-page.h"
#include "sp-page-fixture.h"
#include "sp-settings-page.h"

/* The pages with all that the guides, mail programs and providers of the project hold. */

static SpAdvisor *
start (const char *guide,
       const char *address)
{
  g_autofree char *data_dir = g_test_build_filename (G_TEST_DIST, "..", "data", NULL);
  g_autofree char *file = g_strconcat (guide, ".guide", NULL);
  g_autofree char *path = g_build_filename (data_dir, "guides", file, NULL);
  const char *data_dirs[] = { data_dir, NULL };
  g_autoptr (SpCatalogue) catalogue = sp_catalogue_new (data_dirs);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpGuide) loaded = sp_guide_new_from_path (path, NULL, &error);
  g_autoptr (SpAddress) typed = NULL;
  SpAdvisor *advisor;

  g_assert_no_error (error);
  typed = sp_address_new (address, &error);
  g_assert_no_error (error);
  advisor = sp_advisor_new (loaded, catalogue);
  sp_advisor_set_address (advisor, typed);

  return advisor;
}

/* Gives answer number `choice` to each question, counted round where it has fewer. */
static void
answer_all (SpAdvisor *advisor,
            guint      choice)
{
  SpQuestion *next;

  while ((next = sp_advisor_get_next_question (advisor)) != NULL)
    {
      g_autoptr (SpQuestion) question = g_object_ref (next);
      GListModel *answers = sp_question_get_answers (question);
      g_autoptr (SpAnswer) answer = NULL;
      g_autoptr (GError) error = NULL;

      answer = g_list_model_get_item (answers, choice % g_list_model_get_n_items (answers));
      sp_advisor_set_answer (advisor, sp_question_get_id (question), sp_answer_get_id (answer), &error);
      g_assert_no_error (error);
    }
}

static void
check_page (GtkWidget *page)
{
  g_autoptr (SpPageFixture) fixture = sp_page_fixture_new (page, 360, 600);

  sp_test_assert_nothing_cut (page, 360);
  sp_test_assert_named (page);
}

static void
test_guide (gconstpointer data)
{
  const char * const *words = data;

  for (guint choice = 0; choice < 7; choice++)
    {
      g_autoptr (SpAdvisor) advisor = start (words[1], words[2]);
      SpAdvice *advice;

      answer_all (advisor, choice);
      advice = sp_advisor_get_advice (advisor);
      g_assert_nonnull (advice);
      g_test_message ("%s: %s", words[2], sp_option_to_id (sp_advice_get_option (advice)));

      check_page (sp_advice_page_new (advisor));
      check_page (sp_settings_page_new (advisor));
    }
}

static void
add_tests (void)
{
  static const char * const guides[][3] = {
    { "/pages/mines", "edu.mines", "ann@mines.edu" },
    { "/pages/student-of-mines", "edu.mines", "ann@mymail.mines.edu" },
    { "/pages/gmail", "general", "ann@gmail.com" },
    { "/pages/proton", "general", "ann@proton.me" },
    { "/pages/tuta", "general", "ann@tuta.com" },
    { "/pages/anywhere", "general", "ann@example.org" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (guides); i++)
    g_test_add_data_func (guides[i][0], guides[i], test_guide);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
