package resolvers

import (
	"slices"
	"strconv"

	"github.com/google/uuid"

	"socialsync/db"
)

var timelineShape = shape[db.TimelineConnection]{types: []string{"TimelineConnection"}, fields: map[string]func(*express, collected) writer[db.TimelineConnection]{
	"edges": func(e *express, f collected) writer[db.TimelineConnection] {
		write := compile(e, &timelineEdgeShape, f.Selections)
		return func(b []byte, p *db.TimelineConnection) []byte { return appendList(b, p.Edges, write) }
	},
	"pageInfo": func(e *express, f collected) writer[db.TimelineConnection] {
		write := compile(e, &pageInfoShape, f.Selections)
		return func(b []byte, p *db.TimelineConnection) []byte { return write(b, &p.PageInfo) }
	},
}}

var timelineEdgeShape = shape[db.TimelineEdge]{types: []string{"TimelineEdge"}, fields: map[string]func(*express, collected) writer[db.TimelineEdge]{
	"cursor": plain(func(b []byte, v *db.TimelineEdge) []byte { return appendWord(b, v.Cursor) }),
	"node": func(e *express, f collected) writer[db.TimelineEdge] {
		message := compile(e, messageShape(), f.Selections)
		note := compile(e, &noteShape, f.Selections)
		activity := compile(e, &activityShape, f.Selections)
		return func(b []byte, v *db.TimelineEdge) []byte {
			switch item := v.Node.(type) {
			case *db.Message:
				return message(b, item)
			case *db.Note:
				return note(b, item)
			case *db.Activity:
				return activity(b, item)
			}
			e.broken = true
			return b
		}
	},
}}

