package inbox_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
)

// poisoned is an Accounts that no delivery survives.
type poisoned struct{ *world }

func (poisoned) Route(context.Context, db.Channel, string) (db.AccountRef, error) {
	panic("nobody thought of this")
}

// keep appends a delivery with one message and returns its id.
func (w *world) keep() uuid.UUID {
	w.t.Helper()
	id := db.NewID()
	w.do("append", w.DB.Global(w.t.Context(), "test", func(tx *db.Tx) error {
		return tx.AppendWebhook(w.t.Context(), id, db.ChannelWhatsApp,
			[]byte(whatsApp("messages", `"messages":[`+text("wamid.1", "33600000001", "hi", time.Now())+`]`)))
	}))
	return id
}

// delivery reads what became of a delivery.
func (w *world) delivery(id uuid.UUID) (state string, attempts int, note *string) {
	w.t.Helper()
	_, err := w.raw.Exec(w.t.Context(), `set role socialsync_system`)
	w.do("become the system", err)
	w.do("look", w.raw.QueryRow(w.t.Context(),
		`select state, attempts, error from webhook_inbox where id = $1`, id).Scan(&state, &attempts, &note))
	return state, attempts, note
}

// TestPoisonIsParked: a delivery that makes code of ours panic does not come back
// for ever, but ends where a person sees it.
func TestPoisonIsParked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.Accounts = poisoned{w}
	id := w.keep()
	for range 8 {
		w.do("ingest", w.Ingest(t.Context(), id))
		w.delivery(id)
		_, err := w.raw.Exec(t.Context(), `update webhook_inbox set due_at = now() where id = $1`, id)
		w.do("let time pass", err)
	}
	if state, attempts, note := w.delivery(id); state != "PARKED" || note == nil {
		t.Errorf("after %d attempts the delivery is %s", attempts, state)
	}
}

// slow is an Accounts whose task runs out of time.
type slow struct {
	*world
	stop context.CancelFunc
}

func (s slow) Route(ctx context.Context, _ db.Channel, _ string) (db.AccountRef, error) {
	s.stop()
	return db.AccountRef{}, ctx.Err()
}

// TestTimeIsOver: a delivery whose task ran out of time is put back at once, with
// the reason, instead of being left to its lease.
func TestTimeIsOver(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx, cancel := context.WithCancel(t.Context())
	w.Accounts = slow{w, cancel}
	id := w.keep()
	w.do("ingest", w.Ingest(ctx, id))
	if state, _, note := w.delivery(id); state != "PENDING" || note == nil {
		t.Errorf("the delivery is %s, %v", state, note)
	}
}
