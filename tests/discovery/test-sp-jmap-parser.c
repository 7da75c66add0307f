/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-jmap-parser.h"

#include "sp-test-answer.h"

static const SpTestAnswer answers[] = {
  { "jmap-clear.json",
    NULL, SP_PARSE_ERROR_EMPTY,
    NULL },
  { "jmap-no-api.json",
    NULL, SP_PARSE_ERROR_EMPTY,
    NULL },
  { "jmap-no-mail.json",
    NULL, SP_PARSE_ERROR_EMPTY,
    NULL },
  { "jmap-no-user.json",
    "jmap https://jmap.example.org/api/\n",
    0,
    NULL },
  { "jmap-other.json",
    NULL, SP_PARSE_ERROR_OTHER,
    NULL },
  { "jmap-session.json",
    "jmap https://jmap.example.org/api/ as jane.doe@example.org\n",
    0,
    NULL },
};

static SpAccount *
parse (GBytes     *bytes,
       SpAddress  *address,
       const char *source,
       GPtrArray  *rejected,
       GError    **error)
{
  return sp_jmap_parse (bytes, address, source, error);
}

static void
test_answers (void)
{
  sp_test_parse_answers (parse, answers, G_N_ELEMENTS (answers));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/jmap-parser/answers", test_answers);

  return g_test_run ();
}
