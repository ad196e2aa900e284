package evals

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

const (
	leastReplayed = 10 // turns
	mostReplayed  = 100
	mostDays      = 90
	mostPast      = 5000 // turns of a period that are looked at, the newest
	keptReplays   = 20
)

// StartReplayInput is the schema's input of that name.
type StartReplayInput struct {
	ID        uuid.UUID
	VersionID *uuid.UUID // nil: the draft
	Days      int        // 1 to 90: the period until now
	Turns     int        // 10 to 100
}

// ReplayOutlook is what a replay of a period has to choose from, and may cost.
type ReplayOutlook struct {
	Turns          int    // at most 5000
	MeanCostMicros *int64 // of a turn; nil: nobody knows yet
	LeftMicros     int64  // of the budget today
}

// Replays returns the newest replays, newest first.
//
// Problems: FORBIDDEN.
func (s *Service) Replays(ctx context.Context, actor db.Actor) (list []db.Replay, err error) {
	if err := allow(actor, db.RoleViewer); err != nil {
		return nil, err
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		list, err = tx.Replays(ctx, keptReplays)
		return err
	})
	return list, err
}

// ReplayOutlook says what there is to replay.
//
// Problems: FORBIDDEN, BAD_INPUT.
func (s *Service) ReplayOutlook(ctx context.Context, actor db.Actor, days int) (*ReplayOutlook, error) {
	if err := allow(actor, db.RoleViewer); err != nil {
		return nil, err
	}
	if err := period(days).Err(); err != nil {
		return nil, err
	}
	left, err := s.leftToday(ctx, actor)
	if err != nil {
		return nil, err
	}
	var out *ReplayOutlook
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		_, out, err = outlook(ctx, tx, days, left)
		return err
	})
	return out, err
}

// leftToday is what is left of the budget, in millionths of a US dollar.
func (s *Service) leftToday(ctx context.Context, actor db.Actor) (int64, error) {
	budget, err := s.Replies.Billing.Budget(ctx, actor)
	if err != nil {
		return 0, err
	}
	return max(0, min(budget.DailyLimitMicros-budget.SpentTodayMicros, budget.BalanceMicros-budget.HeldMicros)), nil
}

// outlook finds the turns of a period, and what is known of them before they are asked.
func outlook(ctx context.Context, tx *db.Tx, days int, left int64) ([]db.PastTurn, *ReplayOutlook, error) {
	past, err := tx.PastTurns(ctx, since(days), mostPast)
	if err != nil {
		return nil, nil, err
	}
	mean, err := tx.MeanAnswerCost(ctx)
	return past, &ReplayOutlook{Turns: len(past), MeanCostMicros: mean, LeftMicros: left}, err
}

// StartReplay begins to ask a sample of customers' turns again, of the draft or a
// version as it is now. A second call with the same id returns what the first began.
//
// Problems: FORBIDDEN, BAD_INPUT; NOT_FOUND for the version, or without a turn; CONFLICT
// while another replay is under way; LIMIT_REACHED when it would probably use up what
// is left of today's budget, which customers who wait need.
func (s *Service) StartReplay(ctx context.Context, actor db.Actor, in StartReplayInput) (replay *db.Replay, err error) {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	wrong := period(in.Days)
	if in.Turns < leastReplayed || in.Turns > mostReplayed {
		wrong.Add(problem.BadInput, "turns", "A replay asks 10 to 100 turns.")
	}
	if err := wrong.Err(); err != nil {
		return nil, err
	}
	left, err := s.leftToday(ctx, actor)
	if err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if err := s.begin(ctx, tx, in, left); err != nil {
			return err
		}
		replay, err = tx.Replay(ctx, in.ID)
		return err
	})
	if db.IsTaken(err, db.ReplayRunningKey) {
		err = problem.New(problem.Conflict, "A replay is running already. Wait until it is done, or stop it.")
	}
	if err != nil {
		return nil, err
	}
	return replay, nil
}

// isTooDear says that so many turns would probably use up what is left of today's budget.
func (o ReplayOutlook) isTooDear(turns int) bool {
	return o.MeanCostMicros != nil && *o.MeanCostMicros*int64(min(turns, o.Turns)) > o.LeftMicros
}

// begin writes a replay down with the turns that it asks, unless it has begun before.
func (s *Service) begin(ctx context.Context, tx *db.Tx, in StartReplayInput, left int64) error {
	what, err := choose(ctx, tx, in.VersionID)
	if err != nil {
		return err
	}
	past, known, err := outlook(ctx, tx, in.Days, left)
	if err != nil {
		return err
	}
	isNew, err := tx.InsertReplay(ctx, db.Replay{
		ID: in.ID, VersionID: in.VersionID, Version: what.Version, DraftRevision: what.DraftRevision, RawConfig: what.Config,
		Days: in.Days, Found: len(past), StartedBy: tx.Actor().Person(),
	})
	switch {
	case err != nil || !isNew:
		return err
	case len(past) == 0:
		return problem.New(problem.NotFound, "No customer was answered in this time.")
	case known.isTooDear(in.Turns):
		return problem.New(problem.LimitReached, "This replay would probably use up what is left of today's budget. Take fewer turns, or wait until tomorrow.")
	}
	s.Queue.After(tx, queue.RunReplay{WorkspaceID: tx.WorkspaceID(), ReplayID: in.ID})
	s.replayUpdated(tx, in.ID)
	return tx.InsertReplayTurns(ctx, in.ID, Sample(past, in.Turns))
}

// StopReplay ends a replay; what is being asked at this moment is not kept. Stopping
// twice is the same as stopping once.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) StopReplay(ctx context.Context, actor db.Actor, id uuid.UUID) (replay *db.Replay, err error) {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if err := tx.EndReplay(ctx, id, db.ReplayStopped); err == nil {
			s.replayUpdated(tx, id)
		} else if !errors.Is(err, db.ErrNotFound) {
			return err
		}
		replay, err = tx.Replay(ctx, id)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("replay")
	}
	return replay, err
}

// replayUpdated tells every open screen that a replay came further.
func (s *Service) replayUpdated(tx *db.Tx, id uuid.UUID) {
	s.Events.After(tx, events.ReplayUpdated{ReplayID: id})
}

func period(days int) (l problem.List) {
	if days < 1 || days > mostDays {
		l.Add(problem.BadInput, "days", "A replay looks back 1 to 90 days.")
	}
	return l
}

func since(days int) time.Time { return time.Now().Add(-time.Duration(days) * 24 * time.Hour) }
