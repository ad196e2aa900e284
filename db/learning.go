package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// Spoken is a message as far as it teaches something.
type Spoken struct {
	ID         uuid.UUID
	Direction  MessageDirection
	Author     MessageAuthor
	AuthorID   *uuid.UUID
	Body       string
	ReplyState *ReplyState // of a message that began as the assistant's
}

// SpokenLately returns up to limit texts of a conversation since a moment, oldest
// first; what failed, was imported or taken back is not among them.
func (tx *Tx) SpokenLately(ctx context.Context, conversationID uuid.UUID, since time.Time, limit int) ([]Spoken, error) {
	return many[Spoken](ctx, tx, `
		select id, direction, author, author_id, body, reply_state from (
			select m.id, m.direction, m.author, m.author_id, m.body, m.occurred_at,
				(select r.state from reply_messages rm join replies r on r.workspace_id = rm.workspace_id and r.run_id = rm.run_id
				 where rm.workspace_id = m.workspace_id and rm.message_id = m.id) as reply_state
			from messages m
			where m.conversation_id = $1 and m.occurred_at > $2 and m.kind = 'TEXT' and m.body <> '' and m.deleted_at is null
			  and not m.is_imported and m.status not in ('FAILED', 'QUEUED')
			order by m.occurred_at desc, m.id desc limit $3) newest
		order by occurred_at, id`, conversationID, since, limit)
}

// DueLessons returns up to limit conversations of all workspaces that were resolved
// and nobody has learned from, longest due first.
func (tx *Tx) DueLessons(ctx context.Context, limit int) ([]ConversationRef, error) {
	return many[ConversationRef](ctx, tx, `
		select workspace_id, id from conversations where learn_due_at <= now() order by learn_due_at limit $1`, limit)
}

// ClaimLesson takes a conversation that is due for as long as lease, and returns the
// moment that LearnedFrom wants. ErrNotFound: it is in other hands, or was looked at.
func (tx *Tx) ClaimLesson(ctx context.Context, conversationID uuid.UUID, lease time.Duration) (time.Time, error) {
	row, err := one[struct{ LearnDueAt time.Time }](ctx, tx, `
		update conversations set learn_due_at = now() + $2::interval where id = $1 and (learn_due_at <= now()) is true
		returning learn_due_at`, conversationID, lease)
	if err != nil {
		return time.Time{}, err
	}
	return row.LearnDueAt, nil
}

// LearnedFrom says that a conversation was looked at, unless it was resolved anew
// since it was claimed.
func (tx *Tx) LearnedFrom(ctx context.Context, conversationID uuid.UUID, claimed time.Time) error {
	_, err := tx.exec(ctx, `update conversations set learn_due_at = null where id = $1 and learn_due_at = $2`, conversationID, claimed)
	return err
}
