package db

import (
	"context"
	"encoding/json"
	"time"

	"github.com/google/uuid"
)

// ReplayState says how far a replay is.
type ReplayState string

// The states. Only RUNNING changes.
const (
	ReplayRunning ReplayState = "RUNNING"
	ReplayDone    ReplayState = "DONE"
	ReplayStopped ReplayState = "STOPPED" // by a person
)

// Replay asks a sample of customers' turns again of one configuration. A worker does
// it, a few at a time. What it counts, its turns say.
type Replay struct {
	ID             uuid.UUID
	State          ReplayState
	VersionID      *uuid.UUID      // nil: the draft
	Version        *int            // its number
	DraftRevision  *int            // of the draft
	RawConfig      json.RawMessage `db:"config"`
	Days           int             // the period that turns were taken from, up to its beginning
	Found          int             // turns there were to choose from
	SourcesChanged bool            // while it ran: it is no statement about one state of them
	StartedBy      *uuid.UUID      // nil: a program with an API key
	CreatedAt      time.Time
	FinishedAt     *time.Time

	Total       int
	Unsupported int
	Declines    int
	Worse       int
	Same        int
	Better      int
	Untried     int // the budget, no model, or the customer has taken it back
	CostMicros  int64
	// Of the turns that the assistant worked on then and now; nil: there is none yet.
	MeanCostMicros     *int
	ThenMeanCostMicros *int
	MeanLatencyMs      *int
	ThenMeanLatencyMs  *int
}

// ReplayRunningKey is the constraint that lets one replay at a time.
const ReplayRunningKey = "replays_running_key"

// replayFrom counts the turns of replays r that the where clause picks.
const replayFrom = `
	select r.id, r.state, r.version_id, r.version, r.draft_revision, r.config, r.days, r.found, r.sources_changed, r.started_by,
		r.created_at, r.finished_at, n.*
	from replays r
	cross join lateral (
		select count(*) as total,
			count(*) filter (where comparison = 'UNSUPPORTED') as unsupported, count(*) filter (where comparison = 'DECLINES') as declines,
			count(*) filter (where comparison = 'WORSE') as worse, count(*) filter (where comparison = 'SAME') as same,
			count(*) filter (where comparison = 'BETTER') as better, count(*) filter (where state = 'ERROR') as untried,
			coalesce(sum(cost_micros), 0)::bigint as cost_micros,
			round(avg(cost_micros) filter (where both_worked))::int as mean_cost_micros,
			round(avg(then_cost_micros) filter (where both_worked))::int as then_mean_cost_micros,
			round(avg(latency_ms) filter (where both_worked))::int as mean_latency_ms,
			round(avg(then_latency_ms) filter (where both_worked))::int as then_mean_latency_ms
		from (select t.*, t.state = 'DONE' and t.then_cost_micros > 0 as both_worked
			from replay_turns t where t.workspace_id = r.workspace_id and t.replay_id = r.id) t) n
	where r.workspace_id = $1`

// Replay returns one replay.
func (tx *Tx) Replay(ctx context.Context, id uuid.UUID) (*Replay, error) {
	return one[Replay](ctx, tx, replayFrom+` and r.id = $2`, tx.WorkspaceID(), id)
}

// Replays returns up to limit replays, newest first.
func (tx *Tx) Replays(ctx context.Context, limit int) ([]Replay, error) {
	return many[Replay](ctx, tx, replayFrom+` order by r.created_at desc, r.id desc limit $2`, tx.WorkspaceID(), limit)
}

// ReplayOf is what the last replay of a configuration found.
type ReplayOf struct {
	ID          uuid.UUID
	State       ReplayState
	Unsupported int // turns; those of which a person says that they are right do not count
}

// LastReplayOf returns the newest replay of exactly this configuration that was not
// stopped, or ErrNotFound.
func (tx *Tx) LastReplayOf(ctx context.Context, config json.RawMessage) (*ReplayOf, error) {
	return one[ReplayOf](ctx, tx, `
		select r.id, r.state, (
			select count(*) from replay_turns t
			where t.workspace_id = r.workspace_id and t.replay_id = r.id and t.comparison = 'UNSUPPORTED' and t.is_right is not true) as unsupported
		from replays r
		where r.workspace_id = $1 and r.config = $2::jsonb and r.state <> 'STOPPED'
		order by r.created_at desc, r.id desc limit 1`, tx.WorkspaceID(), config)
}

