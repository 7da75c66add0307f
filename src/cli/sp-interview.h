/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-arguments.h"
#include "sp-command.h"

G_BEGIN_DECLS

SpExit sp_interview_run (SpArguments *arguments);

G_END_DECLS
