/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Signs in to servers in another process, with a password that was made for this run alone, and then
 * looks through all memory of its own that can be read, as a core file would show it. */

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "sp-check-rig.h"
#include "sp-net-private.h"
#include "sp-sasl-server.h"
#include "sp-test.h"

#define CHILD "/check/password-memory/child"
#define PASSWORD_LENGTH 72
/* What is freed loses its first bytes to the book-keeping of the C library: the rest gives it away. */
#define HEAD_LENGTH 24
#define CHUNK_BYTES (256 * 1024)
#define OVERLAP_BYTES 256
/* Nothing of ours is that large; a sanitizer's book-keeping is. */
#define MAX_REGION_BYTES ((guint64) 1 << 32)
/* What is looked for must not be found where it is kept for looking. */
#define VEIL 0x80

typedef enum
{
  LATIN,
  CYRILLIC, /* prepared as SASL has it, it stays as it is */
  WIDE,     /* prepared, it becomes Latin */
} Letters;

typedef struct
{
  const char *name;
  SpProtocol protocol;
  const char *server;    /* (nullable): see sp-sasl-server.h; otherwise it is the script */
  const char *mechanism; /* or the script */
  gboolean is_right;
  Letters letters;
} Way;

#define IMAP_HELLO "S * OK hello\nC *\nS * CAPABILITY IMAP4rev1"

static const Way ways[] = {
  { "plain-ir", SP_PROTOCOL_IMAP, "imap-ir", "PLAIN", TRUE },
  { "plain", SP_PROTOCOL_POP3, "pop", "PLAIN", TRUE },
  { "plain-refused", SP_PROTOCOL_SMTP, NULL, "S 220 hi\nC *\nS 250-me\nS 250 AUTH PLAIN\nC *\nS 535 no\nC *\n", FALSE },
  { "login", SP_PROTOCOL_SMTP, "smtp", "LOGIN", TRUE },
  { "login-refused", SP_PROTOCOL_IMAP, NULL,
    IMAP_HELLO " AUTH=LOGIN\nS a1 OK\nC *\nS + VXNlcjo=\nC *\nS + UGFzczo=\nC *\nS a2 NO\nC *\n", FALSE },
  { "scram-256", SP_PROTOCOL_IMAP, "imap", "SCRAM-SHA-256", TRUE },
  { "scram-1", SP_PROTOCOL_POP3, "pop", "SCRAM-SHA-1", TRUE },
  { "plain-cyrillic", SP_PROTOCOL_IMAP, "imap-ir", "PLAIN", TRUE, CYRILLIC },
  { "scram-256-cyrillic", SP_PROTOCOL_IMAP, "imap", "SCRAM-SHA-256", TRUE, CYRILLIC },
  { "scram-1-wide", SP_PROTOCOL_POP3, "pop", "SCRAM-SHA-1", TRUE, WIDE },
  { "imap-command-cyrillic", SP_PROTOCOL_IMAP, NULL,
    IMAP_HELLO "\nS a1 OK\nC *\nS + go\nC *\nS a2 OK\nC *\n", TRUE, CYRILLIC },
  { "imap-command", SP_PROTOCOL_IMAP, NULL, IMAP_HELLO "\nS a1 OK\nC *\nS a2 OK\nC *\n", TRUE },
  { "pop-commands", SP_PROTOCOL_POP3, NULL, "S +OK\nC CAPA\nS -ERR\nC *\nS +OK\nC *\nS +OK\nC *\n", TRUE },
  { "pop-refused", SP_PROTOCOL_POP3, NULL, "S +OK\nC CAPA\nS -ERR\nC *\nS +OK\nC *\nS -ERR\nC *\n", FALSE },
  { "silent", SP_PROTOCOL_IMAP, NULL, IMAP_HELLO " AUTH=PLAIN SASL-IR\nS a1 OK\nC *\nHANG", FALSE },
};

/* The second half of a text, and how a library has it that takes a character for four bytes. */
static void
add_text (GString    *needles,
          const char *text)
{
  glong length;
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (text, -1, &length);

  g_string_append_printf (needles, "%s%s\n", needles->len > 0 ? "\n" : "", text + strlen (text) / 2);
  g_string_append_len (needles, (const char *) (characters + length / 2),
                       (length - length / 2) * (glong) sizeof *characters);
}

