/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ares-answer.h"

#include <ares.h>
#include <glib/gi18n-lib.h>
#include <netinet/in.h>

#include "sp-host-name.h"
#include "sp-net-error.h"

/* The header of a message, RFC 1035 section 4.1.1; its AD bit, RFC 4035 section 3.2.3. */
#define HEADER_LENGTH 12
#define FLAGS_BYTE 3
#define AD_BIT 0x20
#define RCODE_MASK 0x0f

enum
{
  RCODE_NO_ERROR = 0,
  RCODE_NAME_ERROR = 3,
};

/**
 * sp_ares_answer_make_error:
 * @status: a status of c-ares
 *
 * Returns: (transfer full): the same as an #SpNetError
 */
GError *
sp_ares_answer_make_error (int status)
{
  switch (status)
    {
    case ARES_ENOTFOUND:
    case ARES_EBADNAME:
      return g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NO_NAME, _("There is no such name."));

    case ARES_ENODATA:
      return g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NO_NAME,
                                  _("The name has no such record."));

    case ARES_ETIMEOUT:
      return g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NAME_SERVER,
                                  _("The name server did not answer."));

    case ARES_EBADRESP:
    case ARES_EBADSTR:
      return g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NAME_SERVER,
                                  _("The answer of the name server cannot be read."));

    /* c-ares says so, too, if each of them has said that it failed. */
    case ARES_ECONNREFUSED:
    case ARES_ESERVFAIL:
      return g_error_new_literal (SP_NET_ERROR, SP_NET_ERROR_NAME_SERVER,
                                  _("No name server could answer."));

    default:
      return g_error_new (SP_NET_ERROR, SP_NET_ERROR_NAME_SERVER,
                          /* Translators: in brackets, the technical reason in English */
                          _("The name server could not answer (%s)."), ares_strerror (status));
    }
}

/* The target of a record. Returns NULL for what is no host name: RFC 5321, section 5.1, and RFC
 * 2782, "Target", want the name of a host, not its address. */
static char *
target_to_host (const char *target)
{
  g_autofree char *name = g_strdup (target);
  gsize length = strlen (name);

  if (length > 0 && name[length - 1] == '.')
    name[--length] = '\0';
  /* "." says that the service does not exist: RFC 2782, "Target"; RFC 7505, section 3. */
  if (length == 0)
    return g_steal_pointer (&name);
  if (g_hostname_is_ip_address (name))
    return NULL;

  return sp_host_name_to_ascii (name);
}

static void
add_host (SpRecords  *records,
          guint16     priority,
          guint16     weight,
          guint16     port,
          const char *target)
{
  g_autofree char *host = target_to_host (target);

  if (host == NULL)
    g_debug ("A record leads to what is no host name");
  else
    sp_records_add (records, priority, weight, port, host, NULL);
}

static int
parse_mx (const guint8 *bytes,
          int           length,
          SpRecords    *records)
{
  struct ares_mx_reply *replies = NULL;
  int status = ares_parse_mx_reply (bytes, length, &replies);

  for (struct ares_mx_reply *reply = replies; reply != NULL; reply = reply->next)
    add_host (records, reply->priority, 0, 0, reply->host);

  ares_free_data (replies);
  return status;
}

static int
parse_srv (const guint8 *bytes,
           int           length,
           SpRecords    *records)
{
  struct ares_srv_reply *replies = NULL;
  int status = ares_parse_srv_reply (bytes, length, &replies);

  for (struct ares_srv_reply *reply = replies; reply != NULL; reply = reply->next)
    add_host (records, reply->priority, reply->weight, reply->port, reply->host);

  ares_free_data (replies);
  return status;
}

static void
add_text (SpRecords *records,
          GString   *text)
{
  g_autofree char *valid = NULL;

  /* Nothing that we look for in texts has a NUL in it. */
  if (memchr (text->str, '\0', text->len) != NULL)
    return;

  valid = g_utf8_make_valid (text->str, (gssize) text->len);
  sp_records_add (records, 0, 0, 0, valid, NULL);
}

/* A record is made of strings of up to 255 bytes, to be joined without a space between them
 * (RFC 1035, section 3.3.14; RFC 7208, section 3.3). */
static int
parse_txt (const guint8 *bytes,
           int           length,
           SpRecords    *records)
{
  struct ares_txt_ext *replies = NULL;
  int status = ares_parse_txt_reply_ext (bytes, length, &replies);
  g_autoptr (GString) text = NULL;

  for (struct ares_txt_ext *reply = replies; reply != NULL; reply = reply->next)
    {
      if (reply->record_start && text != NULL)
        {
          add_text (records, text);
          g_string_truncate (text, 0);
        }
      if (text == NULL)
        text = g_string_new (NULL);
      g_string_append_len (text, (const char *) reply->txt, (gssize) reply->length);
    }
  if (text != NULL)
    add_text (records, text);

  ares_free_data (replies);
  return status;
}

