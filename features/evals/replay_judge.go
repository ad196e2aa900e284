package evals

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// JudgeReplayTurnInput is the schema's input of that name.
type JudgeReplayTurnInput struct {
	ReplayID  uuid.UUID
	MessageID uuid.UUID
	IsRight   bool               // what it would do now
	Test      SaveAgentTestInput // its ID counts for nothing
}

// JudgeReplayTurn writes down what a person says of a turn that was asked again, and
// keeps it as a test, in the place of one that asks the same.
//
// Problems: FORBIDDEN, BAD_INPUT; NOT_FOUND also for what could not be tried; LIMIT_REACHED
// when there is no room for another test.
func (s *Service) JudgeReplayTurn(ctx context.Context, actor db.Actor, in JudgeReplayTurnInput) (turn *db.ReplayTurn, err error) {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	asked := in.Test.testCase()
	if err := faults(asked).Err(); err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if err := tx.JudgeReplayTurn(ctx, in.ReplayID, in.MessageID, in.IsRight, actor.Person()); err != nil {
			return err
		}
		if _, err := tx.PutAgentTest(ctx, db.AgentTest{
			ID: db.NewID(), AgentTestCase: asked, Origin: db.TestReplay, MessageID: &in.MessageID, CreatedBy: actor.Person(),
		}); err != nil {
			return err
		}
		s.testsChanged(tx, nil)
		s.replayUpdated(tx, in.ReplayID)
		if turn, err = tx.ReplayTurn(ctx, in.ReplayID, in.MessageID); err != nil {
			return err
		}
		return room(ctx, tx, 0)
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("turn")
	}
	if err != nil {
		return nil, err
	}
	return turn, nil
}
