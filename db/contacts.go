package db

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"github.com/google/uuid"
)

// IdentityKind says which of a provider's ids an identity holds.
type IdentityKind string

const (
	WhatsAppPhone   IdentityKind = "WHATSAPP_PHONE"
	WhatsAppUserID  IdentityKind = "WHATSAPP_USER_ID" // business-scoped; the only id once people hide their number
	InstagramUserID IdentityKind = "INSTAGRAM_USER_ID"
)

// Contact is a person who writes to the business, over all channels.
type Contact struct {
	ID               uuid.UUID
	Name             string
	Phone            *string
	Email            *string
	PictureURL       *string `db:"avatar_url"` // the provider's link, which runs out
	About            string
	RawAttributes    json.RawMessage `db:"attributes"`
	IsBlocked        bool
	ProfileFetchedAt *time.Time
	CreatedAt        time.Time
}

// IsNode marks Contact as having a global id.
func (Contact) IsNode() {}

// ContactAttribute is a fact the team keeps about a contact.
type ContactAttribute struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Attributes returns the team's own facts, by name.
func (c Contact) Attributes() []ContactAttribute {
	values := map[string]string{}
	if json.Unmarshal(c.RawAttributes, &values) != nil {
		return []ContactAttribute{}
	}
	list := make([]ContactAttribute, 0, len(values))
	for name, value := range values {
		list = append(list, ContactAttribute{Name: name, Value: value})
	}
	slices.SortFunc(list, func(a, b ContactAttribute) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	return list
}

// ContactIdentity is who a provider says a contact is, on one of our accounts.
type ContactIdentity struct {
	ID              uuid.UUID
	ContactID       uuid.UUID
	SocialAccountID uuid.UUID
	Kind            IdentityKind
	ExternalID      string // the spelling the provider last used; what we send to
	MatchKey        string // the canonical form two spellings share
	Username        *string
}

const contactColumns = `id, name, phone, email, avatar_url, about, attributes, is_blocked, profile_fetched_at, created_at`

const identityColumns = `id, contact_id, social_account_id, kind, external_id, match_key, username`

// ContactsByID returns those of the contacts that exist, in no order.
func (tx *Tx) ContactsByID(ctx context.Context, ids []uuid.UUID) ([]Contact, error) {
	return many[Contact](ctx, tx, `select `+contactColumns+` from contacts where id = any($1)`, ids)
}

// Contact returns one contact.
func (tx *Tx) Contact(ctx context.Context, id uuid.UUID) (*Contact, error) {
	return one[Contact](ctx, tx, `select `+contactColumns+` from contacts where id = $1`, id)
}

// IdentitiesOfContacts returns all identities of the contacts, oldest first.
func (tx *Tx) IdentitiesOfContacts(ctx context.Context, contactIDs []uuid.UUID) ([]ContactIdentity, error) {
	return many[ContactIdentity](ctx, tx, `
		select `+identityColumns+` from contact_identities where contact_id = any($1) order by id`, contactIDs)
}

// IdentitiesOn returns who a contact is on one account, oldest first.
func (tx *Tx) IdentitiesOn(ctx context.Context, contactID, accountID uuid.UUID) ([]ContactIdentity, error) {
	return many[ContactIdentity](ctx, tx, `
		select `+identityColumns+` from contact_identities
		where contact_id = $1 and social_account_id = $2 order by id`, contactID, accountID)
}

// FindIdentities returns the identities on an account that match any of the keys
// of its kind, oldest first.
func (tx *Tx) FindIdentities(ctx context.Context, accountID uuid.UUID, kinds []string, keys []string) ([]ContactIdentity, error) {
	return many[ContactIdentity](ctx, tx, `
		select i.id, i.contact_id, i.social_account_id, i.kind, i.external_id, i.match_key, i.username
		from contact_identities i
		join unnest($2::text[], $3::text[]) as wanted(kind, match_key) using (kind, match_key)
		where i.social_account_id = $1
		order by i.id`, accountID, kinds, keys)
}

// InsertContact adds a contact.
func (tx *Tx) InsertContact(ctx context.Context, c Contact) error {
	_, err := tx.exec(ctx, `
		insert into contacts (workspace_id, id, name, phone, avatar_url)
		values ($1, $2, $3, $4, $5)`, tx.WorkspaceID(), c.ID, c.Name, c.Phone, c.PictureURL)
	return err
}

// InsertIdentity adds an identity and reports whether it was new: false means
// that another delivery of the same person's first message was quicker.
func (tx *Tx) InsertIdentity(ctx context.Context, i ContactIdentity) (bool, error) {
	n, err := tx.exec(ctx, `
		insert into contact_identities (workspace_id, id, contact_id, social_account_id, kind, external_id, match_key, username)
		values ($1, $2, $3, $4, $5, $6, $7, $8)
		on conflict on constraint contact_identities_match_key do nothing`,
		tx.WorkspaceID(), i.ID, i.ContactID, i.SocialAccountID, i.Kind, i.ExternalID, i.MatchKey, i.Username)
	return n == 1, err
}

// UpdateIdentity adopts the provider's newest spelling and username. A username
// the provider left out stays.
func (tx *Tx) UpdateIdentity(ctx context.Context, id uuid.UUID, externalID string, username *string) error {
	return tx.must(ctx, `
		update contact_identities set external_id = $2, username = coalesce($3, username)
		where id = $1`, id, externalID, username)
}

// LearnContact fills in what a provider told us: a name where we had none, a
// phone number where it was hidden. What people typed themselves is not touched.
func (tx *Tx) LearnContact(ctx context.Context, id uuid.UUID, name string, phone *string) (bool, error) {
	n, err := tx.exec(ctx, `
		update contacts
		set name = case when name = '' or name = phone then $2 else name end,
		    phone = coalesce(phone, $3), updated_at = now()
		where id = $1
		  and ((name = '' or name = phone) and $2 <> '' and name <> $2 or phone is null and $3::text is not null)`, id, name, phone)
	return n == 1, err
}

// SetProfile records what the provider's profile call answered.
func (tx *Tx) SetProfile(ctx context.Context, id uuid.UUID, name, avatarURL *string) error {
	return tx.must(ctx, `
		update contacts
		set name = case when name = '' then coalesce($2, name) else name end,
		    avatar_url = coalesce($3, avatar_url), profile_fetched_at = now(), updated_at = now()
		where id = $1`, id, name, avatarURL)
}

// ContactChange is an edit by a person; nil leaves a field as it is.
type ContactChange struct {
	Name, Email, Phone, About *string
	Attributes                map[string]string // nil leaves all
}

// UpdateContact applies a person's edit.
func (tx *Tx) UpdateContact(ctx context.Context, id uuid.UUID, change ContactChange) (*Contact, error) {
	var attributes []byte
	if change.Attributes != nil {
		var err error
		if attributes, err = json.Marshal(change.Attributes); err != nil {
			return nil, err
		}
	}
	return one[Contact](ctx, tx, `
		update contacts
		set name = coalesce($2, name), about = coalesce($5, about), attributes = coalesce($6::jsonb, attributes),
		    email = case when $3::text is null then email else nullif($3, '') end,
		    phone = case when $4::text is null then phone else nullif($4, '') end, updated_at = now()
		where id = $1
		returning `+contactColumns, id, change.Name, change.Email, change.Phone, change.About, attributes)
}

// SetContactBlocked blocks or unblocks a contact.
func (tx *Tx) SetContactBlocked(ctx context.Context, id uuid.UUID, blocked bool) (*Contact, error) {
	return one[Contact](ctx, tx, `
		update contacts set is_blocked = $2, updated_at = now() where id = $1
		returning `+contactColumns, id, blocked)
}

// MergeContacts moves everything of from to into and deletes from. Where both
// have a conversation on the same account its messages move, with everybody's
// drafts and read marks (migration 00017 says how), and the emptied conversation
// goes. It returns the conversations that received something.
//
// Nothing that asks for work is hidden by it: the one that is more open decides on
// status, assignee and team (the survivor at a tie; the other fills what it leaves
// empty), the higher priority counts, the earlier snooze wakes it, who waits longest
// is waited for, and labels add up.
func (tx *Tx) MergeContacts(ctx context.Context, from, into uuid.UUID) ([]uuid.UUID, error) {
	// Conversations before their messages, in the order of their ids, as everywhere.
	if _, err := tx.exec(ctx, `
		select from conversations where contact_id in ($1, $2) order by id for update`, from, into); err != nil {
		return nil, err
	}
	type pair struct{ Old, New uuid.UUID }
	pairs, err := many[pair](ctx, tx, `
		select o.id as old, n.id as new
		from conversations o
		join conversations n on n.social_account_id = o.social_account_id and n.contact_id = $2
		where o.contact_id = $1`, from, into)
	if err != nil {
		return nil, err
	}
	for _, p := range pairs {
		if err := tx.mergeReplies(ctx, p.Old, p.New); err != nil {
			return nil, err
		}
		for _, table := range []string{"messages", "notes", "activities", "mentions", "reply_runs", "replies", "faq_suggestions", "asked_questions", "replay_turns", "action_requests"} {
			if _, err := tx.exec(ctx, `update `+table+` set conversation_id = $2 where conversation_id = $1`, p.Old, p.New); err != nil {
				return nil, err
			}
		}
		if _, err := tx.exec(ctx, `select merge_personal($1, $2)`, p.Old, p.New); err != nil {
			return nil, err
		}
		if _, err := tx.exec(ctx, mergeConversation, p.Old, p.New); err != nil {
			return nil, err
		}
		if _, err := tx.exec(ctx, `delete from conversations where id = $1`, p.Old); err != nil {
			return nil, err
		}
		if err := tx.RefreshPreview(ctx, p.New); err != nil {
			return nil, err
		}
	}
	if _, err := tx.exec(ctx, `update conversations set contact_id = $2 where contact_id = $1`, from, into); err != nil {
		return nil, err
	}
	if _, err := tx.exec(ctx, `update contact_identities set contact_id = $2 where contact_id = $1`, from, into); err != nil {
		return nil, err
	}
	if _, err := tx.exec(ctx, `
		update contacts i set phone = coalesce(i.phone, f.phone), email = coalesce(i.email, f.email),
			name = case when i.name = '' then f.name else i.name end, attributes = f.attributes || i.attributes
		from contacts f where i.id = $2 and f.id = $1`, from, into); err != nil {
		return nil, err
	}
	if err := tx.must(ctx, `delete from contacts where id = $1`, from); err != nil {
		return nil, err
	}
	touched := make([]uuid.UUID, len(pairs))
	for i, p := range pairs {
		touched[i] = p.New
	}
	return touched, nil
}

// mergeConversation gives $2 what of $1's state counts for both.
const mergeConversation = `
	with openness(status, rank) as (values ('RESOLVED', 0), ('SNOOZED', 1), ('PENDING', 2), ('OPEN', 3)),
	urgency(priority, rank) as (values ('NONE', 0), ('LOW', 1), ('MEDIUM', 2), ('HIGH', 3), ('URGENT', 4)),
	both_of as (
		select c.*, row_number() over (order by openness.rank desc, c.id = $2 desc) as place, urgency.rank as urgency
		from conversations c join openness using (status) join urgency using (priority)
		where c.id in ($1, $2)
	),
	merged as (
		select (array_agg(status order by place))[1] as status,
			(array_agg(priority order by urgency desc))[1] as priority,
			(array_agg(assignee_id order by assignee_id is null, place))[1] as assignee_id,
			(array_agg(team_id order by team_id is null, place))[1] as team_id,
			min(snoozed_until) as snoozed_until, min(waiting_since) as waiting_since, min(waited_since) as waited_since, max(last_inbound_at) as last_inbound_at,
			max(resolved_at) as resolved_at, min(created_at) as created_at
		from both_of
	)
	update conversations n
	set status = m.status, priority = m.priority, assignee_id = m.assignee_id, team_id = m.team_id,
		snoozed_until = case when m.status = 'SNOOZED' then m.snoozed_until end,
		resolved_at = case when m.status = 'RESOLVED' then m.resolved_at end,
		waited_since = case when m.status = 'RESOLVED' then m.waited_since end,
		waiting_since = m.waiting_since, last_inbound_at = m.last_inbound_at, created_at = m.created_at,
		label_ids = (select coalesce(array_agg(distinct l), '{}') from unnest(n.label_ids || o.label_ids) l),
		ai_epoch = greatest(n.ai_epoch, o.ai_epoch) + 1, ai_burst_at = least(n.ai_burst_at, o.ai_burst_at),
		ai_due_at = least(n.ai_due_at, o.ai_due_at), ai_resume_at = least(n.ai_resume_at, o.ai_resume_at), session_at = greatest(n.session_at, o.session_at),
		person_answered_at = greatest(n.person_answered_at, o.person_answered_at)
	from merged m, conversations o
	where n.id = $2 and o.id = $1`
