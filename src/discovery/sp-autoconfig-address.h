/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The places of a domain's autoconfig document, best first. */
typedef enum
{
  SP_AUTOCONFIG_HOST,       /* a host for nothing but this */
  SP_AUTOCONFIG_WELL_KNOWN, /* the domain's own website */
  SP_AUTOCONFIG_CLEAR,      /* the host, without protection on the way */
  SP_N_AUTOCONFIG_PLACES,
} SpAutoconfigPlace;

char *sp_autoconfig_dup_host (SpAutoconfigPlace place,
                              const char       *domain);
char *sp_autoconfig_dup_url (SpAutoconfigPlace place,
                             const char       *domain,
                             const char       *address);

G_END_DECLS
