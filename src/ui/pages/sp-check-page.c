/* SPDX-FileCopyrightText: The Signpost authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "sp-check-page.h"

#include "sp-catalogue.h"
#include "sp-check-card.h"
#include "sp-check-words.h"
#include "sp-hero.h"
#include "sp-sign-in-box.h"
#include "sp-ticket-box.h"

struct _SpCheckPage
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled_window;
  SpHero *hero;
  GtkBox *cards_box;
  SpSignInBox *sign_in_box;
  SpTicketBox *ticket_box;

  SpDecoder *decoder;
  SpNet *net;                /* (nullable) */
  SpAccountCheck *check;     /* (nullable) */
  SpOption option;           /* of the check */
  SpCheckState announced_state;
  GCancellable *cancellable; /* (nullable): of the last run */
};

G_DEFINE_FINAL_TYPE (SpCheckPage, sp_check_page, ADW_TYPE_BIN)

typedef enum
{
  PROP_DECODER = 1,
  PROP_CHECK,
  N_PROPS
} SpCheckPageProperty;

static GParamSpec *properties[N_PROPS];

static SpCheckState
get_state (SpCheckPage *self)
{
  gboolean stopped = self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);

  return sp_check_state_get (self->check, self->net, stopped);
}

static void
show_css_class (SpCheckPage *self,
                const char  *css_class)
{
  for (guint i = 0; i < SP_N_CHECK_STATES; i++)
    {
      if (sp_check_state_get_css_class (i) != NULL)
        gtk_widget_remove_css_class (GTK_WIDGET (self->hero), sp_check_state_get_css_class (i));
    }
  if (css_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->hero), css_class);
}

/* A card grows by what came of its check only when all those beneath it have come to rest too: so
 * nothing moves that is still being filled. */
static void
settle_cards (SpCheckPage *self)
{
  gboolean settled = TRUE;

  for (GtkWidget *card = gtk_widget_get_last_child (GTK_WIDGET (self->cards_box)); card != NULL;
       card = gtk_widget_get_prev_sibling (card))
    {
      settled = settled && !sp_check_is_running (sp_check_card_get_check (SP_CHECK_CARD (card)));
      sp_check_card_set_settled (SP_CHECK_CARD (card), settled);
    }
}

/* Said aloud when it comes: the focus may be anywhere on the page by then. */
static void
announce (SpCheckPage  *self,
          SpCheckState  state,
          const char   *headline)
{
  if (self->announced_state == state)
    return;

  self->announced_state = state;
  if (state != SP_CHECK_STATE_RUNNING && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", headline);
}

static void
show_state (SpCheckPage *self)
{
  SpCheckState state;
  g_autofree char *headline = NULL;
  gboolean has_ladder;

  if (self->check == NULL)
    return;

  state = get_state (self);
  headline = sp_check_state_dup_headline (state, self->check);
  has_ladder = sp_check_state_has_ladder (state);
  g_object_set (self->hero,
                "headline", headline,
                "icon-name", sp_check_state_get_icon_name (state),
                "text", sp_check_state_get_text (state, self->check),
                NULL);
  sp_hero_set_next (self->hero, sp_check_state_get_button (state),
                    state == SP_CHECK_STATE_RUNNING ? "check.stop" : "check.start", NULL);
  sp_hero_set_next_suggested (self->hero, !has_ladder || state == SP_CHECK_STATE_READY);
  show_css_class (self, sp_check_state_get_css_class (state));

  settle_cards (self);
  gtk_widget_set_visible (GTK_WIDGET (self->cards_box), has_ladder);
  gtk_widget_set_visible (GTK_WIDGET (self->ticket_box), has_ladder);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.stop", state == SP_CHECK_STATE_RUNNING);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.start", state != SP_CHECK_STATE_RUNNING);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "check.sign-in", state != SP_CHECK_STATE_RUNNING);
  announce (self, state, headline);
}

static void
stop (SpCheckPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
}

static void
start (SpCheckPage *self,
       SpPassword  *password)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  /* What comes of it is told by the properties and steps of the checks. */
  sp_account_check_run_async (self->check, password, self->cancellable, NULL, NULL);
  show_state (self);
}

