/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-advisor.h"

G_BEGIN_DECLS

/* Whom to ask. Borrowed from the guide or the provider; any of it may be NULL. */
typedef struct
{
  const char *organisation; /* that the guide speaks for */
  const char *name;
  const char *link;
  gboolean is_provider; /* the link is to its help pages */
  gboolean was_found;   /* the settings come from a lookup of the address, and from no file */
} SpContact;

SpContact sp_contact_find (SpAdvisor *advisor);
char *sp_contact_dup_ask_label (const SpContact *self);

G_END_DECLS
