package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// Session is one signed-in browser. It ends when it is revoked or its time is
// up, whichever comes first; using it does not make it last longer.
type Session struct {
	ID          uuid.UUID
	UserID      uuid.UUID
	WorkspaceID *uuid.UUID // where the person was last; nil when that is gone
	UserAgent   string
	Address     string
	CreatedAt   time.Time
	LastUsedAt  time.Time
	ExpiresAt   time.Time
}

const sessionColumns = `id, user_id, workspace_id, user_agent, address, created_at, last_used_at, expires_at`

// IsCurrent reports whether the context's request came with this session.
func (s Session) IsCurrent(ctx context.Context) bool { return ActorFrom(ctx).SessionID == s.ID }

// NewSession is what CreateSession needs.
type NewSession struct {
	ID          uuid.UUID
	UserID      uuid.UUID
	WorkspaceID *uuid.UUID
	UserAgent   string
	Address     string
	ValidFor    time.Duration
}

// CreateSession signs a browser in. Global only, as all of sessions is.
func (tx *Tx) CreateSession(ctx context.Context, s NewSession) (*Session, error) {
	return one[Session](ctx, tx, `
		insert into sessions (id, user_id, workspace_id, user_agent, address, expires_at)
		values ($1, $2, $3, left($4, 400), left($5, 100), now() + $6::interval)
		returning `+sessionColumns, s.ID, s.UserID, s.WorkspaceID, s.UserAgent, s.Address, s.ValidFor)
}

// SessionsOf returns a person's live sessions, the one used last first.
func (tx *Tx) SessionsOf(ctx context.Context, userID uuid.UUID) ([]Session, error) {
	return many[Session](ctx, tx, `
		select `+sessionColumns+` from sessions
		where user_id = $1 and revoked_at is null and expires_at > now()
		order by last_used_at desc
		limit 100`, userID)
}

// Access is what a session allows in one workspace, as of now.
type Access struct {
	UserID    uuid.UUID
	Role      Role
	ExpiresAt time.Time
}

// SessionAccess says what the session may do in the workspace. ErrNotFound: it
// has ended, or its person is no member there.
func (tx *Tx) SessionAccess(ctx context.Context, sessionID, workspaceID uuid.UUID) (*Access, error) {
	return one[Access](ctx, tx, `
		select s.user_id, m.role, s.expires_at
		from sessions s
		join memberships m on m.user_id = s.user_id and m.workspace_id = $2
		where s.id = $1 and s.revoked_at is null and s.expires_at > now()`, sessionID, workspaceID)
}

// Seat is a place in a workspace that somebody still holds: through a session,
// or for a zero SessionID simply as a member.
type Seat struct {
	SessionID   uuid.UUID
	UserID      uuid.UUID
	WorkspaceID uuid.UUID
}

// SeatsOfSessions returns where the sessions may still be, leaving out what has
// ended. Many at a time: open sockets are checked by it.
func (tx *Tx) SeatsOfSessions(ctx context.Context, sessionIDs []uuid.UUID) ([]Seat, error) {
	return many[Seat](ctx, tx, `
		select s.id as session_id, s.user_id, m.workspace_id
		from sessions s
		join memberships m on m.user_id = s.user_id
		where s.id = any($1) and s.revoked_at is null and s.expires_at > now()`, sessionIDs)
}

// SeatsOfUsers returns where the people are members.
func (tx *Tx) SeatsOfUsers(ctx context.Context, userIDs []uuid.UUID) ([]Seat, error) {
	return many[Seat](ctx, tx, `
		select '00000000-0000-0000-0000-000000000000'::uuid as session_id, user_id, workspace_id
		from memberships where user_id = any($1)`, userIDs)
}

// LastWorkspace is where the person was when they were last signed in; nil when
// they never were or it is gone.
func (tx *Tx) LastWorkspace(ctx context.Context, userID uuid.UUID) (*uuid.UUID, error) {
	return value[*uuid.UUID](ctx, tx, `
		select workspace_id from sessions where user_id = $1 order by last_used_at desc limit 1`, userID)
}

