package insights_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/agents"
	"socialsync/features/insights"
	"socialsync/features/knowledge"
)

const hour = time.Hour

// missed is a customer who asked something that no source covers.
func (w *world) missed(ago time.Duration, words string) *thread {
	w.t.Helper()
	d := w.thread()
	d.asks(ago, words)
	d.ai(ago-time.Minute, db.OutcomeHandedOver, db.ReasonNotCovered)
	return d
}

func (w *world) look() {
	w.t.Helper()
	w.must(w.LookAt(context.WithoutCancel(w.t.Context()), w.owner.WorkspaceID))
}

// again has everything looked at once more, as a sweep does with what is due.
func (w *world) again() {
	w.t.Helper()
	w.was("update asked_questions set due_at = now() - interval '1 second' where workspace_id = $1", w.owner.WorkspaceID)
	w.was("update question_groups set cover_due_at = now() - interval '1 second' where workspace_id = $1 and cover_due_at is not null", w.owner.WorkspaceID)
	w.look()
}

func (w *world) gaps() []db.QuestionGroup {
	w.t.Helper()
	gaps, err := w.Gaps(w.t.Context(), w.owner, 30, false)
	w.must(err)
	return gaps
}

// TestGaps: missed questions that are about the same are one gap, however often they
// are looked at; a person may put it aside, and take it back.
func TestGaps(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.missed(40*24*hour, "Do you repair old brass lamps?")
	w.missed(5*hour, "Can you repair a brass lamp?")
	w.missed(4*hour, "Do you repair old brass lamps?")
	w.missed(3*hour, "Livrez-vous en Belgique ?")
	answered := w.thread()
	answered.asks(2*hour, "When are you open on Saturday?")
	answered.ai(2*hour-time.Minute, db.OutcomeSent, db.ReasonCovered)
	w.look()
	var first []uuid.UUID
	for range 2 {
		gaps := w.gaps()
		if len(gaps) != 2 || gaps[0].Count != 2 || gaps[0].CountBefore != 1 || gaps[1].Label != "Livrez-vous en Belgique ?" || gaps[1].Languages[0] != "fr" {
			t.Fatalf("%+v", gaps)
		}
		if first == nil {
			first = []uuid.UUID{gaps[0].ID, gaps[1].ID}
		} else if first[0] != gaps[0].ID || first[1] != gaps[1].ID {
			t.Error("looking again made other groups")
		}
		w.again()
	}
	if open, err := w.OpenGaps(t.Context(), w.owner); err != nil || open != 2 {
		t.Errorf("%v: %d are open", err, open)
	}
	viewer := w.owner
	viewer.Role = db.RoleViewer
	if w.Dismiss(t.Context(), viewer, first[1]) == nil {
		t.Error("a viewer dismissed a gap")
	}
	w.must(w.Dismiss(t.Context(), w.owner, first[1]))
	w.must(w.Dismiss(t.Context(), w.owner, first[1]))
	aside, err := w.Gaps(t.Context(), w.owner, 30, true)
	if err != nil || len(aside) != 1 || aside[0].ID != first[1] || aside[0].DismissedBy == nil || len(w.gaps()) != 1 {
		t.Errorf("%v: put aside %+v", err, aside)
	}
	w.must(w.Restore(t.Context(), w.owner, first[1]))
	if len(w.gaps()) != 2 {
		t.Error("what was taken back is not there")
	}
	if w.Dismiss(t.Context(), w.owner, db.NewID()) == nil {
		t.Error("a gap that is none was dismissed")
	}
}

// TestOneChargeForTheSameWords: what was asked before is not embedded again, and a
// model that does not answer delays, no more.
func TestOneChargeForTheSameWords(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.missed(5*hour, "Do you repair old brass lamps?")
	w.look()
	spent := w.spent()
	w.missed(4*hour, "Do you repair old brass lamps?")
	w.look()
	if gaps := w.gaps(); len(gaps) != 1 || gaps[0].Count != 2 || w.spent() != spent {
		t.Errorf("%+v, and it took %d instead of %d calls", gaps, w.spent(), spent)
	}
}

// spent is how many charges there were for questions.
func (w *world) spent() (n int) {
	w.t.Helper()
	w.must(w.past.QueryRowContext(w.t.Context(), "select count(*) from credit_entries where workspace_id = $1 and key like 'questions:%' and kind = 'CHARGE'", w.owner.WorkspaceID).Scan(&n))
	return n
}

