package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// FaqSuggestionCause is where a suggestion comes from.
type FaqSuggestionCause string

// The causes.
const (
	SuggestedCorrection FaqSuggestionCause = "CORRECTION" // a colleague corrected the assistant
	SuggestedAnswer     FaqSuggestionCause = "ANSWER"     // a colleague answered a customer
)

// FaqSuggestionState is what became of a suggestion.
type FaqSuggestionState string

// The states. Only OPEN changes.
const (
	SuggestionOpen      FaqSuggestionState = "OPEN"
	SuggestionAdded     FaqSuggestionState = "ADDED"  // as a new FAQ
	SuggestionMerged    FaqSuggestionState = "MERGED" // into one that was there
	SuggestionDiscarded FaqSuggestionState = "DISCARDED"
)

// FaqSuggestion is a question with an answer that may become a FAQ when a person
// says so.
type FaqSuggestion struct {
	ID             uuid.UUID
	Cause          FaqSuggestionCause
	State          FaqSuggestionState
	Question       string
	Answer         string
	ConversationID uuid.UUID
	ReplyID        *uuid.UUID // of a correction
	MessageID      *uuid.UUID // of an answer
	SuggestedBy    *uuid.UUID // whose words the answer is
	SimilarID      *uuid.UUID // the nearest FAQ when it was suggested
	FaqID          *uuid.UUID // where it went
	DecidedBy      *uuid.UUID
	DecidedAt      *time.Time
	CreatedAt      time.Time
}

// FaqSuggestionConnection is the schema's page of suggestions.
type (
	FaqSuggestionConnection = Connection[FaqSuggestion]
	FaqSuggestionEdge       = Edge[FaqSuggestion]
)

const suggestionColumns = `s.id, s.cause, s.state, s.question, s.answer, s.conversation_id, s.reply_id, s.message_id, s.suggested_by,
	s.similar_id, s.faq_id, s.decided_by, s.decided_at, s.created_at`

// FaqSuggestion returns one suggestion.
func (tx *Tx) FaqSuggestion(ctx context.Context, id uuid.UUID) (*FaqSuggestion, error) {
	return one[FaqSuggestion](ctx, tx, `select `+suggestionColumns+` from faq_suggestions s where s.id = $1`, id)
}

// LockFaqSuggestion returns one that nobody else may decide until the transaction ends.
func (tx *Tx) LockFaqSuggestion(ctx context.Context, id uuid.UUID) (*FaqSuggestion, error) {
	return one[FaqSuggestion](ctx, tx, `select `+suggestionColumns+` from faq_suggestions s where s.id = $1 for update`, id)
}

// FaqSuggestions is a page of those in a state, newest first.
func (tx *Tx) FaqSuggestions(ctx context.Context, state FaqSuggestionState, first int, after string) (*FaqSuggestionConnection, error) {
	from := position{At: time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)}
	if after != "" {
		var err error
		if from, err = parsePosition(after, "suggestions"); err != nil {
			return nil, err
		}
	}
	size := clampPage(first)
	rows, err := many[FaqSuggestion](ctx, tx, `
		select `+suggestionColumns+` from faq_suggestions s
		where s.workspace_id = $1 and s.state = $2 and (s.created_at, s.id) < ($3, $4)
		order by s.created_at desc, s.id desc limit $5`, tx.WorkspaceID(), state, from.At, from.ID, size+1)
	if err != nil {
		return nil, err
	}
	page := &FaqSuggestionConnection{Edges: []FaqSuggestionEdge{}, PageInfo: PageInfo{HasNextPage: len(rows) > size, HasPreviousPage: after != ""}}
	for _, row := range rows[:min(len(rows), size)] {
		page.Edges = append(page.Edges, FaqSuggestionEdge{Cursor: position{Order: "suggestions", At: row.CreatedAt, ID: row.ID}.cursor(), Node: row})
	}
	page.setEnds()
	return page, nil
}

// CountFaqSuggestions is how many wait for a decision.
func (tx *Tx) CountFaqSuggestions(ctx context.Context) (int, error) {
	row, err := one[struct{ Count int }](ctx, tx, `
		select count(*) as count from faq_suggestions where workspace_id = $1 and state = 'OPEN'`, tx.WorkspaceID())
	if err != nil {
		return 0, err
	}
	return row.Count, nil
}

// InsertFaqSuggestion adds a suggestion, unless the same was answered to the same question
// before. A correction takes the place of an earlier
// one of the same reply that still waits; one that was decided stays, and so does an
// answer's. ErrNotFound says that nothing was written.
func (tx *Tx) InsertFaqSuggestion(ctx context.Context, s FaqSuggestion) (*FaqSuggestion, error) {
	conflict := `on conflict do nothing`
	if s.ReplyID != nil {
		conflict = `on conflict (workspace_id, reply_id) where reply_id is not null do update
			set question = excluded.question, answer = excluded.answer, suggested_by = excluded.suggested_by, similar_id = excluded.similar_id
			where s.state = 'OPEN'`
	}
	return one[FaqSuggestion](ctx, tx, `
		insert into faq_suggestions as s (workspace_id, id, cause, question, answer, conversation_id, reply_id, message_id, suggested_by, similar_id)
		select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 where $7::uuid is not null or not exists (
			select from faq_suggestions o where o.workspace_id = $1 and o.answer = $5 and fold(regexp_replace(o.question, '\s', '', 'g')) = fold(regexp_replace($4, '\s', '', 'g')))
		`+conflict+` returning `+suggestionColumns,
		tx.WorkspaceID(), s.ID, s.Cause, s.Question, s.Answer, s.ConversationID, s.ReplyID, s.MessageID, s.SuggestedBy, s.SimilarID)
}

// DecideFaqSuggestion closes an open suggestion. ErrNotFound: it is closed already.
func (tx *Tx) DecideFaqSuggestion(ctx context.Context, s FaqSuggestion) (*FaqSuggestion, error) {
	return one[FaqSuggestion](ctx, tx, `
		update faq_suggestions s set state = $2, faq_id = $3, decided_by = $4, decided_at = now()
		where id = $1 and state = 'OPEN' returning `+suggestionColumns, s.ID, s.State, s.FaqID, s.DecidedBy)
}
