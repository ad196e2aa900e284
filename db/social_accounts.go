package db

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
)

// SocialAccountStatus says whether an account may be used.
type SocialAccountStatus string

const (
	AccountConnected    SocialAccountStatus = "CONNECTED"
	AccountReconnect    SocialAccountStatus = "RECONNECT" // its token no longer works; sends wait
	AccountDisconnected SocialAccountStatus = "DISCONNECTED"
)

// SocialAccount is a WhatsApp number or an Instagram account. Its credentials
// are not part of it: they are read sealed, and only features/channels can open them.
type SocialAccount struct {
	ID                  uuid.UUID
	Channel             Channel
	ExternalID          string // phone number id, or professional account id
	BusinessID          string // WhatsApp business account id; empty on Instagram
	Name                string
	Handle              string
	PictureURL          *string `db:"avatar_url"` // the provider's link, which runs out
	Status              SocialAccountStatus
	StatusReason        *string
	Scopes              []string
	TokenExpiresAt      *time.Time // nil: never, or not known
	Quality             *string
	MessagingTier       *string
	WebhookSubscribedAt *time.Time
	LastWebhookAt       *time.Time
	PausedUntil         *time.Time // the provider asked this account to wait
	TemplatesSyncedAt   *time.Time
	ConnectedAt         time.Time
}

// IsNode marks SocialAccount as having a global id.
func (SocialAccount) IsNode() {}

// RequiredScopes lists what a token must allow, per channel.
var RequiredScopes = map[Channel][]string{
	ChannelWhatsApp:  {"whatsapp_business_management", "whatsapp_business_messaging"},
	ChannelInstagram: {"instagram_business_basic", "instagram_business_manage_messages"},
}

// MissingScopes lists the permissions the product needs and the token lacks.
// While Meta has not told what a token allows, nothing is said to be missing.
func (a SocialAccount) MissingScopes() []string {
	missing := []string{}
	if len(a.Scopes) == 0 {
		return missing
	}
	for _, scope := range RequiredScopes[a.Channel] {
		if !slices.Contains(a.Scopes, scope) {
			missing = append(missing, scope)
		}
	}
	return missing
}

// AccountRef is an account of a workspace that is not known yet.
type AccountRef struct {
	WorkspaceID uuid.UUID
	ID          uuid.UUID
	Status      SocialAccountStatus
}

const accountColumns = `id, channel, external_id, business_id, name, handle, avatar_url, status, status_reason,
	scopes, token_expires_at, quality, messaging_tier, webhook_subscribed_at, last_webhook_at, paused_until,
	templates_synced_at, connected_at`

// SocialAccount returns one account.
func (tx *Tx) SocialAccount(ctx context.Context, id uuid.UUID) (*SocialAccount, error) {
	return one[SocialAccount](ctx, tx, `select `+accountColumns+` from social_accounts where id = $1`, id)
}

// SocialAccountsByID returns those of the accounts that exist, in no order.
func (tx *Tx) SocialAccountsByID(ctx context.Context, ids []uuid.UUID) ([]SocialAccount, error) {
	return many[SocialAccount](ctx, tx, `select `+accountColumns+` from social_accounts where id = any($1)`, ids)
}

// SocialAccounts returns the workspace's accounts, connected ones first, then by name.
func (tx *Tx) SocialAccounts(ctx context.Context) ([]SocialAccount, error) {
	return many[SocialAccount](ctx, tx, `
		select `+accountColumns+` from social_accounts
		order by status = 'DISCONNECTED', name, id`)
}

// LockSocialAccountByExternalID returns the workspace's account with the
// provider's id, whatever its status, and holds its row until the end of the
// transaction. When it was connected more than once, the newest.
func (tx *Tx) LockSocialAccountByExternalID(ctx context.Context, channel Channel, externalID string) (*SocialAccount, error) {
	return one[SocialAccount](ctx, tx, `
		select `+accountColumns+` from social_accounts
		where channel = $1 and external_id = $2
		order by connected_at desc limit 1
		for update`, channel, externalID)
}

// RouteAccount returns whose account a provider's id is; Global only.
func (tx *Tx) RouteAccount(ctx context.Context, channel Channel, externalID string) (*AccountRef, error) {
	return one[AccountRef](ctx, tx, `
		select workspace_id, id, status from social_accounts
		where channel = $1 and external_id = $2 and status <> 'DISCONNECTED'`, channel, externalID)
}

// RouteBusiness returns the accounts under a WhatsApp business account; Global only.
func (tx *Tx) RouteBusiness(ctx context.Context, businessID string) ([]AccountRef, error) {
	return many[AccountRef](ctx, tx, `
		select workspace_id, id, status from social_accounts
		where business_id = $1 and business_id <> '' and status <> 'DISCONNECTED'
		order by id`, businessID)
}

