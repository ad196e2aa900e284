package db

// ReplyReason is why a run of the assistant ended as it did. The interface shows it
// in words.
type ReplyReason string

// Reasons for an answer that went out by itself.
const (
	ReasonCovered   ReplyReason = "COVERED"    // the sources say all of it
	ReasonSmallTalk ReplyReason = "SMALL_TALK" // it states nothing: a greeting, thanks
	ReasonClarifies ReplyReason = "CLARIFIES"  // it asks back
	ReasonConfirms  ReplyReason = "CONFIRMS"   // it asks whether to go ahead
)

// Reasons for leaving an answer to a person.
const (
	ReasonDraftMode             ReplyReason = "DRAFT_MODE"
	ReasonRequested             ReplyReason = "REQUESTED" // a colleague asked for it
	ReasonUnsupported           ReplyReason = "UNSUPPORTED"
	ReasonWeakEvidence          ReplyReason = "WEAK_EVIDENCE"
	ReasonDisagreement          ReplyReason = "DISAGREEMENT" // its sources contradict each other
	ReasonStale                 ReplyReason = "STALE"
	ReasonSensitive             ReplyReason = "SENSITIVE"      // of the topic, answers are always read by a person
	ReasonTopicInDraft          ReplyReason = "TOPIC_IN_DRAFT" // the topic has not earned more yet
	ReasonPromise               ReplyReason = "PROMISE"
	ReasonWords                 ReplyReason = "WORDS"
	ReasonHarmfulAnswer         ReplyReason = "HARMFUL_ANSWER"
	ReasonLink                  ReplyReason = "LINK"            // to somewhere that no source names
	ReasonLeak                  ReplyReason = "LEAK"            // it repeats its instructions
	ReasonPoisoned              ReplyReason = "POISONED_SOURCE" // a source tries to command the model
	ReasonCheckUnavailable      ReplyReason = "CHECK_UNAVAILABLE"
	ReasonModerationUnavailable ReplyReason = "MODERATION_UNAVAILABLE"
	ReasonFallbackModel         ReplyReason = "FALLBACK_MODEL"
)

// Reasons for handing a conversation over.
const (
	ReasonHumanRequested ReplyReason = "HUMAN_REQUESTED"
	ReasonTopic          ReplyReason = "TOPIC"
	ReasonNotCovered     ReplyReason = "NOT_COVERED"
	ReasonUnreadable     ReplyReason = "UNREADABLE" // a file that cannot be understood
	ReasonModelEscalated ReplyReason = "MODEL_ESCALATED"
	ReasonActionFailed   ReplyReason = "ACTION_FAILED"  // an action did not bring what the answer needed
	ReasonActionUnknown  ReplyReason = "ACTION_UNKNOWN" // nobody knows whether a change was made
)

// Reasons for staying silent.
const (
	ReasonOff              ReplyReason = "OFF"
	ReasonPaused           ReplyReason = "PAUSED"
	ReasonStopped          ReplyReason = "STOPPED"
	ReasonBlockedContact   ReplyReason = "BLOCKED_CONTACT"
	ReasonTooOld           ReplyReason = "TOO_OLD"
	ReasonWindowClosed     ReplyReason = "WINDOW_CLOSED"
	ReasonDisconnected     ReplyReason = "DISCONNECTED"
	ReasonNothingToAnswer  ReplyReason = "NOTHING_TO_ANSWER"
	ReasonLoop             ReplyReason = "LOOP"
	ReasonTooMany          ReplyReason = "TOO_MANY"
	ReasonBudget           ReplyReason = "BUDGET"
	ReasonModelUnavailable ReplyReason = "MODEL_UNAVAILABLE"
	ReasonIgnored          ReplyReason = "IGNORED"
	ReasonHarmful          ReplyReason = "HARMFUL"
	ReasonInjection        ReplyReason = "INJECTION"
	ReasonDeclined         ReplyReason = "DECLINED"
)

// Reasons for a run that came to nothing.
const (
	ReasonPersonFaster  ReplyReason = "PERSON_FASTER"
	ReasonCustomerWrote ReplyReason = "CUSTOMER_WROTE"
	ReasonChanged       ReplyReason = "CHANGED" // it was switched off, or the window closed
	ReasonFailed        ReplyReason = "FAILED"
)
