/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-lookup.h"

G_BEGIN_DECLS

/* One run of a source that asks several questions at once. Each question holds it; when the
 * last lets go of it, the source has ended. */
typedef struct
{
  SpLookup *lookup;
  GCancellable *cancellable; /* (nullable) */
  GTask *task;
} SpSourceRun;

SpSourceRun *sp_source_run_new (SpLookup            *lookup,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
SpSourceRun *sp_source_run_ref (SpSourceRun *self);
void sp_source_run_unref (SpSourceRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpSourceRun, sp_source_run_unref)

G_END_DECLS
