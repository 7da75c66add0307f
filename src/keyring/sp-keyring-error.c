/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-error.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

G_DEFINE_QUARK (sp-keyring-error-quark, sp_keyring_error)

static const struct
{
  const char *message;
  const char *remedy;
} texts[SP_N_KEYRING_ERRORS] = {
  [SP_KEYRING_ERROR_NO_BUS] = {
    /* Translators: the session bus (D-Bus) is how programs of one desktop session talk to each other. */
    N_("There is no session bus, so no program can ask for a password to be kept."),
    N_("Run this from inside your desktop session. Over ssh or in a text console, start it with “dbus-run-session”."),
  },
  [SP_KEYRING_ERROR_NO_SERVICE] = {
    N_("No password service is running in this session."),
    N_("Install and start one, such as GNOME Keyring, KWallet or KeePassXC, then log out and in again."),
  },
  [SP_KEYRING_ERROR_GONE] = {
    N_("The password service ended in the middle of the test."),
    N_("Log out and in again, then repeat the test. If it happens again, report it to the makers of the password service."),
  },
  [SP_KEYRING_ERROR_NO_COLLECTION] = {
    N_("The password service has no default keyring to store passwords in."),
    N_("Create one in your desktop’s password manager, such as Passwords and Keys, and set it as the default."),
  },
  [SP_KEYRING_ERROR_LOCKED] = {
    N_("Your default keyring is locked and could not be unlocked."),
    N_("Unlock it in your desktop’s password manager, such as Passwords and Keys, then repeat the test."),
  },
  [SP_KEYRING_ERROR_DISMISSED] = {
    N_("The keyring stayed locked: the question for its password was closed, or could not be shown."),
    N_("Repeat the test and enter the password of your keyring when asked. It is usually the one you log in with."),
  },
  [SP_KEYRING_ERROR_TIMED_OUT] = {
    N_("The password service did not answer in time."),
    N_("Look for a hidden window that asks for a password. Otherwise log out and in again, then repeat the test."),
  },
  [SP_KEYRING_ERROR_MISSING] = {
    N_("The password service said that it stored the test password, but cannot find it again."),
    N_("Do not rely on this keyring for your passwords until this is resolved. Check that your disk is not full, then repeat the test."),
  },
  [SP_KEYRING_ERROR_DIFFERS] = {
    N_("The password that came back is not the one that was stored."),
    N_("Do not rely on this keyring for your passwords, and report this to the makers of the password service."),
  },
  [SP_KEYRING_ERROR_NOT_REMOVED] = {
    N_("The test entry may still be in your keyring. It holds nothing but random letters."),
    N_("Repeat the test, which removes what an earlier one left behind, or delete the entry that begins with “Signpost test” in your desktop’s password manager."),
  },
  [SP_KEYRING_ERROR_FAILED] = {
    N_("The password service reported an error."),
    N_("Log out and in again, then repeat the test. If it happens again, report the message above to the makers of the password service."),
  },
};

/**
 * sp_keyring_error_get_remedy:
 * @code: what went wrong
 *
 * Returns: (transfer none): what a person can do about it, translated
 */
const char *
sp_keyring_error_get_remedy (SpKeyringError code)
{
  g_return_val_if_fail (code < SP_N_KEYRING_ERRORS, NULL);

  return _(texts[code].remedy);
}

/**
 * sp_keyring_error_new:
 * @code: what went wrong
 *
 * Returns: (transfer full): an error of %SP_KEYRING_ERROR whose message says so in plain
 *   words, translated
 */
GError *
sp_keyring_error_new (SpKeyringError code)
{
  g_return_val_if_fail (code < SP_N_KEYRING_ERRORS, NULL);

  return g_error_new_literal (SP_KEYRING_ERROR, (int) code, _(texts[code].message));
}

/**
 * sp_keyring_error_convert:
 * @cause: an error of GIO, D-Bus or libsecret
 *
 * Returns: (transfer full): what it means for a person; an error of %SP_KEYRING_ERROR or
 *   %G_IO_ERROR_CANCELLED comes back as it is
 */
GError *
sp_keyring_error_convert (const GError *cause)
{
  static const struct
  {
    GQuark (*domain) (void);
    int code;
    SpKeyringError meaning;
  } meanings[] = {
    { g_io_error_quark, G_IO_ERROR_TIMED_OUT, SP_KEYRING_ERROR_TIMED_OUT },
    { g_io_error_quark, G_IO_ERROR_CLOSED, SP_KEYRING_ERROR_GONE },
    { g_io_error_quark, G_IO_ERROR_BROKEN_PIPE, SP_KEYRING_ERROR_GONE },
    { g_dbus_error_quark, G_DBUS_ERROR_TIMEOUT, SP_KEYRING_ERROR_TIMED_OUT },
    { g_dbus_error_quark, G_DBUS_ERROR_TIMED_OUT, SP_KEYRING_ERROR_TIMED_OUT },
    { g_dbus_error_quark, G_DBUS_ERROR_NO_REPLY, SP_KEYRING_ERROR_GONE },
    { g_dbus_error_quark, G_DBUS_ERROR_NAME_HAS_NO_OWNER, SP_KEYRING_ERROR_GONE },
    { g_dbus_error_quark, G_DBUS_ERROR_SERVICE_UNKNOWN, SP_KEYRING_ERROR_GONE },
    { g_dbus_error_quark, G_DBUS_ERROR_DISCONNECTED, SP_KEYRING_ERROR_GONE },
    { secret_error_get_quark, SECRET_ERROR_IS_LOCKED, SP_KEYRING_ERROR_LOCKED },
  };
  g_autoptr (GError) stripped = NULL;

  g_return_val_if_fail (cause != NULL, NULL);

  if (cause->domain == SP_KEYRING_ERROR ||
      g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (cause);

  for (gsize i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      if (g_error_matches (cause, meanings[i].domain (), meanings[i].code))
        return sp_keyring_error_new (meanings[i].meaning);
    }

  stripped = g_error_copy (cause);
  g_dbus_error_strip_remote_error (stripped);
  return g_error_new (SP_KEYRING_ERROR, SP_KEYRING_ERROR_FAILED,
                      /* Translators: %s is the service's own message, usually in English. */
                      _("The password service reported: %s"), stripped->message);
}
