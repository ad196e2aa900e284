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

// sendBudget is how long one task goes on claiming. The last call then ends before
// the task's own deadline, and before a deploy's drain does.
const sendBudget = 10 * time.Second

// longCall is after how long open inboxes are told that a message is being sent. Of
// most calls only the end is news.
const longCall = 500 * time.Millisecond

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
	for start := time.Now(); ctx.Err() == nil; {
		if time.Since(start) > sendBudget {
			s.Queue.Nudge(ctx, queue.SendConversation{WorkspaceID: workspaceID, ConversationID: conversationID})
			return nil
		}
		out, err := s.claim(ctx, workspaceID, conversationID)
		if err != nil || out == nil {
			return err
		}
		slow := time.AfterFunc(longCall, func() { s.changedNow(ctx, workspaceID, out.message) })
		sent, callErr := s.call(ctx, workspaceID, *out)
		slow.Stop()
		if more, err := s.settleCall(ctx, workspaceID, *out, sent, callErr); err != nil || !more {
			return err
		}
	}
	return ctx.Err()
}

// claim takes the next message of a conversation, or returns nil when nothing
// may go now. What it finds half-done is closed as unknown: whoever held it died
// between calling and recording, and nobody can tell what the provider did.
//
//nolint:gocognit // a ladder of reasons not to send, in the order in which they count
func (s *Service) claim(ctx context.Context, workspaceID, conversationID uuid.UUID) (*outgoing, error) {
	var out *outgoing
	err := s.DB.Update(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) error {
		for {
			due, err := tx.NextDue(ctx, conversationID)
			if errors.Is(err, db.ErrNotFound) {
				return nil
			}
			if err != nil {
				return err
			}
			c, m, now := &due.Conversation, &due.Message, due.Now
			if withdrawn, err := s.withdraw(ctx, tx, *m); err != nil {
				return err
			} else if withdrawn {
				continue
			}
			if m.DueAt.After(now) {
				return nil // it waits, and so does all behind it
			}
			if m.Status == db.Sending {
				given, err := s.giveUpUnknown(ctx, tx, *m, now)
				if err != nil || !given {
					return err
				}
				continue
			}
			// Before anything it might wait for: what the window has closed upon
			// would wait for nothing.
			window := windowAt(*c, now)
			if !maySend(window, *m) {
				if err := s.fail(ctx, tx, *m, windowFailure(c.Channel)); err != nil {
					return err
				}
				continue
			}
			if due.Account == nil || due.Account.Status == db.AccountDisconnected {
				if err := s.fail(ctx, tx, *m, failureByClass(meta.ChannelDisconnected, meta.ReconnectAndSend)); err != nil {
					return err
				}
				continue
			}
			account := *due.Account
			access, err := s.Accounts.OpenCredentials(account, workspaceID, due.Sealed)
			if err != nil {
				return err
			}
			if wait := holdFor(account, now); wait > 0 {
				return s.postpone(ctx, tx, *m, wait)
			}
			if wait := s.Pace.Wait(ctx, workspaceID, account.ID, c.ContactID.String()); wait > 0 {
				return s.postpone(ctx, tx, *m, wait)
			}
			var files []db.Attachment
			if m.Kind != db.KindText && m.Kind != db.KindTemplate {
				if files, err = tx.AttachmentsOfMessages(ctx, []uuid.UUID{m.ID}); err != nil {
					return err
				}
			}
			tx.CommitWithNext()
			attempt, err := tx.BeginAttempt(ctx, *m, sendLease)
			if err != nil {
				return err
			}
			out = &outgoing{*m, *attempt, account, access, due.Recipient, window, files}
			return nil
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

// settleCall records what became of a call, and says whether more of the conversation
// has not left. It does not give up at the first trouble with the database, because an
// unrecorded call ends as unknown: it tries for as long as the claim lasts.
func (s *Service) settleCall(ctx context.Context, workspaceID uuid.UUID, out outgoing, sent meta.Sent, callErr error) (more bool, err error) {
	ctx = context.WithoutCancel(ctx)
	for start, pause := time.Now(), 100*time.Millisecond; ; pause = min(2*pause, 5*time.Second) {
		more, err = s.recordCall(ctx, workspaceID, out, sent, callErr)
		isGone := errors.Is(err, db.ErrNotFound) && pause > time.Second // not just moving to another conversation
		if err == nil || isGone || time.Since(start) > sendLease {
			break
		}
		time.Sleep(pause)
	}
	if err != nil {
		return false, fmt.Errorf("record attempt %s: %w", out.attempt.ID, err)
	}
	if callErr == nil {
		return more, nil
	}
	switch meta.ClassOfError(callErr) {
	case meta.TokenExpired:
		return more, s.Accounts.TokenRefused(ctx, workspaceID, out.account.ID, callErr.Error())
	case meta.RateLimited: // all of the account's messages wait, not this one alone
		return more, s.Accounts.Pause(ctx, workspaceID, out.account.ID, pauseAfter(callErr, out.attempt.Try))
	}
	return more, nil
}

// recordCall is one try of settleCall.
func (s *Service) recordCall(ctx context.Context, workspaceID uuid.UUID, out outgoing, sent meta.Sent, callErr error) (more bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	actor := db.SystemActor(workspaceID)
	if callErr == nil && respelt(out.recipient, sent.RecipientID) == nil {
		accepted := db.Accepted{
			Actor: actor, Conversation: out.message.ConversationID, Message: out.message.ID, Attempt: out.attempt.ID, ExternalID: sent.MessageID,
		}
		recorded, ok, err := s.records.ask(&accepted, transactionsAtOnce, s.recordTogether)
		if err != nil {
			return false, err
		}
		if ok {
			s.changedNow(ctx, workspaceID, out.message)
			return recorded.HasMore, nil
		}
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		// Looked up again: a merge of contacts may have moved it during the call.
		m, _, err := holdMessage(ctx, tx, out.message.ID)
		if err != nil {
			return err
		}
		if callErr == nil {
			err = adoptSpelling(ctx, tx, out.recipient, sent.RecipientID)
			if err == nil {
				err = s.settle(ctx, tx, *m, &out.attempt, sent.MessageID, db.Sent, time.Now())
			}
		} else {
			err = s.settleFailure(ctx, tx, *m, out.attempt, callErr)
		}
		if err != nil {
			return err
		}
		// Who writes on while this is sent finds it in the way and leaves the rest to us.
		tx.CommitWithNext()
		more, err = tx.HasDue(ctx, m.ConversationID)
		return err
	})
	return more, err
}

func (s *Service) recordTogether(all []*db.Accepted) (map[*db.Accepted]*db.Recorded, error) {
	return allOrEach(all, s.DB.RecordSent)
}

// adoptSpelling takes over the number the provider really sent to.
func adoptSpelling(ctx context.Context, tx *db.Tx, recipient []db.ContactIdentity, used string) error {
	if id := respelt(recipient, used); id != nil {
		return tx.UpdateIdentity(ctx, id.ID, used, nil)
	}
	return nil
}

// respelt is the identity of which used is the other spelling, nil when there is none:
// one phone can have two (see PhoneKey).
func respelt(recipient []db.ContactIdentity, used string) *db.ContactIdentity {
	for i, id := range recipient {
		if id.Kind == db.WhatsAppPhone && used != id.ExternalID && PhoneKey(used) == id.MatchKey {
			return &recipient[i]
		}
	}
	return nil
}

// settleFailure closes the attempt and decides what happens to the message.
func (s *Service) settleFailure(ctx context.Context, tx *db.Tx, m db.Message, attempt db.MessageAttempt, callErr error) error {
	decision := afterFailure(callErr, attempt.Try)
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
	if last, err := tx.LastAttempt(ctx, m.ID); err != nil || last.ID != attempt.ID {
		return err // given up for unknown meanwhile, and sent again by a person
	}
	if m.Status != db.Sending && m.Status != db.Unknown {
		return s.touched(ctx, tx, m) // an earlier attempt arrived after all, or a person has it sent again
	}
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

// giveUpUnknown closes a send that nobody can tell the outcome of. False: another
// worker may still be at it.
func (s *Service) giveUpUnknown(ctx context.Context, tx *db.Tx, m db.Message, now time.Time) (bool, error) {
	attempt, err := tx.LastAttempt(ctx, m.ID)
	if err != nil || attempt.State == db.AttemptSending && attempt.LeaseUntil.After(now) {
		return false, err
	}
	class, why := string(meta.Unknown), "The worker stopped before Meta's answer was recorded."
	attempt.State, attempt.ErrorClass, attempt.ErrorDetails = db.AttemptUnknown, &class, &why
	if _, err := tx.FinishAttempt(ctx, *attempt); err != nil {
		return false, err
	}
	f := failureByClass(meta.OutcomeUnknown, meta.CheckPhone)
	if _, err := tx.FailMessage(ctx, m.ID, db.Unknown, f); err != nil {
		return false, err
	}
	return true, s.touched(ctx, tx, m)
}

func (s *Service) fail(ctx context.Context, tx *db.Tx, m db.Message, f db.Failure) error {
	if _, err := tx.FailMessage(ctx, m.ID, db.Failed, f); err != nil {
		return err
	}
	return s.touched(ctx, tx, m)
}

// windowFailure says what a person can do once the window has closed: only
// WhatsApp has templates.
func windowFailure(channel db.Channel) db.Failure {
	if channel == db.ChannelInstagram {
		return failureByClass(meta.WindowIsClosed, meta.WaitForCustomer)
	}
	return failureByClass(meta.WindowIsClosed, meta.UseTemplate)
}

func failureByClass(cause, remedy meta.Reason) db.Failure {
	return db.Failure{Cause: string(cause), Remedy: string(remedy)}
}
