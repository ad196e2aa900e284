package jobs

import (
	"context"
	"time"

	"socialsync/features/conflicts"
	"socialsync/jobs/queue"
)

// Conflicts compares what sources say.
type Conflicts struct{ Service *conflicts.Service }

// Register adds the handler to a server.
func (j Conflicts) Register(s *Server) { Register(s, j.find) }

// Sweeps find workspaces with passages that nobody has compared.
func (j Conflicts) Sweeps() []Sweep {
	return []Sweep{{Name: "conflicts", Every: 3 * time.Second, Do: j.Service.Sweep}}
}

func (j Conflicts) find(ctx context.Context, t queue.FindConflicts) error {
	return wrap("workspace", t.WorkspaceID, j.Service.LookAt(ctx, t.WorkspaceID))
}
