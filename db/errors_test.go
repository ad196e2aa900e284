package db_test

import (
	"context"
	"errors"
	"testing"

	"socialsync/db"
	"socialsync/db/dbtest"
)

// TestUnavailable: a Postgres that only reads, as after a failover, is told apart from
// a mistake of ours.
func TestUnavailable(t *testing.T) {
	urls := dbtest.URLs(t)
	d := dbtest.Open(t, dbtest.Addresses{App: urls.App + "&default_transaction_read_only=on"})
	err := d.GlobalEach(t.Context(), "test", func(tx *db.Tx) error {
		return tx.AppendWebhook(t.Context(), db.NewID(), db.ChannelWhatsApp, []byte("{}"))
	})
	if !errors.Is(err, db.ErrUnavailable) {
		t.Errorf("writing: %v", err)
	}
	err = d.GlobalEach(t.Context(), "test", func(tx *db.Tx) error {
		_, err := tx.DueWebhooks(context.WithoutCancel(t.Context()), 1)
		return err
	})
	if err != nil {
		t.Errorf("reading: %v", err)
	}
}
