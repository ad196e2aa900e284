package inbox

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/jobs/queue"
)

const (
	ingestLease    = 30 * time.Second // without news for so long, another worker may take the delivery over
	ingestAttempts = 8                // then it is parked for a person
	ingestDeaths   = 16               // attempts after which workers are taken to die of it
	patience       = 3                // attempts that wait for the message a reaction or status is about
)

// errNobody means that a unit does not say whose it is.
var errNobody = errors.New("the provider named no sender")

// errNotYet means that a unit is about a message which has not arrived. Webhooks
// come in any order, so it is tried again a little later.
var errNotYet = errors.New("the message it is about is not here yet")

// Accept keeps a delivery and wakes a worker. Once it returns nil the provider
// may be told 200: the delivery is committed and the sweeper would find it even
// if the nudge were lost.
func (s *Service) Accept(ctx context.Context, channel db.Channel, body []byte) error {
	id := db.NewID()
	err := s.DB.GlobalEach(ctx, "keep a webhook", func(tx *db.Tx) error {
		return tx.AppendWebhook(ctx, id, channel, body)
	})
	if err != nil {
		return fmt.Errorf("keep a webhook: %w", err)
	}
	s.Queue.Nudge(context.WithoutCancel(ctx), queue.IngestWebhook{InboxID: id})
	return nil
}

// Ingest works through one delivery. Each unit is its own transaction, so a
// broken one does not take its neighbours along; all of it may run again after
// a crash, because what is already there is recognised.
func (s *Service) Ingest(ctx context.Context, id uuid.UUID) error {
	delivery, ok, err := s.claims.ask(id, 1, s.claimWebhooks)
	if err != nil {
		return fmt.Errorf("claim webhook %s: %w", id, err)
	}
	if !ok {
		return nil // done, or in other hands
	}
	if delivery.Attempts > ingestDeaths {
		return s.closeDelivery(ctx, delivery, nil, errors.New("no worker lived to finish it"))
	}
	webhook, err := parse(delivery.Body)
	if err != nil {
		return s.closeDelivery(ctx, delivery, nil, err)
	}
	var failed, waiting error
	claimed := time.Now()
	for i, unit := range webhook.Units {
		// Workers run side by side and WhatsApp tells whole seconds: within one, messages
		// stand as they were delivered.
		unit.ID = db.NewIDWithin(delivery.ID, i)
		if time.Since(claimed) > ingestLease/3 { // thousands of units take longer than one lease
			if err := s.keepDelivery(ctx, delivery); err != nil {
				return err
			}
			claimed = time.Now()
		}
		switch err := s.ingestUnit(ctx, unit); {
		case ctx.Err() != nil:
			return s.closeDelivery(ctx, delivery, waiting, errors.Join(failed, ctx.Err()))
		case err == nil:
		case errors.Is(err, errNotYet), errors.Is(err, db.ErrNotFound):
			waiting = errors.Join(waiting, fmt.Errorf("%s %s: %w", unit.Kind, unit.ExternalID, err))
		default:
			failed = errors.Join(failed, fmt.Errorf("%s %s: %w", unit.Kind, unit.ExternalID, err))
		}
	}
	return s.closeDelivery(ctx, delivery, waiting, failed)
}

// statementTime is how long what deliveries share may take.
const statementTime = 10 * time.Second

// claimWebhooks takes deliveries. Were that forgotten, they would be due again.
func (s *Service) claimWebhooks(ids []uuid.UUID) (map[uuid.UUID]*db.WebhookDelivery, error) {
	ctx, cancel := context.WithTimeout(context.Background(), statementTime)
	defer cancel()
	claimed := make(map[uuid.UUID]*db.WebhookDelivery, len(ids))
	err := s.DB.GlobalLoose(ctx, "claim webhooks", func(tx *db.Tx) error {
		deliveries, err := tx.ClaimWebhooks(ctx, ids, ingestLease)
		for i, d := range deliveries {
			claimed[d.ID] = &deliveries[i]
		}
		return err
	})
	return claimed, err
}

// finishWebhooks marks deliveries as done. Were that forgotten, they would be worked
// through again, and what is already there recognised.
func (s *Service) finishWebhooks(ids []uuid.UUID) (map[uuid.UUID]struct{}, error) {
	ctx, cancel := context.WithTimeout(context.Background(), statementTime)
	defer cancel()
	return nil, s.DB.GlobalLoose(ctx, "finish webhooks", func(tx *db.Tx) error { return tx.FinishWebhooks(ctx, ids) })
}

// parse reads a delivery. A body that no code of ours was prepared for must end
// parked, so a panic is an error here as in ingestUnit.
func parse(body []byte) (webhook *meta.Webhook, err error) {
	defer asError(&err)
	if webhook, err = meta.ParseWebhook(body); err != nil {
		return nil, fmt.Errorf("read webhook: %w", err)
	}
	return webhook, nil
}

// asError turns a panic of the function that defers it into its error.
func asError(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
	}
}

