/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-words.h"

#include <glib/gi18n-lib.h>

#include "sp-remark.h"

/* Around a host name: it reads from left to right whatever the sentence does. */
#define ISOLATE "\xe2\x81\xa6"
#define END_ISOLATE "\xe2\x81\xa9"

static const struct
{
  const char *headline; /* (nullable): made from what broke */
  const char *text;     /* (nullable): made from what broke */
  const char *button;
  const char *css_class; /* (nullable) */
} states[SP_N_CHECK_STATES] = {
  [SP_CHECK_STATE_READY] = {
    N_("Do these settings work?"),
    N_("Each server is connected to as your mail program would do it. No message is sent, and nothing is deleted."),
    N_("Check Now"), NULL,
  },
  [SP_CHECK_STATE_RUNNING] = {
    N_("Checking these settings…"),
    N_("Each server is connected to as your mail program would do it. No message is sent, and nothing is deleted."),
    /* Translators: a button: ends a check of mail servers */
    N_("Stop"), NULL,
  },
  [SP_CHECK_STATE_WORKS] = {
    N_("These settings work"),
    N_("The servers answer as the settings say. Whether your password is right was not tried."),
    N_("Check Again"), "sp-good",
  },
  [SP_CHECK_STATE_SIGNED_IN] = {
    N_("These settings work, and so does your password"),
    N_("The servers answer as the settings say, and let you sign in."),
    N_("Check Again"), "sp-good",
  },
  [SP_CHECK_STATE_NO_PASSWORD] = {
    N_("These settings work"),
    N_("The servers answer as the settings say. They take no password: how to sign in stands below."),
    N_("Check Again"), "sp-good",
  },
  [SP_CHECK_STATE_DANGEROUS] = {
    N_("These settings work, but something is dangerous"),
    N_("The servers answer. What is dangerous, and what to do about it, stands below."),
    N_("Check Again"), "sp-bad",
  },
  [SP_CHECK_STATE_BROKEN] = { NULL, NULL, N_("Try Again"), "sp-bad" },
  [SP_CHECK_STATE_STOPPED] = {
    N_("The check was stopped"),
    N_("What was not reached says nothing about the settings."),
    N_("Try Again"), NULL,
  },
  [SP_CHECK_STATE_OFFLINE] = {
    N_("Signpost works offline"),
    N_("Nobody was connected to, and nothing was sent. The check needs the network."),
    /* Translators: a button: ends the offline mode and begins the check */
    N_("Go Online and Check"), NULL,
  },
  [SP_CHECK_STATE_NO_NETWORK] = {
    N_("This computer has no network"),
    N_("That says nothing about the settings. Connect it and try again."),
    N_("Try Again"), NULL,
  },
  [SP_CHECK_STATE_PORTAL] = {
    N_("This network wants you to sign in first"),
    N_("Its login page answers in everybody’s place. Open any page in a browser, sign in there, and try again."),
    N_("Try Again"), NULL,
  },
  [SP_CHECK_STATE_NETWORK_CHANGED] = {
    N_("The network changed meanwhile"),
    N_("Answers were lost on the way. Try again."),
    N_("Try Again"), NULL,
  },
  [SP_CHECK_STATE_NOTHING] = {
    N_("There is nothing to check"),
    N_("No server is known for these settings."),
    N_("Try Again"), NULL,
  },
};

static const char * const broken[SP_N_DIRECTIONS][SP_N_CHECK_STEPS] = {
  [SP_DIRECTION_INCOMING] = {
    [SP_CHECK_NAME] = N_("The incoming server was not found"),
    [SP_CHECK_CONNECTION] = N_("The incoming server does not answer"),
    [SP_CHECK_ENCRYPTION] = N_("The incoming server cannot be reached safely"),
    [SP_CHECK_GREETING] = N_("The incoming server does not answer as it should"),
    [SP_CHECK_ABILITIES] = N_("The incoming server cannot be used with these settings"),
    [SP_CHECK_SIGN_IN] = N_("The incoming server did not let you sign in"),
  },
  [SP_DIRECTION_OUTGOING] = {
    [SP_CHECK_NAME] = N_("The outgoing server was not found"),
    [SP_CHECK_CONNECTION] = N_("The outgoing server does not answer"),
    [SP_CHECK_ENCRYPTION] = N_("The outgoing server cannot be reached safely"),
    [SP_CHECK_GREETING] = N_("The outgoing server does not answer as it should"),
    [SP_CHECK_ABILITIES] = N_("The outgoing server cannot be used with these settings"),
    [SP_CHECK_SIGN_IN] = N_("The outgoing server did not let you sign in"),
  },
  [SP_DIRECTION_WEB] = {
    [SP_CHECK_NAME] = N_("The website was not found"),
    [SP_CHECK_CONNECTION] = N_("The website does not answer"),
    [SP_CHECK_ENCRYPTION] = N_("The website cannot be reached safely"),
    [SP_CHECK_GREETING] = N_("The website does not answer as it should"),
    [SP_CHECK_ABILITIES] = N_("The website cannot be used with these settings"),
    [SP_CHECK_SIGN_IN] = N_("The website did not let you sign in"),
  },
};

