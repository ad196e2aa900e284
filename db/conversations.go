package db

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
)

// Channel is where a conversation happens.
type Channel string

const (
	ChannelWhatsApp  Channel = "WHATSAPP"
	ChannelInstagram Channel = "INSTAGRAM"
)

// Name is what people call the channel.
func (c Channel) Name() string {
	return map[Channel]string{ChannelWhatsApp: "WhatsApp", ChannelInstagram: "Instagram"}[c]
}

// ConversationStatus says whether somebody should look at a conversation.
type ConversationStatus string

const (
	StatusOpen     ConversationStatus = "OPEN"
	StatusPending  ConversationStatus = "PENDING"
	StatusSnoozed  ConversationStatus = "SNOOZED"
	StatusResolved ConversationStatus = "RESOLVED"
)

// Priority orders what waits.
type Priority string

const (
	PriorityNone   Priority = "NONE"
	PriorityLow    Priority = "LOW"
	PriorityMedium Priority = "MEDIUM"
	PriorityHigh   Priority = "HIGH"
	PriorityUrgent Priority = "URGENT"
)

// Conversation is one person on one channel account, over all time. Its row
// carries what the inbox list shows, so that the list is one index scan.
type Conversation struct {
	ID              uuid.UUID
	SocialAccountID uuid.UUID
	ContactID       uuid.UUID
	Channel         Channel
	Status          ConversationStatus
	Priority        Priority
	AssigneeID      *uuid.UUID
	TeamID          *uuid.UUID
	LabelIDs        []uuid.UUID `db:"label_ids"`
	SnoozedUntil    *time.Time  // nil while SNOOZED: until the customer writes
	WaitingSince    *time.Time
	WaitedSince     *time.Time // what WaitingSince was when it was resolved, unless answered since
	LastInboundAt   *time.Time
	LastMessageAt   time.Time
	LastMessageID   *uuid.UUID
	PreviewBody     string
	PreviewKind     MessageKind
	PreviewAuthor   MessageAuthor
	PreviewAuthorID *uuid.UUID
	PreviewStatus   *MessageStatus
	ResolvedAt      *time.Time
	CreatedAt       time.Time
}

// IsNode marks Conversation as having a global id.
func (Conversation) IsNode() {}

// Messaging windows, counted from the customer's last message. Sources: Meta's
// customer service window (WhatsApp) and the HUMAN_AGENT tag (Instagram).
const (
	MessagingWindow = 24 * time.Hour
	HumanWindow     = 7 * 24 * time.Hour
)

// WindowExpiresAt returns until when free-form messages may be sent; nil when
// the customer never wrote.
func (c Conversation) WindowExpiresAt() *time.Time {
	return after(c.LastInboundAt, MessagingWindow)
}

// HumanWindowExpiresAt returns until when a person may still answer on
// Instagram; nil on other channels, which have no such extension.
func (c Conversation) HumanWindowExpiresAt() *time.Time {
	if c.Channel != ChannelInstagram {
		return nil
	}
	return after(c.LastInboundAt, HumanWindow)
}

func after(t *time.Time, d time.Duration) *time.Time {
	if t == nil {
		return nil
	}
	end := t.Add(d)
	return &end
}

const conversationColumns = `c.id, c.social_account_id, c.contact_id, c.channel, c.status, c.priority, c.assignee_id, c.team_id,
	c.label_ids, c.snoozed_until, c.waiting_since, c.waited_since, c.last_inbound_at, c.last_message_at, c.last_message_id, c.preview_body,
	c.preview_kind, c.preview_author, c.preview_author_id, c.preview_status, c.resolved_at, c.created_at`

// Conversation returns one conversation.
func (tx *Tx) Conversation(ctx context.Context, id uuid.UUID) (*Conversation, error) {
	return one[Conversation](ctx, tx, `select `+conversationColumns+` from conversations c where c.id = $1`, id)
}

// LockConversation returns one conversation and holds its row until commit.
// Whoever writes into a conversation takes this lock first.
func (tx *Tx) LockConversation(ctx context.Context, id uuid.UUID) (*Conversation, error) {
	return one[Conversation](ctx, tx, `select `+conversationColumns+` from conversations c where c.id = $1 for update`, id)
}

