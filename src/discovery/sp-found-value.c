/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-found-value.h"

#include <gio/gio.h>

#include "sp-host-name.h"
#include "sp-text.h"

#define LINK_MAX_LENGTH 2048
/* RFC 5321: 64 for the local part, the @, 255 for the domain. */
#define USER_NAME_MAX_LENGTH 320
/* draft-ietf-mailmaint-autoconfig */
#define NAME_MAX_CHARS 60

typedef enum
{
  VARIABLE_ADDRESS,
  VARIABLE_LOCAL_PART,
  VARIABLE_DOMAIN,
  N_VARIABLES,
} Variable;

static const char * const variables[N_VARIABLES] = {
  [VARIABLE_ADDRESS] = "%EMAILADDRESS%",
  [VARIABLE_LOCAL_PART] = "%EMAILLOCALPART%",
  [VARIABLE_DOMAIN] = "%EMAILDOMAIN%",
};

/* Some write a variable in small letters, some forget its second percent sign. */
static gsize
match_variable (const char *text,
                Variable   *variable)
{
  for (Variable i = 0; i < N_VARIABLES; i++)
    {
      gsize length = strlen (variables[i]) - 1;

      if (g_ascii_strncasecmp (text, variables[i], length) == 0)
        {
          *variable = i;
          return text[length] == '%' ? length + 1 : length;
        }
    }

  return 0;
}

/* Replaces each variable by its value; values of NULL by themselves as they should be written. */
static char *
replace (const char         *text,
         const char * const *values)
{
  g_autoptr (GString) result = g_string_new (NULL);

  while (*text != '\0')
    {
      Variable variable = VARIABLE_ADDRESS;
      gsize length = *text == '%' ? match_variable (text, &variable) : 0;

      if (length > 0)
        g_string_append (result, values != NULL ? values[variable] : variables[variable]);
      else
        g_string_append_c (result, *text);

      text += MAX (length, 1);
    }

  return g_string_free (g_steal_pointer (&result), FALSE);
}

static char *
expand (const char *text,
        SpAddress  *address)
{
  const char *values[N_VARIABLES];

  if (address == NULL)
    return g_strdup (text);

  values[VARIABLE_ADDRESS] = sp_address_get_text (address);
  values[VARIABLE_LOCAL_PART] = sp_address_get_local_part (address);
  values[VARIABLE_DOMAIN] = sp_address_get_domain (address);
  return replace (text, values);
}

/* RFC 3986: what an address may hold, such as "?" or "#", would end a part of the link. */
static char *
expand_escaped (const char *text,
                SpAddress  *address)
{
  g_autofree char *escaped = NULL;
  g_autofree char *local_part = NULL;
  const char *values[N_VARIABLES];

  if (address == NULL)
    return g_strdup (text);

  local_part = g_uri_escape_string (sp_address_get_local_part (address), NULL, FALSE);
  escaped = g_strconcat (local_part, "@", sp_address_get_domain (address), NULL);
  values[VARIABLE_ADDRESS] = escaped;
  values[VARIABLE_LOCAL_PART] = local_part;
  values[VARIABLE_DOMAIN] = sp_address_get_domain (address);
  return replace (text, values);
}

/* A mail server is a host of the Internet: not this computer, nor one of whatever network it
 * happens to be in. */
static gboolean
is_public (const char *host)
{
  g_autoptr (GInetAddress) number = g_inet_address_new_from_string (host);

  if (number == NULL)
    return strchr (host, '.') != NULL && !g_str_has_suffix (host, ".localhost");

  return !g_inet_address_get_is_any (number) && !g_inet_address_get_is_loopback (number) &&
         !g_inet_address_get_is_link_local (number) &&
         !g_inet_address_get_is_site_local (number) &&
         !g_inet_address_get_is_multicast (number);
}

static char *
dup_public_host (const char *text)
{
  g_autofree char *name = g_strdup (text);
  g_autofree char *host = NULL;

  /* The dot of the root is right, and rarely meant. */
  if (g_str_has_suffix (name, "."))
    name[strlen (name) - 1] = '\0';

  host = sp_host_name_to_ascii (name);
  return host != NULL && is_public (host) ? g_steal_pointer (&host) : NULL;
}

/**
 * sp_found_value_to_host:
 * @text: a host name, perhaps with variables in it
 * @address: (nullable): what the variables stand for
 *
 * Returns: (nullable) (transfer full): the name in ASCII and in lower case, or an IPv4 address;
 *   %NULL if it is neither, or not one of the Internet
 */
char *
sp_found_value_to_host (const char *text,
                        SpAddress  *address)
{
  g_autofree char *expanded = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (address == NULL || SP_IS_ADDRESS (address), NULL);

  expanded = expand (text, address);
  return dup_public_host (expanded);
}

/**
 * sp_found_value_is_host:
 * @text: what a name server gave as a host name
 *
 * Returns: whether it is the name of a host on the Internet
 */
gboolean
sp_found_value_is_host (const char *text)
{
  g_autofree char *host = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  host = dup_public_host (text);
  return host != NULL && !g_hostname_is_ip_address (host);
}

