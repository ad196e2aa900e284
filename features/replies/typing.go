package replies

import (
	"context"
	"time"

	"socialsync/db"
	"socialsync/jobs/queue"
)

// typingAgain is how often a customer is shown anew that an answer is being written:
// their phone forgets it after 25 seconds.
const typingAgain = 20 * time.Second

// isSeen says whether the customer sees the assistant at work: where it may answer
// them by itself.
func (t *turn) isSeen() bool {
	return t.gated.Mode == db.ModeAuto && t.run.Cause == db.CauseMessage && !t.isTrial()
}

// showTyping has the customer see that an answer is being written until stop is
// called.
func (s *Service) showTyping(ctx context.Context, t *turn) (stop func()) {
	if !t.isSeen() {
		return func() {}
	}
	ctx, stop = context.WithCancel(ctx)
	receipt := t.receipt(queue.TypingOn)
	tell := func() { s.Queue.Nudge(ctx, receipt) }
	tell()
	go func() {
		again := time.NewTicker(typingAgain)
		defer again.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-again.C:
				tell()
			}
		}
	}()
	return stop
}

func (t *turn) receipt(typing queue.Typing) queue.SendReceipt {
	return queue.SendReceipt{WorkspaceID: t.actor.WorkspaceID, ConversationID: t.run.ConversationID, Typing: typing}
}
