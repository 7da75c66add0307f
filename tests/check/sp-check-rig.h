/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account-check.h"
#include "sp-fake-resolver.h"
#include "sp-local-server.h"

G_BEGIN_DECLS

/* Who signs in everywhere in these tests. */
#define RIG_HOST "mail.example.org"
#define RIG_USER "jane.doe@example.org"
#define RIG_PASSWORD "correct horse \"7\\"

/* One server of this computer and what leads to it. */
typedef struct
{
  SpLocalServer *server;
  SpFakeResolver *resolver;
  SpNet *net;
} SpCheckRig;

SpCheckRig *sp_check_rig_new (void);
void sp_check_rig_free (SpCheckRig *self);
SpServer *sp_check_rig_make_server (SpProtocol protocol,
                                    SpSecurity security,
                                    guint16    port);
SpServer *sp_check_rig_make_page (SpProtocol  protocol,
                                  const char *url);
SpCheck *sp_check_rig_make_check (SpCheckRig *self,
                                  SpServer   *server);
/* Listens as a script of sp-local-server.h says, and checks that. */
SpCheck *sp_check_rig_play (SpCheckRig *self,
                            SpProtocol  protocol,
                            SpSecurity  security,
                            const char *script);
void sp_check_rig_run (SpCheck    *check,
                       const char *user,
                       const char *password);
void sp_check_rig_run_account (SpAccountCheck *check,
                               const char     *password);
SpCheckStep *sp_check_rig_get_step (SpCheck         *check,
                                    SpCheckStepKind  kind);
void sp_check_rig_assert_broken (SpCheck         *check,
                                 SpCheckStepKind  kind,
                                 const char      *meaning);
void sp_check_rig_assert_works (SpCheck *check);
const char *sp_check_rig_get_meaning_id (SpCheck *check);
/* All that a person can get to see of it. */
char *sp_check_rig_collect (SpCheck *check);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCheckRig, sp_check_rig_free)

G_END_DECLS
