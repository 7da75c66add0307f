/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-guide-format.h"

#include "sp-note.h"
#include "sp-server.h"

static const SpKeySpec guide_keys[] = {
  { "Format", SP_KEY_NUMBER, TRUE },
  { "Id", SP_KEY_WORD, TRUE },
  { "Name", SP_KEY_TEXT, TRUE },
  { "Domains", SP_KEY_LIST },
  { "Status", SP_KEY_WORD },
  { "Source", SP_KEY_TEXT },
  { "SourceDate", SP_KEY_DATE },
  { "Reviewed", SP_KEY_DATE },
  { "ReviewBy", SP_KEY_DATE },
  { "ContactName", SP_KEY_TEXT },
  { "ContactLink", SP_KEY_LINK },
  { "Questions", SP_KEY_LIST },
  { NULL },
};

static const SpKeySpec question_keys[] = {
  { "Title", SP_KEY_TEXT, TRUE }, { "Why", SP_KEY_TEXT },    { "Hint", SP_KEY_TEXT },
  { "Answers", SP_KEY_LIST, TRUE }, { "AskIf", SP_KEY_WORD }, { NULL },
};

static const SpKeySpec answer_keys[] = {
  { "Label", SP_KEY_TEXT, TRUE },
  { "Hint", SP_KEY_TEXT },
  { "Domains", SP_KEY_LIST },
  { NULL },
};

static const SpKeySpec fact_keys[] = { { "*", SP_KEY_WORD }, { NULL } };

static const SpKeySpec rule_keys[] = {
  { "When", SP_KEY_WORD },
  { "Recommend", SP_KEY_ID, TRUE },
  { "Because", SP_KEY_TEXT, TRUE },
  { NULL },
};

static const SpKeySpec topic_keys[] = {
  { "Title", SP_KEY_TEXT, TRUE },
  { "Summary", SP_KEY_TEXT },
  { NULL },
};

static const SpKeySpec point_keys[] = {
  { "Topic", SP_KEY_ID, TRUE },
  { "Kind", SP_KEY_ID, TRUE },
  { "Text", SP_KEY_TEXT, TRUE },
  { "Link", SP_KEY_LINK },
  { NULL },
};

static const SpKeySpec aspect_keys[] = {
  { "Topic", SP_KEY_ID, TRUE },   { "Title", SP_KEY_TEXT, TRUE },
  { "Webmail", SP_KEY_TEXT, TRUE }, { "Exchange", SP_KEY_TEXT, TRUE },
  { "Imap", SP_KEY_TEXT, TRUE },  { "Pop", SP_KEY_TEXT, TRUE },
  { NULL },
};

static const SpKeySpec when_keys[] = { { "When", SP_KEY_WORD }, { NULL } };

/* Every group and key that a guide may have: see signpost-guide(5). */
const SpGroupSpec sp_guide_format[] = {
  { "Guide", FALSE, guide_keys, NULL, TRUE },
  { "Question", TRUE, question_keys },
  { "Answer", TRUE, answer_keys },
  { "Fact", TRUE, fact_keys },
  { "Rule", TRUE, rule_keys },
  { "Note", TRUE, sp_note_keys, when_keys },
  { "Topic", TRUE, topic_keys },
  { "Point", TRUE, point_keys },
  { "Aspect", TRUE, aspect_keys },
  { "Server", TRUE, sp_server_keys, when_keys },
  { NULL },
};
