package accounts

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
)

// keyPrefix lets people and secret scanners see what a leaked string is.
const keyPrefix = "ss_live_"

const (
	keysPerWorkspace = 50
	shownOfKey       = len(keyPrefix) + 4
)

// ApiKeys lists the workspace's keys that are not revoked.
func (s *Service) ApiKeys(ctx context.Context, actor db.Actor) (keys []db.ApiKey, err error) {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		keys, err = tx.ApiKeys(ctx)
		return err
	})
	return keys, err
}

// CreateApiKey makes a key and returns it whole, the only time it is known.
// Problems: BAD_INPUT, LIMIT_REACHED.
func (s *Service) CreateApiKey(ctx context.Context, actor db.Actor, in CreateApiKeyInput) (key *db.ApiKey, secret string, err error) {
	if err := errors.Join(allow(actor, db.RoleAdmin), in.Validate()); err != nil {
		return nil, "", err
	}
	random, _ := newSecret()
	secret = keyPrefix + random
	n := db.NewApiKey{ID: db.NewID(), Name: in.Name, Scope: in.Scope, Prefix: secret[:shownOfKey], Hash: hashSecret(secret)}
	if in.ExpiresInDays != nil {
		validFor := time.Duration(*in.ExpiresInDays) * 24 * time.Hour
		n.ValidFor = &validFor
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		existing, err := tx.ApiKeys(ctx)
		if err != nil {
			return err
		}
		if len(existing) >= keysPerWorkspace {
			return problem.New(problem.LimitReached, "A workspace has at most %d keys. Revoke one that is not used.", keysPerWorkspace)
		}
		key, err = tx.CreateApiKey(ctx, n)
		return err
	})
	if err != nil {
		return nil, "", err
	}
	s.audit(ctx, "API key created", "workspace", actor.WorkspaceID, "user", actor.UserID, "key", key.ID, "scope", key.Scope)
	return key, secret, nil
}

// RevokeApiKey ends a key at once. Problems: NOT_FOUND.
func (s *Service) RevokeApiKey(ctx context.Context, actor db.Actor, id uuid.UUID) error {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return err
	}
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		s.revoked(tx, events.Revocation{SessionID: id.String(), WorkspaceID: actor.WorkspaceID})
		return tx.RevokeApiKey(ctx, id)
	})
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("key")
	}
	if err == nil {
		s.audit(ctx, "API key revoked", "workspace", actor.WorkspaceID, "user", actor.UserID, "key", id)
	}
	return err
}