// SaveConnection stores an account that has just proved its token: a new row, or
// the same row again with what is newly known. What the provider did not tell
// this time stays. credentials are sealed; they are written only here and by
// SaveCredentials, so a failed attempt to reconnect changes nothing.
func (tx *Tx) SaveConnection(ctx context.Context, a SocialAccount, credentials []byte) (*SocialAccount, error) {
	return one[SocialAccount](ctx, tx, `
		insert into social_accounts (workspace_id, id, channel, external_id, business_id, name, handle, avatar_url,
			credentials, scopes, token_expires_at, quality, messaging_tier, webhook_subscribed_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
		on conflict (workspace_id, id) do update
		set business_id = case when excluded.business_id = '' then social_accounts.business_id else excluded.business_id end,
		    name = excluded.name, handle = excluded.handle,
		    avatar_url = coalesce(excluded.avatar_url, social_accounts.avatar_url),
		    credentials = excluded.credentials, scopes = excluded.scopes, token_expires_at = excluded.token_expires_at,
		    quality = coalesce(excluded.quality, social_accounts.quality),
		    messaging_tier = coalesce(excluded.messaging_tier, social_accounts.messaging_tier),
		    webhook_subscribed_at = coalesce(excluded.webhook_subscribed_at, social_accounts.webhook_subscribed_at),
		    status = 'CONNECTED', status_reason = null, paused_until = null, connected_at = now()
		returning `+accountColumns,
		tx.WorkspaceID(), a.ID, a.Channel, a.ExternalID, a.BusinessID, a.Name, a.Handle, a.PictureURL,
		credentials, orEmpty(a.Scopes), a.TokenExpiresAt, a.Quality, a.MessagingTier, a.WebhookSubscribedAt)
}

// AccountHealth is what a check of an account found; nil leaves a field as it is.
type AccountHealth struct {
	Name, Handle, AvatarURL *string
	Scopes                  []string // nil: not told
	TokenExpiresAt          *time.Time
	Quality, MessagingTier  *string
	// WebhookLost is true when Meta no longer lists our subscription;
	// WebhookSubscribedAt is when it was renewed.
	WebhookLost         bool
	WebhookSubscribedAt *time.Time
}

// SaveHealth records what a check found.
func (tx *Tx) SaveHealth(ctx context.Context, id uuid.UUID, h AccountHealth) (*SocialAccount, error) {
	return one[SocialAccount](ctx, tx, `
		update social_accounts
		set name = coalesce(nullif($2, ''), name), handle = coalesce(nullif($3, ''), handle),
		    avatar_url = coalesce(nullif($4, ''), avatar_url), scopes = coalesce($5::text[], scopes),
		    token_expires_at = coalesce($6, token_expires_at), quality = coalesce(nullif($7, ''), quality),
		    messaging_tier = coalesce(nullif($8, ''), messaging_tier),
		    webhook_subscribed_at = case when $9::boolean then $10::timestamptz else coalesce(webhook_subscribed_at, $10) end
		where id = $1
		returning `+accountColumns,
		id, h.Name, h.Handle, h.AvatarURL, h.Scopes, h.TokenExpiresAt, h.Quality, h.MessagingTier,
		h.WebhookLost, h.WebhookSubscribedAt)
}

// SetAccountStatus changes the status of an account and reports whether it was
// another one. An account somebody disconnected stays so until it is connected
// anew: a late failure or success does not bring it back.
func (tx *Tx) SetAccountStatus(ctx context.Context, id uuid.UUID, status SocialAccountStatus, reason *string) (bool, error) {
	n, err := tx.exec(ctx, `
		update social_accounts set status = $2, status_reason = $3
		where id = $1 and status <> $2 and status <> 'DISCONNECTED'`, id, status, reason)
	return n == 1, err
}

// Disconnect forgets an account's credentials and gives its id free for another
// workspace. Its conversations stay.
func (tx *Tx) Disconnect(ctx context.Context, id uuid.UUID) (*SocialAccount, error) {
	return one[SocialAccount](ctx, tx, `
		update social_accounts
		set status = 'DISCONNECTED', status_reason = null, credentials = null, token_expires_at = null,
		    webhook_subscribed_at = null, paused_until = null
		where id = $1
		returning `+accountColumns, id)
}

// AccountsToWarn returns connected accounts whose token ends within the given time
// and whose owners have not been mailed about that end; Global only.
func (tx *Tx) AccountsToWarn(ctx context.Context, within time.Duration, limit int) ([]AccountRef, error) {
	return many[AccountRef](ctx, tx, `
		select workspace_id, id, status from social_accounts
		where status = 'CONNECTED' and token_expires_at between now() and now() + $1
			and expiry_mailed_for is distinct from token_expires_at
		order by token_expires_at limit $2`, within, limit)
}

// ExpiryMailed records that the owners know when an account's token ends.
func (tx *Tx) ExpiryMailed(ctx context.Context, id uuid.UUID, endsAt time.Time) error {
	return tx.must(ctx, `update social_accounts set expiry_mailed_for = $2 where id = $1`, id, endsAt)
}

