/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-scram.h"

#include <glib/gi18n-lib.h>
#include <gnutls/crypto.h>
#include <gsasl.h>

#include "sp-check-error.h"
#include "sp-saslprep.h"

/* Fewer make the password easy to guess for who sees the exchange (RFC 7677, section 4); more keep
 * this computer busy for somebody else's sake. */
#define MIN_ITERATIONS 4096
#define MAX_ITERATIONS 1000000
#define MAX_SALT_BYTES 1024
#define MAX_DIGEST_BYTES 32

typedef enum
{
  STATE_NEW,
  STATE_BEGUN,
  STATE_ANSWERED,
  STATE_PROVED,
} State;

struct _SpScram
{
  Gsasl *library;
  Gsasl_session *session;
  gnutls_mac_algorithm_t mac;
  gsize digest_bytes;
  SpPassword *password;
  State state;
};

static const struct
{
  const char *name;
  gnutls_mac_algorithm_t mac;
  gsize digest_bytes;
} mechanisms[] = {
  { "SCRAM-SHA-256", GNUTLS_MAC_SHA256, 32 },
  { "SCRAM-SHA-1", GNUTLS_MAC_SHA1, 20 },
};

static GError *
make_error (const char *words)
{
  return g_error_new_literal (SP_CHECK_ERROR, SP_CHECK_ERROR_BROKEN_RULES, words);
}

static GError *
make_library_error (int code)
{
  return g_error_new (SP_CHECK_ERROR, SP_CHECK_ERROR_BROKEN_RULES,
                      /* Translators: the reason follows */
                      _("The sign-in cannot go on: %s"), gsasl_strerror (code));
}

/**
 * sp_base64_decode:
 * @text: what came from elsewhere
 * @max_length: how many bytes may come of it
 * @length: (out): how many did
 *
 * Returns: (transfer full) (nullable): the bytes, with a NUL behind them; %NULL if it is anything
 *   but base64
 */
guint8 *
sp_base64_decode (const char *text,
                  gsize       max_length,
                  gsize      *length)
{
  gsize n_chars = strlen (text);
  gsize n_letters = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
  gsize n_padding = strspn (text + n_letters, "=");
  guint8 *bytes = NULL;
  gint state = 0;
  guint save = 0;

  if (n_chars % 4 != 0 || n_letters + n_padding != n_chars || n_padding > 2 ||
      n_chars / 4 * 3 - n_padding > max_length)
    return NULL;

  bytes = g_malloc (n_chars / 4 * 3 + 1);
  *length = g_base64_decode_step (text, n_chars, bytes, &state, &save);
  bytes[*length] = '\0';
  return bytes;
}

/**
 * sp_scram_terms_clear:
 * @terms: what sp_scram_terms_parse() filled
 */
void
sp_scram_terms_clear (SpScramTerms *terms)
{
  g_clear_pointer (&terms->salt, g_free);
}

/**
 * sp_scram_terms_parse:
 * @message: a server's first message
 * @terms: (out caller-allocates): filled if it is one
 * @error: return location for an error of %SP_CHECK_ERROR
 *
 * Reads `r=NONCE,s=SALT,i=COUNT` (RFC 5802, section 7).
 *
 * Returns: whether it can be worked with
 */
gboolean
sp_scram_terms_parse (const char   *message,
                      SpScramTerms *terms,
                      GError      **error)
{
  g_auto (GStrv) parts = g_strsplit (message, ",", 4);
  guint64 iterations;

  memset (terms, 0, sizeof *terms);
  if (g_strv_length (parts) < 3 || !g_str_has_prefix (parts[0], "r=") || !g_str_has_prefix (parts[1], "s=") ||
      !g_str_has_prefix (parts[2], "i="))
    {
      g_propagate_error (error, make_error (_("The server’s question does not belong to this way to sign in.")));
      return FALSE;
    }

  if (!g_ascii_string_to_unsigned (parts[2] + 2, 10, MIN_ITERATIONS, MAX_ITERATIONS, &iterations, NULL))
    {
      g_propagate_error (error, make_error (_("The server wants the password to be protected far too little or far "
                                              "too much.")));
      return FALSE;
    }

  terms->iterations = (guint) iterations;
  terms->salt = sp_base64_decode (parts[1] + 2, MAX_SALT_BYTES, &terms->salt_length);
  if (terms->salt == NULL || terms->salt_length == 0)
    {
      sp_scram_terms_clear (terms);
      g_propagate_error (error, make_error (_("The server’s question does not belong to this way to sign in.")));
      return FALSE;
    }

  return TRUE;
}

