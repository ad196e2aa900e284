package resolvers

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/evals"
	"socialsync/graph"
)

func (q *query) AgentTests(ctx context.Context) ([]db.AgentTest, error) {
	return notNil(q.Evals.Tests(ctx, db.ActorFrom(ctx)))
}

func (q *query) AgentTestRuns(ctx context.Context) ([]db.AgentTestRun, error) {
	return notNil(q.Evals.TestRuns(ctx, db.ActorFrom(ctx)))
}

func (q *query) AgentTestRun(ctx context.Context, id uuid.UUID) (*db.AgentTestRun, error) {
	return read(ctx, q.DB, func(tx *db.Tx) (*db.AgentTestRun, error) { return tx.AgentTestRun(ctx, id) })
}

func (*agentTest) CreatedBy(ctx context.Context, t *db.AgentTest) (*db.User, error) {
	return user(ctx, t.CreatedBy)
}

func (*agentTestRun) StartedBy(ctx context.Context, r *db.AgentTestRun) (*db.User, error) {
	return user(ctx, r.StartedBy)
}

func (t *agentTestRun) Results(ctx context.Context, r *db.AgentTestRun) ([]db.AgentTestResult, error) {
	var list []db.AgentTestResult
	err := t.DB.View(ctx, db.ActorFrom(ctx), func(tx *db.Tx) (err error) {
		list, err = tx.AgentTestResults(ctx, r.ID)
		return err
	})
	return notNil(list, err)
}

func (m *mutation) SaveAgentTest(ctx context.Context, in evals.SaveAgentTestInput) (*graph.AgentTestPayload, error) {
	test, err := m.Evals.SaveTest(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.AgentTestPayload{Test: test, Errors: errs}, err
}

func (m *mutation) DeleteAgentTests(ctx context.Context, in graph.DeleteAgentTestsInput) (*graph.DonePayload, error) {
	return donePayload(m.Evals.DeleteTests(ctx, db.ActorFrom(ctx), in.Ids))
}

func (m *mutation) ImportAgentTests(ctx context.Context, in evals.ImportAgentTestsInput) (*graph.TestImportPayload, error) {
	imported, err := m.Evals.ImportTests(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.TestImportPayload{Import: imported, Errors: errs}, err
}

func (m *mutation) RunAgentTests(ctx context.Context, in evals.RunAgentTestsInput) (*graph.AgentTestRunPayload, error) {
	return testRunPayload(m.Evals.RunTests(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) StopAgentTests(ctx context.Context, in graph.StopAgentTestsInput) (*graph.AgentTestRunPayload, error) {
	return testRunPayload(m.Evals.StopTests(ctx, db.ActorFrom(ctx), in.ID))
}

func testRunPayload(run *db.AgentTestRun, err error) (*graph.AgentTestRunPayload, error) {
	errs, err := graph.UserErrors(err)
	return &graph.AgentTestRunPayload{Run: run, Errors: errs}, err
}

func (u *agentTestsUpdated) Run(ctx context.Context, e *events.AgentTestsUpdated) (*db.AgentTestRun, error) {
	if e.RunID == nil {
		return nil, nil
	}
	return read(ctx, u.DB, func(tx *db.Tx) (*db.AgentTestRun, error) { return tx.AgentTestRun(ctx, *e.RunID) })
}