static const char * const remedies[SP_N_WHOS] = {
  [SP_WHO_YOU] = N_("You can mend this yourself. What to do stands below."),
  [SP_WHO_MAIL_PROGRAM] = N_("Your mail program is what has to change. What to do stands below."),
  [SP_WHO_ORGANISATION] = N_("Only those who run the servers can mend this. What to tell them stands below."),
  [SP_WHO_NOBODY] = N_("This passes by itself. Try again later."),
};

static const char * const steps[SP_N_CHECK_STEPS] = {
  [SP_CHECK_NAME] = N_("It stops at the name"),
  [SP_CHECK_CONNECTION] = N_("It stops at the connection"),
  [SP_CHECK_ENCRYPTION] = N_("It stops at the encryption"),
  [SP_CHECK_GREETING] = N_("It stops at the greeting"),
  [SP_CHECK_ABILITIES] = N_("It stops at what the server can do"),
  [SP_CHECK_SIGN_IN] = N_("It stops at the sign-in"),
};

static const char * const titles[SP_N_PROTOCOLS] = {
  [SP_PROTOCOL_IMAP] = N_("Incoming mail (IMAP)"),
  [SP_PROTOCOL_POP3] = N_("Incoming mail (POP)"),
  [SP_PROTOCOL_SMTP] = N_("Outgoing mail (SMTP)"),
  [SP_PROTOCOL_JMAP] = N_("Mail (JMAP)"),
  [SP_PROTOCOL_EWS] = N_("Exchange"),
  [SP_PROTOCOL_ACTIVESYNC] = N_("Exchange for phones (ActiveSync)"),
  [SP_PROTOCOL_GRAPH] = N_("Microsoft 365 (Graph)"),
  [SP_PROTOCOL_HTTPS] = N_("Webmail"),
};

/* The checks that do not hold, seen together. */
typedef struct
{
  guint n;
  SpCheck *first;   /* (nullable) */
  gboolean sign_in; /* whether it is nothing but the sign-in */
  SpWho who;        /* SP_N_WHOS: not the same for each */
} Broken;

static Broken
find_broken (SpAccountCheck *account_check)
{
  Broken found = { .sign_in = TRUE, .who = SP_N_WHOS };

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (account_check)); i++)
    {
      g_autoptr (SpCheck) check = g_list_model_get_item (G_LIST_MODEL (account_check), i);

      SpCheckStep *step = sp_check_get_first_broken (check);
      SpMeaning *meaning = sp_check_get_meaning (check);
      SpWho who = meaning != NULL ? sp_meaning_get_who (meaning) : SP_N_WHOS;

      if (step == NULL)
        continue;
      if (found.n++ == 0)
        {
          found.first = check;
          found.who = who;
        }
      if (found.who != who)
        found.who = SP_N_WHOS;
      found.sign_in = found.sign_in && sp_check_step_get_kind (step) == SP_CHECK_SIGN_IN;
    }

  return found;
}

static SpCheckOutcome
get_outcome (SpCheck         *check,
             SpCheckStepKind  kind)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (check)); i++)
    {
      g_autoptr (SpCheckStep) step = g_list_model_get_item (G_LIST_MODEL (check), i);

      if (sp_check_step_get_kind (step) == kind)
        return sp_check_step_get_outcome (step);
    }

  return SP_CHECK_SKIPPED;
}

static gboolean
has_danger (SpCheck *check)
{
  GListModel *remarks = sp_check_get_remarks (check);

  for (guint i = 0; i < g_list_model_get_n_items (remarks); i++)
    {
      g_autoptr (SpRemark) remark = g_list_model_get_item (remarks, i);

      if (sp_remark_get_kind (remark) == SP_REMARK_DANGER)
        return TRUE;
    }

  return FALSE;
}

