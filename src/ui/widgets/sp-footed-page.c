/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-footed-page.h"

struct _SpFootedPage
{
  GtkWidget parent_instance;

  GtkWidget *scrolled_window;
  GtkWidget *content; /* (nullable): in the scrolled window */
  GtkWidget *footer;  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (SpFootedPage, sp_footed_page, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CONTENT = 1,
  PROP_FOOTER,
  N_PROPS
} SpFootedPageProperty;

static GParamSpec *properties[N_PROPS];

static void
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size,
         int            *minimum,
         int            *natural)
{
  *minimum = 0;
  *natural = 0;
  if (widget != NULL && gtk_widget_should_layout (widget))
    gtk_widget_measure (widget, orientation, for_size, minimum, natural, NULL, NULL);
}

static GtkSizeRequestMode
sp_footed_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* A GtkScrolledWindow asks for the height of its content at any width, not at the one it
 * has: so the content is asked here. */
static void
sp_footed_page_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  SpFootedPage *self = SP_FOOTED_PAGE (widget);
  int scrolled_minimum;
  int content_natural;
  int footer_minimum;
  int footer_natural;
  int unused;

  measure (self->scrolled_window, orientation, for_size, &scrolled_minimum, &unused);
  measure (self->content, orientation, for_size, &unused, &content_natural);
  measure (self->footer, orientation, for_size, &footer_minimum, &footer_natural);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (scrolled_minimum, footer_minimum);
      *natural = MAX (content_natural, footer_natural);
    }
  else
    {
      *minimum = scrolled_minimum + footer_minimum;
      *natural = MAX (content_natural, scrolled_minimum) + footer_natural;
    }
}

static void
sp_footed_page_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  SpFootedPage *self = SP_FOOTED_PAGE (widget);
  int scrolled_minimum;
  int content_height;
  int footer_height;
  int unused;

  measure (self->scrolled_window, GTK_ORIENTATION_VERTICAL, width, &scrolled_minimum, &unused);
  measure (self->content, GTK_ORIENTATION_VERTICAL, width, &unused, &content_height);
  measure (self->footer, GTK_ORIENTATION_VERTICAL, width, &unused, &footer_height);
  content_height = CLAMP (content_height, scrolled_minimum, MAX (scrolled_minimum, height - footer_height));

  gtk_widget_size_allocate (self->scrolled_window,
                            &(GtkAllocation) { 0, 0, width, content_height }, -1);
  if (self->footer != NULL && gtk_widget_should_layout (self->footer))
    gtk_widget_size_allocate (self->footer,
                              &(GtkAllocation) { 0, content_height, width, footer_height }, -1);
}

static void
sp_footed_page_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  SpFootedPage *self = SP_FOOTED_PAGE (object);

  switch ((SpFootedPageProperty) id)
    {
    case PROP_CONTENT:
      g_value_set_object (value, self->content);
      break;

    case PROP_FOOTER:
      g_value_set_object (value, self->footer);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_footed_page_set_property (GObject      *object,
                             guint         id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  SpFootedPage *self = SP_FOOTED_PAGE (object);

  switch ((SpFootedPageProperty) id)
    {
    case PROP_CONTENT:
      self->content = g_value_get_object (value);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled_window), self->content);
      break;

    case PROP_FOOTER:
      g_clear_pointer (&self->footer, gtk_widget_unparent);
      self->footer = g_value_get_object (value);
      if (self->footer != NULL)
        gtk_widget_set_parent (self->footer, GTK_WIDGET (self));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_footed_page_dispose (GObject *object)
{
  SpFootedPage *self = SP_FOOTED_PAGE (object);

  self->content = NULL;
  g_clear_pointer (&self->scrolled_window, gtk_widget_unparent);
  g_clear_pointer (&self->footer, gtk_widget_unparent);

  G_OBJECT_CLASS (sp_footed_page_parent_class)->dispose (object);
}

static void
sp_footed_page_class_init (SpFootedPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = sp_footed_page_dispose;
  object_class->get_property = sp_footed_page_get_property;
  object_class->set_property = sp_footed_page_set_property;

  widget_class->get_request_mode = sp_footed_page_get_request_mode;
  widget_class->measure = sp_footed_page_measure;
  widget_class->size_allocate = sp_footed_page_size_allocate;

  properties[PROP_CONTENT] = g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_FOOTER] = g_param_spec_object ("footer", NULL, NULL, GTK_TYPE_WIDGET, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
sp_footed_page_init (SpFootedPage *self)
{
  self->scrolled_window = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled_window),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_parent (self->scrolled_window, GTK_WIDGET (self));
}
