package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// AttemptState is what became of one try to send a message.
type AttemptState string

const (
	AttemptSending  AttemptState = "SENDING"
	AttemptAccepted AttemptState = "ACCEPTED"
	AttemptFailed   AttemptState = "FAILED"
	AttemptUnknown  AttemptState = "UNKNOWN"
)

// MessageAttempt is one try to send a message. It is written before the call and
// completed after it, so that a crash in between is visible.
type MessageAttempt struct {
	ID           uuid.UUID
	MessageID    uuid.UUID
	Number       int
	State        AttemptState
	StartedAt    time.Time
	LeaseUntil   time.Time
	FinishedAt   *time.Time
	ExternalID   *string
	ErrorCode    *int
	ErrorSubcode *int
	ErrorClass   *string
	ErrorDetails *string
	Try          int // counts from 1 at each Send and Retry of a person; only BeginAttempt knows
}

const attemptColumns = `id, message_id, number, state, started_at, lease_until, finished_at, external_id,
	error_code, error_subcode, error_class, error_details`

// Due is the next message of a conversation, and what deciding about it takes.
type Due struct {
	Message   Message
	Now       time.Time // the database's: due-ness goes by it
	Recipient []ContactIdentity
	Files     []Attachment
}

// NextDue returns the oldest message of a conversation that has not left, and
// locks it; ErrNotFound when none is. Its DueAt may still lie ahead: then
// nothing behind it may go either, because order is kept. All of it is one round trip.
func (tx *Tx) NextDue(ctx context.Context, c Conversation) (*Due, error) {
	var (
		messages []Message
		clock    []struct{ Now time.Time }
		due      Due
	)
	p := tx.pipeline()
	p.queue(into(&messages), nextDue(messageColumns)+` for update`, c.ID)
	p.queue(into(&clock), `select now()`)
	p.queue(into(&due.Recipient), identitiesOn, c.ContactID, c.SocialAccountID)
	p.queue(into(&due.Files), `select `+attachmentColumns+` from attachments where message_id = (`+nextDue("m.id")+`) order by position, id`, c.ID)
	if err := p.send(ctx); err != nil {
		return nil, err
	}
	if len(messages) == 0 || len(clock) == 0 {
		return nil, ErrNotFound
	}
	due.Message, due.Now = messages[0], clock[0].Now
	return &due, nil
}

// HasDue says whether anything else of a conversation has not left.
func (tx *Tx) HasDue(ctx context.Context, conversationID uuid.UUID) (bool, error) {
	return value[bool](ctx, tx, `select exists (`+nextDue("m.id")+`)`, conversationID)
}

func nextDue(columns string) string {
	return `
		select ` + columns + ` from messages m
		where m.conversation_id = $1 and m.due_at is not null
		order by m.occurred_at, m.id
		limit 1`
}

// BeginAttempt claims a message, which the caller has locked, for one call to the
// provider: it becomes SENDING and comes due again when the lease ends, which only
// happens after a crash. The list shows it.
func (tx *Tx) BeginAttempt(ctx context.Context, m Message, lease time.Duration) (*MessageAttempt, error) {
	var attempts []MessageAttempt
	p := tx.pipeline()
	p.queue(nil, `
		update messages set status = 'SENDING', due_at = now() + $2,
			failure_code = null, failure_cause = null, failure_remedy = null, failure_details = null
		where id = $1`, m.ID, lease)
	p.queue(into(&attempts), `
		insert into message_attempts (workspace_id, id, message_id, number, state, lease_until)
		select $1, $2, $3, coalesce(max(number), 0) + 1, 'SENDING', now() + $4
		from message_attempts where message_id = $3
		returning `+attemptColumns+`, number - (select attempts_before from messages where id = $3) as try`, tx.WorkspaceID(), NewID(), m.ID, lease)
	p.queue(nil, refreshPreview, m.ConversationID)
	if err := p.send(ctx); err != nil {
		return nil, err
	}
	return &attempts[0], nil
}

// FinishAttempt records what became of an attempt that was still open. False
// means that a webhook settled it first.
func (tx *Tx) FinishAttempt(ctx context.Context, a MessageAttempt) (bool, error) {
	n, err := tx.exec(ctx, `
		update message_attempts
		set state = $2, finished_at = now(), external_id = coalesce($3, external_id),
		    error_code = $4, error_subcode = $5, error_class = $6, error_details = $7
		where id = $1 and state in ('SENDING', 'UNKNOWN')`,
		a.ID, a.State, a.ExternalID, a.ErrorCode, a.ErrorSubcode, a.ErrorClass, a.ErrorDetails)
	return n == 1, err
}

// FailAcceptedAttempt records that the provider took a message and could not
// deliver it after all.
func (tx *Tx) FailAcceptedAttempt(ctx context.Context, a MessageAttempt) error {
	_, err := tx.exec(ctx, `
		update message_attempts
		set state = 'FAILED', finished_at = now(), external_id = $2, error_code = $3, error_class = $4, error_details = $5
		where id = $1`, a.ID, a.ExternalID, a.ErrorCode, a.ErrorClass, a.ErrorDetails)
	return err
}

