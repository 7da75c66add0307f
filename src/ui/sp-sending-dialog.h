/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-catalogue.h"

G_BEGIN_DECLS

/* What is sent where an address is looked up, to whom, and what never is. */
void sp_sending_dialog_present (GtkWidget   *parent,
                                SpCatalogue *catalogue,
                                SpAddress   *address);

G_END_DECLS
