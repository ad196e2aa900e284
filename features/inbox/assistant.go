package inbox

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
)

// What the inbox does for features/replies, which it does not know: it says when a
// person was faster.

// personActed keeps the assistant from sending what it thought out before; who has
// answered is left alone for a while.
func (s *Service) personActed(ctx context.Context, tx *db.Tx, conversationIDs []uuid.UUID, answered bool) error {
	outdated, err := tx.PersonActed(ctx, conversationIDs, answered)
	s.outdated(tx, outdated)
	return err
}

// outdated tells open inboxes which answers wait for nobody any more.
func (s *Service) outdated(tx *db.Tx, replies []db.Reply) {
	for _, r := range replies {
		s.Events.After(tx, events.ReplyUpdated{ReplyID: r.ID, ConversationID: r.ConversationID})
	}
}

// concernsAssistant says whether what a person did decides who answers. Labels and
// priorities do not.
func concernsAssistant(a db.Activity) bool {
	switch a.Kind {
	case db.ActivityStatusChanged, db.ActivityReopened, db.ActivityAssigned, db.ActivityUnassigned,
		db.ActivityTeamAssigned, db.ActivityTeamUnassigned:
		return true
	}
	return false
}
