/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdlib.h>

#include "fuzz.h"

/* Runs a fuzz target over files, and over a number of mutations of them that are the same every
 * time for one seed: replay FOLDER PREFIX COUNT [SEED]. For machines without libFuzzer, and for
 * every run of the tests. */

#define SEED 20260101

static const char * const tokens[] = {
  "<![CDATA[", "]]>", "<!--", "-->", "<?", "?>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&amp;", "&#0;",
  "&#x202e;", "&b;", "</", "/>", "<a>", " xmlns=\"\"", "%EMAILADDRESS%", "%EMAILDOMAIN", "\xef\xbb\xbf",
  "\xff\xfe", "\xfe\xff", "\xc3", "\xe2\x80\xae", "encoding=\"UTF-16\"", "encoding=\"ISO-8859-1\"",
  "https://", "http://", "-1", "65536", "99999999999999999999", "[[[[[[[[", "{\"", "\\u0000", "\\ud800",
  "null", "1e999", "//", "/*", "\"", ".", "@", ":",
};

static void
mutate (GByteArray  *bytes,
        GPtrArray   *corpus,
        GRand       *random)
{
  guint position = bytes->len > 0 ? (guint) g_rand_int_range (random, 0, (gint32) bytes->len) : 0;
  guint wanted = (guint) g_rand_int_range (random, 1, 64);
  guint length = MIN (bytes->len - position, wanted);
  const char *token = tokens[g_rand_int_range (random, 0, G_N_ELEMENTS (tokens))];
  g_autofree guint8 *tail = NULL;
  guint tail_length = bytes->len - position;

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0: /* a bit */
      if (bytes->len > 0)
        bytes->data[position] ^= (guint8) (1 << g_rand_int_range (random, 0, 8));
      break;

    case 1: /* a byte */
      if (bytes->len > 0)
        bytes->data[position] = (guint8) g_rand_int_range (random, 0, 256);
      break;

    case 2:
      if (length > 0)
        g_byte_array_remove_range (bytes, position, length);
      break;

    case 3:
      g_byte_array_set_size (bytes, position);
      break;

    case 4:
      tail = g_memdup2 (bytes->data + position, tail_length);
      g_byte_array_set_size (bytes, position);
      g_byte_array_append (bytes, (const guint8 *) token, (guint) strlen (token));
      g_byte_array_append (bytes, tail, tail_length);
      break;

    case 5: /* the end of another */
      {
        GBytes *other =
          g_ptr_array_index (corpus, g_rand_int_range (random, 0, (gint32) corpus->len));
        gsize size;
        const guint8 *data = g_bytes_get_data (other, &size);
        gsize start = size > 0 ? (gsize) g_rand_int_range (random, 0, (gint32) size) : 0;

        g_byte_array_set_size (bytes, position);
        g_byte_array_append (bytes, data + start, (guint) (size - start));
        break;
      }

    default:
      g_assert_not_reached ();
    }
}

static gint
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static GPtrArray *
load (const char *folder,
      const char *prefix)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) directory = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (directory)) != NULL)
    {
      if (g_str_has_prefix (name, prefix))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      char *data;
      gsize size;

      g_file_get_contents (path, &data, &size, &error);
      g_assert_no_error (error);
      g_ptr_array_add (corpus, g_bytes_new_take (data, size));
    }

  return corpus;
}

static void
run (const guint8 *data,
     guint         size)
{
  /* Of exactly this size, so that the sanitizer sees a byte read behind it. */
  g_autofree guint8 *copy = g_memdup2 (data, size);

  LLVMFuzzerTestOneInput (copy, size);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GRand) random = NULL;
  g_autoptr (GPtrArray) corpus = NULL;
  guint count;

  g_assert_cmpint (argc, >=, 4);
  random = g_rand_new_with_seed (argc > 4 ? (guint32) atoi (argv[4]) : SEED);
  corpus = load (argv[1], argv[2]);
  count = (guint) atoi (argv[3]);
  g_assert_cmpuint (corpus->len, >, 0);

  for (guint i = 0; i < corpus->len + count; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (g_ptr_array_index (corpus, i % corpus->len), &size);
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, data, (guint) size);
      for (gint32 n = i < corpus->len ? 0 : g_rand_int_range (random, 1, 6); n > 0; n--)
        mutate (bytes, corpus, random);

      run (bytes->data, bytes->len);
    }

  g_print ("%u files, %u mutations\n", corpus->len, count);
  return 0;
}
