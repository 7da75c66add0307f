/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Starts a program, watches the X server for its window, ends it and prints:
 * ms from its start to the first painted frame, CPU ms and peak resident KiB, both until
 * half a second after that frame, when nothing should be left to do. */

#define _GNU_SOURCE
#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE_MS 30000
#define AFTER_MS 500
/* Smaller windows are not the program's: toolkits make some to talk through. */
#define LEAST_WIDTH 200

static double
now_ms (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static double
to_ms (struct timeval time)
{
  return time.tv_sec * 1e3 + time.tv_usec / 1e3;
}

/* A window may be gone before it is asked about. */
static int
ignore_error (Display     *display,
              XErrorEvent *error)
{
  return 0;
}

/* Waits until more than half of a large window has been drawn to; returns when. */
static double
wait_for_frame (Display *display,
                int      damage_base,
                double   deadline)
{
  struct pollfd connection = { ConnectionNumber (display), POLLIN, 0 };

  while (now_ms () < deadline)
    {
      XEvent event;

      if (XPending (display) == 0)
        {
          poll (&connection, 1, 100);
          continue;
        }

      XNextEvent (display, &event);
      if (event.type == CreateNotify)
        {
          XDamageCreate (display, event.xcreatewindow.window, XDamageReportRawRectangles);
        }
      else if (event.type == damage_base + XDamageNotify)
        {
          const XDamageNotifyEvent *damage = (const XDamageNotifyEvent *) &event;
          double whole = (double) damage->geometry.width * damage->geometry.height;

          if (damage->geometry.width >= LEAST_WIDTH &&
              (double) damage->area.width * damage->area.height > whole / 2)
            return now_ms ();
        }
    }
  return -1;
}

int
main (int   argc,
      char *argv[])
{
  Display *display = XOpenDisplay (NULL);
  struct rusage usage;
  int damage_base, error_base, status;
  double began, painted;
  pid_t pid;

  if (argc < 2 || display == NULL || !XDamageQueryExtension (display, &damage_base, &error_base))
    {
      fprintf (stderr, "usage: watch-window COMMAND [ARGUMENT]... on an X server with DAMAGE\n");
      return 2;
    }
  XSetErrorHandler (ignore_error);
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  XSync (display, False);

  began = now_ms ();
  if (posix_spawnp (&pid, argv[1], NULL, NULL, argv + 1, environ) != 0)
    {
      perror (argv[1]);
      return 2;
    }
  painted = wait_for_frame (display, damage_base, began + PATIENCE_MS);
  if (painted >= 0)
    usleep (AFTER_MS * 1000);
  kill (pid, SIGKILL);
  wait4 (pid, &status, 0, &usage);
  XCloseDisplay (display);

  if (painted < 0)
    {
      fprintf (stderr, "%s painted nothing\n", argv[1]);
      return 1;
    }
  printf ("%.1f %.1f %ld\n", painted - began,
          to_ms (usage.ru_utime) + to_ms (usage.ru_stime), usage.ru_maxrss);
  return 0;
}
