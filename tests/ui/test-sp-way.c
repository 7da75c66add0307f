/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-way.h"

#include "sp-page-fixture.h"

static void
test_every_way_has_a_picture (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (SpOption option = 0; option < SP_N_OPTIONS; option++)
    {
      g_autofree char *headline = sp_way_dup_headline (option, NULL);

      g_assert_true (gtk_icon_theme_has_icon (theme, sp_way_get_icon_name (option)));
      g_assert_cmpstr (headline, !=, "");
      g_assert_nonnull (sp_way_get_topic (option));
      g_assert_nonnull (sp_way_get_learn_label (option));
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *date;
    const char *text;
  } dates[] = {
    { "2019-12-05", "5 December 2019" },
    { "2026-03", "March 2026" },
    { "2011", "2011" },
    { "soon", "soon" },
    { "2019-13-45", "2019-13-45" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *text = sp_date_to_text (dates[i].date);

      g_assert_cmpstr (text, ==, dates[i].text);
    }
}

static void
test_links (void)
{
  static const struct
  {
    const char *link;
    const char *text;
  } links[] = {
    { "https://www.example.org/a/b?c#d", "example.org" },
    { "https://help.example.org/", "help.example.org" },
    { "mailto:help@example.org", "help@example.org" },
    { "not a link", "not a link" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *text = sp_link_to_text (links[i].link);

      g_assert_cmpstr (text, ==, links[i].text);
    }
}

static void
add_tests (void)
{
  g_test_add_func ("/way/every-way-has-a-picture", test_every_way_has_a_picture);
  g_test_add_func ("/way/dates", test_dates);
  g_test_add_func ("/way/links", test_links);
}

int
main (int    argc,
      char **argv)
{
  return sp_page_fixture_main (argc, argv, add_tests);
}
