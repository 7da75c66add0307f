/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libxml/tree.h>

#include "sp-parse-error.h"

G_BEGIN_DECLS

xmlDoc *sp_xml_parse (GBytes      *bytes,
                      const char  *root,
                      GError     **error);
xmlNode *sp_xml_find (const xmlNode *parent,
                      const char    *name);
xmlNode *sp_xml_find_next (const xmlNode *sibling,
                           const char    *name);
gboolean sp_xml_is_called (const xmlNode *node,
                           const char    *name);
char *sp_xml_dup_text (const xmlNode *node);
char *sp_xml_dup_child_text (const xmlNode *parent,
                             const char    *name);
char *sp_xml_dup_attribute (const xmlNode *node,
                            const char    *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
