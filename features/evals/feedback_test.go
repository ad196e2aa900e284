package evals_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"

	"socialsync/db"
	"socialsync/features/evals"
	"socialsync/features/knowledge"
	"socialsync/features/problem"
)

func (w *world) rate(isGood *bool, reason *db.DiscardReason, correction string) error {
	w.t.Helper()
	_, err := w.Rate(w.t.Context(), w.owner, evals.RateReplyInput{ReplyID: w.reply, IsGood: isGood, Reason: reason, Correction: &correction})
	return err
}

func (w *world) opinions() (list []db.ReplyFeedback) {
	w.t.Helper()
	w.must(w.DB.View(w.t.Context(), w.owner, func(tx *db.Tx) (err error) {
		list, err = tx.FeedbackOfReplies(w.t.Context(), []uuid.UUID{w.reply})
		return err
	}))
	return list
}

// TestACorrectionIsProposedAsAFaq: with the customer's own question, beside the FAQ
// that comes nearest; a second thought takes the place of the first, and nothing is
// found by it before a person accepts it.
func TestACorrectionIsProposedAsAFaq(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	near := w.faq("Do you repair lamps?", "Yes.")
	bad, wrong := false, db.DiscardWrong
	w.must(w.rate(&bad, &wrong, "Yes, brass too."))
	w.must(w.rate(&bad, &wrong, "Hello Bea, yes, brass lamps too, Bea, within a week."))

	if got := w.opinions(); len(got) != 1 || got[0].IsGood || *got[0].Reason != wrong || got[0].Correction != "Hello Bea, yes, brass lamps too, Bea, within a week." {
		t.Fatalf("%+v", got)
	}
	list := w.open()
	if len(list) != 1 {
		t.Fatalf("%d suggestions", len(list))
	}
	s := list[0]
	if s.Question != "Do you repair brass lamps?" || s.Answer != "Yes, brass lamps too, within a week." || s.Cause != db.SuggestedCorrection {
		t.Errorf("%+v", s)
	}
	if s.SimilarID == nil || *s.SimilarID != near.ID || s.SuggestedBy == nil || *s.SuggestedBy != w.owner.UserID {
		t.Errorf("similar to %v, of %v", s.SimilarID, s.SuggestedBy)
	}
	found, err := w.Knowledge.Search(t.Context(), w.owner, knowledge.SearchInput{Query: "brass within a week"})
	w.must(err)
	for _, p := range found {
		if p.Text == s.Answer {
			t.Error("it answers customers before anybody accepted it")
		}
	}

	w.must(w.rate(nil, nil, ""))
	if len(w.opinions()) != 0 {
		t.Error("an opinion could not be taken back")
	}
}

// TestASuggestionIsMergedOnce: the FAQ keeps its tags and its ways to ask, and gets
// the new ones and the new answer; afterwards it is decided.
func TestASuggestionIsMergedOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	near := w.faq("Do you repair lamps?", "Yes.")
	bad := false
	w.must(w.rate(&bad, nil, "Yes, brass too."))
	s := w.open()[0]
	in := knowledge.AcceptFaqSuggestionInput{ID: s.ID, Questions: []string{"Do you repair brass lamps?"}, Answer: "Yes, brass too.", Into: &near.ID}
	for range 2 {
		merged, err := w.Knowledge.AcceptSuggestion(t.Context(), w.owner, in)
		w.must(err)
		if merged.State != db.SuggestionMerged || merged.FaqID == nil || *merged.FaqID != near.ID || merged.DecidedBy == nil {
			t.Fatalf("%+v", merged)
		}
	}
	w.must(w.DB.View(t.Context(), w.owner, func(tx *db.Tx) error {
		faq, err := tx.Faq(t.Context(), near.ID)
		if err == nil && (!slices.Equal(faq.Questions, []string{"Do you repair lamps?", "Do you repair brass lamps?"}) ||
			faq.Answer != "Yes, brass too." || !slices.Equal(faq.Tags, []string{"shop"})) {
			t.Errorf("%+v", faq)
		}
		return err
	}))
	if _, err := w.Knowledge.DiscardSuggestion(t.Context(), w.owner, s.ID); problem.CodeOf(err) != problem.Conflict {
		t.Errorf("discarding what was merged: %v", err)
	}
	// The same correction again does not ask the same question again.
	w.must(w.rate(&bad, nil, "Yes, brass too!"))
	if len(w.open()) != 0 {
		t.Error("what was decided waits again")
	}
}

