/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-records.h"

G_BEGIN_DECLS

/* c-ares within a main context. It keeps itself while questions are under way; nobody is called
 * back from within c-ares. */
typedef struct _SpAresChannel SpAresChannel;

/* records is NULL when there is an error; both belong to the channel. */
typedef void (*SpAresAnswered) (SpRecords    *records,
                                const GError *error,
                                gpointer      user_data);

SpAresChannel *sp_ares_channel_new (const char *servers,
                                    guint       patience,
                                    GError    **error);
void sp_ares_channel_unref (SpAresChannel *self);
void sp_ares_channel_close (SpAresChannel *self);
void sp_ares_channel_ask (SpAresChannel *self,
                          const char    *name,
                          SpRecordType   type,
                          SpAresAnswered answered,
                          gpointer       user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpAresChannel, sp_ares_channel_unref)

G_END_DECLS
