package jobs

import (
	"context"
	"time"

	"socialsync/features/evals"
	"socialsync/jobs/queue"
)

// Evals looks at what people answer, so that the FAQs can say it.
type Evals struct{ Service *evals.Service }

// Register adds the handlers to a server.
func (j Evals) Register(s *Server) { Register(s, j.learn) }

// Sweeps find conversations that were resolved and not looked at.
func (j Evals) Sweeps() []Sweep {
	return []Sweep{{Name: "learning", Every: 5 * time.Second, Do: j.Service.SweepLessons}}
}

func (j Evals) learn(ctx context.Context, t queue.Learn) error {
	return wrap("conversation", t.ConversationID, j.Service.Learn(ctx, t.WorkspaceID, t.ConversationID))
}