// ExpiryToMail returns an account whose owners are to be mailed about its token's
// end within the given time; ErrNotFound when they were, or nothing ends.
func (tx *Tx) ExpiryToMail(ctx context.Context, id uuid.UUID, within time.Duration) (*SocialAccount, error) {
	return one[SocialAccount](ctx, tx, `
		select `+accountColumns+` from social_accounts
		where id = $1 and status = 'CONNECTED' and token_expires_at between now() and now() + $2
			and expiry_mailed_for is distinct from token_expires_at`, id, within)
}

// FailQueued fails all messages of an account that have not left, and returns
// them. One that a worker is sending just now is not among them.
func (tx *Tx) FailQueued(ctx context.Context, accountID uuid.UUID, f Failure) ([]Message, error) {
	failed, err := many[Message](ctx, tx, `
		update messages m
		set status = 'FAILED', due_at = null, failure_code = $2, failure_cause = $3, failure_remedy = $4, failure_details = $5
		where m.social_account_id = $1 and m.status = 'QUEUED' and m.due_at is not null
		returning `+messageColumns, accountID, f.Code, f.Cause, f.Remedy, f.Details)
	if err != nil || len(failed) == 0 {
		return failed, err
	}
	p := tx.pipeline()
	seen := map[uuid.UUID]bool{}
	for _, m := range failed {
		if !seen[m.ConversationID] {
			seen[m.ConversationID] = true
			p.queue(nil, refreshPreview, m.ConversationID)
		}
	}
	return failed, p.send(ctx)
}

// PauseAccount makes the account's sends wait; a pause never gets shorter.
func (tx *Tx) PauseAccount(ctx context.Context, id uuid.UUID, wait time.Duration) error {
	return tx.must(ctx, `
		update social_accounts set paused_until = greatest(paused_until, now() + $2) where id = $1`, id, wait)
}

// TouchWebhook notes that the provider called about an account; Global only. At
// most one write in ten seconds: deliveries come by the hundred.
func (tx *Tx) TouchWebhook(ctx context.Context, workspaceID, id uuid.UUID) error {
	_, err := tx.exec(ctx, `
		update social_accounts set last_webhook_at = now()
		where workspace_id = $1 and id = $2 and (last_webhook_at is null or last_webhook_at < now() - interval '10 seconds')`,
		workspaceID, id)
	return err
}

// SealedCredentials returns an account's credentials as Keyring.Seal made them,
// with the account. ErrNotFound when it has none.
func (tx *Tx) SealedCredentials(ctx context.Context, id uuid.UUID) (*SocialAccount, []byte, error) {
	type row struct {
		SocialAccount
		Credentials []byte
	}
	r, err := one[row](ctx, tx, `
		select `+accountColumns+`, credentials from social_accounts where id = $1 and credentials is not null`, id)
	if err != nil {
		return nil, nil, err
	}
	return &r.SocialAccount, r.Credentials, nil
}

// SaveCredentials replaces credentials that are still the ones the caller read,
// and reports whether they were: a reconnect meanwhile wins.
func (tx *Tx) SaveCredentials(ctx context.Context, id uuid.UUID, was, sealed []byte, expiresAt *time.Time) (bool, error) {
	n, err := tx.exec(ctx, `
		update social_accounts set credentials = $3, token_expires_at = coalesce($4, token_expires_at)
		where id = $1 and credentials = $2`, id, was, sealed, expiresAt)
	return n == 1, err
}

// AccountsWithCredentials returns a page of all accounts that have credentials,
// after an id; Global only.
func (tx *Tx) AccountsWithCredentials(ctx context.Context, after uuid.UUID, limit int) ([]AccountRef, error) {
	return many[AccountRef](ctx, tx, `
		select workspace_id, id, status from social_accounts
		where id > $1 and credentials is not null
		order by id limit $2`, after, limit)
}

// AccountsToRefresh returns connected accounts whose token runs out within the
// given time; Global only.
func (tx *Tx) AccountsToRefresh(ctx context.Context, within time.Duration, limit int) ([]AccountRef, error) {
	return many[AccountRef](ctx, tx, `
		select workspace_id, id, status from social_accounts
		where status = 'CONNECTED' and credentials is not null and token_expires_at < now() + $1
		order by token_expires_at limit $2`, within, limit)
}

// ReleaseMessages makes what waited for an account due at once and returns the
// conversations it waits in. Messages that are seconds away keep their time:
// their author may still take them back.
func (tx *Tx) ReleaseMessages(ctx context.Context, accountID uuid.UUID) ([]uuid.UUID, error) {
	type row struct{ ConversationID uuid.UUID }
	rows, err := many[row](ctx, tx, `
		with released as (
			update messages set due_at = now()
			where social_account_id = $1 and status = 'QUEUED' and due_at > now() + interval '10 seconds'
			returning conversation_id
		)
		select conversation_id from released
		union
		select conversation_id from messages where social_account_id = $1 and due_at is not null`, accountID)
	ids := make([]uuid.UUID, len(rows))
	for i, r := range rows {
		ids[i] = r.ConversationID
	}
	return ids, err
}

// orEmpty is a list as a column that is never null wants it.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
