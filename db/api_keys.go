package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// ApiKeyScope is what a program with the key may do. The spelling of the type
// is the schema's.
type ApiKeyScope string

const (
	ScopeRead  ApiKeyScope = "READ"
	ScopeWrite ApiKeyScope = "WRITE"
)

// ApiKey lets a program in. The key itself is not kept, only its hash.
type ApiKey struct {
	ID         uuid.UUID
	Name       string
	Scope      ApiKeyScope
	Prefix     string
	CreatedAt  time.Time
	ExpiresAt  *time.Time // nil: never
	LastUsedAt *time.Time // at most a minute old while it is in use
}

const apiKeyColumns = `id, name, scope, prefix, created_at, expires_at, last_used_at`

// ApiKeys returns the keys that are not revoked, the newest first.
func (tx *Tx) ApiKeys(ctx context.Context) ([]ApiKey, error) {
	return many[ApiKey](ctx, tx, `
		select `+apiKeyColumns+` from api_keys
		where workspace_id = $1 and revoked_at is null
		order by created_at desc, id desc`, tx.WorkspaceID())
}

// ApiKeysByID returns those of ids that exist, revoked ones included.
func (tx *Tx) ApiKeysByID(ctx context.Context, ids []uuid.UUID) ([]ApiKey, error) {
	return many[ApiKey](ctx, tx, `
		select `+apiKeyColumns+` from api_keys where workspace_id = $1 and id = any($2)`, tx.WorkspaceID(), ids)
}

// NewApiKey is what CreateApiKey needs. ValidFor nil: it never expires.
type NewApiKey struct {
	ID       uuid.UUID
	Name     string
	Scope    ApiKeyScope
	Prefix   string
	Hash     []byte
	ValidFor *time.Duration
}

// CreateApiKey adds a key of the actor's workspace.
func (tx *Tx) CreateApiKey(ctx context.Context, k NewApiKey) (*ApiKey, error) {
	author := uuid.NullUUID{UUID: tx.Actor().UserID, Valid: tx.Actor().UserID != uuid.Nil}
	return one[ApiKey](ctx, tx, `
		insert into api_keys (workspace_id, id, name, scope, prefix, key_hash, created_by, expires_at)
		values ($1, $2, $3, $4, $5, $6, $7, now() + $8::interval)
		returning `+apiKeyColumns, tx.WorkspaceID(), k.ID, k.Name, k.Scope, k.Prefix, k.Hash, author, k.ValidFor)
}

// RevokeApiKey ends a key. ErrNotFound when it is revoked already.
func (tx *Tx) RevokeApiKey(ctx context.Context, id uuid.UUID) error {
	return tx.must(ctx, `
		update api_keys set revoked_at = now()
		where workspace_id = $1 and id = $2 and revoked_at is null`, tx.WorkspaceID(), id)
}

// ApiKeyAccess is whom a key lets in, and how.
type ApiKeyAccess struct {
	ID          uuid.UUID
	WorkspaceID uuid.UUID
	Scope       ApiKeyScope
	ExpiresAt   *time.Time
}

// UseApiKey finds a key that is valid now and notes its use, at most once a
// minute. ErrNotFound: unknown, revoked or expired. Global only.
func (tx *Tx) UseApiKey(ctx context.Context, hash []byte) (*ApiKeyAccess, error) {
	access, err := one[ApiKeyAccess](ctx, tx, `
		select id, workspace_id, scope, expires_at from api_keys
		where key_hash = $1 and revoked_at is null and (expires_at is null or expires_at > now())`, hash)
	if err != nil {
		return nil, err
	}
	_, err = tx.exec(ctx, `
		update api_keys set last_used_at = now()
		where workspace_id = $1 and id = $2 and (last_used_at is null or last_used_at < now() - interval '1 minute')`,
		access.WorkspaceID, access.ID)
	return access, err
}

// LiveApiKeys returns those of ids that are neither revoked nor expired. Global
// only.
func (tx *Tx) LiveApiKeys(ctx context.Context, ids []uuid.UUID) ([]uuid.UUID, error) {
	type key struct{ ID uuid.UUID }
	rows, err := many[key](ctx, tx, `
		select id from api_keys
		where id = any($1) and revoked_at is null and (expires_at is null or expires_at > now())`, ids)
	live := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		live[i] = row.ID
	}
	return live, err
}
