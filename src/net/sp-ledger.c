/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-ledger.h"

struct _SpLedger
{
  GObject parent_instance;

  GPtrArray *entries; /* of SpLedgerEntry */
};

static GType
sp_ledger_get_item_type (GListModel *model)
{
  return SP_TYPE_LEDGER_ENTRY;
}

static guint
sp_ledger_get_n_items (GListModel *model)
{
  return SP_LEDGER (model)->entries->len;
}

static gpointer
sp_ledger_get_item (GListModel *model,
                    guint       position)
{
  SpLedger *self = SP_LEDGER (model);

  if (position >= self->entries->len)
    return NULL;

  return g_object_ref (self->entries->pdata[position]);
}

static void
sp_ledger_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = sp_ledger_get_item_type;
  iface->get_n_items = sp_ledger_get_n_items;
  iface->get_item = sp_ledger_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SpLedger, sp_ledger, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, sp_ledger_list_model_init))

static void
sp_ledger_finalize (GObject *object)
{
  SpLedger *self = SP_LEDGER (object);

  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (sp_ledger_parent_class)->finalize (object);
}

static void
sp_ledger_class_init (SpLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sp_ledger_finalize;
}

static void
sp_ledger_init (SpLedger *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * sp_ledger_new:
 *
 * Returns: (transfer full): a ledger without entries
 */
SpLedger *
sp_ledger_new (void)
{
  return g_object_new (SP_TYPE_LEDGER, NULL);
}

/**
 * sp_ledger_add:
 * @self: (nullable): a ledger
 * @kind: the kind of contact
 * @host: whom: the name asked for, or the host spoken to
 * @detail: (nullable): what: the type of record, the path, the port
 * @personal: what of the person it tells
 *
 * Enters a contact that begins now. Addresses in @detail are masked.
 *
 * Returns: (transfer full): the entry, to be ended with sp_ledger_entry_end()
 */
SpLedgerEntry *
sp_ledger_add (SpLedger      *self,
               SpContactKind  kind,
               const char    *host,
               const char    *detail,
               SpPersonal     personal)
{
  SpLedgerEntry *entry = sp_ledger_entry_new (kind, host, detail, personal);

  g_return_val_if_fail (self == NULL || SP_IS_LEDGER (self), entry);

  if (self != NULL)
    {
      g_ptr_array_add (self->entries, g_object_ref (entry));
      g_list_model_items_changed (G_LIST_MODEL (self), self->entries->len - 1, 0, 1);
    }

  return entry;
}
