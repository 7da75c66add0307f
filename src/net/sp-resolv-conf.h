/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SP_RESOLV_CONF "/etc/resolv.conf"

gboolean sp_resolv_conf_trusts_ad (const char *path);

G_END_DECLS
