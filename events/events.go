// Package events tells open inboxes what has just changed: typed events, and
// the hub that carries them between processes over Redis. They are nudges with
// ids, never data; losing one costs a refetch, and the rows stay the truth.
package events

import "github.com/google/uuid"

// Event is one thing that happened in a workspace: the GraphQL union InboxEvent.
type Event interface {
	IsInboxEvent()
}

// Delivery is an event on its way to one listener.
type Delivery struct {
	// Cursor is where the stream stood; subscribing after it brings what follows.
	Cursor string
	Event  Event

	kept bool // it is in the stream, at Cursor
}

// Within says that whoever read the stream up to head has had the delivery.
func (d *Delivery) Within(head string) bool {
	to, _ := parseCursor(head)
	at, ok := parseCursor(d.Cursor)
	return d.kept && ok && to.covers(at)
}

// MessageAdded: a message was received, or a person or the assistant wrote one.
type MessageAdded struct {
	MessageID      uuid.UUID `json:"messageId"`
	ConversationID uuid.UUID `json:"conversationId"`
}

// MessageUpdated: its status, text, reactions or attachments changed.
type MessageUpdated struct {
	MessageID      uuid.UUID `json:"messageId"`
	ConversationID uuid.UUID `json:"conversationId"`
}

// NoteAdded: a teammate wrote an internal note.
type NoteAdded struct {
	NoteID         uuid.UUID `json:"noteId"`
	ConversationID uuid.UUID `json:"conversationId"`
}

// ActivityAdded: a line was added to the conversation's timeline.
type ActivityAdded struct {
	ActivityID     uuid.UUID `json:"activityId"`
	ConversationID uuid.UUID `json:"conversationId"`
}

// ConversationUpdated: status, assignee, labels, priority, snippet or contact changed.
type ConversationUpdated struct {
	ConversationID uuid.UUID `json:"conversationId"`
}

// ConversationRead: the user read or unread it, on whatever device. Only that
// user hears of it.
type ConversationRead struct {
	ConversationID uuid.UUID `json:"conversationId"`
	UserID         uuid.UUID `json:"userId"`
}

// DraftUpdated: the user's unsent text changed. Only that user hears of it.
type DraftUpdated struct {
	ConversationID uuid.UUID `json:"conversationId"`
	UserID         uuid.UUID `json:"userId"`
}

// BulkChangeUpdated: the user's change of many conversations got further or ended.
// Only that user hears of it; the conversations are told of one by one.
type BulkChangeUpdated struct {
	BulkChangeID uuid.UUID `json:"bulkChangeId"`
	UserID       uuid.UUID `json:"userId"`
}

// ChannelUpdated: an account was connected, changed its state or left.
type ChannelUpdated struct {
	SocialAccountID uuid.UUID `json:"socialAccountId"`
}

// LabelsUpdated: the workspace's list of labels changed.
type LabelsUpdated struct{}

// BudgetChanged: what models may still cost reached another state, or its limit
// was set.
type BudgetChanged struct{}

// KnowledgeUpdated: a source was added, got further, changed or was deleted.
type KnowledgeUpdated struct {
	SourceID uuid.UUID `json:"sourceId"`
}

// ReplyRunUpdated: the assistant began to work on an answer, came further, or ended.
type ReplyRunUpdated struct {
	RunID          uuid.UUID `json:"runId"`
	ConversationID uuid.UUID `json:"conversationId"`
}

// ReplyUpdated: an answer of the assistant waits for a person, or waits no more.
type ReplyUpdated struct {
	ReplyID        uuid.UUID `json:"replyId"`
	ConversationID uuid.UUID `json:"conversationId"`
}

// ReplyStreamed: the assistant is writing; Text is all of it so far. It is never
// kept: whoever returns reads the reply.
type ReplyStreamed struct {
	RunID          uuid.UUID `json:"runId"`
	ConversationID uuid.UUID `json:"conversationId"`
	Text           string    `json:"text"`
}

