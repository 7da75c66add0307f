/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *sp_certificate_explain (GTlsCertificate      *certificate,
                              GTlsCertificateFlags  flags,
                              const char           *host);

G_END_DECLS
