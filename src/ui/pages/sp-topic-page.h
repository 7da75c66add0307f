/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-guide.h"

G_BEGIN_DECLS

/* The page that explains one topic, with what an organisation adds to it. */
#define SP_TYPE_TOPIC_PAGE (sp_topic_page_get_type ())
G_DECLARE_FINAL_TYPE (SpTopicPage, sp_topic_page, SP, TOPIC_PAGE, AdwBin)

GtkWidget *sp_topic_page_new (SpTopic *topic,
                              SpGuide *guide);

G_END_DECLS