// ReviveMessage takes a message's failure back: an attempt whose outcome nobody
// knew turns out to have reached the provider. Its status goes on from UNKNOWN.
func (tx *Tx) ReviveMessage(ctx context.Context, id uuid.UUID) error {
	_, err := tx.exec(ctx, `update messages set status = 'UNKNOWN' where id = $1 and status = 'FAILED'`, id)
	return err
}

// SentBefore returns what we sent in a conversation up to a moment that the
// customer is not known to have read.
func (tx *Tx) SentBefore(ctx context.Context, conversationID uuid.UUID, at time.Time) ([]Message, error) {
	return many[Message](ctx, tx, `
		select `+messageColumns+` from messages m
		where m.conversation_id = $1 and m.occurred_at <= $2 and m.direction = 'OUT' and m.status in ('SENT', 'DELIVERED')
		order by m.occurred_at`, conversationID, at)
}

// LastAttempt returns a message's newest attempt.
func (tx *Tx) LastAttempt(ctx context.Context, messageID uuid.UUID) (*MessageAttempt, error) {
	return one[MessageAttempt](ctx, tx, `
		select `+attemptColumns+` from message_attempts
		where message_id = $1 order by number desc limit 1`, messageID)
}

const attemptsOfMessages = `
	select ` + attemptColumns + ` from message_attempts
	where message_id = any($1) order by message_id, number`

// AttemptsOfMessages returns all attempts of the messages, in order.
func (tx *Tx) AttemptsOfMessages(ctx context.Context, messageIDs []uuid.UUID) ([]MessageAttempt, error) {
	return many[MessageAttempt](ctx, tx, attemptsOfMessages, messageIDs)
}

// AdoptExternalID gives a message of ours the id the provider knows it by. A
// copy of it that an echo brought earlier is dropped in its favour.
func (tx *Tx) AdoptExternalID(ctx context.Context, m Message, externalID string) error {
	var adopted []struct{ ID uuid.UUID }
	p := tx.pipeline()
	p.queue(nil, `
		delete from messages
		where external_id = $2 and conversation_id = $3 and id <> $1 and author = 'PHONE_APP'`,
		m.ID, externalID, m.ConversationID)
	p.queue(into(&adopted), `update messages set external_id = $2 where id = $1 returning id`, m.ID, externalID)
	if err := p.send(ctx); err != nil {
		return err
	}
	if len(adopted) == 0 {
		return ErrNotFound
	}
	return nil
}

// OpenSends returns the messages of a conversation that were handed to the
// provider without an answer yet: an echo may be theirs. What is being sent comes
// before what nobody knows the end of, and the oldest first.
func (tx *Tx) OpenSends(ctx context.Context, conversationID uuid.UUID) ([]Message, error) {
	return many[Message](ctx, tx, `
		select `+messageColumns+` from messages m
		where m.conversation_id = $1 and m.direction = 'OUT' and m.status in ('SENDING', 'UNKNOWN') and m.external_id is null
		order by m.status = 'UNKNOWN', m.occurred_at, m.id
		for update`, conversationID)
}

// RequeueMessage makes a message of ours due again at dueAt, as QUEUED.
func (tx *Tx) RequeueMessage(ctx context.Context, id uuid.UUID, wait time.Duration) error {
	return tx.must(ctx, `
		update messages
		set status = 'QUEUED', due_at = now() + $2, external_id = null,
			failure_code = null, failure_cause = null, failure_remedy = null, failure_details = null
		where id = $1`, id, wait)
}

// RetryMessage makes a message of ours due now because a person wants it. The
// tries that are made by themselves begin anew.
func (tx *Tx) RetryMessage(ctx context.Context, id uuid.UUID) error {
	return tx.must(ctx, `
		update messages m
		set status = 'QUEUED', due_at = now(), external_id = null,
			failure_code = null, failure_cause = null, failure_remedy = null, failure_details = null,
			attempts_before = (select coalesce(max(a.number), 0) from message_attempts a where a.message_id = m.id), retried_at = now()
		where m.id = $1`, id)
}

// CancelMessage takes back a message that has not left; false when it has. The
// row stays, as FAILED by cancellation, so that the thread shows what happened.
func (tx *Tx) CancelMessage(ctx context.Context, id uuid.UUID) (bool, error) {
	n, err := tx.exec(ctx, `
		update messages
		set status = 'FAILED', due_at = null, failure_cause = '`+CauseCancelled+`', failure_remedy = 'RETRY'
		where id = $1 and status = 'QUEUED' and direction = 'OUT'`, id)
	return n == 1, err
}

// DueConversations returns up to limit conversations with messages that are due,
// in all workspaces, longest overdue first. The sweeper nudges them; what has been due
// for a moment only is left to the nudge that is already on its way.
func (tx *Tx) DueConversations(ctx context.Context, limit int) ([]ConversationRef, error) {
	return many[ConversationRef](ctx, tx, `
		select workspace_id, conversation_id as id
		from messages
		where due_at <= now() - interval '3 seconds'
		group by workspace_id, conversation_id
		order by min(due_at)
		limit $1`, limit)
}

// DatabaseNow returns the database's clock. Due-ness and leases go by it, so
// that a node with a wrong clock does no harm.
func (tx *Tx) DatabaseNow(ctx context.Context) (time.Time, error) {
	return value[time.Time](ctx, tx, `select now()`)
}
