/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-error.h"

#include <libsecret/secret.h>

#include <string.h>

static void
test_texts (void)
{
  for (guint i = 0; i < SP_N_KEYRING_ERRORS; i++)
    {
      g_autoptr (GError) error = sp_keyring_error_new (i);

      g_assert_error (error, SP_KEYRING_ERROR, (int) i);
      g_assert_cmpstr (error->message, !=, "");
      g_assert_cmpstr (sp_keyring_error_get_remedy (i), !=, NULL);
      g_assert_cmpstr (sp_keyring_error_get_remedy (i), !=, error->message);
    }
}

static void
test_convert (void)
{
  const struct
  {
    GQuark domain;
    int code;
    SpKeyringError meaning;
  } cases[] = {
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, SP_KEYRING_ERROR_TIMED_OUT },
    { G_IO_ERROR, G_IO_ERROR_CLOSED, SP_KEYRING_ERROR_GONE },
    { G_IO_ERROR, G_IO_ERROR_NO_SPACE, SP_KEYRING_ERROR_FAILED },
    { G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY, SP_KEYRING_ERROR_GONE },
    { G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN, SP_KEYRING_ERROR_GONE },
    { G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED, SP_KEYRING_ERROR_FAILED },
    { SECRET_ERROR, SECRET_ERROR_IS_LOCKED, SP_KEYRING_ERROR_LOCKED },
    { SECRET_ERROR, SECRET_ERROR_PROTOCOL, SP_KEYRING_ERROR_FAILED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) cause = g_error_new_literal (cases[i].domain, cases[i].code, "cause");
      g_autoptr (GError) error = sp_keyring_error_convert (cause);

      g_assert_error (error, SP_KEYRING_ERROR, (int) cases[i].meaning);
      if (cases[i].meaning == SP_KEYRING_ERROR_FAILED)
        g_assert_nonnull (strstr (error->message, "cause"));
    }
}

/* What is already ours, or the person's own wish, is not explained once more. */
static void
test_convert_keeps (void)
{
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "stop");
  g_autoptr (GError) ours = sp_keyring_error_new (SP_KEYRING_ERROR_DIFFERS);
  g_autoptr (GError) first = sp_keyring_error_convert (cancelled);
  g_autoptr (GError) second = sp_keyring_error_convert (ours);

  g_assert_error (first, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (second, SP_KEYRING_ERROR, SP_KEYRING_ERROR_DIFFERS);
  g_assert_cmpstr (second->message, ==, ours->message);
}

static void
test_convert_strips_dbus_names (void)
{
  g_autoptr (GError) cause = g_dbus_error_new_for_dbus_error ("org.example.Broken", "on fire");
  g_autoptr (GError) error = sp_keyring_error_convert (cause);

  g_assert_nonnull (strstr (error->message, "on fire"));
  g_assert_null (strstr (error->message, "GDBus"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/keyring/error/texts", test_texts);
  g_test_add_func ("/keyring/error/convert", test_convert);
  g_test_add_func ("/keyring/error/convert-keeps", test_convert_keeps);
  g_test_add_func ("/keyring/error/convert-strips-dbus-names", test_convert_strips_dbus_names);

  return g_test_run ();
}
