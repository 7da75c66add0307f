/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-window.h"

G_BEGIN_DECLS

/* A window of the program, and what its pages do with it. */
SpWindow *sp_test_window_open (int width,
                               int height);
void sp_test_window_close (SpWindow *window);
void sp_test_window_activate (SpWindow   *window,
                              const char *detailed_name);
void sp_test_window_assert_shows (SpWindow *window,
                                  GType     page);

G_END_DECLS
