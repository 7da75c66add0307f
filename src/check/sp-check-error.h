/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_CHECK_ERROR (sp_check_error_quark ())
GQuark sp_check_error_quark (void);

/* Why a step broke although the network did its part. */
typedef enum
{
  SP_CHECK_ERROR_NO_ADDRESS,       /* not known where the server is */
  SP_CHECK_ERROR_OTHER_SERVICE,    /* what answers is no server of this kind */
  SP_CHECK_ERROR_TURNED_AWAY,      /* the greeting, or any answer, is a refusal to talk */
  SP_CHECK_ERROR_PREAUTH,          /* signed in before anything is protected */
  SP_CHECK_ERROR_NO_ENCRYPTION,    /* STARTTLS is not offered */
  SP_CHECK_ERROR_REFUSED_ENCRYPTION,
  SP_CHECK_ERROR_INJECTED,         /* bytes before the encryption that nobody asked for */
  SP_CHECK_ERROR_BROKEN_RULES,     /* an answer that the protocol does not allow */
  SP_CHECK_ERROR_NO_ABILITIES,     /* does not say what it can do */
  SP_CHECK_ERROR_NO_WAY,           /* no way to sign in */
  SP_CHECK_ERROR_REFUSED,          /* the sign-in was refused */
  SP_CHECK_ERROR_NOT_PROVED,       /* the server does not know the password itself */
  SP_CHECK_ERROR_NOT_SENDABLE,     /* user name or password cannot be sent in this protocol */
  SP_CHECK_ERROR_MISSING,          /* a web server without this service */
  SP_CHECK_ERROR_FORBIDDEN,        /* a web server that refuses this service to everybody */
  SP_CHECK_ERROR_TROUBLE,          /* a web server that reports a fault of its own */
  SP_CHECK_ERROR_LEADS_AWAY,       /* a redirect that must not be followed */
  SP_CHECK_ERROR_ONLY_OAUTH,       /* nothing broken: the password is of no use */
  SP_CHECK_ERROR_ONLY_OTHERS,      /* nothing broken: ways to sign in that need more than a password */
  SP_N_CHECK_ERRORS,
} SpCheckError;

G_END_DECLS
