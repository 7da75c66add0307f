/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-advisor.h"
#include "sp-guide-library.h"

G_BEGIN_DECLS

/* What `advise` and `sheet` are called with. */
typedef struct
{
  /* As typed */
  char *guide;
  char *address;
  char *program;
  char **answers;
  gboolean discover;
  gboolean json;

  /* What it stands for */
  SpGuideLibrary *library;
  SpCatalogue *catalogue;
  SpAddress *parsed_address; /* (nullable) */
} SpArguments;

gboolean sp_arguments_parse_options (const char     *command,
                                     GOptionEntry   *entries,
                                     int            *argc,
                                     char         ***argv);
gboolean sp_arguments_parse (SpArguments *self,
                             const char  *command,
                             int          argc,
                             char        *argv[]);
void sp_arguments_clear (SpArguments *self);
SpAdvisor *sp_arguments_make_advisor (SpArguments *self);
SpAdvisor *sp_arguments_make_advisor_for (SpArguments  *self,
                                          SpGuideEntry *entry);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpArguments, sp_arguments_clear)

G_END_DECLS
