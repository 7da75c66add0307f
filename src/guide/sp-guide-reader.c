/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-guide-reader.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "sp-address.h"
#include "sp-guide-format.h"
#include "sp-guide-private.h"
#include "sp-guide-resolver.h"

#define FORMAT 1
#define PROGRAMS "@mail-programs"

/* More than anybody reads at once. */
#define MAX_PROBLEMS 100

typedef struct
{
  SpGuide *guide;
  SpKeyFile *file;
  GPtrArray *problems;
} Reader;

static SpCondition *
read_condition (Reader           *self,
                const SpKeyGroup *group,
                const char       *key)
{
  guint line = sp_key_group_get_key_line (group, key);
  g_autofree char *message = NULL;
  SpCondition *condition;

  if (line == 0)
    line = sp_key_group_get_line (group);
  condition = sp_condition_parse (sp_key_group_get (group, key), line, &message);
  if (condition == NULL)
    {
      add_error (self, line, "%s", message);
      condition = sp_condition_parse (NULL, line, &message);
    }
  return condition;
}

static gboolean
is_guide_id (const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, ".", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!sp_key_text_is_id (parts[i]))
        return FALSE;
    }
  return parts[0] != NULL;
}

static void
check_domains (Reader           *self,
               const SpKeyGroup *group)
{
  const char * const *domains = sp_key_group_get_list (group, "Domains");

  for (guint i = 0; domains != NULL && domains[i] != NULL; i++)
    {
      const char *domain = g_str_has_prefix (domains[i], "*.") ? domains[i] + 2 : domains[i];

      if (!sp_host_name_is_valid (domain))
        add_error (self, sp_key_group_get_key_line (group, "Domains"), _("“%s” is not a domain"),
                   domains[i]);
    }
}

static void
read_header (Reader           *self,
             const SpKeyGroup *group)
{
  SpGuide *guide = self->guide;
  const char *format = sp_key_group_get (group, "Format");
  const char *id = sp_key_group_get (group, "Id");
  const char *status = sp_key_group_get (group, "Status");

  if (format != NULL && sp_key_group_get_number (group, "Format") != FORMAT)
    add_error (self, sp_key_group_get_key_line (group, "Format"),
               _("This is a guide of format %u; only format %d is known here"),
               sp_key_group_get_number (group, "Format"), FORMAT);
  if (id != NULL && !is_guide_id (id))
    add_error (self, sp_key_group_get_key_line (group, "Id"),
               _("“%s” is not an id: lower-case letters, digits, hyphens and dots only"),
               id);
  if (status != NULL && !g_str_equal (status, "current") && !g_str_equal (status, "historical"))
    add_error (self, sp_key_group_get_key_line (group, "Status"),
               _("“%s” is not a status: it is current or historical"), status);
  check_domains (self, group);

  guide->line = sp_key_group_get_line (group);
  guide->id = g_strdup (id);
  guide->name = g_strdup (sp_key_group_get (group, "Name"));
  guide->domains = g_strdupv ((char **) sp_key_group_get_list (group, "Domains"));
  if (guide->domains == NULL)
    guide->domains = g_new0 (char *, 1);
  guide->historical = g_strcmp0 (status, "historical") == 0;
  guide->source = g_strdup (sp_key_group_get (group, "Source"));
  guide->source_date = g_strdup (sp_key_group_get (group, "SourceDate"));
  guide->reviewed = g_strdup (sp_key_group_get (group, "Reviewed"));
  guide->review_by = g_strdup (sp_key_group_get (group, "ReviewBy"));
  guide->contact_name = g_strdup (sp_key_group_get (group, "ContactName"));
  guide->contact_link = g_strdup (sp_key_group_get (group, "ContactLink"));
}

static void
read_answer (Reader           *self,
             const SpKeyGroup *question,
             const char       *id,
             GListStore       *answers)
{
  g_autofree char *full_id = g_strconcat (sp_key_group_get_id (question), "/", id, NULL);
  const SpKeyGroup *group = sp_key_file_find_group (self->file, "Answer", full_id);
  g_autoptr (SpAnswer) answer = NULL;

  if (group == NULL)
    {
      if (!sp_key_file_may_have_lost (self->file, id))
        add_error (self, sp_key_group_get_key_line (question, "Answers"),
                   _("There is no group [Answer %s] with its label"), full_id);
      return;
    }
  check_domains (self, group);
  answer = sp_answer_new (id, sp_key_group_get (group, "Label"), sp_key_group_get (group, "Hint"),
                          sp_key_group_get_list (group, "Domains"));
  g_list_store_append (answers, answer);
}

