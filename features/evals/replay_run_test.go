package evals_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/evals"
	"socialsync/features/problem"
)

// TestAReplayAsksPastTurnsAgain with what was said before, beside what was done then;
// nothing of a conversation changes, and nobody is told but those who look at replays.
func TestAReplayAsksPastTurnsAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	month := w.month()
	outlook, err := w.ReplayOutlook(t.Context(), w.owner, 30)
	w.must(err)
	// The month's four, what the follow-up follows, and one that every world begins with.
	if outlook.Turns != 6 || outlook.MeanCostMicros == nil || *outlook.MeanCostMicros != 100 || outlook.LeftMicros == 0 {
		t.Errorf("%+v", outlook)
	}
	theirs := []string{"conversations", "messages", "notes", "activities", "mentions", "reply_runs", "reply_steps", "replies", "handovers", "agent_conversations",
		"session_summaries", "faq_suggestions", "agent_tests"}
	before := w.rows(theirs...)
	told, err := w.Events.Subscribe(t.Context(), w.owner, "")
	w.must(err)

	id := w.beginReplay()
	w.must(w.ContinueReplay(t.Context(), w.owner.WorkspaceID, id))

	if after := w.rows(theirs...); after != before {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
	for ended := false; !ended; {
		select {
		case d := <-told:
			switch e := d.Event.(type) {
			case events.ReplayUpdated:
				ended = w.replay(e.ReplayID).State == db.ReplayDone
			case events.BudgetChanged:
			default:
				t.Errorf("%T was published", e)
			}
		case <-time.After(10 * time.Second):
			t.Fatal("nobody was told that it ended")
		}
	}
	r := w.replay(id)
	if r.State != db.ReplayDone || r.Total != r.Found || r.Untried != 0 || r.CostMicros == 0 || r.SourcesChanged || r.FinishedAt == nil ||
		r.Unsupported+r.Declines+r.Worse+r.Same+r.Better != r.Total || r.MeanCostMicros == nil || *r.ThenMeanCostMicros != 100 {
		t.Errorf("%+v", r)
	}
	for name, c := range map[string]struct {
		message    uuid.UUID
		question   string
		comparison db.ReplayComparison
		why        db.ReplayWhy
	}{
		"it knows nothing of what it said": {month.answered, "Hello\nDo you sell bicycles for children?", db.ReplayDeclines, db.ReplayNoAnswer},
		"the sources say it by now":        {month.handedOver, "How much is delivery to Belgium?", db.ReplayBetter, db.ReplayLikePerson},
		"a person is still a person":       {month.wanted, "I want to talk to a human", db.ReplaySame, db.ReplayAlike},
		"it was answered otherwise":        {month.followUp, "How long?", db.ReplayWorse, db.ReplayUnlikePerson},
	} {
		got := w.turn(id, c.message)
		if got.Comparison == nil || *got.Comparison != c.comparison || *got.Why != c.why || got.Question != c.question {
			raw, _ := json.Marshal(got)
			t.Errorf("%s: want %s for %s: %s", name, c.comparison, c.why, raw)
		}
	}
	if now := w.turn(id, month.handedOver); !strings.Contains(now.Body, "5 euros") || len(now.Sources) == 0 || now.Likeness == nil || now.Answer == "" {
		t.Errorf("%+v", now)
	}
	// "How long?" means something only after what was asked before.
	if now := w.turn(id, month.followUp); !strings.Contains(now.Body, "three days") {
		t.Errorf("it answers %q to a follow-up", now.Body)
	}
	if first := w.turns(id)[0]; *first.Comparison != db.ReplayDeclines {
		t.Errorf("%s comes first", *first.Comparison)
	}
}

// TestAReplayShowsWhatWasAsked also where messages came together, as from a phone that had
// been offline: the last one is always among what was asked.
func TestAReplayShowsWhatWasAsked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.month()
	w.exec(`update messages set created_at = now() where id is distinct from $1`, uuid.Nil)
	for _, turn := range w.turns(w.beginReplay()) {
		if turn.Question == "" {
			t.Errorf("nothing was asked in %+v", turn)
		}
	}
}

