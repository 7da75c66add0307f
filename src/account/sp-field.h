/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-option.h"
#include "sp-sheet.h"

G_BEGIN_DECLS

/* What a mail program may ask for, in the order in which it is listed where no
 * program has an order of its own. */
typedef enum
{
  SP_FIELD_NAME,
  SP_FIELD_ADDRESS,
  SP_FIELD_DESCRIPTION,
  SP_FIELD_INCOMING_PROTOCOL,
  SP_FIELD_INCOMING_HOST,
  SP_FIELD_INCOMING_PORT,
  SP_FIELD_INCOMING_SECURITY,
  SP_FIELD_INCOMING_AUTHENTICATION,
  SP_FIELD_INCOMING_USER,
  SP_FIELD_OUTGOING_HOST,
  SP_FIELD_OUTGOING_PORT,
  SP_FIELD_OUTGOING_SECURITY,
  SP_FIELD_OUTGOING_AUTHENTICATION,
  SP_FIELD_OUTGOING_USER,
  SP_FIELD_EXCHANGE,
  SP_FIELD_WEBMAIL,
  SP_N_FIELDS,
} SpField;

const char *sp_field_to_id (SpField field);
gboolean sp_field_from_id (const char *id,
                           SpField    *field);
const char *sp_field_get_name (SpField  field,
                               SpOption option);
SpSheetGroup sp_field_get_group (SpField  field,
                                 SpOption option);
gboolean sp_field_is_needed (SpField  field,
                             SpOption option);

G_END_DECLS