/**
 * sp_scram_new:
 * @mechanism: `SCRAM-SHA-256` or `SCRAM-SHA-1`
 * @user: the user name
 * @password: the password
 * @error: return location for an error
 *
 * Returns: (transfer full): an exchange that has not begun
 */
SpScram *
sp_scram_new (const char *mechanism,
              const char *user,
              SpPassword *password,
              GError    **error)
{
  SpScram *self = g_new0 (SpScram, 1);
  int code = GSASL_UNKNOWN_MECHANISM;

  for (guint i = 0; i < G_N_ELEMENTS (mechanisms); i++)
    {
      if (g_str_equal (mechanisms[i].name, mechanism))
        {
          self->mac = mechanisms[i].mac;
          self->digest_bytes = mechanisms[i].digest_bytes;
          code = gsasl_init (&self->library);
        }
    }

  if (code == GSASL_OK)
    code = gsasl_client_start (self->library, mechanism, &self->session);
  if (code == GSASL_OK)
    code = gsasl_property_set (self->session, GSASL_AUTHID, user);
  if (code != GSASL_OK)
    {
      g_propagate_error (error, make_library_error (code));
      sp_scram_free (self);
      return NULL;
    }

  /* RFC 5802, section 2.2: Normalize(). */
  self->password = sp_saslprep (password, error);
  if (self->password == NULL)
    g_clear_pointer (&self, sp_scram_free);
  return self;
}

/* The library frees what it was given without wiping it. */
static void
forget_key (SpScram *self)
{
  const char *key = gsasl_property_fast (self->session, GSASL_SCRAM_SALTED_PASSWORD);

  if (key == NULL)
    return;

  sp_wipe ((gpointer) key, strlen (key));
  gsasl_property_set (self->session, GSASL_SCRAM_SALTED_PASSWORD, NULL);
}

/**
 * sp_scram_free:
 * @self: (transfer full): an exchange
 */
void
sp_scram_free (SpScram *self)
{
  if (self->session != NULL)
    {
      forget_key (self);
      gsasl_finish (self->session);
    }
  if (self->library != NULL)
    gsasl_done (self->library);
  g_clear_pointer (&self->password, sp_password_unref);
  g_free (self);
}

/* One turn of the library, which never sees the password. */
static SpPassword *
step (SpScram    *self,
      const char *challenge,
      int        *code,
      GError    **error)
{
  char *output = NULL;
  size_t length = 0;
  SpPassword *response = NULL;

  *code = gsasl_step (self->session, challenge, strlen (challenge), &output, &length);
  if (*code != GSASL_OK && *code != GSASL_NEEDS_MORE)
    {
      g_propagate_error (error, make_library_error (*code));
      return NULL;
    }

  response = sp_password_new (output != NULL ? output : "", length, error);
  gsasl_free (output);
  return response;
}

/**
 * sp_scram_begin:
 * @self: an exchange that has not begun
 * @error: return location for an error
 *
 * Returns: (transfer full): the first message
 */
SpPassword *
sp_scram_begin (SpScram *self,
                GError **error)
{
  int code;

  g_return_val_if_fail (self != NULL && self->state == STATE_NEW, NULL);

  self->state = STATE_BEGUN;
  return step (self, "", &code, error);
}

typedef struct
{
  SpScram *scram; /* not for the thread */
  char *challenge;
  SpScramTerms terms;
  gnutls_mac_algorithm_t mac;
  gsize digest_bytes;
  SpPassword *password;
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  sp_scram_terms_clear (&answer->terms);
  g_clear_pointer (&answer->password, sp_password_unref);
  g_free (answer->challenge);
  g_free (answer);
}

static void
release_cb (gpointer data)
{
  sp_password_unref (data);
}

/* The key, in the hexadecimal digits that the library wants. It takes as long as the server likes,
 * up to a second. */
