/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-guide.h"
#include "sp-logic.h"
#include "sp-note.h"
#include "sp-server.h"

G_BEGIN_DECLS

/* What the other files of this room see of a guide: its groups, in file order, each with
 * its condition. */

/* The value of the question for the mail program that stands for every program which no
 * condition names. */
#define SP_OTHER_PROGRAM (SP_MAX_ANSWERS + 1)

typedef struct
{
  SpQuestion *question; /* (owned): without the mail programs themselves */
  SpCondition *ask_if;  /* (owned) */
  GPtrArray *values;    /* (owned): ids by bit; "-" first */
  guint line;
} SpGuideQuestion;

typedef struct
{
  char *id;              /* (owned) */
  GPtrArray *values;     /* (owned) of char * */
  GPtrArray *conditions; /* (owned) of SpCondition, one a value */
  guint line;
} SpGuideFact;

typedef struct
{
  char *id;          /* (owned) */
  SpCondition *when; /* (owned) */
  SpOption option;
  char *because; /* (owned) */
  guint line;
} SpGuideRule;

typedef struct
{
  SpNote *note;      /* (owned) */
  SpCondition *when; /* (owned) */
} SpGuideNote;

typedef struct
{
  SpServer *server;  /* (owned) */
  SpCondition *when; /* (owned) */
} SpGuideServer;

typedef struct
{
  char *topic;    /* (owned): of this guide or of the general one */
  SpPoint *point; /* (owned) */
  guint line;     /* of its topic */
} SpGuidePoint;

struct _SpGuide
{
  GObject parent_instance;

  char *path;
  char *id;
  char *name;
  char **domains;
  gboolean historical;
  char *source;
  char *source_date;
  char *reviewed;
  char *review_by;
  char *contact_name;
  char *contact_link;
  guint line; /* of [Guide] */

  GPtrArray *questions; /* (owned) of SpGuideQuestion, in the order of Questions= */
  GPtrArray *facts;     /* (owned) of SpGuideFact */
  GPtrArray *rules;     /* (owned) of SpGuideRule */
  GPtrArray *notes;     /* (owned) of SpGuideNote */
  GPtrArray *servers;   /* (owned) of SpGuideServer */
  GPtrArray *points;    /* (owned) of SpGuidePoint */
  GListStore *topics;   /* (owned) of SpTopic */
  GListStore *question_model;
  SpLogic *logic; /* (owned) */
};

SpGuide *sp_guide_new_empty (const char *path);
gboolean sp_guide_read (SpGuide   *self,
                        GBytes    *bytes,
                        GPtrArray *problems);
int sp_guide_find_question_index (SpGuide    *self,
                                  const char *id);
guint sp_guide_question_find_value (const SpGuideQuestion *self,
                                    const char            *id);

SpGuideQuestion *sp_guide_question (SpGuide *self,
                                    guint    index);
SpGuideFact *sp_guide_fact (SpGuide *self,
                            guint    index);
SpGuideRule *sp_guide_rule (SpGuide *self,
                            guint    index);
SpGuideNote *sp_guide_note (SpGuide *self,
                            guint    index);
SpGuideServer *sp_guide_server (SpGuide *self,
                                guint    index);

/* For those who read a guide, with a member guide and a member problems: (self, line, format, …). */
#define add_error(self, line, ...) \
  g_ptr_array_add ((self)->problems, \
                   sp_problem_new (SP_PROBLEM_ERROR, (self)->guide->path, (line), __VA_ARGS__))

G_END_DECLS
