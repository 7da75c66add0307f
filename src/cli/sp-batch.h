/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-discover-setup.h"

G_BEGIN_DECLS

/* Looks up the addresses of a stream, a line each, some at once; prints one JSON object a line, in
 * the order of the input. However long the stream, it keeps a bounded part of it in memory. */
typedef struct _SpBatch SpBatch;

SpBatch *sp_batch_new (SpDiscoverSetup *setup,
                       GInputStream    *input,
                       goffset          size);
void sp_batch_free (SpBatch *self);
gboolean sp_batch_run (SpBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpBatch, sp_batch_free)

G_END_DECLS
