/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a command ends with, as promised in the manual. */
typedef enum
{
  SP_EXIT_GOOD = 0,  /* done, and the answer is yes */
  SP_EXIT_NO = 1,    /* done, and the answer is no */
  SP_EXIT_USAGE = 2, /* used wrongly */
} SpExit;

typedef struct
{
  const char *name;
  const char *arguments; /* as shown behind the name in the help */
  const char *summary;   /* translatable */
  SpExit (*run) (int argc,
                 char *argv[]);
} SpCommand;

SpExit sp_command_guides (int   argc,
                          char *argv[]);
SpExit sp_command_lint (int   argc,
                        char *argv[]);
SpExit sp_command_advise (int   argc,
                          char *argv[]);
SpExit sp_command_sheet (int   argc,
                         char *argv[]);
SpExit sp_command_discover (int   argc,
                            char *argv[]);
SpExit sp_command_check (int   argc,
                         char *argv[]);
SpExit sp_command_decode (int   argc,
                          char *argv[]);
SpExit sp_command_keyring_test (int   argc,
                                char *argv[]);

G_END_DECLS
