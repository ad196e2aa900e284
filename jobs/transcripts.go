package jobs

import (
	"context"
	"time"

	"socialsync/features/transcripts"
	"socialsync/jobs/queue"
)

// Transcripts writes down what customers say.
type Transcripts struct{ Service *transcripts.Service }

// Register adds the handlers to a server.
func (j Transcripts) Register(s *Server) { Register(s, j.transcribe) }

// Sweeps find recordings that wait to be written down.
func (j Transcripts) Sweeps() []Sweep {
	return []Sweep{{Name: "transcripts", Every: 5 * time.Second, Do: j.Service.Sweep}}
}

func (j Transcripts) transcribe(ctx context.Context, t queue.Transcribe) error {
	return wrap("message", t.MessageID, j.Service.Transcribe(ctx, t.WorkspaceID, t.MessageID))
}