// TestAReplaySaysThatSourcesChanged while it ran.
func TestAReplaySaysThatSourcesChanged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.month()
	id := w.beginReplay()
	w.read(w.faq("Do you repair lamps?", "Yes, within seven days."))
	w.must(w.ContinueReplay(t.Context(), w.owner.WorkspaceID, id))
	if r := w.replay(id); r.State != db.ReplayDone || !r.SourcesChanged {
		t.Errorf("%+v", r)
	}
}

// TestAReplaySurvivesItsWorker: another one goes on, each turn is asked and charged once.
func TestAReplaySurvivesItsWorker(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.month()
	undisturbed := w.beginReplay()
	w.must(w.ContinueReplay(t.Context(), w.owner.WorkspaceID, undisturbed))
	calls := w.calls()

	id := w.beginReplay()
	dying, die := context.WithCancel(t.Context())
	time.AfterFunc(120*time.Millisecond, die)
	if err := w.ContinueReplay(dying, w.owner.WorkspaceID, id); err != nil && !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	w.update(func(tx *db.Tx) error { return tx.LeaveReplay(t.Context(), id) })
	var together sync.WaitGroup
	for range 3 {
		together.Go(func() { w.must(w.ContinueReplay(t.Context(), w.owner.WorkspaceID, id)) })
	}
	together.Wait()
	r := w.replay(id)
	if r.State != db.ReplayDone || r.Untried != 0 {
		t.Errorf("%+v", r)
	}
	if n := w.calls() - calls; n != calls {
		t.Errorf("%d calls were charged, and %d when nobody died", n, calls)
	}
	if theirs := w.replay(undisturbed); r.CostMicros != theirs.CostMicros {
		t.Errorf("it cost %d, and %d when nobody died", r.CostMicros, theirs.CostMicros)
	}
}

