/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SP_KEYRING_ERROR (sp_keyring_error_quark ())
GQuark sp_keyring_error_quark (void);

typedef enum
{
  SP_KEYRING_ERROR_NO_BUS,        /* there is no session bus */
  SP_KEYRING_ERROR_NO_SERVICE,    /* nobody on it keeps passwords */
  SP_KEYRING_ERROR_GONE,          /* the service ended while it was being tested */
  SP_KEYRING_ERROR_NO_COLLECTION, /* it has no default keyring */
  SP_KEYRING_ERROR_LOCKED,        /* the default keyring stayed locked */
  SP_KEYRING_ERROR_DISMISSED,     /* the service's own question was closed unanswered */
  SP_KEYRING_ERROR_TIMED_OUT,     /* no answer within the deadline */
  SP_KEYRING_ERROR_MISSING,       /* what was stored cannot be found */
  SP_KEYRING_ERROR_DIFFERS,       /* what came back is not what was stored */
  SP_KEYRING_ERROR_NOT_REMOVED,   /* what was stored is still there */
  SP_KEYRING_ERROR_FAILED,        /* the service refused; the message has its words */
  SP_N_KEYRING_ERRORS,
} SpKeyringError;

const char *sp_keyring_error_get_remedy (SpKeyringError code);
GError *sp_keyring_error_new (SpKeyringError code);
GError *sp_keyring_error_convert (const GError *cause);

G_END_DECLS
