/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-meaning.h"

#include <glib/gi18n-lib.h>

#include "sp-check-error.h"
#include "sp-net-error.h"

/* Any step. */
#define ANY SP_N_CHECK_STEPS

typedef struct
{
  int code;
  SpCheckStepKind kind;
  const char *id;
  const char *meaning;
  const char *fix;
  SpWho who;
} Row;

/* The first row that fits. */
static const Row net_rows[] = {
  { SP_NET_ERROR_OFFLINE, ANY, "offline",
    N_("Signpost is offline: nobody was asked."),
    N_("Turn off “Work Offline” in the main menu, and check again."), SP_WHO_YOU },
  { SP_NET_ERROR_NO_NETWORK, ANY, "no-network",
    N_("This computer is not connected to any network."),
    N_("Connect it, and check again."), SP_WHO_YOU },
  { SP_NET_ERROR_PORTAL, ANY, "portal",
    N_("The network you are in wants you to accept its terms or to sign in first; until then it answers in everybody’s place."),
    N_("Open any page in your browser, sign in to the network, and check again."), SP_WHO_YOU },
  { SP_NET_ERROR_NETWORK_CHANGED, ANY, "network-changed",
    N_("The network changed while the check was under way."),
    N_("Check again."), SP_WHO_YOU },
  { SP_NET_ERROR_NO_NAME, ANY, "no-name",
    N_("There is no server of this name."),
    N_("Compare the server’s name with what your organisation says, letter by letter. If it is right, the server can "
       "be reached from its own network alone, or it is gone."),
    SP_WHO_YOU },
  { SP_NET_ERROR_NAME_SERVER, ANY, "name-server",
    N_("The name server did not answer, so nobody knows where this server is."),
    N_("Check again in a minute. If other pages do not open either, your own network is the cause."), SP_WHO_YOU },
  { SP_NET_ERROR_REFUSED, ANY, "refused",
    N_("The computer is there, but nothing listens at this port: the service is switched off, or the port is wrong."),
    N_("Compare port and security with what your organisation says; if they are right, tell its help desk."),
    SP_WHO_ORGANISATION },
  { SP_NET_ERROR_UNREACHABLE, ANY, "unreachable",
    N_("No way leads to this server from here."),
    N_("Check again from another network, or with your organisation’s VPN. If that does not help either, tell the help desk."),
    SP_WHO_ORGANISATION },
  { SP_NET_ERROR_TIMED_OUT, SP_CHECK_NAME, "name-server",
    N_("The name server did not answer, so nobody knows where this server is."),
    N_("Check again in a minute. If other pages do not open either, your own network is the cause."), SP_WHO_YOU },
  { SP_NET_ERROR_TIMED_OUT, SP_CHECK_CONNECTION, "no-connection",
    N_("Nobody answers: a firewall swallows the connection, or the server is down. Many networks let no mail ports through."),
    N_("Check again from another network, or with your organisation’s VPN. If that does not help either, tell the help desk."),
    SP_WHO_ORGANISATION },
  { SP_NET_ERROR_TIMED_OUT, SP_CHECK_GREETING, "silent",
    N_("The connection came about, but the server does not say a word. Often it waits for another kind of encryption: "
       "the port does not belong to the security that was chosen."),
    N_("Compare port and security with what your organisation says."), SP_WHO_YOU },
  { SP_NET_ERROR_TIMED_OUT, ANY, "slow",
    N_("The server stopped answering in the middle."),
    N_("Check again later. If it stays like this, tell the help desk."), SP_WHO_ORGANISATION },
  { SP_NET_ERROR_CERTIFICATE, ANY, "certificate",
    N_("The server could not prove that it is the one it says it is. Somebody may stand between you and it, or its "
       "certificate was not looked after."),
    N_("Do not type a password, and make no exception in your mail program. Tell the help desk what the certificate says."),
    SP_WHO_ORGANISATION },
  { SP_NET_ERROR_TLS, ANY, "encryption",
    N_("No encrypted connection came about: what answers there encrypts in an outdated way, or not at all."),
    N_("Compare port and security with what your organisation says; if they are right, tell its help desk."),
    SP_WHO_ORGANISATION },
  { SP_NET_ERROR_CLOSED, SP_CHECK_GREETING, "hung-up",
    N_("The server hung up without a word: it takes no connections from here, or is overloaded."),
    N_("Check again later, and from another network."), SP_WHO_ORGANISATION },
  { SP_NET_ERROR_CLOSED, ANY, "hung-up",
    N_("The server hung up in the middle."),
    N_("Check again later. If it stays like this, tell the help desk."), SP_WHO_ORGANISATION },
  { SP_NET_ERROR_TOO_LARGE, ANY, "too-large",
    N_("What answers there says more than any mail server does."),
    N_("Compare the server’s name and port with what your organisation says."), SP_WHO_ORGANISATION },
  { SP_NET_ERROR_REDIRECT, ANY, "redirect",
    N_("The web server leads in circles, or to where nothing is protected."),
    N_("Tell the help desk."), SP_WHO_ORGANISATION },
  { SP_NET_ERROR_PROTOCOL, ANY, "broken-rules",
    N_("What answers there does not keep to the rules of this protocol."),
    N_("Compare the server’s name and port with what your organisation says."), SP_WHO_ORGANISATION },
};