/* What there is to say where every server works. */
static SpCheckState
find_good_state (SpAccountCheck *account_check)
{
  guint n_asking = 0;
  guint n_useless = 0;
  guint n_signed_in = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (account_check)); i++)
    {
      g_autoptr (SpCheck) check = g_list_model_get_item (G_LIST_MODEL (account_check), i);

      if (has_danger (check))
        return SP_CHECK_STATE_DANGEROUS;
      if (!sp_check_words_takes_password (check))
        continue;
      n_asking++;
      n_useless += sp_check_words_wants_no_password (check) ? 1 : 0;
      n_signed_in += get_outcome (check, SP_CHECK_SIGN_IN) == SP_CHECK_OK ? 1 : 0;
    }

  if (n_asking > 0 && n_signed_in == n_asking)
    return SP_CHECK_STATE_SIGNED_IN;

  return n_asking > 0 && n_useless == n_asking ? SP_CHECK_STATE_NO_PASSWORD : SP_CHECK_STATE_WORKS;
}

/* The network of this computer, rather than a server, if that is what breaks each check that breaks. */
static SpCheckState
find_bad_state (SpAccountCheck *account_check)
{
  static const struct
  {
    const char *meaning;
    SpCheckState state;
  } causes[] = {
    { "offline", SP_CHECK_STATE_OFFLINE },
    { "no-network", SP_CHECK_STATE_NO_NETWORK },
    { "portal", SP_CHECK_STATE_PORTAL },
    { "network-changed", SP_CHECK_STATE_NETWORK_CHANGED },
  };
  const char *id = NULL;
  guint n_broken = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (account_check)); i++)
    {
      g_autoptr (SpCheck) check = g_list_model_get_item (G_LIST_MODEL (account_check), i);
      SpMeaning *meaning = sp_check_get_meaning (check);

      if (sp_check_get_first_broken (check) == NULL)
        continue;
      n_broken++;
      if (meaning == NULL || (id != NULL && !g_str_equal (id, sp_meaning_get_id (meaning))))
        return SP_CHECK_STATE_BROKEN;
      id = sp_meaning_get_id (meaning);
    }

  if (n_broken == 0)
    return SP_CHECK_STATE_READY;
  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    {
      if (g_strcmp0 (id, causes[i].meaning) == 0)
        return causes[i].state;
    }

  return SP_CHECK_STATE_BROKEN;
}

/* How `check` stands; `stopped` says that it did not end by itself. */
SpCheckState
sp_check_state_get (SpAccountCheck *check,
                    SpNet          *net,
                    gboolean        stopped)
{
  g_return_val_if_fail (SP_IS_ACCOUNT_CHECK (check), SP_CHECK_STATE_NOTHING);
  g_return_val_if_fail (SP_IS_NET (net), SP_CHECK_STATE_NOTHING);

  if (g_list_model_get_n_items (G_LIST_MODEL (check)) == 0)
    return SP_CHECK_STATE_NOTHING;
  if (sp_account_check_is_running (check))
    return SP_CHECK_STATE_RUNNING;
  if (sp_account_check_works (check))
    return find_good_state (check);
  if (sp_net_is_offline (net))
    return SP_CHECK_STATE_OFFLINE;
  if (stopped)
    return SP_CHECK_STATE_STOPPED;

  return find_bad_state (check);
}

/* Whether the steps say anything about the settings. */
gboolean
sp_check_state_has_ladder (SpCheckState state)
{
  return state < SP_CHECK_STATE_OFFLINE;
}

/* Whether the next check begins with ending the offline mode. */
gboolean
sp_check_state_goes_online (SpCheckState state)
{
  return state == SP_CHECK_STATE_OFFLINE;
}

/* What the button says that does what most people want next. */
const char *
sp_check_state_get_button (SpCheckState state)
{
  g_return_val_if_fail (state < SP_N_CHECK_STATES, NULL);

  return _(states[state].button);
}

/* The picture beside the answer. */
const char *
sp_check_state_get_icon_name (SpCheckState state)
{
  const char *css_class = sp_check_state_get_css_class (state);

  if (css_class == NULL)
    return "sp-check-symbolic";

  return g_str_equal (css_class, "sp-good") ? "sp-check-good-symbolic" : "sp-check-bad-symbolic";
}

/* The class of the card with the answer, or NULL. */
const char *
sp_check_state_get_css_class (SpCheckState state)
{
  g_return_val_if_fail (state < SP_N_CHECK_STATES, NULL);

  return states[state].css_class;
}

static char *
dup_broken_headline (SpAccountCheck *account_check)
{
  Broken found = find_broken (account_check);
  guint n_all = g_list_model_get_n_items (G_LIST_MODEL (account_check));

  if (found.n == 1)
    {
      SpCheckStepKind kind = sp_check_step_get_kind (sp_check_get_first_broken (found.first));

      return g_strdup (_(broken[sp_check_get_server (found.first)->direction][kind]));
    }
  if (found.sign_in)
    return g_strdup (_("The servers did not let you sign in"));
  if (found.n == n_all)
    return g_strdup (_("None of the servers works"));

  return g_strdup_printf (
    /* Translators: how many servers do not work, and how many there are */
    ngettext ("%1$u of %2$u servers does not work", "%1$u of %2$u servers do not work", found.n),
    found.n,
    n_all);
}

