package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// ReplayTurnState is whether a turn was asked again.
type ReplayTurnState string

// The states.
const (
	ReplayTurnWaiting ReplayTurnState = "WAITING"
	ReplayTurnDone    ReplayTurnState = "DONE"
	ReplayTurnError   ReplayTurnState = "ERROR" // it could not be tried: the budget, no model, or it was taken back
)

// ReplayComparison is what became of a turn now, beside then.
type ReplayComparison string

// The comparisons, the worst first.
const (
	ReplayUnsupported ReplayComparison = "UNSUPPORTED" // it states what no source says, which it did not
	ReplayDeclines    ReplayComparison = "DECLINES"    // it gives no answer, which it did
	ReplayWorse       ReplayComparison = "WORSE"
	ReplaySame        ReplayComparison = "SAME"
	ReplayBetter      ReplayComparison = "BETTER"
)

// ReplayWhy is what decided a comparison.
type ReplayWhy string

// The reasons. Those about a person speak of what a colleague answered in that turn.
const (
	ReplayNewClaims     ReplayWhy = "NEW_CLAIMS"     // UNSUPPORTED
	ReplayNoAnswer      ReplayWhy = "NO_ANSWER"      // DECLINES: a person gets it
	ReplayNobody        ReplayWhy = "NOBODY"         // DECLINES: nobody gets it
	ReplayUnlikePerson  ReplayWhy = "UNLIKE_PERSON"  // it says something else, having said nothing then
	ReplayLikePerson    ReplayWhy = "LIKE_PERSON"    // it says the same, having said nothing then
	ReplayFurther       ReplayWhy = "FURTHER"        // less like what the person said
	ReplayCloser        ReplayWhy = "CLOSER"         // more like it
	ReplayAnswersNow    ReplayWhy = "ANSWERS_NOW"    // supported, having said nothing then
	ReplayAnswersUnread ReplayWhy = "ANSWERS_UNREAD" // sent, where a person read it first
	ReplayDraftsNow     ReplayWhy = "DRAFTS_NOW"     // a person has to read it, where none had to
	ReplayClaimsGone    ReplayWhy = "CLAIMS_GONE"    // it states nothing unsupported any more
	ReplayLessSupport   ReplayWhy = "LESS_SUPPORT"
	ReplayMoreSupport   ReplayWhy = "MORE_SUPPORT"
	ReplayAlike         ReplayWhy = "ALIKE"
)

// ReplaySide is what the assistant did with a turn, then or now.
type ReplaySide struct {
	Outcome     *ReplyOutcome // nil: it took no part, or was not asked yet
	Reason      *ReplyReason
	Detail      string
	Body        string        // what a customer or colleague read, or would
	Sources     []ReplySource // what it rests on; of what was not answered, what was found. Of then: none
	Support     *float64      // 0 to 1; nil: it states nothing
	Unsupported int           // statements that no source carries
	Likeness    *float64      // to what a person answered, -1 to 1; nil: nothing to compare
	CostMicros  int64
	LatencyMs   int
}

// ReplayTurn is what a customer wrote until somebody answered, asked again.
type ReplayTurn struct {
	ReplayID        uuid.UUID
	MessageID       uuid.UUID // the last one that is answered
	ConversationID  uuid.UUID
	SocialAccountID uuid.UUID
	Channel         Channel
	AskedAt         time.Time
	Language        string // ISO 639-1; empty: nobody can tell
	State           ReplayTurnState
	Question        string // as it stands in the thread; empty: it was taken back
	Answer          string // what a person answered; empty: nobody did

	ThenOutcome     *ReplyOutcome
	ThenReason      *ReplyReason
	ThenBody        string
	ThenSupport     *float64
	ThenUnsupported int
	ThenLikeness    *float64
	ThenCostMicros  int64
	ThenLatencyMs   int

	Outcome     *ReplyOutcome
	Reason      *ReplyReason
	Detail      string
	Body        string
	Sources     []ReplySource
	Support     *float64
	Unsupported int
	Likeness    *float64
	CostMicros  int64
	LatencyMs   int

	Comparison *ReplayComparison // nil while it waits, and when it could not be tried
	Why        *ReplayWhy
	Gap        float64 // within a comparison, the lowest is the worst
	IsRight    *bool   // what a person says of it; nil: nobody has
	JudgedBy   *uuid.UUID
}

// Then is what the assistant did.
func (t ReplayTurn) Then() ReplaySide {
	return ReplaySide{
		Outcome: t.ThenOutcome, Reason: t.ThenReason, Body: t.ThenBody, Sources: []ReplySource{}, Support: t.ThenSupport,
		Unsupported: t.ThenUnsupported, Likeness: t.ThenLikeness, CostMicros: t.ThenCostMicros, LatencyMs: t.ThenLatencyMs,
	}
}

// Now is what it would do.
func (t ReplayTurn) Now() ReplaySide {
	return ReplaySide{
		Outcome: t.Outcome, Reason: t.Reason, Detail: t.Detail, Body: t.Body, Sources: t.Sources, Support: t.Support,
		Unsupported: t.Unsupported, Likeness: t.Likeness, CostMicros: t.CostMicros, LatencyMs: t.LatencyMs,
	}
}

