package evals_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/evals"
	"socialsync/features/knowledge"
	"socialsync/features/problem"
)

func (w *world) tests() []db.AgentTest {
	w.t.Helper()
	list, err := w.Tests(w.t.Context(), w.owner)
	w.must(err)
	return list
}

// test keeps a test whose answer contains phrases.
func (w *world) test(question string, expects db.AgentTestExpectation, contains ...string) *db.AgentTest {
	w.t.Helper()
	saved, err := w.SaveTest(w.t.Context(), w.owner, evals.SaveAgentTestInput{Question: question, Expects: expects, Contains: contains})
	w.must(err)
	return saved
}

// read has a FAQ found, as a worker does.
func (w *world) read(f *db.Faq) {
	w.t.Helper()
	w.must(w.Knowledge.Read(w.t.Context(), w.owner.WorkspaceID, f.ID))
}

// begin starts a run of the draft's tests, without a worker.
func (w *world) begin() uuid.UUID {
	w.t.Helper()
	run, err := w.RunTests(w.t.Context(), w.owner, evals.RunAgentTestsInput{ID: db.NewID()})
	w.must(err)
	return run.ID
}

// runAll starts a run and does all of it.
func (w *world) runAll() db.AgentTestRun {
	w.t.Helper()
	id := w.begin()
	w.must(w.ContinueTests(w.t.Context(), w.owner.WorkspaceID, id))
	return w.run(id)
}

func (w *world) run(id uuid.UUID) (run db.AgentTestRun) {
	w.t.Helper()
	w.must(w.DB.View(w.t.Context(), w.owner, func(tx *db.Tx) error {
		found, err := tx.AgentTestRun(w.t.Context(), id)
		if err == nil {
			run = *found
		}
		return err
	}))
	return run
}

func (w *world) results(run uuid.UUID) (list []db.AgentTestResult) {
	w.t.Helper()
	w.must(w.DB.View(w.t.Context(), w.owner, func(tx *db.Tx) (err error) {
		list, err = tx.AgentTestResults(w.t.Context(), run)
		return err
	}))
	return list
}

// calls counts what was charged for answers.
func (w *world) calls() (n int) {
	w.t.Helper()
	page, err := w.Replies.Billing.Entries(w.t.Context(), w.owner, []db.CreditEntryKind{db.EntryCharge}, 100, "")
	w.must(err)
	for _, e := range page.Edges {
		if e.Node.Purpose == string(db.PurposeAnswer) {
			n++
		}
	}
	return n
}

// TestARunSaysWhatPassedAndWhy: each test is judged by what the draft would do, with
// the passages; the next run says what is worse than before.
func TestARunSaysWhatPassedAndWhy(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	faq := w.faq("How much is delivery to Belgium?", "Delivery to Belgium costs 5 euros and takes three days.")
	w.read(faq)
	w.test("How much is delivery to Belgium?", db.ExpectAnswered, "5 euros")
	w.test("How much does delivery to Belgium cost?", db.ExpectAnswered, "7 euros")
	w.test("I want to talk to a human", db.ExpectHandedOver)
	w.test("Do you sell bicycles for children?", db.ExpectAnswered)

	run := w.runAll()
	if run.State != db.TestsDone || run.Total != 4 || run.Passed != 2 || run.Failed != 2 || run.Regressed != 0 || run.CostMicros == 0 || run.FinishedAt == nil {
		t.Fatalf("%+v", run)
	}
	list := w.results(run.ID)
	for i, want := range []db.AgentTestResultState{db.TestPassed, db.TestFailed, db.TestPassed, db.TestFailed} {
		if list[i].State != want {
			t.Errorf("%q: %s, %+v", list[i].Question, list[i].State, list[i])
		}
	}
	if f := list[1].Failures; len(f) != 1 || f[0] != (db.AgentTestFailure{Kind: db.FailedContains, Wanted: "7 euros"}) || !strings.Contains(list[1].Body, "5 euros") {
		t.Errorf("it failed for %+v, answering %q", f, list[1].Body)
	}
	if s := list[1].Sources; len(s) == 0 || s[0].SourceID != faq.ID {
		t.Errorf("the answer rests on %+v", s)
	}
	if f := list[3].Failures; len(f) == 0 || f[0].Kind != db.FailedOutcome || *list[3].Outcome == db.OutcomeSent {
		t.Errorf("%+v", list[3])
	}

	_, err := w.Knowledge.SaveFaq(t.Context(), w.owner, knowledge.SaveFaqInput{
		ID: &faq.ID, Questions: faq.Questions, Answer: "Delivery to Belgium costs 7 euros and takes three days.",
	})
	w.must(err)
	w.read(faq)
	again := w.runAll()
	if again.Regressed != 1 || *again.PreviousID != run.ID {
		t.Errorf("%d regressed against %v", again.Regressed, again.PreviousID)
	}
	if list := w.results(again.ID); !list[0].IsRegression() || list[1].State != db.TestPassed || *list[1].Previous != db.TestFailed {
		t.Errorf("%+v", list[:2])
	}
}

