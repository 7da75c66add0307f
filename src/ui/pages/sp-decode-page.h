/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "sp-decoder.h"

G_BEGIN_DECLS

/* The page where an error message is pasted, and its meaning read while one types. Nothing leaves
 * this computer. Property: decoder. */
#define SP_TYPE_DECODE_PAGE (sp_decode_page_get_type ())
G_DECLARE_FINAL_TYPE (SpDecodePage, sp_decode_page, SP, DECODE_PAGE, AdwBin)

GtkWidget *sp_decode_page_new (SpDecoder *decoder);
void sp_decode_page_set_text (SpDecodePage *self,
                              const char   *text);

G_END_DECLS
