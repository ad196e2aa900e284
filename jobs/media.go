package jobs

import (
	"context"
	"time"

	"socialsync/features/inbox"
	"socialsync/jobs/queue"
)

// Media handles customers' files: fetching them and forgetting them.
type Media struct{ Media *inbox.Media }

// Register adds the handlers to a server.
func (j Media) Register(s *Server) { Register(s, j.fetch) }

// Sweeps find what no task stands for any more, and copies that have to go.
func (j Media) Sweeps() []Sweep {
	return []Sweep{{Name: "media", Every: 10 * time.Second, Do: j.Media.Sweep}}
}

func (j Media) fetch(ctx context.Context, t queue.FetchMedia) error {
	return wrap("attachment", t.AttachmentID, j.Media.Fetch(ctx, t.WorkspaceID, t.AttachmentID))
}
