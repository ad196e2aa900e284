package insights

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"socialsync/db"
	"socialsync/features/evals"
)

const (
	maxQuestion = 300 // characters
	leastWords  = 4   // of what asks nothing by its form
)

// substantial are reasons of runs that had something to answer: what the customer
// wrote asks something, however it is put.
var substantial = []db.ReplyReason{
	db.ReasonCovered, db.ReasonUnsupported, db.ReasonWeakEvidence, db.ReasonDisagreement, db.ReasonStale, db.ReasonSensitive,
	db.ReasonTopicInDraft, db.ReasonNotCovered, db.ReasonDeclined,
}

// QuestionIn is what a customer asked in the messages that a run looked at; empty when
// that was nothing: a greeting, a name. It is a pure function.
func QuestionIn(lines []string, f db.QuestionFacts) string {
	if question := clip(evals.Question(lines)); question != "" {
		return question
	}
	all := evals.WithoutGreeting(strings.Join(strings.Fields(strings.Join(lines, " ")), " "))
	if f.Reason == nil || !slices.Contains(substantial, *f.Reason) || len(strings.Fields(all)) < leastWords {
		return ""
	}
	return clip(all)
}

func clip(text string) string {
	if utf8.RuneCountInString(text) > maxQuestion {
		return string([]rune(text)[:maxQuestion-1]) + "…"
	}
	return text
}

// MissIn says why a question counts as missed; nil: it does not. That the customer asks
// it again shows only when they do (db.MarkRepeated). It is a pure function.
func MissIn(f db.QuestionFacts) *db.MissReason {
	is := func(reasons ...db.ReplyReason) bool { return f.Reason != nil && slices.Contains(reasons, *f.Reason) }
	ended := func(outcome db.ReplyOutcome) bool { return f.Outcome != nil && *f.Outcome == outcome }
	switch {
	case (ended(db.OutcomeHandedOver) || ended(db.OutcomeSilent)) && is(db.ReasonNotCovered): // silent: a person had it already
		return new(db.MissNotCovered)
	case ended(db.OutcomeSilent) && is(db.ReasonDeclined):
		return new(db.MissDeclined)
	case f.IsCorrected, f.Fate != nil && (*f.Fate == db.FateRewritten || *f.Fate == db.FateOtherwise),
		f.DiscardReason != nil && (*f.DiscardReason == db.DiscardWrong || *f.DiscardReason == db.DiscardIncomplete):
		return new(db.MissCorrected)
	case ended(db.OutcomeDrafted) && is(db.ReasonWeakEvidence, db.ReasonUnsupported):
		return new(db.MissWeak)
	}
	return nil
}

// SolvedIn says whether the assistant alone answered a question: it sent an answer, and
// for a day nobody had to step in. Nil until that day is over. It is a pure function.
func SolvedIn(f db.QuestionFacts, age time.Duration) *bool {
	if age < settled {
		return nil
	}
	return new(f.Outcome != nil && *f.Outcome == db.OutcomeSent && !f.PersonWrote && !f.IsHandedOver && MissIn(f) == nil)
}
