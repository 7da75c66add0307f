/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-provider.h"

#include <glib/gi18n-lib.h>

#include "sp-entry.h"
#include "sp-key-reader.h"
#include "sp-text.h"

#define SUFFIX ".provider"

struct _SpProvider
{
  SpEntry parent_instance;

  SpAccount *found; /* (nullable): the account that was found, with which there may be no file */
  SpTruth *facts;
  GListModel *notes;
  GPtrArray *servers;
};

G_DEFINE_FINAL_TYPE (SpProvider, sp_provider, SP_TYPE_ENTRY)

/* A provider that has a file is known: no file says so. */
#define KNOWN "known"

const char * const sp_provider_facts[] = {
  "imap",
  "pop",
  "exchange",
  "jmap",
  "webmail",
  "own-app",
  "bridge",
  "oauth",
  "app-password",
  "password",
  "switch-on",
  "calendar",
  "contacts",
  KNOWN,
  NULL,
};

static const SpKeySpec provider_keys[] = {
  { "Format", SP_KEY_NUMBER, TRUE },
  { "Id", SP_KEY_ID, TRUE },
  { "Name", SP_KEY_WORD, TRUE },
  { "Domains", SP_KEY_LIST },
  { "MX", SP_KEY_LIST },
  { "Webmail", SP_KEY_LINK },
  { "Help", SP_KEY_LINK },
  { "Source", SP_KEY_WORD },
  { "Checked", SP_KEY_DATE },
  { NULL },
};

static const SpKeySpec facts_keys[] = {
  { "*", SP_KEY_ID },
  { NULL },
};

static const SpGroupSpec groups[] = {
  { "Provider", FALSE, provider_keys, NULL, TRUE },
  { "Facts", FALSE, facts_keys, NULL, FALSE },
  { "Note", TRUE, sp_note_keys, NULL, FALSE },
  { "Server", TRUE, sp_server_keys, NULL, FALSE },
  { NULL },
};

static void
sp_provider_finalize (GObject *object)
{
  SpProvider *self = SP_PROVIDER (object);

  g_clear_pointer (&self->servers, g_ptr_array_unref);
  g_clear_object (&self->notes);
  g_clear_pointer (&self->facts, g_free);
  g_clear_object (&self->found);

  G_OBJECT_CLASS (sp_provider_parent_class)->finalize (object);
}

static const char *
get_name (SpEntry *entry)
{
  SpProvider *self = SP_PROVIDER (entry);

  if (self->found != NULL && sp_account_get_provider_name (self->found) != NULL)
    return sp_account_get_provider_name (self->found);

  return sp_entry_get_word (entry, "Name");
}

static void
sp_provider_class_init (SpProviderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  SpEntryClass *entry_class = SP_ENTRY_CLASS (klass);

  object_class->finalize = sp_provider_finalize;
  entry_class->get_name = get_name;
}

static void
sp_provider_init (SpProvider *self)
{
  self->servers = g_ptr_array_new_with_free_func ((GDestroyNotify) sp_server_unref);
}

static void
check_domains (SpKeyReader *head,
               const char  *key)
{
  const char * const *domains = sp_key_group_get_list (head->group, key);

  for (guint i = 0; domains != NULL && domains[i] != NULL; i++)
    {
      const char *domain = g_str_has_prefix (domains[i], "*.") ? domains[i] + 2 : domains[i];
      g_autofree char *quoted = sp_text_abbreviate (domains[i]);

      if (!sp_host_name_is_valid (domain) || strchr (domain, '.') == NULL)
        sp_key_reader_fail (head, key, _("“%s” is not the name of a domain"), quoted);
    }
}

static void
check_link (SpKeyReader *head,
            const char  *key)
{
  const char *link = sp_key_reader_get (head, key);

  if (link != NULL && g_ascii_strncasecmp (link, "https:", strlen ("https:")) != 0)
    sp_key_reader_fail (head, key, _("%s must begin with https://"), key);
}

static void
check_head (SpKeyReader *head)
{
  sp_entry_check_head (head, SUFFIX);
  check_domains (head, "Domains");
  check_domains (head, "MX");
  check_link (head, "Webmail");
  check_link (head, "Help");
}

static void
check_facts (SpKeyFile *file,
             GPtrArray *problems)
{
  SpKeyReader reader = { file, sp_key_file_find_group (file, "Facts", NULL), problems, FALSE };

  if (reader.group != NULL && sp_key_reader_get (&reader, KNOWN) != NULL)
    sp_key_reader_fail (&reader, KNOWN, _("There is no fact called “%s”"), KNOWN);
}

