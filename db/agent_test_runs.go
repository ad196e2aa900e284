package db

import (
	"context"
	"encoding/json"
	"time"

	"github.com/google/uuid"
)

// AgentTestRunState says how far a run of the tests is.
type AgentTestRunState string

// The states. Only RUNNING changes.
const (
	TestsRunning AgentTestRunState = "RUNNING"
	TestsDone    AgentTestRunState = "DONE"
	TestsStopped AgentTestRunState = "STOPPED" // by a person
)

// AgentTestRun asks all tests of one configuration. A worker does it, a few at a time.
type AgentTestRun struct {
	ID            uuid.UUID
	State         AgentTestRunState
	VersionID     *uuid.UUID      // nil: the draft
	Version       *int            // its number
	DraftRevision *int            // of the draft
	RawConfig     json.RawMessage `db:"config"` // what is tested
	Total         int
	Passed        int
	Failed        int // what could not be tried included
	Regressed     int // of these: passed in the run before
	CostMicros    int64
	PreviousID    *uuid.UUID // the run before
	StartedBy     *uuid.UUID // nil: a program with an API key
	CreatedAt     time.Time
	FinishedAt    *time.Time
}

// IsGreen says that it ended and all passed.
func (r AgentTestRun) IsGreen() bool { return r.State == TestsDone && r.Passed == r.Total }

// AgentTestRunningKey is the constraint that lets one run at a time.
const AgentTestRunningKey = "agent_test_runs_running_key"

const agentTestRunColumns = `r.id, r.state, r.version_id, r.version, r.draft_revision, r.config, r.total, r.passed, r.failed, r.regressed, r.cost_micros,
	r.previous_id, r.started_by, r.created_at, r.finished_at`

// AgentTestRun returns one run.
func (tx *Tx) AgentTestRun(ctx context.Context, id uuid.UUID) (*AgentTestRun, error) {
	return one[AgentTestRun](ctx, tx, `
		select `+agentTestRunColumns+` from agent_test_runs r where r.workspace_id = $1 and r.id = $2`, tx.WorkspaceID(), id)
}

// AgentTestRuns returns up to limit runs, newest first.
func (tx *Tx) AgentTestRuns(ctx context.Context, limit int) ([]AgentTestRun, error) {
	return many[AgentTestRun](ctx, tx, `
		select `+agentTestRunColumns+` from agent_test_runs r
		where r.workspace_id = $1 order by r.created_at desc, r.id desc limit $2`, tx.WorkspaceID(), limit)
}

// LastDraftTestRun returns the newest run that tested a draft, or ErrNotFound.
func (tx *Tx) LastDraftTestRun(ctx context.Context) (*AgentTestRun, error) {
	return one[AgentTestRun](ctx, tx, `
		select `+agentTestRunColumns+` from agent_test_runs r
		where r.workspace_id = $1 and r.version_id is null order by r.created_at desc, r.id desc limit 1`, tx.WorkspaceID())
}

// AgentTestsChanged says whether a test was added or changed since a run began.
func (tx *Tx) AgentTestsChanged(ctx context.Context, r AgentTestRun) (bool, error) {
	return value[bool](ctx, tx, `
		select exists (
			select from agent_tests t
			where t.workspace_id = $1 and (t.updated_at > $3 or not exists (
				select from agent_test_results a where a.workspace_id = $1 and a.run_id = $2 and a.test_id = t.id)))`,
		tx.WorkspaceID(), r.ID, r.CreatedAt)
}

