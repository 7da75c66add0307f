/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A way of reading mail, in the order in which they are listed to people. */
typedef enum
{
  SP_OPTION_WEBMAIL,
  SP_OPTION_EXCHANGE,
  SP_OPTION_IMAP,
  SP_OPTION_POP,
  SP_OPTION_OWN_APP,
  SP_OPTION_HELP_DESK,
  SP_OPTION_IMPOSSIBLE,
  SP_N_OPTIONS,
} SpOption;

#define SP_TYPE_OPTION (sp_option_get_type ())
GType sp_option_get_type (void);

const char *sp_option_to_id (SpOption option);
gboolean sp_option_from_id (const char *id,
                            SpOption   *option);
const char *sp_option_get_label (SpOption option);
gboolean sp_option_needs_settings (SpOption option);

/* A set of options, one bit each; 0 means that none was named. */
typedef guint SpOptionSet;
#define SP_OPTION_BIT(option) (1u << (option))

G_END_DECLS
