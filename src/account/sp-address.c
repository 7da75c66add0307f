/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-address.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "sp-host-name.h"
#include "sp-text.h"

/* RFC 5321, section 4.5.3.1, in octets; the whole is bounded by the path, less its < and >. */
#define LOCAL_PART_MAX_LENGTH 64
#define ADDRESS_MAX_LENGTH 254
/* What is pasted may have a name around the address, but not a letter. */
#define INPUT_MAX_LENGTH 4096
/* RFC 5322, section 3.2.3 */
#define ATOM_PUNCTUATION "!#$%&'*+-/=?^_`{|}~"

struct _SpAddress
{
  GObject parent_instance;

  char *text;
  char *typed;
  char *local_part;
  char *domain;
  char *display_domain;
};

G_DEFINE_FINAL_TYPE (SpAddress, sp_address, G_TYPE_OBJECT)

G_DEFINE_QUARK (sp-address-error-quark, sp_address_error)

typedef enum
{
  PROP_TEXT = 1,
  PROP_DOMAIN,
  PROP_DISPLAY_DOMAIN,
  N_PROPS,
} SpAddressProperty;

static GParamSpec *properties[N_PROPS];

static void
sp_address_finalize (GObject *object)
{
  SpAddress *self = SP_ADDRESS (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->typed, g_free);
  g_clear_pointer (&self->local_part, g_free);
  g_clear_pointer (&self->domain, g_free);
  g_clear_pointer (&self->display_domain, g_free);

  G_OBJECT_CLASS (sp_address_parent_class)->finalize (object);
}

static void
sp_address_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  SpAddress *self = SP_ADDRESS (object);

  switch ((SpAddressProperty) prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;

    case PROP_DOMAIN:
      g_value_set_string (value, self->domain);
      break;

    case PROP_DISPLAY_DOMAIN:
      g_value_set_string (value, self->display_domain);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
      break;
    }
}

