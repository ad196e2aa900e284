package replies_test

import (
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/ai/aisim"
	"socialsync/db"
)

// takesBack has the customer take a message back.
func (d *desk) takesBack(id uuid.UUID) {
	d.t.Helper()
	d.update(func(tx *db.Tx) error {
		if _, err := tx.LockConversation(d.t.Context(), d.conversation); err != nil {
			return err
		}
		erased, err := tx.EraseMessage(d.t.Context(), id, time.Now())
		if err == nil && !erased {
			d.t.Error("it was not erased")
		}
		return err
	})
}

// TestWhatWasTakenBackIsForgotten: none of the assistant's tables keeps the words of a
// message that the customer took back.
func TestWhatWasTakenBackIsForgotten(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	run := d.answer("Do you repair my zanzibar bicycle on Sundays?")
	d.expect(run, db.OutcomeHandedOver, db.ReasonNotCovered)
	d.exec(`update reply_runs set hint = 'zanzibar'`)
	d.exec(`insert into replies (workspace_id, id, run_id, conversation_id, state, epoch, body, parts, sources, sent_body, comment)
		select workspace_id, gen_random_uuid(), id, conversation_id, 'OPEN', epoch, 'zanzibar', '[{"text": "zanzibar"}]', '[{"text": "zanzibar"}]',
			'zanzibar', 'zanzibar' from reply_runs`)
	d.exec(`insert into reply_feedback (workspace_id, reply_id, user_id, is_good, correction) select workspace_id, id, $1, false, 'zanzibar' from replies`, d.owner.UserID)
	d.exec(`insert into faq_suggestions (workspace_id, id, cause, question, answer, conversation_id, reply_id)
		select workspace_id, gen_random_uuid(), 'CORRECTION', 'zanzibar?', 'zanzibar', conversation_id, id from replies`)
	d.exec(`insert into session_summaries select workspace_id, id, now(), 'They asked about zanzibar.' from conversations`)
	keeps := map[string]string{
		"reply_steps":       `select count(*) from reply_steps where input::text || output::text ilike '%zanzibar%'`,
		"reply_runs":        `select count(*) from reply_runs where detail || hint ilike '%zanzibar%'`,
		"replies":           `select count(*) from replies r where r::text ilike '%zanzibar%'`,
		"reply_feedback":    `select count(*) from reply_feedback where correction ilike '%zanzibar%'`,
		"handovers":         `select count(*) from handovers h where h::text ilike '%zanzibar%'`,
		"notes":             `select count(*) from notes where body ilike '%zanzibar%'`,
		"faq_suggestions":   `select count(*) from faq_suggestions s where s::text ilike '%zanzibar%'`,
		"session_summaries": `select count(*) from session_summaries where summary ilike '%zanzibar%'`,
	}
	for table, query := range keeps {
		if d.count(query) == 0 {
			t.Errorf("%s kept nothing in the first place", table)
		}
	}
	d.takesBack(*run.LastMessageID)
	for table, query := range keeps {
		if n := d.count(query); n != 0 {
			t.Errorf("%s: %d rows keep what was taken back", table, n)
		}
	}
	for what, query := range map[string]string{
		"waits as a draft":      `select count(*) from replies where state = 'OPEN'`,
		"waits as a suggestion": `select count(*) from faq_suggestions where state = 'OPEN'`,
	} {
		if d.count(query) != 0 {
			t.Error("it still " + what)
		}
	}
}

// TestWhatIsTakenBackEarlierIsKept: what was said before the message knows nothing of it.
func TestWhatIsTakenBackEarlierIsKept(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	d.expect(d.answer(asks), db.OutcomeSent, db.ReasonCovered)
	run := d.answer("And how long does it take?")
	d.takesBack(*run.LastMessageID)
	if n := d.count(`select count(*) from replies where body <> '…'`); n != 1 {
		t.Errorf("%d answers are kept, want the first one", n)
	}
}

// TestTakenBackWhileItThinks: no answer to what the customer has taken back or
// rewritten meanwhile, no trace of it, and what is left is answered.
func TestTakenBackWhileItThinks(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		says    []string
		happens func(d *desk, last uuid.UUID)
		answers int
	}{
		"all of it":  {[]string{"How much is zanzibar delivery to Belgium?"}, (*desk).takesBack, 0},
		"some of it": {[]string{asks, "And do you repair zanzibar bicycles on Sundays?"}, (*desk).takesBack, 1},
		"rewritten": {[]string{"How much is zanzibar delivery to Belgium?"}, func(d *desk, last uuid.UUID) {
			d.update(func(tx *db.Tx) error {
				_, err := tx.EditMessage(d.t.Context(), last, asks, time.Now())
				return err
			})
		}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, db.ChannelWhatsApp)
			d.says(c.says...)
			id := d.begin()
			d.sim.AddFault(aisim.Fault{Kind: aisim.Slow, Path: "moderations", DelayMs: 700, Next: 1})
			worked := make(chan error, 1)
			go func() { worked <- d.Work(t.Context(), d.owner.WorkspaceID, *id) }()
			time.Sleep(250 * time.Millisecond)
			c.happens(d, *d.run(*id).LastMessageID)
			d.must(<-worked)
			if run := d.run(*id); run.State != db.RunSuperseded {
				t.Errorf("the run is %s because %v", run.State, deref(run.Reason))
			}
			if again := d.begin(); again != nil {
				d.must(d.Work(t.Context(), d.owner.WorkspaceID, *again))
			}
			if len(d.sent()) != c.answers {
				t.Errorf("sent %q", d.sent())
			}
			if n := d.count(`select count(*) from reply_steps where input::text || output::text ilike '%zanzibar%'`); name != "rewritten" && n != 0 {
				t.Errorf("%d steps keep what was taken back", n)
			}
			if n := d.count(`select count(*) from conversations where ai_due_at is not null`); n != 0 {
				t.Error("it is looked at for ever")
			}
		})
	}
}
