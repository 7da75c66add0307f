/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-keyring-secret.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>

/* One mapping holds the random bytes and their text. */
#define SECRET_BYTES 32
#define SECRET_LENGTH (2 * SECRET_BYTES)
#define MAPPING_SIZE 4096

static void
free_mapping (gpointer mapping)
{
  explicit_bzero (mapping, MAPPING_SIZE);
  munlock (mapping, MAPPING_SIZE);
  munmap (mapping, MAPPING_SIZE);
}

/**
 * sp_keyring_secret_new:
 * @error: return location for an error
 *
 * Makes a secret that nobody can guess. It lives in memory of its own that is kept from
 * swap and core dumps as far as the system allows, and is wiped with the last reference.
 *
 * Returns: (transfer full): 64 hexadecimal digits as text/plain, or %NULL with an error of
 *   %G_IO_ERROR if the system gives no memory or no random bytes
 */
SecretValue *
sp_keyring_secret_new (GError **error)
{
  static const char digits[] = "0123456789abcdef";
  char *text = NULL;
  guint8 *bytes = NULL;

  text = mmap (NULL, MAPPING_SIZE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (text == MAP_FAILED)
    {
      int saved = errno;

      g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (saved),
                           g_strerror (saved));
      return NULL;
    }

  /* Where the limit for locked memory is zero the test is still worth making: what it
   * stores opens nothing. */
  (void) mlock (text, MAPPING_SIZE);
  (void) madvise (text, MAPPING_SIZE, MADV_DONTDUMP);

  bytes = (guint8 *) text + SECRET_LENGTH + 1;
  if (getrandom (bytes, SECRET_BYTES, GRND_NONBLOCK) != SECRET_BYTES)
    {
      int saved = errno;

      free_mapping (text);
      g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (saved),
                           g_strerror (saved));
      return NULL;
    }

  for (gsize i = 0; i < SECRET_BYTES; i++)
    {
      text[2 * i] = digits[bytes[i] >> 4];
      text[2 * i + 1] = digits[bytes[i] & 15];
    }

  return secret_value_new_full (text, SECRET_LENGTH, "text/plain", free_mapping);
}

/**
 * sp_keyring_secret_equal:
 * @a: a secret
 * @b: another one
 *
 * Returns: %TRUE if both hold the same bytes
 */
gboolean
sp_keyring_secret_equal (SecretValue *a,
                         SecretValue *b)
{
  gsize length_a = 0;
  gsize length_b = 0;
  const char *text_a = secret_value_get (a, &length_a);
  const char *text_b = secret_value_get (b, &length_b);

  return length_a == length_b && memcmp (text_a, text_b, length_a) == 0;
}
