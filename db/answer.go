package db

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
)

// Desk is what a person answers from.
type Desk struct {
	Conversation *Conversation // locked
	Account      *SocialAccount
	Sent         []Message // what an earlier call with the same client key made first
	Now          time.Time // the database's
}

// Desk locks a conversation and reads what has to be known before something is
// sent in it, in one round trip; ErrNotFound when there is none.
func (tx *Tx) Desk(ctx context.Context, conversationID uuid.UUID, clientKey string) (*Desk, error) {
	var (
		d             Desk
		conversations []Conversation
		accounts      []SocialAccount
	)
	p := tx.pipeline()
	p.queue(into(&conversations), lockConversation, conversationID)
	p.queue(into(&accounts), `
		select `+accountColumns+` from social_accounts
		where id = (select social_account_id from conversations where id = $1)`, conversationID)
	// After the lock, so that the same key sent twice at once is answered once.
	p.queue(into(&d.Sent), `select `+messageColumns+` from messages m where m.client_key = $1`, clientKey)
	p.queue(scanInto(&d.Now), `select now()`)
	if err := p.send(ctx); err != nil {
		return nil, err
	}
	if len(conversations) == 0 || len(accounts) == 0 {
		return nil, ErrNotFound
	}
	d.Conversation, d.Account = &conversations[0], &accounts[0]
	return &d, nil
}

// Answer adds messages to a conversation whose lock the caller holds: nobody
// waits any more, the list shows the newest message, and the caller's draft is
// gone. It returns the conversation as it is now and whether there was a draft.
// TakenError when a message's client key is not new.
func (tx *Tx) Answer(ctx context.Context, conversationID uuid.UUID, messages []Message) (*Conversation, bool, error) {
	var (
		conversations []Conversation
		cleared       bool
	)
	p := tx.pipeline()
	for _, m := range messages {
		p.queue(nil, insertMessage, m.inserted(tx.WorkspaceID())...)
	}
	p.queue(into(&conversations), `
		update conversations c
		set waiting_since = null, `+newestMessage+`
		returning `+conversationColumns, conversationID)
	if tx.actor.UserID != uuid.Nil {
		p.queue(func(rows pgx.Rows) error {
			cleared = rows.Next()
			return nil
		}, clearDraft+` returning 1`, conversationID, tx.actor.UserID)
	}
	if err := p.send(ctx); err != nil {
		return nil, false, err
	}
	if len(conversations) == 0 {
		return nil, false, ErrNotFound
	}
	return &conversations[0], cleared, nil
}
