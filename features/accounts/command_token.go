package accounts

import (
	"context"
	"errors"

	"socialsync/db"
)

// AccessTokenFor starts a session for the person with this address, as the
// operator of the installation may, and returns its access token. ErrSignedOut
// when nobody has the address.
func (s *Service) AccessTokenFor(ctx context.Context, email string) (string, error) {
	var issued Issued
	err := s.DB.Global(ctx, "make an access token on the command line", func(tx *db.Tx) error {
		user, err := tx.UserByEmail(ctx, email)
		if err != nil {
			return err
		}
		issued, err = s.start(ctx, tx, user.ID, nobrowser{})
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return "", ErrSignedOut
	}
	return issued.Access, err
}
