package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"socialsync/db"
	"socialsync/features/accounts"
)

// Migrate brings the database to this version of the program.
func Migrate(ctx context.Context, c Config, log *slog.Logger) error {
	return db.Migrate(ctx, c.DatabaseOwnerURL, log)
}

// Token prints an access token of the demo owner that works for a few minutes,
// for the examples in the documentation.
func Token(ctx context.Context, c Config, log *slog.Logger, out io.Writer) error {
	if !c.Sandbox {
		return errors.New("token is for the demo workspace: make an API key in the settings instead")
	}
	a, err := New(ctx, c, log)
	if err != nil {
		return err
	}
	defer a.Close()
	token, err := a.Accounts.TokenFor(ctx, DemoEmail)
	if errors.Is(err, accounts.ErrSignedOut) {
		return errors.New("there is no demo workspace: run socialsync seed first")
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, token)
	return err
}

// Reseal moves every channel's credentials, every model provider's key, and what the
// actions' headers hold, to the newest of ENCRYPTION_KEYS, so that older ones may go.
func Reseal(ctx context.Context, c Config, log *slog.Logger) error {
	a, err := New(ctx, c, log)
	if err != nil {
		return err
	}
	defer a.Close()
	moved, err := a.Channels.Reseal(ctx)
	if err != nil {
		return err
	}
	keys, err := a.Billing.ResealKeys(ctx)
	if err != nil {
		return err
	}
	headers, err := a.Actions.Reseal(ctx)
	log.Info("resealed", "credentials", moved, "keys", keys, "actions", headers)
	return err
}
