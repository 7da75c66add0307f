/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The guides that come with the program: every path of answers ends in one advice, and a
 * person can come to see each of the statements of article 70133. */

#include "sp-advisor.h"
#include "sp-guide-library.h"
#include "sp-guide-lint.h"

#include "sp-test-guide.h"

#define N_STATEMENTS 60

typedef struct
{
  SpGuide *guide;
  SpCatalogue *catalogue;
  SpAddress *address;
  GPtrArray *programs; /* of char *: one of each kind that conditions can tell apart */
  GHashTable *seen;    /* of "Kind id": the groups that a person came to see */
  guint n_paths;
} Walk;

static SpGuide *
load (const char *id)
{
  g_auto (GStrv) dirs = sp_data_dirs ();
  g_autoptr (SpGuideLibrary) library =
    sp_guide_library_new ((const char * const *) dirs);
  SpGuideEntry *entry = sp_guide_library_find (library, id);
  g_autoptr (GError) error = NULL;
  SpGuide *guide;

  g_assert_nonnull (entry);
  guide = sp_guide_entry_load (entry, &error);
  g_assert_no_error (error);
  return guide;
}

static void
see (Walk       *walk,
     const char *kind,
     const char *id)
{
  g_hash_table_add (walk->seen, g_strconcat (kind, " ", id, NULL));
}

static void
see_notes (Walk       *walk,
           GListModel *notes)
{
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (SpNote) note = g_list_model_get_item (notes, i);

      see (walk, "Note", sp_note_get_id (note));
    }
}

static void
see_advice (Walk      *walk,
            SpAdvisor *advisor)
{
  SpAdvice *advice = sp_advisor_get_advice (advisor);
  GListModel *standings = sp_advice_get_standings (advice);
  g_autoptr (SpAccount) account = sp_advisor_dup_account (advisor);
  guint n_recommended = 0;

  walk->n_paths++;
  g_assert_nonnull (sp_advice_get_rule (advice));
  see (walk, "Rule", sp_advice_get_rule (advice));
  see_notes (walk, sp_advice_get_explanations (advice));
  see_notes (walk, sp_advice_get_prerequisites (advice));
  see_notes (walk, sp_advice_get_caveats (advice));
  see_notes (walk, sp_advice_get_notices (advice));
  for (guint i = 0; i < g_list_model_get_n_items (standings); i++)
    {
      g_autoptr (SpStanding) standing = g_list_model_get_item (standings, i);

      see_notes (walk, sp_standing_get_reasons (standing));
      n_recommended += sp_standing_get_kind (standing) == SP_STANDING_RECOMMENDED;
    }
  g_assert_cmpuint (n_recommended, ==, 1);
  for (guint i = 0; i < sp_account_get_n_servers (account); i++)
    see (walk, "Server", sp_account_get_server (account, i)->id);
}

static gboolean
is_kind_of_program (Walk       *walk,
                    const char *id)
{
  return sp_catalogue_get_program (walk->catalogue, id) == NULL ||
         g_ptr_array_find_with_equal_func (walk->programs, id, g_str_equal, NULL);
}

static void
walk_on (Walk      *walk,
         SpAdvisor *advisor)
{
  g_autoptr (SpQuestion) question = NULL;
  GListModel *answers;

  g_set_object (&question, sp_advisor_get_next_question (advisor));
  if (question == NULL)
    {
      see_advice (walk, advisor);
      return;
    }
  see (walk, "Question", sp_question_get_id (question));
  answers = sp_question_get_answers (question);
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (SpAnswer) answer = g_list_model_get_item (answers, i);
      g_autofree char *id =
        g_strdup_printf ("%s/%s", sp_question_get_id (question), sp_answer_get_id (answer));
      g_autoptr (GError) error = NULL;

      if (sp_question_asks_program (question) &&
          !is_kind_of_program (walk, sp_answer_get_id (answer)))
        continue;
      see (walk, "Answer", id);
      sp_advisor_set_answer (advisor, sp_question_get_id (question), sp_answer_get_id (answer),
                             &error);
      g_assert_no_error (error);
      walk_on (walk, advisor);
    }
  sp_advisor_forget_answer (advisor, sp_question_get_id (question));
}

/* One person who answers at random; for where there are too many to ask all of them. */
static void
walk_at_random (Walk      *walk,
                SpAddress *address)
{
  g_autoptr (SpAdvisor) advisor = sp_advisor_new (walk->guide, walk->catalogue);
  SpQuestion *question;

  sp_advisor_set_address (advisor, address);
  while ((question = sp_advisor_get_next_question (advisor)) != NULL)
    {
      GListModel *answers = sp_question_get_answers (question);
      int choice = g_test_rand_int_range (0, g_list_model_get_n_items (answers));
      g_autoptr (SpAnswer) answer = g_list_model_get_item (answers, choice);
      g_autoptr (GError) error = NULL;

      sp_advisor_set_answer (advisor, sp_question_get_id (question), sp_answer_get_id (answer),
                             &error);
      g_assert_no_error (error);
    }
  see_advice (walk, advisor);
}

/* Programs of the same abilities and notes lead the same way. */
static GPtrArray *
choose_programs (SpCatalogue *catalogue)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *programs = sp_catalogue_get_programs (catalogue);

  for (guint i = 0; i < g_list_model_get_n_items (programs); i++)
    {
      g_autoptr (SpMailProgram) program = g_list_model_get_item (programs, i);
      GString *kind = g_string_new (NULL);

      for (guint k = 0; sp_mail_program_facts[k] != NULL; k++)
        g_string_append_printf (kind, "%u", sp_mail_program_get_fact (program,
                                                                      sp_mail_program_facts[k]));
      if (g_hash_table_add (kinds, g_string_free (kind, FALSE)))
        g_ptr_array_add (chosen, g_strdup (sp_entry_get_id (SP_ENTRY (program))));
    }
  return chosen;
}