// messageShape is a function because a message refers to the one it answers.
func messageShape() *shape[db.Message] {
	return &shape[db.Message]{types: []string{"Message", "Node", "TimelineItem"}, fields: map[string]func(*express, collected) writer[db.Message]{
		"id":             plain(func(b []byte, m *db.Message) []byte { return appendID(b, m.ID) }),
		"conversationId": plain(func(b []byte, m *db.Message) []byte { return appendID(b, m.ConversationID) }),
		"direction":      plain(func(b []byte, m *db.Message) []byte { return appendWord(b, m.Direction) }),
		"author":         plain(func(b []byte, m *db.Message) []byte { return appendWord(b, m.Author) }),
		"kind":           plain(func(b []byte, m *db.Message) []byte { return appendWord(b, m.Kind) }),
		"body":           plain(func(b []byte, m *db.Message) []byte { return appendText(b, m.Body) }),
		"status":         plain(func(b []byte, m *db.Message) []byte { return appendWord(b, m.Status) }),
		"revision":       plain(func(b []byte, m *db.Message) []byte { return appendInt(b, m.Revision) }),
		"clientKey":      plain(func(b []byte, m *db.Message) []byte { return orNull(b, m.ClientKey, appendText) }),
		"isImported":     plain(func(b []byte, m *db.Message) []byte { return appendBool(b, m.IsImported) }),
		"occurredAt":     plain(func(b []byte, m *db.Message) []byte { return appendTime(b, m.OccurredAt) }),
		"sentAt":         plain(func(b []byte, m *db.Message) []byte { return orNull(b, m.SentAt, appendTime) }),
		"deliveredAt":    plain(func(b []byte, m *db.Message) []byte { return orNull(b, m.DeliveredAt, appendTime) }),
		"readAt":         plain(func(b []byte, m *db.Message) []byte { return orNull(b, m.ReadAt, appendTime) }),
		"editedAt":       plain(func(b []byte, m *db.Message) []byte { return orNull(b, m.EditedAt, appendTime) }),
		"deletedAt":      plain(func(b []byte, m *db.Message) []byte { return orNull(b, m.DeletedAt, appendTime) }),
		"payload": plain(func(b []byte, m *db.Message) []byte {
			if len(m.Payload) == 0 {
				return append(b, "null"...)
			}
			return append(b, m.Payload...)
		}),
		"authorUser": func(e *express, f collected) writer[db.Message] {
			write := userWriter(e, f)
			return func(b []byte, m *db.Message) []byte { return write(b, m.AuthorID) }
		},
		"failure": func(e *express, f collected) writer[db.Message] {
			write := compile(e, &failureShape, f.Selections)
			return func(b []byte, m *db.Message) []byte {
				return orNull(b, m.Failure(), func(b []byte, v db.MessageFailure) []byte { return write(b, &v) })
			}
		},
		"attachments": func(e *express, f collected) writer[db.Message] {
			e.thread.details = true
			write := compile(e, &attachmentShape, f.Selections)
			return func(b []byte, m *db.Message) []byte { return appendList(b, e.thread.attachments[m.ID], write) }
		},
		"reactions": func(e *express, f collected) writer[db.Message] {
			e.thread.details = true
			write := compile(e, &reactionShape, f.Selections)
			return func(b []byte, m *db.Message) []byte { return appendList(b, e.thread.reactions[m.ID], write) }
		},
		"attempts": func(e *express, f collected) writer[db.Message] {
			e.thread.details = true
			write := compile(e, &attemptShape, f.Selections)
			return func(b []byte, m *db.Message) []byte { return appendList(b, e.thread.attempts[m.ID], write) }
		},
		"transcript": func(e *express, f collected) writer[db.Message] {
			e.thread.details = true
			write := compile(e, &transcriptShape, f.Selections)
			return func(b []byte, m *db.Message) []byte {
				found := e.thread.transcripts[m.ID]
				if found == nil || m.Direction != db.In || m.DeletedAt != nil {
					return append(b, "null"...)
				}
				return write(b, found)
			}
		},
		"sourceCount": func(e *express, _ collected) writer[db.Message] {
			e.thread.details = true
			return func(b []byte, m *db.Message) []byte { return appendInt(b, e.thread.sources[m.ID]) }
		},
		"isReplyToUnknown": func(e *express, _ collected) writer[db.Message] {
			e.thread.answers = true
			return func(b []byte, m *db.Message) []byte {
				return appendBool(b, m.ReplyToExternalID != nil && e.thread.answer(m) == nil)
			}
		},
		"replyTo": func(e *express, f collected) writer[db.Message] {
			e.thread.answers = true
			quoted := messageShape()
			for _, deeper := range []string{"replyTo", "isReplyToUnknown"} {
				delete(quoted.fields, deeper) // one level is all that is shown
			}
			write := compile(e, quoted, f.Selections)
			return func(b []byte, m *db.Message) []byte {
				answered := e.thread.answer(m)
				if answered == nil {
					return append(b, "null"...)
				}
				return write(b, answered)
			}
		},
	}}
}

var noteShape = shape[db.Note]{types: []string{"Note", "Node", "TimelineItem"}, fields: map[string]func(*express, collected) writer[db.Note]{
	"id":             plain(func(b []byte, n *db.Note) []byte { return appendID(b, n.ID) }),
	"conversationId": plain(func(b []byte, n *db.Note) []byte { return appendID(b, n.ConversationID) }),
	"body":           plain(func(b []byte, n *db.Note) []byte { return appendText(b, n.Body) }),
	"createdAt":      plain(func(b []byte, n *db.Note) []byte { return appendTime(b, n.CreatedAt) }),
	"isByAI":         plain(func(b []byte, n *db.Note) []byte { return appendBool(b, n.IsByAI()) }),
	"authorUser": func(e *express, f collected) writer[db.Note] {
		write := userWriter(e, f)
		return func(b []byte, n *db.Note) []byte { return write(b, n.AuthorID) }
	},
	"mentions": func(e *express, f collected) writer[db.Note] {
		e.list.names = true
		write := compile(e, &userShape, f.Selections)
		return func(b []byte, n *db.Note) []byte {
			return appendExisting(b, n.MentionedUserIDs, e.list.directory.users, write)
		}
	},
}}

