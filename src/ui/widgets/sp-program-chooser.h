/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-catalogue.h"

G_BEGIN_DECLS

/* A button that shows the chosen mail program and opens a list to choose another, with a
 * search. Properties: program (notify; NULL means any program). */
#define SP_TYPE_PROGRAM_CHOOSER (sp_program_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SpProgramChooser, sp_program_chooser, SP, PROGRAM_CHOOSER, AdwBin)

void sp_program_chooser_set_catalogue (SpProgramChooser *self,
                                       SpCatalogue      *catalogue);
void sp_program_chooser_set_first (SpProgramChooser *self,
                                   SpMailProgram    *first);
SpMailProgram *sp_program_chooser_get_program (SpProgramChooser *self);
void sp_program_chooser_set_program (SpProgramChooser *self,
                                     SpMailProgram    *program);

G_END_DECLS
