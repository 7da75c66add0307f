/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A link of a data file: a button that says where it leads and has the window open it.
 * Without a label it reads as its host name. Properties: uri, label, about. */
#define SP_TYPE_LINK (sp_link_get_type ())
G_DECLARE_FINAL_TYPE (SpLink, sp_link, SP, LINK, AdwBin)

GtkWidget *sp_link_new (const char *uri);
const char *sp_link_get_uri (SpLink *self);
void sp_link_set_uri (SpLink     *self,
                      const char *uri);
void sp_link_set_label (SpLink     *self,
                        const char *label);
void sp_link_set_about (SpLink     *self,
                        const char *about);

G_END_DECLS