static const Row check_rows[] = {
  { SP_CHECK_ERROR_NO_ADDRESS, ANY, "no-address",
    N_("It is not published where this server is."),
    N_("Ask the help desk for the name of the server and its port."), SP_WHO_ORGANISATION },
  { SP_CHECK_ERROR_OTHER_SERVICE, ANY, "other-service",
    N_("Something answers there, but it is no server of this kind."),
    N_("Compare protocol, name and port with what your organisation says."), SP_WHO_YOU },
  { SP_CHECK_ERROR_TURNED_AWAY, ANY, "turned-away",
    N_("The server lets nobody in at the moment, or nobody from this network."),
    N_("Check again later. If it stays like this, tell the help desk what the server said."), SP_WHO_ORGANISATION },
  { SP_CHECK_ERROR_PREAUTH, ANY, "preauth",
    N_("Before anything is protected, the server pretends that you are signed in already. Who tampers with connections "
       "does that, to keep a mail program from encrypting."),
    N_("Do not use this network for mail. Check again from another one; if it is the same there, tell the help desk."),
    SP_WHO_ORGANISATION },
  { SP_CHECK_ERROR_NO_ENCRYPTION, ANY, "no-encryption",
    N_("The server offers no encryption, or somebody on the way has removed the offer. Your password would be readable for others."),
    N_("Do not use it like this. Choose the port that is encrypted from the start if there is one, and tell the help desk."),
    SP_WHO_ORGANISATION },
  { SP_CHECK_ERROR_REFUSED_ENCRYPTION, ANY, "refused-encryption",
    N_("The server offers encryption and then refuses it."),
    N_("Choose the port that is encrypted from the start if there is one, and tell the help desk."), SP_WHO_ORGANISATION },
  { SP_CHECK_ERROR_INJECTED, ANY, "injected",
    N_("Something was said before the encryption began that would pass for the server’s words afterwards: an attack, or "
       "a server with a dangerous fault."),
    N_("Do not use this network for mail. Check again from another one; if it is the same there, tell the help desk."),
    SP_WHO_ORGANISATION },
  { SP_CHECK_ERROR_BROKEN_RULES, ANY, "broken-rules",
    N_("What answers there does not keep to the rules of this protocol."),
    N_("Compare the server’s name and port with what your organisation says; if they are right, tell its help desk."),
    SP_WHO_ORGANISATION },
  { SP_CHECK_ERROR_NO_ABILITIES, ANY, "no-abilities",
    N_("The server does not say what it can do, so no mail program can know how to sign in."),
    N_("Tell the help desk."), SP_WHO_ORGANISATION },
  { SP_CHECK_ERROR_NO_WAY, ANY, "no-way",
    N_("The server takes no password here: the service may be switched off for mail programs, or this server is not "
       "the one for them."),
    N_("Compare the server’s name and port with what your organisation says; if they are right, ask its help desk "
       "whether this way of reading mail is allowed."),
    SP_WHO_ORGANISATION },
  { SP_CHECK_ERROR_REFUSED, ANY, "refused-sign-in",
    N_("The server does not accept this user name with this password. Many say the same when an app password is needed, "
       "or when the service is switched off for the account."),
    N_("Try the same user name and password on the web page of your mail. Look whether the user name is the whole "
       "address, whether an app password is needed, and whether mail programs are allowed in the settings there."),
    SP_WHO_YOU },
  { SP_CHECK_ERROR_NOT_PROVED, ANY, "not-proved",
    N_("The server could not show that it knows your password. It may be somebody else’s."),
    N_("Do not use it. Tell the help desk."), SP_WHO_ORGANISATION },
  { SP_CHECK_ERROR_NOT_SENDABLE, ANY, "not-sendable",
    N_("There is a character in the user name or the password that no mail program can send."),
    N_("Look for a line break that was pasted with it. If it belongs to the password, choose another password."), SP_WHO_YOU },
  { SP_CHECK_ERROR_MISSING, ANY, "missing",
    N_("There is a web server of this name, but it does not know this service."),
    N_("Compare the address with what your organisation says."), SP_WHO_ORGANISATION },
  { SP_CHECK_ERROR_FORBIDDEN, ANY, "forbidden",
    N_("The service is there, but closed: for everybody, or for this network."),
    N_("Ask the help desk whether this way of reading mail is allowed, and from where."), SP_WHO_ORGANISATION },
  { SP_CHECK_ERROR_TROUBLE, ANY, "trouble",
    N_("The web server has a fault of its own."),
    N_("Check again later. If it stays like this, tell the help desk."), SP_WHO_ORGANISATION },
  { SP_CHECK_ERROR_LEADS_AWAY, ANY, "leads-away",
    N_("The web server sends to another place instead of answering."),
    N_("Compare the address with what your organisation says."), SP_WHO_ORGANISATION },
  { SP_CHECK_ERROR_ONLY_OAUTH, ANY, "only-oauth",
    N_("This server takes no password. It wants your mail program to open its sign-in page in a browser."),
    N_("In your mail program choose “OAuth2” as the way to sign in, and leave the password empty: a page opens where you "
       "sign in. A program that does not know it cannot be used here."),
    SP_WHO_MAIL_PROGRAM },
  { SP_CHECK_ERROR_ONLY_OTHERS, ANY, "only-others",
    N_("This server takes no password, but a ticket of your organisation’s network or a certificate on this computer."),
    N_("Ask the help desk how a mail program is set up for that."), SP_WHO_ORGANISATION },
};

/**
 * sp_check_meaning_new:
 * @problem: why a step broke: of %SP_NET_ERROR or %SP_CHECK_ERROR
 * @kind: the step
 *
 * Returns: (transfer full) (nullable): what that means, as far as it can be told without the words
 *   of the server
 */
SpMeaning *
sp_check_meaning_new (const GError   *problem,
                      SpCheckStepKind kind)
{
  const Row *rows = NULL;
  gsize n_rows = 0;

  g_return_val_if_fail (problem != NULL, NULL);

  if (problem->domain == SP_NET_ERROR)
    {
      rows = net_rows;
      n_rows = G_N_ELEMENTS (net_rows);
    }
  else if (problem->domain == SP_CHECK_ERROR)
    {
      rows = check_rows;
      n_rows = G_N_ELEMENTS (check_rows);
    }

  for (gsize i = 0; i < n_rows; i++)
    {
      if (rows[i].code == problem->code && (rows[i].kind == ANY || rows[i].kind == kind))
        return sp_meaning_new (rows[i].id, _(rows[i].meaning), _(rows[i].fix), rows[i].who, NULL, NULL, NULL);
    }

  return NULL;
}
