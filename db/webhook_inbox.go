package db

import (
	"context"
	"encoding/binary"
	"time"

	"github.com/google/uuid"
)

// WebhookDelivery is one webhook body exactly as it came.
type WebhookDelivery struct {
	ID         uuid.UUID
	Channel    Channel
	Body       []byte
	Attempts   int // this one included
	ReceivedAt time.Time
}

// AppendWebhook keeps a delivery before anybody tries to understand it. Only
// after its commit may the provider be told 200. Global only.
func (tx *Tx) AppendWebhook(ctx context.Context, id uuid.UUID, channel Channel, body []byte) error {
	_, err := tx.exec(ctx, `insert into webhook_inbox (id, channel, body) values ($1, $2, $3)`, id, channel, body)
	return err
}

// ClaimWebhooks takes those of some deliveries that are due for lease, and leaves out
// what is done or somebody else has. A crash frees them when the lease ends.
//
// "is true" here and in other claims keeps Postgres from looking rows up in the
// index of what is due: that one is nearly empty when a plan is made, and long in the
// backlog that the plan then works through.
func (tx *Tx) ClaimWebhooks(ctx context.Context, ids []uuid.UUID, lease time.Duration) ([]WebhookDelivery, error) {
	return many[WebhookDelivery](ctx, tx, `
		update webhook_inbox
		set attempts = attempts + 1, due_at = now() + $2
		where id = any($1) and (state = 'PENDING' and due_at <= now()) is true
		returning id, channel, body, attempts, received_at`, ids, lease)
}

// KeepWebhook renews the claim of a delivery; ErrNotFound when it ran out and
// somebody else has the delivery.
func (tx *Tx) KeepWebhook(ctx context.Context, d WebhookDelivery, lease time.Duration) error {
	return tx.must(ctx, `
		update webhook_inbox set due_at = now() + $3
		where id = $1 and (state = 'PENDING' and attempts = $2) is true`, d.ID, d.Attempts, lease)
}

// FinishWebhooks marks deliveries as done.
func (tx *Tx) FinishWebhooks(ctx context.Context, ids []uuid.UUID) error {
	_, err := tx.exec(ctx, `
		update webhook_inbox set state = 'DONE', processed_at = now(), error = null where id = any($1)`, ids)
	return err
}

// CloseWebhook marks a delivery as done although something was left out; note says
// what.
func (tx *Tx) CloseWebhook(ctx context.Context, id uuid.UUID, note string) error {
	return tx.must(ctx, `
		update webhook_inbox set state = 'DONE', processed_at = now(), error = $2 where id = $1`, id, note)
}

// PostponeWebhook makes a delivery due again after wait.
func (tx *Tx) PostponeWebhook(ctx context.Context, id uuid.UUID, wait time.Duration, reason string) error {
	return tx.must(ctx, `
		update webhook_inbox set due_at = now() + $2, error = $3 where id = $1 and state = 'PENDING'`, id, wait, reason)
}

// ParkWebhook gives up on a delivery until a person looks at it.
func (tx *Tx) ParkWebhook(ctx context.Context, id uuid.UUID, reason string) error {
	return tx.must(ctx, `
		update webhook_inbox set state = 'PARKED', processed_at = now(), error = $2 where id = $1`, id, reason)
}

// DueWebhooks returns up to limit deliveries that nobody works on, oldest first.
// The sweeper nudges them; what has been due for a moment only is left to the
// nudge that is already on its way.
func (tx *Tx) DueWebhooks(ctx context.Context, limit int) ([]uuid.UUID, error) {
	rows, err := many[struct{ ID uuid.UUID }](ctx, tx, `
		select id from webhook_inbox
		where state = 'PENDING' and due_at <= now() - interval '5 seconds'
		order by due_at
		limit $1`, limit)
	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	return ids, err
}

// ForgetWebhooks deletes up to limit deliveries that are done and came before the
// moment given, oldest first, and returns how many. Their ids tell when they
// came, so no more rows are looked at than have to go.
func (tx *Tx) ForgetWebhooks(ctx context.Context, before time.Time, limit int) (int64, error) {
	return tx.exec(ctx, `
		delete from webhook_inbox where id in (
			select id from webhook_inbox where id < $1 and state = 'DONE' order by id limit $2)`, firstID(before), limit)
}

// firstID is the smallest UUIDv7 that NewID could give at a moment.
func firstID(at time.Time) (id uuid.UUID) {
	var ms [8]byte
	binary.BigEndian.PutUint64(ms[:], uint64(at.UnixMilli()))
	copy(id[:6], ms[2:])
	return id
}

// ParkedWebhooks counts the deliveries that wait for a person.
func (tx *Tx) ParkedWebhooks(ctx context.Context) (int, error) {
	return value[int](ctx, tx, `select count(*) from webhook_inbox where state = 'PARKED'`)
}
