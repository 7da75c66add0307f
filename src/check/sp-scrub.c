/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-scrub.h"

#include <string.h>

/* Shorter ones occur by chance, and starring them out would show where they are. */
#define MIN_LENGTH 3

/**
 * sp_scrub:
 * @text: (nullable): what a server said; changed in place
 * @secrets: (element-type SpPassword): what it must not repeat
 *
 * Puts asterisks in the place of each.
 */
void
sp_scrub (char            *text,
          const GPtrArray *secrets)
{
  g_return_if_fail (secrets != NULL);

  for (guint i = 0; text != NULL && i < secrets->len; i++)
    {
      gsize length;
      const char *secret = sp_password_peek (secrets->pdata[i], &length);

      if (length < MIN_LENGTH)
        continue;

      for (char *found = strstr (text, secret); found != NULL; found = strstr (found + length, secret))
        memset (found, '*', length);
    }
}
