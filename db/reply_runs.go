package db

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
)

// ReplyRunState says whether a run is still to be worked on.
type ReplyRunState string

// The states of a run. DONE, SUPERSEDED and FAILED are final.
const (
	RunQueued     ReplyRunState = "QUEUED"
	RunRunning    ReplyRunState = "RUNNING"
	RunDone       ReplyRunState = "DONE"
	RunSuperseded ReplyRunState = "SUPERSEDED" // a person or the customer was faster
	RunFailed     ReplyRunState = "FAILED"     // workers died of it
)

// ReplyCause is why a run began.
type ReplyCause string

// The causes of a run.
const (
	CauseMessage ReplyCause = "MESSAGE" // the customer wrote
	CauseRequest ReplyCause = "REQUEST" // a colleague wants a draft
)

// ReplyNode is a step of a run, in the order in which they come.
type ReplyNode string

// The nodes of a run.
const (
	NodeGate     ReplyNode = "GATE"
	NodeConfirm  ReplyNode = "CONFIRM" // only while something waits for the customer's yes
	NodeGuard    ReplyNode = "GUARD"
	NodeGather   ReplyNode = "GATHER"
	NodeGenerate ReplyNode = "GENERATE"
	NodeCheck    ReplyNode = "CHECK"
	NodeDecide   ReplyNode = "DECIDE"
	NodeAct      ReplyNode = "ACT"

	// NodeAction is a call of an action, which the model asked for while it wrote: a
	// step of its own in the trace, at which no run ever stands.
	NodeAction ReplyNode = "ACTION"
)

// ReplyOutcome is what a run ended with.
type ReplyOutcome string

// The outcomes of a run.
const (
	OutcomeSent       ReplyOutcome = "SENT"
	OutcomeDrafted    ReplyOutcome = "DRAFTED"
	OutcomeHandedOver ReplyOutcome = "HANDED_OVER"
	OutcomeSilent     ReplyOutcome = "SILENT"
)

// ReplyRun is the assistant at work on what a customer wrote.
type ReplyRun struct {
	ID               uuid.UUID
	ConversationID   uuid.UUID
	State            ReplyRunState
	Cause            ReplyCause
	RequestedBy      *uuid.UUID
	Hint             string
	Epoch            int64
	LastMessageID    *uuid.UUID // up to which the customer's messages are answered
	Overtaken        int        // runs before it that a new message made pointless
	Node             ReplyNode  // what comes next
	DueAt            *time.Time // RUNNING: when its worker is taken for dead
	Attempts         int
	Mode             *AgentMode // in effect when it began
	Outcome          *ReplyOutcome
	Reason           *ReplyReason
	Detail           string
	AgentVersionID   *uuid.UUID
	TopicID          *uuid.UUID // what was asked about, when it was
	Support          *float64   // how well the answer's sources carry it, 0 to 1; nil: it states nothing
	CommonSupport    *float64   // the same before the workspace's own record corrects it
	Model            string
	PromptTokens     int
	CompletionTokens int
	CostMicros       int64
	CreatedAt        time.Time
	StartedAt        *time.Time
	FinishedAt       *time.Time
}

// runKey begins the idempotency keys of what runs write.
const runKey = "run:"

// ClientKey is the idempotency key of what the run sends, and of its note.
func (r ReplyRun) ClientKey() string { return runKey + r.ID.String() }

// IsNode marks ReplyRun as having a global id.
func (ReplyRun) IsNode() {}

// ReplyRunConnection is a page of runs.
type ReplyRunConnection = Connection[ReplyRun]

// ReplyRunEdge is a run with its place in the page.
type ReplyRunEdge = Edge[ReplyRun]

const replyRunColumns = `r.id, r.conversation_id, r.state, r.cause, r.requested_by, r.hint, r.epoch, r.last_message_id, r.overtaken, r.node,
	r.due_at, r.attempts, r.mode, r.outcome, r.reason, r.detail, r.agent_version_id, r.topic_id, r.support, r.common_support, r.model, r.prompt_tokens, r.completion_tokens,
	r.cost_micros, r.created_at, r.started_at, r.finished_at`

// ReplyRun returns one run.
func (tx *Tx) ReplyRun(ctx context.Context, id uuid.UUID) (*ReplyRun, error) {
	return one[ReplyRun](ctx, tx, `select `+replyRunColumns+` from reply_runs r where r.id = $1`, id)
}

