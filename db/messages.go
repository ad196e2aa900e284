package db

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"github.com/google/uuid"
)

// MessageDirection says who a message is for.
type MessageDirection string

const (
	In  MessageDirection = "IN"
	Out MessageDirection = "OUT"
)

// MessageAuthor is who wrote a message.
type MessageAuthor string

const (
	AuthorCustomer MessageAuthor = "CUSTOMER"
	AuthorUser     MessageAuthor = "USER"
	AuthorAI       MessageAuthor = "AI"
	AuthorPhoneApp MessageAuthor = "PHONE_APP"
	AuthorAPI      MessageAuthor = "API"
)

// MessageKind is what a message is, as clients show it. Its values are those of
// the schema's enum MessageKind; clients/meta uses the same words.
type MessageKind string

const (
	KindText         MessageKind = "TEXT"
	KindImage        MessageKind = "IMAGE"
	KindVideo        MessageKind = "VIDEO"
	KindAudio        MessageKind = "AUDIO"
	KindVoice        MessageKind = "VOICE"
	KindDocument     MessageKind = "DOCUMENT"
	KindSticker      MessageKind = "STICKER"
	KindTemplate     MessageKind = "TEMPLATE"
	KindStoryMention MessageKind = "STORY_MENTION"
	KindSystem       MessageKind = "SYSTEM"
	KindUnsupported  MessageKind = "UNSUPPORTED"
)

// MessageStatus is how far a message has come. It only moves forward.
type MessageStatus string

const (
	Received  MessageStatus = "RECEIVED"
	Queued    MessageStatus = "QUEUED"
	Sending   MessageStatus = "SENDING"
	Sent      MessageStatus = "SENT"
	Delivered MessageStatus = "DELIVERED"
	Read      MessageStatus = "READ"
	Played    MessageStatus = "PLAYED"
	Failed    MessageStatus = "FAILED"
	Unknown   MessageStatus = "UNKNOWN"
)

// Message is one message, in or out.
type Message struct {
	ID                uuid.UUID
	ConversationID    uuid.UUID
	SocialAccountID   uuid.UUID
	Direction         MessageDirection
	Author            MessageAuthor
	AuthorID          *uuid.UUID
	Kind              MessageKind
	Body              string
	Payload           json.RawMessage
	ExternalID        *string
	ReplyToExternalID *string
	Status            MessageStatus
	Revision          int // counts the changes of Status; the database does
	FailureCode       *int
	FailureCause      *string
	FailureRemedy     *string
	FailureDetails    *string
	ClientKey         *string
	DueAt             *time.Time
	IsImported        bool
	OccurredAt        time.Time
	SentAt            *time.Time
	DeliveredAt       *time.Time
	ReadAt            *time.Time
	EditedAt          *time.Time
	DeletedAt         *time.Time
	CreatedAt         time.Time
}

// IsNode marks Message as having a global id.
func (Message) IsNode() {}

// IsTimelineItem makes Message a member of the schema's union TimelineItem.
func (Message) IsTimelineItem() {}

const messageColumns = `m.id, m.conversation_id, m.social_account_id, m.direction, m.author, m.author_id, m.kind, m.body, m.payload,
	m.external_id, m.reply_to_external_id, m.status, m.revision, m.failure_code, m.failure_cause, m.failure_remedy, m.failure_details,
	m.client_key, m.due_at, m.is_imported, m.occurred_at, m.sent_at, m.delivered_at, m.read_at, m.edited_at, m.deleted_at, m.created_at`

// Message returns one message.
func (tx *Tx) Message(ctx context.Context, id uuid.UUID) (*Message, error) {
	return one[Message](ctx, tx, `select `+messageColumns+` from messages m where m.id = $1`, id)
}

// MessagesByID returns those of the messages that exist, in no order.
func (tx *Tx) MessagesByID(ctx context.Context, ids []uuid.UUID) ([]Message, error) {
	return many[Message](ctx, tx, `select `+messageColumns+` from messages m where m.id = any($1)`, ids)
}

