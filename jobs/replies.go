package jobs

import (
	"context"
	"time"

	"socialsync/features/replies"
	"socialsync/jobs/queue"
)

// Replies has the assistant work.
type Replies struct{ Service *replies.Service }

// Register adds the handlers to a server.
func (j Replies) Register(s *Server) {
	Register(s, j.begin)
	Register(s, j.work)
	Register(s, j.mail)
	Register(s, j.modes)
}

// Sweeps find bursts that Redis forgot and runs that a worker died of.
func (j Replies) Sweeps() []Sweep {
	return []Sweep{
		{Name: "bursts", Every: 5 * time.Second, Do: j.Service.SweepBursts},
		{Name: "handovers", Every: time.Minute, Do: j.Service.SweepHandovers},
		{Name: "modes", Every: 5 * time.Second, Do: j.Service.SweepModes},
		{Name: "resumes", Every: 5 * time.Second, Do: j.Service.SweepResumes},
		{Name: "replies", Every: 3 * time.Second, Do: j.Service.SweepRuns},
	}
}

func (j Replies) begin(ctx context.Context, t queue.BeginReply) error {
	return wrap("conversation", t.ConversationID, j.Service.Begin(ctx, t.WorkspaceID, t.ConversationID))
}

func (j Replies) work(ctx context.Context, t queue.WorkReply) error {
	return wrap("run", t.RunID, j.Service.Work(ctx, t.WorkspaceID, t.RunID))
}

func (j Replies) mail(ctx context.Context, t queue.MailHandover) error {
	return wrap("handover", t.HandoverID, j.Service.MailHandover(ctx, t.WorkspaceID, t.HandoverID))
}

func (j Replies) modes(ctx context.Context, t queue.ApplyModes) error {
	return wrap("workspace", t.WorkspaceID, j.Service.ApplyModes(ctx, t.WorkspaceID))
}
