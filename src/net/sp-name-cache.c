/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-name-cache.h"

#include "sp-net-error.h"

#define MAX_ANSWERS 256
#define KEPT_MICROSECONDS (30 * G_USEC_PER_SEC)

typedef struct
{
  char *question;
  SpRecords *records; /* (nullable) */
  GError *error;      /* (nullable): when there are no records */
  gint64 end;
  GList link; /* in order of age */
} Answer;

struct _SpNameCache
{
  GHashTable *answers; /* question, the answer's own, → Answer */
  GQueue by_age;       /* oldest first */
};

static void
free_answer_cb (gpointer data)
{
  Answer *answer = data;

  g_free (answer->question);
  g_clear_pointer (&answer->records, sp_records_unref);
  g_clear_error (&answer->error);
  g_free (answer);
}

/**
 * sp_name_cache_new:
 *
 * Returns: (transfer full): a cache without answers
 */
SpNameCache *
sp_name_cache_new (void)
{
  SpNameCache *self = g_new0 (SpNameCache, 1);

  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_answer_cb);
  g_queue_init (&self->by_age);

  return self;
}

/**
 * sp_name_cache_free:
 * @self: (transfer full): a cache
 *
 * Forgets all.
 */
void
sp_name_cache_free (SpNameCache *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->answers);
  g_free (self);
}

static void
drop (SpNameCache *self,
      Answer      *answer)
{
  g_queue_unlink (&self->by_age, &answer->link);
  g_hash_table_remove (self->answers, answer->question);
}

/**
 * sp_name_cache_add:
 * @self: a cache
 * @question: what was asked
 * @records: (nullable): what the answer was
 * @error: (nullable): or why there is none
 * @now: in microseconds
 *
 * Keeps records, and that there are none. Failures are not kept: the next question may fare better.
 */
void
sp_name_cache_add (SpNameCache  *self,
                   const char   *question,
                   SpRecords    *records,
                   const GError *error,
                   gint64        now)
{
  Answer *answer;

  g_return_if_fail (self != NULL);
  g_return_if_fail (question != NULL);
  g_return_if_fail ((records == NULL) != (error == NULL));

  if (records == NULL && !sp_net_error_is_absence (error))
    return;

  answer = g_hash_table_lookup (self->answers, question);
  if (answer != NULL)
    drop (self, answer);
  if (self->by_age.length >= MAX_ANSWERS)
    drop (self, g_queue_peek_head (&self->by_age));

  answer = g_new0 (Answer, 1);
  answer->question = g_strdup (question);
  answer->records = records != NULL ? sp_records_ref (records) : NULL;
  answer->error = error != NULL ? g_error_copy (error) : NULL;
  answer->end = now + KEPT_MICROSECONDS;
  answer->link.data = answer;
  g_queue_push_tail_link (&self->by_age, &answer->link);
  g_hash_table_insert (self->answers, answer->question, answer);
}

/**
 * sp_name_cache_find:
 * @self: a cache
 * @question: what is asked
 * @now: in microseconds
 * @records: (out) (transfer full) (nullable): what the answer was
 * @error: (out) (transfer full) (nullable): or why there is none
 *
 * Returns: whether the answer is known
 */
gboolean
sp_name_cache_find (SpNameCache  *self,
                    const char   *question,
                    gint64        now,
                    SpRecords   **records,
                    GError      **error)
{
  Answer *answer;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (question != NULL, FALSE);

  answer = g_hash_table_lookup (self->answers, question);
  if (answer == NULL)
    return FALSE;

  if (answer->end <= now)
    {
      drop (self, answer);
      return FALSE;
    }

  *records = answer->records != NULL ? sp_records_ref (answer->records) : NULL;
  *error = answer->error != NULL ? g_error_copy (answer->error) : NULL;
  return TRUE;
}

/**
 * sp_name_cache_clear:
 * @self: a cache
 *
 * Forgets all.
 */
void
sp_name_cache_clear (SpNameCache *self)
{
  g_return_if_fail (self != NULL);

  g_queue_init (&self->by_age);
  g_hash_table_remove_all (self->answers);
}

/**
 * sp_name_cache_get_size:
 * @self: a cache
 *
 * Returns: how many answers it holds
 */
guint
sp_name_cache_get_size (SpNameCache *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->by_age.length;
}
