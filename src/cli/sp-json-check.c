/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-json-check.h"

#include "sp-json.h"

/**
 * sp_json_add_meaning:
 * @builder: a builder within an object
 * @meaning: (nullable): what a reply means
 *
 * Adds the members "meaning", "fix" and "who".
 */
void
sp_json_add_meaning (JsonBuilder *builder,
                     SpMeaning   *meaning)
{
  sp_json_add_string (builder, "meaning",
                      meaning != NULL ? sp_meaning_get_meaning (meaning) : NULL);
  sp_json_add_string (builder, "fix", meaning != NULL ? sp_meaning_get_fix (meaning) : NULL);
  sp_json_add_string (builder, "who",
                      meaning != NULL ? sp_who_to_id (sp_meaning_get_who (meaning)) : NULL);
}

static const char *
get_result (SpCheckOutcome outcome)
{
  /* What never began, or was stopped, was skipped. */
  if (outcome == SP_CHECK_OK || outcome == SP_CHECK_FAILED)
    return sp_check_outcome_to_id (outcome);

  return sp_check_outcome_to_id (SP_CHECK_SKIPPED);
}

static void
add_step (JsonBuilder *builder,
          SpCheckStep *step)
{
  gint ms = sp_check_step_get_ms (step);

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "step", sp_check_step_kind_to_id (sp_check_step_get_kind (step)));
  sp_json_add_string (builder, "result", get_result (sp_check_step_get_outcome (step)));
  json_builder_set_member_name (builder, "ms");
  if (ms >= 0)
    json_builder_add_int_value (builder, ms);
  else
    json_builder_add_null_value (builder);
  sp_json_add_string (builder, "detail", sp_check_step_get_detail (step));
  json_builder_end_object (builder);
}

static void
add_words (JsonBuilder        *builder,
           const char         *name,
           const char * const *words)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

static void
add_remarks (JsonBuilder *builder,
             GListModel  *remarks)
{
  json_builder_set_member_name (builder, "remarks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (remarks); i++)
    {
      g_autoptr (SpRemark) remark = g_list_model_get_item (remarks, i);

      json_builder_begin_object (builder);
      sp_json_add_string (builder, "kind", sp_remark_kind_to_id (sp_remark_get_kind (remark)));
      sp_json_add_string (builder, "text", sp_remark_get_text (remark));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * sp_json_add_check:
 * @builder: a builder
 * @check: a check that has run
 *
 * Adds the object that signpost-cli(1) describes for `check`.
 */
void
sp_json_add_check (JsonBuilder *builder,
                   SpCheck     *check)
{
  g_autofree char *name = sp_check_dup_name (check);
  SpCheckStep *broken = sp_check_get_first_broken (check);

  json_builder_begin_object (builder);
  sp_json_add_string (builder, "server", name);
  sp_json_add_string (builder, "result", sp_check_works (check) ? "works" : "fails");
  sp_json_add_string (builder, "first_broken",
                      broken != NULL ? sp_check_step_kind_to_id (sp_check_step_get_kind (broken))
                                     : NULL);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (check)); i++)
    {
      g_autoptr (SpCheckStep) step = g_list_model_get_item (G_LIST_MODEL (check), i);

      add_step (builder, step);
    }
  json_builder_end_array (builder);
  sp_json_add_meaning (builder, sp_check_get_meaning (check));
  sp_json_add_string (builder, "reply", sp_check_get_reply (check));
  sp_json_add_string (builder, "tls", sp_check_get_tls_version (check));
  sp_json_add_string (builder, "fingerprint", sp_check_get_fingerprint (check));
  add_words (builder, "abilities", sp_check_get_abilities (check));
  add_words (builder, "mechanisms", sp_check_get_mechanisms (check));
  add_remarks (builder, sp_check_get_remarks (check));
  json_builder_end_object (builder);
}
