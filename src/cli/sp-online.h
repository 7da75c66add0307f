/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-arguments.h"
#include "sp-command.h"

G_BEGIN_DECLS

/* What needs the network, or the decoder beside it, is in a module of its own and loaded when it
 * is called: to load the libraries behind it takes longer than any other command needs for
 * all of its work. The module uses what signpost-cli is made of. */
SpExit sp_online_discover (int   argc,
                           char *argv[]);
SpExit sp_online_check (int   argc,
                        char *argv[]);
SpExit sp_online_decode (int   argc,
                         char *argv[]);
gboolean sp_online_look_up (SpArguments *arguments,
                            SpAdvisor   *advisor);

G_END_DECLS
