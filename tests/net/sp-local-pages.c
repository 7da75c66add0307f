/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-local-pages.h"

typedef struct
{
  SpLocalAnswer answer; /* its strings are below */
  char *type;
  char *headers;
  GBytes *body;
} Page;

struct _SpLocalPages
{
  GMutex mutex;
  GHashTable *pages;    /* (element-type utf8 Page) */
  GHashTable *requests; /* (element-type utf8 utf8): the text of the last one */
  GPtrArray *all;       /* (element-type Page): somebody may still be reading one that was replaced */
};

static void
page_free (gpointer data)
{
  Page *page = data;

  g_free (page->type);
  g_free (page->headers);
  g_bytes_unref (page->body);
  g_free (page);
}

SpLocalPages *
sp_local_pages_new (void)
{
  SpLocalPages *self = g_new0 (SpLocalPages, 1);

  g_mutex_init (&self->mutex);
  self->all = g_ptr_array_new_with_free_func (page_free);
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->requests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
sp_local_pages_free (SpLocalPages *self)
{
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->requests);
  g_ptr_array_unref (self->all);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

void
sp_local_pages_set (SpLocalPages        *self,
                    const char          *url,
                    const SpLocalAnswer *answer)
{
  Page *page = g_new0 (Page, 1);
  gsize length = answer->length;

  if (length == 0 && answer->body != NULL)
    length = strlen (answer->body);

  page->type = g_strdup (answer->type);
  page->headers = g_strdup (answer->headers);
  page->body = g_bytes_new (answer->body, length);
  page->answer = *answer;
  page->answer.type = page->type;
  page->answer.headers = page->headers;

  g_mutex_lock (&self->mutex);
  g_hash_table_insert (self->pages, g_strdup (url), page);
  g_ptr_array_add (self->all, page);
  g_mutex_unlock (&self->mutex);
}

/* FALSE: there is none. The strings of the answer stay. */
gboolean
sp_local_pages_find (SpLocalPages  *self,
                     const char    *url,
                     SpLocalAnswer *answer,
                     GBytes       **body)
{
  const Page *page = NULL;

  g_mutex_lock (&self->mutex);
  page = g_hash_table_lookup (self->pages, url);
  if (page != NULL)
    {
      *answer = page->answer;
      *body = g_bytes_ref (page->body);
    }
  g_mutex_unlock (&self->mutex);
  return page != NULL;
}

void
sp_local_pages_take_request (SpLocalPages *self,
                             const char   *url,
                             char         *text)
{
  g_mutex_lock (&self->mutex);
  g_hash_table_insert (self->requests, g_strdup (url), text);
  g_mutex_unlock (&self->mutex);
}

char *
sp_local_pages_dup_request (SpLocalPages *self,
                            const char   *url)
{
  char *copy = NULL;

  g_mutex_lock (&self->mutex);
  copy = g_strdup (g_hash_table_lookup (self->requests, url));
  g_mutex_unlock (&self->mutex);
  return copy;
}
