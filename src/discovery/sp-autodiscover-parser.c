/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-autodiscover-parser.h"

#include <glib/gi18n-lib.h>

#include "sp-autodiscover-protocols.h"
#include "sp-found-value.h"
#include "sp-text.h"

/* What the codes mean for somebody who asked for settings. Others have a message of the server. */
static const struct
{
  const char *code;
  const char *meaning;
} meanings[] = {
  { "500", N_("The Autodiscover service does not know this address.") },
  { "600", N_("The Autodiscover service took the request for an invalid one: it wants to know the whole address.") },
  { "601", N_("The Autodiscover service has no settings of the kind asked for.") },
};

/**
 * sp_autodiscover_make_request:
 * @address: an address
 *
 * Writes the request for an account's settings (MS-OXDSCLI, section 2.2.3), to be sent as
 * "text/xml; charset=utf-8".
 *
 * Returns: (transfer full): XML in UTF-8
 */
char *
sp_autodiscover_make_request (const char *address)
{
  g_return_val_if_fail (address != NULL, NULL);

  return g_markup_printf_escaped (
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006\">\n"
    "  <Request>\n"
    "    <EMailAddress>%s</EMailAddress>\n"
    "    <AcceptableResponseSchema>"
    "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a"
    "</AcceptableResponseSchema>\n"
    "  </Request>\n"
    "</Autodiscover>\n",
    address);
}

/**
 * sp_autodiscover_answer_free:
 * @self: (nullable): an answer
 *
 * Frees an answer and what it holds.
 */
void
sp_autodiscover_answer_free (SpAutodiscoverAnswer *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->account);
  g_clear_pointer (&self->redirect_address, g_free);
  g_clear_pointer (&self->redirect_url, g_free);
  g_free (self);
}

static void
set_reported_error (const xmlNode *problem,
                    GError       **error)
{
  g_autofree char *code = sp_xml_dup_child_text (problem, "ErrorCode");
  g_autofree char *message = sp_xml_dup_child_text (problem, "Message");
  g_autofree char *shown_code = NULL;
  g_autofree char *shown_message = NULL;

  /* ActiveSync has a status instead. */
  if (code == NULL)
    code = sp_xml_dup_child_text (problem, "Status");

  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      if (g_strcmp0 (code, meanings[i].code) == 0)
        {
          g_set_error_literal (error, SP_PARSE_ERROR, SP_PARSE_ERROR_REPORTED,
                               _(meanings[i].meaning));
          return;
        }
    }

  shown_code = sp_text_abbreviate (code != NULL ? code : "?");
  shown_message = sp_text_abbreviate (message != NULL ? message : "");
  g_set_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_REPORTED,
               /* Translators: a number, and a message in whatever language the server has */
               _("The Autodiscover service answered with error %s: “%s”."), shown_code,
               shown_message);
}

static const xmlNode *
find_error (const xmlNode *response)
{
  static const char * const parents[] = { "Account", "Action" };
  const xmlNode *problem = sp_xml_find (response, "Error");

  for (guint i = 0; i < G_N_ELEMENTS (parents) && problem == NULL; i++)
    problem = sp_xml_find (sp_xml_find (response, parents[i]), "Error");

  return problem;
}

static void
set_redirect_error (const char *target,
                    GError    **error)
{
  g_autofree char *quoted = sp_text_abbreviate (target);

  g_set_error (error, SP_PARSE_ERROR, SP_PARSE_ERROR_FORBIDDEN,
               _("The Autodiscover service refers to “%s”, which is neither an address nor an https:// link."),
               quoted);
}

