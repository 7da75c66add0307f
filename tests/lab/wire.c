/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The wire between the two network namespaces of the laboratory: a pair of TUN devices, and this
 * program that carries each packet from one to the other after half of the round trip.
 *
 * usage: wire NETNS NETNS DEVICE LOG [NEEDLE…]
 *
 * The first namespace is the client's; both are files like /proc/PID/ns/net. Standard input has
 * a line for each change of the round trip, in milliseconds; each is answered by a line once it
 * is in force, and so is the start. At the end of standard input the wire ends.
 *
 * It is a witness besides: LOG gets a line for every question to a name server ("dns A NAME"),
 * every TCP connection asked for ("connect HOST PORT"), every name that a TLS client calls its
 * server by ("tls NAME") and every packet of the client that holds a NEEDLE in the clear
 * ("needle HOST PORT"), each after the seconds since the system's start. */

#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

enum
{
  CLIENT,
  SERVER,
  N_ENDS
};

typedef struct Packet Packet;
struct Packet
{
  Packet *next;
  int64_t due;
  size_t size;
  uint8_t bytes[];
};

/* On the way from one end, in the order in which they were sent. */
typedef struct
{
  Packet *head;
  Packet *tail;
} Queue;

typedef struct
{
  const uint8_t *bytes;
  size_t size;
} Span;

static int64_t
now_ns (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return time.tv_sec * INT64_C (1000000000) + time.tv_nsec;
}

static void
give_up (const char *what)
{
  perror (what);
  exit (1);
}

