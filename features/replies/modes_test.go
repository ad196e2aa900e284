package replies_test

import (
	"testing"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/inbox"
	"socialsync/features/problem"
	"socialsync/features/replies"
)

const asks = "How much does delivery to Belgium cost?"

// decide has people decide something about the assistant, and it carried out.
func (d *desk) decide(mode db.AgentMode, brake db.AgentBrake) {
	d.t.Helper()
	d.must(d.agents.SetMode(d.t.Context(), d.owner, agents.SetAgentModeInput{Mode: mode}))
	d.must(d.agents.SetBrake(d.t.Context(), d.owner, agents.SetAgentBrakeInput{Brake: brake}))
	d.must(d.ApplyModes(d.t.Context(), d.owner.WorkspaceID))
}

func sends(conversation uuid.UUID, body string) inbox.SendMessageInput {
	return inbox.SendMessageInput{ConversationID: conversation, ClientKey: uuid.NewString(), Body: &body}
}

func (d *desk) setHere(mode db.AgentMode) {
	d.t.Helper()
	_, err := d.agents.SetConversationMode(d.t.Context(), d.owner, agents.SetConversationAgentModeInput{ConversationID: d.conversation, Mode: &mode})
	d.must(err)
}

// TestWhatIsQueuedIsWithdrawn: the sender is held while people decide that the
// assistant must not answer any more. No message leaves; the thread, the run and the
// draft say what became of it, and the customer waits again.
func TestWhatIsQueuedIsWithdrawn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		decide func(d *desk)
		run    string
		reply  string
	}{
		"only drafts from now": {func(d *desk) { d.decide(db.ModeAuto, db.BrakeDraftsOnly) }, "DONE DRAFTED DRAFT_MODE", "OPEN"},
		"everything stops":     {func(d *desk) { d.decide(db.ModeAuto, db.BrakeStopped) }, "SUPERSEDED - CHANGED", "SUPERSEDED"},
		"the workspace drafts": {func(d *desk) { d.decide(db.ModeDraft, db.BrakeNone) }, "DONE DRAFTED DRAFT_MODE", "OPEN"},
		"the channel is off": {func(d *desk) {
			off := db.ModeOff
			_, err := d.agents.SetChannelMode(d.t.Context(), d.owner, agents.SetChannelAgentModeInput{SocialAccountID: d.account, Mode: &off})
			d.must(err)
		}, "SUPERSEDED - CHANGED", "SUPERSEDED"},
		"the conversation drafts": {func(d *desk) { d.setHere(db.ModeDraft) }, "DONE DRAFTED DRAFT_MODE", "OPEN"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, db.ChannelWhatsApp)
			d.expect(d.answer(asks), db.OutcomeSent, db.ReasonCovered)
			d.exec(`update messages set due_at = now() + interval '1 hour' where author = 'AI'`) // Meta asked for a pause
			c.decide(d)
			// Without accounts, handing anything to Meta would panic.
			d.must(d.Inbox.SendDue(t.Context(), d.owner.WorkspaceID, d.conversation))
			for what, query := range map[string]string{
				"withdrawn message":    `select count(*) from messages where author = 'AI' and status = 'FAILED' and failure_cause = 'WITHDRAWN' and due_at is null`,
				"line of history":      `select count(*) from activities where kind = 'AI_SUPERSEDED' and detail = 'CHANGED'`,
				"customer who waits":   `select count(*) from conversations where waiting_since is not null and preview_status = 'FAILED'`,
				"run that says it":     `select count(*) from reply_runs where state || ' ' || coalesce(outcome, '-') || ' ' || reason = '` + c.run + `'`,
				"answer that waits so": `select count(*) from replies where state = '` + c.reply + `'`,
			} {
				if n := d.count(query); n != 1 {
					t.Errorf("%d times: %s", n, what)
				}
			}
			if n := d.count(`select count(*) from message_attempts`); n != 0 {
				t.Errorf("%d attempts to send", n)
			}
		})
	}
}

