package channels

import (
	"context"
	"fmt"
	"time"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// Connection is an account whose token Meta has just confirmed.
type Connection struct {
	Account db.SocialAccount // ID is ignored: the workspace's row for ExternalID is used
	Token   string
	PIN     string
}

// Keep stores a confirmed connection: a new account, or the same one again with
// its conversations and everything that waited to be sent, which leaves now. The
// caller has asked Meta; Keep does not.
//
// Problems: CONFLICT when another workspace has the account.
func (s *Service) Keep(ctx context.Context, actor db.Actor, c Connection) (*db.SocialAccount, error) {
	var saved *db.SocialAccount
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		a := c.Account
		a.ID = db.NewID()
		switch known, err := tx.LockSocialAccountByExternalID(ctx, a.Channel, a.ExternalID); {
		case err == nil:
			a.ID = known.ID
		case err != db.ErrNotFound: //nolint:errorlint // the store returns it bare
			return err
		}
		sealed, err := s.seal(actor.WorkspaceID, a.ID, credentials{Token: c.Token, PIN: c.PIN, IssuedAt: time.Now().UTC()})
		if err != nil {
			return err
		}
		if saved, err = tx.SaveConnection(ctx, a, sealed); err != nil {
			return err
		}
		s.changed(tx, saved.ID)
		if saved.Channel == db.ChannelWhatsApp && saved.BusinessID != "" {
			s.Queue.After(tx, queue.SyncTemplates{WorkspaceID: actor.WorkspaceID, SocialAccountID: saved.ID})
		}
		return s.release(ctx, tx, saved)
	})
	if db.IsTaken(err, "social_accounts_routing") {
		return nil, problem.New(problem.Conflict, "This account is connected to another workspace. Disconnect it there first.")
	}
	if err != nil {
		return nil, fmt.Errorf("keep connection: %w", err)
	}
	return saved, nil
}

// tokenFacts is what Meta says about a token.
type tokenFacts struct {
	scopes    []string
	expiresAt *time.Time
	info      meta.TokenInfo
}

// inspectToken asks what a token allows. Only the app that issued a token may
// ask; of another app's token nothing becomes known, and that is no problem.
func (s *Service) inspectToken(ctx context.Context, token string) tokenFacts {
	if s.Meta.AppID == "" || s.Meta.AppSecret == "" {
		return tokenFacts{}
	}
	info, err := s.Meta.DebugToken(ctx, token)
	if err != nil || !info.Valid {
		s.Log.InfoContext(ctx, "token could not be inspected", "err", err)
		return tokenFacts{}
	}
	facts := tokenFacts{scopes: info.Scopes, info: info}
	if info.ExpiresAt > 0 {
		at := time.Unix(info.ExpiresAt, 0)
		facts.expiresAt = &at
	}
	return facts
}

// release sends what waited for an account.
func (s *Service) release(ctx context.Context, tx *db.Tx, account *db.SocialAccount) error {
	conversations, err := tx.ReleaseMessages(ctx, account.ID)
	for _, id := range conversations {
		s.Queue.After(tx, queue.SendConversation{WorkspaceID: tx.WorkspaceID(), ConversationID: id})
	}
	return err
}
