/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-guide-library.h"

G_BEGIN_DECLS

/* Where to start without an address: the organisations that have a guide, the general
 * guide, a file. */
#define SP_TYPE_START_CHOICES (sp_start_choices_get_type ())
G_DECLARE_FINAL_TYPE (SpStartChoices, sp_start_choices, SP, START_CHOICES, AdwBin)

GtkWidget *sp_start_choices_new (SpGuideLibrary *library,
                                 const char     *last_guide);

G_END_DECLS
