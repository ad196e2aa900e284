package db

import (
	"context"
	"net/url"
	"time"

	"github.com/google/uuid"
)

// AIProvider is a workspace's own server of models. Its key is sealed and not among
// this: see SealedProviderKey.
type AIProvider struct {
	ID        uuid.UUID
	BaseURL   string
	KeyEnding string // the key's last characters, four at most
	FallsBack bool   // the installation's models stand in, for credits, while its own do not answer
	UpdatedAt time.Time
}

// Host names the provider where people read it.
func (p AIProvider) Host() string {
	if u, err := url.Parse(p.BaseURL); err == nil {
		return u.Host
	}
	return p.BaseURL
}

// AIProvider returns the workspace's own provider, or ErrNotFound.
func (tx *Tx) AIProvider(ctx context.Context) (*AIProvider, error) {
	return one[AIProvider](ctx, tx, `
		select id, base_url, key_ending, falls_back, updated_at from ai_providers where workspace_id = $1`, tx.WorkspaceID())
}

// SealedProviderKey returns the provider's id and its key as it was sealed for it, or
// ErrNotFound.
func (tx *Tx) SealedProviderKey(ctx context.Context) (id uuid.UUID, sealed []byte, err error) {
	row, err := one[struct {
		ID        uuid.UUID
		SealedKey []byte
	}](ctx, tx, `select id, sealed_key from ai_providers where workspace_id = $1`, tx.WorkspaceID())
	if err != nil {
		return uuid.Nil, nil, err
	}
	return row.ID, row.SealedKey, nil
}

// SaveAIProvider makes or replaces the workspace's own provider and what it does.
func (tx *Tx) SaveAIProvider(ctx context.Context, p AIProvider, sealedKey []byte, models []OwnModel) error {
	q := tx.pipeline()
	q.queue(nil, `
		insert into ai_providers (workspace_id, id, base_url, sealed_key, key_ending, falls_back)
		values ($1, $2, $3, $4, $5, $6)
		on conflict (workspace_id) do update set id = excluded.id, base_url = excluded.base_url, sealed_key = excluded.sealed_key,
			key_ending = excluded.key_ending, falls_back = excluded.falls_back, updated_at = clock_timestamp()`,
		tx.WorkspaceID(), p.ID, p.BaseURL, sealedKey, p.KeyEnding, p.FallsBack)
	q.queue(nil, `delete from ai_provider_models where workspace_id = $1`, tx.WorkspaceID())
	for _, m := range models {
		q.queue(nil, `
			insert into ai_provider_models (workspace_id, "use", model, input_micros, output_micros, minute_micros, tested_at)
			values ($1, $2, $3, $4, $5, $6, $7)`,
			tx.WorkspaceID(), m.Use, m.Model, m.InputMicros, m.OutputMicros, m.MinuteMicros, m.TestedAt)
	}
	return q.send(ctx)
}

// ResealProviderKey puts another sealing of the same key in the place of one, unless
// that was replaced meanwhile.
func (tx *Tx) ResealProviderKey(ctx context.Context, before, after []byte) (moved bool, err error) {
	n, err := tx.exec(ctx, `update ai_providers set sealed_key = $3 where workspace_id = $1 and sealed_key = $2`, tx.WorkspaceID(), before, after)
	return n > 0, err
}

// RemoveAIProvider forgets the workspace's own provider and its key, or is ErrNotFound.
// What it did stays counted.
func (tx *Tx) RemoveAIProvider(ctx context.Context) error {
	return tx.must(ctx, `delete from ai_providers where workspace_id = $1`, tx.WorkspaceID())
}

// WithProvider returns up to limit workspaces, after one, that have a provider of their
// own.
func (tx *Tx) WithProvider(ctx context.Context, after uuid.UUID, limit int) ([]uuid.UUID, error) {
	rows, err := many[struct{ WorkspaceID uuid.UUID }](ctx, tx, `
		select workspace_id from ai_providers where workspace_id > $1 order by workspace_id limit $2`, after, limit)
	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.WorkspaceID
	}
	return ids, err
}