// CopilotStreamed: the AI is answering a colleague; Text is all of it so far. Only who
// asked hears of it, and it is never kept: the answer comes to the question itself.
type CopilotStreamed struct {
	AskID  uuid.UUID `json:"askId"`
	UserID uuid.UUID `json:"userId"`
	Text   string    `json:"text"`
}

// AgentChanged: what the AI may do, or how it answers, changed for the workspace
// or one of its accounts.
type AgentChanged struct{}

// AgentTestsUpdated: a run of the assistant's tests began, came further or ended; nil:
// the tests themselves changed.
type AgentTestsUpdated struct {
	RunID *uuid.UUID `json:"runId"`
}

// ReplayUpdated: a replay began, came further or ended, or a person judged a turn of it.
type ReplayUpdated struct {
	ReplayID uuid.UUID `json:"replayId"`
}

// FaqSuggestionUpdated: a FAQ was suggested, or a person decided about one.
type FaqSuggestionUpdated struct {
	SuggestionID uuid.UUID `json:"suggestionId"`
}

// GapsChanged: customers' questions were looked at, or a person decided about a gap.
type GapsChanged struct{}

// ConflictsChanged: sources were found to disagree, or a person decided about a conflict.
type ConflictsChanged struct{}

// PresenceChanged: a teammate looks at a conversation, types in it or left. It
// is never kept: whoever returns asks nobody and waits for the next one.
type PresenceChanged struct {
	ConversationID uuid.UUID     `json:"conversationId"`
	UserID         uuid.UUID     `json:"userId"`
	Name           string        `json:"name"`
	State          PresenceState `json:"state"`
}

// PresenceState is what a teammate does in a conversation.
type PresenceState string

const (
	PresenceViewing PresenceState = "VIEWING"
	PresenceTyping  PresenceState = "TYPING"
	PresenceGone    PresenceState = "GONE"
)

// Resync: events may have been missed; load again what is on the screen.
type Resync struct {
	Reason ResyncReason `json:"reason"`
}

// ResyncReason is why. Clients treat all alike; it helps whoever reads a trace.
type ResyncReason string

const (
	// ResyncGap: the stream no longer reaches back to the cursor.
	ResyncGap ResyncReason = "GAP"
	// ResyncReconnected: this process had lost Redis.
	ResyncReconnected ResyncReason = "RECONNECTED"
	// ResyncSlow: the listener did not keep up.
	ResyncSlow ResyncReason = "SLOW"
	// ResyncLost: events could not be published when they happened.
	ResyncLost ResyncReason = "LOST"
)

// IsInboxEvent makes the type a member of the union.
func (MessageAdded) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (MessageUpdated) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (NoteAdded) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (ActivityAdded) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (ConversationUpdated) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (ConversationRead) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (DraftUpdated) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (BulkChangeUpdated) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (ChannelUpdated) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (LabelsUpdated) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (BudgetChanged) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (KnowledgeUpdated) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (ReplyRunUpdated) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (ReplyUpdated) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (ReplyStreamed) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (CopilotStreamed) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (AgentChanged) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (AgentTestsUpdated) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (ReplayUpdated) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (FaqSuggestionUpdated) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (GapsChanged) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (ConflictsChanged) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (PresenceChanged) IsInboxEvent() {}

// IsInboxEvent makes the type a member of the union.
func (Resync) IsInboxEvent() {}

// Recipient is the only user who may hear of the event; ok is false when the
// whole workspace may.
func Recipient(e Event) (user uuid.UUID, ok bool) {
	switch e := e.(type) {
	case ConversationRead:
		return e.UserID, true
	case DraftUpdated:
		return e.UserID, true
	case BulkChangeUpdated:
		return e.UserID, true
	case CopilotStreamed:
		return e.UserID, true
	}
	return uuid.Nil, false
}

// Private says whether the events of a type, by its name, have a Recipient.
func Private(typeName string) bool {
	switch typeName {
	case "ConversationRead", "DraftUpdated", "BulkChangeUpdated", "CopilotStreamed":
		return true
	}
	return false
}

// ephemeral events are published and never kept.
func ephemeral(e Event) bool {
	switch e.(type) {
	case PresenceChanged, ReplyStreamed, CopilotStreamed:
		return true
	}
	return false
}
