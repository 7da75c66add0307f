/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-address.h"

G_BEGIN_DECLS

/* Values of a server or a provider as they stand in a document, made fit for use. */
char *sp_found_value_to_host (const char *text,
                              SpAddress  *address);
gboolean sp_found_value_is_host (const char *text);
guint16 sp_found_value_to_port (const char *text);
char *sp_found_value_to_link (const char *text,
                              SpAddress  *address);
char *sp_found_value_to_user_name (const char *text,
                                   SpAddress  *address);
gboolean sp_found_value_has_other_variable (const char *text);
char *sp_found_value_to_name (const char *text,
                              SpAddress  *address);

G_END_DECLS
