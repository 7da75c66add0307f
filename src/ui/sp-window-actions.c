/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-window-actions.h"

#include "sp-decode-window.h"
#include "sp-problems-window.h"

static void
on_announce_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  sp_window_announce (user_data, g_variant_get_string (parameter, NULL));
}

static void
on_back_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  sp_window_go_back (user_data);
}

static void
on_change_address_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  sp_window_show_view (user_data, "assistant");
  sp_assistant_change_address (sp_window_get_assistant (user_data));
}

static void
on_change_answer_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  sp_window_show_view (user_data, "assistant");
  sp_assistant_change_answer (sp_window_get_assistant (user_data),
                              g_variant_get_string (parameter, NULL));
}

static void
on_explain_error_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  sp_decode_window_present (GTK_WINDOW (user_data));
}

static void
on_go_on_without_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  sp_assistant_go_on_without (sp_window_get_assistant (user_data));
}

static void
on_learn_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  sp_window_show_topic (user_data, g_variant_get_string (parameter, NULL));
}

static void
on_open_guide_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  sp_window_choose_guide (user_data);
}

static void
on_open_uri_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  sp_window_open_uri (user_data, g_variant_get_string (parameter, NULL));
}

static void
on_set_answer_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  const char *question;
  const char *answer;

  g_variant_get (parameter, "(&s&s)", &question, &answer);
  sp_assistant_set_answer (sp_window_get_assistant (user_data), question, answer);
}

static void
on_show_check_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  sp_assistant_show_check (sp_window_get_assistant (user_data));
}

static void
on_show_evidence_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  sp_assistant_show_evidence (sp_window_get_assistant (user_data));
}

static void
on_show_keyring_test_cb (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  sp_assistant_show_keyring_test (sp_window_get_assistant (user_data));
}

static void
on_show_library_problems_cb (GSimpleAction *action,
                             GVariant      *parameter,
                             gpointer       user_data)
{
  SpGuideLibrary *library = sp_assistant_get_library (sp_window_get_assistant (user_data));

  sp_problems_window_present (GTK_WIDGET (user_data), NULL, sp_guide_library_get_problems (library));
}

static void
on_show_settings_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  sp_assistant_show_settings (sp_window_get_assistant (user_data));
}

static void
on_show_shortcuts_cb (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  sp_window_show_shortcuts (user_data);
}

static void
on_show_view_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  sp_window_show_view (user_data, g_variant_get_string (parameter, NULL));
}

static void
on_start_address_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  sp_window_open_address (user_data, g_variant_get_string (parameter, NULL));
}

static void
on_start_guide_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  sp_assistant_start_guide (sp_window_get_assistant (user_data),
                            g_variant_get_string (parameter, NULL));
}

static void
on_start_over_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  sp_window_show_view (user_data, "assistant");
  sp_assistant_start_over (sp_window_get_assistant (user_data));
}

static void
on_toast_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  sp_window_show_toast (user_data, g_variant_get_string (parameter, NULL));
}

static void
on_use_found_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  sp_assistant_use_found (sp_window_get_assistant (user_data));
}

static const GActionEntry actions[] = {
  { .name = "announce", .activate = on_announce_cb, .parameter_type = "s" }, /* plain text */
  { .name = "back", .activate = on_back_cb },
  { .name = "change-address", .activate = on_change_address_cb },
  { .name = "change-answer", .activate = on_change_answer_cb, .parameter_type = "s" }, /* question */
  { .name = "explain-error", .activate = on_explain_error_cb },
  { .name = "go-on-without", .activate = on_go_on_without_cb },
  { .name = "learn", .activate = on_learn_cb, .parameter_type = "s" },                 /* topic */
  { .name = "open-guide", .activate = on_open_guide_cb },
  { .name = "open-uri", .activate = on_open_uri_cb, .parameter_type = "s" }, /* https: or mailto: */
  { .name = "set-answer", .activate = on_set_answer_cb, .parameter_type = "(ss)" }, /* question, answer */
  { .name = "show-check", .activate = on_show_check_cb },
  { .name = "show-evidence", .activate = on_show_evidence_cb },
  { .name = "show-keyring-test", .activate = on_show_keyring_test_cb },
  { .name = "show-library-problems", .activate = on_show_library_problems_cb },
  { .name = "show-settings", .activate = on_show_settings_cb },
  { .name = "show-shortcuts", .activate = on_show_shortcuts_cb },
  { .name = "show-view", .activate = on_show_view_cb, .parameter_type = "s", /* assistant or learn */
    .state = "'assistant'" },
  { .name = "start-address", .activate = on_start_address_cb, .parameter_type = "s" },
  { .name = "start-guide", .activate = on_start_guide_cb, .parameter_type = "s" }, /* id */
  { .name = "start-over", .activate = on_start_over_cb },
  { .name = "toast", .activate = on_toast_cb, .parameter_type = "s" }, /* plain text */
  { .name = "use-found", .activate = on_use_found_cb },
};

/* Adds what the pages, the menu and the keyboard can do with a window. */
void
sp_window_add_actions (SpWindow *self)
{
  g_return_if_fail (SP_IS_WINDOW (self));

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
}
