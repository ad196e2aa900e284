package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// Theme is which colours a person works in.
type Theme string

const (
	ThemeSystem Theme = "SYSTEM"
	ThemeLight  Theme = "LIGHT"
	ThemeDark   Theme = "DARK"
)

// Density is how much fits on a person's screen.
type Density string

const (
	DensityComfortable Density = "COMFORTABLE"
	DensityCompact     Density = "COMPACT"
)

// User is a person. People are global: what they may see is a Membership. The
// password's hash is no field of it, so that it cannot be shown.
type User struct {
	ID        uuid.UUID
	Email     string
	Name      string
	Locale    string // en or fr
	TimeZone  string // an IANA name
	Theme     Theme
	Density   Density
	CreatedAt time.Time
	UpdatedAt time.Time
}

const userColumns = `id, email, name, locale, time_zone, theme, density, created_at, updated_at`

// NewUser is what CreateUser needs. Without a password hash the person can only
// come through Supabase or a password reset.
type NewUser struct {
	ID           uuid.UUID
	Email        string
	Name         string
	PasswordHash *string
	SupabaseID   *uuid.UUID
	Locale       string
	TimeZone     string
}

// CreateUser adds a person. It needs Global, as everything that writes users
// does. A taken address is a TakenError of users_email_key.
func (tx *Tx) CreateUser(ctx context.Context, u NewUser) (*User, error) {
	return one[User](ctx, tx, `
		insert into users (id, email, name, password_hash, supabase_id, locale, time_zone)
		values ($1, $2, $3, $4, $5, $6, $7)
		returning `+userColumns, u.ID, u.Email, u.Name, u.PasswordHash, u.SupabaseID, u.Locale, u.TimeZone)
}

// UsersByID returns those of ids the actor may see: colleagues, or under Global
// everybody. Their order is not that of ids.
func (tx *Tx) UsersByID(ctx context.Context, ids []uuid.UUID) ([]User, error) {
	return many[User](ctx, tx, `select `+userColumns+` from users where id = any($1)`, ids)
}

// UserByEmail finds a person by address, whatever its case. Global only.
func (tx *Tx) UserByEmail(ctx context.Context, email string) (*User, error) {
	return one[User](ctx, tx, `select `+userColumns+` from users where lower(email) = lower($1)`, email)
}

// UserBySupabaseID finds the person a Supabase project knows by id. Global only.
func (tx *Tx) UserBySupabaseID(ctx context.Context, id uuid.UUID) (*User, error) {
	return one[User](ctx, tx, `select `+userColumns+` from users where supabase_id = $1`, id)
}

// LinkSupabase remembers how a Supabase project calls the person. It refuses,
// with ErrNotFound, somebody who is linked already. Global only.
func (tx *Tx) LinkSupabase(ctx context.Context, userID, supabaseID uuid.UUID) error {
	return tx.must(ctx, `update users set supabase_id = $2, updated_at = now() where id = $1 and supabase_id is null`, userID, supabaseID)
}

// ProfileChange holds what a person changes about themselves; nil stays as it is.
type ProfileChange struct {
	Name     *string
	Locale   *string
	TimeZone *string
	Theme    *Theme
	Density  *Density
}

// UpdateProfile changes what a person decides about themselves. Global only.
func (tx *Tx) UpdateProfile(ctx context.Context, userID uuid.UUID, c ProfileChange) (*User, error) {
	return one[User](ctx, tx, `
		update users
		set name = coalesce($2, name), locale = coalesce($3, locale), time_zone = coalesce($4, time_zone),
		    theme = coalesce($5, theme), density = coalesce($6, density), updated_at = now()
		where id = $1
		returning `+userColumns, userID, c.Name, c.Locale, c.TimeZone, c.Theme, c.Density)
}

// Credentials are what a password is compared with. Hash is nil for a person
// who never set one.
type Credentials struct {
	UserID       uuid.UUID
	PasswordHash *string
}

// CredentialsByEmail is the first half of signing in. Global only.
func (tx *Tx) CredentialsByEmail(ctx context.Context, email string) (*Credentials, error) {
	return one[Credentials](ctx, tx, `select id as user_id, password_hash from users where lower(email) = lower($1)`, email)
}

// CredentialsOf are those of a person who is known already. Global only.
func (tx *Tx) CredentialsOf(ctx context.Context, userID uuid.UUID) (*Credentials, error) {
	return one[Credentials](ctx, tx, `select id as user_id, password_hash from users where id = $1`, userID)
}

// SetPasswordHash replaces the password. Global only.
func (tx *Tx) SetPasswordHash(ctx context.Context, userID uuid.UUID, hash string) error {
	return tx.must(ctx, `update users set password_hash = $2, updated_at = now() where id = $1`, userID, hash)
}

// Rehash stores the same password under newer parameters, unless it was changed
// since old was read. Global only.
func (tx *Tx) Rehash(ctx context.Context, userID uuid.UUID, old, hash string) error {
	_, err := tx.exec(ctx, `update users set password_hash = $3 where id = $1 and password_hash = $2`, userID, old, hash)
	return err
}
