/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-keyring-service.h"

G_BEGIN_DECLS

/* What a step does when the person stops the test. */
typedef enum
{
  SP_KEYRING_STOP_AT_ONCE,
  SP_KEYRING_STOP_AT_PROMPT, /* only when the service asks the person something */
  SP_KEYRING_STOP_NEVER,     /* nor does it wait for the person */
} SpKeyringStop;

typedef void (*SpKeyringPromptFunc) (gboolean prompting,
                                     gpointer user_data);

/* What may end a step before its time: its deadline, the end of the service, or the person
 * who stops the test. */
typedef struct _SpKeyringLimits SpKeyringLimits;

SpKeyringLimits *sp_keyring_limits_new (guint                timeout,
                                        guint                prompt_timeout,
                                        GCancellable        *stop,
                                        SpKeyringPromptFunc  prompt_func,
                                        gpointer             user_data);
void sp_keyring_limits_free (SpKeyringLimits *self);
GCancellable *sp_keyring_limits_begin (SpKeyringLimits *self,
                                       SpKeyringStop    stop);
void sp_keyring_limits_end (SpKeyringLimits *self);
void sp_keyring_limits_watch (SpKeyringLimits  *self,
                              SpKeyringService *service);
void sp_keyring_limits_unwatch (SpKeyringLimits *self);
gboolean sp_keyring_limits_is_stopped (SpKeyringLimits *self);
gboolean sp_keyring_limits_is_gone (SpKeyringLimits *self);
GError *sp_keyring_limits_explain (SpKeyringLimits *self,
                                   const GError    *cause);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpKeyringLimits, sp_keyring_limits_free)

G_END_DECLS
