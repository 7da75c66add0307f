/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-http-response.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

/* More ways to sign in than these nobody offers. */
#define MAX_CHALLENGES 16

static const char *
skip_space (const char *text)
{
  return text + strspn (text, " \t");
}

static gsize
token_length (const char *text)
{
  return strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~");
}

/* To behind the next comma that is not within quotes. */
static const char *
skip_item (const char *text)
{
  gboolean quoted = FALSE;

  for (; *text != '\0'; text++)
    {
      if (quoted && *text == '\\' && text[1] != '\0')
        text++;
      else if (*text == '"')
        quoted = !quoted;
      else if (*text == ',' && !quoted)
        return text + 1;
    }

  return text;
}

/**
 * sp_http_parse_challenges:
 * @header: (nullable): the value of WWW-Authenticate, or several, joined by commas
 *
 * Finds the schemes in a list of challenges (RFC 9110, section 11.6.1): a word that no "="
 * follows begins a challenge; all else are its parameters.
 *
 * Returns: (transfer full): the schemes as they are written, each once
 */
char **
sp_http_parse_challenges (const char *header)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_free);

  while (header != NULL && *header != '\0' && seen->len < MAX_CHALLENGES)
    {
      const char *word = skip_space (header);
      gsize length = token_length (word);
      const char *after = skip_space (word + length);
      g_autofree char *scheme = g_strndup (word, length);

      if (length > 0 && *after != '=' &&
          !g_ptr_array_find_with_equal_func (seen, scheme, (GEqualFunc) g_str_equal, NULL))
        {
          g_strv_builder_add (builder, scheme);
          g_ptr_array_add (seen, g_steal_pointer (&scheme));
        }
      header = skip_item (word);
    }

  return g_strv_builder_end (builder);
}

/**
 * sp_http_response_check:
 * @self: a response
 * @error: return location for an error
 *
 * Returns: whether it is what was asked for (2xx); otherwise %SP_NET_ERROR_NOT_FOUND (404, 410),
 *   %SP_NET_ERROR_SIGN_IN (401, 403) or %SP_NET_ERROR_STATUS
 */
gboolean
sp_http_response_check (const SpHttpResponse *self,
                        GError              **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (SOUP_STATUS_IS_SUCCESSFUL (self->status))
    return TRUE;

  switch (self->status)
    {
    case SOUP_STATUS_NOT_FOUND:
    case SOUP_STATUS_GONE:
      g_set_error_literal (error, SP_NET_ERROR, SP_NET_ERROR_NOT_FOUND, _("There is no such page."));
      break;

    case SOUP_STATUS_UNAUTHORIZED:
    case SOUP_STATUS_FORBIDDEN:
      g_set_error_literal (error, SP_NET_ERROR, SP_NET_ERROR_SIGN_IN,
                           _("The server wants a sign-in before it answers."));
      break;

    default:
      /* Translators: the number is the status code of an HTTP answer, such as 500. */
      g_set_error (error, SP_NET_ERROR, SP_NET_ERROR_STATUS, _("The server answered with status %u."),
                   self->status);
      break;
    }

  return FALSE;
}

/**
 * sp_http_response_free:
 * @self: (transfer full): a response
 */
void
sp_http_response_free (SpHttpResponse *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->content_type);
  g_free (self->url);
  g_free (self->location);
  g_strfreev (self->challenges);
  g_free (self->tls_version);
  g_free (self);
}
