/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-abilities.h"

#include "sp-reply.h"
#include "sp-text.h"

/* More than these nobody has. */
#define MAX_NAMES 100
#define MAX_MECHANISMS 30
/* RFC 4422, section 3.1 */
#define MAX_MECHANISM_LENGTH 20
#define MAX_NAME_CHARS 100

/**
 * sp_abilities_new:
 *
 * Returns: (transfer full): no abilities
 */
SpAbilities *
sp_abilities_new (void)
{
  SpAbilities *self = g_new0 (SpAbilities, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->mechanisms = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sp_abilities_free:
 * @self: (transfer full): abilities
 */
void
sp_abilities_free (SpAbilities *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->mechanisms);
  g_free (self);
}

/**
 * sp_abilities_add:
 * @self: abilities
 * @name: one, with its parameters
 */
void
sp_abilities_add (SpAbilities *self,
                  const char  *name)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (self != NULL);

  if (*name == '\0' || self->names->len >= MAX_NAMES)
    return;

  shown = sp_text_strip_invisible (name);
  if (g_utf8_strlen (shown, -1) > MAX_NAME_CHARS)
    *g_utf8_offset_to_pointer (shown, MAX_NAME_CHARS) = '\0';
  g_ptr_array_add (self->names, g_steal_pointer (&shown));
}

/**
 * sp_abilities_add_mechanism:
 * @self: abilities
 * @name: a way to sign in; what cannot be the name of one is left out
 */
void
sp_abilities_add_mechanism (SpAbilities *self,
                            const char  *name)
{
  g_autofree char *capitals = NULL;

  g_return_if_fail (self != NULL);

  capitals = g_ascii_strup (name, -1);
  if (*capitals == '\0' || strlen (capitals) > MAX_MECHANISM_LENGTH ||
      self->mechanisms->len >= MAX_MECHANISMS ||
      capitals[strspn (capitals, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")] != '\0')
    return;

  if (!sp_abilities_have_mechanism (self, capitals))
    g_ptr_array_add (self->mechanisms, g_steal_pointer (&capitals));
}

/**
 * sp_abilities_add_mechanisms:
 * @self: abilities
 * @names: ways to sign in, with spaces between them
 */
void
sp_abilities_add_mechanisms (SpAbilities *self,
                             const char  *names)
{
  g_auto (GStrv) words = g_strsplit_set (names, " \t", MAX_MECHANISMS + 1);

  for (guint i = 0; words[i] != NULL; i++)
    sp_abilities_add_mechanism (self, words[i]);
}

/**
 * sp_abilities_have:
 * @self: abilities
 * @name: the first word of one
 *
 * Returns: whether it is among them, in whatever case
 */
gboolean
sp_abilities_have (const SpAbilities *self,
                   const char        *name)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->names->len; i++)
    {
      if (sp_reply_starts_with (self->names->pdata[i], name, NULL))
        return TRUE;
    }

  return FALSE;
}

/**
 * sp_abilities_have_mechanism:
 * @self: abilities
 * @name: a way to sign in, in capitals
 *
 * Returns: whether it is offered
 */
gboolean
sp_abilities_have_mechanism (const SpAbilities *self,
                             const char        *name)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_ptr_array_find_with_equal_func (self->mechanisms, name, g_str_equal, NULL);
}
