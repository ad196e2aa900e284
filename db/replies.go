package db

import (
	"context"
	"encoding/json"
	"time"

	"github.com/google/uuid"
)

// ReplyState is what became of an answer that the assistant wrote.
type ReplyState string

// The states of a reply. Only OPEN changes.
const (
	ReplyOpen       ReplyState = "OPEN"       // waits for a person
	ReplySent       ReplyState = "SENT"       // by the assistant itself
	ReplyApproved   ReplyState = "APPROVED"   // a person sent it as it was
	ReplyEdited     ReplyState = "EDITED"     // a person changed and sent it
	ReplyDiscarded  ReplyState = "DISCARDED"  // a person did not want it
	ReplySuperseded ReplyState = "SUPERSEDED" // overtaken: by a person, the customer, or a newer one
)

// DiscardReason is why a person did not want a reply.
type DiscardReason string

// The reasons for discarding a reply.
const (
	DiscardWrong      DiscardReason = "WRONG"
	DiscardIncomplete DiscardReason = "INCOMPLETE"
	DiscardTone       DiscardReason = "TONE"
	DiscardNotNeeded  DiscardReason = "NOT_NEEDED"
	DiscardOther      DiscardReason = "OTHER"
)

// Reply is an answer that the assistant wrote, sent or not.
type Reply struct {
	ID             uuid.UUID
	RunID          uuid.UUID
	ConversationID uuid.UUID
	State          ReplyState
	Epoch          int64
	Body           string
	Language       string          // ISO 639-1, as the model sees it
	RawParts       json.RawMessage `db:"parts"`
	RawSources     json.RawMessage `db:"sources"`
	SentBody       *string         // what a person made of it
	Fate           *ReplyFate      // nil: no person decided about it
	EditDistance   *int            // characters that differ
	DiscardReason  *DiscardReason
	Comment        string
	DecidedBy      *uuid.UUID
	DecidedAt      *time.Time
	CreatedAt      time.Time
}

// IsNode marks Reply as having a global id.
func (Reply) IsNode() {}

// ReplyPart is a piece of a reply, a sentence or so, and what it rests on.
type ReplyPart struct {
	Text       string `json:"text"`
	Sources    []int  `json:"sources"`    // numbers of Sources
	IsGrounded bool   `json:"isGrounded"` // its sources say it, or it states nothing
}

// ReplySource is a passage that was found for a reply, as it was then.
type ReplySource struct {
	Number    int       `json:"number"` // from 1, as the model was given it
	ChunkID   uuid.UUID `json:"chunkId"`
	SourceID  uuid.UUID `json:"sourceId"`
	Kind      string    `json:"kind"` // DOCUMENT, PAGE or FAQ; ACTION: what a call of the action SourceID brought, and ChunkID is nil
	Title     string    `json:"title"`
	Heading   string    `json:"heading"`
	Text      string    `json:"text"`
	Page      *int      `json:"page"`
	Score     float64   `json:"score"` // 0 to 1: how likely it answers
	IsCited   bool      `json:"isCited"`
	UpdatedAt time.Time `json:"updatedAt"`
	IsOverdue bool      `json:"isOverdue,omitempty"` // its source was to be looked at again
}

// Parts are the pieces of the reply, in order.
func (r Reply) Parts() []ReplyPart { return listed[ReplyPart](r.RawParts) }

// Sources are the passages that were found for it, cited or not.
func (r Reply) Sources() []ReplySource { return listed[ReplySource](r.RawSources) }

// listed reads a list that this program wrote.
func listed[T any](raw json.RawMessage) []T {
	list := []T{}
	_ = json.Unmarshal(raw, &list) // its form is the column's
	return list
}

const replyColumns = `r.id, r.run_id, r.conversation_id, r.state, r.epoch, r.body, r.language, r.parts, r.sources, r.sent_body,
	r.fate, r.edit_distance, r.discard_reason, r.comment, r.decided_by, r.decided_at, r.created_at`

// Reply returns one reply.
func (tx *Tx) Reply(ctx context.Context, id uuid.UUID) (*Reply, error) {
	return one[Reply](ctx, tx, `select `+replyColumns+` from replies r where r.id = $1`, id)
}

// RepliesOfRuns returns what runs have written, in no order.
func (tx *Tx) RepliesOfRuns(ctx context.Context, runIDs []uuid.UUID) ([]Reply, error) {
	return many[Reply](ctx, tx, `select `+replyColumns+` from replies r where r.run_id = any($1)`, runIDs)
}

// OpenReplies returns the replies of conversations that wait for a person, in no order.
func (tx *Tx) OpenReplies(ctx context.Context, conversationIDs []uuid.UUID) ([]Reply, error) {
	return many[Reply](ctx, tx, `
		select `+replyColumns+` from replies r where r.conversation_id = any($1) and r.state = 'OPEN'`, conversationIDs)
}

// SupersedeReplies closes what waits for a person in a conversation, and returns it.
func (tx *Tx) SupersedeReplies(ctx context.Context, conversationID uuid.UUID) ([]Reply, error) {
	return many[Reply](ctx, tx, `
		update replies r set state = 'SUPERSEDED', decided_at = now()
		where conversation_id = $1 and state = 'OPEN'
		returning `+replyColumns, conversationID)
}