static void
read_servers (SpProvider *self,
              SpKeyFile  *file,
              GPtrArray  *problems)
{
  for (guint i = 0; i < sp_key_file_get_n_groups (file); i++)
    {
      const SpKeyGroup *group = sp_key_file_get_group (file, i);
      g_autoptr (SpServer) server = NULL;

      if (strcmp (sp_key_group_get_kind (group), "Server") != 0)
        continue;

      server = sp_server_new_from_group (file, group, problems);
      if (server != NULL)
        g_ptr_array_add (self->servers, g_steal_pointer (&server));
    }
}

/* So that webmail has a source and a date like everything else. */
static void
add_webmail (SpProvider *self)
{
  const char *webmail = sp_provider_get_webmail (self);

  for (guint i = 0; i < self->servers->len; i++)
    {
      const SpServer *server = g_ptr_array_index (self->servers, i);

      if (server->protocol == SP_PROTOCOL_HTTPS)
        return;
    }

  if (webmail != NULL)
    g_ptr_array_add (self->servers,
                     sp_server_new_for_website (webmail, sp_entry_get_source (SP_ENTRY (self)),
                                                sp_entry_get_checked (SP_ENTRY (self))));
}

/**
 * sp_provider_new_from_path:
 * @path: the path of a file
 * @problems: (element-type SpProblem): where everything wrong is added, by line
 *
 * Reads a provider from its file.
 *
 * Returns: (nullable): a provider, or %NULL if its file has errors
 */
SpProvider *
sp_provider_new_from_path (const char *path,
                           GPtrArray  *problems)
{
  g_autoptr (SpProvider) self = NULL;
  g_autoptr (SpKeyFile) file = NULL;
  g_autoptr (GPtrArray) own_problems = sp_problems_new ();
  const SpKeyGroup *group;
  gboolean failed;
  SpKeyReader head = { 0 };

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  file = sp_key_file_new_from_path (path, groups, problems);
  if (file == NULL)
    return NULL;

  self = g_object_new (SP_TYPE_PROVIDER, NULL);
  group = sp_key_file_find_group (file, "Provider", NULL);
  sp_entry_set_head (SP_ENTRY (self), file, group);
  head = (SpKeyReader) { file, group, own_problems, FALSE };

  check_head (&head);
  self->facts = sp_entry_read_facts (file, sp_provider_facts, own_problems);
  check_facts (file, own_problems);
  self->notes = sp_entry_read_notes (file, own_problems);
  read_servers (self, file, own_problems);
  add_webmail (self);

  failed = own_problems->len > 0;
  sp_problems_sort (own_problems);
  g_ptr_array_extend_and_steal (problems, g_steal_pointer (&own_problems));

  return failed ? NULL : g_steal_pointer (&self);
}

static void
set_fact (SpProvider *self,
          const char *name,
          SpTruth     truth)
{
  for (guint i = 0; sp_provider_facts[i] != NULL; i++)
    {
      if (strcmp (sp_provider_facts[i], name) == 0)
        self->facts[i] = truth;
    }
}

/* What an account that was found shows to be there. That something was not found says little:
 * but where mail is fetched by POP alone, there is no IMAP to recommend. */
static void
derive_facts (SpProvider *self)
{
  static const struct
  {
    SpOption option;
    const char *fact;
  } options[] = {
    { SP_OPTION_IMAP, "imap" },
    { SP_OPTION_POP, "pop" },
    { SP_OPTION_EXCHANGE, "exchange" },
  };
  gboolean by_pop = sp_account_find_server (self->found, SP_OPTION_POP, SP_DIRECTION_INCOMING) != NULL;
  gboolean by_imap = sp_account_find_server (self->found, SP_OPTION_IMAP, SP_DIRECTION_INCOMING) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      if (sp_account_find_server (self->found, options[i].option, SP_DIRECTION_INCOMING) != NULL)
        set_fact (self, options[i].fact, SP_TRUTH_YES);
    }
  if (by_pop && !by_imap)
    set_fact (self, "imap", SP_TRUTH_NO);
  if (sp_account_get_webmail (self->found) != NULL)
    set_fact (self, "webmail", SP_TRUTH_YES);

  for (guint i = 0; i < sp_account_get_n_servers (self->found); i++)
    {
      const SpServer *server = sp_account_get_server (self->found, i);

      if (server->direction != SP_DIRECTION_INCOMING)
        continue;
      if (sp_server_has_authentication (server, SP_AUTHENTICATION_OAUTH2))
        set_fact (self, "oauth", SP_TRUTH_YES);
      if (server->protocol == SP_PROTOCOL_JMAP)
        set_fact (self, "jmap", SP_TRUTH_YES);
    }
}

