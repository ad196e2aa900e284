package inbox

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
)

// ingestStatus applies the provider's word about a message of ours: sent,
// delivered, read, played or failed.
func (s *Service) ingestStatus(ctx context.Context, tx *db.Tx, account db.AccountRef, u meta.Unit) error {
	m, err := s.statusTarget(ctx, tx, account, u)
	if err != nil {
		return err
	}
	to, known := map[meta.DeliveryState]db.MessageStatus{
		meta.StateSent: db.Sent, meta.StateDelivered: db.Delivered, meta.StateRead: db.Read, meta.StatePlayed: db.Played,
		meta.StateFailed: db.Failed,
	}[u.Status.State]
	if !known {
		return nil // a word Meta may add; kept raw
	}
	if to == db.Failed || to == db.Sent { // what arrived has arrived, whichever attempt it was
		attempts, err := tx.AttemptsOfMessages(ctx, []uuid.UUID{m.ID})
		if err != nil {
			return err
		}
		attempt, isCurrent := attemptOf(*m, attempts, u.ExternalID)
		switch {
		case to == db.Failed:
			return s.statusFailed(ctx, tx, *m, attempt, isCurrent, u)
		case !isCurrent:
			return nil
		}
	}
	return s.settle(ctx, tx, *m, u.ExternalID, to, happened(u))
}

// attemptOf finds the attempt a provider's id belongs to, nil when it is none we
// know of, and says whether the message still stands and falls with it: a person
// may have sent it again since. An id nobody has seen yet is the oldest attempt's
// whose outcome is open.
func attemptOf(m db.Message, attempts []db.MessageAttempt, externalID string) (attempt *db.MessageAttempt, isCurrent bool) {
	if len(attempts) == 0 {
		return nil, true
	}
	isOf := func(a db.MessageAttempt) bool { return a.ExternalID != nil && *a.ExternalID == externalID }
	isOpen := func(a db.MessageAttempt) bool {
		return a.ExternalID == nil && (a.State == db.AttemptSending || a.State == db.AttemptUnknown)
	}
	i := slices.IndexFunc(attempts, isOf)
	if i < 0 {
		i = slices.IndexFunc(attempts, isOpen)
	}
	if i < 0 {
		return nil, false
	}
	return &attempts[i], i == len(attempts)-1 && m.Status != db.Queued
}

// statusTarget finds the message a status is about: by the provider's id, or by
// our own that it sends back, for the answer of the send may be later than its
// first status.
func (s *Service) statusTarget(ctx context.Context, tx *db.Tx, account db.AccountRef, u meta.Unit) (*db.Message, error) {
	known, err := tx.HoldByExternalID(ctx, account.ID, u.ExternalID)
	if err != nil {
		return nil, err
	}
	if len(known) > 0 {
		return &known[0], nil
	}
	id, err := uuid.Parse(u.Status.CallbackData)
	if err != nil {
		return nil, errNotYet
	}
	m, _, err := holdMessage(ctx, tx, id)
	if err != nil {
		return nil, err
	}
	if m.SocialAccountID != account.ID || m.Direction != db.Out {
		return nil, errNotYet
	}
	return m, nil
}

// statusFailed ends the attempt a failure is about, if we know which. The message
// fails with it only when that attempt is its current one.
func (s *Service) statusFailed(ctx context.Context, tx *db.Tx, m db.Message, attempt *db.MessageAttempt, isCurrent bool, u meta.Unit) error {
	f := failureOf(u.Status.Errors)
	if attempt != nil {
		attempt.State, attempt.ErrorCode, attempt.ErrorDetails = db.AttemptFailed, f.Code, f.Details
		if f.Code != nil {
			class := string(meta.ClassOf(*f.Code, 0))
			attempt.ErrorClass = &class
		}
		attempt.ExternalID = &u.ExternalID
		if err := tx.FailAcceptedAttempt(ctx, *attempt); err != nil {
			return err
		}
	}
	if !isCurrent {
		return nil
	}
	if m.ExternalID == nil {
		if err := tx.AdoptExternalID(ctx, m, u.ExternalID); err != nil {
			return err
		}
	}
	failed, err := tx.FailMessage(ctx, m.ID, db.Failed, f)
	if err != nil || !failed {
		return err
	}
	return s.touched(ctx, tx, m)
}

// failureOf explains the first of the provider's errors.
func failureOf(errs []meta.StatusError) db.Failure {
	if len(errs) == 0 {
		return db.Failure{Cause: string(meta.Unexplained), Remedy: string(meta.Retry)}
	}
	first := errs[0]
	e := meta.Explain(first.Code, 0)
	details := first.Details
	if details == "" {
		details = first.Title
	}
	return db.Failure{Code: &first.Code, Cause: string(e.Cause), Remedy: string(e.Remedy), Details: orNil(details)}
}

// ingestRead marks what we sent up to a message as read: Instagram says only how
// far the customer has seen.
func (s *Service) ingestRead(ctx context.Context, tx *db.Tx, account db.AccountRef, u meta.Unit) error {
	known, err := tx.HoldByExternalID(ctx, account.ID, u.Read.MessageID)
	if err != nil {
		return err
	}
	if len(known) == 0 {
		return errNotYet
	}
	unread, err := tx.SentBefore(ctx, known[0].ConversationID, known[0].OccurredAt)
	if err != nil {
		return err
	}
	for _, m := range unread {
		if err := s.advance(ctx, tx, m, db.Read, happened(u)); err != nil {
			return err
		}
	}
	return nil
}