static void
sp_address_class_init (SpAddressClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = sp_address_finalize;
  object_class->get_property = sp_address_get_property;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_DOMAIN] = g_param_spec_string ("domain", NULL, NULL, NULL, flags);
  properties[PROP_DISPLAY_DOMAIN] =
    g_param_spec_string ("display-domain", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_address_init (SpAddress *self)
{
}

/* g_strstrip() knows ASCII only; web pages leave no-break spaces at the ends. */
static void
trim (char *text)
{
  char *start = text;
  char *end = text + strlen (text);

  while (*start != '\0' && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  while (end > start && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  memmove (text, start, end - start);
  text[end - start] = '\0';
}

/* "Name <address>" comes from mail programs, "mailto:" from web pages. */
static char *
unwrap (char *text)
{
  gsize length = strlen (text);
  char *bracket = strrchr (text, '<');
  char *inner = text;

  if (bracket != NULL && text[length - 1] == '>')
    {
      text[length - 1] = '\0';
      inner = bracket + 1;
      trim (inner);
    }

  if (g_ascii_strncasecmp (inner, "mailto:", strlen ("mailto:")) == 0)
    {
      g_autofree char *unescaped = NULL;

      inner += strlen ("mailto:");
      inner[strcspn (inner, "?")] = '\0';
      unescaped = g_uri_unescape_string (inner, NULL);
      if (unescaped != NULL && g_utf8_validate (unescaped, -1, NULL))
        return g_steal_pointer (&unescaped);
    }

  return g_strdup (inner);
}

static gboolean
set_error (GError       **error,
           SpAddressError code,
           const char    *message)
{
  g_set_error_literal (error, SP_ADDRESS_ERROR, code, message);
  return FALSE;
}

static char *
dup_cleaned (const char *text,
             GError    **error)
{
  g_autofree char *visible = NULL;
  g_autofree char *unwrapped = NULL;
  char *cleaned;

  if (strlen (text) > INPUT_MAX_LENGTH)
    {
      set_error (error, SP_ADDRESS_ERROR_DOMAIN, _("This is too long for an address."));
      return NULL;
    }
  if (!g_utf8_validate (text, -1, NULL))
    {
      set_error (error, SP_ADDRESS_ERROR_LOCAL_PART,
                 _("The address contains characters that cannot be read (it is not UTF-8)."));
      return NULL;
    }

  visible = sp_text_strip_invisible (text);
  trim (visible);
  unwrapped = unwrap (visible);

  /* A link may have brought more of them, escaped. */
  cleaned = sp_text_strip_invisible (unwrapped);
  trim (cleaned);
  return cleaned;
}

static gboolean
check_quoted (const char *local_part,
              GError    **error)
{
  const char *c = local_part + 1;

  while (*c != '\0' && *c != '"')
    {
      if (*c == '\\' && c[1] != '\0')
        c++;
      if (sp_text_is_control (g_utf8_get_char (c)))
        return set_error (error, SP_ADDRESS_ERROR_LOCAL_PART,
                          _("The address contains a control character."));

      c = g_utf8_next_char (c);
    }

  if (c[0] != '"' || c[1] != '\0')
    return set_error (error, SP_ADDRESS_ERROR_LOCAL_PART,
                      _("The quotation marks before the @ do not match."));

  return TRUE;
}

static gboolean
check_atoms (const char *local_part,
             GError    **error)
{
  gsize length = strlen (local_part);

  if (local_part[0] == '.' || local_part[length - 1] == '.' || strstr (local_part, "..") != NULL)
    return set_error (error, SP_ADDRESS_ERROR_LOCAL_PART,
                      _("The part before the @ has a dot too many."));

  for (const char *c = local_part; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (sp_text_is_control (character))
        return set_error (error, SP_ADDRESS_ERROR_LOCAL_PART,
                          _("The address contains a control character."));
      if (g_unichar_isspace (character))
        return set_error (error, SP_ADDRESS_ERROR_LOCAL_PART,
                          _("The address contains a space."));
      if (character == '@')
        return set_error (error, SP_ADDRESS_ERROR_LOCAL_PART,
                          _("The address has more than one @."));
      if (character < 0x80 && character != '.' && !g_ascii_isalnum ((char) character) &&
          strchr (ATOM_PUNCTUATION, (char) character) == NULL)
        {
          g_set_error (error, SP_ADDRESS_ERROR, SP_ADDRESS_ERROR_LOCAL_PART,
                       _("The part before the @ cannot contain “%c”."), (char) character);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_local_part (const char *local_part,
                  GError    **error)
{
  if (*local_part == '\0')
    return set_error (error, SP_ADDRESS_ERROR_LOCAL_PART, _("There is nothing before the @."));
  if (strlen (local_part) > LOCAL_PART_MAX_LENGTH)
    return set_error (error, SP_ADDRESS_ERROR_LOCAL_PART,
                      _("The part before the @ is too long."));

  /* RFC 5321, section 4.1.2: a dot-string or a quoted string; RFC 6531 adds UTF-8. */
  return *local_part == '"' ? check_quoted (local_part, error) : check_atoms (local_part, error);
}

/* A domain may be written with a dot at its end, as name servers have it (RFC 1034, section 3.1);
 * an address never is. RFC 3490, section 3.1, has the dots of other scripts. */
static void
drop_final_dot (char *domain)
{
  static const char * const dots[] = { ".", "\u3002", "\uff0e", "\uff61" };

  for (guint i = 0; i < G_N_ELEMENTS (dots); i++)
    {
      if (g_str_has_suffix (domain, dots[i]))
        {
          domain[strlen (domain) - strlen (dots[i])] = '\0';
          return;
        }
    }
}

static char *
dup_ascii_domain (const char *text,
                  GError    **error)
{
  g_autofree char *quoted = sp_text_abbreviate (text);
  g_autofree char *domain = NULL;

  if (*text == '\0')
    {
      set_error (error, SP_ADDRESS_ERROR_DOMAIN, _("There is nothing after the @."));
      return NULL;
    }

  domain = sp_host_name_to_ascii (text);
  if (domain == NULL || g_hostname_is_ip_address (domain))
    {
      g_set_error (error, SP_ADDRESS_ERROR, SP_ADDRESS_ERROR_DOMAIN,
                   _("“%s”, after the @, is not the name of a domain."), quoted);
      return NULL;
    }
  if (strchr (domain, '.') == NULL)
    {
      g_set_error (error, SP_ADDRESS_ERROR, SP_ADDRESS_ERROR_DOMAIN,
                   _("“%s”, after the @, has no dot; a domain ends as in .org or .edu."), quoted);
      return NULL;
    }

  return g_steal_pointer (&domain);
}

/* What looks like another text must not be shown in its place. */
static char *
dup_display_domain (const char *domain)
{
  g_autofree char *unicode = g_hostname_to_unicode (domain);
  g_autofree char *ascii = NULL;

  if (unicode != NULL)
    ascii = sp_host_name_to_ascii (unicode);

  return g_strcmp0 (ascii, domain) == 0 ? g_steal_pointer (&unicode) : g_strdup (domain);
}

/* The script stays as it is; case does not matter in a domain. */
static char *
dup_typed (const char *local_part,
           const char *domain)
{
  g_autofree char *lower = g_utf8_strdown (domain, -1);
  g_autofree char *composed = g_utf8_normalize (lower, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return g_strconcat (local_part, "@", composed, NULL);
}

/**
 * sp_address_new:
 * @text: what somebody typed or pasted
 * @error: return location for an error of %SP_ADDRESS_ERROR, with a sentence for whoever typed
 *   it
 *
 * Reads an address as people type or paste it: with spaces or invisible characters around it,
 * as a mailto: link or as "Name <address>", or with a dot at its end. Addresses are as in RFC
 * 5321, section 4.1.2, with UTF-8 as in RFC 6531, and a domain with at least one dot.
 *
 * Returns: a new address, or %NULL if it is none
 */
SpAddress *
sp_address_new (const char  *text,
                GError     **error)
{
  g_autoptr (SpAddress) self = NULL;
  g_autofree char *cleaned = NULL;
  char *at;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  cleaned = dup_cleaned (text, error);
  if (cleaned == NULL)
    return NULL;
  if (*cleaned == '\0')
    {
      set_error (error, SP_ADDRESS_ERROR_EMPTY, _("Type an address."));
      return NULL;
    }

  /* A domain has no @, so the last one is the one, whatever stands in quotes. */
  at = strrchr (cleaned, '@');
  if (at == NULL)
    {
      set_error (error, SP_ADDRESS_ERROR_NO_AT,
                 _("An address has an @ in it, as in name@example.org."));
      return NULL;
    }
  *at = '\0';

  self = g_object_new (SP_TYPE_ADDRESS, NULL);
  self->local_part = g_utf8_normalize (cleaned, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  if (!check_local_part (self->local_part, error))
    return NULL;

  drop_final_dot (at + 1);
  self->domain = dup_ascii_domain (at + 1, error);
  if (self->domain == NULL)
    return NULL;

  self->text = g_strconcat (self->local_part, "@", self->domain, NULL);
  if (strlen (self->text) > ADDRESS_MAX_LENGTH)
    {
      set_error (error, SP_ADDRESS_ERROR_DOMAIN, _("This is too long for an address."));
      return NULL;
    }

  self->display_domain = dup_display_domain (self->domain);
  self->typed = dup_typed (self->local_part, at + 1);
  return g_steal_pointer (&self);
}

/**
 * sp_address_get_text:
 * @self: an address
 *
 * Returns: the address as mail programs need it, with its domain in lower case and in ASCII
 */
const char *
sp_address_get_text (SpAddress *self)
{
  g_return_val_if_fail (SP_IS_ADDRESS (self), NULL);

  return self->text;
}

/**
 * sp_address_get_typed:
 * @self: an address
 *
 * Returns: the address as it was typed, with its domain in lower case and in the script it was
 *   typed in: for whoever looks for it again in what they gave
 */
const char *
sp_address_get_typed (SpAddress *self)
{
  g_return_val_if_fail (SP_IS_ADDRESS (self), NULL);

  return self->typed;
}

/**
 * sp_address_get_local_part:
 * @self: an address
 *
 * Returns: what stands before the @, with its quotation marks if it has some
 */
const char *
sp_address_get_local_part (SpAddress *self)
{
  g_return_val_if_fail (SP_IS_ADDRESS (self), NULL);

  return self->local_part;
}

/**
 * sp_address_get_domain:
 * @self: an address
 *
 * Returns: the domain in lower case and in ASCII (A-labels), for looking up
 */
const char *
sp_address_get_domain (SpAddress *self)
{
  g_return_val_if_fail (SP_IS_ADDRESS (self), NULL);

  return self->domain;
}

/**
 * sp_address_get_display_domain:
 * @self: an address
 *
 * Returns: the domain in its own script, for showing
 */
const char *
sp_address_get_display_domain (SpAddress *self)
{
  g_return_val_if_fail (SP_IS_ADDRESS (self), NULL);

  return self->display_domain;
}

/**
 * sp_address_to_masked:
 * @self: an address
 *
 * Returns: (transfer full): the address for logs and tickets: its first character, an
 *   ellipsis, the domain
 */
char *
sp_address_to_masked (SpAddress *self)
{
  g_autofree char *first = NULL;

  g_return_val_if_fail (SP_IS_ADDRESS (self), NULL);

  first = g_utf8_substring (self->local_part, 0, 1);
  return g_strconcat (first, "…@", self->domain, NULL);
}

typedef struct
{
  const char *variable; /* without its second % */
  const char *value;
} Replacement;

/**
 * sp_address_expand:
 * @self: an address
 * @pattern: a user name or another value with variables in it
 *
 * Replaces %EMAILADDRESS%, %EMAILLOCALPART% and %EMAILDOMAIN% in a pattern, as in
 * Thunderbird's autoconfiguration files, some of which forget the second percent sign.
 * Everything else stays as it is.
 *
 * Returns: (transfer full): the pattern with the parts of the address in it
 */
char *
sp_address_expand (SpAddress  *self,
                   const char *pattern)
{
  g_autoptr (GString) result = g_string_new (NULL);

  g_return_val_if_fail (SP_IS_ADDRESS (self), NULL);
  g_return_val_if_fail (pattern != NULL, NULL);

  while (*pattern != '\0')
    {
      const Replacement replacements[] = {
        { "%EMAILADDRESS", self->text },
        { "%EMAILLOCALPART", self->local_part },
        { "%EMAILDOMAIN", self->domain },
      };
      const char *start = pattern;

      for (guint i = 0; i < G_N_ELEMENTS (replacements) && pattern == start; i++)
        {
          if (!g_str_has_prefix (pattern, replacements[i].variable))
            continue;

          g_string_append (result, replacements[i].value);
          pattern += strlen (replacements[i].variable);
          if (*pattern == '%')
            pattern++;
        }

      if (pattern == start)
        g_string_append_c (result, *pattern++);
    }

  return g_string_free (g_steal_pointer (&result), FALSE);
}
