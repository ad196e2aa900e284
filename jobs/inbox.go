package jobs

import (
	"context"

	"socialsync/features/inbox"
	"socialsync/jobs/queue"
)

// Inbox handles what concerns messages: what came in and what goes out.
type Inbox struct{ Service *inbox.Service }

// Register adds the handlers to a server.
func (j Inbox) Register(s *Server) {
	Register(s, j.ingest)
	Register(s, j.send)
	Register(s, j.receipt)
	Register(s, j.reaction)
	Register(s, j.bulk)
}

func (j Inbox) ingest(ctx context.Context, t queue.IngestWebhook) error {
	return wrap("webhook", t.InboxID, j.Service.Ingest(ctx, t.InboxID))
}

func (j Inbox) send(ctx context.Context, t queue.SendConversation) error {
	return wrap("conversation", t.ConversationID, j.Service.SendDue(ctx, t.WorkspaceID, t.ConversationID))
}

func (j Inbox) receipt(ctx context.Context, t queue.SendReceipt) error {
	deliver := j.Service.DeliverReceipt
	switch t.Typing {
	case queue.TypingOn:
		deliver = j.Service.DeliverTyping
	case queue.TypingOff:
		deliver = j.Service.EndTyping
	}
	return wrap("conversation", t.ConversationID, deliver(ctx, t.WorkspaceID, t.ConversationID))
}

func (j Inbox) reaction(ctx context.Context, t queue.SendReaction) error {
	return wrap("message", t.MessageID, j.Service.DeliverReaction(ctx, t.WorkspaceID, t.MessageID))
}

func (j Inbox) bulk(ctx context.Context, t queue.ChangeBulk) error {
	return wrap("bulk change", t.BulkChangeID, j.Service.ContinueBulkChange(ctx, t.WorkspaceID, t.BulkChangeID))
}
