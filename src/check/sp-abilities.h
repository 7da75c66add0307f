/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a server says it can do, and the ways to sign in that it names. */
typedef struct
{
  GPtrArray *names;      /* (element-type utf8) */
  GPtrArray *mechanisms; /* (element-type utf8): as SASL names them, in capitals */
} SpAbilities;

SpAbilities *sp_abilities_new (void);
void sp_abilities_free (SpAbilities *self);
void sp_abilities_add (SpAbilities *self,
                       const char  *name);
void sp_abilities_add_mechanism (SpAbilities *self,
                                 const char  *name);
void sp_abilities_add_mechanisms (SpAbilities *self,
                                  const char  *names);
gboolean sp_abilities_have (const SpAbilities *self,
                            const char        *name);
gboolean sp_abilities_have_mechanism (const SpAbilities *self,
                                      const char        *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAbilities, sp_abilities_free)

G_END_DECLS
