/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-guide-private.h"

#include <glib/gi18n-lib.h>

#include "sp-key-file.h"

G_DEFINE_FINAL_TYPE (SpGuide, sp_guide, G_TYPE_OBJECT)
G_DEFINE_QUARK (sp-guide-error-quark, sp_guide_error)

static void
question_free (gpointer data)
{
  SpGuideQuestion *question = data;

  g_clear_object (&question->question);
  g_clear_pointer (&question->ask_if, sp_condition_free);
  g_clear_pointer (&question->values, g_ptr_array_unref);
  g_free (question);
}

static void
fact_free (gpointer data)
{
  SpGuideFact *fact = data;

  g_free (fact->id);
  g_ptr_array_unref (fact->values);
  g_ptr_array_unref (fact->conditions);
  g_free (fact);
}

static void
rule_free (gpointer data)
{
  SpGuideRule *rule = data;

  g_free (rule->id);
  g_free (rule->because);
  g_clear_pointer (&rule->when, sp_condition_free);
  g_free (rule);
}

static void
note_free (gpointer data)
{
  SpGuideNote *note = data;

  g_clear_object (&note->note);
  g_clear_pointer (&note->when, sp_condition_free);
  g_free (note);
}

static void
server_free (gpointer data)
{
  SpGuideServer *server = data;

  g_clear_pointer (&server->server, sp_server_unref);
  g_clear_pointer (&server->when, sp_condition_free);
  g_free (server);
}

static void
point_free (gpointer data)
{
  SpGuidePoint *point = data;

  g_free (point->topic);
  g_clear_object (&point->point);
  g_free (point);
}

static void
sp_guide_finalize (GObject *object)
{
  SpGuide *self = SP_GUIDE (object);

  g_free (self->path);
  g_free (self->id);
  g_free (self->name);
  g_strfreev (self->domains);
  g_free (self->source);
  g_free (self->source_date);
  g_free (self->reviewed);
  g_free (self->review_by);
  g_free (self->contact_name);
  g_free (self->contact_link);
  g_clear_pointer (&self->logic, sp_logic_free);
  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->facts);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->servers);
  g_ptr_array_unref (self->points);
  g_clear_object (&self->topics);
  g_clear_object (&self->question_model);

  G_OBJECT_CLASS (sp_guide_parent_class)->finalize (object);
}

static void
sp_guide_class_init (SpGuideClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_guide_finalize;
}

static void
sp_guide_init (SpGuide *self)
{
  self->questions = g_ptr_array_new_with_free_func (question_free);
  self->facts = g_ptr_array_new_with_free_func (fact_free);
  self->rules = g_ptr_array_new_with_free_func (rule_free);
  self->notes = g_ptr_array_new_with_free_func (note_free);
  self->servers = g_ptr_array_new_with_free_func (server_free);
  self->points = g_ptr_array_new_with_free_func (point_free);
  self->topics = g_list_store_new (SP_TYPE_TOPIC);
  self->question_model = g_list_store_new (SP_TYPE_QUESTION);
}

/**
 * sp_guide_new_empty:
 * @path: where it will be read from
 *
 * Returns: (transfer full): a guide for sp_guide_read() to fill
 */
SpGuide *
sp_guide_new_empty (const char *path)
{
  SpGuide *self = g_object_new (SP_TYPE_GUIDE, NULL);

  self->path = g_strdup (path);
  return self;
}

/**
 * sp_guide_new_from_bytes:
 * @path: how problems call the file
 * @bytes: what stands in it
 * @problems: (nullable) (element-type SpProblem): takes everything that is wrong with the
 *   file, warnings too
 * @error: return location
 *
 * Reads a guide in the format of signpost-guide(5). The texts are taken in the language of
 * the process where the file has it, else in English.
 *
 * Returns: (transfer full) (nullable): the guide, or %NULL with SP_GUIDE_ERROR_INVALID if
 *   the file has any error
 */