// TestAWithdrawnAnswerIsSentByAPerson: by its draft, or by having its message sent all
// the same, which then leaves whatever the assistant may do there; and once.
func TestAWithdrawnAnswerIsSentByAPerson(t *testing.T) {
	t.Parallel()
	withdrawn := func(t *testing.T, mode db.AgentMode) (*desk, db.Message) {
		t.Helper()
		d := newDesk(t, db.ChannelWhatsApp)
		d.answer(asks)
		d.decide(mode, db.BrakeNone)
		d.must(d.Inbox.SendDue(t.Context(), d.owner.WorkspaceID, d.conversation))
		return d, d.last()
	}
	approves := func(d *desk) ([]db.Message, error) {
		var id uuid.UUID
		d.update(func(tx *db.Tx) error {
			open, err := tx.OpenReplies(d.t.Context(), []uuid.UUID{d.conversation})
			if len(open) == 1 {
				id = open[0].ID
			}
			return err
		})
		_, sent, err := d.Approve(d.t.Context(), d.owner, replies.ApproveReplyInput{ReplyID: id})
		return sent, err
	}
	t.Run("by its draft", func(t *testing.T) {
		t.Parallel()
		d, message := withdrawn(t, db.ModeDraft)
		if sent, err := approves(d); err != nil || len(sent) != 1 || sent[0].Author != db.AuthorUser {
			t.Errorf("approving: %+v, %v", sent, err)
		}
		if err := d.retry(message); problem.CodeOf(err) != problem.Conflict {
			t.Errorf("and sending it once more: %v", err)
		}
	})
	for _, mode := range []db.AgentMode{db.ModeDraft, db.ModeOff} {
		t.Run("all the same, while the mode is "+string(mode), func(t *testing.T) {
			t.Parallel()
			d, message := withdrawn(t, mode)
			if f := message.Failure(); f == nil || f.Cause != db.CauseWithdrawn || !f.CanRetry {
				t.Errorf("the withdrawn message says %+v", f)
			}
			d.must(d.retry(message))
			d.leaves(message)
			if _, err := approves(d); problem.CodeOf(err) == "" {
				t.Error("its draft can be sent, too")
			}
			want := map[db.AgentMode]string{db.ModeDraft: "APPROVED", db.ModeOff: "SUPERSEDED"}[mode]
			if n := d.count(`select count(*) from replies where state = $1`, want); n != 1 {
				t.Errorf("no answer is %s", want)
			}
		})
	}
	t.Run("cancelled, and all the same", func(t *testing.T) {
		t.Parallel()
		d := newDesk(t, db.ChannelWhatsApp)
		d.answer(asks)
		message := d.last()
		_, err := d.Inbox.CancelMessage(t.Context(), d.owner, inbox.DiscardMessageInput{MessageID: message.ID})
		d.must(err)
		d.decide(db.ModeDraft, db.BrakeNone)
		d.must(d.retry(message))
		d.leaves(message)
	})
}

// last is the conversation's newest message.
func (d *desk) last() (m db.Message) {
	d.t.Helper()
	d.update(func(tx *db.Tx) error {
		scene, err := tx.ReplyScene(d.t.Context(), d.conversation, 10)
		if err == nil {
			m = scene.Messages[len(scene.Messages)-1]
		}
		return err
	})
	return m
}

func (d *desk) retry(m db.Message) error {
	_, err := d.Inbox.RetryMessage(d.t.Context(), d.owner, inbox.RetryMessageInput{MessageID: m.ID})
	return err
}

// leaves says that a message is on its way, that nothing withdraws it, and that the
// customer waits no more: neither for a person nor for the assistant.
func (d *desk) leaves(m db.Message) {
	d.t.Helper()
	d.exec(`update messages set due_at = now() + interval '1 hour' where id = $1`, m.ID) // without accounts, handing it to Meta would panic
	d.must(d.ApplyModes(d.t.Context(), d.owner.WorkspaceID))
	d.must(d.Inbox.SendDue(d.t.Context(), d.owner.WorkspaceID, d.conversation))
	if n := d.count(`select count(*) from messages where id = $1 and status = 'QUEUED' and failure_cause is null`, m.ID); n != 1 {
		d.t.Error("it was withdrawn again")
	}
	if n := d.count(`select count(*) from conversations where waiting_since is null and person_answered_at is not null`); n != 1 {
		d.t.Error("the customer is said to wait")
	}
	d.decide(db.ModeOff, db.BrakeNone)
	d.decide(db.ModeAuto, db.BrakeNone)
	if d.begin() != nil {
		d.t.Error("the assistant answers, too")
	}
}

// TestWithdrawnHandover: the conversation stays a person's, only the farewell is gone;
// and the pause of a handover alone withdraws nothing.
func TestWithdrawnHandover(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	d.expect(d.answer("I want to talk to a person please"), db.OutcomeHandedOver, db.ReasonHumanRequested)
	d.update(func(tx *db.Tx) error {
		may, err := d.MaySend(t.Context(), tx, d.conversation)
		if err == nil && !may {
			t.Error("its own handover keeps the farewell from leaving")
		}
		return err
	})
	d.decide(db.ModeDraft, db.BrakeNone)
	d.must(d.Inbox.SendDue(t.Context(), d.owner.WorkspaceID, d.conversation))
	if n := d.count(`select count(*) from messages where failure_cause = 'WITHDRAWN'`); n != 1 {
		t.Errorf("%d messages were withdrawn", n)
	}
	if n := d.count(`select count(*) from reply_runs where outcome = 'HANDED_OVER' and state = 'DONE'`); n != 1 {
		t.Error("the handover is gone")
	}
}

