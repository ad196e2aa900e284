package inbox

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/jobs/queue"
)

// What the inbox does for features/replies and features/transcripts, which it does
// not know: it says when a person was faster, and what there is to listen to.

// personActed keeps the assistant from sending what it thought out before; who has
// answered is left alone for a while.
func (s *Service) personActed(ctx context.Context, tx *db.Tx, conversationIDs []uuid.UUID, answered bool) error {
	outdated, err := tx.PersonActed(ctx, conversationIDs, answered)
	s.outdated(tx, outdated)
	return err
}

// outdated tells open inboxes which answers wait for nobody any more.
func (s *Service) outdated(tx *db.Tx, replies []db.OutdatedReply) {
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

// listen has a customer's recording written down now that it is here. What is older
// than the account's connection nobody is going to answer.
func (m *Media) listen(ctx context.Context, tx *db.Tx, message *db.Message, kind db.AttachmentKind) error {
	if kind != db.AttachmentVoice && kind != db.AttachmentAudio || message.Direction != db.In || message.IsImported {
		return nil
	}
	isNew, err := tx.AwaitTranscript(ctx, message.ID)
	if err == nil && isNew {
		m.Queue.After(tx, queue.Transcribe{WorkspaceID: tx.WorkspaceID(), MessageID: message.ID})
	}
	return err
}
