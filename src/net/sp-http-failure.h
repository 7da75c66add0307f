/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "sp-net.h"

G_BEGIN_DECLS

/* Why a web server gave no answer. For the files of this room. */
GError *sp_http_failure_new (SpNet        *net,
                             guint         epoch,
                             const GError *cause,
                             const char   *host,
                             SoupMessage  *message,
                             const char   *proxy);

G_END_DECLS
