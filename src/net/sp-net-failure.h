/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-net.h"

G_BEGIN_DECLS

/* What the libraries report, in the words of this room. For the files of this room. */
GError *sp_net_failure_new (SpNet        *net,
                            guint         epoch,
                            const GError *cause,
                            const char   *host);
GError *sp_net_failure_from_certificate (GTlsCertificate      *certificate,
                                         GTlsCertificateFlags  flags,
                                         const char           *host);
GError *sp_net_failure_new_offline (void);
GError *sp_net_failure_check_tls (GTlsConnection *connection,
                                  const char     *host);
char *sp_net_failure_dup_proxy (GIOStream *connection);
GError *sp_net_failure_of_proxy (const char *host,
                                 const char *proxy,
                                 guint       status);
const char *sp_net_failure_get_tls_name (GTlsProtocolVersion version);
const char *sp_net_failure_to_outcome (const GError *error,
                                       GCancellable *cancellable);

G_END_DECLS
