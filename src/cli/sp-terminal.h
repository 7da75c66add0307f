/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void sp_terminal_init (void);
gboolean sp_terminal_is_interactive (void);
void sp_terminal_print_heading (const char *text);
void sp_terminal_print_title (const char *text);
void sp_terminal_print_text (const char *text,
                             const char *first_indent,
                             const char *indent);
void sp_terminal_print_error (const char *format,
                              ...) G_GNUC_PRINTF (1, 2);
char *sp_terminal_read_line (const char *prompt);

G_END_DECLS