/* The password, as it is and prepared, and each of the forms in which base64 may have it, veiled, one a
 * line. */
static void
write_needles (const char *dir,
               const char *password)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *prepared = g_utf8_normalize (password, -1, G_NORMALIZE_ALL_COMPOSE);
  const char *before[] = { "", "x", "xx" };

  add_text (text, password);
  if (!g_str_equal (prepared, password))
    add_text (text, prepared);

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autofree char *shifted = g_strconcat (before[i], password, NULL);
      g_autofree char *coded = g_base64_encode ((const guchar *) shifted, strlen (shifted));

      /* Without what depends on its neighbours. */
      coded[strlen (coded) - 4] = '\0';
      g_string_append_printf (text, "\n%s", coded + HEAD_LENGTH / 3 * 4);
    }
  for (gsize i = 0; i < text->len; i++)
    text->str[i] ^= text->str[i] != '\n' ? VEIL : 0;

  g_free (sp_test_write (dir, "needles", text->str, (gssize) text->len));
}

/* Under the veil, no byte of these letters is a NUL or ends a line. */
static gunichar
make_letter (Letters letters)
{
  static const char latin[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  switch (letters)
    {
    case CYRILLIC:
      return (gunichar) g_random_int_range (0x430, 0x440);
    case WIDE:
      return (gunichar) g_random_int_range (0xff21, 0xff3b);
    case LATIN:
    default:
      return (gunichar) latin[g_random_int_range (0, sizeof latin - 1)];
    }
}

static char *
make_password (Letters letters)
{
  g_autoptr (GString) password = g_string_new (NULL);

  while (password->len < PASSWORD_LENGTH)
    g_string_append_unichar (password, make_letter (letters));
  return g_string_free (g_steal_pointer (&password), FALSE);
}

static void
test_way (gconstpointer data)
{
  const Way *way = data;
  g_autoptr (SpCheckRig) rig = sp_check_rig_new ();
  g_autofree char *password = make_password (way->letters);
  const char *dir = sp_test_dir ();
  g_autofree char *secret = sp_test_write (dir, "password", password, -1);
  g_autofree char *setting = NULL;

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("A sanitizer keeps what was freed, and terabytes of its own");
  return;
#endif

  if (way->server != NULL)
    sp_sasl_server_add (rig->server, 1000, way->server, way->mechanism, password, SP_SASL_SERVER_HONEST);
  else
    sp_local_server_add_lines (rig->server, RIG_HOST, 1000, SP_LOCAL_VALID, TRUE, way->mechanism);
  write_needles (dir, password);

  setting = g_strdup_printf ("%d %u %d %s", (int) way->protocol, sp_net_map_port (rig->net, RIG_HOST, 1000),
                             way->is_right, dir);
  g_setenv ("SIGNPOST_TEST_MEMORY", setting, TRUE);
  /* Otherwise the C library would wipe what is freed, as it does for nobody else. */
  g_unsetenv ("MALLOC_PERTURB_");
  g_test_trap_subprocess (CHILD, 0, 0);
  g_test_trap_assert_passed ();
}

/* Straight into its memory: no buffer of a library has it on the way. */
static SpPassword *
read_password (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "password", NULL);
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  SpPassword *password = sp_password_new_empty (PASSWORD_LENGTH, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_assert_nonnull (password);
  g_assert_cmpint (read (fd, sp_password_claim (password, PASSWORD_LENGTH), PASSWORD_LENGTH), ==,
                   PASSWORD_LENGTH);
  close (fd);
  return password;
}

static gsize
count_in (const char *chunk,
          gsize       length,
          const char *veiled)
{
  gsize n_letters = strlen (veiled);
  gsize n = 0;

  for (gsize i = 0; i + n_letters <= length; i++)
    {
      gsize j = 0;

      while (j < n_letters && (chunk[i + j] & 0xff) == ((veiled[j] ^ VEIL) & 0xff))
        j++;
      n += j == n_letters;
    }

  return n;
}

static gsize
search_region (int         memory,
               guint64     start,
               guint64     end,
               const char *veiled,
               char       *chunk)
{
  gsize n = 0;

  for (guint64 place = start; place < end; place += CHUNK_BYTES - OVERLAP_BYTES)
    {
      gsize wanted = (gsize) MIN (end - place, CHUNK_BYTES);
      gssize length = pread (memory, chunk, wanted, (off_t) place);

      if (length <= 0)
        break;
      n += count_in (chunk, (gsize) length, veiled);
    }

  return n;
}

/* How often it is in this process's memory, and where. */
static gsize
search (const char *veiled,
        gboolean    is_expected)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  char *chunk = g_malloc0 (CHUNK_BYTES);
  int memory = open ("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  gsize n = 0;
  gsize n_regions = 0;

  g_assert_cmpint (memory, >=, 0);
  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint64 start, end;
      char rights[5];
      gsize found;

      if (sscanf (lines[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x %4s", &start, &end,
                  rights) != 3 ||
          rights[0] != 'r' || end - start > MAX_REGION_BYTES || strstr (lines[i], "[v") != NULL)
        continue;

      n_regions++;
      found = search_region (memory, start, end, veiled, chunk);
      if (found > 0 && !is_expected)
        g_test_message ("%" G_GSIZE_FORMAT " times in %s", found, lines[i]);
      n += found;
    }

  close (memory);
  memset (chunk, 0, CHUNK_BYTES);
  g_free (chunk);
  g_assert_cmpuint (n_regions, >, 10);
  return n;
}

static gboolean
is_dead (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static gboolean
wake_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static SpNet *
make_net (guint16 local_port)
{
  g_autoptr (SpFakeResolver) resolver = sp_fake_resolver_new ();
  g_autoptr (GHashTable) ports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *authority = g_test_build_filename (G_TEST_DIST, "net", "certificates", "authority.pem",
                                                      NULL);
  g_autoptr (GTlsDatabase) trusted = g_tls_file_database_new (authority, NULL);

  sp_fake_resolver_add_address (resolver, RIG_HOST, "127.0.0.1");
  g_hash_table_insert (ports, g_strdup (RIG_HOST ":1000"), GUINT_TO_POINTER ((guint) local_port));
  return sp_net_new_with (sp_fake_resolver_as_resolver (resolver), trusted, ports);
}

static void
test_child (void)
{
  g_auto (GStrv) setting = NULL;
  g_autofree char *path = NULL;
  g_autofree char *file = NULL;
  g_auto (GStrv) needles = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (SpServer) server = NULL;
  SpPassword *password = NULL;
  SpCheck *check = NULL;
  SpNet *net = NULL;
  guint wake;

  if (!g_test_subprocess ())
    return;

  setting = g_strsplit (g_getenv ("SIGNPOST_TEST_MEMORY"), " ", 4);
  path = g_build_filename (setting[3], "needles", NULL);
  g_assert_true (g_file_get_contents (path, &file, NULL, NULL));
  needles = g_strsplit (file, "\n", -1);

  net = make_net ((guint16) atoi (setting[1]));
  server = sp_check_rig_make_server ((SpProtocol) atoi (setting[0]), SP_SECURITY_TLS, 1000);
  check = sp_check_rig_make_check (&(SpCheckRig) { NULL, NULL, net }, server);
  sp_check_set_deadline (check, atoi (setting[2]) ? 8000 : 1000);

  /* The search finds what is there. */
  password = read_password (setting[3]);
  g_assert_cmpuint (search (needles[0], TRUE), ==, 1);

  sp_check_run_async (check, RIG_USER, password, NULL, sp_test_take_result, &result);
  sp_password_unref (g_steal_pointer (&password));
  sp_test_await (&result);
  g_assert_true (sp_check_run_finish (check, result, &error));
  if (atoi (setting[2]))
    sp_check_rig_assert_works (check);
  else
    g_assert_false (sp_check_works (check));
  g_clear_object (&result);

  /* The network lets go of its buffers a moment later, in a thread of its own. */
  g_object_unref (check);
  wake = g_timeout_add (1, wake_cb, NULL);
  g_object_add_weak_pointer (G_OBJECT (net), (gpointer *) &net);
  g_object_unref (net);
  sp_test_await_true (is_dead, &net);
  g_source_remove (wake);

  for (guint i = 0; needles[i] != NULL; i++)
    g_assert_cmpuint (search (needles[i], FALSE), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_strconcat ("/check/password-memory/", ways[i].name, NULL);

      g_test_add_data_func (path, &ways[i], test_way);
    }
  g_test_add_func (CHILD, test_child);

  return g_test_run ();
}
