/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpDomainIndex SpDomainIndex;

SpDomainIndex *sp_domain_index_new (void);
void sp_domain_index_free (SpDomainIndex *self);
void sp_domain_index_add_file (SpDomainIndex *self,
                               const char    *id,
                               GBytes        *bytes,
                               const char    *key);
GPtrArray *sp_domain_index_find (SpDomainIndex *self,
                                 const char    *domain);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpDomainIndex, sp_domain_index_free)

G_END_DECLS
