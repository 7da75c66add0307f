/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define SP_ADDRESS_ERROR (sp_address_error_quark ())
GQuark sp_address_error_quark (void);

typedef enum
{
  SP_ADDRESS_ERROR_EMPTY,
  SP_ADDRESS_ERROR_NO_AT,
  SP_ADDRESS_ERROR_LOCAL_PART,
  SP_ADDRESS_ERROR_DOMAIN,
} SpAddressError;

/* A mail address that is one. Immutable. */
#define SP_TYPE_ADDRESS (sp_address_get_type ())
G_DECLARE_FINAL_TYPE (SpAddress, sp_address, SP, ADDRESS, GObject)

SpAddress *sp_address_new (const char  *text,
                           GError     **error);
const char *sp_address_get_text (SpAddress *self);
const char *sp_address_get_typed (SpAddress *self);
const char *sp_address_get_local_part (SpAddress *self);
const char *sp_address_get_domain (SpAddress *self);
const char *sp_address_get_display_domain (SpAddress *self);
char *sp_address_to_masked (SpAddress *self);
char *sp_address_expand (SpAddress  *self,
                         const char *pattern);

gboolean sp_host_name_is_valid (const char *host);
gboolean sp_domain_matches (const char         *domain,
                            const char * const *patterns);

G_END_DECLS
