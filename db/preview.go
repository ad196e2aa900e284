package db

import (
	"bytes"
	"cmp"

	"github.com/google/uuid"
)

// MessagePreview is what the list shows of a conversation's newest message,
// from the conversation's own row.
type MessagePreview struct {
	ID       *uuid.UUID // nil: nobody has written yet
	Body     string
	Kind     MessageKind
	Author   MessageAuthor
	AuthorID *uuid.UUID
	Status   *MessageStatus
}

// LastMessage returns what the list shows of the newest message.
func (c Conversation) LastMessage() MessagePreview {
	return MessagePreview{
		ID: c.LastMessageID, Body: c.PreviewBody, Kind: c.PreviewKind,
		Author: c.PreviewAuthor, AuthorID: c.PreviewAuthorID, Status: c.PreviewStatus,
	}
}

// previewLength is how much of a message the list keeps, in characters.
const previewLength = 160

// show makes m what the list shows, unless a newer message is shown already. It
// is refreshPreview for a message that is being added.
func (c *Conversation) show(m Message) {
	if c.LastMessageID != nil && cmp.Or(m.OccurredAt.Compare(c.LastMessageAt), bytes.Compare(m.ID[:], c.LastMessageID[:])) < 0 {
		return
	}
	c.LastMessageAt, c.LastMessageID = m.OccurredAt, &m.ID
	c.PreviewBody, c.PreviewKind = firstRunes(m.Body, previewLength), m.Kind
	c.PreviewAuthor, c.PreviewAuthorID, c.PreviewStatus = m.Author, m.AuthorID, &m.Status
}

// shown are the columns that show writes, in the order of Conversation.shown.
const shown = `last_message_at, last_message_id, preview_body, preview_kind, preview_author, preview_author_id, preview_status`

func (c *Conversation) shown() []any {
	return []any{c.LastMessageAt, c.LastMessageID, c.PreviewBody, c.PreviewKind, c.PreviewAuthor, c.PreviewAuthorID, c.PreviewStatus}
}

// firstRunes returns at most n characters of s.
func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

// MessageFailure is why a message of ours did not arrive, and what helps.
type MessageFailure struct {
	Cause    string
	Remedy   string
	Code     *int
	Details  *string
	CanRetry bool
}

// Failure returns why a message did not arrive; nil while nothing is wrong.
func (m Message) Failure() *MessageFailure {
	if m.FailureCause == nil || m.FailureRemedy == nil {
		return nil
	}
	return &MessageFailure{
		Cause: *m.FailureCause, Remedy: *m.FailureRemedy, Code: m.FailureCode, Details: m.FailureDetails,
		CanRetry: m.Direction == Out && m.DeletedAt == nil && (m.Status == Failed || m.Status == Unknown),
	}
}