/**
 * sp_found_value_to_port:
 * @text: a number
 *
 * Returns: the port, or 0 if it is none
 */
guint16
sp_found_value_to_port (const char *text)
{
  gsize length;
  guint64 number;

  g_return_val_if_fail (text != NULL, 0);

  length = strlen (text);
  if (length == 0 || length > 5 || strspn (text, "0123456789") != length)
    return 0;

  number = g_ascii_strtoull (text, NULL, 10);
  return number <= G_MAXUINT16 ? (guint16) number : 0;
}

/**
 * sp_found_value_to_link:
 * @text: a link, perhaps with variables in it
 * @address: (nullable): what the variables stand for
 *
 * Returns: (nullable) (transfer full): the link; %NULL if it is none of https to a host of the
 *   Internet, or carries a user name
 */
char *
sp_found_value_to_link (const char *text,
                        SpAddress  *address)
{
  g_autofree char *link = NULL;
  g_autofree char *host = NULL;
  g_autoptr (GUri) uri = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (address == NULL || SP_IS_ADDRESS (address), NULL);

  if (strlen (text) > LINK_MAX_LENGTH)
    return NULL;

  link = expand_escaped (text, address);
  if (strlen (link) > LINK_MAX_LENGTH || !sp_text_is_visible (link) || strchr (link, '\\') != NULL)
    return NULL;

  uri = g_uri_parse (link, G_URI_FLAGS_ENCODED, NULL);
  if (uri == NULL || strcmp (g_uri_get_scheme (uri), "https") != 0 ||
      g_uri_get_userinfo (uri) != NULL || g_uri_get_host (uri) == NULL)
    return NULL;

  host = dup_public_host (g_uri_get_host (uri));
  return host != NULL ? g_steal_pointer (&link) : NULL;
}

static gboolean
is_clean (const char *text)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (sp_text_is_control (character) || sp_text_is_invisible (character))
        return FALSE;
    }

  return TRUE;
}

/**
 * sp_found_value_to_user_name:
 * @text: a user name, perhaps with variables in it
 * @address: (nullable): what the variables will stand for
 *
 * Returns: (nullable) (transfer full): a pattern for sp_address_expand(); %NULL if it holds what
 *   cannot be seen, or is longer than any user name
 */
char *
sp_found_value_to_user_name (const char *text,
                             SpAddress  *address)
{
  g_autofree char *pattern = NULL;
  g_autofree char *expanded = NULL;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (address == NULL || SP_IS_ADDRESS (address), NULL);

  if (strlen (text) > USER_NAME_MAX_LENGTH || !is_clean (text))
    return NULL;

  pattern = replace (text, NULL);
  expanded = expand (pattern, address);
  if (strlen (pattern) > USER_NAME_MAX_LENGTH || strlen (expanded) > USER_NAME_MAX_LENGTH)
    return NULL;

  return g_steal_pointer (&pattern);
}

/**
 * sp_found_value_has_other_variable:
 * @text: a value, perhaps with variables in it
 *
 * Returns: whether one of them is not known here, such as %REALNAME%
 */
gboolean
sp_found_value_has_other_variable (const char *text)
{
  const char *start = text;

  g_return_val_if_fail (text != NULL, FALSE);

  while ((start = strchr (start, '%')) != NULL)
    {
      Variable variable;
      gsize length = match_variable (start, &variable);
      gsize name_length;

      if (length > 0)
        {
          start += length;
          continue;
        }

      name_length = strspn (start + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");
      if (name_length > 2 && start[1 + name_length] == '%')
        return TRUE;

      start++;
    }

  return FALSE;
}

/**
 * sp_found_value_to_name:
 * @text: the name of a provider, perhaps with variables in it
 * @address: (nullable): what the variables stand for
 *
 * Returns: (nullable) (transfer full): the name for showing, in one line that is not too long;
 *   %NULL if nothing can be seen of it
 */
char *
sp_found_value_to_name (const char *text,
                        SpAddress  *address)
{
  g_autofree char *expanded = NULL;
  g_autoptr (GString) name = g_string_new (NULL);
  glong n_chars = 0;
  gboolean gap = FALSE;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (address == NULL || SP_IS_ADDRESS (address), NULL);

  expanded = expand (text, address);

  for (const char *c = expanded; *c != '\0' && n_chars <= NAME_MAX_CHARS; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isspace (character) || sp_text_is_control (character))
        {
          gap = name->len > 0;
          continue;
        }
      if (sp_text_is_invisible (character))
        continue;

      if (gap)
        g_string_append_c (name, ' ');
      g_string_append_unichar (name, character);
      n_chars = g_utf8_strlen (name->str, -1);
      gap = FALSE;
    }

  if (n_chars > NAME_MAX_CHARS)
    {
      g_string_truncate (name, (gsize) (g_utf8_offset_to_pointer (name->str, NAME_MAX_CHARS - 1) -
                                        name->str));
      g_string_append (name, "…");
    }

  return name->len > 0 ? g_string_free (g_steal_pointer (&name), FALSE) : NULL;
}
