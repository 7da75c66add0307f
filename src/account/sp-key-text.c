/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-key-file.h"

#include "sp-address.h"
#include "sp-text.h"

#define ID_MAX_LENGTH 64
/* Never part of a URI (RFC 3986, section 2), and able to end an attribute or a command. */
#define LINK_FORBIDDEN "\"'<>\\^`{|}"

/**
 * sp_key_text_is_id:
 * @text: valid UTF-8
 *
 * Returns: whether @text is an id: lower-case letters, digits and inner hyphens, at most 64
 */
gboolean
sp_key_text_is_id (const char *text)
{
  gsize length;

  g_return_val_if_fail (text != NULL, FALSE);

  length = strlen (text);
  if (length == 0 || length > ID_MAX_LENGTH || text[0] == '-' || text[length - 1] == '-')
    return FALSE;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && *c != '-')
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_port (const char *text)
{
  gsize length = strspn (text, "0123456789");
  guint64 port;

  if (length == 0 || length > 5 || text[length] != '\0')
    return FALSE;

  port = g_ascii_strtoull (text, NULL, 10);
  return port >= 1 && port <= 65535;
}

static gboolean
is_web_authority (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);

  /* A user before the host ("https://bank.example@evil.example") only ever deceives;
   * a host name has no "@", so that it is refused here. */
  if (parts[0] == NULL || !sp_host_name_is_valid (parts[0]))
    return FALSE;

  return parts[1] == NULL || is_port (parts[1]);
}

static gboolean
is_web_link (const char *rest)
{
  g_autofree char *authority = g_strndup (rest, strcspn (rest, "/?#"));

  return is_web_authority (authority);
}

static gboolean
is_mail_link (const char *rest)
{
  g_autofree char *text = g_strndup (rest, strcspn (rest, "?#"));
  g_autoptr (SpAddress) address = sp_address_new (text, NULL);

  return address != NULL;
}

/**
 * sp_key_text_is_link:
 * @text: a text
 *
 * Nothing else may be opened from a data file.
 *
 * Returns: whether @text is an https: link to a real host, without a user name in it, or a
 *   mailto: link to one address
 */
gboolean
sp_key_text_is_link (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL) || strpbrk (text, LINK_FORBIDDEN) != NULL ||
      !sp_text_is_visible (text))
    return FALSE;
  if (g_ascii_strncasecmp (text, "https://", strlen ("https://")) == 0)
    return is_web_link (text + strlen ("https://"));
  if (g_ascii_strncasecmp (text, "mailto:", strlen ("mailto:")) == 0)
    return is_mail_link (text + strlen ("mailto:"));

  return FALSE;
}

static gboolean
take_digits (const char **text,
             guint        n_digits,
             guint       *number)
{
  *number = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;

      *number = *number * 10 + (guint) g_ascii_digit_value (**text);
      (*text)++;
    }

  return TRUE;
}

/**
 * sp_key_text_is_date:
 * @text: valid UTF-8
 *
 * Returns: whether @text is a day, month or year that exists: YYYY-MM-DD, YYYY-MM or YYYY
 */
gboolean
sp_key_text_is_date (const char *text)
{
  guint year = 0;
  guint month = 1;
  guint day = 1;

  g_return_val_if_fail (text != NULL, FALSE);

  if (!take_digits (&text, 4, &year))
    return FALSE;
  if (*text == '-')
    {
      text++;
      if (!take_digits (&text, 2, &month))
        return FALSE;
      if (*text == '-')
        {
          text++;
          if (!take_digits (&text, 2, &day))
            return FALSE;
        }
    }

  return *text == '\0' && g_date_valid_dmy (day, month, year);
}
