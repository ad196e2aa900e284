package channels

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

const (
	// RefreshWithin is when a token that runs out is renewed: Instagram's live
	// sixty days, so on day fifty, then daily until it works.
	RefreshWithin = 10 * 24 * time.Hour
	// refreshAge is how old Instagram wants a token to be before it renews it.
	refreshAge = 24 * time.Hour
)

// CheckNow asks Meta again about token, permissions, webhook and quality.
//
// Problems: FORBIDDEN, NOT_FOUND, CHANNEL_DISCONNECTED, PROVIDER_REFUSED when
// Meta does not answer. A dead token is no problem but the account's new status.
func (s *Service) CheckNow(ctx context.Context, actor db.Actor, in SocialAccountInput) (*db.SocialAccount, error) {
	if err := may(actor, db.RoleAgent); err != nil {
		return nil, err
	}
	account, err := s.Check(ctx, actor.WorkspaceID, in.SocialAccountID)
	if errors.Is(err, db.ErrNotFound) {
		return nil, s.whyNot(ctx, actor, in.SocialAccountID)
	}
	if err != nil {
		return nil, refusal("", err)
	}
	return account, nil
}

// whyNot tells an account that does not exist from one without a token.
func (s *Service) whyNot(ctx context.Context, actor db.Actor, accountID uuid.UUID) error {
	err := s.DB.View(ctx, actor, func(tx *db.Tx) error {
		_, err := tx.SocialAccount(ctx, accountID)
		return err
	})
	switch {
	case errors.Is(err, db.ErrNotFound):
		return problem.Missing("channel")
	case err != nil:
		return err
	}
	return problem.New(problem.ChannelDisconnected, "This channel is disconnected. Connect it again first.")
}

// Check is CheckNow for jobs: vendor errors come as they are. It also renews a
// token when it is time, and brings back an account whose token works again.
func (s *Service) Check(ctx context.Context, workspaceID, accountID uuid.UUID) (*db.SocialAccount, error) {
	actor := db.SystemActor(workspaceID)
	var was *db.SocialAccount
	var sealed []byte
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		was, sealed, err = tx.SealedCredentials(ctx, accountID)
		return err
	})
	if err != nil {
		return nil, err
	}
	secret, err := s.open(workspaceID, accountID, sealed)
	if err != nil {
		return nil, err
	}
	health, err := s.ask(ctx, *was, secret)
	if meta.ClassOfError(err) == meta.TokenExpired && err != nil {
		return s.tokenDead(ctx, actor, accountID, sealed, err)
	}
	if err != nil {
		return nil, fmt.Errorf("check account: %w", err)
	}
	if err := s.renew(ctx, actor, *was, secret, sealed); err != nil {
		s.Log.WarnContext(ctx, "token not renewed", "workspace", workspaceID, "account", accountID, "err", err)
	}
	var now *db.SocialAccount
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		back, err := tx.SetAccountStatus(ctx, accountID, db.AccountConnected, nil)
		if err != nil {
			return err
		}
		if now, err = tx.SaveHealth(ctx, accountID, health); err != nil {
			return err
		}
		s.changed(tx, accountID)
		if back {
			return s.release(ctx, tx, now)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("keep health of account: %w", err)
	}
	return now, nil
}

// tokenDead marks the account, unless it was connected anew while we asked.
func (s *Service) tokenDead(ctx context.Context, actor db.Actor, accountID uuid.UUID, sealed []byte, cause error) (account *db.SocialAccount, err error) {
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		same, err := tx.SaveCredentials(ctx, accountID, sealed, sealed, nil)
		if err != nil {
			return err
		}
		if same {
			changed, err := tx.SetAccountStatus(ctx, accountID, db.AccountReconnect, orNil(mustReconnect))
			if err != nil {
				return err
			}
			if changed {
				s.Log.WarnContext(ctx, "account must be connected again", "workspace", actor.WorkspaceID, "account", accountID, "err", cause)
				s.changed(tx, accountID)
			}
		}
		account, err = tx.SocialAccount(ctx, accountID)
		return err
	})
	return account, err
}

