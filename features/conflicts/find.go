package conflicts

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
)

// LookAt compares what is due in a workspace: first it chooses the pairs of the sources
// that changed, then it has them judged. Called twice it finds nothing to do. What a
// worker that died had not written down is due again: a source at once, a pair when
// its lease has run out.
func (s *Service) LookAt(ctx context.Context, workspaceID uuid.UUID) error {
	actor := db.SystemActor(workspaceID)
	for _, step := range []func(context.Context, db.Actor) (bool, error){s.choose, s.judge} {
		for {
			again, err := step(ctx, actor)
			if err != nil {
				return err
			}
			if !again {
				break
			}
		}
	}
	return nil
}

// choose notes which pairs of one source are to be judged; false: no source is due.
func (s *Service) choose(ctx context.Context, actor db.Actor) (bool, error) {
	var source *db.DueSource
	var near []db.NearPair
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		source, err = tx.NextToCompare(ctx)
		return err
	})
	for from := 0; err == nil; from += passagesAtOnce {
		err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
			some, err := tx.NearPairs(ctx, source.ID, s.AI.Embed.Model, from, passagesAtOnce, nearestFound)
			near = append(near, some...)
			return err
		})
	}
	if source == nil && errors.Is(err, db.ErrNotFound) {
		return false, nil
	}
	if !errors.Is(err, db.ErrNotFound) {
		return false, fmt.Errorf("find near passages: %w", err)
	}
	alike := alikeSemantic
	if s.AI.Embed.Endpoint.Offline {
		alike = alikeOffline
	}
	return true, s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		return tx.FinishComparing(ctx, *source, Choose(near, alike))
	})
}

// judge has one pair judged; false: none is due, or all wait.
func (s *Service) judge(ctx context.Context, actor db.Actor) (bool, error) {
	var pair *db.PassagePair
	var texts []db.PairText
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		pair, texts, err = tx.ClaimPair(ctx, lease)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return false, nil
	}
	if err != nil || texts == nil {
		return err == nil, err
	}
	err = s.compare(ctx, actor, *pair, texts)
	if err == nil || ctx.Err() != nil {
		return err == nil, ctx.Err()
	}
	return s.settle(ctx, actor, *pair, err)
}

// settle records how a call that failed ended, and says whether the next pair is worth
// a try.
func (s *Service) settle(ctx context.Context, actor db.Actor, pair db.PassagePair, err error) (bool, error) {
	end := ending(err, pair.Attempts)
	s.Log.WarnContext(ctx, "passages not compared", "workspace", actor.WorkspaceID, "pair", pair.ID, "attempt", pair.Attempts, "hold", end.hold, "err", err)
	return end.hold == "", s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		switch {
		case end.hold != "":
			s.Events.After(tx, events.ConflictsChanged{})
			return tx.HoldPairs(ctx, end.hold, end.wait)
		case end.isOver:
			_, err := tx.JudgePair(ctx, pair.ID, db.PairJudgement{Verdict: db.PairUnproven})
			return err
		}
		return tx.PostponePair(ctx, pair.ID, end.wait)
	})
}

const (
	callTime = 60 * time.Second // with retries
	lease    = callTime + time.Minute
)
