package inbox

import (
	"context"

	"github.com/google/uuid"

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
		s.changed(tx, w)
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

// overrule is a person having a message of the assistant's sent that was withdrawn or
// cancelled: they answer with it, as they would with words of their own, whatever the
// assistant may do there.
func (s *Service) overrule(ctx context.Context, tx *db.Tx, m db.Message) error {
	if m.Author != db.AuthorAI || m.FailureCause == nil || *m.FailureCause != db.CauseWithdrawn && *m.FailureCause != db.CauseCancelled {
		return nil
	}
	if s.Assistant != nil {
		if err := s.Assistant.SentAgain(ctx, tx, m); err != nil {
			return err
		}
	}
	if err := s.personActed(ctx, tx, []uuid.UUID{m.ConversationID}, true); err != nil {
		return err
	}
	s.Events.After(tx, events.ConversationUpdated{ConversationID: m.ConversationID})
	return tx.NoLongerWaits(ctx, m.ConversationID)
}