// knowledgeState changes whenever another passage could be found.
const knowledgeState = `coalesce((
	select md5(string_agg(s.id::text || coalesce(s.live_version_id::text, '') || s.is_enabled || s.audience || s.channels::text || s.social_account_ids::text, ' ' order by s.id))
	from knowledge_sources s where s.workspace_id = $1), '')`

// InsertReplay writes a replay down. False: this id has been begun before. A TakenError
// of ReplayRunningKey: another one is under way.
func (tx *Tx) InsertReplay(ctx context.Context, r Replay) (isNew bool, err error) {
	n, err := tx.exec(ctx, `
		insert into replays (workspace_id, id, version_id, version, draft_revision, config, days, found, started_by, knowledge)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, `+knowledgeState+`)
		on conflict (workspace_id, id) do nothing`,
		tx.WorkspaceID(), r.ID, r.VersionID, r.Version, r.DraftRevision, r.RawConfig, r.Days, r.Found, r.StartedBy)
	return n == 1, err
}

// ClaimReplay takes a replay that is due for as long as lease. ErrNotFound: it has
// ended, or another worker is at it.
func (tx *Tx) ClaimReplay(ctx context.Context, id uuid.UUID, lease time.Duration) (*Replay, error) {
	if err := tx.must(ctx, `
		update replays set due_at = now() + $3::interval where workspace_id = $1 and id = $2 and (due_at <= now()) is true`,
		tx.WorkspaceID(), id, lease); err != nil {
		return nil, err
	}
	return tx.Replay(ctx, id)
}

// LeaveReplay gives a replay back before its lease ends, for another worker to go on.
func (tx *Tx) LeaveReplay(ctx context.Context, id uuid.UUID) error {
	_, err := tx.exec(ctx, `
		update replays set due_at = now() where workspace_id = $1 and id = $2 and due_at is not null`, tx.WorkspaceID(), id)
	return err
}

// EndReplay closes a replay that is under way; ErrNotFound when it has ended. DONE needs
// that no turn waits.
func (tx *Tx) EndReplay(ctx context.Context, id uuid.UUID, state ReplayState) error {
	return tx.must(ctx, `
		update replays r set state = $3, due_at = null, finished_at = now(), sources_changed = r.knowledge <> `+knowledgeState+`
		where r.workspace_id = $1 and r.id = $2 and r.state = 'RUNNING' and ($3 = 'STOPPED' or not exists (
			select from replay_turns t where t.workspace_id = $1 and t.replay_id = $2 and t.state = 'WAITING'))`,
		tx.WorkspaceID(), id, state)
}

// ForgetReplays deletes all but the newest replays that have ended.
func (tx *Tx) ForgetReplays(ctx context.Context, keep int) error {
	_, err := tx.exec(ctx, `
		delete from replays where workspace_id = $1 and state <> 'RUNNING' and id not in (
			select id from replays where workspace_id = $1 order by created_at desc, id desc limit $2)`, tx.WorkspaceID(), keep)
	return err
}

// ReplayRef points at a replay from outside its workspace.
type ReplayRef struct{ WorkspaceID, ID uuid.UUID }

// DueReplays returns up to limit replays that no worker is at, in all workspaces.
func (tx *Tx) DueReplays(ctx context.Context, limit int) ([]ReplayRef, error) {
	return many[ReplayRef](ctx, tx, `select workspace_id, id from replays where due_at <= now() order by due_at limit $1`, limit)
}

// MeanAnswerCost is what a turn has cost on average, in millionths of a US dollar: of
// the newest the assistant worked on, else of those in its tests. Nil: nobody knows yet.
func (tx *Tx) MeanAnswerCost(ctx context.Context) (*int64, error) {
	return value[*int64](ctx, tx, `
		select coalesce(
			(select avg(cost_micros) from (select cost_micros from reply_runs
				where workspace_id = $1 and finished_at is not null and cost_micros > 0 order by finished_at desc limit 500) r),
			(select avg(cost_micros) from agent_test_results where workspace_id = $1 and cost_micros > 0))::bigint`, tx.WorkspaceID())
}
