package inbox

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

const (
	bulkBatch     = 50               // conversations changed in one transaction
	bulkTurn      = 45 * time.Second // then a worker lets others have its slot and comes back
	bulkAtOnce    = 5                // changes that may be under way in one workspace
	bulkExcept    = 1000             // conversations that may be left out by name
	keepBulkFor   = 7 * 24 * time.Hour
	forgetAtATime = 100
)

// ChangeMatchingInput is the schema's input of that name.
type ChangeMatchingInput struct {
	ID     uuid.UUID
	Filter *db.ConversationFilter // nil: all
	Except []uuid.UUID
	Change db.ConversationChange
}

// CountMatching counts the conversations a filter matches, up to db.MaxBulkChange and
// one more.
//
// Problems: BAD_INPUT.
func (s *Service) CountMatching(ctx context.Context, actor db.Actor, f db.ConversationFilter) (n int, err error) {
	if err := checkFilter(f); err != nil {
		return 0, err
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		n, err = tx.CountConversations(ctx, f)
		return err
	})
	return n, err
}

// BulkChanges returns the actor's bulk changes that a worker is at, oldest first.
func (s *Service) BulkChanges(ctx context.Context, actor db.Actor) (own []db.BulkChange, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		all, err := tx.UnfinishedBulkChanges(ctx)
		for _, b := range all {
			if b.UserID != nil && *b.UserID == actor.UserID {
				own = append(own, b)
			}
		}
		return err
	})
	return own, err
}

// ChangeMatching begins a change of all conversations that match a filter now. A
// second call with the same id returns what the first began.
//
// Problems: BAD_INPUT, FORBIDDEN; NOT_FOUND when nothing matches, or not to whom it
// should be given; LIMIT_REACHED above db.MaxBulkChange conversations, or while five
// others are under way.
func (s *Service) ChangeMatching(ctx context.Context, actor db.Actor, in ChangeMatchingInput) (*db.BulkChange, error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	var filter db.ConversationFilter
	if in.Filter != nil {
		filter = *in.Filter
	}
	if err := errors.Join(checkFilter(filter), checkOne(in.Change)); err != nil {
		return nil, err
	}
	if len(in.Except) > bulkExcept {
		return nil, problem.BadInputOn("except", "Leave out at most %d conversations by name.", bulkExcept)
	}
	var bulk *db.BulkChange
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if err := checkChange(ctx, tx, in.Change, time.Now()); err != nil {
			return err
		}
		isNew, err := tx.BeginBulkChange(ctx, &db.BulkChange{ID: in.ID, UserID: actor.Person(), Change: in.Change}, filter, in.Except)
		if err != nil {
			return err
		}
		if bulk, err = tx.BulkChange(ctx, in.ID); err != nil || !isNew {
			return err
		}
		if err = checkExtent(ctx, tx, *bulk); err != nil {
			return err
		}
		s.goOn(tx, *bulk)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return bulk, nil
}

// checkExtent refuses a change of nothing, of too much, and one too many.
func checkExtent(ctx context.Context, tx *db.Tx, b db.BulkChange) error {
	underWay, err := tx.UnfinishedBulkChanges(ctx)
	switch {
	case err != nil:
		return err
	case b.Total == 0:
		return problem.OnField(problem.NotFound, "filter", "No conversation matches any more.")
	case b.Total > db.MaxBulkChange:
		return problem.OnField(problem.LimitReached, "filter", "At most %d conversations can be changed at once. Narrow the filter.", db.MaxBulkChange)
	case len(underWay) > bulkAtOnce:
		return problem.New(problem.LimitReached, "%d changes of many conversations are under way. Wait until one is done.", bulkAtOnce)
	}
	return nil
}

// UndoBulkChange takes back what a bulk change has done, or has done so far. What was
// changed by somebody since stays. Undoing twice is the same as undoing once.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) UndoBulkChange(ctx context.Context, actor db.Actor, id uuid.UUID) (*db.BulkChange, error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	var bulk *db.BulkChange
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if bulk, err = tx.LockBulkChange(ctx, id); err != nil {
			return err
		}
		if bulk.State == db.BulkUndoing || bulk.State == db.BulkUndone {
			return nil
		}
		if person := actor.Person(); person != nil {
			bulk.UserID = person
		}
		if bulk, err = tx.SetBulkState(ctx, *bulk, db.BulkUndoing); err == nil {
			s.goOn(tx, *bulk)
		}
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("change")
	}
	return bulk, err
}

// goOn asks a worker to go on with a bulk change and tells its owner how far it is.
func (s *Service) goOn(tx *db.Tx, b db.BulkChange) {
	s.Queue.After(tx, queue.ChangeBulk{WorkspaceID: tx.WorkspaceID(), BulkChangeID: b.ID})
	s.tellBulk(tx, b)
}

func (s *Service) tellBulk(tx *db.Tx, b db.BulkChange) {
	if b.UserID != nil {
		s.Events.After(tx, events.BulkChangeUpdated{BulkChangeID: b.ID, UserID: *b.UserID})
	}
}

