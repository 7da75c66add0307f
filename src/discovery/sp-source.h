/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-lookup.h"

G_BEGIN_DECLS

/* A place that may know an account. To add one: one file, and one line in sp-sources.c.
 *
 * start: asks whatever there is to ask at once, adding a finding for each question with
 * sp_lookup_add_finding(); it must not block, nor fail. When every one of its findings has
 * ended it calls callback; finish then says whether it was cancelled. A source never fails the
 * lookup: its errors are in its findings. */
typedef struct
{
  const char *id;    /* "autoconfig" */
  const char *title; /* translatable: for a person */
  SpTrust trust;     /* the best that it can reach */
  gboolean is_local; /* asks nobody: also when offline */
  gboolean asks_hosts; /* connects to names below the domain: never below a public suffix */
  void (*start) (SpLookup *lookup,
                 GCancellable *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer user_data);
} SpSource;

extern const SpSource sp_source_guide;
extern const SpSource sp_source_provider;
extern const SpSource sp_source_autoconfig;
extern const SpSource sp_source_pacc;
extern const SpSource sp_source_autodiscover;
extern const SpSource sp_source_jmap;
extern const SpSource sp_source_ispdb;
extern const SpSource sp_source_mx;
extern const SpSource sp_source_srv;
extern const SpSource sp_source_guess;
extern const SpSource sp_source_file;

/* All of them, best trust first; ended by NULL. */
extern const SpSource * const sp_sources[];

const SpSource *sp_source_find (const char *id);

G_END_DECLS
