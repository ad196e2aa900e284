package accounts

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
)

// Credential is what a caller has proven.
type Credential struct {
	Actor     db.Actor
	ExpiresAt time.Time // zero: never
	ByCookie  bool      // the browser sent it by itself: cross-site requests must be refused
}

// ByAccessToken checks one of our own access tokens and, in Postgres, that the
// session lives and its person belongs to the workspace. The error is
// ErrSignedOut or internal.
func (s *Service) ByAccessToken(ctx context.Context, token string) (Credential, error) {
	claims, err := s.Tokens.verify(token)
	if err != nil {
		return Credential{}, ErrSignedOut
	}
	c, err := s.session(ctx, claims.SessionID, claims.WorkspaceID)
	if err == nil && c.Actor.UserID != claims.userID {
		return Credential{}, ErrSignedOut
	}
	c.ExpiresAt = claims.ExpiresAt.Time
	return c, err
}

// session says what a session may do in a workspace. ExpiresAt is the session's.
func (s *Service) session(ctx context.Context, sessionID, workspaceID uuid.UUID) (Credential, error) {
	return s.checked.get("session:"+sessionID.String()+workspaceID.String(), func() (c Credential, err error) {
		err = s.DB.Global(ctx, "check a session", func(tx *db.Tx) error {
			access, err := tx.SessionAccess(ctx, sessionID, workspaceID)
			if err != nil {
				return err
			}
			c = Credential{ExpiresAt: access.ExpiresAt, Actor: db.Actor{
				UserID: access.UserID, WorkspaceID: workspaceID, Role: access.Role, SessionID: sessionID,
			}}
			return nil
		})
		return c, signedOut(err)
	})
}

// ByBearer checks what came in an Authorization header: an API key, one of our
// access tokens, or a token of the trusted Supabase project. preferred is the
// workspace a Supabase token is for; zero means the person's first.
func (s *Service) ByBearer(ctx context.Context, token string, preferred uuid.UUID) (Credential, error) {
	if strings.HasPrefix(token, keyPrefix) {
		return s.byApiKey(ctx, token)
	}
	c, err := s.ByAccessToken(ctx, token)
	if errors.Is(err, ErrSignedOut) && s.Supabase != nil {
		return s.bySupabase(ctx, token, preferred)
	}
	return c, err
}

func (s *Service) byApiKey(ctx context.Context, key string) (Credential, error) {
	hash := hashSecret(key)
	return s.checked.get("key:"+hex.EncodeToString(hash), func() (c Credential, err error) {
		err = s.DB.Global(ctx, "check an API key", func(tx *db.Tx) error {
			access, err := tx.UseApiKey(ctx, hash)
			if err != nil {
				return err
			}
			c.Actor = db.Actor{WorkspaceID: access.WorkspaceID, Role: roleOf(access.Scope), APIKeyID: access.ID}
			if access.ExpiresAt != nil {
				c.ExpiresAt = *access.ExpiresAt
			}
			return nil
		})
		return c, signedOut(err)
	})
}

// roleOf is what a program with a key may do.
func roleOf(scope db.ApiKeyScope) db.Role {
	if scope == db.ScopeWrite {
		return db.RoleAgent
	}
	return db.RoleViewer
}

// Recheck says whether what was proven before still holds, and with which role;
// long-lived sockets ask now and then. The error is ErrSignedOut or internal.
func (s *Service) Recheck(ctx context.Context, actor db.Actor) (db.Actor, error) {
	switch {
	case actor.SessionID != uuid.Nil:
		c, err := s.session(ctx, actor.SessionID, actor.WorkspaceID)
		return c.Actor, err
	case actor.APIKeyID != uuid.Nil:
		var live bool
		err := s.DB.Global(ctx, "check an API key again", func(tx *db.Tx) (err error) {
			live, err = tx.ApiKeyIsLive(ctx, actor.APIKeyID)
			return err
		})
		if err == nil && !live {
			err = ErrSignedOut
		}
		return actor, err
	case actor.UserID != uuid.Nil:
		err := s.DB.Global(ctx, "check a membership again", func(tx *db.Tx) (err error) {
			actor.Role, err = tx.RoleIn(ctx, actor.UserID, actor.WorkspaceID)
			return err
		})
		return actor, signedOut(err)
	}
	return db.Actor{}, ErrSignedOut
}

func signedOut(err error) error {
	if errors.Is(err, db.ErrNotFound) {
		return ErrSignedOut
	}
	if err != nil {
		return fmt.Errorf("check a credential: %w", err)
	}
	return nil
}

// accessCache remembers for a moment what Postgres said about a credential, and
// forgets everything when anything is revoked, here or in another process. The
// moment bounds how long a revocation can go unnoticed when Redis is away too.
type accessCache struct {
	mu         sync.RWMutex
	entries    map[string]checkedCredential
	generation int
}

type checkedCredential struct {
	credential Credential
	err        error
	until      time.Time
}

const (
	rememberAccess    = 3 * time.Second
	rememberedAtATime = 50_000
)

func (c *accessCache) get(key string, load func() (Credential, error)) (Credential, error) {
	now := time.Now()
	c.mu.RLock()
	entry, found := c.entries[key]
	generation := c.generation
	c.mu.RUnlock()
	if found && now.Before(entry.until) {
		return entry.credential, entry.err
	}
	credential, err := load()
	if err != nil && !errors.Is(err, ErrSignedOut) {
		return credential, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	// What was read before a revocation must not outlive it.
	if c.generation == generation {
		if c.entries == nil || len(c.entries) >= rememberedAtATime {
			c.entries = make(map[string]checkedCredential)
		}
		c.entries[key] = checkedCredential{credential: credential, err: err, until: now.Add(rememberAccess)}
	}
	return credential, err
}

func (c *accessCache) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries = nil
	c.generation++
}