// ReplyRunsByID returns those of the runs that exist, in no order.
func (tx *Tx) ReplyRunsByID(ctx context.Context, ids []uuid.UUID) ([]ReplyRun, error) {
	return many[ReplyRun](ctx, tx, `select `+replyRunColumns+` from reply_runs r where r.id = any($1)`, ids)
}

// OpenReplyRuns returns the runs of conversations that are under way, oldest first.
func (tx *Tx) OpenReplyRuns(ctx context.Context, conversationIDs []uuid.UUID) ([]ReplyRun, error) {
	return many[ReplyRun](ctx, tx, `
		select `+replyRunColumns+` from reply_runs r
		where r.conversation_id = any($1) and r.due_at is not null
		order by r.created_at, r.id`, conversationIDs)
}

// LastReplyRun returns the newest run of a conversation that was closed, or ErrNotFound.
func (tx *Tx) LastReplyRun(ctx context.Context, conversationID uuid.UUID) (*ReplyRun, error) {
	return one[ReplyRun](ctx, tx, `
		select `+replyRunColumns+` from reply_runs r
		where r.workspace_id = $1 and r.conversation_id = $2 and r.due_at is null
		order by r.created_at desc, r.id desc limit 1`, tx.WorkspaceID(), conversationID)
}

// ReplyRuns is a page of a conversation's runs, newest first.
func (tx *Tx) ReplyRuns(ctx context.Context, conversationID uuid.UUID, first int, after string) (*ReplyRunConnection, error) {
	from := position{At: time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)}
	if after != "" {
		var err error
		if from, err = parsePosition(after, "runs"); err != nil {
			return nil, err
		}
	}
	size := clampPage(first)
	rows, err := many[ReplyRun](ctx, tx, `
		select `+replyRunColumns+` from reply_runs r
		where r.workspace_id = $1 and r.conversation_id = $2 and (r.created_at, r.id) < ($3, $4)
		order by r.created_at desc, r.id desc limit $5`, tx.WorkspaceID(), conversationID, from.At, from.ID, size+1)
	if err != nil {
		return nil, err
	}
	page := &ReplyRunConnection{Edges: []ReplyRunEdge{}, PageInfo: PageInfo{HasNextPage: len(rows) > size, HasPreviousPage: after != ""}}
	for _, row := range rows[:min(len(rows), size)] {
		page.Edges = append(page.Edges, ReplyRunEdge{Cursor: position{Order: "runs", At: row.CreatedAt, ID: row.ID}.cursor(), Node: row})
	}
	page.setEnds()
	return page, nil
}

// InsertReplyRun adds a run that may start at once. The conversation is locked. One
// that was asked for before and has not begun is replaced.
func (tx *Tx) InsertReplyRun(ctx context.Context, r ReplyRun) (*ReplyRun, error) {
	return one[ReplyRun](ctx, tx, `
		insert into reply_runs as r (workspace_id, id, conversation_id, state, cause, requested_by, hint, epoch, last_message_id, overtaken, due_at)
		values ($1, $2, $3, 'QUEUED', $4, $5, $6, $7, $8, $9, now())
		on conflict (workspace_id, conversation_id) where state = 'QUEUED' do update
		set cause = excluded.cause, requested_by = excluded.requested_by, hint = excluded.hint, epoch = excluded.epoch,
		    last_message_id = excluded.last_message_id, overtaken = excluded.overtaken, due_at = now(), node = 'GATE'
		returning `+replyRunColumns,
		tx.WorkspaceID(), r.ID, r.ConversationID, r.Cause, r.RequestedBy, r.Hint, r.Epoch, r.LastMessageID, r.Overtaken)
}

// ClaimReplyRun takes a run that is due for as long as lease: it was never begun,
// or its worker died. ErrNotFound means that it is closed or in other hands.
func (tx *Tx) ClaimReplyRun(ctx context.Context, id uuid.UUID, lease time.Duration) (*ReplyRun, error) {
	return one[ReplyRun](ctx, tx, `
		update reply_runs r
		set state = 'RUNNING', due_at = now() + $2::interval, attempts = attempts + 1, started_at = coalesce(started_at, now())
		where id = $1 and (due_at <= now()) is true
		returning `+replyRunColumns, id, lease)
}

