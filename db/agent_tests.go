package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// AgentTestExpectation is what must come of a question.
type AgentTestExpectation string

// The expectations.
const (
	ExpectAnswered   AgentTestExpectation = "ANSWERED"    // the assistant answers by itself
	ExpectDrafted    AgentTestExpectation = "DRAFTED"     // a person gets a draft
	ExpectHandedOver AgentTestExpectation = "HANDED_OVER" // a person takes over
	ExpectDeclined   AgentTestExpectation = "DECLINED"    // nobody answers: it is none of the business's
)

// AgentTestOrigin is where a test comes from.
type AgentTestOrigin string

// The origins.
const (
	TestTyped      AgentTestOrigin = "TYPED"
	TestCSV        AgentTestOrigin = "CSV"
	TestCorrection AgentTestOrigin = "CORRECTION" // of an answer of the assistant's
	TestReplay     AgentTestOrigin = "REPLAY"     // a customer's turn that was asked again
)

// AgentTestCase is a question with what must come of it.
type AgentTestCase struct {
	Question string
	Channel  *Channel // nil: on any
	Expects  AgentTestExpectation
	Contains []string // all of them, in an answer or draft
	Avoids   []string // none of them
	Cites    string   // of the title of a source that it rests on; empty: any
}

// AgentTest is a test that the workspace keeps.
type AgentTest struct {
	ID uuid.UUID
	AgentTestCase
	Origin    AgentTestOrigin
	ReplyID   *uuid.UUID // of a correction
	MessageID *uuid.UUID // of a replay: the last one of the turn
	CreatedBy *uuid.UUID // nil: a program with an API key
	CreatedAt time.Time
	UpdatedAt time.Time
}

// AgentTestQuestionKey is the constraint that keeps two tests from asking the same.
const AgentTestQuestionKey = "agent_tests_question_key"

const agentTestColumns = `t.id, t.question, t.channel, t.expects, t.contains, t.avoids, t.cites, t.origin, t.reply_id, t.message_id, t.created_by, t.created_at, t.updated_at`

// AgentTests returns the workspace's tests, oldest first.
func (tx *Tx) AgentTests(ctx context.Context) ([]AgentTest, error) {
	return many[AgentTest](ctx, tx, `
		select `+agentTestColumns+` from agent_tests t where t.workspace_id = $1 order by t.created_at, t.id`, tx.WorkspaceID())
}

// CountAgentTests counts the workspace's tests.
func (tx *Tx) CountAgentTests(ctx context.Context) (int, error) {
	return value[int](ctx, tx, `select count(*) from agent_tests where workspace_id = $1`, tx.WorkspaceID())
}

// InsertAgentTest adds a test. A TakenError of AgentTestQuestionKey: it is asked already.
func (tx *Tx) InsertAgentTest(ctx context.Context, t AgentTest) (*AgentTest, error) {
	return one[AgentTest](ctx, tx, `
		insert into agent_tests as t (workspace_id, id, question, channel, expects, contains, avoids, cites, origin, reply_id, message_id, created_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
		returning `+agentTestColumns, t.values(tx)...)
}

// PutAgentTest adds a test, or gives the one that asks the same what it expects now.
// True: it is new.
func (tx *Tx) PutAgentTest(ctx context.Context, t AgentTest) (bool, error) {
	return value[bool](ctx, tx, `
		insert into agent_tests as t (workspace_id, id, question, channel, expects, contains, avoids, cites, origin, reply_id, message_id, created_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
		on conflict (workspace_id, md5(lower(question)), coalesce(channel, '')) do update
		set question = excluded.question, expects = excluded.expects, contains = excluded.contains, avoids = excluded.avoids,
			cites = excluded.cites, origin = excluded.origin, reply_id = excluded.reply_id,
			message_id = excluded.message_id, updated_at = now()
		returning xmax = 0`, t.values(tx)...)
}

func (t AgentTest) values(tx *Tx) []any {
	return []any{tx.WorkspaceID(), t.ID, t.Question, t.Channel, t.Expects, t.Contains, t.Avoids, t.Cites, t.Origin, t.ReplyID, t.MessageID, t.CreatedBy}
}

// UpdateAgentTest changes what is asked and expected. ErrNotFound: it is gone.
func (tx *Tx) UpdateAgentTest(ctx context.Context, id uuid.UUID, c AgentTestCase) (*AgentTest, error) {
	return one[AgentTest](ctx, tx, `
		update agent_tests t set question = $3, channel = $4, expects = $5, contains = $6, avoids = $7, cites = $8, updated_at = now()
		where t.workspace_id = $1 and t.id = $2
		returning `+agentTestColumns, tx.WorkspaceID(), id, c.Question, c.Channel, c.Expects, c.Contains, c.Avoids, c.Cites)
}

// DeleteAgentTests deletes those of the tests that exist and returns how many.
func (tx *Tx) DeleteAgentTests(ctx context.Context, ids []uuid.UUID) (int64, error) {
	return tx.exec(ctx, `delete from agent_tests where workspace_id = $1 and id = any($2)`, tx.WorkspaceID(), ids)
}
