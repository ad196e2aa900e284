package inbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
)

// maxBulk is how many conversations one call may change.
const maxBulk = 100

// SetStatusInput is the schema's input of that name.
type SetStatusInput struct {
	ConversationIDs []uuid.UUID
	Status          db.ConversationStatus
	SnoozedUntil    *time.Time // with SNOOZED only; nil: until the customer writes
}

// AssignInput is the schema's input of that name.
type AssignInput struct {
	ConversationIDs []uuid.UUID
	AssigneeID      *uuid.UUID // nil: nobody
}

// AssignTeamInput is the schema's input of that name.
type AssignTeamInput struct {
	ConversationIDs []uuid.UUID
	TeamID          *uuid.UUID // nil: none
}

// SetPriorityInput is the schema's input of that name.
type SetPriorityInput struct {
	ConversationIDs []uuid.UUID
	Priority        db.Priority
}

// ChangeLabelsInput is the schema's input of that name.
type ChangeLabelsInput struct {
	ConversationIDs []uuid.UUID
	Add, Remove     []uuid.UUID
}

// SetStatus opens, parks, snoozes or resolves conversations. What already is so
// stays untouched.
//
// Problems: BAD_INPUT, NOT_FOUND.
func (s *Service) SetStatus(ctx context.Context, actor db.Actor, in SetStatusInput) ([]db.Conversation, error) {
	now := time.Now()
	if err := checkSnooze(in.Status, in.SnoozedUntil, now); err != nil {
		return nil, err
	}
	return s.edit(ctx, actor, in.ConversationIDs, setStatus(in.Status, in.SnoozedUntil, now), nil)
}

// Assign gives conversations to a member of the workspace, or to nobody.
//
// Problems: BAD_INPUT, NOT_FOUND.
func (s *Service) Assign(ctx context.Context, actor db.Actor, in AssignInput) ([]db.Conversation, error) {
	return s.edit(ctx, actor, in.ConversationIDs, assign(in.AssigneeID), func(tx *db.Tx) error {
		return checkAssignee(ctx, tx, in.AssigneeID)
	})
}

// AssignTeam gives conversations to a team, or to none.
//
// Problems: BAD_INPUT, NOT_FOUND.
func (s *Service) AssignTeam(ctx context.Context, actor db.Actor, in AssignTeamInput) ([]db.Conversation, error) {
	return s.edit(ctx, actor, in.ConversationIDs, assignTeam(in.TeamID), func(tx *db.Tx) error {
		return checkTeam(ctx, tx, in.TeamID)
	})
}

// SetPriority says how urgent conversations are.
//
// Problems: BAD_INPUT, NOT_FOUND.
func (s *Service) SetPriority(ctx context.Context, actor db.Actor, in SetPriorityInput) ([]db.Conversation, error) {
	return s.edit(ctx, actor, in.ConversationIDs, setPriority(in.Priority), nil)
}

// ChangeLabels adds labels to conversations and removes others. A label that was
// deleted meanwhile can still be removed.
//
// Problems: BAD_INPUT, NOT_FOUND, LIMIT_REACHED above 20 labels.
func (s *Service) ChangeLabels(ctx context.Context, actor db.Actor, in ChangeLabelsInput) ([]db.Conversation, error) {
	add, remove := distinct(in.Add), distinct(in.Remove)
	return s.edit(ctx, actor, in.ConversationIDs, changeLabels(add, remove), func(tx *db.Tx) error {
		return checkLabels(ctx, tx, add, remove)
	})
}

// WakeSnoozed reopens conversations whose snooze has ended, in all workspaces,
// and returns how many. Cron calls it; however many processes do, each snooze
// ends once, because it is decided under the row's lock.
func (s *Service) WakeSnoozed(ctx context.Context, limit int) (int, error) {
	var due []db.ConversationRef
	err := s.DB.Global(ctx, "find snoozes that end", func(tx *db.Tx) (err error) {
		due, err = tx.DueSnoozes(ctx, limit)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("find snoozes: %w", err)
	}
	woken := 0
	var failed error
	for _, ref := range due {
		err := s.DB.Update(ctx, db.SystemActor(ref.WorkspaceID), func(tx *db.Tx) error {
			now, err := tx.DatabaseNow(ctx)
			if err != nil {
				return err
			}
			changed, err := s.editLocked(ctx, tx, []uuid.UUID{ref.ID}, wake(now))
			woken += changed
			return err
		})
		if err != nil && !errors.Is(err, db.ErrNotFound) {
			failed = errors.Join(failed, fmt.Errorf("wake conversation %s: %w", ref.ID, err))
		}
	}
	return woken, failed
}

// edit applies an edit to conversations under their locks and returns all of
// them, in the order asked for. check runs first, in the same transaction.
func (s *Service) edit(ctx context.Context, actor db.Actor, ids []uuid.UUID, change edit, check func(*db.Tx) error) ([]db.Conversation, error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	ids = distinct(ids)
	if len(ids) == 0 || len(ids) > maxBulk {
		return nil, problem.BadInputOn("conversationIds", "Name between 1 and %d conversations.", maxBulk)
	}
	var after []db.Conversation
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if check != nil {
			if err := check(tx); err != nil {
				return err
			}
		}
		if _, err := s.editLocked(ctx, tx, ids, change); err != nil {
			return err
		}
		var err error
		after, err = tx.ConversationsByID(ctx, ids)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("conversation")
	}
	if err != nil {
		return nil, err
	}
	slices.SortFunc(after, func(a, b db.Conversation) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	return after, nil
}

// editLocked locks conversations and applies an edit. It returns how many changed;
// ErrNotFound when one of them is not there.
func (s *Service) editLocked(ctx context.Context, tx *db.Tx, ids []uuid.UUID, change edit) (int, error) {
	locked, err := tx.LockConversations(ctx, ids)
	if err != nil {
		return 0, err
	}
	if len(locked) < len(ids) {
		return 0, db.ErrNotFound
	}
	return s.apply(ctx, tx, locked, change)
}

// apply decides about conversations whose locks are held, saves, records and
// announces. It returns how many changed.
func (s *Service) apply(ctx context.Context, tx *db.Tx, locked []db.Conversation, change edit) (int, error) {
	var changed []db.Conversation
	var said []db.Activity
	var fenced []uuid.UUID
	for _, c := range locked {
		lines, err := change(&c)
		if err != nil {
			return 0, err
		}
		if len(lines) == 0 {
			continue
		}
		changed = append(changed, c)
		if tx.Actor().IsPerson() && slices.ContainsFunc(lines, concernsAssistant) {
			fenced = append(fenced, c.ID)
		}
		for _, line := range lines {
			line.ConversationID, line.ActorID = c.ID, tx.Actor().Person()
			said = append(said, line)
		}
	}
	if err := tx.SaveConversations(ctx, changed); err != nil {
		return 0, err
	}
	if err := tx.InsertActivities(ctx, said); err != nil {
		return 0, err
	}
	if len(fenced) > 0 {
		if err := s.personActed(ctx, tx, fenced, false); err != nil {
			return 0, err
		}
	}
	for _, a := range said {
		s.Events.After(tx, events.ActivityAdded{ActivityID: a.ID, ConversationID: a.ConversationID})
	}
	for _, c := range changed {
		s.Events.After(tx, events.ConversationUpdated{ConversationID: c.ID})
	}
	return len(changed), nil
}

// distinct drops repetitions and keeps the order.
func distinct(ids []uuid.UUID) []uuid.UUID {
	seen := make(map[uuid.UUID]bool, len(ids))
	out := make([]uuid.UUID, 0, len(ids))
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}