// EnterWorkspace remembers where the session's person went.
func (tx *Tx) EnterWorkspace(ctx context.Context, sessionID, workspaceID uuid.UUID) (*Session, error) {
	return one[Session](ctx, tx, `
		update sessions set workspace_id = $2
		where id = $1 and revoked_at is null and expires_at > now()
		returning `+sessionColumns, sessionID, workspaceID)
}

// RevokeSession ends one session of the person. Ending it twice is the same as
// once; ErrNotFound when it is not theirs.
func (tx *Tx) RevokeSession(ctx context.Context, sessionID, userID uuid.UUID, reason string) error {
	return tx.must(ctx, `
		update sessions set revoked_at = coalesce(revoked_at, now()), revoked_reason = coalesce(revoked_reason, $3)
		where id = $1 and user_id = $2`, sessionID, userID, reason)
}

// RevokeSessionsOf ends every live session of the person but except, which may
// be zero, and returns their ids.
func (tx *Tx) RevokeSessionsOf(ctx context.Context, userID, except uuid.UUID, reason string) ([]uuid.UUID, error) {
	type ended struct{ ID uuid.UUID }
	rows, err := many[ended](ctx, tx, `
		update sessions set revoked_at = now(), revoked_reason = $3
		where user_id = $1 and id <> $2 and revoked_at is null and expires_at > now()
		returning id`, userID, except, reason)
	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	return ids, err
}

// DeleteEndedSessions forgets sessions that ended a month ago, with all their
// tokens. Until then a stolen token still gives itself away.
func (tx *Tx) DeleteEndedSessions(ctx context.Context) (int64, error) {
	return tx.exec(ctx, `
		delete from sessions
		where expires_at < now() - interval '30 days' or revoked_at < now() - interval '30 days'`)
}

// RefreshToken is a token that was found, with the session it belongs to. All
// times, Now included, are the database's.
type RefreshToken struct {
	SessionID   uuid.UUID
	UserID      uuid.UUID
	WorkspaceID *uuid.UUID
	UsedAt      *time.Time // nil: not yet exchanged
	ExpiresAt   time.Time
	RevokedAt   *time.Time
	Now         time.Time
}

// AddRefreshToken gives the session another token, by its hash, or finds that it
// has it. False means that it was exchanged before. The session must be locked.
func (tx *Tx) AddRefreshToken(ctx context.Context, tokenHash []byte, sessionID uuid.UUID) (usable bool, err error) {
	return value[bool](ctx, tx, `
		insert into refresh_tokens (token_hash, session_id) values ($1, $2)
		on conflict (token_hash) do update set token_hash = excluded.token_hash
		returning used_at is null`, tokenHash, sessionID)
}

// LockRefreshToken finds a token and holds its session until the transaction
// ends, so that two exchanges of one session happen after each other.
func (tx *Tx) LockRefreshToken(ctx context.Context, tokenHash []byte) (*RefreshToken, error) {
	// The session is locked before the token is read: a snapshot taken while
	// waiting would still show the token as unused.
	type owner struct{ ID uuid.UUID }
	if _, err := many[owner](ctx, tx, `
		select s.id from sessions s
		where s.id = (select session_id from refresh_tokens where token_hash = $1)
		for update`, tokenHash); err != nil {
		return nil, err
	}
	return one[RefreshToken](ctx, tx, `
		select t.session_id, s.user_id, s.workspace_id, t.used_at, s.expires_at, s.revoked_at, clock_timestamp() as now
		from refresh_tokens t
		join sessions s on s.id = t.session_id
		where t.token_hash = $1`, tokenHash)
}

// SpendRefreshToken marks a token as exchanged; the first time counts. The
// session was used now, from address.
func (tx *Tx) SpendRefreshToken(ctx context.Context, tokenHash []byte, sessionID uuid.UUID, address string) error {
	p := tx.pipeline()
	p.queue(nil, `update refresh_tokens set used_at = coalesce(used_at, clock_timestamp()) where token_hash = $1`, tokenHash)
	p.queue(nil, `update sessions set last_used_at = now(), address = left($2, 100) where id = $1`, sessionID, address)
	return p.send(ctx)
}
