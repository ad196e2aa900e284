package replies

import (
	"fmt"
	"strings"
	"time"

	"socialsync/db"
	"socialsync/features/agents"
)

// Evidence is all that a decision rests on. What the model thinks of its own
// answer is not among it.
type Evidence struct {
	Cause db.ReplyCause
	Mode  db.AgentMode
	// Stop is the gate's: nothing may be done, and why. Empty: go on.
	Stop db.ReplyReason
	// IsHandedOver: a person has been given the conversation and was told why.
	IsHandedOver bool

	// What rules and moderation say about the customer's words.
	WantsPerson   bool
	PersonTopic   string // a topic that always goes to a person
	DraftTopic    string // a topic whose answers a person sends
	BlockedWord   string
	IsIgnorable   bool   // an example of what needs no answer
	InjectionSign string // the message looks like an attempt to command the model
	IsHarmful     bool
	IsUnreadable  bool // nothing of it can be understood: a file of an unknown kind

	Said Said // what the model answered; zero when none was asked
	// Failure is why no model did, or why it must not; empty when one did.
	Failure db.ReplyReason
	// FailedAction is the one that did not bring what the answer needed.
	FailedAction string

	// What the checks found in the answer.
	Support      float64 // 0 to 1: how likely it is right (see curve), as the workspace's record has it
	Common       float64 // and as it would be of any workspace; 0: that is not known
	Claims       int     // statements in it
	Unsupported  []string
	Contradicts  bool
	Conflict     string    // what another source says otherwise than one that it rests on
	OldestSource time.Time // of those it rests on; zero: none
	Overdue      string    // one of those that was to be looked at again by now
	Promise      string
	OwnBlocked   string // a blocked phrase in the answer
	Link         string // that no source names
	Placeholder  string // for something that was hidden from the model
	Poisoned     string // a source that tries to command the model
	Leaks        bool
	SaysHarm     bool

	IsUnmoderated bool // moderation did not respond
	IsUnchecked   bool // the judge did not respond
	IsFallback    bool // another model than the chosen one wrote it

	Threshold    agents.Threshold
	TopicInDraft string // a topic that has not earned to be answered without a person
	Now          time.Time
}

// Decision is what becomes of a turn, and why.
type Decision struct {
	Outcome db.ReplyOutcome `json:"outcome"`
	Reason  db.ReplyReason  `json:"reason"`
	Detail  string          `json:"detail"` // the reason's particulars, for people; in English
}

// staleAfter is how old a source may be for its answer to go out unread.
const staleAfter = 2 * 365 * 24 * time.Hour

// Decide is the assistant's judgement: send, leave to a person, hand over, or stay
// silent. It is a pure function; the first rule that applies decides, the gravest
// first.
func Decide(e Evidence) Decision {
	d := e.decide()
	if d.Outcome == db.OutcomeHandedOver && (e.IsHandedOver || e.Cause == db.CauseRequest) {
		d.Outcome = db.OutcomeSilent // a person has it already
	}
	return d
}

func (e Evidence) decide() Decision {
	if e.Stop != "" {
		return Decision{db.OutcomeSilent, e.Stop, ""}
	}
	if d, ok := e.aboutTheQuestion(); ok {
		return d
	}
	if e.Failure != "" {
		return Decision{db.OutcomeHandedOver, e.Failure, e.FailedAction}
	}
	if d, ok := e.withoutAnswer(); ok {
		return d
	}
	if e.Said.Kind == Confirms {
		return e.toAsk()
	}
	if d, ok := e.againstSending(); ok {
		return d
	}
	return e.inFavour()
}

// toAsk: whether to make a change is asked by the assistant itself or by nobody. A
// question that waits for a person would be one that no yes follows.
func (e Evidence) toAsk() Decision {
	toPerson := func(reason db.ReplyReason, detail string) Decision {
		return Decision{db.OutcomeHandedOver, reason, detail}
	}
	switch {
	case e.InjectionSign != "":
		return toPerson(db.ReasonInjection, e.InjectionSign)
	case e.Poisoned != "":
		return toPerson(db.ReasonPoisoned, e.Poisoned)
	case e.IsUnmoderated:
		return toPerson(db.ReasonModerationUnavailable, "")
	case e.DraftTopic != "":
		return toPerson(db.ReasonSensitive, e.DraftTopic)
	case e.TopicInDraft != "":
		return toPerson(db.ReasonTopicInDraft, e.TopicInDraft)
	case e.Mode != db.ModeAuto || e.Cause != db.CauseMessage:
		return toPerson(db.ReasonDraftMode, "")
	}
	return Decision{db.OutcomeSent, db.ReasonConfirms, ""}
}

