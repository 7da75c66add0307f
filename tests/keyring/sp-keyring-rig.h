/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A session bus of its own, and on it a real gnome-keyring-daemon with a home of its own. */
typedef struct
{
  GTestDBus *bus;               /* (owned) (nullable) */
  GDBusConnection *connection;  /* (owned) (nullable): an observer's, not the session's */
  char *home;                   /* (owned) */
  GSubprocess *daemon;          /* (owned) (nullable) */
} SpKeyringRig;

void sp_keyring_rig_up (SpKeyringRig *rig);
void sp_keyring_rig_down (SpKeyringRig *rig);
gboolean sp_keyring_rig_has_daemon (void);
void sp_keyring_rig_start_daemon (SpKeyringRig *rig);
void sp_keyring_rig_kill_daemon (SpKeyringRig *rig);
void sp_keyring_rig_kill_bus (SpKeyringRig *rig);
void sp_keyring_rig_lock (SpKeyringRig *rig);
guint sp_keyring_rig_count_items (SpKeyringRig *rig);
guint sp_keyring_rig_count_all (SpKeyringRig *rig);

/* Answers the questions of gnome-keyring-daemon with "Cancel". */
typedef struct
{
  GDBusConnection *connection; /* (owned) */
  guint registration;
  guint name;
  guint n_questions;
} SpKeyringPrompter;

SpKeyringPrompter *sp_keyring_prompter_new (SpKeyringRig *rig);
void sp_keyring_prompter_free (SpKeyringPrompter *self);

G_END_DECLS
