/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-net-error.h"

#include <gio/gio.h>

static void
test_absence (void)
{
  g_autoptr (GError) name = g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NO_NAME, "");
  g_autoptr (GError) page = g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NOT_FOUND, "");
  g_autoptr (GError) server = g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NAME_SERVER, "");
  g_autoptr (GError) foreign = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "");

  g_assert_true (sp_net_error_is_absence (name));
  g_assert_true (sp_net_error_is_absence (page));
  g_assert_false (sp_net_error_is_absence (server));
  g_assert_false (sp_net_error_is_absence (foreign));
  g_assert_false (sp_net_error_is_absence (NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/net/net-error/absence", test_absence);

  return g_test_run ();
}
