/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-pages.h"

#include <glib/gi18n-lib.h>

/* Each place has an own cancellable, cancelled with that of the run. Held by each question. */
typedef struct
{
  SpSourceRun *run;
  gulong handler;
  guint n_places;
  SpFinding **findings;
  GCancellable **cancellables;
} Asking;

typedef struct
{
  Asking *asking;
  guint place;
} Question;

static void
on_cancelled (GCancellable *cancellable,
              Asking       *asking)
{
  for (guint i = 0; i < asking->n_places; i++)
    sp_deadline_cancel_like (asking->cancellables[i], cancellable);
}

static void
asking_clear (gpointer data)
{
  Asking *asking = data;

  /* Not g_cancellable_disconnect(), which waits for the emission that may have led here. */
  if (asking->run->cancellable != NULL)
    g_clear_signal_handler (&asking->handler, asking->run->cancellable);
  for (guint i = 0; i < asking->n_places; i++)
    {
      g_clear_object (&asking->findings[i]);
      g_clear_object (&asking->cancellables[i]);
    }
  g_free (asking->findings);
  g_free (asking->cancellables);
  sp_source_run_unref (asking->run);
}

static void
leave_out_below (Asking *asking,
                 guint   place)
{
  for (guint i = place + 1; i < asking->n_places; i++)
    {
      sp_finding_end_skipped (asking->findings[i], _("A better place had answered."));
      g_cancellable_cancel (asking->cancellables[i]);
    }
}

static void
on_asked (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  Question *question = user_data;

  if (sp_page_ask_finish (SP_LOOKUP (object), result, NULL))
    leave_out_below (question->asking, question->place);

  g_rc_box_release_full (question->asking, asking_clear);
  g_free (question);
}

/**
 * sp_pages_ask:
 * @run: the run of the source, held until all is done
 * @pages: (array length=n_pages): where the document may lie, best first
 * @n_pages: their number
 * @parser: what reads it
 *
 * Asks for all of them at once.
 */
void
sp_pages_ask (SpSourceRun  *run,
              const SpPage *pages,
              guint         n_pages,
              SpPageParser  parser)
{
  Asking *asking;

  g_return_if_fail (run != NULL);
  g_return_if_fail (pages != NULL || n_pages == 0);

  asking = g_rc_box_new0 (Asking);
  asking->run = sp_source_run_ref (run);
  asking->n_places = n_pages;
  asking->findings = g_new0 (SpFinding *, n_pages);
  asking->cancellables = g_new0 (GCancellable *, n_pages);
  for (guint i = 0; i < n_pages; i++)
    asking->cancellables[i] = g_cancellable_new ();
  if (run->cancellable != NULL)
    asking->handler =
      g_signal_connect (run->cancellable, "cancelled", G_CALLBACK (on_cancelled), asking);
  if (g_cancellable_is_cancelled (run->cancellable))
    on_cancelled (run->cancellable, asking);

  for (guint i = 0; i < n_pages; i++)
    {
      Question *question = g_new0 (Question, 1);

      question->asking = g_rc_box_acquire (asking);
      question->place = i;
      asking->findings[i] = g_object_ref (
        sp_page_ask_async (run->lookup, &pages[i], parser, asking->cancellables[i],
                           on_asked, question));
    }

  g_rc_box_release_full (asking, asking_clear);
}
