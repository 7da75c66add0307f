/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-arguments.h"
#include "sp-discovery.h"

G_BEGIN_DECLS

/* What `discover` is called with, and what all its lookups share. */
typedef struct
{
  /* As typed */
  gboolean json;
  gboolean offline;
  gboolean send_address;
  gboolean allow_http;
  gboolean sent;
  double deadline; /* seconds; 0: as long as usual */
  int jobs;        /* 0: as many as usual */
  char **sources;  /* (nullable) */
  char **files;    /* (nullable): KIND=FILE */

  /* What it stands for */
  SpNet *net;
  SpCatalogue *catalogue;
  SpGuideLibrary *library;
  SpLookupOptions options;
} SpDiscoverSetup;

gboolean sp_discover_setup_parse (SpDiscoverSetup *self,
                                  int             *argc,
                                  char          ***argv);
void sp_discover_setup_open_door (SpDiscoverSetup *self);
void sp_discover_setup_open (SpDiscoverSetup *self);
SpDiscovery *sp_discover_setup_make (SpDiscoverSetup *self,
                                     SpAddress       *address);
void sp_discover_setup_run (SpDiscovery *discovery);
void sp_discover_setup_look_up (SpArguments *arguments,
                                SpAdvisor   *advisor);
void sp_discover_setup_clear (SpDiscoverSetup *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpDiscoverSetup, sp_discover_setup_clear)

G_END_DECLS
