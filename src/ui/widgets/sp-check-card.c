/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-card.h"

#include <glib/gi18n-lib.h>

#include "sp-check-step-row.h"
#include "sp-check-words.h"
#include "sp-label.h"
#include "sp-meaning-view.h"
#include "sp-remark-row.h"
#include "sp-wrap-box.h"

struct _SpCheckCard
{
  AdwBin parent_instance;

  GtkLabel *title_label;
  GtkLabel *place_label;
  GtkWidget *badge;
  GtkImage *badge_image;
  GtkLabel *badge_label;
  GtkListBox *steps_list;
  GtkWidget *problem_box;
  GtkImage *problem_image;
  GtkLabel *problem_label;
  SpMeaningView *meaning_view;
  GtkListBox *remarks_list;

  SpCheck *check;
  gboolean settled;
};

G_DEFINE_FINAL_TYPE (SpCheckCard, sp_check_card, ADW_TYPE_BIN)

typedef enum
{
  PROP_CHECK = 1,
  PROP_SETTLED,
  N_PROPS
} SpCheckCardProperty;

static GParamSpec *properties[N_PROPS];

typedef enum
{
  BADGE_WAITING,
  BADGE_RUNNING,
  BADGE_WORKS,
  BADGE_BROKEN,
  BADGE_REFUSED,
  BADGE_UNKNOWN,
} Badge;

static const struct
{
  const char *label;
  const char *icon_name;
  const char *css_class; /* (nullable) */
} badges[] = {
  /* Translators: of a check of a server */
  [BADGE_WAITING] = { N_("Not checked"), "content-loading-symbolic", NULL },
  /* Translators: of a check of a server */
  [BADGE_RUNNING] = { N_("Checking…"), "content-loading-symbolic", NULL },
  /* Translators: of a server */
  [BADGE_WORKS] = { N_("Works"), "object-select-symbolic", "possible" },
  /* Translators: of a server */
  [BADGE_BROKEN] = { N_("Does not work"), "window-close-symbolic", "broken" },
  /* Translators: of a server that works, but did not take the password */
  [BADGE_REFUSED] = { N_("Sign-in refused"), "window-close-symbolic", "broken" },
  /* Translators: of a check of a server that was stopped before its end */
  [BADGE_UNKNOWN] = { N_("Not known"), "list-remove-symbolic", NULL },
};

static gboolean
has_begun (SpCheckCard *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->check)); i++)
    {
      g_autoptr (SpCheckStep) step = g_list_model_get_item (G_LIST_MODEL (self->check), i);

      if (sp_check_step_get_outcome (step) != SP_CHECK_WAITING)
        return TRUE;
    }

  return FALSE;
}

static Badge
find_badge (SpCheckCard *self)
{
  SpCheckStep *broken = sp_check_get_first_broken (self->check);

  if (sp_check_is_running (self->check))
    return BADGE_RUNNING;
  if (broken != NULL)
    return sp_check_step_get_kind (broken) == SP_CHECK_SIGN_IN ? BADGE_REFUSED : BADGE_BROKEN;
  if (sp_check_works (self->check))
    return BADGE_WORKS;

  return has_begun (self) ? BADGE_UNKNOWN : BADGE_WAITING;
}

static void
show_badge (SpCheckCard *self)
{
  Badge badge = find_badge (self);

  gtk_image_set_from_icon_name (self->badge_image, badges[badge].icon_name);
  gtk_label_set_label (self->badge_label, _(badges[badge].label));
  for (gsize i = 0; i < G_N_ELEMENTS (badges); i++)
    {
      if (badges[i].css_class != NULL)
        gtk_widget_remove_css_class (self->badge, badges[i].css_class);
    }
  if (badges[badge].css_class != NULL)
    gtk_widget_add_css_class (self->badge, badges[badge].css_class);
}

static void
unfold_step (SpCheckCard *self,
             SpCheckStep *step)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->steps_list, i)) != NULL; i++)
    {
      if (sp_check_step_row_get_step (SP_CHECK_STEP_ROW (row)) == step)
        sp_check_step_row_set_expanded (SP_CHECK_STEP_ROW (row), TRUE);
    }
}

/* What is wrong; or, where nothing is, what there is to know. */
static void
show_problem (SpCheckCard *self)
{
  SpCheckStep *broken = sp_check_get_first_broken (self->check);
  SpMeaning *meaning = sp_check_get_meaning (self->check);
  gboolean has_problem = self->settled && (broken != NULL || meaning != NULL);

  gtk_widget_set_visible (self->problem_box, has_problem);
  if (!has_problem)
    return;

  gtk_image_set_from_icon_name (self->problem_image,
                                broken != NULL ? "dialog-warning-symbolic" : "dialog-information-symbolic");
  if (broken != NULL)
    gtk_widget_add_css_class (self->problem_box, "warning");
  else
    gtk_widget_remove_css_class (self->problem_box, "warning");
  sp_label_show (self->problem_label, broken != NULL ? sp_check_words_get_broken (broken) : NULL);
  sp_meaning_view_set_meaning (self->meaning_view, meaning);
  /* What was seen there has the names, the dates, and the very words of the server. */
  if (broken != NULL)
    unfold_step (self, broken);
}

