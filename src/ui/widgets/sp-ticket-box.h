/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-account-check.h"

G_BEGIN_DECLS

/* What was checked, to be sent to a help desk: first to be read, then to be copied.
 * Properties: expanded (notify). */
#define SP_TYPE_TICKET_BOX (sp_ticket_box_get_type ())
G_DECLARE_FINAL_TYPE (SpTicketBox, sp_ticket_box, SP, TICKET_BOX, AdwBin)

void sp_ticket_box_set_check (SpTicketBox    *self,
                              SpAccountCheck *check);
void sp_ticket_box_set_subject (SpTicketBox *self,
                                const char  *guide_id,
                                const char  *guide_date,
                                const char  *program_name);
void sp_ticket_box_set_expanded (SpTicketBox *self,
                                 gboolean     expanded);

G_END_DECLS
