/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a term of a condition asks about. */
typedef enum
{
  SP_VARIABLE_QUESTION,  /* the answer to a question, or that it is not asked */
  SP_VARIABLE_FACT,      /* the value of a fact of the guide */
  SP_VARIABLE_PROGRAM,   /* an ability of the mail program, an SpTruth */
  SP_VARIABLE_PROVIDER,  /* an ability of the provider, an SpTruth */
  SP_VARIABLE_RECOMMEND, /* the recommended option, an SpOption */
} SpVariableKind;

/* A set of values of one variable, one bit each. Bit 0 of a question is "not asked". */
typedef guint64 SpValues;
#define SP_VALUE(index) ((SpValues) 1 << (index))
#define SP_NOT_ASKED SP_VALUE (0)
#define SP_MAX_ANSWERS 60

typedef struct
{
  char *name;    /* as written: a question, a fact, program.X, provider.X or recommend */
  char **values; /* as written */
  guint alternative;
  SpVariableKind kind;
  guint index;
  SpValues mask;
} SpTerm;

/* Alternatives (or) of terms (and), as a guide has them: `a=x,y; b=z | c=w`. An empty
 * one always holds. */
typedef struct
{
  GArray *terms; /* of SpTerm, by alternative */
  guint line;
} SpCondition;

SpCondition *sp_condition_parse (const char *text,
                                 guint       line,
                                 char      **message);
void sp_condition_free (SpCondition *self);
SpTerm *sp_condition_get_term (const SpCondition *self,
                               guint              index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpCondition, sp_condition_free)

G_END_DECLS