/* The answer, in a line. */
char *
sp_check_state_dup_headline (SpCheckState    state,
                             SpAccountCheck *check)
{
  g_return_val_if_fail (state < SP_N_CHECK_STATES, NULL);
  g_return_val_if_fail (SP_IS_ACCOUNT_CHECK (check), NULL);

  return states[state].headline != NULL ? g_strdup (_(states[state].headline)) : dup_broken_headline (check);
}

/* What that means: for what is broken, who can mend it. */
const char *
sp_check_state_get_text (SpCheckState    state,
                         SpAccountCheck *check)
{
  SpWho who;

  g_return_val_if_fail (state < SP_N_CHECK_STATES, NULL);
  g_return_val_if_fail (SP_IS_ACCOUNT_CHECK (check), NULL);

  if (states[state].text != NULL)
    return _(states[state].text);

  who = find_broken (check).who;
  if (who < SP_N_WHOS)
    return _(remedies[who]);

  return _("What is wrong with each, and who can mend it, stands below.");
}

/* What the server is for. */
const char *
sp_check_words_get_title (const SpServer *server)
{
  g_return_val_if_fail (server != NULL && server->protocol < SP_N_PROTOCOLS, NULL);

  return _(titles[server->protocol]);
}

/* Where it is, in plain words. */
char *
sp_check_words_dup_place (const SpServer *server)
{
  g_autofree char *host = NULL;

  g_return_val_if_fail (server != NULL, NULL);

  if (server->url != NULL)
    return g_strconcat (ISOLATE, server->url, END_ISOLATE, NULL);
  if (server->host == NULL)
    return g_strdup (_("The address is not known"));
  if (server->port == 0 || server->protocol > SP_PROTOCOL_SMTP)
    return g_strconcat (ISOLATE, server->host, END_ISOLATE, NULL);

  host = g_strconcat (ISOLATE, server->host, END_ISOLATE, NULL);
  switch (server->security)
    {
    case SP_SECURITY_TLS:
      /* Translators: a host name, and a port. Encrypted from the start is what settings call SSL/TLS. */
      return g_strdup_printf (_("%s, port %u, encrypted from the start (SSL/TLS)"),
                              host, (guint) server->port);

    case SP_SECURITY_STARTTLS:
      /* Translators: a host name, and a port */
      return g_strdup_printf (_("%s, port %u, encrypted after the greeting (STARTTLS)"),
                              host, (guint) server->port);

    case SP_SECURITY_NONE:
    case SP_N_SECURITIES:
    default:
      /* Translators: a host name, and a port */
      return g_strdup_printf (_("%s, port %u, not encrypted"), host, (guint) server->port);
    }
}

/* Where the ladder ends that does not hold. */
const char *
sp_check_words_get_broken (SpCheckStep *step)
{
  g_return_val_if_fail (SP_IS_CHECK_STEP (step), NULL);

  return _(steps[sp_check_step_get_kind (step)]);
}

/* Whether it is a server to which a password could be sent at all. */
gboolean
sp_check_words_takes_password (SpCheck *check)
{
  g_return_val_if_fail (SP_IS_CHECK (check), FALSE);

  return sp_check_get_server (check)->protocol <= SP_PROTOCOL_SMTP;
}

/* Whether nothing is broken but a password is of no use: how to sign in is then what the check means. */
gboolean
sp_check_words_wants_no_password (SpCheck *check)
{
  g_return_val_if_fail (SP_IS_CHECK (check), FALSE);

  return sp_check_words_takes_password (check) && sp_check_get_first_broken (check) == NULL &&
         sp_check_get_meaning (check) != NULL;
}

/* Whether a password may be sent there: the check held up to the sign-in, encryption and
 * certificate included. */
gboolean
sp_check_words_is_safe (SpCheck *check)
{
  SpCheckStep *step;

  g_return_val_if_fail (SP_IS_CHECK (check), FALSE);

  step = sp_check_get_first_broken (check);
  return sp_check_words_takes_password (check) && !sp_check_is_running (check) &&
         get_outcome (check, SP_CHECK_ENCRYPTION) == SP_CHECK_OK &&
         get_outcome (check, SP_CHECK_ABILITIES) == SP_CHECK_OK &&
         (step == NULL || sp_check_step_get_kind (step) == SP_CHECK_SIGN_IN);
}
