/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account-check.h"

G_BEGIN_DECLS

/* How a check of an account stands, as far as a person is concerned. */
typedef enum
{
  SP_CHECK_STATE_READY,
  SP_CHECK_STATE_RUNNING,
  SP_CHECK_STATE_WORKS,
  SP_CHECK_STATE_SIGNED_IN,   /* works, and the password was taken by all */
  SP_CHECK_STATE_NO_PASSWORD, /* works, and a password is of no use */
  SP_CHECK_STATE_DANGEROUS,   /* works, but not safely */
  SP_CHECK_STATE_BROKEN,
  SP_CHECK_STATE_STOPPED,
  SP_CHECK_STATE_OFFLINE,
  SP_CHECK_STATE_NO_NETWORK,
  SP_CHECK_STATE_PORTAL,
  SP_CHECK_STATE_NETWORK_CHANGED,
  SP_CHECK_STATE_NOTHING, /* there is no server to check */
  SP_N_CHECK_STATES
} SpCheckState;

SpCheckState sp_check_state_get (SpAccountCheck *check,
                                 SpNet          *net,
                                 gboolean        stopped);
gboolean sp_check_state_has_ladder (SpCheckState state);
gboolean sp_check_state_goes_online (SpCheckState state);
const char *sp_check_state_get_button (SpCheckState state);
const char *sp_check_state_get_icon_name (SpCheckState state);
const char *sp_check_state_get_css_class (SpCheckState state);
char *sp_check_state_dup_headline (SpCheckState    state,
                                   SpAccountCheck *check);
const char *sp_check_state_get_text (SpCheckState    state,
                                     SpAccountCheck *check);

/* Of one server. */
const char *sp_check_words_get_title (const SpServer *server);
char *sp_check_words_dup_place (const SpServer *server);
const char *sp_check_words_get_broken (SpCheckStep *step);
gboolean sp_check_words_takes_password (SpCheck *check);
gboolean sp_check_words_wants_no_password (SpCheck *check);
gboolean sp_check_words_is_safe (SpCheck *check);

G_END_DECLS
