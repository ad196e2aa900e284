package inbox

import (
	"context"

	"socialsync/db"
	"socialsync/events"
)

// withdraw takes back what the assistant has queued in m's conversation when people
// have decided since that it must not answer there by itself, and reports whether
// that made m one of them. It is asked under the conversation's lock right before a
// message is claimed, whether it is due or not: what was claimed before has left.
func (s *Service) withdraw(ctx context.Context, tx *db.Tx, m db.Message) (bool, error) {
	if m.Author != db.AuthorAI || m.Status != db.Queued || s.Assistant == nil {
		return false, nil
	}
	may, err := s.Assistant.MaySend(ctx, tx, m.ConversationID)
	if err != nil || may {
		return false, err
	}
	messages, err := tx.WithdrawQueued(ctx, m.ConversationID)
	if err != nil || len(messages) == 0 {
		return false, err // a person had it sent again
	}
	for _, w := range messages {
		s.Events.After(tx, events.MessageUpdated{MessageID: w.ID, ConversationID: w.ConversationID})
	}
	if err := s.Assistant.Withdrawn(ctx, tx, m.ConversationID, messages); err != nil {
		return false, err
	}
	if err := tx.WaitAgain(ctx, m.ConversationID); err != nil {
		return false, err
	}
	s.Events.After(tx, events.ConversationUpdated{ConversationID: m.ConversationID})
	isOne := false
	for _, w := range messages {
		isOne = isOne || w.ID == m.ID
	}
	return isOne, tx.RefreshPreview(ctx, m.ConversationID)
}
