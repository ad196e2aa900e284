package evals_test

import (
	"testing"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/problem"
)

// TestPublishingAsksTheReplay when the owner says so: a draft of which a replay shows
// new statements without a source waits until it is another one, or somebody finds them
// right. A draft that nobody replayed is told of and passes.
func TestPublishingAsksTheReplay(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	message := w.month().handedOver
	stands := func(state agents.ReplayedState, unsupported int) {
		t.Helper()
		draft := w.draft()
		got, err := w.agents.DraftReplay(t.Context(), w.owner, *draft)
		w.must(err)
		if got.State != state || got.Unsupported != unsupported || (got.ReplayID == nil) != (state == agents.NotReplayed) {
			t.Errorf("the replay stands at %+v, want %s with %d", got, state, unsupported)
		}
	}
	rule := func(r db.ReplayRule) {
		t.Helper()
		w.must(w.agents.SetReplayRule(t.Context(), w.owner, agents.SetReplayRuleInput{Rule: r}))
	}
	refused := func() {
		t.Helper()
		if _, err := w.publish(nil); problem.CodeOf(err) != problem.ReplayUnsupported {
			t.Errorf("published with %v", err)
		}
	}
	passes := func() {
		t.Helper()
		if _, err := w.publish(nil); err != nil {
			t.Error(err)
		}
	}
	rule(db.ReplayBlock)
	w.change("Be brief.")
	stands(agents.NotReplayed, 0)
	passes()

	w.change("Be very brief.")
	id := w.beginReplay()
	stands(agents.Replaying, 0)
	w.must(w.ContinueReplay(t.Context(), w.owner.WorkspaceID, id))
	stands(agents.ReplayedSupported, 0)
	w.exec(`update replay_turns set comparison = 'UNSUPPORTED', unsupported = 2 where message_id = $1`, message)
	stands(agents.ReplayedUnsupported, 1)
	refused()
	w.change("Be kind.")
	stands(agents.NotReplayed, 0)
	w.change("Be very brief.") // as it was
	stands(agents.ReplayedUnsupported, 1)
	refused()
	w.exec(`update replay_turns set is_right = true where message_id = $1`, message)
	stands(agents.ReplayedSupported, 0)
	w.exec(`update replay_turns set is_right = false where message_id = $1`, message)
	refused()
	w.exec(`update replays set state = 'STOPPED' where id = $1`, id) // what was stopped says nothing
	stands(agents.NotReplayed, 0)
	w.exec(`update replays set state = 'DONE' where id = $1`, id)
	refused()

	rule(db.ReplayWarn)
	passes()
	if _, err := w.publish(nil); problem.CodeOf(err) != problem.Conflict {
		t.Errorf("published twice: %v", err)
	}
}
