/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-password.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

struct _SpPassword
{
  gatomicrefcount references;
  gsize length;
  gsize size;   /* how many bytes may be stored, and a NUL behind them */
  gsize mapped; /* all of the memory, this structure included */
  char data[];
};

/**
 * sp_wipe:
 * @memory: (nullable): what nobody shall read any more
 * @length: in bytes
 *
 * Overwrites memory, in a way that no compiler leaves out as useless.
 */
void
sp_wipe (gpointer memory,
         gsize    length)
{
  if (memory != NULL)
    explicit_bzero (memory, length);
}

/**
 * sp_password_new_empty:
 * @size: how many bytes it shall have room for
 * @error: return location for an error
 *
 * Returns: (transfer full): an empty password; %NULL with %G_IO_ERROR_NO_SPACE where the system has
 *   no memory that it never writes to a disk
 */
SpPassword *
sp_password_new_empty (gsize    size,
                       GError **error)
{
  const gsize page = (gsize) sysconf (_SC_PAGESIZE);
  gsize mapped;
  SpPassword *self = NULL;

  g_return_val_if_fail (size < G_MAXINT, NULL);

  mapped = (sizeof *self + size + 1 + page - 1) / page * page;
  self = mmap (NULL, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (self == MAP_FAILED || mlock (self, mapped) != 0)
    {
      int code = errno;

      if (self != MAP_FAILED)
        munmap (self, mapped);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   /* Translators: the reason follows */
                   _("This computer has no memory to keep a password in that is never written to a disk: %s"),
                   g_strerror (code));
      return NULL;
    }

  /* Neither in what a crash leaves behind, nor in another process. */
  madvise (self, mapped, MADV_DONTDUMP);
  madvise (self, mapped, MADV_DONTFORK);

  g_atomic_ref_count_init (&self->references);
  self->size = size;
  self->mapped = mapped;
  return self;
}

/**
 * sp_password_new:
 * @text: (array length=length): a password; wiping it is the caller's task
 * @length: in bytes
 * @error: return location for an error
 *
 * Returns: (transfer full): a copy; %NULL with %G_IO_ERROR_NO_SPACE where the system has no memory
 *   that it never writes to a disk
 */
SpPassword *
sp_password_new (const char *text,
                 gsize       length,
                 GError    **error)
{
  SpPassword *self = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  self = sp_password_new_empty (length, error);
  if (self != NULL)
    sp_password_append (self, text, length);
  return self;
}

/**
 * sp_password_ref:
 * @self: a password
 *
 * Returns: (transfer full): the same
 */
SpPassword *
sp_password_ref (SpPassword *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * sp_password_unref:
 * @self: (transfer full): a password
 *
 * With the last reference it is wiped.
 */
void
sp_password_unref (SpPassword *self)
{
  gsize mapped;

  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  mapped = self->mapped;
  sp_wipe (self, mapped);
  munmap (self, mapped);
}

/**
 * sp_password_peek:
 * @self: a password
 * @length: (out) (optional): in bytes
 *
 * Returns: (transfer none): its bytes, with a NUL behind them; copy them nowhere but into another
 *   #SpPassword
 */
const char *
sp_password_peek (const SpPassword *self,
                  gsize            *length)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (length != NULL)
    *length = self->length;
  return self->data;
}

/**
 * sp_password_append:
 * @self: a password that is being made
 * @text: (array length=length): what to add
 * @length: in bytes; there must be room for it
 */
void
sp_password_append (SpPassword *self,
                    const char *text,
                    gsize       length)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (length <= self->size - self->length);

  if (length > 0)
    memcpy (self->data + self->length, text, length);
  self->length += length;
}

/**
 * sp_password_append_base64:
 * @self: a password that is being made
 * @data: (array length=length): what to add, in base64 (RFC 4648, section 4)
 * @length: in bytes; there must be room for four bytes in place of each three, begun or whole
 */
void
sp_password_append_base64 (SpPassword *self,
                           const char *data,
                           gsize       length)
{
  gint state = 0;
  gint save = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail ((length + 2) / 3 * 4 <= self->size - self->length);

  if (length > 0)
    self->length += g_base64_encode_step ((const guchar *) data, length, FALSE, self->data + self->length,
                                          &state, &save);
  self->length += g_base64_encode_close (FALSE, self->data + self->length, &state, &save);
  sp_wipe (&save, sizeof save);
}

/**
 * sp_password_claim:
 * @self: a password that is being made
 * @length: in bytes; there must be room for them
 *
 * Makes it longer by @length bytes.
 *
 * Returns: (transfer none): where to write them
 */
char *
sp_password_claim (SpPassword *self,
                   gsize       length)
{
  char *place = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (length <= self->size - self->length, NULL);

  place = self->data + self->length;
  self->length += length;
  return place;
}

static void
unref_cb (gpointer data)
{
  sp_password_unref (data);
}

/**
 * sp_password_to_bytes:
 * @self: a password
 *
 * Returns: (transfer full): its bytes, not copied, with a reference to it
 */
GBytes *
sp_password_to_bytes (SpPassword *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_bytes_new_with_free_func (self->data, self->length, unref_cb, sp_password_ref (self));
}
