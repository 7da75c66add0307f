/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A cancellable that is cancelled when its parent is, or when its time is up. */
typedef struct _SpDeadline SpDeadline;

SpDeadline *sp_deadline_new (GCancellable *parent,
                             guint         milliseconds);
void sp_deadline_free (SpDeadline *self);
GCancellable *sp_deadline_get_cancellable (SpDeadline *self);
gboolean sp_deadline_has_passed (SpDeadline *self);

/* Why a cancellable was cancelled: because the time was up, its own or that of the deadline above
 * it, or because it was not wanted any more. */
void sp_deadline_cancel_late (GCancellable *cancellable);
void sp_deadline_cancel_like (GCancellable *cancellable,
                              GCancellable *model);
gboolean sp_deadline_is_late (GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDeadline, sp_deadline_free)

G_END_DECLS
