/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-records.h"

G_BEGIN_DECLS

/* The addresses of a name, of which those of IPv4 and those of IPv6 are asked for separately: there
 * are name servers that never answer for the latter (RFC 4074), and nobody is to wait for that (RFC
 * 8305, section 3). Asks nobody. For the files of this room. */
typedef struct
{
  gboolean is_here;
  gboolean is_no_name; /* there is no such name, whatever it is asked for */
  SpRecords *records;  /* (nullable) */
  GError *error;       /* (nullable) */
} SpAddressAnswer;

typedef struct
{
  SpAddressAnswer ipv4;
  SpAddressAnswer ipv6;
} SpAddressPair;

typedef enum
{
  SP_ADDRESS_PAIR_WAITS,
  SP_ADDRESS_PAIR_WAITS_BRIEFLY, /* what is here will do if the other does not come soon */
  SP_ADDRESS_PAIR_IS_DONE,
} SpAddressPairState;

void sp_address_pair_clear (SpAddressPair *self);
SpAddressPairState sp_address_pair_get_state (const SpAddressPair *self);
SpRecords *sp_address_pair_join (const SpAddressPair  *self,
                                 GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpAddressPair, sp_address_pair_clear)

G_END_DECLS
