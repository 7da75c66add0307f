/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-account-check.h"
#include "sp-fake-resolver.h"
#include "sp-local-server.h"

G_BEGIN_DECLS

#define SP_SCENE_PASSWORD "open sesame 7"

/* The account jane@example.org, whose two servers are on this computer and do what the name of the
 * scene says. */
typedef struct
{
  SpLocalServer *server;
  SpFakeResolver *resolver;
  SpNet *net;
  SpAccount *account;
} SpCheckScene;

SpCheckScene *sp_check_scene_new (const char *name);
void sp_check_scene_free (SpCheckScene *self);
const char *sp_check_scene_get_name (guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCheckScene, sp_check_scene_free)

G_END_DECLS
