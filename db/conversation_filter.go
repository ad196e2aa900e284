package db

import (
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
)

// ConversationView is one of the inbox's fixed views.
type ConversationView string

const (
	ViewNeedsReply ConversationView = "NEEDS_REPLY"
	ViewMine       ConversationView = "MINE"
	ViewUnassigned ConversationView = "UNASSIGNED"
	ViewMentions   ConversationView = "MENTIONS"
	ViewAll        ConversationView = "ALL"
	ViewSnoozed    ConversationView = "SNOOZED"
	ViewResolved   ConversationView = "RESOLVED"
)

// ConversationFilter says which conversations a list shows. Everything given
// must hold; within one list any value does. Its JSON is a saved view's filter.
type ConversationFilter struct {
	View                  *ConversationView    `json:"view,omitempty"`
	Statuses              []ConversationStatus `json:"statuses,omitempty"`
	Channels              []Channel            `json:"channels,omitempty"`
	SocialAccountIDs      []uuid.UUID          `json:"socialAccountIds,omitempty"`
	AssigneeIDs           []uuid.UUID          `json:"assigneeIds,omitempty"`
	TeamIDs               []uuid.UUID          `json:"teamIds,omitempty"`
	LabelIDs              []uuid.UUID          `json:"labelIds,omitempty"`
	Priorities            []Priority           `json:"priorities,omitempty"`
	IsUnread              *bool                `json:"isUnread,omitempty"`
	WaitingAtLeastMinutes *int                 `json:"waitingAtLeastMinutes,omitempty"`
	Search                *string              `json:"search,omitempty"`
}

// conversationWhere is a filter as SQL over `conversations c`. The text is built
// from constants only; every value is an argument.
type conversationWhere struct {
	user  uuid.UUID
	joins string
	parts []string
	args  []any
}

func newConversationWhere(f ConversationFilter, user uuid.UUID) *conversationWhere {
	w := &conversationWhere{user: user}
	w.view(f)
	if len(f.Channels) > 0 {
		w.add("c.channel = any(%s)", texts(f.Channels))
	}
	if len(f.SocialAccountIDs) > 0 {
		w.add("c.social_account_id = any(%s)", f.SocialAccountIDs)
	}
	if len(f.AssigneeIDs) > 0 {
		w.add("c.assignee_id = any(%s)", f.AssigneeIDs)
	}
	if len(f.TeamIDs) > 0 {
		w.add("c.team_id = any(%s)", f.TeamIDs)
	}
	if len(f.LabelIDs) > 0 {
		w.add("c.label_ids <> '{}' and c.label_ids && %s::uuid[]", f.LabelIDs) // the first names the index
	}
	if len(f.Priorities) > 0 {
		w.add("c.priority = any(%s)", texts(f.Priorities))
	}
	if f.WaitingAtLeastMinutes != nil {
		w.add("c.waiting_since <= now() - %s::interval", time.Duration(*f.WaitingAtLeastMinutes)*time.Minute)
	}
	if f.IsUnread != nil {
		w.unread(*f.IsUnread)
	}
	if f.Search != nil && strings.TrimSpace(*f.Search) != "" {
		w.search(strings.TrimSpace(*f.Search))
	}
	return w
}

// arg adds a value and returns its placeholder.
func (w *conversationWhere) arg(v any) string {
	w.args = append(w.args, v)
	return fmt.Sprintf("$%d", len(w.args))
}

// add adds a condition that holds one value.
func (w *conversationWhere) add(condition string, v any) {
	w.parts = append(w.parts, fmt.Sprintf(condition, w.arg(v)))
}

func (w *conversationWhere) sql() string {
	if len(w.parts) == 0 {
		return "true"
	}
	return strings.Join(w.parts, " and ")
}

// view adds what the view and the statuses ask for. Views of work leave out what
// is resolved or snoozed unless statuses are given; a search without a view goes
// through everything, because who searches seldom knows where it went.
func (w *conversationWhere) view(f ConversationFilter) {
	view := ViewAll
	if f.View != nil {
		view = *f.View
	}
	everywhere := f.View == nil && f.Search != nil && strings.TrimSpace(*f.Search) != ""
	working := len(f.Statuses) == 0 && !everywhere
	switch view {
	case ViewNeedsReply:
		w.parts = append(w.parts, "c.status = 'OPEN' and c.waiting_since is not null")
		working = false
	case ViewMine:
		w.add("c.assignee_id = %s", w.user)
	case ViewUnassigned:
		w.parts = append(w.parts, "c.assignee_id is null")
	case ViewMentions:
		w.add("c.id in (select n.conversation_id from mentions n where n.user_id = %s)", w.user)
	case ViewSnoozed:
		w.parts = append(w.parts, "c.status = 'SNOOZED'")
		working = false
	case ViewResolved:
		w.parts = append(w.parts, "c.status = 'RESOLVED'")
		working = false
	}
	if working {
		w.parts = append(w.parts, "c.status in ('OPEN', 'PENDING')")
	}
	if len(f.Statuses) > 0 {
		w.add("c.status = any(%s)", texts(f.Statuses))
	}
}

func (w *conversationWhere) unread(is bool) {
	w.joins += " left join conversation_reads r on r.conversation_id = c.id and r.user_id = " + w.arg(w.user)
	const unread = "c.last_inbound_at is not null and (r.read_until is null or c.last_inbound_at > r.read_until)"
	if is {
		w.parts = append(w.parts, unread)
	} else {
		w.parts = append(w.parts, "not ("+unread+")")
	}
}

// search matches what was written or said in messages, and a contact's name, number,
// handle or address; typos and accents are forgiven (migration 00026 says how, and
// how much is found).
func (w *conversationWhere) search(text string) {
	term := w.arg(text)
	w.parts = append(w.parts, `c.id in (
		select m.conversation_id from search_messages(`+term+`, 500) m
		union select t.conversation_id from search_transcripts(`+term+`, 500) t
		union select x.id from conversations x where x.contact_id in (select search_contacts(`+term+`, 500)))`)
}

// texts is a list of one of our enums as the driver sends it.
func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