// TestAKilledWorkerRepeatsNothing: another one goes on when its lease has ended; what
// it asked is kept and charged once.
func TestAKilledWorkerRepeatsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.read(w.faq("How much is delivery to Belgium?", "Delivery to Belgium costs 5 euros."))
	for _, question := range []string{"How much is delivery to Belgium?", "Delivery to Belgium costs how much?", "What does delivery to Belgium cost?"} {
		w.test(question, db.ExpectAnswered)
	}
	id := w.begin()
	dying, kill := context.WithCancel(t.Context())
	go func() {
		for w.run(id).Passed+w.run(id).Failed == 0 && dying.Err() == nil {
			time.Sleep(time.Millisecond)
		}
		kill()
	}()
	err := w.ContinueTests(dying, w.owner.WorkspaceID, id)
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if err != nil {
		w.must(w.ContinueTests(t.Context(), w.owner.WorkspaceID, id))
		if w.run(id).State != db.TestsRunning {
			t.Error("somebody else went on within the dead worker's lease")
		}
	}
	w.update(func(tx *db.Tx) error { return tx.LeaveAgentTestRun(t.Context(), id) })
	var together sync.WaitGroup
	for range 3 { // the sweep and a nudge come at once
		together.Go(func() { w.must(w.ContinueTests(t.Context(), w.owner.WorkspaceID, id)) })
	}
	together.Wait()
	run := w.run(id)
	if run.State != db.TestsDone || run.Passed+run.Failed != 3 {
		t.Errorf("%+v", run)
	}
	if n := w.calls(); n != 3 {
		t.Errorf("%d answers were charged for 3 tests", n)
	}
	var sum int64
	for _, r := range w.results(id) {
		sum += r.CostMicros
	}
	if sum != run.CostMicros {
		t.Errorf("the run cost %d, its tests %d", run.CostMicros, sum)
	}
}

func (w *world) update(do func(*db.Tx) error) {
	w.t.Helper()
	w.must(w.DB.Update(w.t.Context(), db.SystemActor(w.owner.WorkspaceID), do))
}

// TestOneRunAtATime, which begins once however often it is asked for, and stops.
func TestOneRunAtATime(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	if _, err := w.RunTests(t.Context(), w.owner, evals.RunAgentTestsInput{ID: db.NewID()}); problem.CodeOf(err) != problem.NotFound {
		t.Errorf("a run of no test: %v", err)
	}
	w.test("Do you repair lamps?", db.ExpectAnswered)
	id := w.begin()
	if _, err := w.RunTests(t.Context(), w.owner, evals.RunAgentTestsInput{ID: id}); err != nil {
		t.Errorf("the second press: %v", err)
	}
	if _, err := w.RunTests(t.Context(), w.owner, evals.RunAgentTestsInput{ID: db.NewID()}); problem.CodeOf(err) != problem.Conflict {
		t.Errorf("a second run: %v", err)
	}
	for range 2 {
		stopped, err := w.StopTests(t.Context(), w.owner, id)
		w.must(err)
		if stopped.State != db.TestsStopped {
			t.Errorf("%+v", stopped)
		}
	}
	w.must(w.ContinueTests(t.Context(), w.owner.WorkspaceID, id))
	if run := w.run(id); run.Passed+run.Failed != 0 {
		t.Errorf("it went on: %+v", run)
	}
	agent := w.owner
	agent.Role = db.RoleAgent
	if _, err := w.RunTests(t.Context(), agent, evals.RunAgentTestsInput{ID: db.NewID()}); problem.CodeOf(err) != problem.Forbidden {
		t.Errorf("an agent runs tests: %v", err)
	}
}

