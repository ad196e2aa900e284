package accounts

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/mail"
	"socialsync/db"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// resetLife is how long a reset link works.
const resetLife = time.Hour

// RequestPasswordReset mails a link to the person, if there is one; the caller
// cannot tell. Problems: RATE_LIMITED for the caller's address.
func (s *Service) RequestPasswordReset(ctx context.Context, b Browser, in RequestPasswordResetInput) error {
	if err := s.Throttle.Take(ctx, resetsOfAddress, network(b.Address())); err != nil {
		return err
	}
	if len(in.Email) > 254 {
		return nil
	}
	// Somebody else may ask for this person: they get no more mails.
	if s.Throttle.Take(ctx, resetsOfAccount, in.Email) != nil {
		return nil //nolint:nilerr // whoever asks hears nothing of it
	}
	err := s.DB.Global(ctx, "find who forgot a password", func(tx *db.Tx) error {
		user, err := tx.UserByEmail(ctx, in.Email)
		if err != nil {
			return err
		}
		s.Queue.After(tx, queue.SendPasswordReset{UserID: user.ID})
		s.audit(ctx, "password reset requested", "user", user.ID, "address", b.Address())
		return nil
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	return err
}

// SendPasswordReset makes a link and mails it. The job calls it: the link exists
// nowhere but in the mail, and a second try sends another that works as well.
func (s *Service) SendPasswordReset(ctx context.Context, userID uuid.UUID) error {
	token, hash := newSecret()
	var user db.User
	err := s.DB.Global(ctx, "make a reset link", func(tx *db.Tx) error {
		users, err := tx.UsersByID(ctx, []uuid.UUID{userID})
		if err != nil {
			return err
		}
		if len(users) == 0 {
			return db.ErrNotFound
		}
		user = users[0]
		return tx.CreatePasswordReset(ctx, hash, userID, resetLife)
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil // the person is gone meanwhile
	}
	if err != nil {
		return fmt.Errorf("make a reset link: %w", err)
	}
	message, err := mail.PasswordReset(user.Locale, mail.ResetLink{
		Name: user.Name, URL: s.PublicURL + "/reset-password?token=" + url.QueryEscape(token), ValidFor: resetLife,
	})
	if err != nil {
		return err
	}
	message.To = user.Email
	return s.Mail.Send(ctx, message)
}

// ResetPassword spends a link: the password is replaced, every session of the
// person ends and the browser is signed in.
//
// Problems: WEAK_PASSWORD, EXPIRED, RATE_LIMITED.
func (s *Service) ResetPassword(ctx context.Context, b Browser, in ResetPasswordInput) (*Viewer, error) {
	var l problem.List
	if checkPassword(&l, "password", in.Password, ""); len(l) > 0 {
		return nil, l
	}
	if err := s.Throttle.Take(ctx, resetsOfAddress, network(b.Address())); err != nil {
		return nil, err
	}
	hash, err := s.Passwords.Hash(ctx, in.Password)
	if err != nil {
		return nil, err
	}
	var issued Issued
	err = s.DB.Global(ctx, "reset a password", func(tx *db.Tx) error {
		userID, err := tx.UsePasswordReset(ctx, hashSecret(in.Token))
		if errors.Is(err, db.ErrNotFound) {
			return problem.New(problem.Expired, "This link was used or is out of date. Ask for another.")
		} else if err != nil {
			return err
		}
		if err := tx.SetPasswordHash(ctx, userID, hash); err != nil {
			return err
		}
		if err := s.endOthers(ctx, tx, userID, uuid.Nil, "password reset"); err != nil {
			return err
		}
		issued, err = s.start(ctx, tx, userID, b)
		return err
	})
	if err != nil {
		return nil, err
	}
	s.audit(ctx, "password reset", "user", issued.Actor.UserID, "address", b.Address())
	return s.welcome(ctx, b, issued)
}

// ChangePassword replaces the password of somebody who knows it. Their other
// sessions end; this one gets new tokens, and the old ones stop working.
//
// Problems: INVALID_CREDENTIALS, WEAK_PASSWORD, RATE_LIMITED.
func (s *Service) ChangePassword(ctx context.Context, actor db.Actor, b Browser, in ChangePasswordInput) error {
	if err := person(actor); err != nil {
		return err
	}
	if err := s.Throttle.Take(ctx, signInsOfAccount, actor.UserID.String()); err != nil {
		return err
	}
	var known *db.Credentials
	var email string
	err := s.DB.Global(ctx, "find whose password changes", func(tx *db.Tx) (err error) {
		if known, err = tx.CredentialsOf(ctx, actor.UserID); err != nil {
			return err
		}
		users, err := tx.UsersByID(ctx, []uuid.UUID{actor.UserID})
		for _, user := range users {
			email = user.Email
		}
		return err
	})
	if err != nil {
		return err
	}
	var l problem.List
	if checkPassword(&l, "newPassword", in.NewPassword, email); len(l) > 0 {
		return l
	}
	if matches, _, err := s.Passwords.Compare(ctx, or(known.PasswordHash, ""), in.CurrentPassword); err != nil {
		return err
	} else if !matches {
		s.Log.WarnContext(ctx, "audit", "action", "password change refused", "user", actor.UserID, "address", b.Address())
		return problem.OnField(problem.InvalidCredentials, "currentPassword", "This is not your password.")
	}
	s.Throttle.GiveBack(ctx, signInsOfAccount, actor.UserID.String())
	hash, err := s.Passwords.Hash(ctx, in.NewPassword)
	if err != nil {
		return err
	}
	var issued Issued
	err = s.DB.Global(ctx, "change a password", func(tx *db.Tx) error {
		if err := tx.SetPasswordHash(ctx, actor.UserID, hash); err != nil {
			return err
		}
		if err := s.endOthers(ctx, tx, actor.UserID, uuid.Nil, "password changed"); err != nil {
			return err
		}
		if actor.SessionID == uuid.Nil {
			return nil
		}
		issued, err = s.start(ctx, tx, actor.UserID, b)
		return err
	})
	if err != nil {
		return err
	}
	s.audit(ctx, "password changed", "user", actor.UserID, "address", b.Address())
	if issued.Access != "" {
		b.Keep(issued)
	}
	return nil
}
