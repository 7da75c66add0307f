/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "sp-server.h"

G_BEGIN_DECLS

/* Who can mend it. */
typedef enum
{
  SP_WHO_YOU,
  SP_WHO_MAIL_PROGRAM,
  SP_WHO_ORGANISATION, /* the help desk, the administrator, the provider */
  SP_WHO_NOBODY,       /* it passes by itself */
  SP_N_WHOS,
} SpWho;

const char *sp_who_to_id (SpWho who);
const char *sp_who_get_label (SpWho who);

/* What a reply means. Immutable. */
#define SP_TYPE_MEANING (sp_meaning_get_type ())
G_DECLARE_FINAL_TYPE (SpMeaning, sp_meaning, SP, MEANING, GObject)

SpMeaning *sp_meaning_new (const char *id,
                           const char *meaning,
                           const char *fix,
                           SpWho       who,
                           const char *link,
                           const char *source,
                           const char *checked);
const char *sp_meaning_get_id (SpMeaning *self);
const char *sp_meaning_get_meaning (SpMeaning *self);
const char *sp_meaning_get_fix (SpMeaning *self);
SpWho sp_meaning_get_who (SpMeaning *self);
const char *sp_meaning_get_link (SpMeaning *self);
const char *sp_meaning_get_source (SpMeaning *self);
const char *sp_meaning_get_checked (SpMeaning *self);

/* Server replies to plain meaning, by the patterns of data/decoder. Reads them when first asked. */
#define SP_TYPE_DECODER (sp_decoder_get_type ())
G_DECLARE_FINAL_TYPE (SpDecoder, sp_decoder, SP, DECODER, GObject)

SpDecoder *sp_decoder_new (const char * const *data_dirs);
/* protocol: SP_N_PROTOCOLS where it is not known, as in a text that was pasted. */
SpMeaning *sp_decoder_find (SpDecoder  *self,
                            const char *text,
                            SpProtocol  protocol);
guint sp_decoder_get_n_patterns (SpDecoder *self);
const char *sp_decoder_get_example (SpDecoder  *self,
                                    guint       index,
                                    SpMeaning **meaning);
GPtrArray *sp_decoder_get_problems (SpDecoder *self);

G_END_DECLS
