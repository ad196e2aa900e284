package agents

import (
	"time"

	"socialsync/db"
)

// Reason is why a mode applies.
type Reason string

// The reasons, spelled the same in Go, GraphQL and TypeScript. The first three say
// whose mode it is, the others what holds it down.
const (
	ByWorkspace    Reason = "WORKSPACE"
	ByChannel      Reason = "CHANNEL"
	ByConversation Reason = "CONVERSATION"
	Stopped        Reason = "STOPPED"         // the brake
	DraftsOnly     Reason = "DRAFTS_ONLY"     // the brake
	NotPublished   Reason = "NOT_PUBLISHED"   // no configuration was ever published
	PersonAnswered Reason = "PERSON_ANSWERED" // in the app, by the API or on the phone
	HandedOver     Reason = "HANDED_OVER"     // the AI gave the conversation to a person
	LooksLikeLoop  Reason = "LOOP"            // two machines seem to talk
	OutOfHours     Reason = "HOURS"           // the hours allow less now
)

// Effect is what the AI may do in one conversation, and why.
type Effect struct {
	Mode   db.AgentMode
	Reason Reason
	// ResumesAt is when a pause or the hours let more happen again; nil without
	// either, or when only a person or a resolve ends it.
	ResumesAt *time.Time
	// ChangesAt is when time alone may change any of this; nil: only people do.
	ChangesAt *time.Time
	// IsHandedOver: the AI gave the conversation to a person, and nobody has let it go
	// on since, whatever else holds it down.
	IsHandedOver bool
}

// Effective says what the AI may do in a conversation. The nearest mode applies:
// the conversation's, else the channel's, else the workspace's. The brake, a
// pause and the hours only ever lower it, and the reason names the first that
// does. config is nil while none is published; the zero standing is an account's
// or workspace's without a conversation.
func Effective(settings db.AgentSettings, standing db.AgentStanding, config *Config, now time.Time) Effect {
	e := Chosen(settings, standing)
	if config == nil {
		e.lower(db.ModeOff, NotPublished)
	}
	var changes *time.Time
	if paused := standing.PauseReason; paused != nil {
		e.lower(pauses[*paused].most, pauses[*paused].reason)
	}
	isHandedOver := standing.PauseReason != nil && *standing.PauseReason == db.PauseHandedOver
	if answered := standing.PersonAnsweredAt; answered != nil && config != nil {
		until := config.Pace.ResumesAt(*answered)
		if (until == nil || until.After(now)) && e.lower(db.ModeDraft, PersonAnswered) {
			e.ResumesAt = until
		}
		changes = sooner(now, changes, until)
	}
	if config != nil {
		next := config.Hours.Changes(now)
		if e.lower(config.Hours.At(now), OutOfHours) {
			e.ResumesAt = next
		}
		changes = sooner(now, changes, next)
	}
	e.ChangesAt, e.IsHandedOver = changes, isHandedOver
	return e
}

// Chosen is what people have decided for a conversation: the nearest mode, and the
// brake above it. What holds it down only for a while is not in it.
func Chosen(settings db.AgentSettings, standing db.AgentStanding) Effect {
	e := Effect{Mode: settings.Mode, Reason: ByWorkspace}
	if standing.ChannelMode != nil {
		e = Effect{Mode: *standing.ChannelMode, Reason: ByChannel}
	}
	if standing.OwnMode != nil {
		e = Effect{Mode: *standing.OwnMode, Reason: ByConversation}
	}
	switch settings.Brake {
	case db.BrakeStopped:
		e.lower(db.ModeOff, Stopped)
	case db.BrakeDraftsOnly:
		e.lower(db.ModeDraft, DraftsOnly)
	}
	return e
}

// sooner is the first moment of two that is still to come.
func sooner(now time.Time, a, b *time.Time) *time.Time {
	if b == nil || !b.After(now) || a != nil && a.Before(*b) {
		return a
	}
	return b
}

// pauses say how far each goes: beside a person the AI may still draft.
var pauses = map[db.AgentPauseReason]struct {
	most   db.AgentMode
	reason Reason
}{
	db.PauseHandedOver: {db.ModeDraft, HandedOver},
	db.PauseLoop:       {db.ModeOff, LooksLikeLoop},
}

var height = map[db.AgentMode]int{db.ModeOff: 0, db.ModeDraft: 1, db.ModeAuto: 2}

// lower reports whether most was below.
func (e *Effect) lower(most db.AgentMode, why Reason) bool {
	if height[most] >= height[e.Mode] {
		return false
	}
	*e = Effect{Mode: most, Reason: why}
	return true
}
