package db_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"socialsync/db"
	"socialsync/db/dbtest"
)

// TestABacklogIsNotWalkedThrough: taking something out of a long queue costs what it
// costs out of a short one, also by a plan that was made while the queue was empty.
func TestABacklogIsNotWalkedThrough(t *testing.T) {
	const backlog, taken = 3000, 50
	urls := dbtest.URLs(t)
	d := dbtest.Open(t, dbtest.Addresses{App: urls.App + "&pool_max_conns=1"}) // one connection, so that every call meets the first one's plan
	desk := newDesk(t, d, "ada")
	quiet := desk.conversation("Emma", "Where is it?", 1, nil)
	busy := desk.conversation("Jonas", "And mine?", 2, nil)
	owner, err := pgx.Connect(t.Context(), urls.Owner)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = owner.Close(context.WithoutCancel(t.Context())) }()
	run := func(statement string, args ...any) {
		t.Helper()
		if _, err := owner.Exec(t.Context(), statement, args...); err != nil {
			t.Fatal(err)
		}
	}
	take := func(id uuid.UUID) {
		t.Helper()
		global(t, d, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.ClaimWebhooks(ctx, []uuid.UUID{id}, time.Minute)
			return orNone(err)
		})
		accepted := db.Accepted{Actor: desk.actor, Conversation: quiet.ID, Message: id, Attempt: id, ExternalID: "an id"}
		if recorded, err := d.RecordSent(t.Context(), []db.Accepted{accepted}); err != nil || recorded[0] != nil {
			t.Fatalf("recorded %v, err %v", recorded[0], err)
		}
		update(t, d, desk.actor, func(tx *db.Tx) error {
			_, err := tx.NextDue(t.Context(), quiet.ID)
			return orNone(err)
		})
	}

	write := func(n int, due *time.Time) { // messages that have left, or are due, in another conversation
		t.Helper()
		run(`set role socialsync_app`)
		run(`select set_config('app.workspace_id', $1, false)`, desk.workspace.ID.String())
		run(`insert into messages (workspace_id, id, conversation_id, social_account_id, direction, author, kind, body, status, occurred_at, due_at)
			select $1, gen_random_uuid(), $2, $3, 'OUT', 'AI', 'TEXT', 'It is on its way.', case when $4::timestamptz is null then 'SENT' else 'QUEUED' end, now(), $4
			from generate_series(1, $5::int)`, desk.workspace.ID, busy.ID, desk.account.ID, due, n)
		run(`reset role`)
	}

	write(backlog, nil)
	run(`analyze messages`)
	take(db.NewID())

	write(backlog, of(time.Now()))
	ids := make([]uuid.UUID, backlog)
	for i := range ids {
		ids[i] = db.NewID()
	}
	run(`set role socialsync_system`)
	run(`insert into webhook_inbox (id, channel, body) select id, 'WHATSAPP', '{}' from unnest($1::uuid[]) id`, ids)
	for _, id := range ids[:taken] {
		take(id)
	}
	d.Close() // what a connection has read is counted when it ends

	run(`reset role`)
	var read int
	if err := owner.QueryRow(t.Context(), `
		select coalesce(sum(idx_tup_read), 0) from pg_stat_user_indexes
		where indexrelname in ('webhook_inbox_due', 'messages_due')`).Scan(&read); err != nil {
		t.Fatal(err)
	}
	if read > backlog {
		t.Errorf("%d entries of the queues were read to take %d things", read, taken)
	}
}

// orNone: nothing being there is no error here.
func orNone(err error) error {
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	return err
}
