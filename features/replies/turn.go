package replies

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/actions"
	"socialsync/features/agents"
	"socialsync/features/agents/guard"
)

// turn is a run at work: what it is about and what its nodes have found out. What a
// node finds out is written down, so that another worker can go on from there.
type turn struct {
	actor    db.Actor
	began    time.Time // this worker's part of it
	run      *db.ReplyRun
	scene    *db.ReplyScene
	business *db.Workspace
	version  *agents.Version      // nil: none is published
	config   agents.Config        // as the account has it
	isOurs   bool                 // the installation's model writes, whatever the workspace has of its own
	heard    map[uuid.UUID]string // what is said in recordings, by message
	hides    []ai.Personal        // what neither models nor the trace get to see
	seen     *[]ai.Image          // the customer's pictures; nil: not looked at yet
	customer actions.Customer     // whom actions are called for
	actions  []db.Action          // that may be called for them
	request  *db.ActionRequest    // what the customer was asked whether to do; nil: nothing waits
	toSend   *db.ActionRequest    // what they are asked now

	gated     gated
	confirmed confirmed
	guarded   guarded
	gathered  gathered
	rounds    []round // of the model
	generated generated
	checked   checked
	decided   Decision

	done        map[db.ReplyNode]int // steps of each node
	taken       []db.ReplyStep       // not written down yet
	spent       []call               // not charged yet
	overtakenBy db.ReplyReason
}

// restore takes what an earlier worker has found out.
func (t *turn) restore(steps []db.ReplyStep) error {
	t.done = map[db.ReplyNode]int{}
	for _, step := range steps {
		t.done[step.Node]++
		var into any
		switch step.Node {
		case db.NodeGate:
			into = &t.gated
		case db.NodeConfirm:
			into = &t.confirmed
		case db.NodeGuard:
			into = &t.guarded
		case db.NodeGather:
			into = &t.gathered
		case db.NodeGenerate:
			t.rounds = append(t.rounds, round{})
			into = &t.rounds[len(t.rounds)-1]
		case db.NodeCheck:
			into = &t.checked
		case db.NodeDecide:
			into = &t.decided
		default:
			continue
		}
		if err := json.Unmarshal(step.Output, into); err != nil {
			return fmt.Errorf("read step %s %d: %w", step.Node, step.Number, err)
		}
	}
	if len(t.rounds) > 0 {
		t.generated = t.rounds[len(t.rounds)-1].generated
	}
	return nil
}

// next counts a node's steps.
func (t *turn) next(node db.ReplyNode) int {
	t.done[node]++
	return t.done[node]
}

// asked are the messages that the turn answers: those nobody has answered, up to the
// one the run began with. When that one was answered, by a turn that did not know it
// yet, or a person wants a draft all the same, it is asked alone.
func (t *turn) asked() []db.Message {
	isLast := func(m db.Message) bool { return t.run.LastMessageID != nil && m.ID == *t.run.LastMessageID }
	unanswered := t.scene.Unanswered()
	if i := slices.IndexFunc(unanswered, isLast); i >= 0 {
		return unanswered[:i+1]
	}
	if i := slices.IndexFunc(t.scene.Messages, isLast); i >= 0 {
		return t.scene.Messages[i : i+1]
	}
	return nil
}

// question is all that is asked, a line a message.
func (t *turn) question() string {
	var lines []string
	for _, m := range t.asked() {
		if said := t.words(m); said != "" {
			lines = append(lines, said)
		}
	}
	return strings.Join(lines, "\n")
}

// words are what a message says, written or spoken, without what is hidden.
func (t *turn) words(m db.Message) string {
	return ai.Redact(strings.TrimSpace(m.Body+"\n"+t.heard[m.ID]), t.hides)
}

// listen reads what is said in recordings.
func (t *turn) listen(ctx context.Context, tx *db.Tx) error {
	ids := make([]uuid.UUID, len(t.scene.Messages))
	for i, m := range t.scene.Messages {
		ids[i] = m.ID
	}
	written, err := tx.Transcripts(ctx, ids)
	t.heard = map[uuid.UUID]string{}
	for _, transcript := range written {
		t.heard[transcript.MessageID] = transcript.Text
	}
	return err
}

// evidence puts together what Decide judges.
func (t *turn) evidence() Evidence {
	e := Evidence{
		Cause: t.run.Cause, Mode: t.gated.Mode, Stop: t.gated.Stop, IsHandedOver: t.gated.IsHandedOver,
		IsHarmful: t.guarded.IsHarmful, IsUnmoderated: t.guarded.IsUnmoderated || t.checked.IsUnmoderated, IsUnreadable: t.guarded.IsUnreadable,
		Said: t.generated.said(), Failure: t.generated.Failure, FailedAction: t.generated.Action, IsFallback: t.generated.IsFallback,
		Support: t.checked.Support, Common: t.checked.Common, Claims: t.checked.Claims, Unsupported: t.checked.Unsupported,
		Contradicts: t.checked.Contradicts, Conflict: t.checked.Conflict,
		OldestSource: t.checked.OldestSource, Overdue: t.checked.Overdue, Link: t.checked.Link, Leaks: t.checked.Leaks, SaysHarm: t.checked.IsHarmful, IsUnchecked: t.checked.IsUnchecked,
		Now: t.scene.Now,
	}
	switch t.confirmed.State {
	case db.RequestFailed:
		e.Failure, e.FailedAction = db.ReasonActionFailed, label(t.confirmed.Name, t.confirmed.Subject)
	case db.RequestUnknown:
		e.Failure, e.FailedAction = db.ReasonActionUnknown, label(t.confirmed.Name, t.confirmed.Subject)
	}
	for _, f := range t.guarded.Findings {
		switch {
		case f.Kind == guard.AsksPerson:
			e.WantsPerson = true
		case f.Kind == guard.OnTopic && f.Action == guard.HandOver:
			e.PersonTopic = f.Rule
		case f.Kind == guard.OnTopic && f.Action == guard.OnlyDraft:
			e.DraftTopic = f.Rule
		case f.Kind == guard.Blocked:
			e.BlockedWord = f.Rule
		case f.Kind == guard.Ignored:
			e.IsIgnorable = true
		case f.Kind == guard.Injection:
			e.InjectionSign = f.Rule
		}
	}
	// Whatever it cites, the model has read all of them.
	for _, p := range t.passages() {
		if guard.Commands(p.Text) != "" {
			e.Poisoned = p.Title
			break
		}
	}
	for _, f := range t.checked.Findings {
		if f.Kind == guard.Promise {
			e.Promise = f.Rule
		} else {
			e.OwnBlocked = f.Rule
		}
	}
	e.Placeholder = ai.Placeholder(t.generated.said().Text())
	e.TopicInDraft = agents.Drafting(t.gathered.Topics)
	e.Threshold = t.config.Threshold(t.scene.Account.ID, t.scene.Conversation.Channel, guard.TopicsIn(t.guarded.Findings), t.gathered.Topics)
	return e
}