var activityShape = shape[db.Activity]{types: []string{"Activity", "Node", "TimelineItem"}, fields: map[string]func(*express, collected) writer[db.Activity]{
	"id":             plain(func(b []byte, a *db.Activity) []byte { return appendID(b, a.ID) }),
	"conversationId": plain(func(b []byte, a *db.Activity) []byte { return appendID(b, a.ConversationID) }),
	"kind":           plain(func(b []byte, a *db.Activity) []byte { return appendWord(b, a.Kind) }),
	"detail":         plain(func(b []byte, a *db.Activity) []byte { return orNull(b, a.Detail, appendText) }),
	"createdAt":      plain(func(b []byte, a *db.Activity) []byte { return appendTime(b, a.CreatedAt) }),
	"replyRun": func(e *express, f collected) writer[db.Activity] {
		write := compile(e, &runShape, f.Selections)
		return func(b []byte, a *db.Activity) []byte {
			id := a.ReplyRunID()
			if id == nil {
				return append(b, "null"...)
			}
			return write(b, id)
		}
	},
	"actor": func(e *express, f collected) writer[db.Activity] {
		write := userWriter(e, f)
		return func(b []byte, a *db.Activity) []byte { return write(b, a.ActorID) }
	},
	"subjectUser": func(e *express, f collected) writer[db.Activity] {
		write := userWriter(e, f)
		return func(b []byte, a *db.Activity) []byte {
			return write(b, subject(a, db.ActivityAssigned, db.ActivityUnassigned))
		}
	},
	"subjectTeam": func(e *express, f collected) writer[db.Activity] {
		e.list.names = true
		write := compile(e, &teamShape, f.Selections)
		return func(b []byte, a *db.Activity) []byte {
			return appendFound(b, subject(a, db.ActivityTeamAssigned, db.ActivityTeamUnassigned), e.list.directory.teams, write)
		}
	},
	"subjectLabel": func(e *express, f collected) writer[db.Activity] {
		e.list.names = true
		write := compile(e, &labelShape, f.Selections)
		return func(b []byte, a *db.Activity) []byte {
			return appendFound(b, subject(a, db.ActivityLabelAdded, db.ActivityLabelRemoved), e.list.directory.labels, write)
		}
	},
}}

// runShape is a run that a line of the history is about, as far as the line itself
// knows it: runs live as long as their conversation.
var runShape = shape[uuid.UUID]{types: []string{"ReplyRun", "Node"}, fields: map[string]func(*express, collected) writer[uuid.UUID]{
	"id": plain(func(b []byte, id *uuid.UUID) []byte { return appendID(b, *id) }),
}}

var failureShape = shape[db.MessageFailure]{types: []string{"MessageFailure"}, fields: map[string]func(*express, collected) writer[db.MessageFailure]{
	"cause":    plain(func(b []byte, v *db.MessageFailure) []byte { return appendWord(b, v.Cause) }),
	"remedy":   plain(func(b []byte, v *db.MessageFailure) []byte { return appendWord(b, v.Remedy) }),
	"code":     plain(func(b []byte, v *db.MessageFailure) []byte { return orNull(b, v.Code, appendInt) }),
	"details":  plain(func(b []byte, v *db.MessageFailure) []byte { return orNull(b, v.Details, appendText) }),
	"canRetry": plain(func(b []byte, v *db.MessageFailure) []byte { return appendBool(b, v.CanRetry) }),
}}

var attemptShape = shape[db.MessageAttempt]{types: []string{"MessageAttempt"}, fields: map[string]func(*express, collected) writer[db.MessageAttempt]{
	"number":       plain(func(b []byte, v *db.MessageAttempt) []byte { return appendInt(b, v.Number) }),
	"state":        plain(func(b []byte, v *db.MessageAttempt) []byte { return appendWord(b, v.State) }),
	"startedAt":    plain(func(b []byte, v *db.MessageAttempt) []byte { return appendTime(b, v.StartedAt) }),
	"finishedAt":   plain(func(b []byte, v *db.MessageAttempt) []byte { return orNull(b, v.FinishedAt, appendTime) }),
	"errorCode":    plain(func(b []byte, v *db.MessageAttempt) []byte { return orNull(b, v.ErrorCode, appendInt) }),
	"errorDetails": plain(func(b []byte, v *db.MessageAttempt) []byte { return orNull(b, v.ErrorDetails, appendText) }),
}}

