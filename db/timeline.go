package db

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
)

// TimelineItem is a Message, a Note or an Activity.
type TimelineItem interface{ IsTimelineItem() }

// TimelineConnection and TimelineEdge are the schema's types. A page is oldest
// first; the previous page is further back in time, the next one newer.
type (
	TimelineConnection = Connection[TimelineItem]
	TimelineEdge       = Edge[TimelineItem]
)

// TimelinePage says which part of a timeline is wanted: at most Size items on one
// side of a cursor, nearest first.
type TimelinePage struct {
	Size      int
	IsForward bool   // towards the newest; else back in time
	From      string // a cursor; empty: all of it, from the beginning or back from the end
}

// Timeline returns a page of a conversation's timeline: three bounded index
// scans in one round trip, merged here.
func (tx *Tx) Timeline(ctx context.Context, conversationID uuid.UUID, want TimelinePage) (*TimelineConnection, error) {
	p := tx.pipeline()
	finish, err := queueTimeline(p, conversationID, want)
	if err != nil {
		return nil, err
	}
	if err := p.send(ctx); err != nil {
		return nil, err
	}
	return finish(), nil
}

// queueTimeline asks for a page as part of a pipeline; finish makes the page once
// the pipeline was sent.
func queueTimeline(p *pipeline, conversationID uuid.UUID, want TimelinePage) (finish func() *TimelineConnection, err error) {
	size := clampPage(want.Size)
	from := position{At: time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC), ID: uuid.Max}
	side, order := "<", "desc"
	if want.IsForward {
		from, side, order = position{}, ">", "asc"
	}
	if want.From != "" {
		if from, err = parsePosition(want.From, ""); err != nil {
			return nil, err
		}
	}
	items := &timelineItems{}
	items.queue(p, conversationID, from, size+1, side, order)
	return func() *TimelineConnection {
		edges := items.sorted()
		goesOn, cameFrom := len(edges) > size, want.From != ""
		page := &TimelineConnection{}
		if want.IsForward {
			page.Edges = edges[:min(size, len(edges))]
			page.PageInfo = PageInfo{HasPreviousPage: cameFrom, HasNextPage: goesOn}
		} else {
			page.Edges = edges[max(0, len(edges)-size):]
			page.PageInfo = PageInfo{HasPreviousPage: goesOn, HasNextPage: cameFrom}
		}
		page.setEnds()
		return page
	}, nil
}

// TimelineAround returns a page with a message, note or activity in its middle.
// ErrNotFound when the conversation has no such item.
func (tx *Tx) TimelineAround(ctx context.Context, conversationID, itemID uuid.UUID, size int) (*TimelineConnection, error) {
	at, err := one[struct{ At time.Time }](ctx, tx, `
		select m.occurred_at as at from messages m where m.id = $1 and m.conversation_id = $2
		union all select n.created_at from notes n where n.id = $1 and n.conversation_id = $2
		union all select a.created_at from activities a where a.id = $1 and a.conversation_id = $2`, itemID, conversationID)
	if err != nil {
		return nil, err
	}
	half := max(clampPage(size)/2, 1)
	middle := position{At: at.At, ID: itemID}
	older, newer := &timelineItems{}, &timelineItems{}
	p := tx.pipeline()
	older.queue(p, conversationID, middle, half+1, "<", "desc")
	newer.queue(p, conversationID, middle, half+1, ">=", "asc")
	if err := p.send(ctx); err != nil {
		return nil, err
	}
	before, after := older.sorted(), newer.sorted()
	page := &TimelineConnection{PageInfo: PageInfo{HasPreviousPage: len(before) > half, HasNextPage: len(after) > half}}
	page.Edges = slices.Concat(before[max(0, len(before)-half):], after[:min(half, len(after))])
	page.setEnds()
	return page, nil
}

// timelineItems collects what the three tables have beside a position.
type timelineItems struct {
	messages   []Message
	notes      []Note
	activities []Activity
}

// queue asks each table for its nearest limit rows on one side of at. side and
// order are SQL words of this file.
func (t *timelineItems) queue(p *pipeline, conversationID uuid.UUID, at position, limit int, side, order string) {
	p.queue(into(&t.messages), `
		select `+messageColumns+` from messages m
		where m.conversation_id = $1 and (m.occurred_at, m.id) `+side+` ($2, $3)
		order by m.occurred_at `+order+`, m.id `+order+` limit $4`, conversationID, at.At, at.ID, limit)
	p.queue(into(&t.notes), `
		select `+noteColumns+` from notes n
		where n.conversation_id = $1 and (n.created_at, n.id) `+side+` ($2, $3)
		order by n.created_at `+order+`, n.id `+order+` limit $4`, conversationID, at.At, at.ID, limit)
	p.queue(into(&t.activities), `
		select `+activityColumns+` from activities a
		where a.conversation_id = $1 and (a.created_at, a.id) `+side+` ($2, $3)
		order by a.created_at `+order+`, a.id `+order+` limit $4`, conversationID, at.At, at.ID, limit)
}

// sorted merges what was read, oldest first.
func (t *timelineItems) sorted() []TimelineEdge {
	type placed struct {
		position
		item TimelineItem
	}
	all := make([]placed, 0, len(t.messages)+len(t.notes)+len(t.activities))
	for i := range t.messages {
		all = append(all, placed{position{At: t.messages[i].OccurredAt, ID: t.messages[i].ID}, &t.messages[i]})
	}
	for i := range t.notes {
		all = append(all, placed{position{At: t.notes[i].CreatedAt, ID: t.notes[i].ID}, &t.notes[i]})
	}
	for i := range t.activities {
		all = append(all, placed{position{At: t.activities[i].CreatedAt, ID: t.activities[i].ID}, &t.activities[i]})
	}
	slices.SortFunc(all, func(a, b placed) int {
		return cmp.Or(a.At.Compare(b.At), slices.Compare(a.ID[:], b.ID[:]))
	})
	edges := make([]TimelineEdge, len(all))
	for i, p := range all {
		edges[i] = TimelineEdge{Cursor: p.cursor(), Node: p.item}
	}
	return edges
}

// MessagesAnswered returns, in no order, the messages of the account that others
// answer, by the provider's id.
func (tx *Tx) MessagesAnswered(ctx context.Context, conversationIDs []uuid.UUID, externalIDs []string) ([]Message, error) {
	return many[Message](ctx, tx, `
		select `+messageColumns+` from messages m
		where m.external_id = any($2) and m.conversation_id = any($1)`, conversationIDs, externalIDs)
}

// scanInto reads a single value.
func scanInto[T any](dst *T) func(pgx.Rows) error {
	return func(rows pgx.Rows) error {
		if rows.Next() {
			return rows.Scan(dst)
		}
		return nil
	}
}