SpGuide *
sp_guide_new_from_bytes (const char *path,
                         GBytes     *bytes,
                         GPtrArray  *problems,
                         GError    **error)
{
  g_autoptr (SpGuide) self = sp_guide_new_empty (path);
  g_autoptr (GPtrArray) found = problems != NULL ? g_ptr_array_ref (problems) : sp_problems_new ();

  if (!sp_guide_read (self, bytes, found))
    {
      sp_problems_to_error (found, SP_GUIDE_ERROR, SP_GUIDE_ERROR_INVALID, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * sp_guide_new_from_path:
 * @path: a file
 * @problems: (nullable) (element-type SpProblem): takes everything that is wrong with the
 *   file, warnings too
 * @error: return location
 *
 * Reads a guide as sp_guide_new_from_bytes() does, from disk.
 *
 * Returns: (transfer full) (nullable): the guide, or %NULL with SP_GUIDE_ERROR_INVALID if
 *   the file has any error
 */
SpGuide *
sp_guide_new_from_path (const char *path,
                        GPtrArray  *problems,
                        GError    **error)
{
  g_autoptr (GPtrArray) found = problems != NULL ? g_ptr_array_ref (problems) : sp_problems_new ();
  g_autoptr (GBytes) bytes = sp_key_file_read (path, found);

  if (bytes == NULL)
    {
      sp_problems_to_error (found, SP_GUIDE_ERROR, SP_GUIDE_ERROR_INVALID, error);
      return NULL;
    }
  return sp_guide_new_from_bytes (path, bytes, found, error);
}

const char *
sp_guide_get_path (SpGuide *self)
{
  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);
  return self->path;
}

const char *
sp_guide_get_id (SpGuide *self)
{
  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);
  return self->id;
}

const char *
sp_guide_get_name (SpGuide *self)
{
  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);
  return self->name;
}

/**
 * sp_guide_get_domains:
 * @self: a guide
 *
 * Returns: (transfer none): the domains whose addresses it speaks for, for
 *   sp_domain_matches(); empty for the general guide
 */
const char * const *
sp_guide_get_domains (SpGuide *self)
{
  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);
  return (const char * const *) self->domains;
}

gboolean
sp_guide_is_historical (SpGuide *self)
{
  g_return_val_if_fail (SP_IS_GUIDE (self), FALSE);
  return self->historical;
}

const char *
sp_guide_get_source (SpGuide *self)
{
  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);
  return self->source;
}

const char *
sp_guide_get_source_date (SpGuide *self)
{
  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);
  return self->source_date;
}

const char *
sp_guide_get_reviewed (SpGuide *self)
{
  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);
  return self->reviewed;
}

const char *
sp_guide_get_review_by (SpGuide *self)
{
  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);
  return self->review_by;
}

/**
 * sp_guide_needs_review:
 * @self: a guide
 * @now: the present time; this room has no clock of its own
 *
 * Returns: %TRUE if the guide names a date by which it should have been reviewed, and that
 *   day, month or year is over
 */
gboolean
sp_guide_needs_review (SpGuide   *self,
                       GDateTime *now)
{
  g_autofree char *today = NULL;

  g_return_val_if_fail (SP_IS_GUIDE (self), FALSE);

  if (self->review_by == NULL || now == NULL)
    return FALSE;
  /* Cut to the precision of the date: in the course of a month it is not past. */
  today = g_date_time_format (now, "%Y-%m-%d");
  today[MIN (strlen (today), strlen (self->review_by))] = '\0';
  return strcmp (today, self->review_by) > 0;
}

const char *
sp_guide_get_contact_name (SpGuide *self)
{
  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);
  return self->contact_name;
}

const char *
sp_guide_get_contact_link (SpGuide *self)
{
  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);
  return self->contact_link;
}

/**
 * sp_guide_get_questions:
 * @self: a guide
 *
 * Returns: (transfer none): a model of #SpQuestion, in the order in which they are asked;
 *   the one for the mail program is without the programs, which #SpAdvisor adds
 */
GListModel *
sp_guide_get_questions (SpGuide *self)
{
  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);
  return G_LIST_MODEL (self->question_model);
}

