package evals

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/problem"
	"socialsync/features/replies"
	"socialsync/jobs/queue"
)

const (
	testsAtOnce  = 4                // questions of one run that a worker asks at the same time
	testTurn     = 45 * time.Second // then a worker lets others have its slot and comes back
	testLease    = 3 * time.Minute  // longer than a question may take
	testTime     = 2 * time.Minute  // of one question
	testsPerTurn = 100
	keptRuns     = 30
	shownRuns    = 30
)

// RunAgentTestsInput is the schema's input of that name.
type RunAgentTestsInput struct {
	ID        uuid.UUID
	VersionID *uuid.UUID // nil: the draft
}

// TestRuns returns the newest runs, newest first.
//
// Problems: FORBIDDEN.
func (s *Service) TestRuns(ctx context.Context, actor db.Actor) (list []db.AgentTestRun, err error) {
	if err := allow(actor, db.RoleViewer); err != nil {
		return nil, err
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		list, err = tx.AgentTestRuns(ctx, shownRuns)
		return err
	})
	return list, err
}

// RunTests begins to ask all tests of the draft or a version, as they are now. A second
// call with the same id returns what the first began.
//
// Problems: FORBIDDEN; NOT_FOUND for the version, or without a test; CONFLICT while
// another run is under way.
func (s *Service) RunTests(ctx context.Context, actor db.Actor, in RunAgentTestsInput) (run *db.AgentTestRun, err error) {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		what, err := choose(ctx, tx, in.VersionID)
		if err != nil {
			return err
		}
		isNew, err := tx.BeginAgentTestRun(ctx, db.AgentTestRun{
			ID: in.ID, VersionID: in.VersionID, Version: what.Version, DraftRevision: what.DraftRevision, RawConfig: what.Config, StartedBy: actor.Person(),
		})
		if err != nil {
			return err
		}
		run, err = tx.AgentTestRun(ctx, in.ID)
		switch {
		case err != nil || !isNew:
			return err
		case run.Total == 0:
			return problem.New(problem.NotFound, "There is no test to run.")
		}
		s.Queue.After(tx, queue.RunAgentTests{WorkspaceID: tx.WorkspaceID(), RunID: run.ID})
		s.testsChanged(tx, &run.ID)
		return nil
	})
	if db.IsTaken(err, db.AgentTestRunningKey) {
		err = problem.New(problem.Conflict, "The tests are running already. Wait until they are done, or stop them.")
	}
	if err != nil {
		return nil, err
	}
	return run, nil
}

// chosen is a configuration as it is now: a draft goes on changing.
type chosen struct {
	Config        json.RawMessage
	Version       *int // its number; nil: the draft
	DraftRevision *int
}

// choose reads a version, or the draft.
func choose(ctx context.Context, tx *db.Tx, versionID *uuid.UUID) (c chosen, err error) {
	if versionID != nil {
		found, err := tx.AgentVersionsByID(ctx, []uuid.UUID{*versionID})
		if err == nil && len(found) == 0 {
			err = problem.Missing("version")
		}
		if err == nil {
			c.Config, c.Version = found[0].RawConfig, &found[0].Number
		}
		return c, err
	}
	draft, err := agents.DraftIn(ctx, tx)
	if err != nil {
		return c, err
	}
	c.DraftRevision = &draft.Revision
	c.Config, err = draft.Config.JSON()
	return c, err
}

// StopTests ends a run; what is being asked at this moment is not kept. Stopping twice
// is the same as stopping once.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) StopTests(ctx context.Context, actor db.Actor, id uuid.UUID) (run *db.AgentTestRun, err error) {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if run, err = tx.EndAgentTestRun(ctx, id, db.TestsStopped); errors.Is(err, db.ErrNotFound) {
			run, err = tx.AgentTestRun(ctx, id)
			return err
		}
		s.testsChanged(tx, &id)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("run")
	}
	return run, err
}

