/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-local-server.h"

G_BEGIN_DECLS

/* What a local web server answers and was asked, by address without query. For all threads. */
typedef struct _SpLocalPages SpLocalPages;

SpLocalPages *sp_local_pages_new (void);
void sp_local_pages_free (SpLocalPages *self);
void sp_local_pages_set (SpLocalPages        *self,
                         const char          *url,
                         const SpLocalAnswer *answer);
gboolean sp_local_pages_find (SpLocalPages   *self,
                              const char     *url,
                              SpLocalAnswer  *answer,
                              GBytes        **body);
void sp_local_pages_take_request (SpLocalPages *self,
                                  const char   *url,
                                  char         *text);
char *sp_local_pages_dup_request (SpLocalPages *self,
                                  const char   *url);

G_END_DECLS