// ContinueBulkChange works on a bulk change for a turn. Each batch is a transaction
// under the lock of the change's row, so a crash repeats nothing and loses nothing.
func (s *Service) ContinueBulkChange(ctx context.Context, workspaceID, id uuid.UUID) error {
	actor := db.SystemActor(workspaceID)
	err := s.DB.View(ctx, actor, func(tx *db.Tx) error {
		bulk, err := tx.BulkChange(ctx, id)
		if err == nil && bulk.UserID != nil {
			actor.UserID = *bulk.UserID // the timeline says who did it
		}
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	for end := time.Now().Add(bulkTurn); ctx.Err() == nil; {
		isOver, err := s.bulkBatch(ctx, actor, id, time.Now().After(end))
		if isOver || err != nil {
			return err
		}
	}
	return ctx.Err()
}

// bulkBatch changes the next conversations. True means that there is nothing more to
// do for this worker: all is done, another is at it, or this was its last batch.
func (s *Service) bulkBatch(ctx context.Context, actor db.Actor, id uuid.UUID, isLast bool) (isOver bool, err error) {
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		bulk, err := tx.ClaimBulkChange(ctx, id)
		if errors.Is(err, db.ErrNotFound) {
			isOver = true
			return nil
		}
		if err != nil {
			return err
		}
		items, err := tx.NextBulkItems(ctx, *bulk, bulkBatch)
		if err != nil {
			return err
		}
		if len(items) == 0 {
			isOver = true
			return s.endBulk(ctx, tx, *bulk)
		}
		if err := s.changeItems(ctx, tx, bulk, items); err != nil {
			return fmt.Errorf("change a batch: %w", err)
		}
		if err := tx.SaveBulkItems(ctx, *bulk, items); err != nil {
			return fmt.Errorf("record a batch: %w", err)
		}
		if isOver = isLast; isLast {
			s.goOn(tx, *bulk)
		} else {
			s.tellBulk(tx, *bulk)
		}
		return nil
	})
	return isOver, err
}

func (s *Service) endBulk(ctx context.Context, tx *db.Tx, b db.BulkChange) error {
	state := db.BulkDone
	if b.State == db.BulkUndoing {
		state = db.BulkUndone
	}
	ended, err := tx.SetBulkState(ctx, b, state)
	if err == nil {
		s.tellBulk(tx, *ended)
	}
	return err
}

// changeItems changes a batch, or changes it back, and says in items and counts what
// became of each. One that cannot be changed does not keep the others.
func (s *Service) changeItems(ctx context.Context, tx *db.Tx, b *db.BulkChange, items []db.BulkItem) error {
	now := time.Now()
	if err := checkChange(ctx, tx, b.Change, b.CreatedAt); b.State == db.BulkRunning && err != nil {
		if _, isProblem := problem.From(err); !isProblem {
			return err
		}
		for i := range items { // the colleague, team or label is gone
			items[i].State = db.BulkItemFailed
		}
		b.Failed += len(items)
		return nil
	}
	ids := make([]uuid.UUID, len(items))
	byID := make(map[uuid.UUID]*db.BulkItem, len(items))
	for i := range items {
		ids[i], byID[items[i].ConversationID] = items[i].ConversationID, &items[i]
		if b.State == db.BulkRunning {
			items[i].State = db.BulkItemFailed // until the conversation is found
		} else {
			items[i].State = db.BulkItemUndone
		}
	}
	locked, err := tx.LockConversations(ctx, ids)
	if err != nil {
		return err
	}
	if b.State == db.BulkUndoing {
		n, err := s.apply(ctx, tx, locked, func(c *db.Conversation) ([]db.Activity, error) {
			if inverse := byID[c.ID].Inverse; inverse != nil {
				return undoOf(b.Change, *inverse, now)(c)
			}
			return nil, nil
		})
		b.Undone += n
		return err
	}
	change := editOf(b.Change, now)
	_, err = s.apply(ctx, tx, locked, func(c *db.Conversation) ([]db.Activity, error) {
		before := *c
		said, err := change(c)
		if _, isProblem := problem.From(err); isProblem {
			*c = before
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		item := byID[c.ID]
		if item.State = db.BulkItemDone; len(said) > 0 {
			item.Inverse = inverseOf(b.Change, before, *c)
		}
		return said, nil
	})
	for _, item := range items {
		if item.State == db.BulkItemDone {
			b.Done++
		} else {
			b.Failed++
		}
	}
	return err
}

// SweepBulkChanges asks for the bulk changes that no worker is at.
func (s *Service) SweepBulkChanges(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "sweep bulk changes",
		func(tx *db.Tx) ([]db.BulkRef, error) { return tx.DueBulkChanges(ctx, sweepLimit) },
		func(b db.BulkRef) queue.Task { return queue.ChangeBulk{WorkspaceID: b.WorkspaceID, BulkChangeID: b.ID} })
}

// ForgetBulkChanges deletes bulk changes that were begun a week ago. They cannot be
// undone any more then.
func (s *Service) ForgetBulkChanges(ctx context.Context) error {
	for {
		var gone int64
		err := s.DB.Global(ctx, "forget bulk changes", func(tx *db.Tx) (err error) {
			gone, err = tx.ForgetBulkChanges(ctx, time.Now().Add(-keepBulkFor), forgetAtATime)
			return err
		})
		if err != nil || gone < forgetAtATime {
			return err
		}
	}
}
