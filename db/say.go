package db

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
)

// Say is Desk and Answer in one round trip for what people send most: a text, while the
// window is open, that is how long the customer's last message may be past, the account
// connected, and nothing there newer than now. It completes m and returns the
// conversation as it is then. ErrNotFound when anything is otherwise: nothing has
// changed. TakenError when the client key is not new.
func (tx *Tx) Say(ctx context.Context, m *Message, window time.Duration) (*Conversation, Answered, error) {
	var (
		c     Conversation
		did   Answered
		found bool
	)
	p := tx.pipeline()
	p.queue(func(rows pgx.Rows) error {
		if found = rows.Next(); !found {
			return nil
		}
		return rows.Scan(append(c.destinations(), &did.HadDraft)...)
	}, say, m.ConversationID, tx.actor.UserID, window, tx.WorkspaceID(), m.ID, m.Direction, m.Author, m.AuthorID, m.Kind, m.Body,
		m.Status, m.ClientKey, firstRunes(m.Body, previewLength))
	p.queue(into(&did.Outdated), outdateRepliesAfter, []uuid.UUID{m.ConversationID}, true, m.ID)
	err := p.send(ctx)
	if err == nil && !found {
		err = ErrNotFound
	}
	m.SocialAccountID, m.OccurredAt, m.DueAt = c.SocialAccountID, c.LastMessageAt, &c.LastMessageAt
	return &c, did, err
}

// outdateRepliesAfter is outdateReplies if the message $3 is there. It is a statement of
// its own, because say may have waited for the lock: what was written meanwhile it does
// not see.
const outdateRepliesAfter = outdating + ` and exists (select from messages where id = $3)` + outdatedReplies

const say = `
	with desk as (
		select c.id, c.social_account_id, clock_timestamp() as now
		from conversations c join social_accounts a on a.id = c.social_account_id
		where c.id = $1 and a.status <> 'DISCONNECTED'
		  and c.last_inbound_at > clock_timestamp() - $3::interval and c.last_message_at <= clock_timestamp()
		for update of c),
	said as (
		insert into messages (workspace_id, id, conversation_id, social_account_id, direction, author, author_id, kind, body,
			status, client_key, due_at, occurred_at)
		select $4::uuid, $5::uuid, desk.id, desk.social_account_id, $6::text, $7::text, $8::uuid, $9::text, $10::text,
			$11::text, $12::text, desk.now, desk.now
		from desk),
	cleared as (` + clearDraft + ` and exists (select from desk) returning 1)
	update conversations c
	set waiting_since = null, waited_since = null, last_message_at = desk.now, last_message_id = $5, preview_body = $13,
	    preview_kind = $9, preview_author = $7, preview_author_id = $8, preview_status = $11, updated_at = now(),
	    person_answered_at = now(), ` + acted + `
	from desk where c.id = desk.id
	returning ` + conversationColumns + `, exists (select from cleared)`
