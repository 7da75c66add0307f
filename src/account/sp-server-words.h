/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-server.h"

G_BEGIN_DECLS

/* The words of data files for the values of enums. */
extern const char * const sp_security_ids[SP_N_SECURITIES];
extern const char * const sp_authentication_ids[SP_N_AUTHENTICATIONS];
extern const char * const sp_password_ids[SP_N_PASSWORDS];
extern const char * const sp_confidence_ids[SP_N_CONFIDENCES];

G_END_DECLS
