/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ares-channel.h"

#include <ares.h>
#include <arpa/nameser.h>
#include <glib-unix.h>
#include <netinet/in.h>
#include <sys/random.h>

#include "sp-address-pair.h"
#include "sp-ares-answer.h"
#include "sp-resolv-conf.h"

/* A question that got lost is asked again after this time, then after twice and four times as
 * long. */
#define PATIENCE 2000
#define TRIES 3
/* With addresses of IPv4 in hand, how long those of IPv6 are waited for: RFC 8305, section 3. */
#define RESOLUTION_DELAY 50
/* More than one lookup has under way. */
#define MANY_QUESTIONS 64

/* The header of a message: recursion desired, and "tell me whether you have proved it" (RFC 6840,
 * section 5.7). */
#define FLAGS_BYTE 3
#define AD_BIT 0x20

struct _SpAresChannel
{
  ares_channel channel; /* (nullable): NULL once closed */
  ares_channel hosts;   /* (nullable): likewise; of the file of hosts alone */
  GMainContext *context;
  GHashTable *sockets; /* socket → GSource */
  GSource *timer;      /* (nullable) */
  gint64 timer_end;    /* in microseconds */
  guint patience;      /* in milliseconds */
  gboolean believed;   /* what the name server says it has proved */
  guint n_questions;   /* not answered yet */
  GQueue answered;     /* of Question */
};

typedef struct
{
  SpAresChannel *channel;
  SpRecordType type;
  SpAresAnswered answered;
  gpointer user_data;
  SpRecords *records; /* (nullable) */
  GError *error;      /* (nullable) */
} Question;

/* A question for addresses, which is two. Each of them holds it until c-ares has answered. */
typedef struct
{
  Question *question; /* (nullable): NULL once answered */
  SpAddressPair answers;
  GSource *grace; /* (nullable) */
} Addresses;

static void schedule_next (SpAresChannel *self);

static void
clear_channel (gpointer data)
{
  SpAresChannel *self = data;

  sp_ares_channel_close (self);
  g_hash_table_unref (self->sockets);
  g_main_context_unref (self->context);
  ares_library_cleanup ();
}

/* Calls back for all that has been answered, now that c-ares is not on the stack: it does not
 * bear being destroyed by one of its own callbacks. */
static void
drain (SpAresChannel *self)
{
  Question *question;

  while ((question = g_queue_pop_head (&self->answered)) != NULL)
    {
      question->answered (question->records, question->error, question->user_data);
      g_clear_pointer (&question->records, sp_records_unref);
      g_clear_error (&question->error);
      sp_ares_channel_unref (question->channel);
      g_free (question);
    }
}

static void
process (SpAresChannel *self,
         ares_socket_t  readable,
         ares_socket_t  writable)
{
  g_rc_box_acquire (self);
  if (self->channel != NULL)
    ares_process_fd (self->channel, readable, writable);
  drain (self);
  sp_ares_channel_unref (self);
}

static gboolean
socket_ready_cb (int          fd,
                 GIOCondition condition,
                 gpointer     user_data)
{
  gboolean readable = (condition & (G_IO_IN | G_IO_ERR | G_IO_HUP)) != 0;
  gboolean writable = (condition & G_IO_OUT) != 0;

  process (user_data, readable ? fd : ARES_SOCKET_BAD, writable ? fd : ARES_SOCKET_BAD);
  return G_SOURCE_CONTINUE;
}

static void
free_source_cb (gpointer data)
{
  g_source_destroy (data);
  g_source_unref (data);
}

static void
socket_state_cb (gpointer      data,
                 ares_socket_t fd,
                 int           readable,
                 int           writable)
{
  SpAresChannel *self = data;
  GIOCondition condition = (readable ? G_IO_IN : 0) | (writable ? G_IO_OUT : 0);
  GSource *source;

  g_hash_table_remove (self->sockets, GINT_TO_POINTER (fd));
  if (condition == 0)
    return;

  source = g_unix_fd_source_new (fd, condition);
  g_source_set_static_name (source, "[signpost] name server");
  g_source_set_callback (source, G_SOURCE_FUNC (socket_ready_cb), self, NULL);
  g_source_attach (source, self->context);
  g_hash_table_insert (self->sockets, GINT_TO_POINTER (fd), source);
}

