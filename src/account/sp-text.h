/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sp_text_is_control (gunichar c);
gboolean sp_text_is_bidi_override (gunichar c);
gboolean sp_text_is_invisible (gunichar c);
gboolean sp_text_is_visible (const char *text);
const char *sp_text_skip_plain (const char *text);
char *sp_text_strip_invisible (const char *text);
char *sp_text_abbreviate (const char *text);

G_END_DECLS
