package db

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
)

// ConversationSort is an order of the inbox's list.
type ConversationSort string

const (
	SortLastMessage    ConversationSort = "LAST_MESSAGE"
	SortLongestWaiting ConversationSort = "LONGEST_WAITING"
	SortPriority       ConversationSort = "PRIORITY"
)

// ConversationConnection and ConversationEdge are the schema's types.
type (
	ConversationConnection = Connection[Conversation]
	ConversationEdge       = Edge[Conversation]
)

// ConversationQuery asks for one page of the inbox's list.
type ConversationQuery struct {
	Filter ConversationFilter
	Sort   ConversationSort // zero: SortLastMessage
	First  int              // clamped to 1 to MaxPage
	After  string           // a cursor of the same order; empty: from the top

	// With names what travels along with the page, so that showing it needs no
	// further round trip.
	With ConversationRelations
}

// ConversationPage is a page with what it is shown with.
type ConversationPage struct {
	Connection ConversationConnection
	Contacts   []Contact  // those of the page
	Marks      []ReadMark // the caller's, where there is one
	Accounts   []SocialAccount
	Users      []User
	Labels     []Label
	Teams      []Team

	DirectoryVersion int64 // see Directory; zero for a page without rows
}

// ConversationPage returns a page of the list, everything in one round trip.
func (tx *Tx) ConversationPage(ctx context.Context, q ConversationQuery) (*ConversationPage, error) {
	first := clampPage(q.First)
	where := newConversationWhere(q.Filter, tx.actor.UserID)
	order := orders[q.Sort]
	if q.Sort == "" {
		q.Sort, order = SortLastMessage, orders[SortLastMessage]
	}
	if q.After != "" {
		after, err := parsePosition(q.After, order.name)
		if err != nil {
			return nil, err
		}
		order.after(where, after)
	}
	page := &ConversationPage{}
	reader := where.arg(tx.actor.UserID)
	p := tx.pipeline()
	p.queue(page.read(order, first), `
		select `+conversationColumns+`, p.id, p.name, p.phone, p.email, p.avatar_url, p.about, p.attributes, p.is_blocked,
		       p.profile_fetched_at, p.created_at, v.read_until, `+directoryVersion+`
		from (
			select c.* from conversations c `+where.joins+`
			where `+where.sql()+`
			order by `+order.by+`
			limit `+where.arg(first+1)+`
		) c
		join contacts p on p.id = c.contact_id
		left join conversation_reads v on v.conversation_id = c.id and v.user_id = `+reader+`
		order by `+order.by, where.args...)
	q.With.queue(p, &page.Accounts, &page.Users, &page.Labels, &page.Teams)
	if err := p.send(ctx); err != nil {
		return nil, err
	}
	return page, nil
}

// read fills the page; the row beyond it only says that there is more.
func (page *ConversationPage) read(order listOrder, first int) func(pgx.Rows) error {
	return func(rows pgx.Rows) error {
		page.Connection.Edges = make([]ConversationEdge, 0, first)
		page.Contacts = make([]Contact, 0, first)
		for rows.Next() {
			if len(page.Connection.Edges) == first {
				page.Connection.PageInfo.HasNextPage = true
				continue
			}
			var (
				c         Conversation
				contact   Contact
				readUntil *time.Time
			)
			if err := rows.Scan(append(append(c.destinations(), contact.destinations()...), &readUntil, &page.DirectoryVersion)...); err != nil {
				return err
			}
			page.Connection.Edges = append(page.Connection.Edges, ConversationEdge{Cursor: order.position(c).cursor(), Node: c})
			page.Contacts = append(page.Contacts, contact)
			if readUntil != nil {
				page.Marks = append(page.Marks, ReadMark{ConversationID: c.ID, ReadUntil: *readUntil})
			}
		}
		page.Connection.setEnds()
		return nil
	}
}

// listOrder is an order of the list: the SQL, what follows a position, and the
// position of a row.
type listOrder struct {
	name     string
	by       string
	after    func(*conversationWhere, position)
	position func(Conversation) position
}

const priorityRank = `(case c.priority when 'URGENT' then 4 when 'HIGH' then 3 when 'MEDIUM' then 2 when 'LOW' then 1 else 0 end)`

var ranks = map[Priority]int{PriorityUrgent: 4, PriorityHigh: 3, PriorityMedium: 2, PriorityLow: 1}

var orders = map[ConversationSort]listOrder{
	SortLastMessage: {
		name: "",
		by:   "c.last_message_at desc, c.id desc",
		after: func(w *conversationWhere, p position) {
			w.parts = append(w.parts, "(c.last_message_at, c.id) < ("+w.arg(p.At)+", "+w.arg(p.ID)+")")
		},
		position: func(c Conversation) position { return position{At: c.LastMessageAt, ID: c.ID} },
	},
	SortLongestWaiting: {
		name: "w",
		by:   "c.waiting_since asc nulls last, c.last_message_at desc, c.id desc",
		after: func(w *conversationWhere, p position) {
			older := "(c.last_message_at, c.id) < (" + w.arg(p.At) + ", " + w.arg(p.ID) + ")"
			if p.Since == nil {
				w.parts = append(w.parts, "c.waiting_since is null and "+older)
				return
			}
			since := w.arg(*p.Since)
			w.parts = append(w.parts, "(c.waiting_since > "+since+" or c.waiting_since is null or c.waiting_since = "+since+" and "+older+")")
		},
		position: func(c Conversation) position {
			return position{Order: "w", Since: c.WaitingSince, At: c.LastMessageAt, ID: c.ID}
		},
	},
	SortPriority: {
		name: "p",
		by:   priorityRank + " desc, c.last_message_at desc, c.id desc",
		after: func(w *conversationWhere, p position) {
			w.parts = append(w.parts, "("+priorityRank+", c.last_message_at, c.id) < ("+w.arg(p.Rank)+", "+w.arg(p.At)+", "+w.arg(p.ID)+")")
		},
		position: func(c Conversation) position {
			return position{Order: "p", Rank: ranks[c.Priority], At: c.LastMessageAt, ID: c.ID}
		},
	},
}

// InboxCounts is how many conversations stand in each view.
type InboxCounts struct {
	NeedsReply int
	Mine       int
	Unassigned int
	Mentions   int
	All        int
	Snoozed    int
	Unread     int // open or pending, with something the caller has not seen
}

// InboxCounts counts the views for the caller in one pass over what is not resolved.
func (tx *Tx) InboxCounts(ctx context.Context) (*InboxCounts, error) {
	return one[InboxCounts](ctx, tx, `
		select count(*) filter (where c.status = 'OPEN' and c.waiting_since is not null) as needs_reply,
		       count(*) filter (where c.status <> 'SNOOZED' and c.assignee_id = $1) as mine,
		       count(*) filter (where c.status <> 'SNOOZED' and c.assignee_id is null) as unassigned,
		       count(*) filter (where c.status <> 'SNOOZED' and m.conversation_id is not null) as mentions,
		       count(*) filter (where c.status <> 'SNOOZED') as "all",
		       count(*) filter (where c.status = 'SNOOZED') as snoozed,
		       count(*) filter (where c.status <> 'SNOOZED' and c.last_inbound_at is not null
		                          and (r.read_until is null or c.last_inbound_at > r.read_until)) as unread
		from conversations c
		left join conversation_reads r on r.conversation_id = c.id and r.user_id = $1
		left join (select distinct conversation_id from mentions where user_id = $1) m on m.conversation_id = c.id
		where c.status in ('OPEN', 'PENDING', 'SNOOZED')`, tx.actor.UserID)
}