static void
start_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  SpCheckPage *self = SP_CHECK_PAGE (widget);

  if (self->check == NULL)
    return;

  /* The switch is the window's, where there is one. */
  if (sp_check_state_goes_online (get_state (self)) &&
      !gtk_widget_activate_action (widget, "win.offline", NULL))
    sp_net_set_offline (self->net, FALSE);
  start (self, NULL);
}

static void
stop_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  stop (SP_CHECK_PAGE (widget));
}

static void
sign_in_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  SpCheckPage *self = SP_CHECK_PAGE (widget);
  g_autofree char *user = sp_sign_in_box_dup_user (self->sign_in_box);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpPassword) password = sp_sign_in_box_take_password (self->sign_in_box, &error);

  if (password == NULL)
    {
      sp_sign_in_box_show_error (self->sign_in_box, error->message);
      return;
    }

  sp_account_check_set_user (self->check, user);
  start (self, password);
}

static void
remove_cards (SpCheckPage *self)
{
  GtkWidget *card;

  while ((card = gtk_widget_get_first_child (GTK_WIDGET (self->cards_box))) != NULL)
    gtk_box_remove (self->cards_box, card);
}

static void
add_cards (SpCheckPage *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->check)); i++)
    {
      g_autoptr (SpCheck) check = g_list_model_get_item (G_LIST_MODEL (self->check), i);

      gtk_box_append (self->cards_box, sp_check_card_new (check));
      g_signal_connect_object (check, "notify::running", G_CALLBACK (settle_cards), self, G_CONNECT_SWAPPED);
    }
}

static void
forget_check (SpCheckPage *self)
{
  if (self->check == NULL)
    return;

  stop (self);
  g_signal_handlers_disconnect_by_func (self->check, show_state, self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->check)); i++)
    {
      g_autoptr (SpCheck) check = g_list_model_get_item (G_LIST_MODEL (self->check), i);

      g_signal_handlers_disconnect_by_func (check, settle_cards, self);
    }
  g_signal_handlers_disconnect_by_func (self->net, show_state, self);
  g_clear_object (&self->check);
  g_clear_object (&self->net);
  g_clear_object (&self->cancellable);
}

static gboolean
sp_check_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SP_CHECK_PAGE (widget)->hero));
}

static void
sp_check_page_constructed (GObject *object)
{
  SpCheckPage *self = SP_CHECK_PAGE (object);

  G_OBJECT_CLASS (sp_check_page_parent_class)->constructed (object);

  if (self->decoder == NULL)
    {
      g_auto (GStrv) dirs = sp_data_dirs ();

      self->decoder = sp_decoder_new ((const char * const *) dirs);
    }
}

static void
sp_check_page_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  SpCheckPage *self = SP_CHECK_PAGE (object);

  switch ((SpCheckPageProperty) id)
    {
    case PROP_DECODER:
      g_value_set_object (value, self->decoder);
      break;

    case PROP_CHECK:
      g_value_set_object (value, self->check);
      break;

    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_check_page_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  SpCheckPage *self = SP_CHECK_PAGE (object);

  switch ((SpCheckPageProperty) id)
    {
    case PROP_DECODER:
      self->decoder = g_value_dup_object (value);
      break;

    case PROP_CHECK:
    case N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sp_check_page_dispose (GObject *object)
{
  SpCheckPage *self = SP_CHECK_PAGE (object);

  forget_check (self);
  g_clear_object (&self->decoder);

  G_OBJECT_CLASS (sp_check_page_parent_class)->dispose (object);
}

static void
sp_check_page_class_init (SpCheckPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = sp_check_page_constructed;
  object_class->dispose = sp_check_page_dispose;
  object_class->get_property = sp_check_page_get_property;
  object_class->set_property = sp_check_page_set_property;
  widget_class->grab_focus = sp_check_page_grab_focus;

  /* What knows the replies of servers; that of the data folders if none is given. */
  properties[PROP_DECODER] =
    g_param_spec_object ("decoder", NULL, NULL, SP_TYPE_DECODER,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);

  /* What the page shows, or NULL as long as it has no account. */
  properties[PROP_CHECK] =
    g_param_spec_object ("check", NULL, NULL, SP_TYPE_ACCOUNT_CHECK,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_install_action (widget_class, "check.sign-in", NULL, sign_in_cb);
  gtk_widget_class_install_action (widget_class, "check.start", NULL, start_cb);
  gtk_widget_class_install_action (widget_class, "check.stop", NULL, stop_cb);

  g_type_ensure (SP_TYPE_HERO);
  g_type_ensure (SP_TYPE_SIGN_IN_BOX);
  g_type_ensure (SP_TYPE_TICKET_BOX);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/mailsignpost/Signpost/pages/sp-check-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, hero);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, cards_box);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, sign_in_box);
  gtk_widget_class_bind_template_child (widget_class, SpCheckPage, ticket_box);
}

