package resolvers

import (
	"context"
	"io"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
)

// listContext is what the rows of a page are shown with.
type listContext struct {
	names     bool // something of the directory
	viewers   bool
	directory *directory
	present   map[uuid.UUID][]inbox.Onlooker
}

// listRow is one line of the list.
type listRow struct {
	*db.Conversation
	contact *db.Contact
	mark    *db.ReadMark
}

// listArguments are those of Query.conversations; ids and words are checked as
// they are decoded, and again by the feature.
type listArguments struct {
	Filter db.ConversationFilter `json:"filter"`
	Sort   db.ConversationSort   `json:"sort"`
	First  int                   `json:"first"`
	After  string                `json:"after"`
}

// expressList answers Query.conversations without gqlgen, or reports that the
// ordinary path has to. The caller has checked who asks.
func (r *Resolver) expressList(ctx context.Context, field graphql.CollectedField) (graphql.Marshaler, bool) {
	op := graphql.GetOperationContext(ctx)
	e := &express{op: op}
	write := compile(e, &connectionShape, field.Selections)
	if e.impossible {
		return nil, false
	}
	var arguments listArguments
	if !decodeArguments(field, op, &arguments) {
		return nil, false
	}
	actor := db.ActorFrom(ctx)
	page, err := r.Inbox.Conversations(ctx, actor, db.ConversationQuery{
		Filter: arguments.Filter, Sort: arguments.Sort, First: arguments.First, After: arguments.After,
	})
	if err != nil {
		return nil, false // asked again, and told with its path
	}
	ids := make([]uuid.UUID, len(page.Connection.Edges))
	for i := range ids {
		ids[i] = page.Connection.Edges[i].Node.ID
	}
	if !e.list.lookUp(ctx, r, actor, page.DirectoryVersion) || !e.list.lookAround(ctx, r.Inbox, actor, ids) {
		return nil, false
	}
	out := write(make([]byte, 0, 1024*(1+len(page.Connection.Edges))), page)
	if e.broken {
		return nil, false
	}
	return graphql.WriterFunc(func(w io.Writer) { _, _ = w.Write(out) }), true
}

// lookUp gets the names that ids stand for, when they are wanted.
func (l *listContext) lookUp(ctx context.Context, r *Resolver, actor db.Actor, version int64) bool {
	if !l.names {
		return true
	}
	var err error
	l.directory, err = r.directories.at(ctx, r.DB, actor, version)
	return err == nil
}

// lookAround asks Redis who is present, when that is wanted.
func (l *listContext) lookAround(ctx context.Context, s *inbox.Service, actor db.Actor, ids []uuid.UUID) bool {
	if !l.viewers || len(ids) == 0 {
		return true
	}
	var err error
	l.present, err = s.Viewers(ctx, actor, ids)
	return err == nil
}

func byID[T any](rows []T, id func(*T) uuid.UUID) map[uuid.UUID]*T {
	if len(rows) == 0 {
		return nil
	}
	index := make(map[uuid.UUID]*T, len(rows))
	for i := range rows {
		index[id(&rows[i])] = &rows[i]
	}
	return index
}

// edgeRow is an edge with its line.
type edgeRow struct {
	cursor string
	row    listRow
}