/**
 * sp_guide_find_question_index:
 * @self: a guide
 * @id: an id
 *
 * Returns: the place of the question in the guide's order, or -1
 */
int
sp_guide_find_question_index (SpGuide    *self,
                              const char *id)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      if (g_str_equal (sp_question_get_id (sp_guide_question (self, i)->question), id))
        return i;
    }
  return -1;
}

/**
 * sp_guide_question_find_value:
 * @self: a question
 * @id: an answer's id
 *
 * Returns: the bit that stands for it; 0, which is never an answer, where there is none
 */
guint
sp_guide_question_find_value (const SpGuideQuestion *self,
                              const char            *id)
{
  for (guint i = 1; i < self->values->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (self->values, i), id))
        return i;
    }
  return 0;
}

/**
 * sp_guide_find_question:
 * @self: a guide
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the question of that id
 */
SpQuestion *
sp_guide_find_question (SpGuide    *self,
                        const char *id)
{
  int index;

  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);

  index = sp_guide_find_question_index (self, id);
  return index < 0 ? NULL : sp_guide_question (self, index)->question;
}

/**
 * sp_guide_get_program_question:
 * @self: a guide
 *
 * Returns: (transfer none) (nullable): the question that is answered with a mail program
 */
SpQuestion *
sp_guide_get_program_question (SpGuide *self)
{
  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);

  if (self->logic->program_question < 0)
    return NULL;
  return sp_guide_question (self, self->logic->program_question)->question;
}

/**
 * sp_guide_get_topics:
 * @self: a guide
 *
 * Returns: (transfer none): a model of #SpTopic, in file order
 */
GListModel *
sp_guide_get_topics (SpGuide *self)
{
  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);
  return G_LIST_MODEL (self->topics);
}

/**
 * sp_guide_get_points:
 * @self: a guide
 * @topic_id: the id of a topic, of this guide or of the general one
 *
 * Returns: (transfer full): a model of #SpPoint: what this guide has to say on it
 */
GListModel *
sp_guide_get_points (SpGuide    *self,
                     const char *topic_id)
{
  GListStore *points = g_list_store_new (SP_TYPE_POINT);

  g_return_val_if_fail (SP_IS_GUIDE (self), NULL);

  for (guint i = 0; i < self->points->len; i++)
    {
      const SpGuidePoint *point = g_ptr_array_index (self->points, i);

      if (g_str_equal (point->topic, topic_id))
        g_list_store_append (points, point->point);
    }
  return G_LIST_MODEL (points);
}

/**
 * sp_guide_question:
 * @self: a guide
 * @index: from 0
 *
 * Returns: (transfer none): a question, in the order of asking
 */
SpGuideQuestion *
sp_guide_question (SpGuide *self,
                   guint    index)
{
  return g_ptr_array_index (self->questions, index);
}

/**
 * sp_guide_fact:
 * @self: a guide
 * @index: from 0
 *
 * Returns: (transfer none): a fact
 */
SpGuideFact *
sp_guide_fact (SpGuide *self,
               guint    index)
{
  return g_ptr_array_index (self->facts, index);
}

/**
 * sp_guide_rule:
 * @self: a guide
 * @index: from 0
 *
 * Returns: (transfer none): a rule
 */
SpGuideRule *
sp_guide_rule (SpGuide *self,
               guint    index)
{
  return g_ptr_array_index (self->rules, index);
}

/**
 * sp_guide_note:
 * @self: a guide
 * @index: from 0
 *
 * Returns: (transfer none): a note
 */
SpGuideNote *
sp_guide_note (SpGuide *self,
               guint    index)
{
  return g_ptr_array_index (self->notes, index);
}

/**
 * sp_guide_server:
 * @self: a guide
 * @index: from 0
 *
 * Returns: (transfer none): a server
 */
SpGuideServer *
sp_guide_server (SpGuide *self,
                 guint    index)
{
  return g_ptr_array_index (self->servers, index);
}