// BeginAgentTestRun writes a run down with the tests as they are now, beside what came
// of them in the last run that ended. False: this id has been begun before. A
// TakenError of AgentTestRunningKey: another run is under way.
func (tx *Tx) BeginAgentTestRun(ctx context.Context, r AgentTestRun) (isNew bool, err error) {
	n, err := tx.exec(ctx, `
		insert into agent_test_runs (workspace_id, id, version_id, version, draft_revision, config, started_by, previous_id)
		values ($1, $2, $3, $4, $5, $6, $7, (
			select p.id from agent_test_runs p where p.workspace_id = $1 and p.state = 'DONE' order by p.created_at desc, p.id desc limit 1))
		on conflict (workspace_id, id) do nothing`, tx.WorkspaceID(), r.ID, r.VersionID, r.Version, r.DraftRevision, r.RawConfig, r.StartedBy)
	if err != nil || n == 0 {
		return false, err
	}
	total, err := tx.exec(ctx, `
		insert into agent_test_results (workspace_id, run_id, test_id, place, question, channel, expects, contains, avoids, cites, previous)
		select t.workspace_id, r.id, t.id, row_number() over (order by t.created_at, t.id), t.question, t.channel, t.expects, t.contains, t.avoids, t.cites, p.state
		from agent_tests t
		join agent_test_runs r on r.workspace_id = t.workspace_id and r.id = $2
		left join agent_test_results p on p.workspace_id = t.workspace_id and p.run_id = r.previous_id and p.test_id = t.id
		where t.workspace_id = $1`, tx.WorkspaceID(), r.ID)
	if err != nil {
		return false, err
	}
	return true, tx.must(ctx, `update agent_test_runs set total = $3 where workspace_id = $1 and id = $2`, tx.WorkspaceID(), r.ID, total)
}

// ClaimAgentTestRun takes a run that is due for as long as lease. ErrNotFound: it has
// ended, or another worker is at it.
func (tx *Tx) ClaimAgentTestRun(ctx context.Context, id uuid.UUID, lease time.Duration) (*AgentTestRun, error) {
	return one[AgentTestRun](ctx, tx, `
		update agent_test_runs r set due_at = now() + $3::interval
		where r.workspace_id = $1 and r.id = $2 and (r.due_at <= now()) is true
		returning `+agentTestRunColumns, tx.WorkspaceID(), id, lease)
}

// LeaveAgentTestRun gives a run back before its lease ends, for another worker to go on.
func (tx *Tx) LeaveAgentTestRun(ctx context.Context, id uuid.UUID) error {
	_, err := tx.exec(ctx, `
		update agent_test_runs set due_at = now() where workspace_id = $1 and id = $2 and due_at is not null`, tx.WorkspaceID(), id)
	return err
}

// EndAgentTestRun closes a run that is under way; ErrNotFound when it has ended. DONE
// needs that no test waits.
func (tx *Tx) EndAgentTestRun(ctx context.Context, id uuid.UUID, state AgentTestRunState) (*AgentTestRun, error) {
	return one[AgentTestRun](ctx, tx, `
		update agent_test_runs r set state = $3, due_at = null, finished_at = now()
		where r.workspace_id = $1 and r.id = $2 and r.state = 'RUNNING' and ($3 = 'STOPPED' or not exists (
			select from agent_test_results a where a.workspace_id = $1 and a.run_id = $2 and a.state = 'WAITING'))
		returning `+agentTestRunColumns, tx.WorkspaceID(), id, state)
}

// ForgetAgentTestRuns deletes all but the newest runs that have ended.
func (tx *Tx) ForgetAgentTestRuns(ctx context.Context, keep int) error {
	_, err := tx.exec(ctx, `
		delete from agent_test_runs where workspace_id = $1 and state <> 'RUNNING' and id not in (
			select id from agent_test_runs where workspace_id = $1 order by created_at desc, id desc limit $2)`, tx.WorkspaceID(), keep)
	return err
}

// AgentTestRunRef points at a run from outside its workspace.
type AgentTestRunRef struct{ WorkspaceID, ID uuid.UUID }

// DueAgentTestRuns returns up to limit runs that no worker is at, in all workspaces.
func (tx *Tx) DueAgentTestRuns(ctx context.Context, limit int) ([]AgentTestRunRef, error) {
	return many[AgentTestRunRef](ctx, tx, `
		select workspace_id, id from agent_test_runs where due_at <= now() order by due_at limit $1`, limit)
}
