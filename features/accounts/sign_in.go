package accounts

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// SignUp makes a person with a workspace of their own and signs the browser in.
//
// Problems: BAD_INPUT, WEAK_PASSWORD, EMAIL_TAKEN, RATE_LIMITED.
func (s *Service) SignUp(ctx context.Context, b Browser, in SignUpInput) (*Viewer, error) {
	if err := in.Validate(); err != nil {
		return nil, err
	}
	if err := s.Throttle.Take(ctx, signUpsOfAddress, network(b.Address())); err != nil {
		return nil, err
	}
	hash, err := s.Passwords.Hash(ctx, in.Password)
	if err != nil {
		return nil, err
	}
	var issued Issued
	err = s.DB.Global(ctx, "sign up", func(tx *db.Tx) error {
		user, err := tx.CreateUser(ctx, db.NewUser{
			ID: db.NewID(), Email: in.Email, Name: in.Name, PasswordHash: &hash,
			Locale: or(in.Locale, "en"), TimeZone: or(in.TimeZone, "UTC"),
		})
		if err != nil {
			return err
		}
		if _, err := tx.CreateWorkspace(ctx, db.NewID(), in.WorkspaceName, user.ID); err != nil {
			return err
		}
		issued, err = s.start(ctx, tx, user.ID, b)
		return err
	})
	if db.IsTaken(err, "users_email_key") {
		return nil, problem.OnField(problem.EmailTaken, "email", "An account with this address exists. Sign in instead.")
	}
	if err != nil {
		return nil, fmt.Errorf("sign up: %w", err)
	}
	s.audit(ctx, "signed up", "user", issued.Actor.UserID, "workspace", issued.Actor.WorkspaceID, "address", b.Address())
	return s.welcome(ctx, b, issued)
}

// SignIn signs the browser in; a session it had before ends. Whether the
// address or the password is wrong is not told, and takes as long to find out.
//
// Problems: INVALID_CREDENTIALS, RATE_LIMITED.
func (s *Service) SignIn(ctx context.Context, actor db.Actor, b Browser, in SignInInput) (*Viewer, error) {
	in.Email = strings.TrimSpace(in.Email)
	userID, err := s.authenticate(ctx, b, in)
	if err != nil {
		return nil, err
	}
	var issued Issued
	err = s.DB.Global(ctx, "sign in", func(tx *db.Tx) error {
		issued, err = s.start(ctx, tx, userID, b)
		return err
	})
	if err != nil {
		return nil, err
	}
	if actor.SessionID != uuid.Nil {
		if err := s.end(ctx, actor.UserID, actor.SessionID, "signed in again"); err != nil && !errors.Is(err, db.ErrNotFound) {
			return nil, err
		}
	}
	s.audit(ctx, "signed in", "user", userID, "session", issued.Actor.SessionID, "address", b.Address())
	return s.welcome(ctx, b, issued)
}

// authenticate counts the attempt, compares, and gives a rightful attempt back.
func (s *Service) authenticate(ctx context.Context, b Browser, in SignInInput) (uuid.UUID, error) {
	if len(in.Password) > 4*longestPassword || len(in.Email) > 254 {
		return uuid.Nil, errCredentials
	}
	for _, limit := range []struct {
		Limit
		who string
	}{{signInsOfAddress, network(b.Address())}, {signInsOfAccount, in.Email}} {
		if err := s.Throttle.Take(ctx, limit.Limit, limit.who); err != nil {
			s.Log.WarnContext(ctx, "audit", "action", "sign-in throttled", "limit", limit.Name, "address", b.Address())
			return uuid.Nil, err
		}
	}
	var known db.Credentials
	err := s.DB.Global(ctx, "find who signs in", func(tx *db.Tx) error {
		found, err := tx.CredentialsByEmail(ctx, in.Email)
		if err == nil {
			known = *found
		}
		return err
	})
	if err != nil && !errors.Is(err, db.ErrNotFound) {
		return uuid.Nil, err
	}
	if err := s.confirm(ctx, known, in.Password); err != nil {
		s.Log.WarnContext(ctx, "audit", "action", "sign-in refused", "user", known.UserID, "address", b.Address())
		return uuid.Nil, err
	}
	s.Throttle.GiveBack(ctx, signInsOfAccount, in.Email)
	s.Throttle.GiveBack(ctx, signInsOfAddress, network(b.Address()))
	return known.UserID, nil
}

var errCredentials = problem.New(problem.InvalidCredentials, "E-mail or password is wrong.")

// confirm compares the password, of nobody too, and renews an outdated hash.
func (s *Service) confirm(ctx context.Context, known db.Credentials, password string) error {
	encoded := or(known.PasswordHash, "")
	matches, outdated, err := s.Passwords.Compare(ctx, encoded, password)
	if err != nil {
		return err
	}
	if !matches {
		return errCredentials
	}
	if !outdated {
		return nil
	}
	hash, err := s.Passwords.Hash(ctx, password)
	if err != nil {
		return err
	}
	return s.DB.Global(ctx, "renew a password hash", func(tx *db.Tx) error {
		return tx.Rehash(ctx, known.UserID, encoded, hash)
	})
}

// welcome hands the session to the browser and shows who is in.
func (s *Service) welcome(ctx context.Context, b Browser, issued Issued) (*Viewer, error) {
	viewer, err := s.Viewer(ctx, issued.Actor)
	if err == nil {
		b.Keep(issued)
	}
	return viewer, err
}

// TokenFor returns an access token for a person, for programs on this machine
// that may read the database anyway (`socialsync token`).
func (s *Service) TokenFor(ctx context.Context, email string) (string, error) {
	var issued Issued
	err := s.DB.Global(ctx, "make a token on the command line", func(tx *db.Tx) error {
		user, err := tx.UserByEmail(ctx, email)
		if err != nil {
			return err
		}
		issued, err = s.start(ctx, tx, user.ID, commandLine{})
		return err
	})
	if err != nil {
		return "", fmt.Errorf("make a token: %w", err)
	}
	s.audit(ctx, "token made on the command line", "user", issued.Actor.UserID, "session", issued.Actor.SessionID)
	return issued.Access, nil
}

type commandLine struct{ nobrowser }

func (commandLine) UserAgent() string { return "socialsync token" }