// InsertReply adds what a run wrote.
func (tx *Tx) InsertReply(ctx context.Context, r Reply) error {
	return tx.must(ctx, `
		insert into replies (workspace_id, id, run_id, conversation_id, state, epoch, body, language, parts, sources)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
		tx.WorkspaceID(), r.ID, r.RunID, r.ConversationID, r.State, r.Epoch, r.Body, r.Language, r.RawParts, r.RawSources)
}

// DecideReply records what a person made of an open reply. ErrNotFound means that
// it is not open any more.
func (tx *Tx) DecideReply(ctx context.Context, r Reply) (*Reply, error) {
	decided, err := one[Reply](ctx, tx, `
		update replies r
		set state = $2, sent_body = $3, edit_distance = $4, discard_reason = $5, comment = $6, decided_by = $7, fate = $8, decided_at = now()
		where id = $1 and state = 'OPEN'
		returning `+replyColumns, r.ID, r.State, r.SentBody, r.EditDistance, r.DiscardReason, r.Comment, r.DecidedBy, r.Fate)
	if err == nil {
		_, err = tx.exec(ctx, relook, decided.RunID)
	}
	return decided, err
}

// ReplyMessage says which run wrote a message.
type ReplyMessage struct{ MessageID, RunID uuid.UUID }

// InsertReplyMessages says which run wrote messages.
func (tx *Tx) InsertReplyMessages(ctx context.Context, runID uuid.UUID, messageIDs []uuid.UUID) error {
	_, err := tx.exec(ctx, `
		insert into reply_messages (workspace_id, message_id, run_id) select $1, m, $2 from unnest($3::uuid[]) m`,
		tx.WorkspaceID(), runID, messageIDs)
	return err
}

// RunsOfMessages says which runs wrote messages, in no order; those of people are
// not among them.
func (tx *Tx) RunsOfMessages(ctx context.Context, messageIDs []uuid.UUID) ([]ReplyMessage, error) {
	return many[ReplyMessage](ctx, tx, `
		select message_id, run_id from reply_messages where workspace_id = $1 and message_id = any($2)`, tx.WorkspaceID(), messageIDs)
}

// SentAsDraft says whether a person has sent what a run wrote as a message of their own.
func (tx *Tx) SentAsDraft(ctx context.Context, runID uuid.UUID) (bool, error) {
	row, err := one[struct{ Sent bool }](ctx, tx, `
		select exists (select from reply_messages w join messages m on m.id = w.message_id
			where w.workspace_id = $1 and w.run_id = $2 and m.author <> 'AI') as sent`, tx.WorkspaceID(), runID)
	if err != nil {
		return false, err
	}
	return row.Sent, nil
}

// MessageSources says how many passages a message of the assistant's rests on.
type MessageSources struct {
	MessageID uuid.UUID
	Count     int
}

const sourcesOfMessages = `
	select m.message_id, (select count(*) from jsonb_array_elements(r.sources) s where (s->>'isCited')::boolean) as count
	from reply_messages m join replies r on r.workspace_id = m.workspace_id and r.run_id = m.run_id
	where m.message_id = any($1)`

// SourcesOfMessages counts what messages rest on, in no order; those that no answer
// of the assistant's became are not among them.
func (tx *Tx) SourcesOfMessages(ctx context.Context, messageIDs []uuid.UUID) ([]MessageSources, error) {
	return many[MessageSources](ctx, tx, sourcesOfMessages, messageIDs)
}

// MessagesOfRuns says which messages runs wrote, oldest first.
func (tx *Tx) MessagesOfRuns(ctx context.Context, runIDs []uuid.UUID) ([]ReplyMessage, error) {
	return many[ReplyMessage](ctx, tx, `
		select message_id, run_id from reply_messages where workspace_id = $1 and run_id = any($2) order by message_id`, tx.WorkspaceID(), runIDs)
}

// mergeReplies ends what the assistant has begun in two conversations that become
// one: what it thought out knew only half of what was said. What waits to be looked
// at still waits, and what keeps it out of one keeps it out of both.
func (tx *Tx) mergeReplies(ctx context.Context, from, into uuid.UUID) error {
	both := []uuid.UUID{from, into}
	p := tx.pipeline()
	p.queue(nil, outdateReplies, both, false)
	p.queue(nil, `
		update reply_runs set state = 'SUPERSEDED', reason = 'CHANGED', due_at = null, finished_at = now()
		where conversation_id = any($1) and due_at is not null`, both)
	p.queue(nil, `
		update action_requests set state = 'LAPSED', lapse = 'PERSON', closed_at = now()
		where conversation_id = any($1) and state = 'ASKED'`, both)
	p.queue(nil, `
		insert into agent_conversations as n (workspace_id, conversation_id, mode, mode_set_at, pause_reason, paused_at)
		select workspace_id, $2, mode, mode_set_at, pause_reason, paused_at from agent_conversations where conversation_id = $1
		on conflict (workspace_id, conversation_id) do update
		set mode = case when 'OFF' in (n.mode, excluded.mode) then 'OFF' else coalesce(n.mode, excluded.mode) end,
		    mode_set_at = least(n.mode_set_at, excluded.mode_set_at),
		    pause_reason = coalesce(n.pause_reason, excluded.pause_reason), paused_at = coalesce(n.paused_at, excluded.paused_at)`, from, into)
	return p.send(ctx)
}
