package inbox

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/jobs/queue"
)

// sendLease is how long a claimed send may take, upload included, before another
// worker concludes that the first one died. It is longer than any deadline of
// the calls inside.
const sendLease = 75 * time.Second

// outgoing is a message claimed for one call to the provider.
type outgoing struct {
	message   db.Message
	attempt   db.MessageAttempt
	account   db.SocialAccount
	access    meta.Account
	recipient []db.ContactIdentity
	window    Window
	files     []db.Attachment
}

// SendDue sends what is due in a conversation, oldest first and one at a time,
// so that the customer reads it in the order in which it was written.
func (s *Service) SendDue(ctx context.Context, workspaceID, conversationID uuid.UUID) error {
	for ctx.Err() == nil {
		out, err := s.claim(ctx, workspaceID, conversationID)
		if err != nil || out == nil {
			return err
		}
		sent, callErr := s.call(ctx, workspaceID, *out)
		if err := s.settleCall(ctx, workspaceID, *out, sent, callErr); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// claim takes the next message of a conversation, or returns nil when nothing
// may go now. What it finds half-done is closed as unknown: whoever held it died
// between calling and recording, and nobody can tell what the provider did.
func (s *Service) claim(ctx context.Context, workspaceID, conversationID uuid.UUID) (*outgoing, error) {
	var out *outgoing
	err := s.DB.Update(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) error {
		c, err := tx.LockConversation(ctx, conversationID)
		if errors.Is(err, db.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		for {
			m, err := tx.NextDue(ctx, conversationID)
			if errors.Is(err, db.ErrNotFound) {
				return nil
			}
			if err != nil {
				return err
			}
			now, err := tx.DatabaseNow(ctx)
			if err != nil {
				return err
			}
			if m.DueAt.After(now) {
				return nil // it waits, and so does all behind it
			}
			if m.Status == db.Sending {
				if err := s.giveUpUnknown(ctx, tx, *m, "The worker stopped before Meta's answer was recorded."); err != nil {
					return err
				}
				continue
			}
			account, access, err := s.Accounts.CredentialsIn(ctx, tx, c.SocialAccountID)
			if err != nil && !errors.Is(err, db.ErrNotFound) {
				return err
			}
			if wait := holdFor(account, now); wait > 0 {
				return s.postpone(ctx, tx, *m, wait)
			}
			window := windowAt(*c, now)
			if !maySend(window, *m) {
				if err := s.fail(ctx, tx, *m, failureByClass(meta.WindowIsClosed, meta.UseTemplate)); err != nil {
					return err
				}
				continue
			}
			recipient, err := tx.IdentitiesOn(ctx, c.ContactID, c.SocialAccountID)
			if err != nil {
				return err
			}
			if wait := s.Pace.Wait(ctx, workspaceID, account.ID, c.ContactID.String()); wait > 0 {
				return s.postpone(ctx, tx, *m, wait)
			}
			files, err := tx.AttachmentsOfMessages(ctx, []uuid.UUID{m.ID})
			if err != nil {
				return err
			}
			attempt, err := tx.BeginAttempt(ctx, m.ID, sendLease)
			if err != nil {
				return err
			}
			out = &outgoing{*m, *attempt, account, access, recipient, window, files}
			return s.touched(ctx, tx, *m)
		}
	})
	if err != nil {
		return nil, fmt.Errorf("claim in conversation %s: %w", conversationID, err)
	}
	return out, nil
}

// holdFor says how long an account's messages must wait: while it is to be
// connected again, or while the provider asked for a pause.
func holdFor(account db.SocialAccount, now time.Time) time.Duration {
	if account.Status != db.AccountConnected {
		return 5 * time.Minute // connecting it again makes them due at once
	}
	if account.PausedUntil != nil && account.PausedUntil.After(now) {
		return account.PausedUntil.Sub(now)
	}
	return 0
}

// postpone makes a message due again after wait and asks for a nudge then.
func (s *Service) postpone(ctx context.Context, tx *db.Tx, m db.Message, wait time.Duration) error {
	if err := tx.RequeueMessage(ctx, m.ID, wait); err != nil {
		return err
	}
	s.Queue.After(tx, queue.SendConversation{WorkspaceID: tx.WorkspaceID(), ConversationID: m.ConversationID},
		asynq.ProcessIn(wait+10*time.Millisecond))
	return nil
}

// settleCall records what became of a call. It does not give up at the first
// trouble with the database, because an unrecorded call ends as unknown.
func (s *Service) settleCall(ctx context.Context, workspaceID uuid.UUID, out outgoing, sent meta.Sent, callErr error) error {
	ctx = context.WithoutCancel(ctx)
	var err error
	for try := range 6 {
		err = s.DB.Update(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) error {
			if _, err := tx.LockConversation(ctx, out.message.ConversationID); err != nil {
				return err
			}
			if callErr == nil {
				return s.settle(ctx, tx, out.message, sent.MessageID, db.Sent, time.Now())
			}
			return s.settleFailure(ctx, tx, out, callErr)
		})
		if err == nil {
			break
		}
		time.Sleep(100 * time.Millisecond << try)
	}
	if err != nil {
		return fmt.Errorf("record attempt %s: %w", out.attempt.ID, err)
	}
	if callErr == nil {
		return nil
	}
	switch meta.ClassOfError(callErr) {
	case meta.TokenExpired:
		return s.Accounts.TokenRefused(ctx, workspaceID, out.account.ID, callErr.Error())
	case meta.RateLimited: // all of the account's messages wait, not this one alone
		return s.Accounts.Pause(ctx, workspaceID, out.account.ID, pauseAfter(callErr, out.attempt.Number))
	}
	return nil
}

// settleFailure closes the attempt and decides what happens to the message.
func (s *Service) settleFailure(ctx context.Context, tx *db.Tx, out outgoing, callErr error) error {
	decision := afterFailure(callErr, out.attempt.Number)
	attempt := out.attempt
	attempt.State = db.AttemptFailed
	if decision.outcome == outcomeUnknown {
		attempt.State = db.AttemptUnknown
	}
	class := string(meta.ClassOfError(callErr))
	attempt.ErrorClass, attempt.ErrorCode, attempt.ErrorDetails = &class, decision.failure.Code, decision.failure.Details
	open, err := tx.FinishAttempt(ctx, attempt)
	if err != nil || !open {
		return err // a webhook settled it first
	}
	m := out.message
	switch decision.outcome {
	case outcomeRetry:
		err = s.postpone(ctx, tx, m, decision.wait)
	case outcomeUnknown:
		_, err = tx.FailMessage(ctx, m.ID, db.Unknown, decision.failure)
	default:
		_, err = tx.FailMessage(ctx, m.ID, db.Failed, decision.failure)
	}
	if err != nil {
		return err
	}
	return s.touched(ctx, tx, m)
}

// giveUpUnknown closes a send that nobody can tell the outcome of.
func (s *Service) giveUpUnknown(ctx context.Context, tx *db.Tx, m db.Message, why string) error {
	attempt, err := tx.LastAttempt(ctx, m.ID)
	if err != nil {
		return err
	}
	class := string(meta.Unknown)
	attempt.State, attempt.ErrorClass, attempt.ErrorDetails = db.AttemptUnknown, &class, &why
	if _, err := tx.FinishAttempt(ctx, *attempt); err != nil {
		return err
	}
	f := failureByClass(meta.OutcomeUnknown, meta.CheckPhone)
	if _, err := tx.FailMessage(ctx, m.ID, db.Unknown, f); err != nil {
		return err
	}
	return s.touched(ctx, tx, m)
}

func (s *Service) fail(ctx context.Context, tx *db.Tx, m db.Message, f db.Failure) error {
	if _, err := tx.FailMessage(ctx, m.ID, db.Failed, f); err != nil {
		return err
	}
	return s.touched(ctx, tx, m)
}

func failureByClass(cause, remedy meta.Reason) db.Failure {
	return db.Failure{Cause: string(cause), Remedy: string(remedy)}
}
