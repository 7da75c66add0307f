/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-advisor.h"

G_BEGIN_DECLS

typedef enum
{
  SP_PLACE_START,
  SP_PLACE_DISCOVERY, /* the address is looked up */
  SP_PLACE_EVIDENCE,  /* who said what about it */
  SP_PLACE_QUESTION,
  SP_PLACE_ADVICE,
  SP_PLACE_SETTINGS,
  SP_PLACE_CHECK, /* whether the settings work */
  SP_PLACE_KEYRING,
  SP_N_PLACES
} SpPlace;

/* Where one is between the first page and the last, and which page is before and after. */
typedef struct _SpRoute SpRoute;

SpRoute *sp_route_new (void);
void sp_route_free (SpRoute *self);
void sp_route_set_advisor (SpRoute   *self,
                           SpAdvisor *advisor);
SpPlace sp_route_get_place (SpRoute *self);
SpQuestion *sp_route_get_question (SpRoute *self);
gboolean sp_route_can_go_back (SpRoute *self);

void sp_route_begin (SpRoute *self);
void sp_route_pass_discovery (SpRoute *self);
void sp_route_go_on (SpRoute *self);
void sp_route_go_back (SpRoute *self);
void sp_route_leave (SpRoute *self);
void sp_route_note_place (SpRoute *self);
gboolean sp_route_change_answer (SpRoute    *self,
                                 const char *question_id);
void sp_route_change_address (SpRoute *self);
gboolean sp_route_show_evidence (SpRoute *self);
gboolean sp_route_show_settings (SpRoute *self);
gboolean sp_route_show_check (SpRoute *self);
void sp_route_show_keyring_test (SpRoute *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRoute, sp_route_free)

G_END_DECLS
