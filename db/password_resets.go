package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// CreatePasswordReset remembers the hash of a link that lets its holder choose a
// new password once, for validFor. Global only.
func (tx *Tx) CreatePasswordReset(ctx context.Context, tokenHash []byte, userID uuid.UUID, validFor time.Duration) error {
	_, err := tx.exec(ctx, `
		insert into password_resets (token_hash, user_id, expires_at)
		values ($1, $2, now() + $3::interval)`, tokenHash, userID, validFor)
	return err
}

// UsePasswordReset spends the link and with it every other one of the person.
// ErrNotFound: unknown, used before, or out of date. Global only.
func (tx *Tx) UsePasswordReset(ctx context.Context, tokenHash []byte) (userID uuid.UUID, err error) {
	type spent struct{ UserID uuid.UUID }
	row, err := one[spent](ctx, tx, `
		update password_resets set used_at = now()
		where token_hash = $1 and used_at is null and expires_at > now()
		returning user_id`, tokenHash)
	if err != nil {
		return uuid.Nil, err
	}
	_, err = tx.exec(ctx, `update password_resets set used_at = now() where user_id = $1 and used_at is null`, row.UserID)
	return row.UserID, err
}

// DeleteOldPasswordResets forgets links nobody can use any more. Global only.
func (tx *Tx) DeleteOldPasswordResets(ctx context.Context) (int64, error) {
	return tx.exec(ctx, `delete from password_resets where expires_at < now() - interval '1 day'`)
}
