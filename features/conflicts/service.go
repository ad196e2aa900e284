// Package conflicts finds what sources say against each other: it compares each passage
// with those of other sources that are near in meaning, has a model judge the pair, and
// keeps a verdict for as long as both texts stay what they are. It refuses to say who
// is right, and changes no source: that is a person's decision.
package conflicts

import (
	"context"
	"errors"
	"log/slog"

	"github.com/google/uuid"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/events"
	"socialsync/features/billing"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// Service holds what the feature needs. All fields must be set.
type Service struct {
	DB      *db.DB
	Events  *events.Hub
	Queue   *queue.Client
	AI      ai.Tasks
	Billing *billing.Service
	Log     *slog.Logger
}

const (
	maxListed = 50
	maxDue    = 200 // workspaces
)

// Sweep asks for the workspaces in which passages wait to be compared.
func (s *Service) Sweep(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "find passages to compare",
		func(tx *db.Tx) ([]db.WorkspaceRef, error) { return tx.DueComparisons(ctx, maxDue) },
		func(w db.WorkspaceRef) queue.Task { return queue.FindConflicts{WorkspaceID: w.WorkspaceID} })
}

// List returns what sources say against each other, found last first, at most 50: what
// waits for somebody, or what people say is no conflict; of one source, or of all.
func (s *Service) List(ctx context.Context, actor db.Actor, dismissed bool, sourceID *uuid.UUID) (list []db.Conflict, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		list, err = tx.Conflicts(ctx, db.ConflictReport{IsDismissed: dismissed, SourceID: sourceID, Limit: maxListed})
		return err
	})
	return list, err
}

// Open counts those that wait for somebody.
func (s *Service) Open(ctx context.Context, actor db.Actor) (open int, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		open, err = tx.CountConflicts(ctx)
		return err
	})
	return open, err
}

// Work says how much was compared, how much still is to be, and what that waits for.
func (s *Service) Work(ctx context.Context, actor db.Actor) (work *db.ComparisonWork, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		work, err = tx.ComparisonWork(ctx)
		return err
	})
	return work, err
}

// Dismiss says that two texts are no conflict, for as long as they are what they are;
// Restore takes that back. The second time changes nothing.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) Dismiss(ctx context.Context, actor db.Actor, id uuid.UUID) error {
	return s.setDismissed(ctx, actor, id, true)
}

// Restore is the opposite of Dismiss.
func (s *Service) Restore(ctx context.Context, actor db.Actor, id uuid.UUID) error {
	return s.setDismissed(ctx, actor, id, false)
}

func (s *Service) setDismissed(ctx context.Context, actor db.Actor, id uuid.UUID, dismissed bool) error {
	if err := problem.Allowed(actor.Can(db.RoleAgent)); err != nil {
		return err
	}
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		s.Events.After(tx, events.ConflictsChanged{})
		return tx.SetConflictDismissed(ctx, id, dismissed, actor.Person())
	})
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("conflict")
	}
	return err
}