typedef int (*Parse) (const guint8 *bytes,
                      int           length,
                      SpRecords    *records);

/**
 * sp_ares_answer_parse:
 * @type: what was asked for: anything but addresses
 * @bytes: the answer, as it came over the wire (RFC 1035, section 4)
 * @length: of @bytes
 * @believed: whether the name server can be believed when it says that it has proved something
 * @error: return location for an #SpNetError
 *
 * Returns: (transfer full): the records that can be used, at least one; or %NULL
 */
SpRecords *
sp_ares_answer_parse (SpRecordType   type,
                      const guint8  *bytes,
                      gsize          length,
                      gboolean       believed,
                      GError       **error)
{
  static const Parse parsers[SP_N_RECORD_TYPES] = {
    [SP_RECORD_MX] = parse_mx,
    [SP_RECORD_SRV] = parse_srv,
    [SP_RECORD_TXT] = parse_txt,
  };
  g_autoptr (SpRecords) records = NULL;
  int status;

  g_return_val_if_fail (type < SP_N_RECORD_TYPES && parsers[type] != NULL, NULL);

  if (length < HEADER_LENGTH || length > G_MAXUINT16)
    status = ARES_EBADRESP;
  else if ((bytes[FLAGS_BYTE] & RCODE_MASK) == RCODE_NAME_ERROR)
    status = ARES_ENOTFOUND;
  else if ((bytes[FLAGS_BYTE] & RCODE_MASK) != RCODE_NO_ERROR)
    status = ARES_ESERVFAIL;
  else
    {
      records = sp_records_new (type, believed && (bytes[FLAGS_BYTE] & AD_BIT) != 0);
      status = parsers[type] (bytes, (int) length, records);
      /* An answer that holds only names that lead elsewhere is one without records. */
      if (status == ARES_SUCCESS && sp_records_get_n_records (records) == 0)
        status = ARES_ENODATA;
    }

  if (status != ARES_SUCCESS)
    {
      g_propagate_error (error, sp_ares_answer_make_error (status));
      return NULL;
    }

  sp_records_sort (records);
  return g_steal_pointer (&records);
}

static GInetAddress *
make_address (const struct sockaddr *address)
{
  /* Copied: what c-ares gives need not be aligned for what it holds. */
  struct sockaddr_in ipv4;
  struct sockaddr_in6 ipv6;

  if (address->sa_family == AF_INET)
    {
      memcpy (&ipv4, address, sizeof ipv4);
      return g_inet_address_new_from_bytes ((const guint8 *) &ipv4.sin_addr, G_SOCKET_FAMILY_IPV4);
    }
  if (address->sa_family == AF_INET6)
    {
      memcpy (&ipv6, address, sizeof ipv6);
      return g_inet_address_new_from_bytes ((const guint8 *) &ipv6.sin6_addr, G_SOCKET_FAMILY_IPV6);
    }

  return NULL;
}

static gboolean
has_address (const SpRecords *records,
             GInetAddress    *address)
{
  for (guint i = 0; i < sp_records_get_n_records (records); i++)
    {
      if (g_inet_address_equal (sp_records_get (records, i)->address, address))
        return TRUE;
    }

  return FALSE;
}

/**
 * sp_ares_answer_from_addresses:
 * @addresses: (nullable): what c-ares found, in the order of RFC 6724
 * @error: return location for an #SpNetError
 *
 * Returns: (transfer full): the addresses, each once, at least one; or %NULL
 */
SpRecords *
sp_ares_answer_from_addresses (const struct ares_addrinfo  *addresses,
                               GError                     **error)
{
  g_autoptr (SpRecords) records = sp_records_new (SP_RECORD_ADDRESS, FALSE);
  const struct ares_addrinfo_node *node = addresses != NULL ? addresses->nodes : NULL;

  for (; node != NULL; node = node->ai_next)
    {
      g_autoptr (GInetAddress) address = make_address (node->ai_addr);

      if (address != NULL && !has_address (records, address))
        sp_records_add (records, 0, 0, 0, NULL, address);
    }

  if (sp_records_get_n_records (records) == 0)
    {
      g_propagate_error (error, sp_ares_answer_make_error (ARES_ENODATA));
      return NULL;
    }

  sp_records_sort (records);
  return g_steal_pointer (&records);
}
