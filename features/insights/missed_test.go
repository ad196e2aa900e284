package insights

import (
	"testing"
	"time"

	"socialsync/db"
)

// TestMissIn: which questions count as missed, and why.
func TestMissIn(t *testing.T) {
	t.Parallel()
	facts := func(outcome db.ReplyOutcome, reason db.ReplyReason) db.QuestionFacts {
		return db.QuestionFacts{Outcome: &outcome, Reason: &reason}
	}
	with := func(f db.QuestionFacts, change func(*db.QuestionFacts)) db.QuestionFacts { change(&f); return f }
	sent, drafted := facts(db.OutcomeSent, db.ReasonCovered), facts(db.OutcomeDrafted, db.ReasonDraftMode)
	for _, c := range []struct {
		name string
		f    db.QuestionFacts
		want db.MissReason // empty: it does not
	}{
		{"answered", sent, ""},
		{"handed over because nothing covers it", facts(db.OutcomeHandedOver, db.ReasonNotCovered), db.MissNotCovered},
		{"handed over because they asked for a person", facts(db.OutcomeHandedOver, db.ReasonHumanRequested), ""},
		{"handed over because of its topic", facts(db.OutcomeHandedOver, db.ReasonTopic), ""},
		{"declined", facts(db.OutcomeSilent, db.ReasonDeclined), db.MissDeclined},
		{"silent, the budget is used up", facts(db.OutcomeSilent, db.ReasonBudget), ""},
		{"drafted on weak evidence", facts(db.OutcomeDrafted, db.ReasonWeakEvidence), db.MissWeak},
		{"drafted with a claim that no source makes", facts(db.OutcomeDrafted, db.ReasonUnsupported), db.MissWeak},
		{"drafted because that is the mode", drafted, ""},
		{"a draft that was sent as it was", with(drafted, func(f *db.QuestionFacts) { f.Fate = new(db.FateAccepted) }), ""},
		{"a draft with a small edit", with(drafted, func(f *db.QuestionFacts) { f.Fate = new(db.FateSmallEdit) }), ""},
		{"a draft that was rewritten", with(drafted, func(f *db.QuestionFacts) { f.Fate = new(db.FateRewritten) }), db.MissCorrected},
		{"a person answered beside the draft", with(drafted, func(f *db.QuestionFacts) { f.Fate = new(db.FateOtherwise) }), db.MissCorrected},
		{"discarded as wrong", with(drafted, func(f *db.QuestionFacts) { f.Fate, f.DiscardReason = new(db.FateDiscarded), new(db.DiscardWrong) }), db.MissCorrected},
		{"discarded as not needed", with(drafted, func(f *db.QuestionFacts) { f.Fate, f.DiscardReason = new(db.FateDiscarded), new(db.DiscardNotNeeded) }), ""},
		{"sent, and corrected by a colleague", with(sent, func(f *db.QuestionFacts) { f.IsCorrected = true }), db.MissCorrected},
	} {
		got := db.MissReason("")
		if miss := MissIn(c.f); miss != nil {
			got = *miss
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestSolvedIn: the assistant alone, and for a day.
func TestSolvedIn(t *testing.T) {
	t.Parallel()
	sent := db.QuestionFacts{Outcome: new(db.OutcomeSent), Reason: new(db.ReasonCovered)}
	if SolvedIn(sent, 23*time.Hour) != nil {
		t.Error("solved before the day was over")
	}
	for name, c := range map[string]struct {
		change func(*db.QuestionFacts)
		want   bool
	}{
		"nobody stepped in":    {func(*db.QuestionFacts) {}, true},
		"a person wrote":       {func(f *db.QuestionFacts) { f.PersonWrote = true }, false},
		"it went to a person":  {func(f *db.QuestionFacts) { f.IsHandedOver = true }, false},
		"it was corrected":     {func(f *db.QuestionFacts) { f.IsCorrected = true }, false},
		"it was only drafted":  {func(f *db.QuestionFacts) { f.Outcome = new(db.OutcomeDrafted) }, false},
		"nobody can say which": {func(f *db.QuestionFacts) { f.Outcome = nil }, false},
	} {
		f := sent
		c.change(&f)
		if got := SolvedIn(f, 24*time.Hour); got == nil || *got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestQuestionIn: what was asked is told apart from what people say besides.
func TestQuestionIn(t *testing.T) {
	t.Parallel()
	because := func(reason db.ReplyReason) db.QuestionFacts { return db.QuestionFacts{Reason: &reason} }
	for _, c := range []struct {
		lines []string
		f     db.QuestionFacts
		want  string
	}{
		{[]string{"Hello!", "Do you repair", "brass lamps?"}, because(db.ReasonNotCovered), "Do you repair brass lamps?"},
		{[]string{"Je voudrais retourner une applique"}, because(db.ReasonCovered), "Je voudrais retourner une applique"},
		{[]string{"Thank you very much indeed"}, because(db.ReasonSmallTalk), ""},
		{[]string{"Top, je commande"}, because(db.ReasonCovered), ""},
		{[]string{"Claire Dumas"}, because(db.ReasonNotCovered), ""},
		{[]string{""}, because(db.ReasonNotCovered), ""},
		{nil, because(db.ReasonCovered), ""},
	} {
		if got := QuestionIn(c.lines, c.f); got != c.want {
			t.Errorf("%q: %q, want %q", c.lines, got, c.want)
		}
	}
}

// TestPropose: a proposal has each way to ask once and a colleague's own words, and
// nothing that is about one customer.
func TestPropose(t *testing.T) {
	t.Parallel()
	question := func(body, answer string, drafted bool) db.GroupQuestion {
		q := db.GroupQuestion{AskedQuestion: db.AskedQuestion{Body: body}, ContactName: "Bea Martin", IsDrafted: drafted}
		if answer != "" {
			q.Answer = &answer
		}
		return q
	}
	got := Propose([]db.GroupQuestion{
		question("Can you engrave it?", "What the assistant drafted, and nobody changed.", true),
		question("Do you engrave LM-2396?", "Hello Bea, we engrave for nine euros.", false),
		question("Can you engrave it?", "It is kept for Bea until Friday.", false),
		question("Is engraving possible?", "", false),
	})
	if len(got.Questions) != 2 || got.Questions[0] != "Can you engrave it?" || got.Questions[1] != "Is engraving possible?" {
		t.Errorf("asks %q", got.Questions)
	}
	if got.Answer != "We engrave for nine euros." {
		t.Errorf("answers %q", got.Answer)
	}
}