static void
read_question (Reader           *self,
               const SpKeyGroup *group)
{
  const char * const *ids = sp_key_group_get_list (group, "Answers");
  guint line = sp_key_group_get_key_line (group, "Answers");
  SpGuideQuestion *question = g_new0 (SpGuideQuestion, 1);
  g_autoptr (GListStore) answers = g_list_store_new (SP_TYPE_ANSWER);
  gboolean asks_program = FALSE;

  question->line = sp_key_group_get_line (group);
  question->ask_if = read_condition (self, group, "AskIf");
  question->values = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (question->values, g_strdup ("-"));
  g_ptr_array_add (self->guide->questions, question);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      if (g_str_equal (ids[i], PROGRAMS) && !asks_program)
        asks_program = TRUE;
      else if (!sp_key_text_is_id (ids[i]))
        add_error (self, line, _("“%s” is not the id of an answer"), ids[i]);
      else if (sp_guide_question_find_value (question, ids[i]) != 0)
        add_error (self, line, _("The answer “%s” is listed twice"), ids[i]);
      else if (question->values->len > SP_MAX_ANSWERS)
        add_error (self, line, _("A question can have at most %d answers"), SP_MAX_ANSWERS);
      else
        {
          read_answer (self, group, ids[i], answers);
          g_ptr_array_add (question->values, g_strdup (ids[i]));
        }
    }
  question->question =
    sp_question_new (sp_key_group_get_id (group), sp_key_group_get (group, "Title"),
                     sp_key_group_get (group, "Why"), sp_key_group_get (group, "Hint"),
                     G_LIST_MODEL (answers), asks_program);
  g_list_store_append (self->guide->question_model, question->question);
}

/* The order of asking is that of Questions=, not that of the groups. */
static void
read_questions (Reader           *self,
                const SpKeyGroup *header)
{
  const char * const *ids = sp_key_group_get_list (header, "Questions");
  guint line = sp_key_group_get_key_line (header, "Questions");

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      const SpKeyGroup *group = sp_key_file_find_group (self->file, "Question", ids[i]);

      if (group == NULL && sp_key_file_may_have_lost (self->file, ids[i]))
        continue;
      if (group == NULL)
        add_error (self, line, _("There is no group [Question %s]"), ids[i]);
      else if (sp_guide_find_question_index (self->guide, ids[i]) >= 0)
        add_error (self, line, _("The question “%s” is listed twice"), ids[i]);
      else
        read_question (self, group);
    }
}

static void
check_answer_group (Reader           *self,
                    const SpKeyGroup *group)
{
  g_auto (GStrv) parts = g_strsplit (sp_key_group_get_id (group), "/", 2);
  guint line = sp_key_group_get_line (group);
  int index = sp_guide_find_question_index (self->guide, parts[0]);

  if (parts[1] == NULL)
    add_error (self, line, _("[Answer %s] should be [Answer QUESTION/ANSWER]"), parts[0]);
  else if (index < 0 && !sp_guide_file_explains_question (self->file, parts[0]))
    add_error (self, line, _("There is no question “%s”"), parts[0]);
  else if (index >= 0 &&
           sp_guide_question_find_value (sp_guide_question (self->guide, index), parts[1]) == 0 &&
           !sp_guide_file_explains_answer (self->file, parts[0], parts[1]))
    add_error (self, line, _("The question “%s” does not list the answer “%s”"), parts[0],
               parts[1]);
}

static void
read_fact (Reader           *self,
           const SpKeyGroup *group)
{
  const char * const *values = sp_key_group_get_keys (group);
  SpGuideFact *fact = g_new0 (SpGuideFact, 1);

  fact->id = g_strdup (sp_key_group_get_id (group));
  fact->line = sp_key_group_get_line (group);
  fact->values = g_ptr_array_new_with_free_func (g_free);
  fact->conditions = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_condition_free);
  g_ptr_array_add (self->guide->facts, fact);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    {
      if (g_str_has_prefix (values[i], "X-"))
        continue;
      if (!sp_key_text_is_id (values[i]))
        add_error (self, sp_key_group_get_key_line (group, values[i]),
                   _("“%s” is not the value of a fact: lower-case letters, digits and hyphens "
                     "only"),
                   values[i]);
      if (fact->values->len >= SP_MAX_ANSWERS)
        {
          add_error (self, fact->line, _("A fact can have at most %d values"), SP_MAX_ANSWERS);
          break;
        }
      g_ptr_array_add (fact->values, g_strdup (values[i]));
      g_ptr_array_add (fact->conditions, read_condition (self, group, values[i]));
    }
  if (fact->values->len == 0)
    add_error (self, fact->line, _("The fact “%s” has no values"), fact->id);
}

