/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-guide-private.h"
#include "sp-key-file.h"

G_BEGIN_DECLS

gboolean sp_guide_file_explains_question (SpKeyFile  *file,
                                          const char *id);
gboolean sp_guide_file_explains_answer (SpKeyFile  *file,
                                        const char *question_id,
                                        const char *id);
void sp_guide_resolve (SpGuide   *guide,
                       SpKeyFile *file,
                       GPtrArray *problems);

G_END_DECLS
