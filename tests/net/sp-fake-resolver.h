/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-resolver.h"

G_BEGIN_DECLS

/* A name server that says what it was told to say. A name without a script does not exist. */
#define SP_TYPE_FAKE_RESOLVER (sp_fake_resolver_get_type ())
G_DECLARE_FINAL_TYPE (SpFakeResolver, sp_fake_resolver, SP, FAKE_RESOLVER, SpResolver)

SpFakeResolver *sp_fake_resolver_new (void);
SpResolver *sp_fake_resolver_as_resolver (SpFakeResolver *self);

/* Records, in the order in which they will be given: nothing is sorted by lot. */
void sp_fake_resolver_add_address (SpFakeResolver *self,
                                   const char     *name,
                                   const char     *address);
void sp_fake_resolver_add_mx (SpFakeResolver *self,
                              const char     *name,
                              guint16         preference,
                              const char     *host);
void sp_fake_resolver_add_srv (SpFakeResolver *self,
                               const char     *name,
                               guint16         priority,
                               guint16         weight,
                               guint16         port,
                               const char     *host);
void sp_fake_resolver_add_txt (SpFakeResolver *self,
                               const char     *name,
                               const char     *text);

/* Of one name and type; they go with records or without. */
void sp_fake_resolver_fail (SpFakeResolver *self,
                            const char *name,
                            SpRecordType type,
                            gint code); /* an SpNetError: NAME_SERVER is SERVFAIL */
void sp_fake_resolver_set_delay (SpFakeResolver *self,
                                 const char     *name,
                                 SpRecordType    type,
                                 guint           milliseconds);
void sp_fake_resolver_set_silent (SpFakeResolver *self,
                                  const char *name,
                                  SpRecordType type); /* never answers */
void sp_fake_resolver_set_authenticated (SpFakeResolver *self,
                                         const char     *name,
                                         SpRecordType    type);
/* Of all names that have none of their own. */
void sp_fake_resolver_set_default_delay (SpFakeResolver *self,
                                         guint           milliseconds);
void sp_fake_resolver_set_default_silent (SpFakeResolver *self);

/* What it was asked. */
guint sp_fake_resolver_get_n_questions (SpFakeResolver *self);
guint sp_fake_resolver_count (SpFakeResolver *self,
                              const char     *name,
                              SpRecordType    type);
GStrv sp_fake_resolver_dup_names (SpFakeResolver *self); /* in the order of asking, with repeats */
guint sp_fake_resolver_get_n_waiting (SpFakeResolver *self);
guint sp_fake_resolver_get_n_refreshes (SpFakeResolver *self);

G_END_DECLS
