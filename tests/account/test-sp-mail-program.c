/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-mail-program.h"

#include "sp-note.h"
#include "sp-test-account.h"
#include "sp-test.h"

static SpMailProgram *
read_text (const char *file_name,
           const char *text,
           GPtrArray  *problems)
{
  g_autofree char *path = sp_test_write (sp_test_dir (), file_name, text, -1);

  return sp_mail_program_new_from_path (path, problems);
}

static void
test_full (void)
{
  static const char * const platforms[] = { "linux", "web", NULL };
  g_autoptr (SpMailProgram) program =
    sp_test_program ("blue-bird", "Summary=A bird\nPlatforms=linux;web;\n"
                                  "DesktopIds=org.example.BlueBird.desktop;\n"
                                  "Homepage=https://bird.example/\nSource=Its manual\n"
                                  "Checked=2026-02\n"
                                  "[Facts]\nimap=yes\npop=no\nexchange=unknown\n"
                                  "oauth-google=yes\ndiscontinued=no\n"
                                  "[Note old]\nKind=caveat\nText=It is blue.\n"
                                  "[Note exchange]\nKind=reason\nOption=exchange\nText=It is.\n");
  g_autoptr (SpNote) note = NULL;
  g_autofree char *id = NULL;
  g_autofree char *name = NULL;

  g_assert_cmpstr (sp_entry_get_id (SP_ENTRY (program)), ==, "blue-bird");
  g_assert_cmpstr (sp_entry_get_name (SP_ENTRY (program)), ==, "Program blue-bird");
  g_assert_cmpstr (sp_mail_program_get_summary (program), ==, "A bird");
  g_assert_cmpstrv (sp_mail_program_get_platforms (program), platforms);
  g_assert_cmpstr (sp_entry_get_source (SP_ENTRY (program)), ==, "Its manual");
  g_assert_cmpstr (sp_entry_get_checked (SP_ENTRY (program)), ==, "2026-02");
  g_assert_false (sp_mail_program_is_discontinued (program));

  g_assert_cmpint (sp_mail_program_get_fact (program, "imap"), ==, SP_TRUTH_YES);
  g_assert_cmpint (sp_mail_program_get_fact (program, "pop"), ==, SP_TRUTH_NO);
  g_assert_cmpint (sp_mail_program_get_fact (program, "exchange"), ==, SP_TRUTH_UNKNOWN);
  g_assert_cmpint (sp_mail_program_get_fact (program, "calendar"), ==, SP_TRUTH_UNKNOWN);
  g_assert_cmpint (sp_mail_program_get_fact (program, "colour"), ==, SP_TRUTH_UNKNOWN);

  g_assert_cmpuint (g_list_model_get_n_items (sp_mail_program_get_notes (program)), ==, 2);
  note = g_list_model_get_item (sp_mail_program_get_notes (program), 1);
  g_assert_cmpstr (sp_note_get_id (note), ==, "exchange");

  g_object_get (program, "id", &id, "name", &name, NULL);
  g_assert_cmpstr (id, ==, "blue-bird");
  g_assert_cmpstr (name, ==, "Program blue-bird");

  g_assert_finalize_object (g_steal_pointer (&program));
}

static void
test_least (void)
{
  static const char * const no_platforms[] = { NULL };
  g_autoptr (SpMailProgram) program = sp_test_program ("bird", "");
  guint n_fields = 7;

  g_assert_cmpstr (sp_mail_program_get_summary (program), ==, NULL);
  g_assert_cmpstrv (sp_mail_program_get_platforms (program), no_platforms);
  g_assert_cmpint (sp_mail_program_get_fact (program, "imap"), ==, SP_TRUTH_UNKNOWN);
  g_assert_null (sp_mail_program_get_fields (program, SP_OPTION_IMAP, &n_fields));
  g_assert_cmpuint (n_fields, ==, 0);
  g_assert_false (sp_mail_program_labels_are_own (program, SP_OPTION_IMAP));
  g_assert_cmpstr (sp_mail_program_get_word (program, "security-tls"), ==, NULL);
  g_assert_cmpstr (sp_mail_program_get_sheet_version (program, SP_OPTION_IMAP), ==, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (sp_mail_program_get_notes (program)), ==, 0);
}

