/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>

#include "sp-document.h"

/* Between two "<" there is one tag or one value. The parser compares each attribute of a tag with
 * each other, so that one of 256 KiB takes it more than a second. */
#define MAX_RUN (16 * 1024)

typedef struct
{
  startElementNsSAX2Func start;
  endElementNsSAX2Func end;
  guint depth;
  gboolean too_deep;
  gboolean has_doctype;
} Guard;

static void
start_element (void           *data,
               const xmlChar  *name,
               const xmlChar  *prefix,
               const xmlChar  *uri,
               int             n_namespaces,
               const xmlChar **namespaces,
               int             n_attributes,
               int             n_defaulted,
               const xmlChar **attributes)
{
  xmlParserCtxt *context = data;
  Guard *guard = context->_private;

  if (++guard->depth > SP_DOCUMENT_MAX_DEPTH)
    {
      guard->too_deep = TRUE;
      xmlStopParser (context);
      return;
    }

  guard->start (data, name, prefix, uri, n_namespaces, namespaces, n_attributes, n_defaulted,
                attributes);
}

static void
end_element (void          *data,
             const xmlChar *name,
             const xmlChar *prefix,
             const xmlChar *uri)
{
  xmlParserCtxt *context = data;
  Guard *guard = context->_private;

  guard->depth--;
  guard->end (data, name, prefix, uri);
}

/* Called at <!DOCTYPE, before what it declares is read. */
static void
refuse_doctype (void          *data,
                const xmlChar *name,
                const xmlChar *external_id,
                const xmlChar *system_id)
{
  xmlParserCtxt *context = data;
  Guard *guard = context->_private;

  guard->has_doctype = TRUE;
  xmlStopParser (context);
}

static gboolean
has_long_run (const char *text)
{
  const char *end = text + strlen (text);

  while (text < end)
    {
      const char *next = memchr (text + 1, '<', (gsize) (end - text - 1));
      const char *run_end = next != NULL ? next : end;

      if (run_end - text > MAX_RUN)
        return TRUE;

      text = run_end;
    }

  return FALSE;
}

static char *
skip_comments (char *text)
{
  while (g_str_has_prefix (text, "<!--"))
    {
      char *end = strstr (text, "-->");

      if (end == NULL)
        break;

      text = end + strlen ("-->");
      text += strspn (text, " \t\r\n");
    }

  return text;
}

/* The text is in UTF-8 now, whatever its declaration says. Lines stay where they are. */
static void
blank_declaration (char *text)
{
  char *start = skip_comments (text);
  char *end = strstr (start, "?>");

  if (!g_str_has_prefix (start, "<?xml") || !g_ascii_isspace (start[strlen ("<?xml")]) || end == NULL)
    return;

  for (char *c = start; c < end + strlen ("?>"); c++)
    {
      if (*c != '\n')
        *c = ' ';
    }
}

/* Whether that is what stands after the "&" of a reference. */
static gboolean
is_reference (const char *text)
{
  gsize length = strcspn (text, "; \t\r\n&<>=\"'");

  return length > 0 && text[length] == ';';
}

/* Those who write XML by hand forget it in names and in links, and it means nothing else there. */
static char *
escape_ampersands (const char *text)
{
  g_autoptr (GString) result = g_string_sized_new (strlen (text));
  const char *last_end = g_strrstr (text, "]]>");

  while (*text != '\0')
    {
      gboolean is_quoted = last_end != NULL && text < last_end && g_str_has_prefix (text, "<![CDATA[");
      gsize length = is_quoted ? (gsize) (strstr (text, "]]>") - text) : 1;

      g_string_append_len (result, text, (gssize) length);
      if (*text == '&' && !is_reference (text + 1))
        g_string_append (result, "amp;");

      text += length;
    }

  return g_string_free (g_steal_pointer (&result), FALSE);
}

static void
set_other_error (const char *text,
                 GError    **error)
{
  if (sp_document_is_web_page (text))
    g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_OTHER,
                         _("The answer is a web page, not settings for mail programs."));
  else
    g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_OTHER,
                         _("The answer is something else than the settings asked for."));
}

static void
set_error (const Guard    *guard,
           xmlParserCtxt  *context,
           const char     *text,
           GError        **error)
{
  const xmlError *problem = xmlCtxtGetLastError (context);

  if (guard->too_deep)
    g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_TOO_DEEP,
                         _("The answer is nested too deeply."));
  else if (sp_document_is_web_page (text))
    set_other_error (text, error);
  else if (guard->has_doctype)
    g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_FORBIDDEN,
                         _("The answer has a document type declaration, which is not allowed in settings."));
  else
    g_set_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_SYNTAX,
                 _("The answer is not well-formed XML (line %d)."),
                 problem != NULL ? problem->line : 1);
}

static xmlDoc *
parse_text (const char  *original,
            GError     **error)
{
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NOCDATA;
  g_autofree char *text = escape_ampersands (original);
  Guard guard = { 0 };
  xmlParserCtxt *context = xmlNewParserCtxt ();
  xmlDoc *document;

  guard.start = context->sax->startElementNs;
  guard.end = context->sax->endElementNs;
  context->_private = &guard;
  context->sax->startElementNs = start_element;
  context->sax->endElementNs = end_element;
  context->sax->internalSubset = refuse_doctype;

  blank_declaration (text);
  document = xmlCtxtReadMemory (context, text, (int) strlen (text), NULL, "UTF-8", options);

  if (document != NULL && (guard.too_deep || guard.has_doctype))
    g_clear_pointer (&document, xmlFreeDoc);
  if (document == NULL)
    set_error (&guard, context, text, error);

  xmlFreeParserCtxt (context);
  return document;
}

