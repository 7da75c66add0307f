/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-lookup.h"
#include "sp-source.h"

G_BEGIN_DECLS

/* The sources of a lookup that were started, each of which can be stopped by itself. */
typedef struct _SpRuns SpRuns;

typedef void (*SpRunsCallback) (gpointer user_data);

SpRuns *sp_runs_new (SpLookup       *lookup,
                     SpRunsCallback  callback,
                     gpointer        user_data);
void sp_runs_free (SpRuns *self);
void sp_runs_start (SpRuns         *self,
                    const SpSource *source);
gboolean sp_runs_are_running_at (SpRuns  *self,
                                 SpTrust  trust);
void sp_runs_stop_up_to (SpRuns       *self,
                         SpTrust       trust,
                         const GError *failure,
                         const char   *reason);
void sp_runs_stop_all (SpRuns       *self,
                       const GError *failure,
                       const char   *reason);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpRuns, sp_runs_free)

G_END_DECLS
