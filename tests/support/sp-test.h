/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Awaiting: pass sp_test_take_result and the address of a NULL GAsyncResult pointer to
 * the operation, then call sp_test_await() with that address. */
void sp_test_take_result (GObject      *source,
                          GAsyncResult *result,
                          gpointer      user_data);
void sp_test_await (GAsyncResult **result);
void sp_test_await_true (gboolean (*predicate) (gpointer data),
                         gpointer   data);

typedef void     (*SpTestStart) (GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data,
                                 gpointer            data);
typedef gboolean (*SpTestFinish) (GAsyncResult *result,
                                  gpointer      data,
                                  GError      **error);

guint sp_test_sweep_cancellation (SpTestStart  start,
                                  SpTestFinish finish,
                                  gpointer     data);

const char *sp_test_dir (void);
char       *sp_test_write (const char *dir,
                           const char *name,
                           const char *contents,
                           gssize      length);

G_END_DECLS
