package channels

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
)

// credentials is the secret of an account, sealed before it is stored.
type credentials struct {
	Token    string    `json:"token"`
	IssuedAt time.Time `json:"issuedAt,omitzero"`
	// PIN is the two-step code we registered a WhatsApp number with.
	PIN string `json:"pin,omitempty"`
}

func (s *Service) seal(workspaceID, accountID uuid.UUID, c credentials) ([]byte, error) {
	plain, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	return s.Keys.Seal(workspaceID, accountID, plain)
}

func (s *Service) open(workspaceID, accountID uuid.UUID, sealed []byte) (c credentials, err error) {
	plain, err := s.Keys.Open(workspaceID, accountID, sealed)
	if err != nil {
		return c, fmt.Errorf("open credentials of account %s: %w", accountID, err)
	}
	return c, json.Unmarshal(plain, &c)
}

// cached is an entry of the credentials cache. Sealed stays sealed.
type cached struct {
	Account db.SocialAccount `json:"account"`
	Sealed  []byte           `json:"sealed"`
}

func credentialsKey(workspaceID, accountID uuid.UUID) cacheKey {
	return newCacheKey("credentials", workspaceID, accountID.String())
}

// Credentials returns an account and the token that opens it, mostly from the
// cache. db.ErrNotFound when it was disconnected. The account may need to be
// connected again: look at its status before using the token.
func (s *Service) Credentials(ctx context.Context, workspaceID, accountID uuid.UUID) (account db.SocialAccount, access meta.Account, err error) {
	if entry, ok := s.cached(ctx, workspaceID, accountID); ok {
		return s.use(workspaceID, entry)
	}
	err = s.DB.View(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) (err error) {
		account, access, err = s.read(ctx, tx, accountID)
		return err
	})
	return account, access, err
}

func (s *Service) cached(ctx context.Context, workspaceID, accountID uuid.UUID) (entry cached, ok bool) {
	value, ok := s.Cache.get(ctx, credentialsKey(workspaceID, accountID))
	return entry, ok && json.Unmarshal(value, &entry) == nil && //nolint:musttag // a row is spelled as in Go: only we read it back
		entry.Account.ID == accountID
}

func (s *Service) read(ctx context.Context, tx *db.Tx, accountID uuid.UUID) (db.SocialAccount, meta.Account, error) {
	account, sealed, err := tx.SealedCredentials(ctx, accountID)
	if err != nil {
		return db.SocialAccount{}, meta.Account{}, err
	}
	entry := cached{Account: *account, Sealed: sealed}
	if value, err := json.Marshal(entry); err == nil { //nolint:musttag // as above
		s.Cache.fill(ctx, credentialsKey(tx.WorkspaceID(), accountID), value)
	}
	return s.use(tx.WorkspaceID(), entry)
}

func (s *Service) use(workspaceID uuid.UUID, entry cached) (db.SocialAccount, meta.Account, error) {
	access, err := s.OpenCredentials(entry.Account, workspaceID, entry.Sealed)
	return entry.Account, access, err
}

// OpenCredentials returns what opens an account whose credentials were read sealed.
func (s *Service) OpenCredentials(account db.SocialAccount, workspaceID uuid.UUID, sealed []byte) (meta.Account, error) {
	c, err := s.open(workspaceID, account.ID, sealed)
	return meta.Account{ID: account.ExternalID, Token: c.Token}, err
}

// TokenRefused marks an account as to be connected again because Meta no longer
// takes its token. A refusal of a token that was replaced meanwhile, which an
// old cache entry can cause, only clears the cache. reason goes to the log.
func (s *Service) TokenRefused(ctx context.Context, workspaceID, accountID uuid.UUID, reason string) error {
	entry, wasCached := s.cached(ctx, workspaceID, accountID)
	var changed bool
	err := s.DB.Update(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) (err error) {
		if wasCached {
			_, sealed, err := tx.SealedCredentials(ctx, accountID)
			if err != nil {
				return err
			}
			if !bytes.Equal(sealed, entry.Sealed) {
				s.changed(tx, accountID)
				return nil
			}
		}
		changed, err = tx.SetAccountStatus(ctx, accountID, db.AccountReconnect, orNil(mustReconnect))
		if changed {
			s.changed(tx, accountID)
		}
		return err
	})
	if changed {
		s.Log.WarnContext(ctx, "account must be connected again", "workspace", workspaceID, "account", accountID, "reason", reason)
	}
	if err != nil {
		return fmt.Errorf("mark account to be connected again: %w", err)
	}
	return nil
}

const mustReconnect = "Meta no longer accepts the access token. Connect the account again; messages wait until then."

// Pause makes an account's sends wait because Meta asked for it.
func (s *Service) Pause(ctx context.Context, workspaceID, accountID uuid.UUID, wait time.Duration) error {
	return s.DB.Update(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) error {
		if err := tx.PauseAccount(ctx, accountID, wait); err != nil {
			return err
		}
		tx.AfterCommit(func(ctx context.Context) { s.Cache.drop(ctx, credentialsKey(workspaceID, accountID)) })
		return nil
	})
}

// Reseal seals every credential again under the newest encryption key and says
// how many it moved. Run it after adding a key; then the old one may go.
func (s *Service) Reseal(ctx context.Context) (moved int, err error) {
	list := func(tx *db.Tx, after uuid.UUID, most int) ([]db.AccountRef, error) {
		return tx.AccountsWithCredentials(ctx, after, most)
	}
	return db.Reseal(ctx, s.DB, "seal credentials under the newest key", list, func(ref db.AccountRef) uuid.UUID { return ref.ID },
		func(ref db.AccountRef) (bool, error) {
			moved, err := s.resealOne(ctx, ref)
			if err != nil {
				return false, fmt.Errorf("reseal account %s: %w", ref.ID, err)
			}
			return moved, nil
		})
}

func (s *Service) resealOne(ctx context.Context, ref db.AccountRef) (moved bool, err error) {
	err = s.DB.Update(ctx, db.SystemActor(ref.WorkspaceID), func(tx *db.Tx) error {
		_, sealed, err := tx.SealedCredentials(ctx, ref.ID)
		if err != nil || s.Keys.IsCurrent(sealed) {
			return err
		}
		again, err := s.Keys.Reseal(ref.WorkspaceID, ref.ID, sealed)
		if err != nil {
			return err
		}
		if moved, err = tx.SaveCredentials(ctx, ref.ID, sealed, again, nil); moved {
			tx.AfterCommit(func(ctx context.Context) { s.Cache.drop(ctx, credentialsKey(ref.WorkspaceID, ref.ID)) })
		}
		return err
	})
	return moved, err
}