// TestCovered: a FAQ that answers closes a gap; that it does is said for a week, unless
// the question is missed again.
func TestCovered(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.publish()
	w.missed(5*hour, "Can you engrave a name on the glass shade?")
	d := w.missed(4*hour, "Can you engrave a name on a glass shade?")
	d.person(3*hour, "Hello Bea, yes, we engrave glass shades for nine euros.")
	w.look()
	gaps := w.gaps()
	if len(gaps) != 1 || gaps[0].CoveredBy != nil {
		t.Fatalf("%+v", gaps)
	}
	detail, err := w.QuestionGroup(t.Context(), w.owner, gaps[0].ID, insights.PeriodInput{Days: 30}, true)
	if err != nil || len(detail.Questions) != 2 || len(detail.Proposal.Questions) != 2 || detail.Proposal.Answer != "Yes, we engrave glass shades for nine euros." {
		t.Fatalf("%v: %+v", err, detail)
	}
	saved, err := w.knowledge.SaveFaq(t.Context(), w.owner, knowledge.SaveFaqInput{Questions: detail.Proposal.Questions, Answer: detail.Proposal.Answer})
	w.must(err)
	w.must(w.knowledge.Read(t.Context(), w.owner.WorkspaceID, saved.ID))
	w.again()
	if gaps = w.gaps(); len(gaps) != 1 || gaps[0].CoveredBy == nil || *gaps[0].CoveredBy != saved.ID {
		t.Fatalf("not covered: %+v", gaps)
	}
	if open, err := w.OpenGaps(t.Context(), w.owner); err != nil || open != 0 {
		t.Errorf("%v: %d are open", err, open)
	}
	w.was("update question_groups set covered_at = now() - interval '8 days'")
	w.was("update asked_questions set asked_at = now() - interval '9 days'")
	if gaps = w.gaps(); len(gaps) != 0 {
		t.Errorf("still there after a week: %+v", gaps)
	}
	w.missed(2*hour, "Can you engrave a name on the glass shade?")
	w.look()
	if gaps = w.gaps(); len(gaps) != 1 || gaps[0].Count != 3 {
		t.Errorf("missed again, and not there: %+v", gaps)
	}
	w.must(w.knowledge.Delete(t.Context(), w.owner, saved.ID))
	w.again()
	if gaps = w.gaps(); len(gaps) != 1 || gaps[0].CoveredBy != nil {
		t.Errorf("covered by what is gone: %+v", gaps)
	}
}

// publish has the assistant configured, with its usual thresholds.
func (w *world) publish() {
	w.t.Helper()
	service := &agents.Service{DB: w.DB, Events: w.Events, Queue: w.Queue, Billing: w.Billing}
	draft, err := service.Draft(w.t.Context(), w.owner)
	w.must(err)
	_, err = service.Publish(w.t.Context(), w.owner, agents.PublishAgentInput{Revision: draft.Revision})
	w.must(err)
}

// TestAskedAgain: an answer after which the customer asks the same within a day missed.
func TestAskedAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.thread()
	for ago := 50 * hour; ago >= 20*hour; ago -= 6 * hour {
		d.asks(ago, "When does my lamp arrive in Belgium?")
		d.ai(ago-time.Minute, db.OutcomeSent, db.ReasonCovered)
	}
	w.look()
	w.again()
	gaps := w.gaps()
	if len(gaps) != 1 || gaps[0].Count != 5 {
		t.Fatalf("all but the last of six missed: %+v", gaps)
	}
	detail, err := w.QuestionGroup(t.Context(), w.owner, gaps[0].ID, insights.PeriodInput{Days: 30}, true)
	if err != nil || len(detail.Questions) != 1 || *detail.Questions[0].Miss != db.MissRepeated {
		t.Errorf("%v: %+v", err, detail)
	}
}

// TestForgotten: what a customer took back is gone, with what it meant; what they
// changed is asked anew.
func TestForgotten(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.missed(5*hour, "Can you engrave a name on the glass shade?")
	d := w.missed(4*hour, "Can you engrave my secret on the glass shade?")
	w.look()
	w.update(func(tx *db.Tx) error {
		_, err := tx.EraseMessage(t.Context(), d.last, time.Now())
		return err
	})
	w.look()
	if gaps := w.gaps(); len(gaps) != 1 || gaps[0].Count != 1 || gaps[0].Label != "Can you engrave a name on the glass shade?" {
		t.Errorf("remembered %+v", gaps)
	}
	var asked int
	var size int
	w.must(w.past.QueryRowContext(t.Context(), "select (select count(*) from asked_questions), (select sum(size) from question_groups)").Scan(&asked, &size))
	if asked != 1 || size != 1 {
		t.Errorf("%d questions and %d in groups are kept", asked, size)
	}
	other := w.missed(3*hour, "Do you ship to Belgium?")
	w.look()
	w.update(func(tx *db.Tx) error {
		_, err := tx.EditMessage(t.Context(), other.last, "Do you repair old brass lamps?", time.Now())
		return err
	})
	w.look()
	gaps := w.gaps()
	if len(gaps) != 2 || gaps[0].Label != "Do you repair old brass lamps?" && gaps[1].Label != "Do you repair old brass lamps?" {
		t.Errorf("changed to %+v", gaps)
	}
	for _, g := range gaps {
		if g.Label == "Do you ship to Belgium?" {
			t.Error("what was changed is kept")
		}
	}
}

