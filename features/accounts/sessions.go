package accounts

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
)

// ErrSignedOut means that a credential lets nobody in: unknown, used up,
// revoked or out of date. Callers go on without a person.
var ErrSignedOut = errors.New("signed out")

// reuseGrace is how long a refresh token works again after its first use: the
// answer may have been lost, and pages ask several times at once.
const reuseGrace = 10 * time.Second

type verdict string

const (
	renew verdict = "renew"
	over  verdict = "over"
	// stolen: somebody else has used the token before. Who of the two is the
	// thief cannot be known, so both are signed out.
	stolen verdict = "stolen"
)

// judgeRefresh says what a refresh token that was presented is worth.
func judgeRefresh(t db.RefreshToken) verdict {
	switch {
	case t.RevokedAt != nil, !t.Now.Before(t.ExpiresAt):
		return over
	case t.UsedAt != nil && t.Now.Sub(*t.UsedAt) > reuseGrace:
		return stolen
	}
	return renew
}

// Exchange gives a new access and a new refresh token for a refresh token. Used
// again within ten seconds it works again and brings the same successor, so a
// session is one chain whatever happens at once; later it ends the session. The
// error is ErrSignedOut or internal.
func (s *Service) Exchange(ctx context.Context, b Browser, refresh string) (Issued, error) {
	var issued Issued
	err := s.withRefresh(ctx, refresh, func(tx *db.Tx, t *db.RefreshToken) error {
		hash := hashSecret(refresh)
		if err := tx.SpendRefreshToken(ctx, hash, t.SessionID, b.Address()); err != nil {
			return err
		}
		home, err := tx.HomeWorkspace(ctx, t.UserID, t.WorkspaceID)
		if err != nil {
			return err
		}
		next, err := s.successor(ctx, tx, refresh, t.SessionID)
		if err != nil {
			return err
		}
		issued, err = s.enter(t.UserID, t.SessionID, *home)
		issued.Refresh, issued.RefreshExpires = next, t.ExpiresAt
		return err
	})
	return issued, err
}

// successor is the end of the chain that a token began: the first after it that
// nobody has exchanged. The session must be locked, so that the chain has one end.
func (s *Service) successor(ctx context.Context, tx *db.Tx, refresh string, sessionID uuid.UUID) (string, error) {
	for {
		refresh = s.Tokens.successor(refresh)
		usable, err := tx.AddRefreshToken(ctx, hashSecret(refresh), sessionID)
		if err != nil || usable {
			return refresh, err
		}
	}
}

// ByRefreshToken lets a socket in whose access token has just expired. The
// token stays unused, because an upgrade cannot hand the browser another.
func (s *Service) ByRefreshToken(ctx context.Context, refresh string) (Credential, error) {
	var c Credential
	err := s.withRefresh(ctx, refresh, func(tx *db.Tx, t *db.RefreshToken) error {
		home, err := tx.HomeWorkspace(ctx, t.UserID, t.WorkspaceID)
		if err != nil {
			return err
		}
		c = Credential{ByCookie: true, ExpiresAt: t.ExpiresAt, SessionEnds: t.ExpiresAt, Actor: db.Actor{
			UserID: t.UserID, WorkspaceID: home.WorkspaceID, Role: home.Role, SessionID: t.SessionID,
		}}
		return nil
	})
	return c, err
}

// withRefresh runs fn with a good refresh token, its session locked.
func (s *Service) withRefresh(ctx context.Context, refresh string, fn func(*db.Tx, *db.RefreshToken) error) error {
	var judged verdict
	err := s.DB.Global(ctx, "exchange a refresh token", func(tx *db.Tx) error {
		t, err := tx.LockRefreshToken(ctx, hashSecret(refresh))
		if err != nil {
			return err
		}
		switch judged = judgeRefresh(*t); judged {
		case stolen:
			s.revoked(tx, events.Revocation{SessionID: t.SessionID.String()})
			s.Log.WarnContext(ctx, "audit", "action", "refresh token reused", "user", t.UserID, "session", t.SessionID)
			return tx.RevokeSession(ctx, t.SessionID, t.UserID, "refresh token reused")
		case over:
			return nil
		}
		return fn(tx, t)
	})
	switch {
	case errors.Is(err, db.ErrNotFound):
		return ErrSignedOut
	case err != nil:
		return fmt.Errorf("exchange a refresh token: %w", err)
	case judged != renew:
		return ErrSignedOut
	}
	return nil
}