// ask collects what Meta says about an account. Only the first call decides
// whether the token is alive; what the others cannot tell stays as it was.
func (s *Service) ask(ctx context.Context, a db.SocialAccount, secret credentials) (db.AccountHealth, error) {
	if a.Channel == db.ChannelInstagram {
		return s.askInstagram(ctx, secret)
	}
	n, err := s.Meta.PhoneNumber(ctx, meta.Account{ID: a.ExternalID, Token: secret.Token})
	if err != nil {
		return db.AccountHealth{}, err
	}
	facts := s.inspectToken(ctx, secret.Token)
	h := db.AccountHealth{
		Name: &n.VerifiedName, Handle: &n.DisplayPhone, Quality: quality(n.Quality), MessagingTier: &n.MessagingLimit,
		Scopes: facts.scopes, TokenExpiresAt: facts.expiresAt,
	}
	if a.BusinessID != "" {
		s.subscribed(ctx, &h, s.Meta.SubscribeWhatsApp(ctx, meta.Account{ID: a.BusinessID, Token: secret.Token}))
	}
	return h, nil
}

func (s *Service) askInstagram(ctx context.Context, secret credentials) (db.AccountHealth, error) {
	me, err := s.Meta.InstagramMe(ctx, secret.Token)
	if err != nil {
		return db.AccountHealth{}, err
	}
	h := db.AccountHealth{Name: &me.Name, Handle: &me.Username, AvatarURL: &me.PictureURL}
	s.subscribed(ctx, &h, s.Meta.SubscribeInstagram(ctx, secret.Token))
	return h, nil
}

// subscribed notes how renewing the subscription ended. Subscribing again is the
// check: it changes nothing when we are subscribed and mends it when we are not.
func (s *Service) subscribed(ctx context.Context, h *db.AccountHealth, err error) {
	switch class := meta.ClassOfError(err); {
	case err == nil:
		now := time.Now()
		h.WebhookSubscribedAt = &now
	case class == meta.Permission || class == meta.Rejected:
		h.WebhookLost = true
		s.Log.WarnContext(ctx, "webhook not subscribed", "err", err)
	}
}

// renew renews an Instagram token that will run out. WhatsApp's system user
// tokens don't, and those that do can only be replaced by a person.
func (s *Service) renew(ctx context.Context, actor db.Actor, a db.SocialAccount, secret credentials, sealed []byte) error {
	if !dueForRenewal(a, secret.IssuedAt, time.Now()) {
		return nil
	}
	token, err := s.Meta.RefreshInstagramToken(ctx, secret.Token)
	if err != nil {
		return err
	}
	again, err := s.seal(actor.WorkspaceID, a.ID, credentials{Token: token.Value, IssuedAt: time.Now().UTC(), PIN: secret.PIN})
	if err != nil {
		return err
	}
	var expiresAt *time.Time
	if token.ExpiresIn > 0 {
		at := time.Now().Add(time.Duration(token.ExpiresIn) * time.Second)
		expiresAt = &at
	}
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		saved, err := tx.SaveCredentials(ctx, a.ID, sealed, again, expiresAt)
		if saved {
			s.changed(tx, a.ID)
		}
		return err
	})
}

// dueForRenewal decides whether a token is renewed now. One whose end nobody
// knows is renewed once, to learn it.
func dueForRenewal(a db.SocialAccount, issuedAt, now time.Time) bool {
	if a.Channel != db.ChannelInstagram || a.Status == db.AccountDisconnected || now.Sub(issuedAt) < refreshAge {
		return false
	}
	return a.TokenExpiresAt == nil || a.TokenExpiresAt.Sub(now) < RefreshWithin
}

// SweepTokens asks for a check of every account whose token runs out soon. Run
// it hourly: those it renews drop out of it.
func (s *Service) SweepTokens(ctx context.Context) error {
	var due []db.AccountRef
	err := s.DB.Global(ctx, "tokens that run out soon", func(tx *db.Tx) (err error) {
		due, err = tx.AccountsToRefresh(ctx, RefreshWithin, 1000)
		return err
	})
	s.nudgeChecks(ctx, due)
	return err
}

// SweepAccounts asks for a check of every account. Run it daily: tokens,
// permissions and subscriptions end without anybody being told.
func (s *Service) SweepAccounts(ctx context.Context) error {
	for after := uuid.Nil; ; {
		var page []db.AccountRef
		err := s.DB.Global(ctx, "daily check of all accounts", func(tx *db.Tx) (err error) {
			page, err = tx.AccountsWithCredentials(ctx, after, 500)
			return err
		})
		if err != nil || len(page) == 0 {
			return err
		}
		s.nudgeChecks(ctx, page)
		after = page[len(page)-1].ID
	}
}

func (s *Service) nudgeChecks(ctx context.Context, refs []db.AccountRef) {
	for _, ref := range refs {
		s.Queue.Nudge(ctx, queue.CheckAccount{WorkspaceID: ref.WorkspaceID, SocialAccountID: ref.ID})
	}
}