// LockConversations is LockConversation for several, in the order of their ids
// so that two bulk actions cannot deadlock.
func (tx *Tx) LockConversations(ctx context.Context, ids []uuid.UUID) ([]Conversation, error) {
	return many[Conversation](ctx, tx, `
		select `+conversationColumns+` from conversations c where c.id = any($1) order by c.id for update`, ids)
}

// ConversationsByID returns those of the conversations that exist, in no order.
func (tx *Tx) ConversationsByID(ctx context.Context, ids []uuid.UUID) ([]Conversation, error) {
	return many[Conversation](ctx, tx, `select `+conversationColumns+` from conversations c where c.id = any($1)`, ids)
}

// ConversationsOfContacts returns the contacts' conversations, newest first.
func (tx *Tx) ConversationsOfContacts(ctx context.Context, contactIDs []uuid.UUID) ([]Conversation, error) {
	return many[Conversation](ctx, tx, `
		select `+conversationColumns+` from conversations c
		where c.contact_id = any($1) order by c.last_message_at desc, c.id desc`, contactIDs)
}

// OpenConversation finds the conversation of a contact on an account or makes
// it, locks it, and reports whether it is new.
func (tx *Tx) OpenConversation(ctx context.Context, c Conversation) (*Conversation, bool, error) {
	scene, err := tx.Scene(ctx, c)
	if err != nil {
		return nil, false, err
	}
	return scene.Conversation, scene.IsNew, nil
}

// Scene is what a message arrives in.
type Scene struct {
	Conversation *Conversation // locked
	IsNew        bool
	Contact      *Contact
	ConnectedAt  time.Time // since when the account is ours
}

// Scene finds or makes the conversation of a contact on an account, locks it,
// and reads who it is with: in one round trip, unless it is new.
func (tx *Tx) Scene(ctx context.Context, c Conversation) (*Scene, error) {
	var (
		found    []Conversation
		contacts []Contact
		accounts []struct{ ConnectedAt time.Time }
	)
	lookUp := `select ` + conversationColumns + ` from conversations c
		where c.social_account_id = $1 and c.contact_id = $2 for update`
	p := tx.pipeline()
	p.queue(into(&found), lookUp, c.SocialAccountID, c.ContactID)
	p.queue(into(&contacts), `select `+contactColumns+` from contacts where id = $1`, c.ContactID)
	p.queue(into(&accounts), `select connected_at from social_accounts where id = $1`, c.SocialAccountID)
	if err := p.send(ctx); err != nil {
		return nil, err
	}
	if len(contacts) == 0 || len(accounts) == 0 {
		return nil, ErrNotFound
	}
	scene := &Scene{Contact: &contacts[0], ConnectedAt: accounts[0].ConnectedAt}
	if len(found) == 0 {
		n, err := tx.exec(ctx, `
			insert into conversations (workspace_id, id, social_account_id, contact_id, channel, last_message_at)
			values ($1, $2, $3, $4, $5, $6)
			on conflict on constraint conversations_person_key do nothing`,
			tx.WorkspaceID(), c.ID, c.SocialAccountID, c.ContactID, c.Channel, c.LastMessageAt)
		if err != nil {
			return nil, err
		}
		scene.IsNew = n == 1
		if found, err = many[Conversation](ctx, tx, lookUp, c.SocialAccountID, c.ContactID); err != nil {
			return nil, err
		}
	}
	scene.Conversation = &found[0]
	return scene, nil
}

