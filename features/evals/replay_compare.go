package evals

import (
	"slices"

	"socialsync/db"
	"socialsync/features/replies"
)

const (
	// alikeFrom is the cosine from which on two answers say much the same. Other wordings
	// of one answer are mostly above it, other answers to the same question below.
	alikeFrom = 0.6
	margin    = 0.1 // a smaller difference of likeness or support says nothing
)

// absent are the reasons for which the assistant took no part in a turn: they say
// nothing about how it answers.
var absent = []db.ReplyReason{
	db.ReasonOff, db.ReasonPaused, db.ReasonStopped, db.ReasonBlockedContact, db.ReasonTooOld, db.ReasonWindowClosed, db.ReasonDisconnected,
	db.ReasonNothingToAnswer, db.ReasonLoop, db.ReasonTooMany, db.ReasonBudget, db.ReasonModelUnavailable,
}

// onlyDrafted are the reasons for which a person read an answer that had nothing else
// against it: the mode, or a model that was away. Now it is asked as if it may send.
var onlyDrafted = []db.ReplyReason{
	db.ReasonDraftMode, db.ReasonRequested, db.ReasonCheckUnavailable, db.ReasonModerationUnavailable, db.ReasonFallbackModel,
}

// standing is how far the assistant goes with a turn.
type standing int

const (
	nobody standing = iota // it stays silent, or took no part
	person                 // a person takes over
	drafts                 // a person reads its answer first
	sends
)

func standingOf(outcome *db.ReplyOutcome, reason *db.ReplyReason) standing {
	switch {
	case outcome == nil, reason != nil && slices.Contains(absent, *reason):
		return nobody
	case *outcome == db.OutcomeSent, *outcome == db.OutcomeDrafted && reason != nil && slices.Contains(onlyDrafted, *reason):
		return sends
	case *outcome == db.OutcomeDrafted:
		return drafts
	case *outcome == db.OutcomeHandedOver:
		return person
	}
	return nobody
}

// Verdict is a comparison, what decided it, and its place among its like: the lowest is
// the worst.
type Verdict struct {
	Comparison db.ReplayComparison
	Why        db.ReplayWhy
	Gap        float64
}

// Compare judges what the assistant would do with a turn now beside what was done then.
// It is a pure function; the first rule that applies decides, the gravest first. What a
// person answered counts for more than how sure the assistant is.
func Compare(t db.ReplayTurn) Verdict {
	then, now := standingOf(t.ThenOutcome, t.ThenReason), standingOf(t.Outcome, t.Reason)
	answered, answers := then >= drafts, now >= drafts
	switch {
	case answers && t.Unsupported > 0 && t.ThenUnsupported == 0:
		return Verdict{db.ReplayUnsupported, db.ReplayNewClaims, -float64(t.Unsupported)}
	case now == nobody && then > nobody:
		return Verdict{db.ReplayDeclines, db.ReplayNobody, -1 - or(t.ThenSupport, 0)}
	case answered && !answers:
		return Verdict{db.ReplayDeclines, db.ReplayNoAnswer, -or(t.ThenSupport, 0)}
	case !answers:
		return Verdict{db.ReplaySame, db.ReplayAlike, 0}
	case !answered && t.Answer == "":
		return Verdict{db.ReplayBetter, db.ReplayAnswersNow, or(t.Support, 0)}
	case !answered && agreement(t.Answer, t.Body, t.Likeness) < alikeFrom:
		return Verdict{db.ReplayWorse, db.ReplayUnlikePerson, or(t.Likeness, 0) - 1}
	case !answered:
		return Verdict{db.ReplayBetter, db.ReplayLikePerson, or(t.Likeness, 0)}
	}
	if t.Answer != "" && t.ThenBody != "" {
		switch closer := agreement(t.Answer, t.Body, t.Likeness) - agreement(t.Answer, t.ThenBody, t.ThenLikeness); {
		case closer <= -margin:
			return Verdict{db.ReplayWorse, db.ReplayFurther, closer}
		case closer >= margin:
			return Verdict{db.ReplayBetter, db.ReplayCloser, closer}
		}
	}
	more := or(t.Support, 1) - or(t.ThenSupport, 1)
	switch {
	case t.ThenUnsupported > 0 && t.Unsupported == 0:
		return Verdict{db.ReplayBetter, db.ReplayClaimsGone, float64(t.ThenUnsupported)}
	case now < then:
		return Verdict{db.ReplayWorse, db.ReplayDraftsNow, more - margin}
	case now > then:
		return Verdict{db.ReplayBetter, db.ReplayAnswersUnread, more}
	case t.Support != nil && t.ThenSupport != nil && more <= -margin:
		return Verdict{db.ReplayWorse, db.ReplayLessSupport, more}
	case t.Support != nil && t.ThenSupport != nil && more >= margin:
		return Verdict{db.ReplayBetter, db.ReplayMoreSupport, more}
	}
	return Verdict{db.ReplaySame, db.ReplayAlike, more}
}

// agreement is how far an answer says what a person said, 0 to 1 or so. Where the person
// stated facts, those decide: "5 euros" and "7 euros" mean nearly the same, and "5 euros."
// little of a whole sentence that says it.
func agreement(said, answer string, likeness *float64) float64 {
	facts := KeyFacts(said)
	if len(facts) == 0 {
		return or(likeness, 0)
	}
	return 1 - float64(len(Missing(said, answer)))/float64(len(facts))
}

// Missing are the facts that a person stated and an answer does not.
func Missing(said, answer string) []string {
	return slices.DeleteFunc(KeyFacts(said), func(fact string) bool { return says(answer, fact) })
}

func or(value *float64, otherwise float64) float64 {
	if value == nil {
		return otherwise
	}
	return *value
}

// tried is the turn, compared with what the person said, with what came of it. What says
// nothing about the configuration is not judged.
func tried(t db.ReplayTurn, trial replies.Trial) db.ReplayTurn {
	t.State, t.Outcome, t.Reason, t.Detail, t.Body = db.ReplayTurnDone, &trial.Outcome, &trial.Reason, trial.Detail, trial.Body
	t.Sources, t.Support, t.Unsupported = telling(trial.Sources), trial.Support, len(trial.Unsupported)
	t.CostMicros, t.LatencyMs = t.CostMicros+trial.CostMicros, trial.LatencyMs
	if slices.Contains(untried, trial.Reason) {
		t.State = db.ReplayTurnError
		return t
	}
	v := Compare(t)
	t.Comparison, t.Why, t.Gap = &v.Comparison, &v.Why, v.Gap
	return t
}
