package jobs

import (
	"context"
	"time"

	"socialsync/features/evals"
	"socialsync/jobs/queue"
)

// Evals looks at what people answer, so that the FAQs can say it, and runs the
// assistant's tests and replays.
type Evals struct{ Service *evals.Service }

// Register adds the handlers to a server.
func (j Evals) Register(s *Server) {
	Register(s, j.learn)
	Register(s, j.tests)
	Register(s, j.replay)
}

// Sweeps find conversations that were resolved and not looked at, and runs that a
// worker died of.
func (j Evals) Sweeps() []Sweep {
	return []Sweep{
		{Name: "learning", Every: 5 * time.Second, Do: j.Service.SweepLessons},
		{Name: "test runs", Every: 5 * time.Second, Do: j.Service.SweepTests},
		{Name: "replays", Every: 5 * time.Second, Do: j.Service.SweepReplays},
	}
}

func (j Evals) learn(ctx context.Context, t queue.Learn) error {
	return wrap("conversation", t.ConversationID, j.Service.Learn(ctx, t.WorkspaceID, t.ConversationID))
}

func (j Evals) tests(ctx context.Context, t queue.RunAgentTests) error {
	return wrap("test run", t.RunID, j.Service.ContinueTests(ctx, t.WorkspaceID, t.RunID))
}

func (j Evals) replay(ctx context.Context, t queue.RunReplay) error {
	return wrap("replay", t.ReplayID, j.Service.ContinueReplay(ctx, t.WorkspaceID, t.ReplayID))
}