// TestOneReplayAtATime, which begins once however often it is asked for, and stops; only
// administrators begin one, and none that would use the day's budget up.
func TestOneReplayAtATime(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.month()
	start := func(actor db.Actor, change func(*evals.StartReplayInput)) (uuid.UUID, error) {
		in := evals.StartReplayInput{ID: db.NewID(), Days: 30, Turns: 10}
		change(&in)
		_, err := w.StartReplay(t.Context(), actor, in)
		return in.ID, err
	}
	agent := w.owner
	agent.Role = db.RoleAgent
	unknown := db.NewID()
	for name, c := range map[string]struct {
		actor  db.Actor
		change func(*evals.StartReplayInput)
		want   problem.Code
	}{
		"an agent":        {agent, func(*evals.StartReplayInput) {}, problem.Forbidden},
		"too few":         {w.owner, func(in *evals.StartReplayInput) { in.Turns = 9 }, problem.BadInput},
		"too long":        {w.owner, func(in *evals.StartReplayInput) { in.Days = 91 }, problem.BadInput},
		"no such version": {w.owner, func(in *evals.StartReplayInput) { in.VersionID = &unknown }, problem.NotFound},
	} {
		if _, err := start(c.actor, c.change); problem.CodeOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
	limit := w.Replies.Billing.Plan.DailyMicros
	w.Replies.Billing.Plan.DailyMicros = 100
	if _, err := start(w.owner, func(*evals.StartReplayInput) {}); problem.CodeOf(err) != problem.LimitReached {
		t.Errorf("beyond the budget: %v", err)
	}
	w.Replies.Billing.Plan.DailyMicros = limit
	id, err := start(w.owner, func(*evals.StartReplayInput) {})
	w.must(err)
	if _, err := start(w.owner, func(in *evals.StartReplayInput) { in.ID = id }); err != nil {
		t.Errorf("the second press: %v", err)
	}
	if _, err := start(w.owner, func(*evals.StartReplayInput) {}); problem.CodeOf(err) != problem.Conflict {
		t.Errorf("a second replay: %v", err)
	}
	for range 2 {
		stopped, err := w.StopReplay(t.Context(), w.owner, id)
		w.must(err)
		if stopped.State != db.ReplayStopped {
			t.Errorf("%+v", stopped)
		}
	}
	w.must(w.ContinueReplay(t.Context(), w.owner.WorkspaceID, id))
	for _, turn := range w.turns(id) {
		if turn.State != db.ReplayTurnWaiting {
			t.Errorf("it went on: %+v", turn)
		}
	}
}

// TestAVerdictBecomesATest, again and again the same one, and goes when the customer
// takes the words back, with what the replay came to.
func TestAVerdictBecomesATest(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	message := w.month().handedOver
	id := w.beginReplay()
	judge := func(isRight bool, contains string) error {
		_, err := w.JudgeReplayTurn(t.Context(), w.owner, evals.JudgeReplayTurnInput{ReplayID: id, MessageID: message, IsRight: isRight, Test: evals.SaveAgentTestInput{
			Question: "How much is delivery to Belgium?", Expects: db.ExpectAnswered, Contains: []string{contains},
		}})
		return err
	}
	if err := judge(true, "5 euros"); problem.CodeOf(err) != problem.NotFound {
		t.Errorf("of what was not asked yet: %v", err)
	}
	w.must(w.ContinueReplay(t.Context(), w.owner.WorkspaceID, id))
	w.must(judge(false, "6 euros"))
	w.must(judge(true, "5 euros"))
	list := w.tests()
	if len(list) != 1 || list[0].Origin != db.TestReplay || list[0].Contains[0] != "5 euros" || *list[0].CreatedBy != w.owner.UserID {
		t.Fatalf("%+v", list)
	}
	if turn := w.turn(id, message); turn.IsRight == nil || !*turn.IsRight || *turn.JudgedBy != w.owner.UserID {
		t.Errorf("%+v", turn)
	}
	if run := w.runAll(); !run.IsGreen() {
		t.Errorf("%+v", run)
	}

	w.update(func(tx *db.Tx) error {
		_, err := tx.EraseMessage(t.Context(), message, time.Now())
		return err
	})
	if list := w.tests(); len(list) != 0 {
		t.Errorf("the test still asks %q", list[0].Question)
	}
	turn := w.turn(id, message)
	if turn.Question != "" || turn.Body != "" || len(turn.Sources) != 0 || turn.Comparison == nil {
		t.Errorf("%+v", turn)
	}
	if kept := w.rows("agent_tests", "agent_test_results"); strings.Contains(kept, "much is delivery to Belgium") {
		t.Errorf("what was taken back is kept:\n%s", kept)
	}
}

// TestTakenBackMeanwhile: what the customer takes back before it is asked is not asked,
// and what they take back while it is leaves no trace.
func TestTakenBackMeanwhile(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	month := w.month()
	id := w.beginReplay()
	began := time.Now()
	for _, message := range []uuid.UUID{month.answered, month.handedOver} {
		w.update(func(tx *db.Tx) error {
			_, err := tx.EraseMessage(t.Context(), message, time.Now())
			return err
		})
	}
	w.update(func(tx *db.Tx) error { // by a worker that had read it before
		return tx.RecordReplayTurn(t.Context(), db.ReplayTurn{ReplayID: id, MessageID: month.handedOver, State: db.ReplayTurnDone, Body: "zanzibar", Detail: "zanzibar",
			Sources: []db.ReplySource{{Text: "zanzibar"}}}, began, time.Minute)
	})
	w.update(func(tx *db.Tx) error { return tx.LeaveReplay(t.Context(), id) })
	w.must(w.ContinueReplay(t.Context(), w.owner.WorkspaceID, id))
	if turn := w.turn(id, month.answered); turn.State != db.ReplayTurnError || turn.Outcome != nil || turn.CostMicros != 0 {
		t.Errorf("%+v", turn)
	}
	if kept := w.rows("replay_turns"); strings.Contains(kept, "zanzibar") {
		t.Errorf("kept:\n%s", kept)
	}
	if r := w.replay(id); r.State != db.ReplayDone || r.Untried != 1 {
		t.Errorf("%+v", r)
	}
}

// TestAMergeKeepsTurns: two contacts become one, and the turn is of the conversation that
// is left.
func TestAMergeKeepsTurns(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	month := w.month()
	id := w.beginReplay()
	w.update(func(tx *db.Tx) error {
		var contacts []uuid.UUID
		for _, message := range []uuid.UUID{month.handedOver, month.wanted} {
			conversation, err := tx.Conversation(t.Context(), w.turn(id, message).ConversationID)
			if err != nil {
				return err
			}
			contacts = append(contacts, conversation.ContactID)
		}
		_, err := tx.MergeContacts(t.Context(), contacts[0], contacts[1])
		return err
	})
	if moved := w.turn(id, month.handedOver); moved.ConversationID != w.turn(id, month.wanted).ConversationID || moved.Question != "How much is delivery to Belgium?" {
		t.Errorf("%+v", moved)
	}
}
