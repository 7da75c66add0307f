/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-condition.h"

static const struct
{
  const char *text;
  const char *expected; /* alternatives as read, or NULL with a message that holds ... */
  const char *message;
} cases[] = {
  { NULL, "", NULL },
  { "", "", NULL },
  { "  ;; ", "", NULL },
  { "role=student", "0:role=student", NULL },
  { " role = student , staff ", "0:role=student,staff", NULL },
  { "role=student; where=program;", "0:role=student 0:where=program", NULL },
  { "which=mymail | role=student", "0:which=mymail 1:role=student", NULL },
  { "which=-", "0:which=-", NULL },
  { "program.exchange=yes", "0:program.exchange=yes", NULL },
  { "role", NULL, "NAME=VALUE" },
  { "role=", NULL, "missing" },
  { "role=a,,b", NULL, "missing" },
  { "role!=student", NULL, "no “not”" },
  { "Role=student", NULL, "not the name" },
  { "role=stu dent", NULL, "not a value" },
  { "role=a|", NULL, "nothing beside" },
  { "|role=a", NULL, "nothing beside" },
  { "=a", NULL, "not the name" },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *message = NULL;
      g_autoptr (SpCondition) condition = sp_condition_parse (cases[i].text, 7, &message);
      g_autoptr (GString) read = g_string_new (NULL);

      g_test_message ("%s", cases[i].text);
      if (cases[i].expected == NULL)
        {
          g_assert_null (condition);
          g_assert_nonnull (strstr (message, cases[i].message));
          continue;
        }
      g_assert_null (message);
      g_assert_cmpuint (condition->line, ==, 7);
      for (guint k = 0; k < condition->terms->len; k++)
        {
          const SpTerm *term = sp_condition_get_term (condition, k);
          g_autofree char *values = g_strjoinv (",", term->values);

          g_string_append_printf (read, "%s%u:%s=%s", k > 0 ? " " : "", term->alternative,
                                  term->name, values);
        }
      g_assert_cmpstr (read->str, ==, cases[i].expected);
    }
}

/* However long, it ends with a message rather than with all memory. */
static void
test_long (void)
{
  const char *units[] = { "a=b;", "a=b|", "a=b,c,", "|", ";" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *message = NULL;
      g_autoptr (SpCondition) condition = NULL;

      for (guint k = 0; k < 100000; k++)
        g_string_append (text, units[i]);
      condition = sp_condition_parse (text->str, 1, &message);
      g_assert_true ((condition == NULL) == (message != NULL));
      if (condition != NULL)
        g_assert_cmpuint (condition->terms->len, <=, 1000);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/condition/parse", test_parse);
  g_test_add_func ("/guide/condition/long", test_long);
  return g_test_run ();
}
