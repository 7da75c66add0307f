/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-records.h"

/* A name has a handful. One TCP answer has room for thousands, and whoever sends those wants
 * to keep us busy. */
#define MAX_RECORDS 64u

struct _SpRecords
{
  gatomicrefcount refs;
  SpRecordType type;
  gboolean authenticated;
  GArray *records; /* of SpRecord */
};

G_DEFINE_BOXED_TYPE (SpRecords, sp_records, sp_records_ref, sp_records_unref)

static void
clear_record_cb (gpointer data)
{
  SpRecord *record = data;

  g_clear_pointer (&record->text, g_free);
  g_clear_object (&record->address);
}

/**
 * sp_records_new:
 * @type: of what they are
 * @authenticated: whether the name server has proved them (RFC 4035, section 3.2.3), and can be
 *   believed in that
 *
 * Returns: (transfer full): an empty list, to be filled and then sorted
 */
SpRecords *
sp_records_new (SpRecordType type,
                gboolean     authenticated)
{
  SpRecords *self = g_new0 (SpRecords, 1);

  g_atomic_ref_count_init (&self->refs);
  self->type = type;
  self->authenticated = authenticated;
  self->records = g_array_new (FALSE, TRUE, sizeof (SpRecord));
  g_array_set_clear_func (self->records, clear_record_cb);

  return self;
}

/**
 * sp_records_ref:
 * @self: records
 *
 * Returns: (transfer full): @self
 */
SpRecords *
sp_records_ref (SpRecords *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * sp_records_unref:
 * @self: (transfer full): records
 *
 * Frees them with the last reference.
 */
void
sp_records_unref (SpRecords *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  g_array_unref (self->records);
  g_free (self);
}

/**
 * sp_records_add:
 * @self: records that are being made
 * @priority: of MX (its preference) and SRV; lower is better
 * @weight: of SRV
 * @port: of SRV
 * @text: (nullable): see #SpRecord
 * @address: (nullable): see #SpRecord
 *
 * Adds a record at the end.
 */
void
sp_records_add (SpRecords    *self,
                guint16       priority,
                guint16       weight,
                guint16       port,
                const char   *text,
                GInetAddress *address)
{
  SpRecord record = {
    .priority = priority,
    .weight = weight,
    .port = port,
    .text = g_strdup (text),
    .address = address != NULL ? g_object_ref (address) : NULL,
  };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->records, record);
}

static void
swap (GArray *records,
      guint   a,
      guint   b)
{
  SpRecord old = g_array_index (records, SpRecord, a);

  g_array_index (records, SpRecord, a) = g_array_index (records, SpRecord, b);
  g_array_index (records, SpRecord, b) = old;
}

/* Lowest priority first. Among equals those without weight come first, as RFC 2782 wants them
 * before it draws. */
static int
compare (gconstpointer a,
         gconstpointer b)
{
  const SpRecord *left = a;
  const SpRecord *right = b;

  if (left->priority != right->priority)
    return left->priority < right->priority ? -1 : 1;

  return (right->weight == 0) - (left->weight == 0);
}

/* RFC 2782, "Weight": a number is drawn between 0 and the sum of the weights, and the first
 * record whose running sum reaches it is next. */
static guint
draw_by_weight (GArray *records,
                guint   begin,
                guint   end)
{
  guint sum = 0;
  guint drawn;

  for (guint i = begin; i < end; i++)
    sum += g_array_index (records, SpRecord, i).weight;

  drawn = (guint) g_random_int_range (0, (gint32) sum + 1);
  sum = 0;
  for (guint i = begin; i < end; i++)
    {
      sum += g_array_index (records, SpRecord, i).weight;
      if (sum >= drawn)
        return i;
    }

  return begin;
}

/* Without weights (MX, RFC 5321 section 5.1; SRV that gives 0 to all) any is as good. */
static gboolean
all_weigh_nothing (GArray *records,
                   guint   begin,
                   guint   end)
{
  for (guint i = begin; i < end; i++)
    {
      if (g_array_index (records, SpRecord, i).weight != 0)
        return FALSE;
    }

  return TRUE;
}

static void
shuffle (GArray *records,
         guint   begin,
         guint   end)
{
  for (guint i = begin; i + 1 < end; i++)
    {
      guint next;

      if (all_weigh_nothing (records, i, end))
        next = (guint) g_random_int_range ((gint32) i, (gint32) end);
      else
        next = draw_by_weight (records, i, end);

      /* Moved rather than swapped: those without weight stay in front. */
      for (guint j = next; j > i; j--)
        swap (records, j, j - 1);
    }
}

/**
 * sp_records_sort:
 * @self: records, all of them added
 *
 * Brings MX and SRV into the order in which to try them: by priority, and by lot among equals, in
 * the way of RFC 2782 for SRV and RFC 5321, section 5.1, for MX. Addresses and texts stay in
 * their order. Keeps the first 64.
 */
void
sp_records_sort (SpRecords *self)
{
  guint begin = 0;

  g_return_if_fail (self != NULL);

  if (self->type == SP_RECORD_MX || self->type == SP_RECORD_SRV)
    g_array_sort (self->records, compare);
  else
    begin = self->records->len;

  if (self->records->len > MAX_RECORDS)
    {
      g_debug ("%u records, of which the first %u are kept", self->records->len, MAX_RECORDS);
      g_array_set_size (self->records, MAX_RECORDS);
    }

  while (begin < self->records->len)
    {
      guint16 priority = g_array_index (self->records, SpRecord, begin).priority;
      guint end = begin + 1;

      while (end < self->records->len &&
             g_array_index (self->records, SpRecord, end).priority == priority)
        end++;
      shuffle (self->records, begin, end);
      begin = end;
    }
}

/**
 * sp_records_get_record_type:
 * @self: records
 *
 * Returns: of what they are
 */
SpRecordType
sp_records_get_record_type (const SpRecords *self)
{
  g_return_val_if_fail (self != NULL, SP_RECORD_ADDRESS);

  return self->type;
}

/**
 * sp_records_are_authenticated:
 * @self: records
 *
 * Returns: whether a name server that can be believed has proved them by DNSSEC
 */
gboolean
sp_records_are_authenticated (const SpRecords *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->authenticated;
}

/**
 * sp_records_get_n_records:
 * @self: records
 *
 * Returns: how many there are
 */
guint
sp_records_get_n_records (const SpRecords *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->records->len;
}

/**
 * sp_records_get:
 * @self: records
 * @index: which one, the first to try being 0
 *
 * Returns: (transfer none): the record
 */
const SpRecord *
sp_records_get (const SpRecords *self,
                guint            index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->records->len, NULL);

  return &g_array_index (self->records, SpRecord, index);
}
