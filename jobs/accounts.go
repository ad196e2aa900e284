package jobs

import (
	"context"
	"errors"
	"time"

	"socialsync/clients/mail"
	"socialsync/features/accounts"
	"socialsync/jobs/queue"
)

// Accounts handles what people's accounts need beside their requests.
type Accounts struct{ Service *accounts.Service }

// Register adds the handlers to a server.
func (j Accounts) Register(s *Server) { Register(s, j.passwordReset) }

// Sweeps forget sessions and links that ended long ago.
func (j Accounts) Sweeps() []Sweep {
	return []Sweep{{Name: "sessions", Every: 24 * time.Hour, Do: j.Service.Sweep}}
}

func (j Accounts) passwordReset(ctx context.Context, t queue.SendPasswordReset) error {
	err := j.Service.SendPasswordReset(ctx, t.UserID)
	if errors.Is(err, mail.ErrRefused) {
		j.Service.Log.WarnContext(ctx, "the reset mail was refused", "user", t.UserID, "err", err)
		return nil // it would be refused again
	}
	return wrap("user", t.UserID, err)
}
