package db

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
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
	Conversation Conversation
	Message      Message
	Now          time.Time // the database's: due-ness goes by it
	Recipient    []ContactIdentity
	Account      *SocialAccount // nil: it was disconnected
	Sealed       []byte         // the account's credentials, for features/channels to open
}

// NextDue locks a conversation and returns the oldest message of it that has not
// left, locked too; ErrNotFound when none is. Its DueAt may still lie ahead, or another
// worker may have it: then nothing behind it may go either, because order is kept. All of
// it is one round trip.
func (tx *Tx) NextDue(ctx context.Context, conversationID uuid.UUID) (*Due, error) {
	var (
		messages []Message
		due      Due
	)
	p := tx.pipeline()
	p.queue(func(rows pgx.Rows) error {
		if !rows.Next() {
			return nil
		}
		return rows.Scan(append(due.Conversation.destinations(), &due.Now)...)
	}, `select `+conversationColumns+`, now() from conversations c where c.id = $1 for update`, conversationID)
	p.queue(into(&messages), nextDue(messageColumns)+` for update`, conversationID)
	p.queue(into(&due.Recipient), `
		select `+identityColumns+` from contact_identities
		where (contact_id, social_account_id) = (select contact_id, social_account_id from conversations where id = $1) order by id`, conversationID)
	p.queue(func(rows pgx.Rows) error {
		if !rows.Next() {
			return nil
		}
		due.Account = &SocialAccount{}
		return rows.Scan(append(due.Account.destinations(), &due.Sealed)...)
	}, `
		select `+accountColumns+`, credentials from social_accounts
		where id = (select social_account_id from conversations where id = $1) and credentials is not null`, conversationID)
	if err := p.send(ctx); err != nil {
		return nil, err
	}
	if len(messages) == 0 {
		return nil, ErrNotFound
	}
	due.Message = messages[0]
	return &due, nil
}

// HasDue says whether anything of a conversation has not left.
func (tx *Tx) HasDue(ctx context.Context, conversationID uuid.UUID) (bool, error) {
	return value[bool](ctx, tx, `select exists (`+nextDue("m.id")+`)`, conversationID)
}

// hasNotLeft holds for a message m of conversation $1 that has not left.
const hasNotLeft = `m.conversation_id = $1 and m.due_at is not null`

func nextDue(columns string) string {
	return `
		select ` + columns + ` from messages m
		where ` + hasNotLeft + `
		order by m.occurred_at, m.id
		limit 1`
}

// BeginAttempt claims a message, whose conversation the caller has locked, for one call
// to the provider: it becomes SENDING and is left alone until the lease ends, which only
// happens after a crash. In the list it goes on waiting: one clock stands for both.
func (tx *Tx) BeginAttempt(ctx context.Context, m Message, lease time.Duration) (*MessageAttempt, error) {
	return one[MessageAttempt](ctx, tx, `
		with claimed as (
			update messages set status = 'SENDING',
				failure_code = null, failure_cause = null, failure_remedy = null, failure_details = null
			where id = $3 returning attempts_before)
		insert into message_attempts (workspace_id, id, message_id, number, state, lease_until)
		select $1, $2, $3, coalesce(max(number), 0) + 1, 'SENDING', now() + $4
		from message_attempts where message_id = $3
		returning `+attemptColumns+`, number - (select attempts_before from claimed) as try`,
		tx.WorkspaceID(), NewID(), m.ID, lease)
}

// Accepted is a message that the provider took.
type Accepted struct {
	Actor                 Actor
	Conversation, Message uuid.UUID
	Attempt               uuid.UUID // the try it was
	ExternalID            string    // the provider's id
}

// Recorded is what RecordSent leaves.
type Recorded struct {
	HasMore bool // something else of the conversation has not left
}

// RecordSent ends attempts that the provider accepted, as most do: the message is SENT and
// known by the provider's id, and the list shows it. Messages of all workspaces go
// together. Nil, and nothing has changed for that one, when it is otherwise: an echo or a
// status was here first or is being recorded, the message was moved to another conversation
// or given up, a person has it sent again. After an error nothing has changed for any.
func (d *DB) RecordSent(ctx context.Context, all []Accepted) ([]*Recorded, error) {
	return together(ctx, d, all, func(_ Accepted, rows pgx.Rows) (*Recorded, error) {
		var r Recorded
		return &r, rows.Scan(&r.HasMore)
	})
}

func (a Accepted) by() Actor { return a.Actor }

// "is true" keeps Postgres from going through all that was ever said in the conversation.
func (a Accepted) statement() (string, []any) {
	return `
		with held as (select from conversations where id = $1 for update skip locked),
		sent as (
			update messages m set status = 'SENT', due_at = null, external_id = $4, sent_at = coalesce(m.sent_at, now())
			where m.id = $2 and (m.conversation_id = $1 and m.status = 'SENDING' and m.external_id is null) is true
			  and exists (select from held)
			  and exists (select from message_attempts a where a.id = $3 and a.message_id = m.id and a.state = 'SENDING')
			  and not exists (select from messages echo where echo.external_id = $4 and (echo.conversation_id = $1) is true)
			returning m.id),
		over as (
			update message_attempts set state = 'ACCEPTED', finished_at = now(), external_id = $4
			where id = $3 and exists (select from sent)),
		shown as (
			update conversations set preview_status = 'SENT', updated_at = now()
			where id = $1 and last_message_id = $2 and exists (select from sent))
		select exists (select from messages m where ` + hasNotLeft + ` and m.id <> $2) from sent`,
		[]any{a.Conversation, a.Message, a.Attempt, a.ExternalID}
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
		where external_id = $2 and (conversation_id = $3 and id <> $1 and author = 'PHONE_APP') is true`,
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
// in all workspaces, longest overdue first, and which no worker has. The sweeper nudges
// them; what has been due for a moment only is left to the nudge that is already on its way.
//
// The index of what is due anywhere is for the words "before infinity": who asks for a
// conversation's own must not be given it, see 00078.
func (tx *Tx) DueConversations(ctx context.Context, limit int) ([]ConversationRef, error) {
	return many[ConversationRef](ctx, tx, `
		select workspace_id, conversation_id as id
		from messages m
		where due_at < 'infinity' and due_at <= now() - interval '3 seconds'
		  and not (status = 'SENDING' and exists (
			select from message_attempts a
			where a.workspace_id = m.workspace_id and a.message_id = m.id and a.state = 'SENDING' and a.lease_until > now()))
		group by workspace_id, conversation_id
		order by min(due_at)
		limit $1`, limit)
}

// DatabaseNow returns the database's clock. Due-ness and leases go by it, so
// that a node with a wrong clock does no harm.
func (tx *Tx) DatabaseNow(ctx context.Context) (time.Time, error) {
	return value[time.Time](ctx, tx, `select now()`)
}
