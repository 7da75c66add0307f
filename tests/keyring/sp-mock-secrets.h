/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A secret service that does as it is told, for what a real one cannot be made to do. It
 * lives in the main context of the test: a call that waited for it would wait for ever. */
typedef struct
{
  /* What to do */
  gboolean no_collection;   /* there is no default keyring */
  gboolean locked;          /* it is locked at first */
  gboolean lies;            /* gives back another secret */
  gboolean forgets;         /* stores nothing, and says that it did */
  gboolean keeps;           /* deletes nothing, and says that it did */
  gboolean prompts_dismiss; /* the person closes every question */
  gboolean prompts_hang;    /* the person does not answer, and the question cannot be closed */
  gboolean prompts_always;  /* asks before it stores and deletes, too */
  const char *hangs;        /* (nullable): never answers this method */
  const char *refuses;      /* (nullable): answers this method with an error */
  guint delay;              /* milliseconds before each answer */

  /* What was done */
  GHashTable *items;  /* (owned): by path */
  gpointer pending;   /* (owned) (nullable): the item that a question is about */
  GHashTable *calls;  /* (owned): how often, by method */
  GVariant *label;    /* (owned) (nullable): of what was stored last */

  GDBusConnection *connection; /* (owned) */
  GDBusNodeInfo *node;         /* (owned) */
  GArray *registrations;       /* (owned) */
  guint name;
  guint n_made;
  guint n_pending; /* delayed answers */
  guint n_prompts;
} SpMockSecrets;

SpMockSecrets *sp_mock_secrets_new (GDBusConnection *connection);
void sp_mock_secrets_free (SpMockSecrets *self);
guint sp_mock_secrets_count_calls (SpMockSecrets *self,
                                   const char    *method);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpMockSecrets, sp_mock_secrets_free)

G_END_DECLS