static void
test_sheets (void)
{
  g_autoptr (SpMailProgram) program =
    sp_test_program ("bird",
                     "[Sheet imap]\nFields=incoming-host;address;\nVersion=12\n"
                     "[Sheet pop]\nFields=incoming-host\n"
                     "[Field address]\nLabel=E-mail\n"
                     "[Field incoming-host]\nLabel=Hostname\nHint=Below\n"
                     "[Field pop/incoming-host]\nLabel=POP server\n"
                     "[Words]\nsecurity-tls=TLS please\n");
  guint n_fields = 0;
  const SpProgramField *fields = sp_mail_program_get_fields (program, SP_OPTION_IMAP, &n_fields);

  g_assert_cmpuint (n_fields, ==, 2);
  g_assert_cmpstr (fields[0].field, ==, "incoming-host");
  g_assert_cmpstr (fields[0].label, ==, "Hostname");
  g_assert_cmpstr (fields[0].hint, ==, "Below");
  g_assert_cmpstr (fields[1].field, ==, "address");
  g_assert_cmpstr (fields[1].label, ==, "E-mail");
  g_assert_cmpstr (fields[1].hint, ==, NULL);
  g_assert_true (sp_mail_program_labels_are_own (program, SP_OPTION_IMAP));
  g_assert_cmpstr (sp_mail_program_get_sheet_version (program, SP_OPTION_IMAP), ==, "12");

  fields = sp_mail_program_get_fields (program, SP_OPTION_POP, &n_fields);
  g_assert_cmpuint (n_fields, ==, 1);
  g_assert_cmpstr (fields[0].label, ==, "POP server");
  g_assert_cmpstr (sp_mail_program_get_sheet_version (program, SP_OPTION_POP), ==, NULL);

  g_assert_null (sp_mail_program_get_fields (program, SP_OPTION_EXCHANGE, &n_fields));
  g_assert_cmpstr (sp_mail_program_get_word (program, "security-tls"), ==, "TLS please");
  g_assert_cmpstr (sp_mail_program_get_word (program, "security-none"), ==, NULL);
}

static void
test_translated (void)
{
  g_autoptr (SpMailProgram) program = NULL;
  guint n_fields;

  sp_test_set_language ("de");
  program = sp_test_program ("bird", "Summary=A bird\nSummary[de]=Ein Vogel\n"
                                     "[Sheet imap]\nFields=address\n"
                                     "[Field address]\nLabel=E-mail\nLabel[de]=E-Mail-Adresse\n"
                                     "[Words]\nsecurity-none=None\nsecurity-none[de]=Keine\n");
  sp_test_set_language ("C");

  g_assert_cmpstr (sp_mail_program_get_summary (program), ==, "Ein Vogel");
  g_assert_cmpstr (sp_mail_program_get_fields (program, SP_OPTION_IMAP, &n_fields)[0].label, ==,
                   "E-Mail-Adresse");
  g_assert_cmpstr (sp_mail_program_get_word (program, "security-none"), ==, "Keine");
}

#define HEAD "[Program]\nFormat=1\nId=bird\nName=Bird\n"

static void
test_faults (void)
{
  /* Line 5 is the first after HEAD. */
  static const struct
  {
    const char *text;
    SpExpectedProblem expected[4];
  } cases[] = {
    { "", { { 1, "no group [Program]" } } },
    { "[Program]\nFormat=2\nId=bird\nName=Bird\n", { { 2, "Only Format=1 is known" } } },
    { "[Program]\nFormat=1\nId=fish\nName=Bird\n", { { 3, "must be called fish.mailprogram" } } },
    { HEAD "Platforms=linux;amiga\n", { { 5, "“amiga” is none of linux" } } },
    { HEAD "DesktopIds=bird;\n", { { 5, "“bird” is not the name of a desktop file" } } },
    { HEAD "DesktopIds=../bird.desktop;\n", { { 5, "is not the name of a desktop file" } } },
    { HEAD "Homepage=http://bird.example/\n", { { 5, "is not a link" } } },
    { HEAD "[Facts]\nimap=maybe\n", { { 6, "imap is yes, no or unknown" } } },
    { HEAD "[Facts]\nsings=yes\n", { { 6, "no fact called “sings”" } } },
    { HEAD "[Note a]\nKind=joke\nText=x\n", { { 6, "Kind: “joke”" } } },
    { HEAD "[Facts]\nimap=maybe\n[Note a]\nKind=joke\nText=x\n[Words]\nx=y\nPlatform=z\n",
      { { 6, "imap is" }, { 8, "Kind: " }, { 11, "value called “x”" },
        { 12, "value called “Platform”" } } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) problems = sp_problems_new ();
      g_autoptr (SpMailProgram) program =
        read_text ("bird.mailprogram", cases[i].text, problems);
      SpExpectedProblem expected[5] = { 0 };

      g_assert_null (program);
      memcpy (expected, cases[i].expected, sizeof (cases[i].expected));
      sp_test_assert_problems (problems, expected);
    }
}

static void
test_installed (void)
{
  g_autoptr (SpMailProgram) program =
    sp_test_program ("bird", "DesktopIds=org.example.Bird.desktop;bird.desktop;\n");
  g_autoptr (SpMailProgram) nowhere = sp_test_program ("fish", "");
  const char *dir = sp_test_dir ();
  const char * const dirs[] = { "/nonexistent", dir, NULL };
  const char * const no_dirs[] = { NULL };
  g_autofree char *path = NULL;

  g_assert_false (sp_mail_program_is_installed (program, dirs));
  path = sp_test_write (dir, "applications/bird.desktop", "", 0);
  g_assert_true (sp_mail_program_is_installed (program, dirs));
  g_assert_false (sp_mail_program_is_installed (program, no_dirs));
  g_assert_false (sp_mail_program_is_installed (nowhere, dirs));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/account/mail-program/full", test_full);
  g_test_add_func ("/account/mail-program/least", test_least);
  g_test_add_func ("/account/mail-program/sheets", test_sheets);
  g_test_add_func ("/account/mail-program/translated", test_translated);
  g_test_add_func ("/account/mail-program/faults", test_faults);
  g_test_add_func ("/account/mail-program/installed", test_installed);

  return g_test_run ();
}
