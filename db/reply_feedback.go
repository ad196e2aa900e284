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
func (tx *Tx) QuestionOf(ctx context.Context, runID uuid.UUID) ([]string, error) {
	rows, err := tx.AskedIn(ctx, []uuid.UUID{runID})
	out := make([]string, len(rows))
	for i, row := range rows {
		out[i] = row.Body
	}
	return out, err
}

// AskedLine is a message of a question.
type AskedLine struct {
	RunID uuid.UUID
	ID    uuid.UUID
	Body  string
}

// AskedIn is QuestionOf of many runs with the messages it was said in, each run's lines
// together.
func (tx *Tx) AskedIn(ctx context.Context, runIDs []uuid.UUID) ([]AskedLine, error) {
	return many[AskedLine](ctx, tx, `
		select r.id as run_id, m.id, m.body
		from reply_runs r
		cross join lateral (
			select occurred_at, id from messages
			where conversation_id = r.conversation_id and direction = 'IN' and (r.last_message_id is null and occurred_at <= r.created_at or id = r.last_message_id)
			order by occurred_at desc, id desc limit 1) l
		cross join lateral (
			select max(occurred_at) as at from messages
			where conversation_id = r.conversation_id and direction = 'OUT' and occurred_at < l.occurred_at) b
		join messages m on m.conversation_id = r.conversation_id and m.direction = 'IN' and m.body <> '' and m.deleted_at is null
			and (m.occurred_at, m.id) <= (l.occurred_at, l.id) and (b.at is null or m.occurred_at > b.at)
		where r.workspace_id = $1 and r.id = any($2)
		order by r.id, m.occurred_at, m.id`, tx.WorkspaceID(), runIDs)
}