static void
sp_check_page_init (SpCheckPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A page that checks nothing yet. */
GtkWidget *
sp_check_page_new (void)
{
  return g_object_new (SP_TYPE_CHECK_PAGE, NULL);
}

/* A page that checks the settings of the advice there is; `program` (nullable) is the mail program
 * that they are meant for. */
GtkWidget *
sp_check_page_new_for_advice (SpAdvisor     *advisor,
                              SpMailProgram *program,
                              SpNet         *net)
{
  SpCheckPage *self;
  SpGuide *guide;
  g_autoptr (SpAccount) account = NULL;

  g_return_val_if_fail (SP_IS_ADVISOR (advisor), NULL);
  g_return_val_if_fail (sp_advisor_get_advice (advisor) != NULL, NULL);

  self = g_object_new (SP_TYPE_CHECK_PAGE, NULL);
  guide = sp_advisor_get_guide (advisor);
  account = sp_advisor_dup_account (advisor);
  sp_check_page_set_subject (self, sp_guide_get_id (guide), sp_guide_get_source_date (guide),
                             program != NULL ? sp_entry_get_name (SP_ENTRY (program)) : NULL);
  sp_check_page_set_account (self, net, account, sp_advice_get_option (sp_advisor_get_advice (advisor)));

  return GTK_WIDGET (self);
}

/* Checks the servers of `account` for one way of reading mail, at once unless the network is
 * switched off; a check of the same that there is already stays. */
void
sp_check_page_set_account (SpCheckPage *self,
                           SpNet       *net,
                           SpAccount   *account,
                           SpOption     option)
{
  g_return_if_fail (SP_IS_CHECK_PAGE (self));
  g_return_if_fail (SP_IS_NET (net));
  g_return_if_fail (SP_IS_ACCOUNT (account));

  if (self->check != NULL && self->net == net && self->option == option &&
      sp_account_check_get_account (self->check) == account)
    return;

  forget_check (self);
  remove_cards (self);
  self->net = g_object_ref (net);
  self->option = option;
  self->check = sp_account_check_new (net, self->decoder, account, option);
  add_cards (self);
  sp_sign_in_box_set_check (self->sign_in_box, self->check);
  sp_ticket_box_set_check (self->ticket_box, self->check);
  g_signal_connect_object (self->check, "notify::running", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (net, "notify::offline", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECK]);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scrolled_window), 0);

  if (!sp_net_is_offline (net) && g_list_model_get_n_items (G_LIST_MODEL (self->check)) > 0)
    start (self, NULL);
  else
    show_state (self);
}

/* Says where the settings come from, for what is copied: the id of the guide, its date, and the name
 * of the mail program; each may be NULL. */
void
sp_check_page_set_subject (SpCheckPage *self,
                           const char  *guide_id,
                           const char  *guide_date,
                           const char  *program_name)
{
  g_return_if_fail (SP_IS_CHECK_PAGE (self));

  sp_ticket_box_set_subject (self->ticket_box, guide_id, guide_date, program_name);
}

/* What the page shows, or NULL. */
SpAccountCheck *
sp_check_page_get_check (SpCheckPage *self)
{
  g_return_val_if_fail (SP_IS_CHECK_PAGE (self), NULL);

  return self->check;
}