static gboolean
time_is_up_cb (gpointer user_data)
{
  SpAresChannel *self = g_rc_box_acquire (user_data);

  g_clear_pointer (&self->timer, g_source_unref);
  process (self, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
  schedule_next (self);

  sp_ares_channel_unref (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (SpAresChannel *self,
          gint64         end)
{
  gint64 left = MAX (end - g_get_monotonic_time (), 0);

  if (self->timer != NULL)
    {
      if (self->timer_end <= end)
        return;
      g_source_destroy (self->timer);
      g_source_unref (self->timer);
    }

  self->timer = g_timeout_source_new ((guint) ((left + 999) / 1000));
  self->timer_end = end;
  g_source_set_static_name (self->timer, "[signpost] name server");
  g_source_set_callback (self->timer, time_is_up_cb, self, NULL);
  g_source_attach (self->timer, self->context);
}

static void
schedule_next (SpAresChannel *self)
{
  struct timeval left;

  if (self->channel != NULL && ares_timeout (self->channel, NULL, &left) != NULL)
    schedule (self, g_get_monotonic_time () + left.tv_sec * G_USEC_PER_SEC + left.tv_usec);
}

/* ares_timeout() goes through all questions. It is not called with every one where there are many,
 * so that ten thousand of them are no work. */
static void
schedule_new (SpAresChannel *self)
{
  if (self->n_questions <= MANY_QUESTIONS)
    schedule_next (self);
  else if (self->channel != NULL)
    schedule (self, g_get_monotonic_time () + (gint64) self->patience * 1000);
}

static gboolean
is_loopback (const struct ares_addr_port_node *server)
{
  if (server->family == AF_INET)
    return (ntohl (server->addr.addr4.s_addr) >> 24) == IN_LOOPBACKNET;

  return memcmp (&server->addr.addr6, &in6addr_loopback, sizeof in6addr_loopback) == 0;
}

/* That it has proved something is to be believed of a name server on this computer, which nobody
 * can have spoken for (RFC 4035, section 4.9.3); of another one if whoever runs this computer
 * says so. */
static gboolean
asks_this_computer (ares_channel channel)
{
  struct ares_addr_port_node *servers = NULL;
  gboolean all = TRUE;

  if (ares_get_servers_ports (channel, &servers) != ARES_SUCCESS || servers == NULL)
    return FALSE;

  for (struct ares_addr_port_node *server = servers; server != NULL; server = server->next)
    all = all && is_loopback (server);

  ares_free_data (servers);
  return all;
}

/**
 * sp_ares_channel_new:
 * @servers: (nullable): the name servers, "ADDRESS:PORT,…"; those of this computer if %NULL
 * @patience: how many milliseconds pass before a question is asked again; 0 for the usual
 * @error: return location for an #SpNetError
 *
 * It belongs to the thread-default main context.
 *
 * Returns: (transfer full): a channel; or %NULL
 */
SpAresChannel *
sp_ares_channel_new (const char *servers,
                     guint       patience,
                     GError    **error)
{
  g_autoptr (SpAresChannel) self = g_rc_box_new0 (SpAresChannel);
  /* No search domains, no EDNS: what does not fit into 512 bytes, and that is rare here, comes by
   * TCP; there are name servers and routers that drop what they do not know. */
  struct ares_options options = {
    .flags = ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES,
    .timeout = patience != 0 ? (int) patience : PATIENCE,
    .tries = TRIES,
    .lookups = (char *) "b",
    .sock_state_cb = socket_state_cb,
    .sock_state_cb_data = self,
  };
  struct ares_options of_hosts = { .flags = options.flags, .lookups = (char *) "f" };
  int mask = ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES | ARES_OPT_NDOTS |
             ARES_OPT_DOMAINS | ARES_OPT_LOOKUPS | ARES_OPT_SOCK_STATE_CB | ARES_OPT_NOROTATE;
  int status = ares_library_init (ARES_LIB_INIT_ALL);

  self->context = g_main_context_ref_thread_default ();
  self->sockets = g_hash_table_new_full (NULL, NULL, NULL, free_source_cb);
  self->patience = (guint) options.timeout;
  g_queue_init (&self->answered);

  if (status == ARES_SUCCESS)
    status = ares_init_options (&self->channel, &options, mask);
  if (status == ARES_SUCCESS)
    status = ares_init_options (&self->hosts, &of_hosts, ARES_OPT_FLAGS | ARES_OPT_LOOKUPS);
  if (status == ARES_SUCCESS && servers != NULL)
    status = ares_set_servers_ports_csv (self->channel, servers);
  if (status != ARES_SUCCESS)
    {
      g_propagate_error (error, sp_ares_answer_make_error (status));
      return NULL;
    }

  self->believed = asks_this_computer (self->channel) ||
                   (servers == NULL && sp_resolv_conf_trusts_ad (SP_RESOLV_CONF));

  return g_steal_pointer (&self);
}

/**
 * sp_ares_channel_unref:
 * @self: (transfer full): a channel
 *
 * Questions that are under way go on.
 */
void
sp_ares_channel_unref (SpAresChannel *self)
{
  g_return_if_fail (self != NULL);

  g_rc_box_release_full (self, clear_channel);
}

/**
 * sp_ares_channel_close:
 * @self: a channel
 *
 * Ends every question under way with an error.
 */
void
sp_ares_channel_close (SpAresChannel *self)
{
  ares_channel channel;

  g_return_if_fail (self != NULL);

  if (self->timer != NULL)
    g_source_destroy (self->timer);
  g_clear_pointer (&self->timer, g_source_unref);

  channel = self->channel;
  self->channel = NULL;
  if (channel != NULL)
    ares_destroy (channel);
  g_clear_pointer (&self->hosts, ares_destroy);
  drain (self);
}

static void
question_answered (Question  *question,
                   SpRecords *records,
                   GError    *error)
{
  question->records = records;
  question->error = error;
  question->channel->n_questions--;
  g_queue_push_tail (&question->channel->answered, question);
}

static SpRecords *
take_addresses (int                   status,
                struct ares_addrinfo *addresses,
                GError              **error)
{
  SpRecords *records = NULL;

  if (status == ARES_SUCCESS)
    records = sp_ares_answer_from_addresses (addresses, error);
  else
    g_propagate_error (error, sp_ares_answer_make_error (status));

  if (addresses != NULL)
    ares_freeaddrinfo (addresses);
  return records;
}

static void
clear_addresses (gpointer data)
{
  Addresses *self = data;

  sp_address_pair_clear (&self->answers);
}

static void
end_addresses (Addresses *self)
{
  Question *question = g_steal_pointer (&self->question);
  GError *error = NULL;
  SpRecords *records = sp_address_pair_join (&self->answers, &error);

  if (self->grace != NULL)
    g_source_destroy (self->grace);
  g_clear_pointer (&self->grace, g_source_unref);
  question_answered (question, records, error);
}

static gboolean
grace_over_cb (gpointer user_data)
{
  Addresses *self = user_data;
  SpAresChannel *channel = g_rc_box_acquire (self->question->channel);

  end_addresses (self);
  drain (channel);
  sp_ares_channel_unref (channel);
  return G_SOURCE_REMOVE;
}

static void
review_addresses (Addresses *self)
{
  SpAddressPairState state = sp_address_pair_get_state (&self->answers);

  if (state == SP_ADDRESS_PAIR_IS_DONE)
    {
      end_addresses (self);
    }
  else if (state == SP_ADDRESS_PAIR_WAITS_BRIEFLY)
    {
      self->grace = g_timeout_source_new (RESOLUTION_DELAY);
      g_source_set_static_name (self->grace, "[signpost] other addresses");
      g_source_set_callback (self->grace, grace_over_cb, self, NULL);
      g_source_attach (self->grace, self->question->channel->context);
    }
}

/* Takes the half of it that c-ares held. */
static void
take_half (Addresses            *self,
           SpAddressAnswer      *answer,
           int                   status,
           struct ares_addrinfo *addresses)
{
  answer->is_here = TRUE;
  answer->is_no_name = status == ARES_ENOTFOUND;
  answer->records = take_addresses (status, addresses, &answer->error);
  if (self->question != NULL)
    review_addresses (self);

  g_rc_box_release_full (self, clear_addresses);
}

static void
ipv4_cb (gpointer              data,
         int                   status,
         int                   timeouts,
         struct ares_addrinfo *addresses)
{
  Addresses *self = data;

  take_half (self, &self->answers.ipv4, status, addresses);
}

static void
ipv6_cb (gpointer              data,
         int                   status,
         int                   timeouts,
         struct ares_addrinfo *addresses)
{
  Addresses *self = data;

  take_half (self, &self->answers.ipv6, status, addresses);
}

/* The file knows both kinds at once, and is read here and now. */
static void
hosts_cb (gpointer              data,
          int                   status,
          int                   timeouts,
          struct ares_addrinfo *addresses)
{
  SpRecords **records = data;

  *records = take_addresses (status, addresses, NULL);
}

static void
message_cb (gpointer       data,
            int            status,
            int            timeouts,
            unsigned char *bytes,
            int            length)
{
  Question *question = data;
  SpRecords *records = NULL;
  GError *error = NULL;

  if (status == ARES_SUCCESS)
    records = sp_ares_answer_parse (question->type, bytes, (gsize) length,
                                    question->channel->believed, &error);
  else
    error = sp_ares_answer_make_error (status);

  question_answered (question, records, error);
}

static void
ask_for_addresses (SpAresChannel *self,
                   const char    *name,
                   Question      *question)
{
  struct ares_addrinfo_hints hints = { .ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM };
  SpRecords *records = NULL;
  Addresses *addresses;

  ares_getaddrinfo (self->hosts, name, NULL, &hints, hosts_cb, &records);
  if (records != NULL)
    {
      question_answered (question, records, NULL);
      return;
    }

  addresses = g_rc_box_new0 (Addresses);
  addresses->question = question;
  hints.ai_family = AF_INET;
  ares_getaddrinfo (self->channel, name, NULL, &hints, ipv4_cb, g_rc_box_acquire (addresses));
  hints.ai_family = AF_INET6;
  ares_getaddrinfo (self->channel, name, NULL, &hints, ipv6_cb, addresses);
}

/* Built here, since ares_query() does not ask whether the answer has been proved. */
static void
ask_for_records (SpAresChannel *self,
                 const char    *name,
                 Question      *question)
{
  static const int types[SP_N_RECORD_TYPES] = {
    [SP_RECORD_MX] = ns_t_mx,
    [SP_RECORD_SRV] = ns_t_srv,
    [SP_RECORD_TXT] = ns_t_txt,
  };
  unsigned char *message = NULL;
  guint16 id = 0;
  int length;
  int status = ARES_ENOMEM;

  /* Not to be guessed: RFC 5452, section 9.2. */
  if (getrandom (&id, sizeof id, 0) == sizeof id)
    status = ares_create_query (name, ns_c_in, types[question->type], id, 1, &message, &length, 0);
  if (status != ARES_SUCCESS)
    {
      question_answered (question, NULL, sp_ares_answer_make_error (status));
      return;
    }

  if (self->believed)
    message[FLAGS_BYTE] |= AD_BIT;
  ares_send (self->channel, message, length, message_cb, question);
  ares_free_string (message);
}

/**
 * sp_ares_channel_ask:
 * @self: a channel
 * @name: a name that sp_resolver_can_ask() for
 * @type: which records
 * @answered: called once, perhaps before this function returns
 * @user_data: for @answered
 *
 * Asks the name servers; for addresses, the file of hosts before them.
 */
void
sp_ares_channel_ask (SpAresChannel *self,
                     const char    *name,
                     SpRecordType   type,
                     SpAresAnswered answered,
                     gpointer       user_data)
{
  Question *question;

  g_return_if_fail (self != NULL);
  g_return_if_fail (answered != NULL);

  question = g_new0 (Question, 1);
  question->channel = g_rc_box_acquire (self);
  question->type = type;
  question->answered = answered;
  question->user_data = user_data;

  self->n_questions++;
  g_rc_box_acquire (self);
  if (self->channel == NULL)
    question_answered (question, NULL, sp_ares_answer_make_error (ARES_EDESTRUCTION));
  else if (type == SP_RECORD_ADDRESS)
    ask_for_addresses (self, name, question);
  else
    ask_for_records (self, name, question);

  schedule_new (self);
  drain (self);
  sp_ares_channel_unref (self);
}
