/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-picture.h"

/* The side of the square, in pixels, and in the units of the paths below. */
#define SIDE 96
#define UNITS 128

struct _SpPicture
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SpPicture, sp_picture, GTK_TYPE_WIDGET)

/* One surface of one colour. The path is that of the icon's SVG, with absolute M, L, C
 * and Z alone. */
typedef struct
{
  guint32 colour; /* 0xRRGGBB */
  gboolean on_board;
  const char *path;
} Surface;

static const char board[] =
  "M18 16 L88 16 C90 16 92 16.8 93.5 18.2 L116.2 39.6 C117.4 40.7 118.1 42.3 118.1 44 "
  "C118.1 45.7 117.4 47.3 116.2 48.4 L93.5 69.8 C92 71.2 90 72 88 72 L18 72 C13.6 72 10 68.4 10 64 "
  "L10 24 C10 19.6 13.6 16 18 16 Z";

static const Surface surfaces[] = {
  /* The post, lit from the left, with the shadows of the boards */
  { 0x986a44, FALSE, "M54 12 C54 8.7 56.7 6 60 6 L64 6 C67.3 6 70 8.7 70 12 L70 121 C70 122.7 68.7 124 67 124 "
                     "L57 124 C55.3 124 54 122.7 54 121 Z" },
  { 0xb5835a, FALSE, "M56 12 C56 9 58 6 60 6 L63 6 C65 6 66 9 66 12 L66 117 L56 117 Z" },
  { 0xcdab8f, FALSE, "M57 12 C57 9 58 6.5 60 6.5 L61 6.5 L61 117 L57 117 Z" },
  { 0x63452c, FALSE, "M54 117 L70 117 L70 121 C70 122.7 68.7 124 67 124 L57 124 C55.3 124 54 122.7 54 121 Z" },
  { 0x7f5838, FALSE, "M54 72 L70 72 L70 79 L54 79 Z M54 102 L70 102 L70 106 L54 106 Z" },
  /* The lower board */
  { 0x1a5fb4, FALSE, "M38.5 82 L98 82 C101.3 82 104 84.7 104 88 L104 97 C104 100.3 101.3 103 98 103 L38.5 103 "
                     "C36.9 103 35.4 102.5 34.2 101.5 L25.6 95.2 C24.8 94.5 24.3 93.5 24.3 92.5 L24.3 88.5 Z" },
  { 0x3584e4, FALSE, "M38.5 78 L98 78 C101.3 78 104 80.7 104 84 L104 93 C104 96.3 101.3 99 98 99 L38.5 99 "
                     "C36.9 99 35.4 98.5 34.2 97.5 L25.6 91.2 C24.8 90.5 24.3 89.5 24.3 88.5 "
                     "C24.3 87.5 24.8 86.5 25.6 85.8 L34.2 79.5 C35.4 78.5 36.9 78 38.5 78 Z" },
  /* The upper board, an envelope */
  { 0xe5a50a, FALSE, "M18 20 L88 20 C90 20 92 20.8 93.5 22.2 L116.2 43.6 C117.4 44.7 118.1 46.3 118.1 48 "
                     "C118.1 49.7 117.4 51.3 116.2 52.4 L93.5 73.8 C92 75.2 90 76 88 76 L18 76 "
                     "C13.6 76 10 72.4 10 68 L10 28 C10 23.6 13.6 20 18 20 Z" },
  { 0xf6d32d, TRUE, "M10 16 L120 16 L120 72 L10 72 Z" },
  { 0xf8e45c, TRUE, "M9 73 L44 41 L60 41 L95 73 Z" },
  { 0xe5a50a, TRUE, "M5 12 L46 50 C49.5 53.3 54.9 53.3 58.4 50 L99 12 Z" },
  { 0xf9f06b, TRUE, "M5 6 L46 44.5 C49.5 47.8 54.9 47.8 58.4 44.5 L99 6 Z" },
  { 0xf5c211, TRUE, "M94 8 L94 80 L124 80 L124 8 Z" },
};

static void
add_path (cairo_t    *cr,
          const char *path)
{
  while (*path != '\0')
    {
      char command = *path++;
      int n_numbers = command == 'C' ? 6 : command == 'Z' ? 0 : 2;
      double numbers[6];

      for (int i = 0; i < n_numbers; i++)
        {
          char *end;

          numbers[i] = g_ascii_strtod (path, &end);
          path = end;
        }

      switch (command)
        {
        case 'M':
          cairo_move_to (cr, numbers[0], numbers[1]);
          break;

        case 'L':
          cairo_line_to (cr, numbers[0], numbers[1]);
          break;

        case 'C':
          cairo_curve_to (cr, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
          break;

        case 'Z':
          cairo_close_path (cr);
          break;

        default: /* a space between two commands */
          break;
        }
    }
}

static void
draw_surface (cairo_t       *cr,
              const Surface *surface)
{
  cairo_save (cr);
  if (surface->on_board)
    {
      add_path (cr, board);
      cairo_clip (cr);
    }
  add_path (cr, surface->path);
  cairo_set_source_rgb (cr,
                        (surface->colour >> 16 & 0xff) / 255.0,
                        (surface->colour >> 8 & 0xff) / 255.0,
                        (surface->colour & 0xff) / 255.0);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* Drawn rather than loaded: the first frame should not wait for a renderer of SVG, nor
 * every frame of the cursor blinking beneath it for a large image. */
static void
sp_picture_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, SIDE, SIDE));

  cairo_scale (cr, (double) SIDE / UNITS, (double) SIDE / UNITS);
  for (gsize i = 0; i < G_N_ELEMENTS (surfaces); i++)
    draw_surface (cr, &surfaces[i]);

  cairo_destroy (cr);
}

static void
sp_picture_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  *minimum = SIDE;
  *natural = SIDE;
}

static void
sp_picture_class_init (SpPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = sp_picture_measure;
  widget_class->snapshot = sp_picture_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
sp_picture_init (SpPicture *self)
{
}