// keepDelivery holds on to a delivery that is still being worked through. An
// error means that somebody else has it by now, or that nobody can tell.
func (s *Service) keepDelivery(ctx context.Context, d *db.WebhookDelivery) error {
	err := s.DB.GlobalEach(ctx, "keep a webhook claimed", func(tx *db.Tx) error {
		return tx.KeepWebhook(ctx, *d, ingestLease)
	})
	if err != nil {
		return fmt.Errorf("keep webhook %s: %w", d.ID, err)
	}
	return nil
}

// closeDelivery decides what happens to a delivery after an attempt: done, tried
// again later, or parked where a person sees it. It does so also when the
// attempt's own time is over.
func (s *Service) closeDelivery(ctx context.Context, d *db.WebhookDelivery, waiting, failed error) error {
	if waiting == nil && failed == nil {
		_, _, err := s.finishes.ask(d.ID, 1, s.finishWebhooks)
		return err
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), statementTime)
	defer cancel()
	return s.DB.GlobalEach(ctx, "close a webhook", func(tx *db.Tx) error {
		switch {
		case failed != nil && d.Attempts >= ingestAttempts:
			s.Log.ErrorContext(ctx, "webhook parked", "webhook", d.ID, "attempts", d.Attempts, "err", failed)
			return tx.ParkWebhook(ctx, d.ID, failed.Error())
		case failed != nil:
			s.Log.WarnContext(ctx, "webhook will be tried again", "webhook", d.ID, "attempts", d.Attempts, "err", failed)
			return s.postponeDelivery(ctx, tx, d, failed)
		case d.Attempts <= patience:
			return s.postponeDelivery(ctx, tx, d, waiting)
		}
		// About something we never had: another app on the same number, or from before we came.
		return tx.CloseWebhook(ctx, d.ID, waiting.Error())
	})
}

func (s *Service) postponeDelivery(ctx context.Context, tx *db.Tx, d *db.WebhookDelivery, reason error) error {
	wait := backOff(d.Attempts)
	s.Queue.After(tx, queue.IngestWebhook{InboxID: d.ID}, asynq.ProcessIn(wait+10*time.Millisecond))
	return tx.PostponeWebhook(ctx, d.ID, wait, reason.Error())
}

// backOff returns how long to wait after the nth attempt: 2 s doubling to 5 min.
func backOff(attempt int) time.Duration {
	return min(time.Second<<min(attempt, 9), 5*time.Minute)
}

// ingestUnit routes one unit to its workspace and applies it.
func (s *Service) ingestUnit(ctx context.Context, u meta.Unit) (err error) {
	defer asError(&err)
	if u.Kind == meta.UnitOther {
		return nil // kept raw in webhook_inbox
	}
	channel := db.Channel(u.Channel)
	if u.Kind == meta.UnitAccount || u.Kind == meta.UnitTemplate {
		return s.ingestAccountUnit(ctx, u)
	}
	if heard, err := s.hearByRoute(ctx, channel, u); err != nil || heard {
		return err
	}
	account, err := s.Accounts.Route(ctx, channel, u.AccountID)
	if errors.Is(err, db.ErrNotFound) {
		return nil // nobody's account: acknowledged, kept raw
	}
	if err != nil {
		return fmt.Errorf("route: %w", err)
	}
	s.routes.Store(route{channel, u.AccountID}, account)
	s.Accounts.Heard(ctx, account)
	apply := map[meta.UnitKind]func(context.Context, *db.Tx, db.AccountRef, meta.Unit) error{
		meta.UnitMessage:  s.ingestMessage,
		meta.UnitEcho:     s.ingestEcho,
		meta.UnitStatus:   s.ingestStatus,
		meta.UnitReaction: s.ingestReaction,
		meta.UnitEdit:     s.ingestEdit,
		meta.UnitRevoke:   s.ingestRevoke,
		meta.UnitRead:     s.ingestRead,
		meta.UnitIdentity: s.ingestIdentity,
	}[u.Kind]
	if apply == nil {
		return nil // comments and preferences have no screen yet; the raw body is kept
	}
	actor := db.SystemActor(account.WorkspaceID)
	for range 3 {
		err = s.DB.Update(ctx, actor, func(tx *db.Tx) error { return apply(ctx, tx, account, u) })
		if !errors.Is(err, errRace) {
			break
		}
	}
	if errors.Is(err, errNobody) {
		return nil // nothing to attach it to; the raw body is kept
	}
	return err
}

func (s *Service) ingestAccountUnit(ctx context.Context, u meta.Unit) error {
	accounts, err := s.Accounts.RouteBusiness(ctx, u.EntryID)
	if err != nil {
		return fmt.Errorf("route: %w", err)
	}
	for _, account := range accounts {
		if err := s.Accounts.ApplyUpdate(ctx, account, u); err != nil {
			return fmt.Errorf("update account %s: %w", account.ID, err)
		}
	}
	return nil
}
