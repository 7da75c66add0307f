/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-records.h"

G_BEGIN_DECLS

/* Asks a name server. Abstract: the real one is SpAresResolver, the tests have their own. */
#define SP_TYPE_RESOLVER (sp_resolver_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpResolver, sp_resolver, SP, RESOLVER, GObject)

struct _SpResolverClass
{
  GObjectClass parent_class;

  void (*look_up_async) (SpResolver *self,
                         const char *name,
                         SpRecordType type,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data);
  SpRecords *(*look_up_finish) (SpResolver *self,
                                GAsyncResult *result,
                                GError **error);
  /* (nullable) */
  void (*refresh) (SpResolver *self);
};

gboolean sp_resolver_can_ask (const char *name);
void sp_resolver_look_up_async (SpResolver          *self,
                                const char          *name,
                                SpRecordType         type,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
SpRecords *sp_resolver_look_up_finish (SpResolver    *self,
                                       GAsyncResult  *result,
                                       GError       **error);
void sp_resolver_refresh (SpResolver *self);

G_END_DECLS