// KnownScene is FindIdentities and Scene in one statement, for people who have
// written before. Nil when one of the identities is new, has no conversation yet, or is
// another person's than the others: then nothing is locked, for whoever makes one
// person of two locks all they have in the order of the ids.
func (tx *Tx) KnownScene(ctx context.Context, accountID uuid.UUID, kinds, keys []string) (*Scene, []ContactIdentity, error) {
	var (
		scene *Scene
		known []ContactIdentity
	)
	sql, args := knownScene(ofSeveral), []any{accountID, kinds, keys}
	if len(keys) == 1 {
		sql, args = knownScene(ofOne), []any{accountID, kinds[0], keys[0]}
	}
	err := tx.query(ctx, func(rows pgx.Rows) error {
		for rows.Next() {
			s := Scene{Conversation: &Conversation{}, Contact: &Contact{}}
			var i ContactIdentity
			whole := append(append(append(s.Conversation.destinations(), s.Contact.destinations()...), &s.ConnectedAt), i.destinations()...)
			if err := rows.Scan(whole...); err != nil {
				return err
			}
			scene, known = &s, append(known, i)
		}
		return nil
	}, sql, args...)
	if err != nil || len(known) != len(keys) {
		return nil, nil, err
	}
	return scene, known, nil
}

func knownScene(identities string) string {
	return `
		select ` + conversationColumns + `, p.id, p.name, p.phone, p.email, p.avatar_url, p.about, p.attributes, p.is_blocked,
		       p.profile_fetched_at, p.created_at, a.connected_at,
		       i.id, i.contact_id, i.social_account_id, i.kind, i.external_id, i.match_key, i.username
		from (` + identities + `) i
		join conversations c on c.social_account_id = i.social_account_id and c.contact_id = i.contact_id
		join contacts p on p.id = i.contact_id
		join social_accounts a on a.id = i.social_account_id
		where i.social_account_id = $1
		for update of c`
}

// The identities of $2 and $3. One cannot be two people's, and nearly all come alone.
const (
	ofOne     = `select * from contact_identities where kind = $2 and match_key = $3`
	ofSeveral = `
		select n.* from contact_identities n
		join unnest($2::text[], $3::text[]) as wanted(kind, match_key) using (kind, match_key)
		where n.contact_id = all (
			select o.contact_id from contact_identities o
			join unnest($2::text[], $3::text[]) as also(kind, match_key) using (kind, match_key)
			where o.social_account_id = $1)`
)

// SaveConversation writes every field that features decide about. The caller
// holds the row's lock.
func (tx *Tx) SaveConversation(ctx context.Context, c Conversation) error {
	return tx.must(ctx, saveConversation, c.decided()...)
}

var saveConversation = `update conversations c set ` + setting(decided, 2) + `, updated_at = now() where id = $1`

// decided are the columns that features decide about, in the order of
// Conversation.decided after the id.
const decided = `status, priority, assignee_id, team_id, label_ids, snoozed_until, waiting_since, waited_since, last_inbound_at, resolved_at`

func (c Conversation) decided() []any {
	return []any{
		c.ID, c.Status, c.Priority, c.AssigneeID, c.TeamID, c.LabelIDs, c.SnoozedUntil,
		c.WaitingSince, c.WaitedSince, c.LastInboundAt, c.ResolvedAt,
	}
}

// RefreshPreview makes the conversation's line in the list show its newest
// message, of a recording what is said in it. It reads the messages, so it is right whatever order they came in.
func (tx *Tx) RefreshPreview(ctx context.Context, id uuid.UUID) error {
	_, err := tx.exec(ctx, refreshPreview, id)
	return err
}

const refreshPreview = `
	update conversations c
	set last_message_at = m.occurred_at, last_message_id = m.id,
	    preview_body = left(coalesce(nullif(m.body, ''), (select t.text from transcripts t where t.message_id = m.id), ''), 160),
	    preview_kind = m.kind, preview_author = m.author, preview_author_id = m.author_id,
	    preview_status = m.status, updated_at = now()
	from (select * from messages where conversation_id = $1 order by occurred_at desc, id desc limit 1) m
	where c.id = $1`

// ConversationRef points at a conversation from outside its workspace.
type ConversationRef struct{ WorkspaceID, ID uuid.UUID }

// DueSnoozes returns up to limit snoozed conversations whose moment has come, in
// all workspaces. Cron wakes them.
func (tx *Tx) DueSnoozes(ctx context.Context, limit int) ([]ConversationRef, error) {
	return many[ConversationRef](ctx, tx, `
		select workspace_id, id from conversations
		where status = 'SNOOZED' and snoozed_until is not null and snoozed_until <= now()
		order by snoozed_until
		limit $1`, limit)
}