static void
read_rule (Reader           *self,
           const SpKeyGroup *group)
{
  const char *option = sp_key_group_get (group, "Recommend");
  SpGuideRule *rule = g_new0 (SpGuideRule, 1);

  rule->id = g_strdup (sp_key_group_get_id (group));
  rule->because = g_strdup (sp_key_group_get (group, "Because"));
  rule->line = sp_key_group_get_line (group);
  rule->when = read_condition (self, group, "When");
  g_ptr_array_add (self->guide->rules, rule);
  if (option != NULL && !sp_option_from_id (option, &rule->option))
    add_error (self, sp_key_group_get_key_line (group, "Recommend"),
               /* Translators: the words after the colon are fixed; do not translate them */
               _("“%s” cannot be recommended; it is one of: webmail, exchange, imap, pop, "
                 "own-app, help-desk, impossible"),
               option);
}

static void
read_note (Reader           *self,
           const SpKeyGroup *group)
{
  SpGuideNote *guide_note = g_new0 (SpGuideNote, 1);

  /* NULL after an error; its condition is looked at all the same. */
  guide_note->note = sp_note_new_from_group (self->file, group, self->problems);
  guide_note->when = read_condition (self, group, "When");
  g_ptr_array_add (self->guide->notes, guide_note);
}

static void
read_server (Reader           *self,
             const SpKeyGroup *group)
{
  SpGuideServer *guide_server = g_new0 (SpGuideServer, 1);

  guide_server->server = sp_server_new_from_group (self->file, group, self->problems);
  guide_server->when = read_condition (self, group, "When");
  g_ptr_array_add (self->guide->servers, guide_server);
}

static void
read_point (Reader           *self,
            const SpKeyGroup *group)
{
  const char *kind_id = sp_key_group_get (group, "Kind");
  const char *topic = sp_key_group_get (group, "Topic");
  SpGuidePoint *point;

  if (kind_id == NULL || topic == NULL)
    return;
  for (SpPointKind kind = 0; kind < SP_N_POINT_KINDS; kind++)
    {
      if (!g_str_equal (kind_id, sp_point_kind_to_id (kind)))
        continue;
      point = g_new0 (SpGuidePoint, 1);
      point->topic = g_strdup (topic);
      point->line = sp_key_group_get_key_line (group, "Topic");
      point->point = sp_point_new (sp_key_group_get_id (group), kind,
                                   sp_key_group_get (group, "Text"),
                                   sp_key_group_get (group, "Link"));
      g_ptr_array_add (self->guide->points, point);
      return;
    }
  add_error (self, sp_key_group_get_key_line (group, "Kind"),
             /* Translators: the words after the colon are fixed; do not translate them */
             _("“%s” is not a kind of point; it is one of: how, good, watch, use, here"), kind_id);
}

/* The table of a topic belongs to the topic, so nobody adds a row to that of another guide. */
static void
check_aspect (Reader           *self,
              const SpKeyGroup *group)
{
  const char *topic = sp_key_group_get (group, "Topic");

  if (topic != NULL && sp_key_file_find_group (self->file, "Topic", topic) == NULL &&
      !sp_key_file_may_have_lost (self->file, topic))
    add_error (self, sp_key_group_get_key_line (group, "Topic"),
               _("There is no group [Topic %s]"), topic);
}

static GListModel *
read_aspects (Reader     *self,
              const char *topic)
{
  GListStore *aspects = g_list_store_new (SP_TYPE_ASPECT);

  for (guint i = 0; i < sp_key_file_get_n_groups (self->file); i++)
    {
      const SpKeyGroup *group = sp_key_file_get_group (self->file, i);
      g_autoptr (SpAspect) aspect = NULL;
      const char *texts[5] = { NULL };

      if (!g_str_equal (sp_key_group_get_kind (group), "Aspect") ||
          g_strcmp0 (sp_key_group_get (group, "Topic"), topic) != 0)
        continue;
      texts[SP_OPTION_WEBMAIL] = sp_key_group_get (group, "Webmail");
      texts[SP_OPTION_EXCHANGE] = sp_key_group_get (group, "Exchange");
      texts[SP_OPTION_IMAP] = sp_key_group_get (group, "Imap");
      texts[SP_OPTION_POP] = sp_key_group_get (group, "Pop");
      aspect = sp_aspect_new (sp_key_group_get_id (group), sp_key_group_get (group, "Title"),
                              texts);
      g_list_store_append (aspects, aspect);
    }
  return G_LIST_MODEL (aspects);
}

