/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-address-pair.h"

#include "sp-address-order.h"
#include "sp-net-error.h"

static void
clear_answer (SpAddressAnswer *answer)
{
  g_clear_pointer (&answer->records, sp_records_unref);
  g_clear_error (&answer->error);
}

/**
 * sp_address_pair_clear:
 * @self: a pair
 *
 * Frees what it holds.
 */
void
sp_address_pair_clear (SpAddressPair *self)
{
  clear_answer (&self->ipv4);
  clear_answer (&self->ipv6);
}

static GInetAddress *
get_first (const SpAddressAnswer *answer)
{
  return sp_records_get (answer->records, 0)->address;
}

/* In a network of IPv6 alone, addresses of IPv4 are soon there and of no use. */
static gboolean
is_reachable (const SpAddressAnswer *answer)
{
  g_autoptr (GInetAddress) source = sp_address_order_find_source (get_first (answer));

  return source != NULL;
}

/**
 * sp_address_pair_get_state:
 * @self: a pair
 *
 * Addresses of IPv6 alone do not do: many a computer has an IPv6 that leads nowhere.
 *
 * Returns: whether what is there is enough
 */
SpAddressPairState
sp_address_pair_get_state (const SpAddressPair *self)
{
  if (self->ipv4.is_here && self->ipv6.is_here)
    return SP_ADDRESS_PAIR_IS_DONE;
  if (self->ipv4.is_no_name)
    return SP_ADDRESS_PAIR_WAITS_BRIEFLY;
  if (self->ipv4.records != NULL && is_reachable (&self->ipv4))
    return SP_ADDRESS_PAIR_WAITS_BRIEFLY;

  return SP_ADDRESS_PAIR_WAITS;
}

static void
add_all (SpRecords             *records,
         const SpAddressAnswer *answer)
{
  for (guint i = 0; i < sp_records_get_n_records (answer->records); i++)
    sp_records_add (records, 0, 0, 0, NULL, sp_records_get (answer->records, i)->address);
}

/* Each came in its own order; one kind goes before the other as the first of each does. */
static SpRecords *
join_both (const SpAddressPair *self)
{
  GInetAddress *ipv4 = get_first (&self->ipv4);
  GInetAddress *ipv6 = get_first (&self->ipv6);
  g_autoptr (GInetAddress) ipv4_source = sp_address_order_find_source (ipv4);
  g_autoptr (GInetAddress) ipv6_source = sp_address_order_find_source (ipv6);
  gboolean begins = sp_address_order_begins_with_ipv6 (ipv6, ipv6_source, ipv4, ipv4_source);
  SpRecords *records = sp_records_new (SP_RECORD_ADDRESS, FALSE);

  add_all (records, begins ? &self->ipv6 : &self->ipv4);
  add_all (records, begins ? &self->ipv4 : &self->ipv6);
  sp_records_sort (records);
  return records;
}

/* That a name has no address is known only if nobody failed to say so; that there is no such name,
 * by one answer. Servers that know nothing of IPv6 may say either of that alone. */
static const GError *
choose_error (const SpAddressPair *self)
{
  const GError *ipv4 = self->ipv4.error;
  const GError *ipv6 = self->ipv6.error;

  if (ipv4 == NULL || ipv6 == NULL)
    return ipv4 != NULL ? ipv4 : ipv6;
  if (!self->ipv4.is_no_name && sp_net_error_is_absence (ipv4) && !sp_net_error_is_absence (ipv6))
    return ipv6;

  return ipv4;
}

/**
 * sp_address_pair_join:
 * @self: a pair that does not wait, or waits no longer
 * @error: return location for an #SpNetError
 *
 * Returns: (transfer full): the addresses, in the order in which to try them; or %NULL
 */
SpRecords *
sp_address_pair_join (const SpAddressPair  *self,
                      GError              **error)
{
  if (self->ipv4.records != NULL && self->ipv6.records != NULL)
    return join_both (self);
  if (self->ipv4.records != NULL)
    return sp_records_ref (self->ipv4.records);
  if (self->ipv6.records != NULL)
    return sp_records_ref (self->ipv6.records);

  g_propagate_error (error, g_error_copy (choose_error (self)));
  return NULL;
}
