package jobs

import (
	"context"
	"errors"
	"time"

	"socialsync/db"
	"socialsync/features/channels"
	"socialsync/jobs/queue"
)

// Channels handles what keeps accounts alive, and the profiles behind them.
type Channels struct{ Service *channels.Service }

// Register adds the handlers to a server.
func (j Channels) Register(s *Server) {
	Register(s, j.check)
	Register(s, j.templates)
	Register(s, j.profile)
	Register(s, j.expiry)
}

// Sweeps ask for checks: hourly where a token runs out soon, daily everywhere.
func (j Channels) Sweeps() []Sweep {
	return []Sweep{
		{Name: "tokens", Every: time.Hour, Do: j.Service.SweepTokens},
		{Name: "token ends", Every: time.Hour, Do: j.Service.SweepExpiries},
		{Name: "accounts", Every: 24 * time.Hour, Do: j.Service.SweepAccounts},
	}
}

func (j Channels) check(ctx context.Context, t queue.CheckAccount) error {
	_, err := j.Service.Check(ctx, t.WorkspaceID, t.SocialAccountID)
	return wrap("account", t.SocialAccountID, unlessGone(err))
}

func (j Channels) templates(ctx context.Context, t queue.SyncTemplates) error {
	return wrap("account", t.SocialAccountID, unlessGone(j.Service.SyncTemplates(ctx, t.WorkspaceID, t.SocialAccountID)))
}

func (j Channels) expiry(ctx context.Context, t queue.MailExpiry) error {
	return wrap("account", t.SocialAccountID, j.Service.MailExpiry(ctx, t.WorkspaceID, t.SocialAccountID))
}

func (j Channels) profile(ctx context.Context, t queue.FetchProfile) error {
	return wrap("contact", t.ContactID, unlessGone(j.Service.FetchProfile(ctx, t.WorkspaceID, t.ContactID)))
}

// unlessGone: a row that was removed after the nudge leaves nothing to do.
func unlessGone(err error) error {
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	return err
}
