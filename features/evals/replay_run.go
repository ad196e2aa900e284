package evals

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/replies"
	"socialsync/jobs/queue"
)

// rememberedThen is how many messages of the session an answer could rest on then.
const rememberedThen = 40

// ContinueReplay works on a replay for a turn of the worker's, a few questions at a time.
// Each is kept in a transaction of its own, so that a crash repeats at most what was being
// asked, and that is charged once.
func (s *Service) ContinueReplay(ctx context.Context, workspaceID, id uuid.UUID) error {
	actor := db.SystemActor(workspaceID)
	var replay *db.Replay
	var waiting []db.ReplayTurn
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if replay, err = tx.ClaimReplay(ctx, id, testLease); err == nil {
			waiting, err = tx.WaitingReplayTurns(ctx, id, mostReplayed)
		}
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil // it has ended, or somebody else is at it
	}
	if err != nil {
		return fmt.Errorf("claim the replay: %w", err)
	}
	config, err := agents.ReadConfig(replay.RawConfig)
	if err != nil {
		return err
	}
	err = fewAtOnce(ctx, waiting, func(ctx context.Context, turn db.ReplayTurn) error { return s.askAgain(ctx, actor, turn, config) })
	if errors.Is(err, errStopped) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error { return s.endReplayTurn(ctx, tx, id) })
}

// askAgain asks one turn and keeps what came of it.
func (s *Service) askAgain(ctx context.Context, actor db.Actor, turn db.ReplayTurn, config agents.Config) error {
	within, cancel := context.WithTimeout(ctx, testTime)
	defer cancel()
	began := time.Now()
	result, err := s.attempt(within, actor, turn, config)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		s.Log.WarnContext(ctx, "a turn could not be replayed", "workspace", actor.WorkspaceID, "replay", turn.ReplayID, "message", turn.MessageID, "err", err)
		turn.State, turn.Sources = db.ReplayTurnError, []db.ReplySource{}
		result = &turn
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		s.replayUpdated(tx, turn.ReplayID)
		return tx.RecordReplayTurn(ctx, *result, began, testLease)
	})
	if errors.Is(err, db.ErrNotFound) {
		return errStopped
	}
	return err
}

// attempt asks a turn where it once was asked. The conversation does not hear of it.
func (s *Service) attempt(ctx context.Context, actor db.Actor, turn db.ReplayTurn, config agents.Config) (*db.ReplayTurn, error) {
	var scene *db.ReplyScene
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		scene, err = tx.PastScene(ctx, turn.MessageID, rememberedThen)
		return err
	})
	if err != nil {
		return nil, err
	}
	id := uuid.NewSHA1(turn.ReplayID, turn.MessageID[:]) // the same whenever the turn is asked
	trial, err := s.Replies.Attempt(ctx, actor, replies.Attempt{ID: id, Past: scene, Config: config})
	if err != nil {
		return nil, err
	}
	near, micros, err := s.Replies.Likeness(ctx, actor, "replay:"+id.String(), turn.Answer, []string{turn.ThenBody, trial.Body})
	if err != nil {
		s.Log.WarnContext(ctx, "a replayed answer is not compared with the person's", "workspace", actor.WorkspaceID, "replay", turn.ReplayID, "err", err)
	}
	turn.ThenLikeness, turn.Likeness, turn.CostMicros = near[0], near[1], micros
	result := tried(turn, *trial)
	return &result, ctx.Err()
}

// endReplayTurn closes a replay in which nothing waits, or has it gone on with.
func (s *Service) endReplayTurn(ctx context.Context, tx *db.Tx, id uuid.UUID) error {
	err := tx.EndReplay(ctx, id, db.ReplayDone)
	if errors.Is(err, db.ErrNotFound) {
		s.Queue.After(tx, queue.RunReplay{WorkspaceID: tx.WorkspaceID(), ReplayID: id})
		return tx.LeaveReplay(ctx, id)
	}
	if err != nil {
		return err
	}
	s.replayUpdated(tx, id)
	return tx.ForgetReplays(ctx, keptReplays)
}

// SweepReplays asks for the replays that no worker is at.
func (s *Service) SweepReplays(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "sweep replays",
		func(tx *db.Tx) ([]db.ReplayRef, error) { return tx.DueReplays(ctx, maxDue) },
		func(r db.ReplayRef) queue.Task { return queue.RunReplay{WorkspaceID: r.WorkspaceID, ReplayID: r.ID} })
}
