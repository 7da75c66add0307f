/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ledger-entry.h"

struct _SpLedgerEntry
{
  GObject parent_instance;

  SpContactKind kind;
  char *host;
  char *detail;
  SpPersonal personal;
  GDateTime *started;
  gint64 started_at; /* microseconds of the monotonic clock */
  gint ms;           /* -1: has not ended */
  char *outcome;     /* (nullable) */
  gboolean was_reached;
};

typedef enum
{
  PROP_KIND = 1,
  PROP_HOST,
  PROP_DETAIL,
  PROP_PERSONAL,
  PROP_STARTED,
  PROP_MS,
  PROP_OUTCOME,
  N_PROPS
} SpLedgerEntryProperty;

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpLedgerEntry, sp_ledger_entry, G_TYPE_OBJECT)

static void
sp_ledger_entry_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SpLedgerEntry *self = SP_LEDGER_ENTRY (object);

  switch ((SpLedgerEntryProperty) prop_id)
    {
    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;

    case PROP_HOST:
      g_value_set_string (value, self->host);
      break;

    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;

    case PROP_PERSONAL:
      g_value_set_uint (value, self->personal);
      break;

    case PROP_STARTED:
      g_value_set_boxed (value, self->started);
      break;

    case PROP_MS:
      g_value_set_int (value, self->ms);
      break;

    case PROP_OUTCOME:
      g_value_set_string (value, self->outcome);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
sp_ledger_entry_finalize (GObject *object)
{
  SpLedgerEntry *self = SP_LEDGER_ENTRY (object);

  g_free (self->host);
  g_free (self->detail);
  g_free (self->outcome);
  g_date_time_unref (self->started);

  G_OBJECT_CLASS (sp_ledger_entry_parent_class)->finalize (object);
}

static void
sp_ledger_entry_class_init (SpLedgerEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = sp_ledger_entry_get_property;
  object_class->finalize = sp_ledger_entry_finalize;

  properties[PROP_KIND] =
    g_param_spec_uint ("kind", NULL, NULL, 0, SP_CONTACT_CONNECTION, SP_CONTACT_NAME, flags);
  properties[PROP_HOST] =
    g_param_spec_string ("host", NULL, NULL, NULL, flags);
  properties[PROP_DETAIL] =
    g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  properties[PROP_PERSONAL] =
    g_param_spec_uint ("personal", NULL, NULL, 0, SP_PERSONAL_ADDRESS, SP_PERSONAL_NOTHING, flags);
  properties[PROP_STARTED] =
    g_param_spec_boxed ("started", NULL, NULL, G_TYPE_DATE_TIME, flags);
  properties[PROP_MS] =
    g_param_spec_int ("ms", NULL, NULL, -1, G_MAXINT, -1, flags);
  properties[PROP_OUTCOME] =
    g_param_spec_string ("outcome", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_ledger_entry_init (SpLedgerEntry *self)
{
  self->ms = -1;
  self->started = g_date_time_new_now_utc ();
  self->started_at = g_get_monotonic_time ();
}

/* Where an address could begin at the latest, counted back from its @. */
static gsize
local_part_start (GString *text,
                  gsize    at)
{
  while (at > 0 && strchr ("/?&=;,:<>\"'()[]{}| \t\r\n", text->str[at - 1]) == NULL)
    at--;

  return at;
}

/* "…?emailaddress=jane.doe%40example.org" becomes "…?emailaddress=j…%40example.org". */
static char *
mask_addresses (const char *detail)
{
  GString *text = g_string_new (detail);
  gsize at = 0;

  while (at < text->len)
    {
      gsize start;

      if (text->str[at] != '@' && g_ascii_strncasecmp (text->str + at, "%40", 3) != 0)
        {
          at++;
          continue;
        }

      start = local_part_start (text, at);
      if (start < at)
        {
          /* Of an escaped character nothing is left that could be read. */
          gsize kept = text->str[start] == '%' ? 0 : (gsize) g_utf8_skip[(guchar) text->str[start]];

          kept = MIN (kept, at - start);
          g_string_erase (text, (gssize) (start + kept), (gssize) (at - start - kept));
          g_string_insert (text, (gssize) (start + kept), "…");
          at = start + kept + strlen ("…");
        }
      at++;
    }

  return g_string_free (text, FALSE);
}

/**
 * sp_personal_to_id:
 * @personal: what of the person was told
 *
 * Returns: "nothing", "domain" or "address"
 */
const char *
sp_personal_to_id (SpPersonal personal)
{
  static const char * const ids[] = {
    [SP_PERSONAL_NOTHING] = "nothing",
    [SP_PERSONAL_DOMAIN] = "domain",
    [SP_PERSONAL_ADDRESS] = "address",
  };

  g_return_val_if_fail (personal < G_N_ELEMENTS (ids), NULL);

  return ids[personal];
}

/**
 * sp_ledger_entry_new:
 * @kind: the kind of contact
 * @host: whom: the name asked for, or the host spoken to
 * @detail: (nullable): what: the type of record, the path, the port
 * @personal: what of the person it tells
 *
 * Addresses in @detail are masked: of what stands before the @ the first letter is kept.
 *
 * Returns: (transfer full): an entry that has begun now
 */
SpLedgerEntry *
sp_ledger_entry_new (SpContactKind  kind,
                     const char    *host,
                     const char    *detail,
                     SpPersonal     personal)
{
  SpLedgerEntry *self = g_object_new (SP_TYPE_LEDGER_ENTRY, NULL);

  g_return_val_if_fail (host != NULL, self);

  self->kind = kind;
  self->host = g_strdup (host);
  self->detail = mask_addresses (detail != NULL ? detail : "");
  self->personal = personal;

  return self;
}

/**
 * sp_ledger_entry_get_kind:
 * @self: an entry
 *
 * Returns: the kind of contact
 */
SpContactKind
sp_ledger_entry_get_kind (SpLedgerEntry *self)
{
  g_return_val_if_fail (SP_IS_LEDGER_ENTRY (self), SP_CONTACT_NAME);

  return self->kind;
}

/**
 * sp_ledger_entry_get_host:
 * @self: an entry
 *
 * Returns: the name asked for, or the host spoken to
 */
const char *
sp_ledger_entry_get_host (SpLedgerEntry *self)
{
  g_return_val_if_fail (SP_IS_LEDGER_ENTRY (self), NULL);

  return self->host;
}

/**
 * sp_ledger_entry_get_detail:
 * @self: an entry
 *
 * Returns: the type of record, the path or the port; with no full address in it
 */
const char *
sp_ledger_entry_get_detail (SpLedgerEntry *self)
{
  g_return_val_if_fail (SP_IS_LEDGER_ENTRY (self), NULL);

  return self->detail;
}

/**
 * sp_ledger_entry_get_personal:
 * @self: an entry
 *
 * Returns: what of the person was told
 */
SpPersonal
sp_ledger_entry_get_personal (SpLedgerEntry *self)
{
  g_return_val_if_fail (SP_IS_LEDGER_ENTRY (self), SP_PERSONAL_NOTHING);

  return self->personal;
}

/**
 * sp_ledger_entry_get_started:
 * @self: an entry
 *
 * Returns: (transfer none): when it began, in UTC
 */
GDateTime *
sp_ledger_entry_get_started (SpLedgerEntry *self)
{
  g_return_val_if_fail (SP_IS_LEDGER_ENTRY (self), NULL);

  return self->started;
}

/**
 * sp_ledger_entry_get_ms:
 * @self: an entry
 *
 * Returns: how many milliseconds it took; -1 while it goes on
 */
gint
sp_ledger_entry_get_ms (SpLedgerEntry *self)
{
  g_return_val_if_fail (SP_IS_LEDGER_ENTRY (self), -1);

  return self->ms;
}

/**
 * sp_ledger_entry_get_outcome:
 * @self: an entry
 *
 * Returns: (nullable): what came of it, for a person to read; %NULL while it goes on
 */
const char *
sp_ledger_entry_get_outcome (SpLedgerEntry *self)
{
  g_return_val_if_fail (SP_IS_LEDGER_ENTRY (self), NULL);

  return self->outcome;
}

/**
 * sp_ledger_entry_was_reached:
 * @self: an entry
 *
 * Returns: whether the host has let us connect: it lives, even if it takes its time to answer
 */
gboolean
sp_ledger_entry_was_reached (SpLedgerEntry *self)
{
  g_return_val_if_fail (SP_IS_LEDGER_ENTRY (self), FALSE);

  return self->was_reached;
}

/**
 * sp_ledger_entry_note_reached:
 * @self: an entry
 *
 * Keeps that the host has let us connect.
 */
void
sp_ledger_entry_note_reached (SpLedgerEntry *self)
{
  g_return_if_fail (SP_IS_LEDGER_ENTRY (self));

  self->was_reached = TRUE;
}

/**
 * sp_ledger_entry_end:
 * @self: an entry
 * @outcome: what came of it, in a few translated words
 *
 * Ends the entry, with the time that it took. The first outcome stays.
 */
void
sp_ledger_entry_end (SpLedgerEntry *self,
                     const char    *outcome)
{
  g_return_if_fail (SP_IS_LEDGER_ENTRY (self));
  g_return_if_fail (outcome != NULL);

  if (self->outcome != NULL)
    return;

  self->outcome = g_strdup (outcome);
  self->ms = (gint) CLAMP ((g_get_monotonic_time () - self->started_at) / 1000, 0, G_MAXINT);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OUTCOME]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MS]);
}
