package jobs

import (
	"context"
	"time"

	"socialsync/features/knowledge"
	"socialsync/jobs/queue"
)

// Knowledge reads documents, pages and FAQs.
type Knowledge struct{ Service *knowledge.Service }

// Register adds the handlers to a server.
func (j Knowledge) Register(s *Server) { Register(s, j.read) }

// Sweeps find sources that are due, and those that another model embedded.
func (j Knowledge) Sweeps() []Sweep {
	return []Sweep{
		{Name: "knowledge", Every: 5 * time.Second, Do: j.Service.Sweep},
		{Name: "stale embeddings", Every: time.Hour, Do: j.Service.SweepStale},
	}
}

func (j Knowledge) read(ctx context.Context, t queue.ReadKnowledge) error {
	return wrap("source", t.SourceID, j.Service.Read(ctx, t.WorkspaceID, t.SourceID))
}
