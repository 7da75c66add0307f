/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-advisor.h"

G_BEGIN_DECLS

/* A page in a window of its own that records which of the window's actions it activates. */
typedef struct
{
  GtkWindow *window;
  GtkWidget *page;
  char *last_action; /* (nullable): such as "toast 'Copied Port'" */
} SpPageFixture;

int sp_page_fixture_main (int    argc,
                          char **argv,
                          void (*add_tests) (void));
SpPageFixture *sp_page_fixture_new (GtkWidget *page,
                                    int        width,
                                    int        height);
void sp_page_fixture_free (SpPageFixture *self);
void sp_page_fixture_assert_action (SpPageFixture *self,
                                    const char    *expected);
void sp_page_fixture_press (SpPageFixture *self,
                            const char    *keys);

/* The fixtures of this folder, answered: "question=answer" each, NULL at the end. */
SpAdvisor *sp_test_advisor_new (const char *guide,
                                const char *address,
                                ...) G_GNUC_NULL_TERMINATED;

void sp_test_settle (void);
char *sp_test_dup_text (GtkWidget *root);
GtkWidget *sp_test_find (GtkWidget *root,
                         GType      type,
                         guint      index);
guint sp_test_count (GtkWidget *root,
                     GType      type);
GtkWidget *sp_test_find_button (GtkWidget  *root,
                                const char *label);
void sp_test_click (GtkWidget *button);
char *sp_test_read_clipboard (GtkWidget *widget);
void sp_test_assert_named (GtkWidget *root);
void sp_test_assert_nothing_cut (GtkWidget *root,
                                 int        width);

#define sp_test_assert_shows(root, text)                                               \
  G_STMT_START                                                                         \
  {                                                                                    \
    g_autofree char *shown_ = sp_test_dup_text (root);                                 \
    if (strstr (shown_, (text)) == NULL)                                               \
      g_error ("%s:%d: “%s” is not shown in:\n%s", __FILE__, __LINE__, (text), shown_); \
  }                                                                                    \
  G_STMT_END
#define sp_test_assert_shows_not(root, text)                                                 \
  G_STMT_START                                                                               \
  {                                                                                          \
    g_autofree char *shown_ = sp_test_dup_text (root);                                       \
    if (strstr (shown_, (text)) != NULL)                                                     \
      g_error ("%s:%d: “%s” should not be shown in:\n%s", __FILE__, __LINE__, (text), shown_); \
  }                                                                                          \
  G_STMT_END

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpPageFixture, sp_page_fixture_free)

G_END_DECLS
