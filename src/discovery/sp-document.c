/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-document.h"

#include <glib/gi18n-lib.h>

#include "sp-text.h"

/* An XML declaration stands at the very beginning and is short. */
#define DECLARATION_MAX_LENGTH 256

typedef struct
{
  const char *pattern; /* of declared names, in lower case */
  const char *charset; /* (nullable): as iconv knows it; NULL: the declared name */
} Charset;

/* Only what documents are written in: iconv knows others that no mail provider uses, and in which
 * text can mean something else than it seems to. ASCII is part of UTF-8. */
static const Charset charsets[] = {
  { "utf-8", "UTF-8" },
  { "utf8", "UTF-8" },
  { "us-ascii", "UTF-8" },
  { "ascii", "UTF-8" },
  { "iso-8859-?", NULL },
  { "iso-8859-1?", NULL },
  { "iso8859-?", NULL },
  { "iso8859-1?", NULL },
  { "iso_8859-?", NULL },
  { "iso_8859-1?", NULL },
  { "latin1", "ISO-8859-1" },
  { "windows-125?", NULL },
  { "cp125?", NULL },
  { "koi8-r", NULL },
  { "koi8-u", NULL },
  { "shift_jis", NULL },
  { "euc-jp", NULL },
  { "euc-kr", NULL },
  { "gb2312", NULL },
  { "gbk", NULL },
  { "gb18030", NULL },
  { "big5", NULL },
};

typedef struct
{
  const char *bytes;
  gsize n_bytes;
  const char *charset;
} Mark;

/* XML 1.0, appendix F.1; the last two are "<" without a mark before it. */
static const Mark marks[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xfe\xff", 2, "UTF-16BE" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\0<", 2, "UTF-16BE" },
  { "<\0", 2, "UTF-16LE" },
};

static const char *
skip_name (const char *c)
{
  while (g_ascii_isalnum (*c) || strchr ("._-:", *c) != NULL)
    {
      if (*c == '\0')
        break;
      c++;
    }

  return c;
}

/* What encoding="…" in <?xml …?> says; NULL if it says nothing. */
static char *
dup_declared_charset (const char *data,
                      gsize       size)
{
  g_autofree char *start = g_strndup (data, MIN (size, DECLARATION_MAX_LENGTH));
  const char *declaration = start + strspn (start, " \t\r\n");
  char *end = strstr (start, "?>");
  const char *value;

  if (!g_str_has_prefix (declaration, "<?xml") || end == NULL)
    return NULL;
  *end = '\0';

  value = strstr (declaration, "encoding");
  if (value == NULL)
    return NULL;

  value += strlen ("encoding");
  value += strspn (value, " \t\r\n");
  if (*value++ != '=')
    return NULL;

  value += strspn (value, " \t\r\n");
  if (*value != '"' && *value != '\'')
    return NULL;

  value++;
  return g_ascii_strdown (value, skip_name (value) - value);
}

static const char *
find_charset (const char *declared)
{
  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      if (g_pattern_match_simple (charsets[i].pattern, declared))
        return charsets[i].charset != NULL ? charsets[i].charset : declared;
    }

  return NULL;
}

static char *
convert (const char *data,
         gsize       size,
         const char *charset,
         GError    **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  if (strcmp (charset, "UTF-8") == 0)
    {
      text = g_strndup (data, size);
      length = size;
    }
  else
    {
      text = g_convert (data, (gssize) size, "UTF-8", charset, NULL, &length, NULL);
    }

  if (text == NULL || !g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_ENCODING,
                   /* Translators: %s is the name of an encoding, such as UTF-8 */
                   _("The answer claims to be text in %s, and is not."), charset);
      return NULL;
    }

  return g_steal_pointer (&text);
}

static char *
convert_declared (const char *data,
                  gsize       size,
                  GError    **error)
{
  g_autofree char *declared = dup_declared_charset (data, size);
  const char *charset = declared != NULL ? find_charset (declared) : "UTF-8";

  if (charset == NULL)
    {
      g_autofree char *quoted = sp_text_abbreviate (declared);

      if (g_str_has_prefix (declared, "utf-16"))
        g_set_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_ENCODING,
                     _("The answer claims to be text in %s, and is not."), "UTF-16");
      else
        g_set_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_ENCODING,
                     _("The answer is in an encoding that is not known here: “%s”."), quoted);
      return NULL;
    }

  return convert (data, size, charset, error);
}

/**
 * sp_document_to_utf8:
 * @bytes: a document that came from elsewhere: XML, JSON or anything
 * @error: return location for an error of %SP_PARSE_ERROR
 *
 * Finds out how a text is encoded, by its byte order mark or its XML declaration (XML 1.0,
 * appendix F), and decodes it.
 *
 * Returns: (nullable) (transfer full): the text in valid UTF-8, without a byte order mark or
 *   white space in front; never empty
 */
char *
sp_document_to_utf8 (GBytes  *bytes,
                     GError **error)
{
  g_autofree char *text = NULL;
  const char *start;
  const char *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size > SP_DOCUMENT_MAX_SIZE)
    {
      g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_TOO_LARGE,
                           _("The answer is too large."));
      return NULL;
    }

  for (guint i = 0; i < G_N_ELEMENTS (marks) && text == NULL; i++)
    {
      const Mark *mark = &marks[i];
      gsize skipped = memchr (mark->bytes, '<', mark->n_bytes) == NULL ? mark->n_bytes : 0;

      if (size < mark->n_bytes || memcmp (data, mark->bytes, mark->n_bytes) != 0)
        continue;

      text = convert (data + skipped, size - skipped, mark->charset, error);
      if (text == NULL)
        return NULL;
    }

  if (text == NULL)
    text = size > 0 ? convert_declared (data, size, error) : g_strdup ("");
  if (text == NULL)
    return NULL;

  start = text + strspn (text, " \t\r\n");
  if (*start == '\0')
    {
      g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_EMPTY, _("The answer is empty."));
      return NULL;
    }

  return g_strdup (start);
}

static gboolean
contains_tag (const char *text,
              const char *tag)
{
  const char *end = text + strlen (text);
  gsize length = strlen (tag);

  for (const char *c = text; c != NULL; c = memchr (c + 1, '<', (gsize) (end - c - 1)))
    {
      if ((gsize) (end - c) <= length + 1)
        return FALSE;
      if (*c == '<' && g_ascii_strncasecmp (c + 1, tag, length) == 0 &&
          !g_ascii_isalnum (c[1 + length]))
        return TRUE;
    }

  return FALSE;
}

/**
 * sp_document_is_web_page:
 * @text: what could not be read as something else
 *
 * Returns: whether it looks like HTML, which many servers send where there is nothing
 */
gboolean
sp_document_is_web_page (const char *text)
{
  static const char * const tags[] = { "!doctype html", "html", "head", "body", "script", "meta" };

  g_return_val_if_fail (text != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      if (contains_tag (text, tags[i]))
        return TRUE;
    }

  return FALSE;
}