// TestWhatCannotBeTriedDidNotFail: without a budget nothing is said about the draft,
// and it is not green.
func TestWhatCannotBeTriedDidNotFail(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.read(w.faq("How much is delivery to Belgium?", "Delivery to Belgium costs 5 euros."))
	w.test("How much is delivery to Belgium?", db.ExpectDeclined)
	w.Replies.Billing.Plan.DailyMicros, w.Replies.Billing.Plan.MonthlyMicros = 1, 1
	run := w.runAll()
	if list := w.results(run.ID); list[0].State != db.TestError || run.IsGreen() {
		t.Errorf("%+v", list[0])
	}
}

// TestPublishingNeedsGreenTests when the workspace says so: a draft that was not
// tested, changed since, or failed waits, unless somebody says why not, which the
// version keeps.
func TestPublishingNeedsGreenTests(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.read(w.faq("How much is delivery to Belgium?", "Delivery to Belgium costs 5 euros."))
	w.must(w.agents.SetNeedsGreenTests(t.Context(), w.owner, agents.SetNeedsGreenTestsInput{IsNeeded: true}))
	test := w.test("How much is delivery to Belgium?", db.ExpectAnswered, "5 euros")
	refused := func(why agents.TestState) {
		t.Helper()
		if _, err := w.publish(nil); problem.CodeOf(err) != problem.TestsNotGreen {
			t.Errorf("%s: published with %v", why, err)
		}
		if got := w.standing(); got != why {
			t.Errorf("the tests stand at %s, want %s", got, why)
		}
	}
	refused(agents.Untested)
	w.change("Be brief.")
	id := w.begin()
	refused(agents.InTest)
	w.must(w.ContinueTests(t.Context(), w.owner.WorkspaceID, id))
	w.change("Be very brief.")
	refused(agents.TestsOld)
	if run := w.runAll(); !run.IsGreen() {
		t.Fatalf("%+v", run)
	}
	_, err := w.SaveTest(t.Context(), w.owner, evals.SaveAgentTestInput{ID: &test.ID, Question: test.Question, Expects: db.ExpectAnswered, Contains: []string{"9 euros"}})
	w.must(err)
	refused(agents.TestsOld)
	w.runAll()
	refused(agents.TestsRed)

	why := "The price list comes tomorrow."
	version, err := w.publish(&why)
	w.must(err)
	if version.DespiteTests != why {
		t.Errorf("the version keeps %q", version.DespiteTests)
	}
	w.change("Be brief and kind.")
	w.must(w.DeleteTests(t.Context(), w.owner, []uuid.UUID{test.ID}))
	w.test("How much is delivery to Belgium?", db.ExpectAnswered, "5 euros")
	w.runAll()
	if got := w.standing(); got != agents.TestGreen {
		t.Errorf("the tests stand at %s", got)
	}
	version, err = w.publish(&why)
	w.must(err)
	if version.DespiteTests != "" {
		t.Errorf("an excuse that nobody needed is kept: %q", version.DespiteTests)
	}
}

func (w *world) publish(despite *string) (*agents.Version, error) {
	w.t.Helper()
	return w.agents.Publish(w.t.Context(), w.owner, agents.PublishAgentInput{Revision: w.draft().Revision, DespiteTests: despite})
}

func (w *world) draft() *agents.Draft {
	w.t.Helper()
	draft, err := w.agents.Draft(w.t.Context(), w.owner)
	w.must(err)
	return draft
}

// change writes other instructions into the draft.
func (w *world) change(instructions string) {
	w.t.Helper()
	draft := w.draft()
	draft.Config.Instructions, draft.Config.SaysItIsAI, draft.Config.Thresholds.Send = instructions, false, 0.5
	_, err := w.agents.SaveDraft(w.t.Context(), w.owner, agents.SaveAgentDraftInput{Config: draft.Config, Revision: draft.Revision})
	w.must(err)
}

func (w *world) standing() agents.TestState {
	w.t.Helper()
	state, err := w.agents.DraftTests(w.t.Context(), w.owner, *w.draft())
	w.must(err)
	return state
}