var transcriptShape = shape[db.Transcript]{types: []string{"Transcript"}, fields: map[string]func(*express, collected) writer[db.Transcript]{
	"state":    plain(func(b []byte, v *db.Transcript) []byte { return appendWord(b, v.State) }),
	"reason":   plain(func(b []byte, v *db.Transcript) []byte { return orNull(b, v.Reason, appendWord) }),
	"text":     plain(func(b []byte, v *db.Transcript) []byte { return appendText(b, v.Text) }),
	"language": plain(func(b []byte, v *db.Transcript) []byte { return appendText(b, v.Language) }),
}}

var reactionShape = shape[db.Reaction]{types: []string{"Reaction"}, fields: map[string]func(*express, collected) writer[db.Reaction]{
	"id":     plain(func(b []byte, v *db.Reaction) []byte { return appendID(b, v.ID) }),
	"author": plain(func(b []byte, v *db.Reaction) []byte { return appendWord(b, v.Author) }),
	"emoji":  plain(func(b []byte, v *db.Reaction) []byte { return appendText(b, v.Emoji) }),
	"authorUser": func(e *express, f collected) writer[db.Reaction] {
		write := userWriter(e, f)
		return func(b []byte, v *db.Reaction) []byte { return write(b, v.AuthorID) }
	},
}}

var attachmentShape = shape[db.Attachment]{types: []string{"Attachment"}, fields: map[string]func(*express, collected) writer[db.Attachment]{
	"id":         plain(func(b []byte, v *db.Attachment) []byte { return appendID(b, v.ID) }),
	"kind":       plain(func(b []byte, v *db.Attachment) []byte { return appendWord(b, v.Kind) }),
	"state":      plain(func(b []byte, v *db.Attachment) []byte { return appendWord(b, v.State) }),
	"mimeType":   plain(func(b []byte, v *db.Attachment) []byte { return appendText(b, v.MimeType) }),
	"filename":   plain(func(b []byte, v *db.Attachment) []byte { return appendText(b, v.Filename) }),
	"sizeBytes":  plain(func(b []byte, v *db.Attachment) []byte { return orNull(b, v.SizeBytes, appendInt) }),
	"width":      plain(func(b []byte, v *db.Attachment) []byte { return orNull(b, v.Width, appendInt) }),
	"height":     plain(func(b []byte, v *db.Attachment) []byte { return orNull(b, v.Height, appendInt) }),
	"durationMs": plain(func(b []byte, v *db.Attachment) []byte { return orNull(b, v.DurationMs, appendInt) }),
	"url": func(e *express, _ collected) writer[db.Attachment] {
		return func(b []byte, v *db.Attachment) []byte { return orNull(b, e.thread.links(*v), appendText) }
	},
}}

// subject is whom a line is about, when it is about that kind of thing.
func subject(a *db.Activity, kinds ...db.ActivityKind) *uuid.UUID {
	if slices.Contains(kinds, a.Kind) {
		return a.SubjectID
	}
	return nil
}

func appendInt[N int | int64](b []byte, n N) []byte { return strconv.AppendInt(b, int64(n), 10) }

func appendList[T any](b []byte, list []T, write writer[T]) []byte {
	b = append(b, '[')
	for i := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = write(b, &list[i])
	}
	return append(b, ']')
}

// appendFound writes what an id stands for; null when there is none.
func appendFound[T any](b []byte, id *uuid.UUID, known map[uuid.UUID]*T, write writer[T]) []byte {
	if id == nil || known[*id] == nil {
		return append(b, "null"...)
	}
	return write(b, known[*id])
}

// appendExisting writes those of the ids that still stand for something.
func appendExisting[T any](b []byte, ids []uuid.UUID, known map[uuid.UUID]*T, write writer[T]) []byte {
	b = append(b, '[')
	first := true
	for _, id := range ids {
		if known[id] == nil {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		b = write(b, known[id])
	}
	return append(b, ']')
}
