/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows what is wrong with a guide file, each with its file and line. */
#define SP_TYPE_PROBLEMS_WINDOW (sp_problems_window_get_type ())
G_DECLARE_FINAL_TYPE (SpProblemsWindow, sp_problems_window, SP, PROBLEMS_WINDOW, AdwWindow)

GtkWidget *sp_problems_window_new (const char      *file,
                                   const GPtrArray *problems);
void       sp_problems_window_present (GtkWidget       *parent,
                                       const char      *file,
                                       const GPtrArray *problems);

G_END_DECLS