// TestJudgedLater: what people decide about an answer later on counts.
func TestJudgedLater(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	d := w.thread()
	d.asks(30*hour, "When are you open on Saturday?")
	run := d.ai(30*hour-time.Minute, db.OutcomeSent, db.ReasonCovered)
	reply := db.Reply{ID: db.NewID(), RunID: run.ID, ConversationID: d.id, State: db.ReplySent, Body: "From ten.", RawParts: []byte("[]"), RawSources: []byte("[]")}
	w.update(func(tx *db.Tx) error { return tx.InsertReply(t.Context(), reply) })
	w.look()
	if len(w.gaps()) != 0 {
		t.Fatal("a gap before anybody complained")
	}
	wrong := db.DiscardWrong
	w.update(func(tx *db.Tx) error {
		return tx.SaveFeedback(t.Context(), db.ReplyFeedback{ReplyID: reply.ID, UserID: w.owner.UserID, Reason: &wrong})
	})
	w.look()
	if gaps := w.gaps(); len(gaps) != 1 {
		t.Errorf("%+v", gaps)
	}
	w.update(func(tx *db.Tx) error { return tx.DeleteFeedback(t.Context(), reply.ID, w.owner.UserID) })
	w.look()
	if gaps := w.gaps(); len(gaps) != 0 {
		t.Errorf("the complaint was taken back: %+v", gaps)
	}
}

// TestQuestionsOfMergedCustomers: the questions of two people who turn out to be one go on.
func TestQuestionsOfMergedCustomers(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	one, two := w.missed(5*hour, "Do you repair old brass lamps?"), w.missed(4*hour, "Can you repair a brass lamp?")
	w.look()
	w.update(func(tx *db.Tx) error {
		from, err := tx.Conversation(t.Context(), one.id)
		if err != nil {
			return err
		}
		into, err := tx.Conversation(t.Context(), two.id)
		if err == nil {
			_, err = tx.MergeContacts(t.Context(), from.ContactID, into.ContactID)
		}
		return err
	})
	gaps := w.gaps()
	if len(gaps) != 1 || gaps[0].Count != 2 {
		t.Fatalf("%+v", gaps)
	}
	detail, err := w.QuestionGroup(t.Context(), w.owner, gaps[0].ID, insights.PeriodInput{Days: 30}, true)
	if err != nil || len(detail.Questions) != 2 || detail.Questions[0].ConversationID != two.id || detail.Questions[1].ConversationID != two.id {
		t.Errorf("%v: %+v", err, detail)
	}
	// A customer who is erased takes their questions along.
	w.was("delete from conversations where id = $1", two.id)
	w.missed(hour, "Livrez-vous en Belgique ?")
	w.look()
	if gaps = w.gaps(); len(gaps) != 1 || gaps[0].Label != "Livrez-vous en Belgique ?" {
		t.Errorf("%+v", gaps)
	}
}

// TestLookingTellsOnce: however many questions are looked at together, open lists of gaps
// hear of them once, and each question is of its own words.
func TestLookingTellsOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i, words := range []string{"Do you repair old brass lamps?", "Livrez-vous en Belgique ?", "When are you open on Saturday?"} {
		w.missed(time.Duration(i+2)*hour, words)
	}
	listening, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		_ = w.Events.Run(listening)
	}()
	t.Cleanup(func() { stop(); <-stopped })
	told, err := w.Events.Subscribe(t.Context(), w.owner, "")
	w.must(err)
	w.look()
	w.Events.Publish(t.Context(), w.owner.WorkspaceID, events.AgentChanged{})
	times := 0
	for {
		select {
		case d := <-told:
			switch d.Event.(type) {
			case events.GapsChanged:
				times++
				continue
			case events.AgentChanged:
			default:
				continue
			}
		case <-time.After(10 * time.Second):
			t.Fatal("nothing was told")
		}
		break
	}
	if times != 1 {
		t.Errorf("told %d times", times)
	}
	if gaps := w.gaps(); len(gaps) != 3 {
		t.Errorf("%+v", gaps)
	}
}
