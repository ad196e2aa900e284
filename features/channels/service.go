// Package channels connects WhatsApp numbers and Instagram accounts, keeps their
// tokens alive and says how they are. It refuses to know what is written in
// them: messages are features/inbox.
package channels

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/mail"
	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// Service connects and looks after accounts. All exported fields must be set.
type Service struct {
	DB     *db.DB
	Events *events.Hub
	Queue  *queue.Client
	Meta   *meta.Client
	Keys   *db.Keyring
	Cache  *Cache
	Links  Addresses
	Mail   *mail.Client
	States *States
	Log    *slog.Logger

	heard heardLately
}

// Addresses are what Meta and this installation must agree on.
type Addresses struct {
	PublicURL           string // without a slash at the end
	DialogURL           string // where a browser connects WhatsApp
	SignupConfigID      string // of embedded signup; empty when there is none
	WhatsAppRedirectURI string // registered with Meta, character for character
	InstagramRedirect   string
}

// ChannelSetup says how connecting works in this installation.
type ChannelSetup struct {
	EmbeddedSignupAppID    *string
	EmbeddedSignupConfigID *string
	CanConnectInstagram    bool
	WhatsappWebhookURL     string
	InstagramWebhookURL    string
}

// Setup describes the installation.
func (s *Service) Setup() ChannelSetup {
	return ChannelSetup{
		EmbeddedSignupAppID: orNil(s.Meta.AppID), EmbeddedSignupConfigID: orNil(s.Links.SignupConfigID),
		CanConnectInstagram: s.canConnectInstagram(),
		WhatsappWebhookURL:  s.Links.PublicURL + "/api/whatsapp/webhook",
		InstagramWebhookURL: s.Links.PublicURL + "/api/instagram/webhook",
	}
}

// SocialAccountInput names an account.
type SocialAccountInput struct {
	SocialAccountID uuid.UUID
}

// List returns the workspace's accounts.
func (s *Service) List(ctx context.Context, actor db.Actor) (accounts []db.SocialAccount, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		accounts, err = tx.SocialAccounts(ctx)
		return err
	})
	return accounts, err
}

// Templates returns what may be sent from one number, by name.
func (s *Service) Templates(ctx context.Context, actor db.Actor, accountID uuid.UUID) (templates []db.MessageTemplate, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		templates, err = tx.ApprovedTemplates(ctx, accountID)
		return err
	})
	return templates, err
}

// Disconnect stops receiving and sending and forgets the token. What waited to be
// sent fails with its reason: it is not sent when the account comes back, perhaps
// weeks later, but when a person wants it. Conversations stay, and the account may
// be connected again, here or in another workspace.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) Disconnect(ctx context.Context, actor db.Actor, in SocialAccountInput) (*db.SocialAccount, error) {
	if err := may(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	was, access, credentialsErr := s.Credentials(ctx, actor.WorkspaceID, in.SocialAccountID)
	var account *db.SocialAccount
	var shared bool
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if account, err = tx.Disconnect(ctx, in.SocialAccountID); err != nil {
			return err
		}
		if shared, err = othersUseBusiness(ctx, tx, *account); err != nil {
			return err
		}
		s.changed(tx, account.ID)
		failed, err := tx.FailQueued(ctx, account.ID, db.Failure{Cause: string(meta.ChannelDisconnected), Remedy: string(meta.ReconnectAndSend)})
		for _, m := range failed {
			s.Events.After(tx, events.MessageUpdated{MessageID: m.ID, ConversationID: m.ConversationID})
		}
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("channel")
	}
	if err != nil {
		return nil, fmt.Errorf("disconnect account: %w", err)
	}
	// Afterwards and only as a courtesy: Meta may have withdrawn our access before.
	if credentialsErr == nil && !shared {
		if err := s.unsubscribe(ctx, was, access); err != nil {
			s.Log.InfoContext(ctx, "webhook not unsubscribed", "workspace", actor.WorkspaceID, "account", was.ID, "err", err)
		}
	}
	return account, nil
}

