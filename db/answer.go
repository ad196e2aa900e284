package db

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
)

// Desk is what a person answers from.
type Desk struct {
	Conversation Conversation // locked
	Account      SocialAccountStatus
	Now          time.Time // the database's, once it has the lock
}

// Desk locks a conversation and reads what has to be known before something is
// sent in it; ErrNotFound when there is none.
func (tx *Tx) Desk(ctx context.Context, conversationID uuid.UUID) (*Desk, error) {
	var (
		d     Desk
		found bool
	)
	err := tx.query(ctx, func(rows pgx.Rows) error {
		if found = rows.Next(); !found {
			return nil
		}
		return rows.Scan(append(d.Conversation.destinations(), &d.Account, &d.Now)...)
	}, `
		select `+conversationColumns+`, a.status, clock_timestamp()
		from conversations c join social_accounts a on a.id = c.social_account_id
		where c.id = $1
		for update of c`, conversationID)
	if err == nil && !found {
		err = ErrNotFound
	}
	return &d, err
}

// Outgoing is a message with the upload it carries, if any.
type Outgoing struct {
	Message

	File *uuid.UUID
}

// Answered is what an answer put an end to.
type Answered struct {
	HadDraft bool            // of the caller's
	Outdated []OutdatedReply // of the assistant's, which waited for a person
}

// Answer adds messages to a conversation whose lock the caller holds, oldest
// first: nobody waits any more, the list shows the newest message, the caller's
// draft is gone, and when a person answers the assistant keeps out (see
// PersonActed). It keeps c as the row is now.
//
// TakenError when a message's client key is not new, ErrNotFound when a file is
// not uploader's or was sent before: the caller rolls back.
func (tx *Tx) Answer(ctx context.Context, c *Conversation, messages []Outgoing, uploader uuid.UUID) (did Answered, err error) {
	c.WaitingSince, c.WaitedSince = nil, nil
	missing := 0
	p := tx.pipeline()
	for _, m := range messages {
		c.show(m.Message)
		p.queue(nil, insertMessage, m.inserted(tx.WorkspaceID())...)
		if m.File == nil {
			continue
		}
		missing++
		p.queue(func(rows pgx.Rows) error {
			if rows.Next() {
				missing--
			}
			return nil
		}, attachUpload, m.ID, uploader, m.File)
	}
	update := answered
	if tx.actor.IsPerson() {
		update = answeredByPerson
		p.queue(into(&did.Outdated), outdateReplies, []uuid.UUID{c.ID}, true)
	}
	p.queue(nil, update, append([]any{c.ID}, c.shown()...)...)
	if tx.actor.UserID != uuid.Nil {
		p.queue(func(rows pgx.Rows) error {
			did.HadDraft = rows.Next()
			return nil
		}, clearDraft+` returning 1`, c.ID, tx.actor.UserID)
	}
	if err := p.send(ctx); err != nil {
		return Answered{}, err
	}
	if missing > 0 {
		return Answered{}, ErrNotFound
	}
	return did, nil
}

// One statement, because each update of a row writes all of it again.
var (
	answered         = `update conversations set ` + answering + ` where id = $1`
	answeredByPerson = `update conversations set ` + answering + `, ` + acted + `, person_answered_at = now() where id = $1`

	answering = `waiting_since = null, waited_since = null, ` + setting(shown, 2) + `, updated_at = now()`
)
