package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// Reaction is an emoji on a message. Each side has at most one a message.
type Reaction struct {
	ID         uuid.UUID
	MessageID  uuid.UUID
	Author     MessageAuthor
	AuthorID   *uuid.UUID
	Emoji      string
	OccurredAt time.Time
}

// SetReaction puts a side's reaction on a message, or removes it when the emoji
// is empty. A removal leaves an empty row, so that an older reaction which
// arrives later does not come back. False means that a newer one is known.
func (tx *Tx) SetReaction(ctx context.Context, r Reaction) (bool, error) {
	n, err := tx.exec(ctx, `
		insert into reactions (workspace_id, id, message_id, author, author_id, emoji, occurred_at)
		values ($1, $2, $3, $4, $5, $6, $7)
		on conflict on constraint reactions_side_key do update
		set emoji = excluded.emoji, author_id = excluded.author_id, occurred_at = excluded.occurred_at
		where reactions.occurred_at < excluded.occurred_at
		   or reactions.occurred_at = excluded.occurred_at and reactions.emoji <> excluded.emoji`,
		tx.WorkspaceID(), r.ID, r.MessageID, r.Author, r.AuthorID, r.Emoji, r.OccurredAt)
	return n == 1, err
}

const reactionsOfMessages = `
	select id, message_id, author, author_id, emoji, occurred_at from reactions
	where message_id = any($1) and emoji <> ''
	order by message_id, occurred_at, id`

// ReactionsOfMessages returns the reactions that are shown, oldest first.
func (tx *Tx) ReactionsOfMessages(ctx context.Context, messageIDs []uuid.UUID) ([]Reaction, error) {
	return many[Reaction](ctx, tx, reactionsOfMessages, messageIDs)
}

// ReactionOf returns one side's reaction, empty emoji included.
func (tx *Tx) ReactionOf(ctx context.Context, messageID uuid.UUID, author MessageAuthor) (*Reaction, error) {
	return one[Reaction](ctx, tx, `
		select id, message_id, author, author_id, emoji, occurred_at from reactions
		where message_id = $1 and author = $2`, messageID, author)
}