/* A device stays in the namespace that its maker was in. */
static int
open_end (const char *netns,
          const char *device)
{
  struct ifreq request = { .ifr_flags = IFF_TUN | IFF_NO_PI };
  int fd = open (netns, O_RDONLY | O_CLOEXEC);

  if (fd < 0 || setns (fd, CLONE_NEWNET) < 0)
    give_up (netns);
  close (fd);

  snprintf (request.ifr_name, IFNAMSIZ, "%s", device);
  fd = open ("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0 || ioctl (fd, TUNSETIFF, &request) < 0)
    give_up ("/dev/net/tun");
  return fd;
}

/* What is left of span after its first size bytes; empty if it is shorter. */
static Span
after (Span   span,
       size_t size)
{
  if (size > span.size)
    size = span.size;
  return (Span) { span.bytes + size, span.size - size };
}

static unsigned
number (Span   span,
        size_t offset)
{
  return offset + 2 <= span.size ? (unsigned) span.bytes[offset] << 8 | span.bytes[offset + 1] : 0;
}

static unsigned
byte (Span   span,
      size_t offset)
{
  return offset < span.size ? span.bytes[offset] : 0;
}

static void
say (FILE       *log,
     const char *what,
     const char *about)
{
  int64_t now = now_ns ();

  fprintf (log, "%lld.%06lld %s %s\n", (long long) (now / 1000000000),
           (long long) (now / 1000 % 1000000), what, about);
}

static const char *
type_name (unsigned type)
{
  static const struct
  {
    unsigned type;
    const char *name;
  } types[] = { { 1, "A" },   { 5, "CNAME" }, { 15, "MX" },   { 16, "TXT" },
                { 28, "AAAA" }, { 33, "SRV" }, { 65, "HTTPS" } };

  for (size_t i = 0; i < sizeof types / sizeof *types; i++)
    if (types[i].type == type)
      return types[i].name;
  return "OTHER";
}

/* RFC 1035, section 4: twelve bytes, then the labels of the one name, then its type. */
static void
log_question (FILE *log,
              Span  message)
{
  char about[300];
  char name[256] = "";
  size_t end = 0;
  Span rest = after (message, 12);

  while (rest.size > 0 && byte (rest, 0) > 0)
    {
      size_t size = byte (rest, 0);

      if (size > 63 || size >= rest.size || end + size + 2 > sizeof name)
        return;
      if (end > 0)
        name[end++] = '.';
      memcpy (name + end, rest.bytes + 1, size);
      end += size;
      rest = after (rest, size + 1);
    }
  snprintf (about, sizeof about, "%s %s", type_name (number (rest, 1)), name);
  say (log, "dns", about);
}

/* RFC 8446, section 4.1.2, in a record of section 5.1; RFC 6066, section 3. */
static void
log_server_name (FILE *log,
                 Span  record)
{
  char name[256];
  Span rest;

  if (byte (record, 0) != 22 || byte (record, 5) != 1)
    return;
  rest = after (record, 43);
  rest = after (rest, 1 + byte (rest, 0));
  rest = after (rest, 2 + number (rest, 0));
  rest = after (rest, 1 + byte (rest, 0));
  rest = after (rest, 2);
  while (rest.size > 9)
    {
      size_t size = number (rest, 2);

      if (number (rest, 0) == 0 && size > 5 && size + 4 <= rest.size)
        {
          snprintf (name, sizeof name, "%.*s", (int) size - 5, rest.bytes + 9);
          say (log, "tls", name);
          return;
        }
      rest = after (rest, 4 + size);
    }
}

/* Writes down what a packet of the client says that is worth knowing. */
static void
witness (FILE       *log,
         char       *needles[],
         Span        packet)
{
  bool is_six = byte (packet, 0) >> 4 == 6;
  unsigned protocol = byte (packet, is_six ? 6 : 9);
  Span segment = after (packet, is_six ? 40 : (byte (packet, 0) & 15) * 4);
  Span payload = after (segment, protocol == 17 ? 8 : (byte (segment, 12) >> 4) * 4);
  char host[INET6_ADDRSTRLEN];
  char about[INET6_ADDRSTRLEN + 8];

  if (packet.size < 40 && is_six)
    return;
  if (packet.size < 20 || (protocol != 6 && protocol != 17))
    return;
  inet_ntop (is_six ? AF_INET6 : AF_INET, packet.bytes + (is_six ? 24 : 16), host, sizeof host);
  snprintf (about, sizeof about, "%s %u", host, number (segment, 2));

  if (protocol == 17 && number (segment, 2) == 53)
    log_question (log, payload);
  else if (protocol == 6 && (byte (segment, 13) & 0x12) == 0x02)
    say (log, "connect", about);
  else if (protocol == 6)
    log_server_name (log, payload);
  for (; *needles != NULL; needles++)
    if (memmem (payload.bytes, payload.size, *needles, strlen (*needles)) != NULL)
      say (log, "needle", about);
}

static void
push (Queue  *queue,
      Span    packet,
      int64_t due)
{
  Packet *last = malloc (sizeof *last + packet.size);

  if (last == NULL)
    give_up ("malloc");
  last->next = NULL;
  last->due = due;
  last->size = packet.size;
  memcpy (last->bytes, packet.bytes, packet.size);
  if (queue->tail != NULL)
    queue->tail->next = last;
  else
    queue->head = last;
  queue->tail = last;
}

/* Hands over what is due; a device that is down or full loses it, as a wire may. */
static void
deliver (Queue  *queue,
         int     fd,
         int64_t now)
{
  while (queue->head != NULL && queue->head->due <= now)
    {
      Packet *first = queue->head;

      queue->head = first->next;
      if (queue->head == NULL)
        queue->tail = NULL;
      if (write (fd, first->bytes, first->size) < 0 && errno != EIO && errno != EAGAIN)
        perror ("write");
      free (first);
    }
}

/* Sets the time of one way; false at the end of standard input. */
static bool
obey (int64_t *one_way)
{
  char line[64];
  ssize_t size = read (STDIN_FILENO, line, sizeof line - 1);

  if (size <= 0)
    return false;
  line[size] = '\0';
  *one_way = (int64_t) (strtod (line, NULL) * 5e5);
  printf ("%.3f\n", *one_way / 5e5);
  return true;
}

static void
carry (const int fds[N_ENDS],
       FILE     *log,
       char     *needles[])
{
  Queue queues[N_ENDS] = { 0 };
  int64_t one_way = 0;
  struct pollfd polls[] = {
    { fds[CLIENT], POLLIN, 0 },
    { fds[SERVER], POLLIN, 0 },
    { STDIN_FILENO, POLLIN, 0 },
  };

  for (;;)
    {
      int64_t next = INT64_MAX;
      int64_t now = now_ns ();
      struct timespec wait;

      for (int end = 0; end < N_ENDS; end++)
        {
          deliver (&queues[end], fds[1 - end], now);
          if (queues[end].head != NULL && queues[end].head->due < next)
            next = queues[end].head->due;
        }

      if (next != INT64_MAX)
        wait = (struct timespec) { (next - now) / 1000000000, (next - now) % 1000000000 };
      if (ppoll (polls, 3, next == INT64_MAX ? NULL : &wait, NULL) < 0 && errno != EINTR)
        give_up ("ppoll");
      if (polls[2].revents != 0 && !obey (&one_way))
        return;

      now = now_ns ();
      for (int end = 0; end < N_ENDS; end++)
        {
          uint8_t bytes[65536];
          ssize_t size;

          while ((size = read (fds[end], bytes, sizeof bytes)) > 0)
            {
              if (end == CLIENT)
                witness (log, needles, (Span) { bytes, (size_t) size });
              push (&queues[end], (Span) { bytes, (size_t) size }, now + one_way);
            }
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  struct sched_param urgent = { .sched_priority = 10 };
  int fds[N_ENDS];
  FILE *log;

  if (argc < 5)
    {
      fprintf (stderr, "usage: wire NETNS NETNS DEVICE LOG [NEEDLE…]\n");
      return 2;
    }

  /* Before the namespaces: their files may be seen through one of them. */
  log = fopen (argv[4], "ae");
  if (log == NULL)
    give_up (argv[4]);
  setvbuf (log, NULL, _IOLBF, 0);
  setvbuf (stdout, NULL, _IOLBF, 0);
  fds[CLIENT] = open_end (argv[1], argv[3]);
  fds[SERVER] = open_end (argv[2], argv[3]);

  /* The time of a packet is what is measured here. Where this is not allowed, it is less exact. */
  prctl (PR_SET_TIMERSLACK, 1);
  sched_setscheduler (0, SCHED_FIFO, &urgent);
  puts ("ready");
  /* The list of arguments ends with NULL. */
  carry (fds, log, argv + 5);
  return 0;
}
