package inbox

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
)

// ingestStatus applies the provider's word about a message of ours: sent,
// delivered, read, played or failed.
func (s *Service) ingestStatus(ctx context.Context, tx *db.Tx, account db.AccountRef, u meta.Unit) error {
	if strings.HasPrefix(u.Status.CallbackData, reactionMark) {
		return nil // no bubble shows ticks for it
	}
	_, named, _ := ours(u.Status.CallbackData)
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
	attempts, err := tx.AttemptsOfMessages(ctx, []uuid.UUID{m.ID})
	if err != nil {
		return err
	}
	attempt := attemptOf(attempts, u.ExternalID, named)
	switch {
	case to == db.Failed:
		return s.statusFailed(ctx, tx, *m, attempts, attempt, u)
	case to == db.Sent && attempt == nil && len(attempts) > 0, to == db.Sent && attempt != nil && attempt.State == db.AttemptFailed:
		return nil // what failed was sent before; what arrived has arrived, whichever attempt it was
	}
	return s.settle(ctx, tx, *m, attempt, u.ExternalID, to, happened(u))
}

// attemptOf finds the attempt a provider's id belongs to, nil when it is none we
// know of. An id nobody has seen yet is the named attempt's; where none is named
// (uuid.Nil), the oldest attempt's whose outcome is open.
//
// A named attempt that holds another id already is not it: the provider took one
// request twice, and what becomes of the copy says nothing of the original. The
// copy's arrival still is the message's; its failure is nobody's.
func attemptOf(attempts []db.MessageAttempt, externalID string, named uuid.UUID) *db.MessageAttempt {
	i := slices.IndexFunc(attempts, func(a db.MessageAttempt) bool { return a.ExternalID != nil && *a.ExternalID == externalID })
	if i < 0 {
		i = slices.IndexFunc(attempts, func(a db.MessageAttempt) bool {
			if named != uuid.Nil {
				return a.ID == named && a.ExternalID == nil
			}
			return a.ExternalID == nil && (a.State == db.AttemptSending || a.State == db.AttemptUnknown)
		})
	}
	if i < 0 {
		return nil
	}
	return &attempts[i]
}

// fallsWith says whether a message fails when this attempt of it does (nil: one
// nobody knows of): not while it waits for another, while another may still
// arrive, nor while nobody knows the end of a later one.
func fallsWith(m db.Message, attempts []db.MessageAttempt, attempt *db.MessageAttempt) bool {
	if len(attempts) == 0 {
		return true
	}
	if attempt == nil || m.Status == db.Queued {
		return false
	}
	return !slices.ContainsFunc(attempts, func(other db.MessageAttempt) bool {
		mayArrive := other.State == db.AttemptSending || other.State == db.AttemptAccepted
		return other.ID != attempt.ID && (mayArrive || other.State == db.AttemptUnknown && other.Number > attempt.Number)
	})
}

// callbackData names a message and one attempt to send it ("message.attempt"), for
// the provider to send back in each status.
func callbackData(messageID, attemptID uuid.UUID) string {
	return messageID.String() + "." + attemptID.String()
}

// reactionMark begins what a reaction of ours is sent with. WhatsApp reports on
// reactions as on messages, under ids that no message of ours has.
const reactionMark = "reaction."

// ours reads callbackData. What was sent before attempts were named holds the
// message's id alone: its attempt is uuid.Nil. Anything else is not ok.
func ours(data string) (messageID, attemptID uuid.UUID, ok bool) {
	message, attempt, hasAttempt := strings.Cut(data, ".")
	messageID, err := uuid.Parse(message)
	if err == nil && hasAttempt {
		attemptID, err = uuid.Parse(attempt)
	}
	if err != nil {
		return uuid.Nil, uuid.Nil, false
	}
	return messageID, attemptID, true
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
	id, _, ok := ours(u.Status.CallbackData)
	if !ok {
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

// statusFailed ends the attempt a failure is about, if we know which, and the
// message when it falls with it.
func (s *Service) statusFailed(
	ctx context.Context, tx *db.Tx, m db.Message, attempts []db.MessageAttempt, attempt *db.MessageAttempt, u meta.Unit,
) error {
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
	if !fallsWith(m, attempts, attempt) {
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