/**
 * sp_xml_parse:
 * @bytes: a document that came from elsewhere
 * @root: the name of the element that it must consist of, without prefix
 * @error: return location for an error of %SP_PARSE_ERROR
 *
 * Reads XML without a document type declaration, and so without entities of its own, within
 * bounds of size and depth. Nothing is fetched. What many leave there is forgiven: space and
 * comments in front of the XML declaration, and "&" that stands for itself.
 *
 * Returns: (nullable) (transfer full): the document
 */
xmlDoc *
sp_xml_parse (GBytes      *bytes,
              const char  *root,
              GError     **error)
{
  g_autofree char *text = NULL;
  g_autoptr (xmlDoc) document = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (root != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  text = sp_document_to_utf8 (bytes, error);
  if (text == NULL)
    return NULL;

  if (*text != '<')
    {
      set_other_error (text, error);
      return NULL;
    }
  if (has_long_run (text))
    {
      if (sp_document_is_web_page (text))
        set_other_error (text, error);
      else
        g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_TOO_LARGE,
                             _("The answer is too large."));
      return NULL;
    }

  document = parse_text (text, error);
  if (document == NULL)
    return NULL;

  if (!sp_xml_is_called (xmlDocGetRootElement (document), root))
    {
      set_other_error (text, error);
      return NULL;
    }

  return g_steal_pointer (&document);
}

static gboolean
names_match (const xmlChar *full,
             const char    *name)
{
  const char *local = (const char *) full;
  const char *colon = strchr (local, ':');

  /* The prefix stays in the name where nobody has said what it stands for. */
  return g_ascii_strcasecmp (colon != NULL ? colon + 1 : local, name) == 0;
}

/**
 * sp_xml_is_called:
 * @node: (nullable): a node
 * @name: a name without prefix
 *
 * Returns: whether @node is an element of that name, in capitals or not, in any namespace:
 *   those who write such documents by hand agree on neither
 */
gboolean
sp_xml_is_called (const xmlNode *node,
                  const char    *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  return node != NULL && node->type == XML_ELEMENT_NODE && names_match (node->name, name);
}

static xmlNode *
find_from (xmlNode    *node,
           const char *name)
{
  while (node != NULL && !sp_xml_is_called (node, name))
    node = node->next;

  return node;
}

/**
 * sp_xml_find:
 * @parent: (nullable): an element
 * @name: a name without prefix
 *
 * Returns: (nullable) (transfer none): its first child of that name
 */
xmlNode *
sp_xml_find (const xmlNode *parent,
             const char    *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return parent != NULL ? find_from (parent->children, name) : NULL;
}

/**
 * sp_xml_find_next:
 * @sibling: an element
 * @name: a name without prefix
 *
 * Returns: (nullable) (transfer none): the next of that name beside it
 */
xmlNode *
sp_xml_find_next (const xmlNode *sibling,
                  const char    *name)
{
  g_return_val_if_fail (sibling != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return find_from (sibling->next, name);
}

/* g_strstrip() knows ASCII only. */
static char *
dup_trimmed (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);

  return end > text ? g_strndup (text, (gsize) (end - text)) : NULL;
}

/**
 * sp_xml_dup_text:
 * @node: (nullable): an element
 *
 * Returns: (nullable) (transfer full): the text that stands in it, not that of elements inside
 *   it, without space around it; %NULL if there is none
 */
char *
sp_xml_dup_text (const xmlNode *node)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const xmlNode *child = node != NULL ? node->children : NULL; child != NULL;
       child = child->next)
    {
      if ((child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE) &&
          child->content != NULL)
        g_string_append (text, (const char *) child->content);
    }

  return dup_trimmed (text->str);
}

/**
 * sp_xml_dup_child_text:
 * @parent: (nullable): an element
 * @name: a name without prefix
 *
 * Returns: (nullable) (transfer full): the text in its first child of that name that has one
 */
char *
sp_xml_dup_child_text (const xmlNode *parent,
                       const char    *name)
{
  char *text = NULL;

  for (xmlNode *child = sp_xml_find (parent, name); child != NULL && text == NULL;
       child = sp_xml_find_next (child, name))
    text = sp_xml_dup_text (child);

  return text;
}

/**
 * sp_xml_dup_attribute:
 * @node: (nullable): an element
 * @name: a name without prefix
 *
 * Returns: (nullable) (transfer full): the value of an attribute without space around it;
 *   %NULL if there is none
 */
char *
sp_xml_dup_attribute (const xmlNode *node,
                      const char    *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (xmlAttr *attribute = node != NULL ? node->properties : NULL; attribute != NULL;
       attribute = attribute->next)
    {
      if (names_match (attribute->name, name))
        {
          xmlChar *value = xmlNodeGetContent ((const xmlNode *) attribute);
          char *text = value != NULL ? dup_trimmed ((const char *) value) : NULL;

          xmlFree (value);
          return text;
        }
    }

  return NULL;
}