// KeepReplyRun records how far a run has come and keeps it for another lease.
// ErrNotFound means that somebody else has it: attempts has counted on.
func (tx *Tx) KeepReplyRun(ctx context.Context, r ReplyRun, lease time.Duration) error {
	return tx.must(ctx, `
		update reply_runs
		set node = $3, due_at = now() + $4::interval, mode = $5, agent_version_id = $6, model = $7,
		    prompt_tokens = $8, completion_tokens = $9, cost_micros = $10, topic_id = $11, support = $12, common_support = $13
		where id = $1 and attempts = $2 and state = 'RUNNING'`,
		r.ID, r.Attempts, r.Node, lease, r.Mode, r.AgentVersionID, r.Model, r.PromptTokens, r.CompletionTokens, r.CostMicros, r.TopicID, r.Support, r.CommonSupport)
}

// CloseReplyRun ends a run. ErrNotFound means that it is closed already, or that
// somebody else has it. What was taken back meanwhile is forgotten.
func (tx *Tx) CloseReplyRun(ctx context.Context, r ReplyRun) error {
	err := tx.must(ctx, `
		update reply_runs
		set state = $3, outcome = $4, reason = $5, detail = left($6, 500), mode = $7, agent_version_id = $8, model = $9,
		    prompt_tokens = $10, completion_tokens = $11, cost_micros = $12, due_at = null, finished_at = now()
		where id = $1 and attempts = $2 and state in ('QUEUED', 'RUNNING')`,
		r.ID, r.Attempts, r.State, r.Outcome, r.Reason, r.Detail, r.Mode, r.AgentVersionID, r.Model,
		r.PromptTokens, r.CompletionTokens, r.CostMicros)
	if err != nil {
		return err
	}
	p := tx.pipeline()
	p.queue(nil, forgetSteps, r.ID)
	p.queue(nil, noteAsked, r.ID, NewID(), texts(unasked))
	return p.send(ctx)
}

// RunRef points at a run from outside its workspace.
type RunRef struct{ WorkspaceID, ID uuid.UUID }

// DueReplyRuns returns up to limit runs that nobody works on, in all workspaces,
// longest due first.
func (tx *Tx) DueReplyRuns(ctx context.Context, limit int) ([]RunRef, error) {
	return many[RunRef](ctx, tx, `
		select workspace_id, id from reply_runs where due_at <= now() order by due_at limit $1`, limit)
}

// HoldReplyRun keeps a run for another lease while a node takes its time.
// ErrNotFound means that somebody else has it, or that it is closed.
func (tx *Tx) HoldReplyRun(ctx context.Context, id uuid.UUID, attempts int, lease time.Duration) error {
	return tx.must(ctx, `
		update reply_runs set due_at = now() + $3::interval where id = $1 and attempts = $2 and state = 'RUNNING'`, id, attempts, lease)
}

// PostponeReplyRun puts a run back for a while. Nobody died of it, so that its worker
// does not count: whoever did keeps a higher number of attempts than theirs.
// ErrNotFound means that somebody else has it, or that it is closed.
func (tx *Tx) PostponeReplyRun(ctx context.Context, id uuid.UUID, attempts int, pause time.Duration) error {
	return tx.must(ctx, `
		update reply_runs set state = 'QUEUED', attempts = attempts - 1, due_at = now() + $3::interval
		where id = $1 and attempts = $2 and state = 'RUNNING'`, id, attempts, pause)
}

// RunBefore is the run of the same conversation that ended before this one began; nil
// when there is none.
func (tx *Tx) RunBefore(ctx context.Context, r ReplyRun) (*ReplyRun, error) {
	before, err := one[ReplyRun](ctx, tx, `
		select `+replyRunColumns+` from reply_runs r
		where r.workspace_id = $1 and r.conversation_id = $2 and r.due_at is null and (r.created_at, r.id) < ($3, $4)
		order by r.created_at desc, r.id desc limit 1`, tx.WorkspaceID(), r.ConversationID, r.CreatedAt, r.ID)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	return before, err
}

// LastOvertaken is how many runs of a conversation, the newest ones, came to
// nothing because the customer wrote on.
func (tx *Tx) LastOvertaken(ctx context.Context, conversationID uuid.UUID) (int, error) {
	last, err := tx.LastReplyRun(ctx, conversationID)
	switch {
	case errors.Is(err, ErrNotFound):
		return 0, nil
	case err != nil || last.Reason == nil || *last.Reason != ReasonCustomerWrote:
		return 0, err
	}
	return last.Overtaken + 1, nil
}
