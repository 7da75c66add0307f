/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Does nothing, with the libraries of signpost-cli loaded: what it costs, signpost-cli
 * cannot save. */

int
main (void)
{
  return 0;
}
