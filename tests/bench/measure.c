/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Runs a command, its output thrown away, and prints what that took:
 * wall-clock ms, CPU ms, peak resident KiB, exit status. */

#define _GNU_SOURCE
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

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

int
main (int   argc,
      char *argv[])
{
  posix_spawn_file_actions_t actions;
  struct rusage usage;
  double began;
  pid_t pid;
  int status;

  if (argc < 2)
    {
      fprintf (stderr, "usage: measure COMMAND [ARGUMENT]...\n");
      return 2;
    }

  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);

  began = now_ms ();
  if (posix_spawnp (&pid, argv[1], &actions, NULL, argv + 1, environ) != 0)
    {
      perror (argv[1]);
      return 2;
    }
  if (wait4 (pid, &status, 0, &usage) != pid)
    {
      perror ("wait4");
      return 2;
    }

  printf ("%.3f %.3f %ld %d\n", now_ms () - began, to_ms (usage.ru_utime) + to_ms (usage.ru_stime),
          usage.ru_maxrss, WIFEXITED (status) ? WEXITSTATUS (status) : -1);
  posix_spawn_file_actions_destroy (&actions);
  return 0;
}
