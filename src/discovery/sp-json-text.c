/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-json-text.h"

#include <glib/gi18n-lib.h>

#include "sp-document.h"

typedef enum
{
  FORM_GOOD,
  FORM_TOO_DEEP,
  FORM_NOT_JSON,
} Form;

/* The character that "\uXXXX" stands for, or half of one; 0 if it is none, or that of no length. */
static gunichar
read_unit (const char *escape)
{
  gunichar unit = 0;

  if (escape[0] != '\\' || escape[1] != 'u')
    return 0;

  for (guint i = 2; i < 6; i++)
    {
      gint digit = g_ascii_xdigit_value (escape[i]);

      if (digit < 0)
        return 0;

      unit = unit * 16 + (gunichar) digit;
    }

  return unit;
}

/* The end of an escape (RFC 8259, section 7), or NULL if it is none. Behind half a surrogate pair
 * json-glib loses a character, be it the quotation mark. */
static const char *
skip_escape (const char *escape)
{
  gunichar unit = read_unit (escape);
  gunichar second;

  if (escape[1] != 'u')
    return escape[1] != '\0' && strchr ("\"\\/bfnrt", escape[1]) != NULL ? escape + 2 : NULL;
  if (unit < 0xd800 || unit > 0xdfff)
    return unit != 0 ? escape + 6 : NULL;

  second = read_unit (escape + 6);
  return unit <= 0xdbff && second >= 0xdc00 && second <= 0xdfff ? escape + 12 : NULL;
}

/* The end of a string, behind its second quotation mark, or NULL if it has none. */
static const char *
skip_string (const char *c)
{
  c++;
  while (c != NULL && *c != '\0' && *c != '"')
    c = *c == '\\' ? skip_escape (c) : c + 1;

  return c != NULL && *c == '"' ? c + 1 : NULL;
}

/* For a text that begins with a brace. json-glib reads by recursion and knows no bound. It also
 * reads more than JSON, such as comments: all but the grammar is checked, lest a quotation mark
 * that only one of the two takes for one hide brackets; and that nothing follows. */
static Form
check_form (const char *text)
{
  gsize depth = 0;

  for (const char *c = text; *c != '\0';)
    {
      if (*c == '"')
        {
          c = skip_string (c);
          if (c == NULL)
            return FORM_NOT_JSON;
          continue;
        }

      if (*c == '{' || *c == '[')
        depth++;
      else if (*c == '}' || *c == ']')
        depth--;
      else if (!g_ascii_isalnum (*c) && strchr (" \t\r\n,:+-.", *c) == NULL)
        return FORM_NOT_JSON;

      if (depth > SP_DOCUMENT_MAX_DEPTH)
        return FORM_TOO_DEEP;

      c++;
      if (depth == 0)
        return c[strspn (c, " \t\r\n")] == '\0' ? FORM_GOOD : FORM_NOT_JSON;
    }

  return FORM_NOT_JSON;
}

static JsonNode *
parse_text (const char *text,
            GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  Form form = check_form (text);
  JsonNode *root = NULL;

  if (form == FORM_TOO_DEEP)
    {
      g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_TOO_DEEP,
                           _("The answer is nested too deeply."));
      return NULL;
    }

  if (form == FORM_GOOD && json_parser_load_from_data (parser, text, -1, NULL))
    root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_SYNTAX,
                           _("The answer is not well-formed JSON."));
      return NULL;
    }

  return json_node_ref (root);
}

/**
 * sp_json_text_parse:
 * @bytes: a document that came from elsewhere
 * @error: return location for an error of %SP_PARSE_ERROR
 *
 * Reads JSON (RFC 8259) within bounds of size and depth.
 *
 * Returns: (nullable) (transfer full): a node that holds an object
 */
JsonNode *
sp_json_text_parse (GBytes  *bytes,
                    GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  text = sp_document_to_utf8 (bytes, error);
  if (text == NULL)
    return NULL;

  if (*text == '<' && sp_document_is_web_page (text))
    {
      g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_OTHER,
                           _("The answer is a web page, not settings for mail programs."));
      return NULL;
    }
  if (*text != '{')
    {
      g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_OTHER,
                           _("The answer is something else than the settings asked for."));
      return NULL;
    }

  return parse_text (text, error);
}

/**
 * sp_json_text_get_object:
 * @object: (nullable): an object
 * @name: a member's name
 *
 * Returns: (nullable) (transfer none): that member, if it is an object
 */
JsonObject *
sp_json_text_get_object (JsonObject *object,
                         const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/**
 * sp_json_text_get_string:
 * @object: (nullable): an object
 * @name: a member's name
 *
 * Returns: (nullable) (transfer none): that member, if it is a text that is not empty
 */
const char *
sp_json_text_get_string (JsonObject *object,
                         const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;
  const char *text = NULL;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
      json_node_get_value_type (node) == G_TYPE_STRING)
    text = json_node_get_string (node);

  return text != NULL && *text != '\0' ? text : NULL;
}