// othersUseBusiness: numbers of one business account share its subscription.
func othersUseBusiness(ctx context.Context, tx *db.Tx, account db.SocialAccount) (bool, error) {
	all, err := tx.SocialAccounts(ctx)
	for _, a := range all {
		if a.ID != account.ID && a.BusinessID != "" && a.BusinessID == account.BusinessID && a.Status != db.AccountDisconnected {
			return true, err
		}
	}
	return false, err
}

func (s *Service) unsubscribe(ctx context.Context, account db.SocialAccount, access meta.Account) error {
	if account.Channel == db.ChannelInstagram {
		return s.Meta.UnsubscribeInstagram(ctx, access.Token)
	}
	if account.BusinessID == "" {
		return nil
	}
	var elsewhere []db.AccountRef
	err := s.DB.Global(ctx, "whether a business account is still in use", func(tx *db.Tx) (err error) {
		elsewhere, err = tx.RouteBusiness(ctx, account.BusinessID)
		return err
	})
	if err != nil || len(elsewhere) > 0 {
		return err
	}
	return s.Meta.UnsubscribeWhatsApp(ctx, meta.Account{ID: account.BusinessID, Token: access.Token})
}

// changed tells open inboxes and forgets what is cached, once tx has committed.
func (s *Service) changed(tx *db.Tx, accountID uuid.UUID) {
	workspaceID := tx.WorkspaceID()
	tx.AfterCommit(func(ctx context.Context) { s.Cache.drop(ctx, credentialsKey(workspaceID, accountID)) })
	s.Events.After(tx, events.ChannelUpdated{SocialAccountID: accountID})
}

func may(actor db.Actor, role db.Role) error {
	return problem.Allowed(actor.Can(role))
}

// refusal puts a failed call to Meta into words for the person connecting.
// field is the input that is most likely wrong.
func refusal(field string, err error) error {
	refused, ok := errors.AsType[*meta.Error](err)
	if !ok {
		return err
	}
	said := refused.Details
	if said == "" {
		said = refused.Message
	}
	if said != "" {
		said = " Meta says: " + strings.TrimSuffix(said, ".") + "."
	}
	switch refused.Class() {
	case meta.TokenExpired:
		return problem.OnField(problem.ProviderRefused, field, "Meta does not accept this access token.%s", said)
	case meta.Permission:
		return problem.OnField(problem.ProviderRefused, field, "This access token lacks a permission, or the account is not its to use.%s", said)
	case meta.Temporary, meta.RateLimited, meta.Unknown:
		return problem.New(problem.ProviderRefused, "Meta did not answer. Please try again in a moment.")
	}
	return problem.OnField(problem.ProviderRefused, field, "Meta refused this.%s", said)
}

// Heard records that the provider called about an account.
func (s *Service) Heard(ctx context.Context, ref db.AccountRef) {
	if !s.heard.first(ref.ID) {
		return
	}
	err := s.DB.Global(ctx, "when a webhook last came", func(tx *db.Tx) error {
		return tx.TouchWebhook(ctx, ref.WorkspaceID, ref.ID)
	})
	if err != nil {
		s.Log.WarnContext(ctx, "webhook time not kept", "workspace", ref.WorkspaceID, "account", ref.ID, "err", err)
	}
}

// heardLately keeps a burst of webhooks from becoming a burst of statements.
type heardLately struct {
	mu sync.Mutex
	at map[uuid.UUID]time.Time
}

func (h *heardLately) first(id uuid.UUID) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if now := time.Now(); now.Sub(h.at[id]) >= 10*time.Second {
		if h.at == nil || len(h.at) > 10_000 {
			h.at = map[uuid.UUID]time.Time{}
		}
		h.at[id] = now
		return true
	}
	return false
}

func orNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