// wordsOf are what messages say, written or spoken, a line a message.
func wordsOf(ids string) string {
	return `coalesce((select string_agg(concat_ws(E'\n', nullif(m.body, ''), nullif(s.text, '')), E'\n' order by m.occurred_at, m.id)
		from messages m left join transcripts s on s.workspace_id = m.workspace_id and s.message_id = m.id and s.state = 'DONE'
		where m.workspace_id = t.workspace_id and m.id = any(` + ids + `) and m.deleted_at is null), '')`
}

// Then's words are the thread's and the reply's, so that what was taken back is gone.
var replayTurnColumns = `t.replay_id, t.message_id, t.conversation_id, c.social_account_id, c.channel, t.asked_at, t.language, t.state,
	` + wordsOf("t.asked_ids") + ` as question, ` + wordsOf("t.said_ids") + ` as answer, t.then_outcome, t.then_reason,
	coalesce((select p.body from replies p where p.workspace_id = t.workspace_id and p.run_id = t.then_run_id order by p.created_at desc limit 1), '') as then_body,
	t.then_support, t.then_likeness, t.then_unsupported, t.then_cost_micros, t.then_latency_ms,
	t.outcome, t.reason, t.detail, t.body, t.sources, t.support, t.likeness, t.unsupported, t.cost_micros, t.latency_ms,
	t.comparison, t.why, t.gap, t.is_right, t.judged_by`

var replayTurnFrom = `
	select ` + replayTurnColumns + ` from replay_turns t
	join conversations c on c.workspace_id = t.workspace_id and c.id = t.conversation_id
	where t.workspace_id = $1 and t.replay_id = $2`

// ReplayTurns returns a replay's turns, the worst first; what could not be tried and
// what waits come last.
func (tx *Tx) ReplayTurns(ctx context.Context, replayID uuid.UUID) ([]ReplayTurn, error) {
	return many[ReplayTurn](ctx, tx, replayTurnFrom+`
		order by array_position(array['UNSUPPORTED', 'DECLINES', 'WORSE', 'SAME', 'BETTER'], t.comparison) nulls last, t.gap, t.state, t.place`, tx.WorkspaceID(), replayID)
}

// ReplayTurn returns one turn.
func (tx *Tx) ReplayTurn(ctx context.Context, replayID, messageID uuid.UUID) (*ReplayTurn, error) {
	return one[ReplayTurn](ctx, tx, replayTurnFrom+` and t.message_id = $3`, tx.WorkspaceID(), replayID, messageID)
}

// WaitingReplayTurns returns up to limit turns that were not asked again yet.
func (tx *Tx) WaitingReplayTurns(ctx context.Context, replayID uuid.UUID, limit int) ([]ReplayTurn, error) {
	return many[ReplayTurn](ctx, tx, replayTurnFrom+` and t.state = 'WAITING' order by t.place limit $3`, tx.WorkspaceID(), replayID, limit)
}

// RecordReplayTurn keeps what came of a turn and prolongs the worker's lease. What was
// taken back since it was read is not kept with it. ErrNotFound: the replay has ended,
// or somebody recorded it before; nothing is written then.
func (tx *Tx) RecordReplayTurn(ctx context.Context, t ReplayTurn, began time.Time, lease time.Duration) error {
	if err := tx.must(ctx, `
		update replays set due_at = now() + $3::interval where workspace_id = $1 and id = $2 and state = 'RUNNING'`,
		tx.WorkspaceID(), t.ReplayID, lease); err != nil {
		return err
	}
	if err := tx.must(ctx, `
		update replay_turns
		set state = $4, outcome = $5, reason = $6, detail = left($7, 500), body = $8, sources = $9, support = $10, unsupported = $11, likeness = $12,
			then_likeness = $13, cost_micros = $14, latency_ms = $15, comparison = $16, why = $17, gap = $18
		where workspace_id = $1 and replay_id = $2 and message_id = $3 and state = 'WAITING'`,
		tx.WorkspaceID(), t.ReplayID, t.MessageID, t.State, t.Outcome, t.Reason, t.Detail, t.Body, t.Sources, t.Support,
		t.Unsupported, t.Likeness, t.ThenLikeness, t.CostMicros, t.LatencyMs, t.Comparison, t.Why, t.Gap); err != nil {
		return err
	}
	_, err := tx.exec(ctx, `
		update replay_turns t set detail = '', body = '', sources = '[]'
		where t.workspace_id = $1 and t.replay_id = $2 and t.message_id = $3 and exists (
			select from messages m where m.workspace_id = t.workspace_id and m.conversation_id = t.conversation_id
			  and m.deleted_at >= $4::timestamptz - interval '1 minute')`, tx.WorkspaceID(), t.ReplayID, t.MessageID, began)
	return err
}

// JudgeReplayTurn writes down what a person says of a turn that was asked again.
// ErrNotFound: it was not, or is gone.
func (tx *Tx) JudgeReplayTurn(ctx context.Context, replayID, messageID uuid.UUID, isRight bool, by *uuid.UUID) error {
	return tx.must(ctx, `
		update replay_turns set is_right = $4, judged_by = $5
		where workspace_id = $1 and replay_id = $2 and message_id = $3 and state = 'DONE'`, tx.WorkspaceID(), replayID, messageID, isRight, by)
}
