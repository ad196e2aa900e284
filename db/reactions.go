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
// arrives later does not come back. A colleague's is due to be sent. False means
// that a newer one is known.
func (tx *Tx) SetReaction(ctx context.Context, r Reaction) (bool, error) {
	n, err := tx.exec(ctx, `
		insert into reactions (workspace_id, id, message_id, author, author_id, emoji, occurred_at, due_at)
		values ($1, $2, $3, $4, $5, $6, $7, case when $4 = 'USER' then now() end)
		on conflict on constraint reactions_side_key do update
		set emoji = excluded.emoji, author_id = excluded.author_id, occurred_at = excluded.occurred_at, due_at = excluded.due_at
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

// ReactionSent records that the provider knows our side's reaction as it was at
// the time it was read; one that was changed since stays due.
func (tx *Tx) ReactionSent(ctx context.Context, id uuid.UUID, emoji string) error {
	_, err := tx.exec(ctx, `update reactions set due_at = null where id = $1 and emoji = $2`, id, emoji)
	return err
}

// MessageRef points at a message from outside its workspace.
type MessageRef struct{ WorkspaceID, ID uuid.UUID }

// DueReactions returns up to limit messages whose reaction of ours the provider
// has not heard of, in all workspaces. What is a day old is given up.
func (tx *Tx) DueReactions(ctx context.Context, limit int) ([]MessageRef, error) {
	return many[MessageRef](ctx, tx, `
		select workspace_id, message_id as id from reactions
		where due_at between now() - interval '1 day' and now() - interval '10 seconds'
		order by due_at
		limit $1`, limit)
}
