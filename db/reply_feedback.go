package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// ReplyFeedback is what one colleague thinks of an answer of the assistant's.
type ReplyFeedback struct {
	ReplyID    uuid.UUID
	UserID     uuid.UUID
	IsGood     bool
	Reason     *DiscardReason // what is wrong with it
	Correction string         // what it should have said; empty: nothing was written
	UpdatedAt  time.Time
}

const feedbackColumns = `reply_id, user_id, is_good, reason, correction, updated_at`

// FeedbackOfReplies returns what colleagues think of answers, each answer's oldest first.
func (tx *Tx) FeedbackOfReplies(ctx context.Context, replyIDs []uuid.UUID) ([]ReplyFeedback, error) {
	return many[ReplyFeedback](ctx, tx, `
		select `+feedbackColumns+` from reply_feedback
		where workspace_id = $1 and reply_id = any($2) order by updated_at, user_id`, tx.WorkspaceID(), replyIDs)
}

// SaveFeedback stores what a colleague thinks, in place of what they thought before.
func (tx *Tx) SaveFeedback(ctx context.Context, f ReplyFeedback) error {
	p := tx.pipeline()
	p.queue(nil, `
		insert into reply_feedback (workspace_id, reply_id, user_id, is_good, reason, correction) values ($1, $2, $3, $4, $5, $6)
		on conflict (workspace_id, reply_id, user_id) do update
		set is_good = excluded.is_good, reason = excluded.reason, correction = excluded.correction, updated_at = now()`,
		tx.WorkspaceID(), f.ReplyID, f.UserID, f.IsGood, f.Reason, f.Correction)
	p.queue(nil, relookReply, tx.WorkspaceID(), f.ReplyID)
	return p.send(ctx)
}

// DeleteFeedback takes back what a colleague thought, if anything.
func (tx *Tx) DeleteFeedback(ctx context.Context, replyID, userID uuid.UUID) error {
	p := tx.pipeline()
	p.queue(nil, `delete from reply_feedback where workspace_id = $1 and reply_id = $2 and user_id = $3`, tx.WorkspaceID(), replyID, userID)
	p.queue(nil, relookReply, tx.WorkspaceID(), replyID)
	return p.send(ctx)
}

// QuestionOf returns what the customer wrote that a run answers, oldest first: all
// since anybody last wrote to them. It is empty when they sent no words.
func (tx *Tx) QuestionOf(ctx context.Context, run ReplyRun) ([]string, error) {
	rows, err := tx.AskedIn(ctx, run)
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = row.Body
	}
	return out, err
}

// AskedLine is a message of a question.
type AskedLine struct {
	ID   uuid.UUID
	Body string
}

// AskedIn is QuestionOf with the messages it was said in.
func (tx *Tx) AskedIn(ctx context.Context, run ReplyRun) ([]AskedLine, error) {
	return many[AskedLine](ctx, tx, `
		with last as (
			select occurred_at, id from messages
			where conversation_id = $1 and direction = 'IN' and ($2::uuid is null and occurred_at <= $3 or id = $2)
			order by occurred_at desc, id desc limit 1),
		before as (
			select max(m.occurred_at) as at from messages m, last l
			where m.conversation_id = $1 and m.direction = 'OUT' and m.occurred_at < l.occurred_at)
		select m.id, m.body from messages m, last l, before b
		where m.conversation_id = $1 and m.direction = 'IN' and m.body <> '' and m.deleted_at is null
		  and (m.occurred_at, m.id) <= (l.occurred_at, l.id) and (b.at is null or m.occurred_at > b.at)
		order by m.occurred_at, m.id`, run.ConversationID, run.LastMessageID, run.CreatedAt)
}