// TestASuggestionBecomesAFaqThatAnswers, or is discarded.
func TestASuggestionBecomesAFaqThatAnswers(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	bad := false
	w.must(w.rate(&bad, nil, "Yes, within a week."))
	accepted, err := w.Knowledge.AcceptSuggestion(t.Context(), w.owner, knowledge.AcceptFaqSuggestionInput{
		ID: w.open()[0].ID, Questions: []string{"Do you repair brass lamps?"}, Answer: "Yes, we repair brass within a week."})
	w.must(err)
	found, err := w.Knowledge.Search(t.Context(), w.owner, knowledge.SearchInput{Query: "Do you repair brass lamps?"})
	w.must(err)
	if accepted.State != db.SuggestionAdded || len(found) == 0 || found[0].SourceID != *accepted.FaqID {
		t.Errorf("%+v, found %+v", accepted, found)
	}
}

// TestWhoMayRate: people who answer, and only an answer that is not good has
// something to correct.
func TestWhoMayRate(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	good, reason := true, db.DiscardTone
	if err := w.rate(&good, &reason, ""); problem.CodeOf(err) != problem.BadInput {
		t.Errorf("praise with a reason: %v", err)
	}
	viewer := w.owner
	viewer.Role = db.RoleViewer
	if _, err := w.Rate(t.Context(), viewer, evals.RateReplyInput{ReplyID: w.reply, IsGood: &good}); problem.CodeOf(err) != problem.Forbidden {
		t.Errorf("a viewer rates: %v", err)
	}
	if _, err := w.Rate(t.Context(), w.owner, evals.RateReplyInput{ReplyID: db.NewID(), IsGood: &good}); problem.CodeOf(err) != problem.NotFound {
		t.Errorf("nothing is rated: %v", err)
	}
}

// TestACorrectionBecomesATest when the colleague wants it to, of the correction's
// numbers or of what they say; a second thought changes it.
func TestACorrectionBecomesATest(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	bad, isTest := false, true
	rate := func(correction string, mustContain ...string) error {
		_, err := w.Rate(t.Context(), w.owner, evals.RateReplyInput{ReplyID: w.reply, IsGood: &bad, Correction: &correction, IsTest: &isTest, MustContain: mustContain})
		return err
	}
	w.must(rate("Yes, brass too, for 35 € within 7 days: https://lumen.test/repairs."))
	list := w.tests()
	if len(list) != 1 || list[0].Question != "Do you repair brass lamps?" || list[0].Expects != db.ExpectAnswered || list[0].Origin != db.TestCorrection ||
		!slices.Equal(list[0].Contains, []string{"35 €", "7", "https://lumen.test/repairs"}) || *list[0].CreatedBy != w.owner.UserID {
		t.Fatalf("%+v", list)
	}
	w.must(rate("Yes, brass too.", "brass"))
	if list = w.tests(); len(list) != 1 || !slices.Equal(list[0].Contains, []string{"brass"}) {
		t.Errorf("%+v", list)
	}
	if err := rate(""); problem.CodeOf(err) != problem.BadInput {
		t.Errorf("a test of nothing: %v", err)
	}
}

// TestACorrectionForgetsWhatWasTakenBack: the test asks with the customer's words, and goes
// when they take back any message of the question; another message costs nothing.
func TestACorrectionForgetsWhatWasTakenBack(t *testing.T) {
	t.Parallel()
	for body, wantTests := range map[string]int{"Hello?": 1, "Do you repair": 0, "brass lamps?": 0} {
		t.Run(body, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			bad, isTest, correction := false, true, "Yes, brass too, for 35 €."
			_, err := w.Rate(t.Context(), w.owner, evals.RateReplyInput{ReplyID: w.reply, IsGood: &bad, Correction: &correction, IsTest: &isTest})
			w.must(err)
			w.runAll()
			var message uuid.UUID
			w.asOwner(func(conn *pgxpool.Pool) error {
				return conn.QueryRow(t.Context(), `select id from messages where body = $1`, body).Scan(&message)
			})
			w.update(func(tx *db.Tx) error {
				_, err := tx.EraseMessage(t.Context(), message, time.Now())
				return err
			})
			if list := w.tests(); len(list) != wantTests {
				t.Errorf("%d tests are left", len(list))
			}
			if kept := w.rows("agent_tests", "agent_test_results"); wantTests == 0 && strings.Contains(kept, "repair brass lamps") {
				t.Errorf("what was taken back is kept:\n%s", kept)
			}
		})
	}
}