static void
walk_init (Walk       *walk,
           const char *guide_id)
{
  *walk = (Walk) { .guide = load (guide_id), .catalogue = sp_test_catalogue () };
  walk->programs = choose_programs (walk->catalogue);
  walk->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_assert_cmpuint (walk->programs->len, >, 3);
}

static void
walk_clear (Walk *walk)
{
  g_clear_object (&walk->guide);
  g_clear_object (&walk->catalogue);
  g_clear_pointer (&walk->programs, g_ptr_array_unref);
  g_clear_pointer (&walk->seen, g_hash_table_unref);
}

static void
walk_from (Walk      *walk,
           SpAddress *address)
{
  g_autoptr (SpAdvisor) advisor = sp_advisor_new (walk->guide, walk->catalogue);

  sp_advisor_set_address (advisor, address);
  walk_on (walk, advisor);
}

static void
test_lint (gconstpointer data)
{
  g_autoptr (SpGuide) guide = load (data);
  g_auto (GStrv) dirs = sp_data_dirs ();
  g_autoptr (SpGuideLibrary) library = sp_guide_library_new ((const char * const *) dirs);
  g_autoptr (SpCatalogue) catalogue = sp_test_catalogue ();
  g_autoptr (GPtrArray) problems = sp_problems_new ();
  g_autofree char *found = NULL;

  /* Without a clock: that a review is due must not break the build of an old release. */
  sp_guide_lint (guide, library, catalogue, NULL, problems);
  found = sp_test_problems_to_string (problems);
  g_assert_cmpstr (found, ==, "");
}

static void
test_mines_paths (void)
{
  Walk walk;

  walk_init (&walk, "edu.mines");
  walk_from (&walk, NULL);
  g_test_message ("%u paths", walk.n_paths);
  g_assert_cmpuint (walk.n_paths, >, 30);
  walk_clear (&walk);
}

static void
test_general_paths (void)
{
  g_autoptr (SpCatalogue) catalogue = sp_test_catalogue ();
  GListModel *providers = sp_catalogue_get_providers (catalogue);
  Walk walk;

  walk_init (&walk, "general");
  walk_from (&walk, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (providers); i++)
    {
      g_autoptr (SpProvider) provider = g_list_model_get_item (providers, i);
      const char *domain = sp_provider_get_domains (provider)[0];
      g_autofree char *text = g_strconcat ("someone@", domain, NULL);
      g_autoptr (SpAddress) address = NULL;

      if (domain == NULL || g_str_has_prefix (domain, "*."))
        continue;
      address = sp_test_address (text);
      for (guint k = 0; k < 10; k++)
        walk_at_random (&walk, address);
    }
  g_test_message ("%u paths", walk.n_paths);
  g_assert_cmpuint (walk.n_paths, >, 100);
  walk_clear (&walk);
}

static gboolean
is_seen (Walk       *walk,
         GKeyFile   *file,
         const char *group)
{
  if (g_str_equal (group, "Guide"))
    return TRUE; /* its source and dates stand beneath every advice */
  if (g_str_has_prefix (group, "Point "))
    {
      g_autoptr (SpGuide) general = load ("general");
      g_autofree char *topic = g_key_file_get_string (file, group, "Topic", NULL);
      GListModel *topics = sp_guide_get_topics (general);

      for (guint i = 0; i < g_list_model_get_n_items (topics); i++)
        {
          g_autoptr (SpTopic) candidate = g_list_model_get_item (topics, i);

          if (g_strcmp0 (sp_topic_get_id (candidate), topic) == 0)
            return TRUE;
        }
      return FALSE;
    }
  return g_hash_table_contains (walk->seen, group);
}

static void
test_statements (void)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;
  gboolean reached[N_STATEMENTS + 1] = { FALSE };
  Walk walk;

  walk_init (&walk, "edu.mines");
  walk_from (&walk, NULL);
  g_key_file_load_from_file (file, sp_guide_get_path (walk.guide), G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      gsize n_statements = 0;
      g_autofree int *statements =
        g_key_file_get_integer_list (file, groups[i], "X-Statements", &n_statements, NULL);

      if (n_statements > 0 && !is_seen (&walk, file, groups[i]))
        g_error ("[%s] stands for statements, but nobody can come to see it", groups[i]);
      for (gsize k = 0; k < n_statements; k++)
        {
          g_assert_cmpint (statements[k], >=, 1);
          g_assert_cmpint (statements[k], <=, N_STATEMENTS);
          reached[statements[k]] = TRUE;
        }
    }
  for (guint i = 1; i <= N_STATEMENTS; i++)
    {
      if (!reached[i])
        g_error ("Statement %u of the article is missing", i);
    }
  walk_clear (&walk);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/guides/lint/edu.mines", "edu.mines", test_lint);
  g_test_add_data_func ("/guides/lint/general", "general", test_lint);
  g_test_add_func ("/guides/paths/edu.mines", test_mines_paths);
  g_test_add_func ("/guides/paths/general", test_general_paths);
  g_test_add_func ("/guides/statements", test_statements);
  return g_test_run ();
}
