package jobs

import (
	"context"
	"time"

	"socialsync/features/insights"
	"socialsync/jobs/queue"
)

// Insights looks at what customers ask.
type Insights struct{ Service *insights.Service }

// Register adds the handler to a server.
func (j Insights) Register(s *Server) { Register(s, j.questions) }

// Sweeps find workspaces with questions that nobody has looked at.
func (j Insights) Sweeps() []Sweep {
	return []Sweep{{Name: "questions", Every: 3 * time.Second, Do: j.Service.SweepQuestions}}
}

func (j Insights) questions(ctx context.Context, t queue.LookAtQuestions) error {
	return wrap("workspace", t.WorkspaceID, j.Service.LookAt(ctx, t.WorkspaceID))
}