/**
 * sp_provider_new_found:
 * @base: (nullable): the provider from the list whose servers these are
 * @account: an account that was found
 *
 * Makes a provider of what was found for one address. What @base says to be done first, and what
 * it says of abilities that were not looked for, still holds.
 *
 * Returns: (transfer full): a provider without domains of its own
 */
SpProvider *
sp_provider_new_found (SpProvider *base,
                       SpAccount  *account)
{
  SpProvider *self;

  g_return_val_if_fail (base == NULL || SP_IS_PROVIDER (base), NULL);
  g_return_val_if_fail (SP_IS_ACCOUNT (account), NULL);

  self = g_object_new (SP_TYPE_PROVIDER, NULL);
  self->found = g_object_ref (account);
  self->facts = g_new (SpTruth, G_N_ELEMENTS (sp_provider_facts));
  for (guint i = 0; sp_provider_facts[i] != NULL; i++)
    self->facts[i] = base != NULL ? base->facts[i] : SP_TRUTH_UNKNOWN;
  self->notes = base != NULL ? g_object_ref (base->notes)
                             : G_LIST_MODEL (g_list_store_new (SP_TYPE_NOTE));
  if (base != NULL)
    sp_entry_set_head (SP_ENTRY (self), sp_entry_get_file (SP_ENTRY (base)),
                       sp_entry_get_head (SP_ENTRY (base)));
  derive_facts (self);

  return self;
}

/**
 * sp_provider_get_domains:
 * @self: a provider
 *
 * Returns: (array zero-terminated=1): the domains of its addresses, for sp_domain_matches()
 */
const char * const *
sp_provider_get_domains (SpProvider *self)
{
  g_return_val_if_fail (SP_IS_PROVIDER (self), NULL);

  return sp_entry_get_list (SP_ENTRY (self), "Domains");
}

/**
 * sp_provider_get_mx:
 * @self: a provider
 *
 * Returns: (array zero-terminated=1): the domains of its mail exchangers, by which an own
 *   domain that it serves is known
 */
const char * const *
sp_provider_get_mx (SpProvider *self)
{
  g_return_val_if_fail (SP_IS_PROVIDER (self), NULL);

  return sp_entry_get_list (SP_ENTRY (self), "MX");
}

/**
 * sp_provider_get_webmail:
 * @self: a provider
 *
 * Returns: (nullable): the link to its webmail
 */
const char *
sp_provider_get_webmail (SpProvider *self)
{
  g_return_val_if_fail (SP_IS_PROVIDER (self), NULL);

  if (self->found != NULL && sp_account_get_webmail (self->found) != NULL)
    return sp_account_get_webmail (self->found);

  return sp_entry_get_word (SP_ENTRY (self), "Webmail");
}

/**
 * sp_provider_get_help:
 * @self: a provider
 *
 * Returns: (nullable): the link to its own page on mail programs
 */
const char *
sp_provider_get_help (SpProvider *self)
{
  g_return_val_if_fail (SP_IS_PROVIDER (self), NULL);

  return sp_entry_get_word (SP_ENTRY (self), "Help");
}

/**
 * sp_provider_get_fact:
 * @self: a provider
 * @name: one of sp_provider_facts
 *
 * Returns: what is known of an ability
 */
SpTruth
sp_provider_get_fact (SpProvider *self,
                      const char *name)
{
  g_return_val_if_fail (SP_IS_PROVIDER (self), SP_TRUTH_UNKNOWN);
  g_return_val_if_fail (name != NULL, SP_TRUTH_UNKNOWN);

  if (strcmp (name, KNOWN) == 0)
    return SP_TRUTH_YES;

  return sp_entry_find_fact (self->facts, sp_provider_facts, name);
}

/**
 * sp_provider_get_notes:
 * @self: a provider
 *
 * Returns: (transfer none): what there is to know of the provider, a list of #SpNote
 */
GListModel *
sp_provider_get_notes (SpProvider *self)
{
  g_return_val_if_fail (SP_IS_PROVIDER (self), NULL);

  return self->notes;
}

/**
 * sp_provider_dup_account:
 * @self: a provider
 * @address: (nullable): an address at this provider
 *
 * Returns: (transfer full): its account
 */
SpAccount *
sp_provider_dup_account (SpProvider *self,
                         SpAddress  *address)
{
  g_return_val_if_fail (SP_IS_PROVIDER (self), NULL);

  if (self->found != NULL)
    return g_object_ref (self->found);

  return sp_account_new (address, sp_entry_get_name (SP_ENTRY (self)), self->servers,
                         sp_provider_get_webmail (self));
}
