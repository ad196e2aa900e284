package agents

import (
	"context"
	"errors"
	"strings"

	"socialsync/db"
	"socialsync/features/problem"
)

// TestState is what the tests say of the draft.
type TestState string

// The states, spelled the same in Go, GraphQL and TypeScript.
const (
	Untested  TestState = "UNTESTED" // no run of a draft has ended, or there is nothing to run
	TestsOld  TestState = "STALE"    // the draft or the tests changed since
	InTest    TestState = "RUNNING"
	TestsRed  TestState = "RED"
	TestGreen TestState = "GREEN"
)

// SetNeedsGreenTestsInput is the schema's input of that name.
type SetNeedsGreenTestsInput struct{ IsNeeded bool }

// SetNeedsGreenTests says whether a draft is published only when its tests passed.
//
// Problems: FORBIDDEN.
func (s *Service) SetNeedsGreenTests(ctx context.Context, actor db.Actor, in SetNeedsGreenTestsInput) error {
	return s.change(ctx, actor, func(tx *db.Tx, now *db.AgentSettings) (*db.AgentChange, error) {
		if now.NeedsGreenTests == in.IsNeeded {
			return nil, nil
		}
		value := "OFF"
		if in.IsNeeded {
			value = "ON"
		}
		return &db.AgentChange{Kind: db.AgentTestsRule, Value: value}, tx.SetNeedsGreenTests(ctx, in.IsNeeded)
	})
}

// DraftTests says what the tests say of a draft.
//
// Problems: FORBIDDEN.
func (s *Service) DraftTests(ctx context.Context, actor db.Actor, draft Draft) (state TestState, err error) {
	if err := allow(actor, db.RoleViewer); err != nil {
		return "", err
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		state, err = testState(ctx, tx, draft)
		return err
	})
	return state, err
}

// testState looks at the last run of a draft: an older one that was green says nothing
// when somebody tried again.
func testState(ctx context.Context, tx *db.Tx, draft Draft) (TestState, error) {
	run, err := tx.LastDraftTestRun(ctx)
	if errors.Is(err, db.ErrNotFound) {
		return Untested, nil
	}
	if err != nil {
		return "", err
	}
	changed, err := tx.AgentTestsChanged(ctx, *run)
	switch {
	case err != nil:
		return "", err
	case *run.DraftRevision != draft.Revision || changed:
		return TestsOld, nil
	case run.State == db.TestsRunning:
		return InTest, nil
	case run.State == db.TestsStopped, run.Total == 0:
		return Untested, nil
	case run.IsGreen():
		return TestGreen, nil
	}
	return TestsRed, nil
}

// remedies say why a draft is not published, and what to do.
var remedies = map[TestState]string{
	Untested: "Publishing needs green tests, and this draft was not tested. Run the tests first.",
	TestsOld: "Publishing needs green tests, and the draft or a test changed since they ran. Run them again.",
	InTest:   "Publishing needs green tests, and they are running. Wait until they are done.",
	TestsRed: "Publishing needs green tests, and some failed. Mend the draft, the sources or the tests, and run them again.",
}

// admit lets a draft pass whose tests are green, or one that somebody says why of. It
// returns what is kept of that: nothing where no excuse was needed.
func admit(ctx context.Context, tx *db.Tx, draft Draft, despite string) (string, error) {
	state, err := testState(ctx, tx, draft)
	if err != nil || state == TestGreen {
		return "", err
	}
	if despite == "" {
		return "", problem.New(problem.TestsNotGreen, "%s", remedies[state])
	}
	return despite, nil
}

func trimmed(s *string) string {
	if s == nil {
		return ""
	}
	return strings.TrimSpace(*s)
}
