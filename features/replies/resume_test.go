package replies_test

import (
	"testing"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/agents"
)

// tick lets time go by for the conversation: every moment in it is that much longer ago.
func (d *desk) tick(interval string) {
	d.t.Helper()
	d.exec(`update conversations set ai_resume_at = ai_resume_at - $1::interval, person_answered_at = person_answered_at - $1::interval,
		last_inbound_at = last_inbound_at - $1::interval, waiting_since = waiting_since - $1::interval`, interval)
	d.exec(`update messages set occurred_at = occurred_at - $1::interval`, interval)
}

// sweep does what the sweep finds to do, and returns the run that it began.
func (d *desk) sweep() *uuid.UUID {
	d.t.Helper()
	var due []db.ConversationRef
	d.must(d.DB.GlobalEach(d.t.Context(), "test", func(tx *db.Tx) (err error) {
		due, err = tx.DueResumes(d.t.Context(), 10)
		return err
	}))
	d.must(d.SweepResumes(d.t.Context()))
	if len(due) == 0 {
		return nil
	}
	return d.begin()
}

// paused: a person answered eleven hours and fifty minutes ago.
func (d *desk) paused() {
	d.t.Helper()
	d.exec(`update conversations set last_inbound_at = now()`)
	_, err := d.Inbox.SendMessage(d.t.Context(), d.owner, sends(d.conversation, "I looked into it for you."))
	d.must(err)
	d.tick("11 hours 50 minutes")
}

// TestTheEndOfAPauseAnswers: a question that was only drafted because a person had
// answered is answered once the pause is over, and once.
func TestTheEndOfAPauseAnswers(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	d.paused()
	d.expect(d.answer(asks), db.OutcomeDrafted, db.ReasonDraftMode)
	if d.sweep() != nil {
		t.Fatal("it has its turn before the pause is over")
	}
	d.tick("11 minutes")
	run := d.sweep()
	if run == nil {
		t.Fatal("nobody looks at the question")
	}
	d.must(d.Work(t.Context(), d.owner.WorkspaceID, *run))
	d.expect(d.run(*run), db.OutcomeSent, db.ReasonCovered)
	if n := d.count(`select count(*) from replies where state = 'OPEN'`); n != 0 {
		t.Error("the draft still waits beside the answer")
	}
	d.tick("1 hour")
	if d.sweep() != nil || d.begin() != nil || len(d.sent()) != 1 {
		t.Errorf("it has a second turn; sent: %q", d.sent())
	}
}

// TestTheHoursAnswer: while the business is open its people answer; what came in
// shortly before it closes is the assistant's then.
func TestTheHoursAnswer(t *testing.T) {
	t.Parallel()
	always := []agents.Span{{Day: 1, From: "00:00", To: "24:00"}, {Day: 2, From: "00:00", To: "24:00"}, {Day: 3, From: "00:00", To: "24:00"},
		{Day: 4, From: "00:00", To: "24:00"}, {Day: 5, From: "00:00", To: "24:00"}, {Day: 6, From: "00:00", To: "24:00"}, {Day: 7, From: "00:00", To: "24:00"}}
	d := newDesk(t, db.ChannelWhatsApp)
	d.publish(func(c *agents.Config) {
		c.Hours = agents.Hours{Zone: "UTC", Spans: always, Open: db.ModeOff, Outside: db.ModeAuto}
	})
	d.must(d.ApplyModes(t.Context(), d.owner.WorkspaceID))
	d.says(asks)
	if d.begin() != nil {
		t.Fatal("it works although it is off now")
	}
	// Real days are longer than a question stays fresh: the row as it is ten minutes before closing.
	if n := d.count(`select count(*) from conversations where ai_resume_at is not null`); n != 0 {
		t.Error("it would be looked at again when it is too old")
	}
	d.exec(`update conversations set ai_resume_at = now() + interval '10 minutes'`)
	d.tick("11 minutes")
	if d.sweep() != nil {
		t.Error("it works although the hours do not allow it yet")
	}
	d.exec(`update agent_versions set config = jsonb_set(config, '{hours,open}', '"AUTO"')`) // they have closed
	d.exec(`update conversations set ai_resume_at = now()`)
	run := d.sweep()
	if run == nil {
		t.Fatal("nobody looks at the question")
	}
	d.must(d.Work(t.Context(), d.owner.WorkspaceID, *run))
	d.expect(d.run(*run), db.OutcomeSent, db.ReasonCovered)
}

// TestWhatTimeDoesNotBring: no turn for what is old by then, was answered or taken by
// a person, or has been looked at; and the moment is forgotten.
func TestWhatTimeDoesNotBring(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		meanwhile func(d *desk)
	}{
		"a person answered": {func(d *desk) {
			_, err := d.Inbox.SendMessage(d.t.Context(), d.owner, sends(d.conversation, "5 euros."))
			d.must(err)
		}},
		"a person took it":    {func(d *desk) { d.exec(`update conversations set assignee_id = $1`, d.owner.UserID) }},
		"it is old by then":   {func(d *desk) { d.exec(`update messages set occurred_at = occurred_at - interval '25 minutes'`) }},
		"it was switched off": {func(d *desk) { d.decide(db.ModeOff, db.BrakeNone) }},
		"it is snoozed": {func(d *desk) {
			d.exec(`update conversations set status = 'SNOOZED', snoozed_until = now() + interval '1 day'`)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, db.ChannelWhatsApp)
			d.paused()
			d.answer(asks)
			c.meanwhile(d)
			d.tick("11 minutes")
			if d.sweep() != nil {
				t.Error("it has a turn")
			}
			if n := d.count(`select count(*) from conversations where ai_resume_at is not null`); n != 0 {
				t.Error("it is looked for again and again")
			}
		})
	}
}

// TestATurnThatIsStillGoingOn when the pause ends is left to end; then the question
// is thought out again.
func TestATurnThatIsStillGoingOn(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	d.paused()
	d.says(asks)
	drafting := d.begin()
	d.tick("11 minutes")
	if again := d.sweep(); again == nil || *again != *drafting {
		t.Fatalf("beside %v there is %v", drafting, again)
	}
	// Its gate was passed in the last second of the pause.
	d.exec(`update reply_runs set state = 'DONE', outcome = 'DRAFTED', reason = 'DRAFT_MODE', due_at = null, finished_at = now()`)
	d.exec(`insert into replies (workspace_id, id, conversation_id, run_id, epoch, body, state) select workspace_id, gen_random_uuid(), conversation_id, id, epoch, 'x', 'OPEN' from reply_runs`)
	d.tick("1 minute")
	if d.sweep() == nil {
		t.Error("the question is forgotten")
	}
}