// HoldByExternalID returns the messages with a provider's id, with their
// conversations locked as LockConversation does. An id is the provider's, so more
// than one row means that the provider itself reused it.
func (tx *Tx) HoldByExternalID(ctx context.Context, accountID uuid.UUID, externalID string) ([]Message, error) {
	return many[Message](ctx, tx, `
		with held as materialized (
			select c.id from conversations c
			where c.id in (select conversation_id from messages where social_account_id = $1 and external_id = $2)
			order by c.id
			for update)
		select `+messageColumns+` from messages m join held on held.id = m.conversation_id
		where m.social_account_id = $1 and m.external_id = $2
		order by m.id`, accountID, externalID)
}

// MessagesByClientKey returns what an earlier call with these idempotency keys
// made in a conversation, oldest first.
func (tx *Tx) MessagesByClientKey(ctx context.Context, conversationID uuid.UUID, keys []string) ([]Message, error) {
	return many[Message](ctx, tx, `
		select `+messageColumns+` from messages m
		where m.client_key = any($2) and (m.conversation_id = $1) is true order by m.id`, conversationID, keys)
}

// LastWords returns up to limit texts that the customer wrote in a conversation,
// oldest first.
func (tx *Tx) LastWords(ctx context.Context, conversationID uuid.UUID, limit int) ([]string, error) {
	rows, err := many[struct{ Body string }](ctx, tx, `
		select body from (
			select body, occurred_at, id from messages
			where conversation_id = $1 and direction = 'IN' and body <> '' and deleted_at is null
			order by occurred_at desc, id desc limit $2) newest
		order by occurred_at, id`, conversationID, limit)
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = row.Body
	}
	return out, err
}

// FoundMessages returns the ids of up to limit messages of a conversation that a
// search finds, newest first. It judges as search_messages and search_transcripts
// do, which find the conversation.
func (tx *Tx) FoundMessages(ctx context.Context, conversationID uuid.UUID, term string, limit int) ([]uuid.UUID, error) {
	rows, err := many[struct{ ID uuid.UUID }](ctx, tx, `
		select m.id from messages m
		left join transcripts t on t.message_id = m.id
		where m.conversation_id = $1 and m.deleted_at is null
			and (m.body <> '' and fold($2) <% fold(m.body) or t.text <> '' and fold($2) <% fold(t.text))
		order by m.occurred_at desc, m.id desc limit $3`, conversationID, term, limit)
	out := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		out[i] = row.ID
	}
	return out, err
}

// EarlierMessages returns up to limit messages from before a moment, oldest first,
// without what was taken back.
func (tx *Tx) EarlierMessages(ctx context.Context, conversationID uuid.UUID, before time.Time, limit int) ([]Message, error) {
	return many[Message](ctx, tx, `
		select * from (
			select `+messageColumns+` from messages m
			where m.conversation_id = $1 and m.deleted_at is null and m.kind <> 'SYSTEM' and m.occurred_at <= $2
			order by m.occurred_at desc, m.id desc limit $3) m
		order by m.occurred_at, m.id`, conversationID, before, limit)
}

// LastInbound returns the newest message a customer wrote in a conversation and did
// not take back.
func (tx *Tx) LastInbound(ctx context.Context, conversationID uuid.UUID) (*Message, error) {
	return one[Message](ctx, tx, `
		select `+messageColumns+` from messages m
		where m.conversation_id = $1 and m.direction = 'IN' and m.deleted_at is null
		order by m.occurred_at desc, m.id desc limit 1`, conversationID)
}

// InsertMessage adds a message and reports whether it was new. False means that
// the provider's id, or the client's key, is already there: a duplicate.
func (tx *Tx) InsertMessage(ctx context.Context, m Message) (bool, error) {
	n, err := tx.exec(ctx, insertMessage+` on conflict do nothing`, m.inserted(tx.WorkspaceID())...)
	return n == 1, err
}

var insertMessage = insertingMessage(1)

// insertingMessage adds a message whose values are the arguments from the nth on.
func insertingMessage(n int) string {
	const columns = `workspace_id, id, conversation_id, social_account_id, direction, author, author_id, kind, body,
		payload, external_id, reply_to_external_id, status, client_key, due_at, is_imported, occurred_at, sent_at`
	return `insert into messages (` + columns + `) values (` + strings.Join(holes(n, strings.Count(columns, ",")+1), ", ") + `)`
}

