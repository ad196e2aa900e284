package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// AgentTestResultState is what came of a test in a run.
type AgentTestResultState string

// The states.
const (
	TestWaiting AgentTestResultState = "WAITING"
	TestPassed  AgentTestResultState = "PASSED"
	TestFailed  AgentTestResultState = "FAILED"
	TestError   AgentTestResultState = "ERROR" // it could not be tried: the budget, or no model
)

// AgentTestFailureKind is which part of an expectation was not met.
type AgentTestFailureKind string

// The kinds.
const (
	FailedOutcome  AgentTestFailureKind = "OUTCOME"  // something else became of it
	FailedContains AgentTestFailureKind = "CONTAINS" // the phrase is missing
	FailedAvoids   AgentTestFailureKind = "AVOIDS"   // the phrase is there
	FailedCites    AgentTestFailureKind = "CITES"    // it does not rest on the source
)

// AgentTestFailure is a part of an expectation that was not met.
type AgentTestFailure struct {
	Kind   AgentTestFailureKind `json:"kind"`
	Wanted string               `json:"wanted"` // the phrase, the source or the expectation
}

// AgentTestResult is a test in a run: what was asked and expected then, and what came.
type AgentTestResult struct {
	RunID  uuid.UUID
	TestID uuid.UUID
	AgentTestCase
	State      AgentTestResultState
	Previous   *AgentTestResultState // in the run before; nil: it was not in it
	Failures   []AgentTestFailure
	Outcome    *ReplyOutcome // nil while it waits, and when it could not be tried
	Reason     *ReplyReason
	Detail     string
	Body       string        // what a customer or colleague would have read
	Sources    []ReplySource // what it rests on; of what was not answered, what was found
	CostMicros int64
	LatencyMs  int
}

// IsRegression says that it passed in the run before and does not now.
func (r AgentTestResult) IsRegression() bool {
	return r.Previous != nil && *r.Previous == TestPassed && (r.State == TestFailed || r.State == TestError)
}

const agentTestResultColumns = `a.run_id, a.test_id, a.question, a.channel, a.expects, a.contains, a.avoids, a.cites, a.state, a.previous, a.failures,
	a.outcome, a.reason, a.detail, a.body, a.sources, a.cost_micros, a.latency_ms`

// AgentTestResults returns a run's results, in the order of its tests.
func (tx *Tx) AgentTestResults(ctx context.Context, runID uuid.UUID) ([]AgentTestResult, error) {
	return many[AgentTestResult](ctx, tx, `
		select `+agentTestResultColumns+` from agent_test_results a
		where a.workspace_id = $1 and a.run_id = $2 order by a.place`, tx.WorkspaceID(), runID)
}

// WaitingAgentTests returns up to limit results of a run that nobody has tried.
func (tx *Tx) WaitingAgentTests(ctx context.Context, runID uuid.UUID, limit int) ([]AgentTestResult, error) {
	return many[AgentTestResult](ctx, tx, `
		select `+agentTestResultColumns+` from agent_test_results a
		where a.workspace_id = $1 and a.run_id = $2 and a.state = 'WAITING' order by a.place limit $3`, tx.WorkspaceID(), runID, limit)
}

// RecordAgentTest keeps what came of a test, counts it, and prolongs the worker's
// lease. ErrNotFound: the run has ended, or somebody recorded it before; nothing is
// written then.
func (tx *Tx) RecordAgentTest(ctx context.Context, a AgentTestResult, lease time.Duration) error {
	if err := tx.must(ctx, `
		update agent_test_runs r
		set passed = passed + $3, failed = failed + 1 - $3, regressed = regressed + $4, cost_micros = cost_micros + $5, due_at = now() + $6::interval
		where r.workspace_id = $1 and r.id = $2 and r.state = 'RUNNING'`,
		tx.WorkspaceID(), a.RunID, count(a.State == TestPassed), count(a.IsRegression()), a.CostMicros, lease); err != nil {
		return err
	}
	return tx.must(ctx, `
		update agent_test_results
		set state = $4, failures = $5, outcome = $6, reason = $7, detail = $8, body = $9, sources = $10, cost_micros = $11, latency_ms = $12
		where workspace_id = $1 and run_id = $2 and test_id = $3 and state = 'WAITING'`,
		tx.WorkspaceID(), a.RunID, a.TestID, a.State, a.Failures, a.Outcome, a.Reason, a.Detail, a.Body, a.Sources, a.CostMicros, a.LatencyMs)
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}
