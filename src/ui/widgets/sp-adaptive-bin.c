/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-adaptive-bin.h"

struct _SpAdaptiveBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int narrow_width;
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (SpAdaptiveBin, sp_adaptive_bin, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CHILD = 1,
  PROP_NARROW,
  PROP_NARROW_WIDTH,
  N_PROPS
} SpAdaptiveBinProperty;

static GParamSpec *properties[N_PROPS];

/* How much larger than usual text is, 1 for not at all. */
static double
get_text_scale (SpAdaptiveBin *self)
{
  int dpi = -1; /* in 1024ths; -1 for the default, 96 */

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? dpi / (96.0 * 1024) : 1;
}

/* Without this the child of a wide bin would keep the window from getting narrow. */
static int
get_minimum_width (SpAdaptiveBin *self,
                   int            minimum)
{
  return self->narrow ? minimum : MIN (minimum, 1);
}

static GtkSizeRequestMode
sp_adaptive_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sp_adaptive_bin_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  SpAdaptiveBin *self = SP_ADAPTIVE_BIN (widget);
  int child_width;

  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &child_width, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = get_minimum_width (self, child_width);
  else
    gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL,
                        for_size < 0 ? -1 : MAX (for_size, child_width),
                        minimum, natural, NULL, NULL);
}

static void
sp_adaptive_bin_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  SpAdaptiveBin *self = SP_ADAPTIVE_BIN (widget);
  gboolean narrow = width < self->narrow_width * get_text_scale (self);
  int minimum_width;
  int minimum_height;

  if (self->child == NULL || !gtk_widget_should_layout (self->child))
    return;

  /* Whatever this changes in the child is measured and placed just below. */
  if (self->narrow != narrow)
    {
      self->narrow = narrow;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
    }

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, NULL, NULL, NULL);
  width = MAX (width, minimum_width);
  gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, width, &minimum_height, NULL, NULL, NULL);
  gtk_widget_allocate (self->child, width, MAX (height, minimum_height), baseline, NULL);
}

static void
sp_adaptive_bin_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sp_adaptive_bin_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi",
                           G_CALLBACK (gtk_widget_queue_resize), widget, G_CONNECT_SWAPPED);
}

static void
sp_adaptive_bin_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_settings (widget),
                                        gtk_widget_queue_resize, widget);

  GTK_WIDGET_CLASS (sp_adaptive_bin_parent_class)->unroot (widget);
}

static void
set_child (SpAdaptiveBin *self,
           GtkWidget     *child)
{
  if (self->child == child)
    return;

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

static void
set_narrow_width (SpAdaptiveBin *self,
                  int            narrow_width)
{
  if (self->narrow_width == narrow_width)
    return;

  self->narrow_width = narrow_width;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW_WIDTH]);
}

static void
sp_adaptive_bin_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  SpAdaptiveBin *self = SP_ADAPTIVE_BIN (object);

  switch ((SpAdaptiveBinProperty) id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;

    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;

    case PROP_NARROW_WIDTH:
      g_value_set_int (value, self->narrow_width);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_adaptive_bin_set_property (GObject      *object,
                              guint         id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  SpAdaptiveBin *self = SP_ADAPTIVE_BIN (object);

  switch ((SpAdaptiveBinProperty) id)
    {
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;

    case PROP_NARROW_WIDTH:
      set_narrow_width (self, g_value_get_int (value));
      break;

    case PROP_NARROW:
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_adaptive_bin_dispose (GObject *object)
{
  SpAdaptiveBin *self = SP_ADAPTIVE_BIN (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (sp_adaptive_bin_parent_class)->dispose (object);
}

static void
sp_adaptive_bin_class_init (SpAdaptiveBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_adaptive_bin_dispose;
  object_class->get_property = sp_adaptive_bin_get_property;
  object_class->set_property = sp_adaptive_bin_set_property;

  widget_class->get_request_mode = sp_adaptive_bin_get_request_mode;
  widget_class->measure = sp_adaptive_bin_measure;
  widget_class->size_allocate = sp_adaptive_bin_size_allocate;
  widget_class->root = sp_adaptive_bin_root;
  widget_class->unroot = sp_adaptive_bin_unroot;

  properties[PROP_CHILD] =
    g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /* Whether the bin is narrower than narrow-width. */
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /* In pixels at the usual size of text; more when text is larger. */
  properties[PROP_NARROW_WIDTH] =
    g_param_spec_int ("narrow-width", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_adaptive_bin_init (SpAdaptiveBin *self)
{
}

/* Whether there is little room, as of the last time the bin was given its size. */
gboolean
sp_adaptive_bin_get_narrow (SpAdaptiveBin *self)
{
  g_return_val_if_fail (SP_IS_ADAPTIVE_BIN (self), FALSE);

  return self->narrow;
}