// inserted are insertMessage's values.
func (m Message) inserted(workspace uuid.UUID) []any {
	return []any{
		workspace, m.ID, m.ConversationID, m.SocialAccountID, m.Direction, m.Author, m.AuthorID, m.Kind, m.Body,
		m.Payload, m.ExternalID, m.ReplyToExternalID, m.Status, m.ClientKey, m.DueAt, m.IsImported, m.OccurredAt, m.SentAt,
	}
}

// EditMessage replaces a message's text, unless it was deleted or the edit is
// older than one already applied.
func (tx *Tx) EditMessage(ctx context.Context, id uuid.UUID, body string, at time.Time) (bool, error) {
	n, err := tx.exec(ctx, `
		update messages set body = $2, edited_at = $3
		where id = $1 and deleted_at is null and (edited_at is null or edited_at < $3)`, id, body, at)
	if err == nil && n == 1 { // what was asked in it is looked at again
		_, err = tx.exec(ctx, `
			update asked_questions q set due_at = now() from messages m
			where m.id = $1 and q.workspace_id = m.workspace_id and q.conversation_id = m.conversation_id and q.message_ids @> array[m.id]`, id)
	}
	return n == 1, err
}

// EraseMessage removes a message's content because its author took it back. The
// row stays as a trace. Attachments are removed by RemoveAttachments. What the
// assistant wrote down about it goes too: see forgetReplies.
func (tx *Tx) EraseMessage(ctx context.Context, id uuid.UUID, at time.Time) (bool, error) {
	n, err := tx.exec(ctx, `
		update messages set body = '', payload = null, deleted_at = $2
		where id = $1 and deleted_at is null`, id, at)
	if err != nil || n == 0 {
		return false, err
	}
	return true, tx.forgetReplies(ctx, id)
}

// AdvanceStatus moves a message of ours forward to what the provider reports and
// records the time. It refuses to move back: false means that nothing changed.
// Delivery beats a failure, because the customer has the message (Meta allows
// delivered after failed); nothing else leaves FAILED but a new attempt.
func (tx *Tx) AdvanceStatus(ctx context.Context, id uuid.UUID, to MessageStatus, at time.Time) (bool, error) {
	n, err := tx.exec(ctx, `
		with progress(status, rank) as (values
			('QUEUED', 0), ('SENDING', 1), ('UNKNOWN', 2), ('SENT', 3), ('FAILED', 3), ('DELIVERED', 4), ('READ', 5), ('PLAYED', 6))
		update messages m
		set status = $2, due_at = null,
		    sent_at = coalesce(m.sent_at, $3),
		    delivered_at = case when $2 in ('DELIVERED', 'READ', 'PLAYED') then coalesce(m.delivered_at, $3) else m.delivered_at end,
		    read_at = case when $2 in ('READ', 'PLAYED') then coalesce(m.read_at, $3) else m.read_at end,
		    failure_code = null, failure_cause = null, failure_remedy = null, failure_details = null
		from progress was, progress now
		where m.id = $1 and was.status = m.status and now.status = $2 and was.rank < now.rank`, id, to, at)
	return n == 1, err
}

// Failure is why a message did not arrive, as the catalogue explains it.
type Failure struct {
	Code    *int
	Cause   string
	Remedy  string
	Details *string
}

// FailMessage records that a message of ours did not arrive. What was delivered
// cannot fail any more.
func (tx *Tx) FailMessage(ctx context.Context, id uuid.UUID, status MessageStatus, f Failure) (bool, error) {
	n, err := tx.exec(ctx, `
		update messages
		set status = $2, due_at = null, failure_code = $3, failure_cause = $4, failure_remedy = $5, failure_details = $6
		where id = $1 and status in ('QUEUED', 'SENDING', 'SENT', 'UNKNOWN')`,
		id, status, f.Code, f.Cause, f.Remedy, f.Details)
	return n == 1, err
}