static void
derive_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  static const char digits[] = "0123456789abcdef";
  Answer *answer = data;
  guint8 key[MAX_DIGEST_BYTES];
  gsize length;
  const char *text = sp_password_peek (answer->password, &length);
  gnutls_datum_t secret = { (unsigned char *) text, (unsigned int) length };
  gnutls_datum_t salt = { answer->terms.salt, (unsigned int) answer->terms.salt_length };
  GError *error = NULL;
  SpPassword *hexadecimal = sp_password_new_empty (2 * answer->digest_bytes, &error);
  int code;

  if (hexadecimal == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  code = gnutls_pbkdf2 (answer->mac, &secret, &salt, answer->terms.iterations, key, answer->digest_bytes);
  for (gsize i = 0; code == 0 && i < answer->digest_bytes; i++)
    {
      char *pair = sp_password_claim (hexadecimal, 2);

      pair[0] = digits[key[i] >> 4];
      pair[1] = digits[key[i] & 0xf];
    }
  sp_wipe (key, sizeof key);

  if (code != 0)
    {
      sp_password_unref (hexadecimal);
      g_task_return_error (task, make_error (gnutls_strerror (code)));
      return;
    }
  g_task_return_pointer (task, hexadecimal, release_cb);
}

static void
derived_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Answer *answer = g_task_get_task_data (task);
  SpScram *self = answer->scram;
  g_autoptr (SpPassword) key = NULL;
  SpPassword *response = NULL;
  GError *error = NULL;
  int code = GSASL_OK;

  key = g_task_propagate_pointer (G_TASK (result), &error);
  if (key != NULL)
    {
      code = gsasl_property_set (self->session, GSASL_SCRAM_SALTED_PASSWORD, sp_password_peek (key, NULL));
      if (code == GSASL_OK)
        response = step (self, answer->challenge, &code, &error);
      else
        error = make_library_error (code);
      forget_key (self);
    }

  if (response == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  self->state = STATE_ANSWERED;
  g_task_return_pointer (task, response, release_cb);
}

/* The server's last message: whether it knows the password (RFC 5802, section 3). */
static void
verify (SpScram    *self,
        GTask      *task,
        const char *challenge)
{
  g_autoptr (GError) error = NULL;
  int code;
  SpPassword *response = step (self, challenge, &code, &error);

  if (response != NULL && code == GSASL_OK)
    {
      self->state = STATE_PROVED;
      g_task_return_pointer (task, response, release_cb);
      return;
    }

  g_clear_pointer (&response, sp_password_unref);
  g_task_return_new_error (task, SP_CHECK_ERROR, SP_CHECK_ERROR_NOT_PROVED,
                           _("The server could not show that it knows the password itself: it may not be the one "
                             "it says it is."));
}

/**
 * sp_scram_answer_async:
 * @self: an exchange that has begun; it must live until the end
 * @challenge: what the server said
 * @cancellable: (nullable): ends it at any point
 * @callback: called in the thread-default main context
 * @user_data: passed to @callback
 */
void
sp_scram_answer_async (SpScram            *self,
                       const char         *challenge,
                       GCancellable       *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) thread = NULL;
  GError *error = NULL;
  Answer *answer = NULL;

  g_return_if_fail (self != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, sp_scram_answer_async);
  if (self->state == STATE_ANSWERED)
    {
      verify (self, task, challenge);
      return;
    }

  answer = g_new0 (Answer, 1);
  answer->scram = self;
  answer->challenge = g_strdup (challenge);
  g_task_set_task_data (task, answer, answer_free);
  if (self->state != STATE_BEGUN)
    {
      g_task_return_error (task, make_error (_("The server does not come to an end.")));
      return;
    }
  if (!sp_scram_terms_parse (challenge, &answer->terms, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  answer->mac = self->mac;
  answer->digest_bytes = self->digest_bytes;
  answer->password = sp_password_ref (self->password);
  thread = g_task_new (NULL, cancellable, derived_cb, g_object_ref (task));
  g_task_set_source_tag (thread, derive_thread);
  g_task_set_task_data (thread, answer, NULL);
  g_task_run_in_thread (thread, derive_thread);
}

/**
 * sp_scram_answer_finish:
 * @self: an exchange
 * @result: what the callback was given
 * @error: return location for an error of %SP_CHECK_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): what to send; it may be empty
 */
SpPassword *
sp_scram_answer_finish (SpScram       *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
sp_scram_is_proved (const SpScram *self)
{
  return self->state == STATE_PROVED;
}
