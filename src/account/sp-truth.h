/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a catalogue knows of an ability: yes, no, or nothing it would state. */
typedef enum
{
  SP_TRUTH_UNKNOWN,
  SP_TRUTH_YES,
  SP_TRUTH_NO,
} SpTruth;

const char *sp_truth_to_id (SpTruth truth);
gboolean sp_truth_from_id (const char *id,
                           SpTruth    *truth);

G_END_DECLS
