/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "sp-option.h"

G_BEGIN_DECLS

/* How an option is shown to people: its picture, its headline, what explains it. */
const char *sp_way_get_icon_name (SpOption option);
char *sp_way_dup_headline (SpOption    option,
                           const char *contact);
const char *sp_way_get_topic (SpOption option);
const char *sp_way_get_learn_label (SpOption option);

/* Dates and links of data files, in words for people. */
char *sp_date_to_text (const char *date);
char *sp_link_to_text (const char *link);

G_END_DECLS
