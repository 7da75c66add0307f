/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-wrap-box.h"

struct _SpWrapBox
{
  GtkWidget parent_instance;

  int child_spacing;
  int line_spacing;
  gboolean fit_minimum;
};

G_DEFINE_FINAL_TYPE (SpWrapBox, sp_wrap_box, GTK_TYPE_WIDGET)

typedef enum
{
  PROP_CHILD_SPACING = 1,
  PROP_LINE_SPACING,
  PROP_FIT_MINIMUM,
  N_PROPS
} SpWrapBoxProperty;

static GParamSpec *properties[N_PROPS];

/* The children of one line: from first up to, but without, end. */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  int width; /* what they take without expanding */
  int n_expand;
  int height;
} Line;

static GtkWidget *
next_shown (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static int
wanted_width (SpWrapBox *self,
              GtkWidget *child,
              int        available)
{
  int minimum;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  if (self->fit_minimum)
    natural = minimum;

  return CLAMP (natural, minimum, MAX (minimum, available));
}

static int
given_width (Line     *line,
             int       wanted,
             int       available,
             gboolean  expands)
{
  int spare = MAX (0, available - line->width);

  return expands ? wanted + spare / line->n_expand : wanted;
}

/* Fills in the line that begins with first; available is in pixels. */
static void
find_line (SpWrapBox *self,
           GtkWidget *first,
           int        available,
           Line      *line)
{
  GtkWidget *child;

  *line = (Line) { .first = first };
  for (child = first; child != NULL; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int wanted = wanted_width (self, child, available);

      if (child != first)
        {
          if (line->width + self->child_spacing + wanted > available)
            break;
          line->width += self->child_spacing;
        }
      line->width += wanted;
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        line->n_expand++;
    }
  line->end = child;

  for (child = first; child != line->end; child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      gboolean expands = gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      int width = given_width (line, wanted_width (self, child, available), available, expands);
      int natural;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
      line->height = MAX (line->height, natural);
    }
}

static void
measure_width (SpWrapBox *self,
               int       *minimum,
               int       *natural)
{
  GtkWidget *child;
  int n_children = 0;

  *minimum = 0;
  *natural = 0;
  for (child = next_shown (gtk_widget_get_first_child (GTK_WIDGET (self))); child != NULL;
       child = next_shown (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1,
                          &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural;
      n_children++;
    }
  *natural += MAX (0, n_children - 1) * self->child_spacing;
}

static int
measure_height (SpWrapBox *self,
                int        width)
{
  GtkWidget *child = next_shown (gtk_widget_get_first_child (GTK_WIDGET (self)));
  int height = 0;

  while (child != NULL)
    {
      Line line;

      find_line (self, child, width, &line);
      height += line.height + (line.end != NULL ? self->line_spacing : 0);
      child = line.end;
    }

  return height;
}

static void
sp_wrap_box_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  SpWrapBox *self = SP_WRAP_BOX (widget);
  int minimum_width;
  int natural_width;

  measure_width (self, &minimum_width, &natural_width);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = minimum_width;
      *natural = natural_width;
    }
  else
    {
      /* Without a width the tallest arrangement is the only height that always holds. */
      *minimum = measure_height (self, for_size < 0 ? minimum_width : MAX (for_size, minimum_width));
      *natural = *minimum;
    }
}

static void
sp_wrap_box_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  SpWrapBox *self = SP_WRAP_BOX (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkWidget *child = next_shown (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      Line line;
      int x = 0;

      find_line (self, child, width, &line);
      for (; child != line.end; child = next_shown (gtk_widget_get_next_sibling (child)))
        {
          gboolean expands = gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
          int given = given_width (&line, wanted_width (self, child, width), width, expands);
          GtkAllocation place = { mirrored ? width - x - given : x, y, given, line.height };

          gtk_widget_size_allocate (child, &place, -1);
          x += given + self->child_spacing;
        }
      y += line.height + self->line_spacing;
    }
}

static GtkSizeRequestMode
sp_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
sp_wrap_box_get_property (GObject    *object,
                          guint       id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  SpWrapBox *self = SP_WRAP_BOX (object);

  switch ((SpWrapBoxProperty) id)
    {
    case PROP_CHILD_SPACING:
      g_value_set_int (value, self->child_spacing);
      break;

    case PROP_LINE_SPACING:
      g_value_set_int (value, self->line_spacing);
      break;

    case PROP_FIT_MINIMUM:
      g_value_set_boolean (value, self->fit_minimum);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_wrap_box_set_property (GObject      *object,
                          guint         id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  SpWrapBox *self = SP_WRAP_BOX (object);

  switch ((SpWrapBoxProperty) id)
    {
    case PROP_CHILD_SPACING:
      self->child_spacing = g_value_get_int (value);
      break;

    case PROP_LINE_SPACING:
      self->line_spacing = g_value_get_int (value);
      break;

    case PROP_FIT_MINIMUM:
      self->fit_minimum = g_value_get_boolean (value);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }

  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
sp_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sp_wrap_box_parent_class)->dispose (object);
}

static void
sp_wrap_box_class_init (SpWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = sp_wrap_box_dispose;
  object_class->get_property = sp_wrap_box_get_property;
  object_class->set_property = sp_wrap_box_set_property;

  widget_class->measure = sp_wrap_box_measure;
  widget_class->size_allocate = sp_wrap_box_size_allocate;
  widget_class->get_request_mode = sp_wrap_box_get_request_mode;

  /* In pixels, between the children of a line and between the lines. */
  properties[PROP_CHILD_SPACING] =
    g_param_spec_int ("child-spacing", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LINE_SPACING] =
    g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT, 0,
                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  /* Whether a child that can shrink stays on the line as long as its minimum fits. */
  properties[PROP_FIT_MINIMUM] =
    g_param_spec_boolean ("fit-minimum", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sp_wrap_box_init (SpWrapBox *self)
{
}

/**
 * sp_wrap_box_new:
 * @child_spacing: pixels between the children of a line
 * @line_spacing: pixels between the lines
 *
 * Returns: (transfer floating): an empty box
 */
GtkWidget *
sp_wrap_box_new (int child_spacing,
                 int line_spacing)
{
  return g_object_new (SP_TYPE_WRAP_BOX,
                       "child-spacing", child_spacing,
                       "line-spacing", line_spacing,
                       NULL);
}

/**
 * sp_wrap_box_append:
 * @self: a box
 * @child: (transfer floating): a widget without a parent
 *
 * Adds @child behind the others.
 */
void
sp_wrap_box_append (SpWrapBox *self,
                    GtkWidget *child)
{
  g_return_if_fail (SP_IS_WRAP_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}