// start signs a browser in, where the person was last or belongs first.
func (s *Service) start(ctx context.Context, tx *db.Tx, userID uuid.UUID, b Browser) (Issued, error) {
	last, err := tx.LastWorkspace(ctx, userID)
	if err != nil {
		return Issued{}, err
	}
	home, err := tx.HomeWorkspace(ctx, userID, last)
	if errors.Is(err, db.ErrNotFound) {
		return Issued{}, problem.New(problem.Forbidden, "You no longer belong to a workspace. Ask a colleague to invite you.")
	} else if err != nil {
		return Issued{}, err
	}
	session, err := tx.CreateSession(ctx, db.NewSession{
		ID: db.NewID(), UserID: userID, WorkspaceID: &home.WorkspaceID,
		UserAgent: b.UserAgent(), Address: b.Address(), ValidFor: sessionLife,
	})
	if err != nil {
		return Issued{}, err
	}
	refresh, hash := newSecret()
	if _, err := tx.AddRefreshToken(ctx, hash, session.ID); err != nil {
		return Issued{}, err
	}
	issued, err := s.enter(userID, session.ID, *home)
	issued.Refresh, issued.RefreshExpires = refresh, session.ExpiresAt
	return issued, err
}

// enter makes an access token for one workspace.
func (s *Service) enter(userID, sessionID uuid.UUID, home db.Home) (Issued, error) {
	access, expires, err := s.Tokens.access(userID, sessionID, home.WorkspaceID, time.Now())
	return Issued{
		Actor:  db.Actor{UserID: userID, WorkspaceID: home.WorkspaceID, Role: home.Role, SessionID: sessionID},
		Access: access, AccessExpires: expires,
	}, err
}

// Sessions lists the browsers the actor is signed in with.
func (s *Service) Sessions(ctx context.Context, actor db.Actor) (sessions []db.Session, err error) {
	if err := person(actor); err != nil {
		return nil, err
	}
	err = s.DB.Global(ctx, "list a person's sessions", func(tx *db.Tx) error {
		sessions, err = tx.SessionsOf(ctx, actor.UserID)
		return err
	})
	return sessions, err
}

// RevokeSession signs one of the actor's browsers out, wherever it is. Problems:
// NOT_FOUND.
func (s *Service) RevokeSession(ctx context.Context, actor db.Actor, b Browser, in RevokeSessionInput) error {
	if err := person(actor); err != nil {
		return err
	}
	err := s.end(ctx, actor.UserID, in.SessionID, "revoked by the person")
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("session")
	}
	if err == nil && in.SessionID == actor.SessionID {
		b.Forget()
	}
	return err
}

// SignOut ends the browser's session. It is done even when there is none.
func (s *Service) SignOut(ctx context.Context, actor db.Actor, b Browser) error {
	defer b.Forget()
	if actor.SessionID == uuid.Nil {
		return nil
	}
	err := s.end(ctx, actor.UserID, actor.SessionID, "signed out")
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	return err
}

func (s *Service) end(ctx context.Context, userID, sessionID uuid.UUID, reason string) error {
	err := s.DB.Global(ctx, "end a session", func(tx *db.Tx) error {
		s.revoked(tx, events.Revocation{SessionID: sessionID.String()})
		return tx.RevokeSession(ctx, sessionID, userID, reason)
	})
	if err == nil {
		s.audit(ctx, "session ended", "user", userID, "session", sessionID, "reason", reason)
	}
	return err
}

// endOthers revokes the person's sessions but except, inside tx.
func (s *Service) endOthers(ctx context.Context, tx *db.Tx, userID, except uuid.UUID, reason string) error {
	ended, err := tx.RevokeSessionsOf(ctx, userID, except, reason)
	for _, id := range ended {
		s.revoked(tx, events.Revocation{SessionID: id.String()})
	}
	return err
}

// Sweep forgets sessions and reset links that ended long ago. Cron calls it.
func (s *Service) Sweep(ctx context.Context) error {
	return s.DB.Global(ctx, "forget ended sessions", func(tx *db.Tx) error {
		if _, err := tx.DeleteEndedSessions(ctx); err != nil {
			return err
		}
		_, err := tx.DeleteOldPasswordResets(ctx)
		return err
	})
}
