package resolvers

import (
	"context"
	"encoding/json"
	"errors"
	"io"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/loaders"
)

// threadContext is what a timeline is shown with.
type threadContext struct {
	links     func(db.Attachment) *string
	timelines int // how often the selection asks for one
	page      db.TimelinePage

	details     bool // attachments, reactions, attempts, transcripts or sources
	answers     bool // what messages answer
	attachments map[uuid.UUID][]db.Attachment
	reactions   map[uuid.UUID][]db.Reaction
	attempts    map[uuid.UUID][]db.MessageAttempt
	transcripts map[uuid.UUID]*db.Transcript
	sources     map[uuid.UUID]int
	answered    map[loaders.Answer]*db.Message
}

// threadRow is a conversation with its timeline.
type threadRow struct {
	listRow
	timeline *db.TimelineConnection
}

// expressThread answers Query.conversation without gqlgen, or reports that the
// ordinary path has to. The caller has checked who asks.
func (r *Resolver) expressThread(ctx context.Context, field graphql.CollectedField) (graphql.Marshaler, bool) {
	op := graphql.GetOperationContext(ctx)
	actor := db.ActorFrom(ctx)
	e := &express{op: op}
	e.thread.links = func(a db.Attachment) *string { return r.Inbox.Links.URL(actor.WorkspaceID, a) }
	write := compile(e, &threadShape, field.Selections)
	if e.impossible || e.thread.timelines > 1 {
		return nil, false
	}
	var arguments struct{ ID uuid.UUID }
	if !decodeArguments(field, op, &arguments) {
		return nil, false
	}
	want := db.ThreadQuery{ID: arguments.ID}
	if e.thread.timelines == 1 {
		want.Timeline = &e.thread.page
	}
	var t *db.Thread
	err := r.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		if t, err = tx.Thread(ctx, want); err != nil {
			return err
		}
		return e.thread.fill(ctx, tx, t.Timeline)
	})
	if errors.Is(err, db.ErrNotFound) {
		return graphql.Null, true
	}
	if err != nil {
		return nil, false // asked again, and told with its path
	}
	if !e.list.lookUp(ctx, r, actor, t.DirectoryVersion) || !e.list.lookAround(ctx, r.Inbox, actor, []uuid.UUID{t.Conversation.ID}) {
		return nil, false
	}
	row := threadRow{listRow: listRow{Conversation: &t.Conversation, contact: &t.Contact, mark: t.Mark}, timeline: t.Timeline}
	out := write(make([]byte, 0, 16<<10), &row)
	if e.broken {
		return nil, false
	}
	return graphql.WriterFunc(func(w io.Writer) { _, _ = w.Write(out) }), true
}

// decodeArguments reads a field's arguments; false leaves the complaint to the
// ordinary path.
func decodeArguments(field graphql.CollectedField, op *graphql.OperationContext, dst any) bool {
	raw, err := json.Marshal(field.ArgumentMap(op.Variables))
	return err == nil && json.Unmarshal(raw, dst) == nil
}

// fill loads what hangs on the timeline's messages: the answered ones first,
// because they are shown with their files too.
func (t *threadContext) fill(ctx context.Context, tx *db.Tx, timeline *db.TimelineConnection) error {
	if timeline == nil {
		return nil
	}
	var ids, conversations []uuid.UUID
	var external []string
	for _, edge := range timeline.Edges {
		m, ok := edge.Node.(*db.Message)
		if !ok {
			continue
		}
		ids = append(ids, m.ID)
		if m.ReplyToExternalID != nil {
			conversations, external = append(conversations, m.ConversationID), append(external, *m.ReplyToExternalID)
		}
	}
	if t.answers && len(external) > 0 {
		rows, err := tx.MessagesAnswered(ctx, conversations, external)
		if err != nil {
			return err
		}
		t.answered = make(map[loaders.Answer]*db.Message, len(rows))
		for i := range rows {
			t.answered[loaders.Answer{ConversationID: rows[i].ConversationID, ExternalID: *rows[i].ExternalID}] = &rows[i]
			ids = append(ids, rows[i].ID)
		}
	}
	if !t.details || len(ids) == 0 {
		return nil
	}
	details, err := tx.MessageDetails(ctx, distinctIDs(ids))
	if err != nil {
		return err
	}
	t.attachments, t.reactions, t.attempts = map[uuid.UUID][]db.Attachment{}, map[uuid.UUID][]db.Reaction{}, map[uuid.UUID][]db.MessageAttempt{}
	t.transcripts, t.sources = map[uuid.UUID]*db.Transcript{}, map[uuid.UUID]int{}
	for _, s := range details.Sources {
		t.sources[s.MessageID] = s.Count
	}
	for _, a := range details.Attachments {
		t.attachments[*a.MessageID] = append(t.attachments[*a.MessageID], a)
	}
	for _, v := range details.Reactions {
		t.reactions[v.MessageID] = append(t.reactions[v.MessageID], v)
	}
	for _, v := range details.Attempts {
		t.attempts[v.MessageID] = append(t.attempts[v.MessageID], v)
	}
	for i := range details.Transcripts {
		t.transcripts[details.Transcripts[i].MessageID] = &details.Transcripts[i]
	}
	return nil
}

func distinctIDs(ids []uuid.UUID) []uuid.UUID {
	seen := make(map[uuid.UUID]bool, len(ids))
	out := ids[:0]
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

// answer is what a message answers; nil when it is not known.
func (t *threadContext) answer(m *db.Message) *db.Message {
	if m.ReplyToExternalID == nil {
		return nil
	}
	return t.answered[loaders.Answer{ConversationID: m.ConversationID, ExternalID: *m.ReplyToExternalID}]
}

// threadShape is a conversation as the list knows it, and its timeline.
var threadShape = shape[threadRow]{types: conversationShape.types, fields: threadFields()}

func threadFields() map[string]func(*express, collected) writer[threadRow] {
	fields := map[string]func(*express, collected) writer[threadRow]{
		"timeline": func(e *express, f collected) writer[threadRow] {
			e.thread.timelines++
			var arguments struct {
				First, Last   *int
				After, Before *string
				Around        *uuid.UUID
			}
			if !decodeArguments(f, e.op, &arguments) || arguments.Around != nil {
				e.impossible = true
				return nil
			}
			e.thread.page = timelinePage(arguments.First, arguments.After, arguments.Last, arguments.Before)
			write := compile(e, &timelineShape, f.Selections)
			return func(b []byte, r *threadRow) []byte { return write(b, r.timeline) }
		},
	}
	for name, field := range conversationShape.fields {
		fields[name] = func(e *express, f collected) writer[threadRow] {
			write := field(e, f)
			return func(b []byte, r *threadRow) []byte { return write(b, &r.listRow) }
		}
	}
	return fields
}
