package db

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
)

// Arrive adds a message that the provider told of, and writes the conversation as the
// caller, who holds its lock, decided about it; the list shows the message. False: the
// provider's id was there already, and nothing has changed.
func (tx *Tx) Arrive(ctx context.Context, c *Conversation, m Message) (bool, error) {
	n, err := tx.exec(ctx, arrive, c.arrival(tx, m)...)
	return n == 1, err
}

// ArriveAwaited is Arrive and AwaitReply.
func (tx *Tx) ArriveAwaited(ctx context.Context, c *Conversation, m Message, quiet, longest time.Duration) (bool, error) {
	n, err := tx.exec(ctx, arriveAwaited, append(c.arrival(tx, m), quiet, longest)...)
	return n == 1, err
}

// arrival are the arguments of arriving.
func (c *Conversation) arrival(tx *Tx, m Message) []any {
	c.show(m)
	return append(append(m.inserted(tx.WorkspaceID()), c.decided()[1:]...), c.shown()...)
}

var (
	arrive        = arriving("")
	arriveAwaited = arriving(`, ` + awaiting("$36", "$37"))
)

// arriving is one statement, which is a round trip less than two. What else it sets
// comes from the arguments after arrival's.
func arriving(more string) string {
	return `
		with added as (` + insertingMessage(1) + ` on conflict do nothing returning conversation_id)
		update conversations c
		set ` + setting(decided, 19) + `, ` + setting(shown, 29) + `, updated_at = now()` + more + `
		from added where c.id = added.conversation_id`
}

// Heard is a text that a customer wrote, and what must be so for Hear to take it.
type Heard struct {
	Actor    Actor
	Message  Message         // its conversation and place in it are found out
	Account  string          // what the provider calls the message's account
	Identity ContactIdentity // of whoever wrote, there
	// Name and Phone are what the provider tells about the person; empty when it does not.
	Name  string
	Phone *string
	// ProfileSince is since when a profile must have been fetched; nil where there is none.
	ProfileSince *time.Time
	// ConnectedBefore is what the account must have been connected before.
	ConnectedBefore time.Time
	// Quiet and Longest are how long the assistant waits, as for AwaitReply. Without
	// Longest it does not look at all.
	Quiet, Longest time.Duration
}

// Hear is KnownScene and ArriveAwaited for what customers send most: a text in an open
// conversation on an account that is not disconnected, where nothing newer stands and
// nobody is at work, by somebody we know, who is not blocked and of whom the provider tells
// nothing new. Texts of all workspaces go together. They come back as the messages they are
// then; nil where anything is otherwise, or the message is there already: for that one
// nothing has changed. After an error nothing has changed for any.
func (d *DB) Hear(ctx context.Context, texts []Heard) ([]*Message, error) {
	return together(ctx, d, texts, func(h Heard, rows pgx.Rows) (*Message, error) {
		m := h.Message
		return &m, rows.Scan(&m.ConversationID, &m.OccurredAt)
	})
}

func (h Heard) by() Actor { return h.Actor }

func (h Heard) statement() (string, []any) {
	m := h.Message
	args := []any{
		h.Actor.WorkspaceID, m.SocialAccountID, h.Identity.Kind, h.Identity.MatchKey, h.Identity.ExternalID, h.Identity.Username,
		h.Name, h.Phone, h.ProfileSince, h.ConnectedBefore, m.OccurredAt, m.ID, m.Direction, m.Author, m.Kind, m.Body, m.Payload,
		m.ExternalID, m.ReplyToExternalID, m.Status, firstRunes(m.Body, previewLength), h.Account,
	}
	if h.Longest > 0 {
		return hearAwaited, append(args, h.Quiet, h.Longest)
	}
	return hear, args
}

var (
	hear        = hearing("")
	hearAwaited = hearing(`, ` + awaiting("$23", "$24"))
)

// hearing is the statement, which also sets more. A time told in whole seconds stands
// behind what stands in the conversation within that second: see features/inbox.following.
func hearing(more string) string {
	return `
		with scene as (
			select c.id, place.at
			from contact_identities i
			join conversations c on c.social_account_id = i.social_account_id and c.contact_id = i.contact_id
			join contacts p on p.id = i.contact_id
			join social_accounts a on a.id = i.social_account_id
			cross join lateral (select case
				when date_trunc('second', $11::timestamptz) = $11 and c.last_message_at > $11 and c.last_message_at < $11 + interval '1 second'
				then c.last_message_at else $11 end as at) place
			where i.social_account_id = $2 and i.kind = $3::text and i.match_key = $4::text and i.external_id = $5::text
			  and ($6::text is null or i.username = $6)
			  and c.status = 'OPEN' and (c.last_message_id is null or (c.last_message_at, c.last_message_id) < (place.at, $12::uuid))
			  and not p.is_blocked and ($7::text = '' or p.name <> '' and p.name is distinct from p.phone)
			  and ($8::text is null or p.phone is not null) and ($9::timestamptz is null or p.profile_fetched_at >= $9)
			  and a.connected_at <= $10::timestamptz and a.external_id = $22::text and a.status <> 'DISCONNECTED'
			for update of c skip locked),
		added as (
			insert into messages (workspace_id, id, conversation_id, social_account_id, direction, author, kind, body,
				payload, external_id, reply_to_external_id, status, occurred_at)
			select $1::uuid, $12, scene.id, $2::uuid, $13::text, $14::text, $15::text, $16::text,
				$17::jsonb, $18::text, $19::text, $20::text, scene.at
			from scene on conflict do nothing returning conversation_id, occurred_at)
		update conversations c
		set last_inbound_at = greatest(c.last_inbound_at, $11), waiting_since = coalesce(c.waiting_since, $11), waited_since = null,
		    snoozed_until = null, resolved_at = null, last_message_at = added.occurred_at, last_message_id = $12, preview_body = $21,
		    preview_kind = $15, preview_author = $14, preview_author_id = null, preview_status = $20, updated_at = now()` + more + `
		from added where c.id = added.conversation_id
		returning added.conversation_id, added.occurred_at`
}
