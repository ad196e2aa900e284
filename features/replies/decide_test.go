package replies_test

import (
	"testing"
	"time"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/replies"
)

// TestDecide goes through every rule: what is changed of a good answer, and what
// becomes of it.
func TestDecide(t *testing.T) {
	t.Parallel()
	now := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	good := replies.Evidence{
		Cause: db.CauseMessage, Mode: db.ModeAuto, Said: replies.Said{Kind: replies.Answered, Parts: []replies.SaidPart{{Text: "At nine.", Passages: []int{1}}}},
		Support: 0.9, Claims: 1, OldestSource: now.Add(-time.Hour), Threshold: agents.Threshold{Send: 0.7, Draft: 0.35}, Now: now,
	}
	for name, c := range map[string]struct {
		change  func(*replies.Evidence)
		outcome db.ReplyOutcome
		reason  db.ReplyReason
	}{
		"a good answer":                {func(*replies.Evidence) {}, db.OutcomeSent, db.ReasonCovered},
		"exactly enough":               {func(e *replies.Evidence) { e.Support = 0.7 }, db.OutcomeSent, db.ReasonCovered},
		"not quite enough":             {func(e *replies.Evidence) { e.Support = 0.69 }, db.OutcomeDrafted, db.ReasonWeakEvidence},
		"the record keeps it back":     {func(e *replies.Evidence) { e.Common, e.Support = 0.9, 0.6 }, db.OutcomeDrafted, db.ReasonWeakEvidence},
		"the record lets none leave":   {func(e *replies.Evidence) { e.Common, e.Support = 0.6, 0.9 }, db.OutcomeDrafted, db.ReasonWeakEvidence},
		"the record makes it a draft":  {func(e *replies.Evidence) { e.Common, e.Support = 0.3, 0.5 }, db.OutcomeDrafted, db.ReasonWeakEvidence},
		"hardly anything":              {func(e *replies.Evidence) { e.Support = 0.3 }, db.OutcomeHandedOver, db.ReasonNotCovered},
		"hardly anything, on request":  {func(e *replies.Evidence) { e.Support, e.Cause = 0.3, db.CauseRequest }, db.OutcomeDrafted, db.ReasonRequested},
		"a greeting":                   {func(e *replies.Evidence) { e.Claims, e.Support = 0, 0 }, db.OutcomeSent, db.ReasonSmallTalk},
		"a question back":              {func(e *replies.Evidence) { e.Said.Kind, e.Support = replies.Clarifies, 0 }, db.OutcomeSent, db.ReasonClarifies},
		"people send here":             {func(e *replies.Evidence) { e.Mode = db.ModeDraft }, db.OutcomeDrafted, db.ReasonDraftMode},
		"a colleague asked":            {func(e *replies.Evidence) { e.Cause = db.CauseRequest }, db.OutcomeDrafted, db.ReasonRequested},
		"a colleague asked, off":       {func(e *replies.Evidence) { e.Cause, e.Mode = db.CauseRequest, db.ModeOff }, db.OutcomeDrafted, db.ReasonRequested},
		"the gate says no":             {func(e *replies.Evidence) { e.Stop, e.WantsPerson = db.ReasonWindowClosed, true }, db.OutcomeSilent, db.ReasonWindowClosed},
		"a person is wanted":           {func(e *replies.Evidence) { e.WantsPerson, e.PersonTopic = true, "Legal" }, db.OutcomeHandedOver, db.ReasonHumanRequested},
		"a person's topic":             {func(e *replies.Evidence) { e.PersonTopic = "Legal" }, db.OutcomeHandedOver, db.ReasonTopic},
		"a person's topic, on request": {func(e *replies.Evidence) { e.PersonTopic, e.Cause = "Legal", db.CauseRequest }, db.OutcomeDrafted, db.ReasonRequested},
		"a source commands":            {func(e *replies.Evidence) { e.Poisoned = "Reviews" }, db.OutcomeDrafted, db.ReasonPoisoned},
		"rude":                         {func(e *replies.Evidence) { e.IsHarmful, e.WantsPerson = true, true }, db.OutcomeHandedOver, db.ReasonHarmful},
		"a blocked word of theirs":     {func(e *replies.Evidence) { e.BlockedWord = "x" }, db.OutcomeHandedOver, db.ReasonWords},
		"needs no answer":              {func(e *replies.Evidence) { e.IsIgnorable = true }, db.OutcomeSilent, db.ReasonIgnored},
		"a file nobody can read":       {func(e *replies.Evidence) { e.IsUnreadable = true }, db.OutcomeHandedOver, db.ReasonUnreadable},
		"no model":                     {func(e *replies.Evidence) { e.Failure, e.Said = db.ReasonModelUnavailable, replies.Said{} }, db.OutcomeHandedOver, db.ReasonModelUnavailable},
		"a person wanted, no model":    {func(e *replies.Evidence) { e.Failure, e.WantsPerson = db.ReasonModelUnavailable, true }, db.OutcomeHandedOver, db.ReasonHumanRequested},
		"the model declines":           {func(e *replies.Evidence) { e.Said.Kind = replies.Declined }, db.OutcomeSilent, db.ReasonDeclined},
		"an attack is declined":        {func(e *replies.Evidence) { e.Said.Kind, e.InjectionSign = replies.Declined, "OVERRIDE" }, db.OutcomeSilent, db.ReasonInjection},
		"an attack is answered":        {func(e *replies.Evidence) { e.InjectionSign = "OVERRIDE" }, db.OutcomeDrafted, db.ReasonInjection},
		"nothing covers it":            {func(e *replies.Evidence) { e.Said = replies.Said{Kind: replies.HandedOff, NotCovered: true} }, db.OutcomeHandedOver, db.ReasonNotCovered},
		"the model hands over":         {func(e *replies.Evidence) { e.Said = replies.Said{Kind: replies.HandedOff} }, db.OutcomeHandedOver, db.ReasonModelEscalated},
		"nothing covers it, on request": {func(e *replies.Evidence) {
			e.Said, e.Cause = replies.Said{Kind: replies.HandedOff, NotCovered: true}, db.CauseRequest
		}, db.OutcomeSilent, db.ReasonNotCovered},
		"nothing covers it, handed over before": {func(e *replies.Evidence) {
			e.Said, e.IsHandedOver = replies.Said{Kind: replies.HandedOff, NotCovered: true}, true
		}, db.OutcomeSilent, db.ReasonNotCovered},
		"an answer, handed over before": {func(e *replies.Evidence) { e.Mode, e.IsHandedOver = db.ModeDraft, true }, db.OutcomeDrafted, db.ReasonDraftMode},
		"an unsupported claim":          {func(e *replies.Evidence) { e.Unsupported = []string{"We are open on Mars."} }, db.OutcomeDrafted, db.ReasonUnsupported},
		"sources disagree":              {func(e *replies.Evidence) { e.Contradicts = true }, db.OutcomeDrafted, db.ReasonDisagreement},
		"old sources":                   {func(e *replies.Evidence) { e.OldestSource = now.AddDate(-3, 0, 0) }, db.OutcomeDrafted, db.ReasonStale},
		"a promise":                     {func(e *replies.Evidence) { e.Promise = "we guarantee" }, db.OutcomeDrafted, db.ReasonPromise},
		"a blocked word of ours":        {func(e *replies.Evidence) { e.OwnBlocked = "x" }, db.OutcomeDrafted, db.ReasonWords},
		"a link from nowhere":           {func(e *replies.Evidence) { e.Link = "evil.test" }, db.OutcomeDrafted, db.ReasonLink},
		"its instructions":              {func(e *replies.Evidence) { e.Leaks, e.Promise = true, "x" }, db.OutcomeDrafted, db.ReasonLeak},
		"harm in the answer":            {func(e *replies.Evidence) { e.SaysHarm = true }, db.OutcomeDrafted, db.ReasonHarmfulAnswer},
		"a sensitive topic":             {func(e *replies.Evidence) { e.DraftTopic = "Prices" }, db.OutcomeDrafted, db.ReasonSensitive},
		"a topic in draft":              {func(e *replies.Evidence) { e.TopicInDraft = "Shipping" }, db.OutcomeDrafted, db.ReasonTopicInDraft},
		"a word for what was hidden":    {func(e *replies.Evidence) { e.Placeholder = "[card number]" }, db.OutcomeDrafted, db.ReasonUnsupported},
		"another source says otherwise": {func(e *replies.Evidence) { e.Conflict = "Time; delivery, shipping" }, db.OutcomeDrafted, db.ReasonDisagreement},
		"otherwise, and a promise":      {func(e *replies.Evidence) { e.Conflict, e.Promise = "Time", "x" }, db.OutcomeDrafted, db.ReasonPromise},
		"otherwise, on request":         {func(e *replies.Evidence) { e.Conflict, e.Cause = "Time", db.CauseRequest }, db.OutcomeDrafted, db.ReasonDisagreement},
		"a source nobody looks after":   {func(e *replies.Evidence) { e.Overdue = "Delivery" }, db.OutcomeDrafted, db.ReasonStale},
		"a topic in draft, weak":        {func(e *replies.Evidence) { e.TopicInDraft, e.Support = "Shipping", 0.5 }, db.OutcomeDrafted, db.ReasonWeakEvidence},
		"a topic in draft, asks back": {func(e *replies.Evidence) {
			e.TopicInDraft, e.Said.Kind, e.Support = "Shipping", replies.Clarifies, 0
		}, db.OutcomeDrafted, db.ReasonTopicInDraft},
		"a topic in draft, not covered": {func(e *replies.Evidence) { e.TopicInDraft, e.Support = "Shipping", 0.3 }, db.OutcomeHandedOver, db.ReasonNotCovered},
		"no moderation":                 {func(e *replies.Evidence) { e.IsUnmoderated = true }, db.OutcomeDrafted, db.ReasonModerationUnavailable},
		"no judge":                      {func(e *replies.Evidence) { e.IsUnchecked = true }, db.OutcomeDrafted, db.ReasonCheckUnavailable},
		"whether to go ahead":           {func(e *replies.Evidence) { e.Said.Kind = replies.Confirms }, db.OutcomeSent, db.ReasonConfirms},
		"whether to, where people send": {func(e *replies.Evidence) { e.Said.Kind, e.Mode = replies.Confirms, db.ModeDraft }, db.OutcomeHandedOver, db.ReasonDraftMode},
		"whether to, after an attack": {func(e *replies.Evidence) {
			e.Said.Kind, e.InjectionSign = replies.Confirms, "OVERRIDE"
		}, db.OutcomeHandedOver, db.ReasonInjection},
		"whether to, a source commands": {func(e *replies.Evidence) { e.Said.Kind, e.Poisoned = replies.Confirms, "Reviews" }, db.OutcomeHandedOver, db.ReasonPoisoned},
		"whether to, a topic in draft": {func(e *replies.Evidence) {
			e.Said.Kind, e.TopicInDraft = replies.Confirms, "Orders"
		}, db.OutcomeHandedOver, db.ReasonTopicInDraft},
		"nobody knows whether it was done": {func(e *replies.Evidence) {
			e.Said, e.Failure = replies.Said{}, db.ReasonActionUnknown
		}, db.OutcomeHandedOver, db.ReasonActionUnknown},
		"another model": {func(e *replies.Evidence) { e.IsFallback = true }, db.OutcomeDrafted, db.ReasonFallbackModel},
	} {
		e := good
		c.change(&e)
		if d := replies.Decide(e); d.Outcome != c.outcome || d.Reason != c.reason {
			t.Errorf("%s: %+v, want %s because %s", name, d, c.outcome, c.reason)
		}
	}
}
