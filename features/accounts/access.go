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
	ExpiresAt time.Time // of what was shown; zero: never
	ByCookie  bool      // the browser sent it by itself: cross-site requests must be refused
	// SessionEnds is when the person must sign in again; zero without a session.
	SessionEnds time.Time
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

// session says what a session may do in a workspace.
func (s *Service) session(ctx context.Context, sessionID, workspaceID uuid.UUID) (Credential, error) {
	return s.checked.get("session:"+sessionID.String()+workspaceID.String(), func() (c Credential, err error) {
		err = s.DB.Global(ctx, "check a session", func(tx *db.Tx) error {
			access, err := tx.SessionAccess(ctx, sessionID, workspaceID)
			if err != nil {
				return err
			}
			c = Credential{SessionEnds: access.ExpiresAt, Actor: db.Actor{
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

// Ended says of each actor whether what it proved has ended: its session or key
// is revoked or over, or its person is no member any more. Long-lived sockets
// are checked by it, many at a time and never from memory.
func (s *Service) Ended(ctx context.Context, actors []db.Actor) ([]bool, error) {
	var sessions, keys, people []uuid.UUID
	for _, a := range actors {
		switch {
		case a.APIKeyID != uuid.Nil:
			keys = append(keys, a.APIKeyID)
		case a.SessionID != uuid.Nil:
			sessions = append(sessions, a.SessionID)
		default:
			people = append(people, a.UserID)
		}
	}
	seats, live := map[db.Seat]bool{}, map[uuid.UUID]bool{}
	err := s.DB.Global(ctx, "check open sockets", func(tx *db.Tx) error {
		held, err := tx.SeatsOfSessions(ctx, sessions)
		if err != nil {
			return err
		}
		members, err := tx.SeatsOfUsers(ctx, people)
		if err != nil {
			return err
		}
		for _, seat := range append(held, members...) {
			seats[seat] = true
		}
		ids, err := tx.LiveApiKeys(ctx, keys)
		for _, id := range ids {
			live[id] = true
		}
		return err
	})
	ended := make([]bool, len(actors))
	for i, a := range actors {
		seat := db.Seat{SessionID: a.SessionID, UserID: a.UserID, WorkspaceID: a.WorkspaceID}
		ended[i] = !seats[seat] && !live[a.APIKeyID]
	}
	return ended, err
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