static void
show_remarks (SpCheckCard *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->remarks_list),
                          self->settled && g_list_model_get_n_items (sp_check_get_remarks (self->check)) > 0);
}

static void
show_check (SpCheckCard *self)
{
  show_badge (self);
  show_problem (self);
  show_remarks (self);
}

static GtkWidget *
create_step_row (gpointer item,
                 gpointer user_data)
{
  return sp_check_step_row_new (SP_CHECK_STEP (item));
}

static GtkWidget *
create_remark_row (gpointer item,
                   gpointer user_data)
{
  return sp_remark_row_new (SP_REMARK (item));
}

static void
sp_check_card_constructed (GObject *object)
{
  SpCheckCard *self = SP_CHECK_CARD (object);
  const SpServer *server = sp_check_get_server (self->check);
  GListModel *remarks = sp_check_get_remarks (self->check);
  g_autofree char *place = sp_check_words_dup_place (server);

  G_OBJECT_CLASS (sp_check_card_parent_class)->constructed (object);

  gtk_label_set_label (self->title_label, sp_check_words_get_title (server));
  gtk_label_set_label (self->place_label, place);
  gtk_list_box_bind_model (self->steps_list, G_LIST_MODEL (self->check), create_step_row, NULL, NULL);
  gtk_list_box_bind_model (self->remarks_list, remarks, create_remark_row, NULL, NULL);

  g_signal_connect_object (self->check, "notify::running", G_CALLBACK (show_check), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->check, "notify::meaning", G_CALLBACK (show_check), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (remarks, "items-changed", G_CALLBACK (show_remarks), self, G_CONNECT_SWAPPED);
  show_check (self);
}

static void
sp_check_card_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SpCheckCard *self = SP_CHECK_CARD (object);

  switch ((SpCheckCardProperty) id)
    {
    case PROP_CHECK:
      g_value_set_object (value, self->check);
      break;

    case PROP_SETTLED:
      g_value_set_boolean (value, self->settled);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_check_card_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SpCheckCard *self = SP_CHECK_CARD (object);

  switch ((SpCheckCardProperty) id)
    {
    case PROP_CHECK:
      self->check = g_value_dup_object (value);
      break;

    case PROP_SETTLED:
      sp_check_card_set_settled (self, g_value_get_boolean (value));
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_check_card_dispose (GObject *object)
{
  SpCheckCard *self = SP_CHECK_CARD (object);

  g_clear_object (&self->check);

  G_OBJECT_CLASS (sp_check_card_parent_class)->dispose (object);
}

static void
sp_check_card_class_init (SpCheckCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_check_card_constructed;
  object_class->dispose = sp_check_card_dispose;
  object_class->get_property = sp_check_card_get_property;
  object_class->set_property = sp_check_card_set_property;

  properties[PROP_CHECK] =
    g_param_spec_object ("check", NULL, NULL, SP_TYPE_CHECK,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /* Whether it may grow: what came of the check is shown from then on. */
  properties[PROP_SETTLED] =
    g_param_spec_boolean ("settled", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (SP_TYPE_MEANING_VIEW);
  g_type_ensure (SP_TYPE_WRAP_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/widgets/sp-check-card.ui");
  gtk_widget_class_bind_template_child (widget_class, SpCheckCard, title_label);
  gtk_widget_class_bind_template_child (widget_class, SpCheckCard, place_label);
  gtk_widget_class_bind_template_child (widget_class, SpCheckCard, badge);
  gtk_widget_class_bind_template_child (widget_class, SpCheckCard, badge_image);
  gtk_widget_class_bind_template_child (widget_class, SpCheckCard, badge_label);
  gtk_widget_class_bind_template_child (widget_class, SpCheckCard, steps_list);
  gtk_widget_class_bind_template_child (widget_class, SpCheckCard, problem_box);
  gtk_widget_class_bind_template_child (widget_class, SpCheckCard, problem_image);
  gtk_widget_class_bind_template_child (widget_class, SpCheckCard, problem_label);
  gtk_widget_class_bind_template_child (widget_class, SpCheckCard, meaning_view);
  gtk_widget_class_bind_template_child (widget_class, SpCheckCard, remarks_list);
}

static void
sp_check_card_init (SpCheckCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A card for `check`. */
GtkWidget *
sp_check_card_new (SpCheck *check)
{
  g_return_val_if_fail (SP_IS_CHECK (check), NULL);

  return g_object_new (SP_TYPE_CHECK_CARD, "check", check, NULL);
}

/* The check that the card shows. */
SpCheck *
sp_check_card_get_check (SpCheckCard *self)
{
  g_return_val_if_fail (SP_IS_CHECK_CARD (self), NULL);

  return self->check;
}

/* Lets the card grow by what came of the check, or takes that back. */
void
sp_check_card_set_settled (SpCheckCard *self,
                           gboolean     settled)
{
  g_return_if_fail (SP_IS_CHECK_CARD (self));

  settled = !!settled;
  if (self->settled == settled)
    return;

  self->settled = settled;
  show_check (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SETTLED]);
}