static SpAutodiscoverAnswer *
make_redirect (const char *address,
               const char *url,
               GError    **error)
{
  g_autoptr (SpAutodiscoverAnswer) self = g_new0 (SpAutodiscoverAnswer, 1);
  g_autoptr (SpAddress) other = NULL;

  if (address != NULL)
    {
      other = sp_address_new (address, NULL);
      if (other == NULL)
        {
          set_redirect_error (address, error);
          return NULL;
        }

      self->redirect_address = g_strdup (sp_address_get_text (other));
      return g_steal_pointer (&self);
    }

  self->redirect_url = sp_found_value_to_link (url, NULL);
  if (self->redirect_url == NULL)
    {
      set_redirect_error (url, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* MS-OXDSCLI, section 2.2.4.1.1.2: Action says which of the three it is. Where an answer says
 * settings and more, as some do by mistake, the settings count. */
static SpAutodiscoverAnswer *
read_redirect (const xmlNode *response,
               gboolean      *is_redirect,
               GError       **error)
{
  const xmlNode *account = sp_xml_find (response, "Account");
  const xmlNode *sync = sp_xml_find (response, "Action");
  g_autofree char *action = sp_xml_dup_child_text (account, "Action");
  g_autofree char *address = sp_xml_dup_child_text (account, "RedirectAddr");
  g_autofree char *url = sp_xml_dup_child_text (account, "RedirectUrl");

  if (address == NULL)
    address = sp_xml_dup_child_text (sync, "Redirect");

  *is_redirect = (address != NULL || url != NULL) &&
                 (action == NULL || g_ascii_strcasecmp (action, "settings") != 0);
  if (!*is_redirect)
    return NULL;

  if (action != NULL && g_ascii_strcasecmp (action, "redirectUrl") == 0 && url != NULL)
    g_clear_pointer (&address, g_free);

  return make_redirect (address, url, error);
}

static SpAccount *
read_account (const xmlNode *response,
              SpAddress     *address,
              const char    *source,
              GPtrArray     *rejected,
              GError       **error)
{
  g_auto (SpAccountDraft) account = { 0 };

  sp_account_draft_init (&account, address, source, rejected);
  for (xmlNode *node = sp_xml_find (response, "Account"); node != NULL;
       node = sp_xml_find_next (node, "Account"))
    sp_autodiscover_read_protocols (&account, node, "Protocol");
  /* As ActiveSync has it (MS-ASCMD, section 2.2.1.1). */
  sp_autodiscover_read_protocols (
    &account, sp_xml_find (sp_xml_find (response, "Action"), "Settings"), "Server");

  return sp_account_draft_make (&account, error);
}

/**
 * sp_autodiscover_parse:
 * @bytes: an answer
 * @address: (nullable): the address whose settings were asked for
 * @source: (nullable): who says so, for the servers
 * @rejected: (nullable) (element-type utf8): where a sentence is added for everything that was
 *   left out; its free function is g_free()
 * @error: return location for an error of %SP_PARSE_ERROR; %SP_PARSE_ERROR_REPORTED where the
 *   answer itself is one
 *
 * Reads an answer of Exchange's Autodiscover (MS-OXDSCLI, section 2.2.4), or of that of
 * ActiveSync (MS-ASCMD, section 2.2.1.1). Where it refers to another place the caller asks there,
 * and counts.
 *
 * Returns: (nullable) (transfer full): the account, or where else to ask
 */
SpAutodiscoverAnswer *
sp_autodiscover_parse (GBytes      *bytes,
                       SpAddress   *address,
                       const char  *source,
                       GPtrArray   *rejected,
                       GError     **error)
{
  g_autoptr (xmlDoc) document = NULL;
  g_autoptr (SpAutodiscoverAnswer) self = NULL;
  const xmlNode *response;
  const xmlNode *problem;
  gboolean is_redirect = FALSE;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (address == NULL || SP_IS_ADDRESS (address), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  document = sp_xml_parse (bytes, "Autodiscover", error);
  if (document == NULL)
    return NULL;

  response = sp_xml_find (xmlDocGetRootElement (document), "Response");
  problem = find_error (response);
  if (problem != NULL)
    {
      set_reported_error (problem, error);
      return NULL;
    }

  self = read_redirect (response, &is_redirect, error);
  if (is_redirect)
    return g_steal_pointer (&self);

  self = g_new0 (SpAutodiscoverAnswer, 1);
  self->account = read_account (response, address, source, rejected, error);
  return self->account != NULL ? g_steal_pointer (&self) : NULL;
}