var conversationShape = shape[listRow]{types: []string{"Conversation", "Node"}, fields: map[string]func(*express, collected) writer[listRow]{
	"id":       plain(func(b []byte, r *listRow) []byte { return appendID(b, r.ID) }),
	"channel":  plain(func(b []byte, r *listRow) []byte { return appendWord(b, r.Channel) }),
	"status":   plain(func(b []byte, r *listRow) []byte { return appendWord(b, r.Status) }),
	"priority": plain(func(b []byte, r *listRow) []byte { return appendWord(b, r.Priority) }),
	"isUnread": plain(func(b []byte, r *listRow) []byte { return appendBool(b, r.IsUnreadAfter(r.mark)) }),
	"snoozedUntil": plain(func(b []byte, r *listRow) []byte {
		return orNull(b, r.SnoozedUntil, appendTime)
	}),
	"waitingSince":         plain(func(b []byte, r *listRow) []byte { return orNull(b, r.WaitingSince, appendTime) }),
	"windowExpiresAt":      plain(func(b []byte, r *listRow) []byte { return orNull(b, r.WindowExpiresAt(), appendTime) }),
	"humanWindowExpiresAt": plain(func(b []byte, r *listRow) []byte { return orNull(b, r.HumanWindowExpiresAt(), appendTime) }),
	"lastMessageAt":        plain(func(b []byte, r *listRow) []byte { return appendTime(b, r.LastMessageAt) }),
	"createdAt":            plain(func(b []byte, r *listRow) []byte { return appendTime(b, r.CreatedAt) }),
	"contact": func(e *express, f collected) writer[listRow] {
		write := compile(e, &contactShape, f.Selections)
		return func(b []byte, r *listRow) []byte { return write(b, r.contact) }
	},
	"socialAccount": func(e *express, f collected) writer[listRow] {
		e.list.names = true
		write := compile(e, &accountShape, f.Selections)
		return func(b []byte, r *listRow) []byte {
			account := e.list.directory.accounts[r.SocialAccountID]
			if account == nil {
				e.broken = true
				return b
			}
			return write(b, account)
		}
	},
	"assignee": func(e *express, f collected) writer[listRow] {
		write := userWriter(e, f)
		return func(b []byte, r *listRow) []byte { return write(b, r.AssigneeID) }
	},
	"team": func(e *express, f collected) writer[listRow] {
		e.list.names = true
		write := compile(e, &teamShape, f.Selections)
		return func(b []byte, r *listRow) []byte { return appendFound(b, r.TeamID, e.list.directory.teams, write) }
	},
	"labels": func(e *express, f collected) writer[listRow] {
		e.list.names = true
		write := compile(e, &labelShape, f.Selections)
		return func(b []byte, r *listRow) []byte {
			return appendExisting(b, r.LabelIDs, e.list.directory.labels, write)
		}
	},
	"lastMessage": func(e *express, f collected) writer[listRow] {
		write := compile(e, &previewShape, f.Selections)
		return func(b []byte, r *listRow) []byte {
			preview := r.LastMessage()
			return write(b, &preview)
		}
	},
	"viewers": func(e *express, f collected) writer[listRow] {
		e.list.viewers = true
		write := compile(e, &onlookerShape, f.Selections)
		return func(b []byte, r *listRow) []byte { return appendList(b, e.list.present[r.ID], write) }
	},
}}

var edgeShape = shape[edgeRow]{types: []string{"ConversationEdge"}, fields: map[string]func(*express, collected) writer[edgeRow]{
	"cursor": plain(func(b []byte, e *edgeRow) []byte { return appendWord(b, e.cursor) }),
	"node": func(e *express, f collected) writer[edgeRow] {
		write := compile(e, &conversationShape, f.Selections)
		return func(b []byte, r *edgeRow) []byte { return write(b, &r.row) }
	},
}}

var connectionShape = shape[db.ConversationPage]{types: []string{"ConversationConnection"}, fields: map[string]func(*express, collected) writer[db.ConversationPage]{
	"edges": func(e *express, f collected) writer[db.ConversationPage] {
		write := compile(e, &edgeShape, f.Selections)
		return func(b []byte, p *db.ConversationPage) []byte { return appendEdges(b, p, write) }
	},
	"pageInfo": func(e *express, f collected) writer[db.ConversationPage] {
		write := compile(e, &pageInfoShape, f.Selections)
		return func(b []byte, p *db.ConversationPage) []byte { return write(b, &p.Connection.PageInfo) }
	},
}}

func appendEdges(b []byte, p *db.ConversationPage, write writer[edgeRow]) []byte {
	marks := byID(p.Marks, func(m *db.ReadMark) uuid.UUID { return m.ConversationID })
	b = append(b, '[')
	for i := range p.Connection.Edges {
		if i > 0 {
			b = append(b, ',')
		}
		edge := &p.Connection.Edges[i]
		b = write(b, &edgeRow{cursor: edge.Cursor, row: listRow{
			Conversation: &edge.Node, contact: &p.Contacts[i], mark: marks[edge.Node.ID],
		}})
	}
	return append(b, ']')
}

// userWriter writes a colleague by id; null when there is none.
func userWriter(e *express, f graphql.CollectedField) func([]byte, *uuid.UUID) []byte {
	e.list.names = true
	write := compile(e, &userShape, f.Selections)
	return func(b []byte, id *uuid.UUID) []byte { return appendFound(b, id, e.list.directory.users, write) }
}
