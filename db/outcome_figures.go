package db

import (
	"bytes"
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
)

// DraftFigures is what became of the assistant's drafts that people decided about.
type DraftFigures struct {
	AsWritten  int
	Edited     int
	MedianEdit *float64 // characters that differ, of the edited ones; nil: none was
	Discarded  int
	Otherwise  int // a person answered beside the draft
}

// AnswerFigures is what people think of answers, and what they cost.
type AnswerFigures struct {
	Good       int // opinions of colleagues
	Bad        int
	Sent       int   // answers that reached a customer: sent by the assistant, or by a person from its draft
	CostMicros int64 // all that the assistant's work took, whatever came of it
}

// inAccounts narrows rows with a conversation_id to accounts; the span's arguments are
// $2, $3 and $4.
const inAccounts = ` and ($4::uuid[] is null or conversation_id in (select id from conversations where workspace_id = $1 and social_account_id = any($4)))`

// DraftFigures counts the decisions made within a span.
func (tx *Tx) DraftFigures(ctx context.Context, span TimeSpan) (*DraftFigures, error) {
	return one[DraftFigures](ctx, tx, `
		select count(*) filter (where fate = 'ACCEPTED') as as_written,
			count(*) filter (where fate in ('SMALL_EDIT', 'REWRITTEN')) as edited,
			percentile_cont(0.5) within group (order by edit_distance) filter (where fate in ('SMALL_EDIT', 'REWRITTEN')) as median_edit,
			count(*) filter (where fate = 'DISCARDED') as discarded,
			count(*) filter (where fate = 'ANSWERED_OTHERWISE') as otherwise
		from replies
		where workspace_id = $1 and fate is not null and decided_at >= $2 and decided_at < $3`+inAccounts,
		tx.WorkspaceID(), span.From, span.To, span.Accounts)
}

// AnswerFigures adds up what was rated, sent and paid within a span.
func (tx *Tx) AnswerFigures(ctx context.Context, span TimeSpan) (*AnswerFigures, error) {
	return one[AnswerFigures](ctx, tx, `
		with rated as (
			select f.is_good, r.conversation_id from reply_feedback f join replies r on r.workspace_id = f.workspace_id and r.id = f.reply_id
			where f.workspace_id = $1 and f.updated_at >= $2 and f.updated_at < $3
		), worked as (
			select outcome, cost_micros from reply_runs where workspace_id = $1 and finished_at >= $2 and finished_at < $3`+inAccounts+`
		)
		select (select count(*) from rated where is_good`+inAccounts+`) as good,
			(select count(*) from rated where not is_good`+inAccounts+`) as bad,
			(select count(*) from worked where outcome = 'SENT') + (
				select count(*) from replies where workspace_id = $1 and fate in ('ACCEPTED', 'SMALL_EDIT', 'REWRITTEN')
				  and decided_at >= $2 and decided_at < $3`+inAccounts+`) as sent,
			(select coalesce(sum(cost_micros), 0)::bigint from worked) as cost_micros`,
		tx.WorkspaceID(), span.From, span.To, span.Accounts)
}

// Moment is a conversation at a time when something counted happened in it.
type Moment struct {
	ConversationID uuid.UUID
	At             time.Time
	Reason         *ReplyReason
}

// MomentConnection is the schema's page of moments.
type (
	MomentConnection = Connection[Moment]
	MomentEdge       = Edge[Moment]
)

// PageOfMoments is a page of a list that is newest first. It fails with ErrBadCursor.
func PageOfMoments(list []Moment, first int, after string) (*MomentConnection, error) {
	if after != "" {
		from, err := parsePosition(after, "moments")
		if err != nil {
			return nil, err
		}
		next := slices.IndexFunc(list, func(m Moment) bool {
			return m.At.Before(from.At) || m.At.Equal(from.At) && bytes.Compare(m.ConversationID[:], from.ID[:]) > 0
		})
		if next < 0 {
			next = len(list)
		}
		list = list[next:]
	}
	size := clampPage(first)
	page := &MomentConnection{Edges: []MomentEdge{}, PageInfo: PageInfo{HasNextPage: len(list) > size, HasPreviousPage: after != ""}}
	for _, m := range list[:min(len(list), size)] {
		page.Edges = append(page.Edges, MomentEdge{Cursor: position{Order: "moments", At: m.At, ID: m.ConversationID}.cursor(), Node: m})
	}
	page.setEnds()
	return page, nil
}

// DecidedDrafts are the decisions behind DraftFigures that are among fates, newest first.
func (tx *Tx) DecidedDrafts(ctx context.Context, span TimeSpan, fates ...ReplyFate) ([]Moment, error) {
	return many[Moment](ctx, tx, `
		select conversation_id, decided_at as at, null as reason from replies
		where workspace_id = $1 and fate = any($5) and decided_at >= $2 and decided_at < $3`+inAccounts+`
		order by decided_at desc, conversation_id`, tx.WorkspaceID(), span.From, span.To, span.Accounts, texts(fates))
}

// RatedReplies are the opinions behind AnswerFigures, newest first.
func (tx *Tx) RatedReplies(ctx context.Context, span TimeSpan, good bool) ([]Moment, error) {
	return many[Moment](ctx, tx, `
		select conversation_id, at, null as reason from (
			select r.conversation_id, f.updated_at as at from reply_feedback f
			join replies r on r.workspace_id = f.workspace_id and r.id = f.reply_id
			where f.workspace_id = $1 and f.updated_at >= $2 and f.updated_at < $3 and f.is_good = $5) rated
		where true`+inAccounts+` order by at desc, conversation_id`, tx.WorkspaceID(), span.From, span.To, span.Accounts, good)
}