static void
read_topic (Reader           *self,
            const SpKeyGroup *group)
{
  const char *id = sp_key_group_get_id (group);
  g_autoptr (GListModel) points = sp_guide_get_points (self->guide, id);
  g_autoptr (GListModel) aspects = read_aspects (self, id);
  g_autoptr (SpTopic) topic = sp_topic_new (id, sp_key_group_get (group, "Title"),
                                            sp_key_group_get (group, "Summary"), points, aspects);

  g_list_store_append (self->guide->topics, topic);
}

static const struct
{
  const char *kind;
  void (*read) (Reader *self,
                const SpKeyGroup *group);
} readers[] = {
  { "Answer", check_answer_group },
  { "Fact", read_fact },
  { "Rule", read_rule },
  { "Note", read_note },
  { "Server", read_server },
  { "Point", read_point },
  { "Aspect", check_aspect },
};

static void
read_group (Reader           *self,
            const SpKeyGroup *group)
{
  const char *kind = sp_key_group_get_kind (group);

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      if (g_str_equal (readers[i].kind, kind))
        readers[i].read (self, group);
    }
  if (g_str_equal (kind, "Question") &&
      sp_guide_find_question_index (self->guide, sp_key_group_get_id (group)) < 0 &&
      !sp_key_file_may_have_lost (self->file, sp_key_group_get_id (group)))
    add_error (self, sp_key_group_get_line (group),
               _("The question “%s” is not listed in Questions=, so it is never asked"),
               sp_key_group_get_id (group));
}

static void
read_groups (Reader *self)
{
  SpKeyFile *file = self->file;
  const SpKeyGroup *header = sp_key_file_find_group (file, "Guide", NULL);

  /* Without it nothing else makes sense. */
  if (header == NULL)
    return;
  read_header (self, header);
  read_questions (self, header);
  for (guint i = 0; i < sp_key_file_get_n_groups (file); i++)
    read_group (self, sp_key_file_get_group (file, i));
  for (guint i = 0; i < sp_key_file_get_n_groups (file); i++)
    {
      const SpKeyGroup *group = sp_key_file_get_group (file, i);

      /* Behind all points, which a topic gathers. */
      if (g_str_equal (sp_key_group_get_kind (group), "Topic"))
        read_topic (self, group);
    }
  if (self->guide->rules->len == 0 && !sp_key_file_may_have_lost (file, "recommend"))
    add_error (self, self->guide->line,
               _("The guide has no [Rule ID] and can recommend nothing"));
  sp_guide_resolve (self->guide, file, self->problems);
}

static void
shorten (Reader *self)
{
  guint line;

  if (self->problems->len <= MAX_PROBLEMS)
    return;
  line = ((SpProblem *) g_ptr_array_index (self->problems, MAX_PROBLEMS))->line;
  g_ptr_array_set_size (self->problems, MAX_PROBLEMS);
  add_error (self, line, _("There are more problems from here on"));
}

/**
 * sp_guide_read:
 * @self: an empty guide that has its path
 * @bytes: what stands there
 * @problems: (element-type SpProblem): takes what is wrong with the file
 *
 * Reads the whole file, reporting as many of its problems as can be told apart, whether they
 * are of its lines or of what these say.
 *
 * Returns: %FALSE if any of them is an error; @self is then good for nothing but freeing
 */
gboolean
sp_guide_read (SpGuide   *self,
               GBytes    *bytes,
               GPtrArray *problems)
{
  g_autoptr (GPtrArray) found = sp_problems_new ();
  g_autoptr (SpKeyFile) file = sp_key_file_salvage (self->path, bytes, sp_guide_format, found);
  Reader reader = { .guide = self, .file = file, .problems = found };
  gboolean good;

  if (file != NULL)
    read_groups (&reader);
  sp_problems_sort (found);
  good = file != NULL && !sp_problems_have_errors (found);
  shorten (&reader);
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&found));
  return good;
}

/**
 * sp_guide_read_header:
 * @path: a guide's file
 * @problems: (element-type SpProblem): takes what is wrong with its first group
 *
 * Reads the [Guide] group alone, which must be the first: enough to list the guide, and
 * quick enough to do so for every guide at every start.
 *
 * Returns: (transfer full) (nullable): a key file with that one group
 */
SpKeyFile *
sp_guide_read_header (const char *path,
                      GPtrArray  *problems)
{
  static const char * const only_header[] = { "Guide", NULL };
  g_autoptr (GBytes) bytes = sp_key_file_read (path, problems);
  g_autoptr (GBytes) header = NULL;

  if (bytes == NULL)
    return NULL;
  header = sp_key_file_cut (bytes, only_header);
  return sp_key_file_new_from_bytes (path, header, sp_guide_format, problems);
}