// TestAQuestionThatWaitsGetsItsTurn: once more is allowed than before, a customer who
// waits is answered, once.
func TestAQuestionThatWaitsGetsItsTurn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		before func(d *desk)
		raise  func(d *desk)
		reason db.ReplyReason
	}{
		"off to auto": {
			func(d *desk) { d.decide(db.ModeOff, db.BrakeNone); d.says(asks); d.begin() },
			func(d *desk) { d.decide(db.ModeAuto, db.BrakeNone) }, db.ReasonCovered,
		},
		"off to draft": {
			func(d *desk) { d.decide(db.ModeOff, db.BrakeNone); d.says(asks); d.begin() },
			func(d *desk) { d.decide(db.ModeDraft, db.BrakeNone) }, db.ReasonDraftMode,
		},
		"draft to auto": {
			func(d *desk) { d.decide(db.ModeDraft, db.BrakeNone); d.answer(asks) },
			func(d *desk) { d.decide(db.ModeAuto, db.BrakeNone) }, db.ReasonCovered,
		},
		"the brake is released": {
			func(d *desk) { d.decide(db.ModeAuto, db.BrakeStopped); d.says(asks); d.begin() },
			func(d *desk) { d.decide(db.ModeAuto, db.BrakeNone) }, db.ReasonCovered,
		},
		"in this conversation": {
			func(d *desk) { d.decide(db.ModeOff, db.BrakeNone); d.says(asks); d.begin() },
			func(d *desk) { d.setHere(db.ModeAuto) }, db.ReasonCovered,
		},
		"after a withdrawal": {
			func(d *desk) {
				d.answer(asks)
				d.decide(db.ModeAuto, db.BrakeStopped)
				d.must(d.Inbox.SendDue(d.t.Context(), d.owner.WorkspaceID, d.conversation))
			},
			func(d *desk) { d.decide(db.ModeAuto, db.BrakeNone) }, db.ReasonCovered,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, db.ChannelWhatsApp)
			c.before(d)
			c.raise(d)
			run := d.begin()
			if run == nil {
				t.Fatal("nobody looks at the question")
			}
			d.must(d.Work(t.Context(), d.owner.WorkspaceID, *run))
			if got := d.run(*run); got.Reason == nil || *got.Reason != c.reason {
				t.Errorf("it ended because %v", deref(got.Reason))
			}
			for range 2 { // the same again is no new question
				d.setHere(db.ModeOff)
				d.setHere(db.ModeAuto)
				d.decide(db.ModeOff, db.BrakeNone)
				d.decide(db.ModeAuto, db.BrakeNone)
			}
			if c.reason == db.ReasonCovered && d.begin() != nil {
				t.Error("it has a second turn")
			}
		})
	}
}

// TestWhatIsNotAskedAgain: old, imported, answered, taken and handed over questions
// have no turn.
func TestWhatIsNotAskedAgain(t *testing.T) {
	t.Parallel()
	for name, before := range map[string]func(d *desk){
		"old":        func(d *desk) { d.exec(`update messages set occurred_at = now() - interval '31 minutes'`) },
		"imported":   func(d *desk) { d.exec(`update messages set is_imported = true`) },
		"taken back": func(d *desk) { d.exec(`update messages set deleted_at = now(), body = ''`) },
		"answered":   func(d *desk) { d.exec(`update conversations set waiting_since = null`) },
		"taken":      func(d *desk) { d.exec(`update conversations set assignee_id = $1`, d.owner.UserID) },
		"snoozed": func(d *desk) {
			d.exec(`update conversations set status = 'SNOOZED', snoozed_until = now() + interval '1 day'`)
		},
		"handed over": func(d *desk) {
			d.exec(`insert into reply_runs (workspace_id, id, conversation_id, state, cause, epoch, last_message_id, outcome, reason)
				select workspace_id, gen_random_uuid(), conversation_id, 'DONE', 'MESSAGE', 0, id, 'HANDED_OVER', 'NOT_COVERED' from messages`)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, db.ChannelWhatsApp)
			d.decide(db.ModeOff, db.BrakeNone)
			d.says(asks)
			if d.begin() != nil {
				t.Fatal("it works although it is off")
			}
			before(d)
			d.decide(db.ModeAuto, db.BrakeNone)
			if d.begin() != nil {
				t.Error("it has a turn")
			}
			if n := d.count(`select count(*) from agent_settings where apply_due_at is not null`); n != 0 {
				t.Error("the looking over is never done")
			}
		})
	}
}

// TestModesAreAppliedAfterACrash: what a worker left undone is found by the sweep.
func TestModesAreAppliedAfterACrash(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	d.decide(db.ModeOff, db.BrakeNone)
	d.says(asks)
	d.begin()
	d.must(d.agents.SetMode(t.Context(), d.owner, agents.SetAgentModeInput{Mode: db.ModeAuto})) // and its nudge is lost
	var due []db.WorkspaceRef
	d.must(d.DB.GlobalEach(t.Context(), "test", func(tx *db.Tx) (err error) {
		due, err = tx.DueModes(t.Context(), 10)
		return err
	}))
	if len(due) != 1 || due[0].WorkspaceID != d.owner.WorkspaceID {
		t.Fatalf("due: %+v", due)
	}
	d.must(d.SweepModes(t.Context()))
	d.must(d.ApplyModes(t.Context(), due[0].WorkspaceID))
	if d.begin() == nil {
		t.Error("nobody looks at the question")
	}
}
