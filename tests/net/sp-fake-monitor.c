/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-fake-monitor.h"

struct _SpFakeMonitor
{
  GObject parent_instance;

  gboolean available;
  GNetworkConnectivity connectivity;
};

enum
{
  PROP_AVAILABLE = 1,
  PROP_METERED,
  PROP_CONNECTIVITY,
};

static gboolean
initable_init (GInitable    *initable,
               GCancellable *cancellable,
               GError      **error)
{
  return TRUE;
}

static void
initable_iface_init (GInitableIface *iface)
{
  iface->init = initable_init;
}

static void
monitor_iface_init (GNetworkMonitorInterface *iface)
{
}

static void
add (GType              type,
     GType              interface,
     GInterfaceInitFunc init)
{
  const GInterfaceInfo info = { init, NULL, NULL };

  g_type_add_interface_static (type, interface, &info);
}

static void
add_all (GType type)
{
  add (type, G_TYPE_INITABLE, (GInterfaceInitFunc) (void (*) (void)) initable_iface_init);
  add (type, G_TYPE_NETWORK_MONITOR, (GInterfaceInitFunc) (void (*) (void)) monitor_iface_init);
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SpFakeMonitor, sp_fake_monitor, G_TYPE_OBJECT, add_all (g_define_type_id))

static void
sp_fake_monitor_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SpFakeMonitor *self = SP_FAKE_MONITOR (object);

  if (prop_id == PROP_AVAILABLE)
    g_value_set_boolean (value, self->available);
  else if (prop_id == PROP_CONNECTIVITY)
    g_value_set_enum (value, (int) self->connectivity);
  else
    g_value_set_boolean (value, FALSE);
}

static void
sp_fake_monitor_class_init (SpFakeMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sp_fake_monitor_get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
sp_fake_monitor_init (SpFakeMonitor *self)
{
  self->available = TRUE;
  self->connectivity = G_NETWORK_CONNECTIVITY_FULL;
}

/**
 * sp_fake_monitor_new:
 *
 * Returns: (transfer full): a network that is up
 */
SpFakeMonitor *
sp_fake_monitor_new (void)
{
  return g_object_new (SP_TYPE_FAKE_MONITOR, NULL);
}

/**
 * sp_fake_monitor_change:
 * @self: a network
 * @available: whether there is one from now on
 * @connectivity: how far it reaches
 *
 * Changes the network.
 */
void
sp_fake_monitor_change (SpFakeMonitor       *self,
                        gboolean             available,
                        GNetworkConnectivity connectivity)
{
  self->available = available;
  self->connectivity = connectivity;
  g_object_notify (G_OBJECT (self), "connectivity");
  g_signal_emit_by_name (self, "network-changed", available);
}