// ContinueTests works on a run for a turn, a few questions at a time. Each result is
// kept in a transaction of its own, so that a crash repeats at most what was being
// asked, and that is charged once.
func (s *Service) ContinueTests(ctx context.Context, workspaceID, runID uuid.UUID) error {
	actor := db.SystemActor(workspaceID)
	var run *db.AgentTestRun
	var waiting []db.AgentTestResult
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if run, err = tx.ClaimAgentTestRun(ctx, runID, testLease); err == nil {
			waiting, err = tx.WaitingAgentTests(ctx, runID, testsPerTurn)
		}
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil // it has ended, or somebody else is at it
	}
	if err != nil {
		return fmt.Errorf("claim the run: %w", err)
	}
	config, err := agents.ReadConfig(run.RawConfig)
	if err != nil {
		return err
	}
	err = fewAtOnce(ctx, waiting, func(ctx context.Context, test db.AgentTestResult) error { return s.runTest(ctx, actor, test, config) })
	if errors.Is(err, errStopped) {
		return nil
	}
	if err != nil {
		return err
	}
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error { return s.endTurn(ctx, tx, runID) })
}

// errStopped: a person stopped the run, or another worker took it over.
var errStopped = errors.New("the run has ended")

// fewAtOnce does what waits of a run, a few at the same time, until its worker's turn
// ends or something fails.
func fewAtOnce[T any](ctx context.Context, waiting []T, do func(context.Context, T) error) error {
	end := time.Now().Add(testTurn)
	doing, within := errgroup.WithContext(ctx)
	doing.SetLimit(testsAtOnce)
	for _, one := range waiting {
		doing.Go(func() error {
			if within.Err() != nil || time.Now().After(end) {
				return within.Err()
			}
			return do(within, one)
		})
	}
	return doing.Wait()
}

// runTest asks one question and keeps what came of it.
func (s *Service) runTest(ctx context.Context, actor db.Actor, test db.AgentTestResult, config agents.Config) error {
	channel := db.ChannelWhatsApp
	if test.Channel != nil {
		channel = *test.Channel
	}
	within, cancel := context.WithTimeout(ctx, testTime)
	defer cancel()
	trial, err := s.Replies.Attempt(within, actor, replies.Attempt{
		ID: attemptID(test), Question: test.Question, Channel: channel, Config: config,
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	result := test
	if err != nil {
		s.Log.WarnContext(ctx, "a test could not be tried", "workspace", actor.WorkspaceID, "run", test.RunID, "test", test.TestID, "err", err)
		result.State, result.Failures, result.Sources = db.TestError, []db.AgentTestFailure{}, []db.ReplySource{}
	} else {
		result = JudgeTest(test, *trial)
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		s.testsChanged(tx, &test.RunID)
		return tx.RecordAgentTest(ctx, result, testLease)
	})
	if errors.Is(err, db.ErrNotFound) {
		return errStopped
	}
	return err
}

// attemptID is the same whenever a test of a run is asked.
func attemptID(test db.AgentTestResult) uuid.UUID {
	return uuid.NewSHA1(test.RunID, test.TestID[:])
}

// endTurn closes a run in which nothing waits, or has it gone on with.
func (s *Service) endTurn(ctx context.Context, tx *db.Tx, runID uuid.UUID) error {
	_, err := tx.EndAgentTestRun(ctx, runID, db.TestsDone)
	if errors.Is(err, db.ErrNotFound) {
		s.Queue.After(tx, queue.RunAgentTests{WorkspaceID: tx.WorkspaceID(), RunID: runID})
		return tx.LeaveAgentTestRun(ctx, runID)
	}
	if err != nil {
		return err
	}
	s.testsChanged(tx, &runID)
	return tx.ForgetAgentTestRuns(ctx, keptRuns)
}

// SweepTests asks for the runs that no worker is at.
func (s *Service) SweepTests(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "sweep test runs",
		func(tx *db.Tx) ([]db.AgentTestRunRef, error) { return tx.DueAgentTestRuns(ctx, maxDue) },
		func(r db.AgentTestRunRef) queue.Task {
			return queue.RunAgentTests{WorkspaceID: r.WorkspaceID, RunID: r.ID}
		})
}
