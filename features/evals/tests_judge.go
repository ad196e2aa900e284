package evals

import (
	"slices"
	"strings"

	"socialsync/db"
	"socialsync/features/agents/guard"
	"socialsync/features/replies"
)

// expected is what each expectation wants to become of a question.
var expected = map[db.AgentTestExpectation]db.ReplyOutcome{
	db.ExpectAnswered: db.OutcomeSent, db.ExpectDrafted: db.OutcomeDrafted,
	db.ExpectHandedOver: db.OutcomeHandedOver, db.ExpectDeclined: db.OutcomeSilent,
}

// untried are the reasons that say nothing about the configuration.
var untried = []db.ReplyReason{
	db.ReasonBudget, db.ReasonModelUnavailable, db.ReasonCheckUnavailable, db.ReasonModerationUnavailable, db.ReasonFallbackModel,
}

const (
	shownPassages = 5
	shownPassage  = 400 // characters
)

// JudgeTest says what a trial means for a test: it passed, or which parts of what was
// expected were not met. It is a pure function.
func JudgeTest(asked db.AgentTestResult, trial replies.Trial) db.AgentTestResult {
	out := asked
	out.Outcome, out.Reason, out.Detail, out.Body = &trial.Outcome, &trial.Reason, trial.Detail, trial.Body
	out.CostMicros, out.LatencyMs, out.Sources, out.Failures = trial.CostMicros, trial.LatencyMs, telling(trial.Sources), []db.AgentTestFailure{}
	if slices.Contains(untried, trial.Reason) {
		out.State = db.TestError
		return out
	}
	fail := func(kind db.AgentTestFailureKind, wanted string) {
		out.Failures = append(out.Failures, db.AgentTestFailure{Kind: kind, Wanted: wanted})
	}
	if trial.Outcome != expected[asked.Expects] {
		fail(db.FailedOutcome, string(asked.Expects))
	}
	for _, phrase := range asked.Contains {
		if !says(trial.Body, phrase) {
			fail(db.FailedContains, phrase)
		}
	}
	for _, phrase := range asked.Avoids {
		if says(trial.Body, phrase) {
			fail(db.FailedAvoids, phrase)
		}
	}
	if asked.Cites != "" && !slices.ContainsFunc(trial.Sources, func(p db.ReplySource) bool {
		return p.IsCited && strings.Contains(strings.ToLower(p.Title), strings.ToLower(asked.Cites))
	}) {
		fail(db.FailedCites, asked.Cites)
	}
	if out.State = db.TestPassed; len(out.Failures) > 0 {
		out.State = db.TestFailed
	}
	return out
}

// says looks for a phrase as the guardrails do: word by word, without case and accents.
func says(text, phrase string) bool {
	return len(guard.Outbound(text, guard.Rules{Blocked: []string{phrase}})) > 0
}

// telling are the passages that explain a result: those the answer rests on, else the
// best that were found.
func telling(found []db.ReplySource) []db.ReplySource {
	list := slices.DeleteFunc(slices.Clone(found), func(p db.ReplySource) bool { return !p.IsCited })
	if len(list) == 0 {
		list = slices.Clone(found)
	}
	list = list[:min(len(list), shownPassages)]
	for i := range list {
		if r := []rune(list[i].Text); len(r) > shownPassage {
			list[i].Text = string(r[:shownPassage]) + "…"
		}
	}
	return slices.Clip(list)
}