// aboutTheQuestion: what the customer's words alone decide.
func (e Evidence) aboutTheQuestion() (Decision, bool) {
	asked := e.Cause == db.CauseRequest // a colleague wants a draft, whatever the topic
	switch {
	case e.IsHarmful && !asked:
		return Decision{db.OutcomeHandedOver, db.ReasonHarmful, ""}, true
	case e.WantsPerson && !asked:
		return Decision{db.OutcomeHandedOver, db.ReasonHumanRequested, ""}, true
	case e.PersonTopic != "" && !asked:
		return Decision{db.OutcomeHandedOver, db.ReasonTopic, e.PersonTopic}, true
	case e.BlockedWord != "" && !asked:
		return Decision{db.OutcomeHandedOver, db.ReasonWords, e.BlockedWord}, true
	case e.IsIgnorable && !asked:
		return Decision{db.OutcomeSilent, db.ReasonIgnored, ""}, true
	case e.IsUnreadable:
		return Decision{db.OutcomeHandedOver, db.ReasonUnreadable, ""}, true
	}
	return Decision{}, false
}

// withoutAnswer: the model itself gave none.
func (e Evidence) withoutAnswer() (Decision, bool) {
	switch {
	case e.Said.Kind == Declined && e.InjectionSign != "":
		return Decision{db.OutcomeSilent, db.ReasonInjection, e.InjectionSign}, true
	case e.Said.Kind == Declined:
		return Decision{db.OutcomeSilent, db.ReasonDeclined, e.Said.Reason}, true
	case e.Said.Kind == HandedOff && e.Said.NotCovered:
		return Decision{db.OutcomeHandedOver, db.ReasonNotCovered, e.Said.Brief.Missing}, true
	case e.Said.Kind == HandedOff:
		return Decision{db.OutcomeHandedOver, db.ReasonModelEscalated, e.Said.Reason}, true
	}
	return Decision{}, false
}

// againstSending: what keeps an answer from leaving without a person's eyes.
func (e Evidence) againstSending() (Decision, bool) {
	draft := func(reason db.ReplyReason, detail string) (Decision, bool) {
		return Decision{db.OutcomeDrafted, reason, detail}, true
	}
	switch {
	case e.Leaks:
		return draft(db.ReasonLeak, "")
	case e.SaysHarm:
		return draft(db.ReasonHarmfulAnswer, "")
	case e.OwnBlocked != "":
		return draft(db.ReasonWords, e.OwnBlocked)
	case e.Promise != "":
		return draft(db.ReasonPromise, e.Promise)
	case e.Link != "":
		return draft(db.ReasonLink, e.Link)
	case e.InjectionSign != "":
		return draft(db.ReasonInjection, e.InjectionSign)
	case e.Poisoned != "":
		return draft(db.ReasonPoisoned, e.Poisoned)
	case e.Placeholder != "":
		return draft(db.ReasonUnsupported, e.Placeholder)
	case e.Contradicts, e.Conflict != "":
		return draft(db.ReasonDisagreement, e.Conflict)
	case len(e.Unsupported) > 0:
		return draft(db.ReasonUnsupported, strings.Join(e.Unsupported, " "))
	case e.IsUnmoderated:
		return draft(db.ReasonModerationUnavailable, "")
	case e.IsUnchecked:
		return draft(db.ReasonCheckUnavailable, "")
	case e.DraftTopic != "":
		return draft(db.ReasonSensitive, e.DraftTopic)
	}
	return Decision{}, false
}

// inFavour: nothing speaks against the answer; how much speaks for it?
func (e Evidence) inFavour() Decision {
	draft := func(reason db.ReplyReason, detail string) Decision {
		return Decision{db.OutcomeDrafted, reason, detail}
	}
	sure := e.sure()
	measured := fmt.Sprintf("%.0f %%, %.0f %% are needed", 100*sure, 100*e.Threshold.Send)
	rests := e.Said.Kind == Answered && e.Claims > 0
	switch {
	case rests && e.Support < e.Threshold.Draft && e.Cause == db.CauseMessage:
		return Decision{db.OutcomeHandedOver, db.ReasonNotCovered, fmt.Sprintf("%.0f %%, %.0f %% are needed for a draft", 100*e.Support, 100*e.Threshold.Draft)}
	case e.Cause == db.CauseRequest:
		return draft(db.ReasonRequested, "")
	case rests && sure < e.Threshold.Send:
		return draft(db.ReasonWeakEvidence, measured)
	case rests && e.Overdue != "":
		return draft(db.ReasonStale, e.Overdue)
	case rests && e.Now.Sub(e.OldestSource) > staleAfter:
		return draft(db.ReasonStale, e.OldestSource.Format("January 2006"))
	case e.IsFallback:
		return draft(db.ReasonFallbackModel, "")
	case e.Mode != db.ModeAuto:
		return draft(db.ReasonDraftMode, "")
	case e.TopicInDraft != "":
		return draft(db.ReasonTopicInDraft, e.TopicInDraft)
	case e.Said.Kind == Clarifies:
		return Decision{db.OutcomeSent, db.ReasonClarifies, ""}
	case !rests:
		return Decision{db.OutcomeSent, db.ReasonSmallTalk, ""}
	}
	return Decision{db.OutcomeSent, db.ReasonCovered, fmt.Sprintf("%.0f %%", 100*e.Support)}
}

// sure is how likely an answer must be held right to leave unread. What people made of a
// workspace's answers may keep one back, and lets none leave that the common curve would
// keep back: for that somebody lowers the threshold.
func (e Evidence) sure() float64 {
	if e.Common > 0 {
		return min(e.Support, e.Common)
	}
	return e.Support
}
