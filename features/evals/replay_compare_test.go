package evals_test

import (
	"testing"

	"socialsync/db"
	"socialsync/features/evals"
)

// TestCompare: what the assistant would do now is judged beside what was done then.
func TestCompare(t *testing.T) {
	t.Parallel()
	sent, drafted, handedOver, silent := db.OutcomeSent, db.OutcomeDrafted, db.OutcomeHandedOver, db.OutcomeSilent
	covered, weak, inMode, off, fallback := db.ReasonCovered, db.ReasonWeakEvidence, db.ReasonDraftMode, db.ReasonOff, db.ReasonFallbackModel
	notCovered, ignored := db.ReasonNotCovered, db.ReasonIgnored
	of := func(f float64) *float64 { return &f }
	for name, c := range map[string]struct {
		turn       db.ReplayTurn
		comparison db.ReplayComparison
		why        db.ReplayWhy
	}{
		"it invents something": {
			db.ReplayTurn{ThenOutcome: &sent, ThenReason: &covered, Outcome: &drafted, Unsupported: 1, Support: of(0.9), Likeness: of(0.95)},
			db.ReplayUnsupported, db.ReplayNewClaims,
		},
		"it invents something where it gave no answer": {
			db.ReplayTurn{ThenOutcome: &handedOver, ThenReason: &notCovered, Outcome: &drafted, Unsupported: 2}, db.ReplayUnsupported, db.ReplayNewClaims,
		},
		"it invents as it did": {
			db.ReplayTurn{ThenOutcome: &drafted, ThenUnsupported: 1, Outcome: &drafted, Unsupported: 1}, db.ReplaySame, db.ReplayAlike,
		},
		"what is handed over is not counted as invented": {
			db.ReplayTurn{ThenOutcome: &handedOver, Outcome: &handedOver, Unsupported: 1}, db.ReplaySame, db.ReplayAlike,
		},
		"a person gets what it answered":   {db.ReplayTurn{ThenOutcome: &sent, Outcome: &handedOver, Reason: &notCovered}, db.ReplayDeclines, db.ReplayNoAnswer},
		"a person gets what it drafted":    {db.ReplayTurn{ThenOutcome: &drafted, ThenReason: &weak, Outcome: &handedOver}, db.ReplayDeclines, db.ReplayNoAnswer},
		"nobody gets what it answered":     {db.ReplayTurn{ThenOutcome: &sent, Outcome: &silent, Reason: &ignored}, db.ReplayDeclines, db.ReplayNobody},
		"nobody gets what a person got":    {db.ReplayTurn{ThenOutcome: &handedOver, Outcome: &silent, Reason: &ignored}, db.ReplayDeclines, db.ReplayNobody},
		"both hand it over":                {db.ReplayTurn{ThenOutcome: &handedOver, Outcome: &handedOver}, db.ReplaySame, db.ReplayAlike},
		"it was off and a person answered": {db.ReplayTurn{Outcome: &handedOver, Reason: &notCovered}, db.ReplaySame, db.ReplayAlike},
		"it was off and may stay silent":   {db.ReplayTurn{ThenOutcome: &silent, ThenReason: &off, Outcome: &silent, Reason: &ignored}, db.ReplaySame, db.ReplayAlike},
		"it answers as the person did": {
			db.ReplayTurn{ThenOutcome: &handedOver, Outcome: &sent, Answer: "Come by.", Likeness: of(0.7)}, db.ReplayBetter, db.ReplayLikePerson,
		},
		"it says something else": {
			db.ReplayTurn{ThenOutcome: &handedOver, Outcome: &sent, Answer: "Come by.", Likeness: of(0.5)}, db.ReplayWorse, db.ReplayUnlikePerson,
		},
		"another price sounds alike": {
			db.ReplayTurn{ThenOutcome: &handedOver, Outcome: &sent, Answer: "It costs 5 euros.", Body: "It costs 7 euros.", Likeness: of(0.97)},
			db.ReplayWorse, db.ReplayUnlikePerson,
		},
		"the person was short": {
			db.ReplayTurn{ThenOutcome: &handedOver, Outcome: &sent, Answer: "5 euros.", Body: "Delivery to Belgium costs 5 euros.", Likeness: of(0.3)},
			db.ReplayBetter, db.ReplayLikePerson,
		},
		"it leaves a price out that it said": {
			db.ReplayTurn{ThenOutcome: &drafted, Outcome: &drafted, Answer: "5 euros, 3 days.", ThenBody: "3 days and 5 euros.", Body: "In 3 days.",
				ThenLikeness: of(0.6), Likeness: of(0.9)},
			db.ReplayWorse, db.ReplayFurther,
		},
		"it was off, and says something else": {
			db.ReplayTurn{ThenOutcome: &silent, ThenReason: &off, Outcome: &drafted, Reason: &weak, Answer: "Come by.", Likeness: of(0.2)}, db.ReplayWorse, db.ReplayUnlikePerson,
		},
		"its sources carry it by now": {db.ReplayTurn{ThenOutcome: &handedOver, Outcome: &sent, Support: of(0.8)}, db.ReplayBetter, db.ReplayAnswersNow},
		"it comes closer to the person": {
			db.ReplayTurn{ThenOutcome: &drafted, Outcome: &drafted, Answer: "No.", ThenBody: "Yes.", Body: "No.", ThenLikeness: of(0.5), Likeness: of(0.7)}, db.ReplayBetter, db.ReplayCloser,
		},
		"it moves away from the person, however sure it is": {
			db.ReplayTurn{ThenOutcome: &drafted, Outcome: &sent, Answer: "No.", ThenBody: "No.", Body: "Yes.", ThenLikeness: of(0.9), Likeness: of(0.6), ThenSupport: of(0.5), Support: of(0.9)},
			db.ReplayWorse, db.ReplayFurther,
		},
		"a hair's breadth says nothing": {
			db.ReplayTurn{ThenOutcome: &sent, Outcome: &sent, Answer: "No.", ThenBody: "Nope.", Body: "Nay.", ThenLikeness: of(0.72), Likeness: of(0.68), ThenSupport: of(0.8), Support: of(0.75)},
			db.ReplaySame, db.ReplayAlike,
		},
		"it does not invent any more":       {db.ReplayTurn{ThenOutcome: &drafted, ThenUnsupported: 1, Outcome: &drafted, Reason: &weak}, db.ReplayBetter, db.ReplayClaimsGone},
		"a person has to read it now":       {db.ReplayTurn{ThenOutcome: &sent, Outcome: &drafted, Reason: &weak}, db.ReplayWorse, db.ReplayDraftsNow},
		"nobody has to read it any more":    {db.ReplayTurn{ThenOutcome: &drafted, ThenReason: &weak, Outcome: &sent}, db.ReplayBetter, db.ReplayAnswersUnread},
		"only the mode kept it from that":   {db.ReplayTurn{ThenOutcome: &drafted, ThenReason: &inMode, Outcome: &sent}, db.ReplaySame, db.ReplayAlike},
		"only a fallback kept it from it":   {db.ReplayTurn{ThenOutcome: &drafted, ThenReason: &fallback, Outcome: &sent}, db.ReplaySame, db.ReplayAlike},
		"the sources carry it less":         {db.ReplayTurn{ThenOutcome: &sent, Outcome: &sent, ThenSupport: of(0.9), Support: of(0.7)}, db.ReplayWorse, db.ReplayLessSupport},
		"the sources carry it more":         {db.ReplayTurn{ThenOutcome: &sent, Outcome: &sent, ThenSupport: of(0.7), Support: of(0.9)}, db.ReplayBetter, db.ReplayMoreSupport},
		"small talk has nothing to rest on": {db.ReplayTurn{ThenOutcome: &sent, Outcome: &sent, ThenSupport: of(0.7)}, db.ReplaySame, db.ReplayAlike},
	} {
		if got := evals.Compare(c.turn); got.Comparison != c.comparison || got.Why != c.why {
			t.Errorf("%s: %s for %s, want %s for %s", name, got.Comparison, got.Why, c.comparison, c.why)
		}
	}
}

// TestTheWorstComesFirst among its like.
func TestTheWorstComesFirst(t *testing.T) {
	t.Parallel()
	sent, drafted, handedOver := db.OutcomeSent, db.OutcomeDrafted, db.OutcomeHandedOver
	of := func(f float64) *float64 { return &f }
	for name, pair := range map[string][2]db.ReplayTurn{
		"more is invented": {{Outcome: &drafted, Unsupported: 3}, {Outcome: &drafted, Unsupported: 1}},
		"what it was surest of": {
			{ThenOutcome: &sent, ThenSupport: of(0.9), Outcome: &handedOver}, {ThenOutcome: &sent, ThenSupport: of(0.5), Outcome: &handedOver},
		},
		"the least like the person": {{Outcome: &sent, Answer: "No.", Likeness: of(0.1)}, {Outcome: &sent, Answer: "No.", Likeness: of(0.5)}},
	} {
		first, second := evals.Compare(pair[0]), evals.Compare(pair[1])
		if first.Comparison != second.Comparison || first.Gap >= second.Gap {
			t.Errorf("%s: %+v before %+v", name, first, second)
		}
	}
}
