package inbox

import (
	"context"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/events"
)

// ingestEcho handles a message of ours that the provider tells us about. It is
// either one we sent, which settles an attempt nobody has heard of yet, or a
// colleague's who answered from the phone app.
func (s *Service) ingestEcho(ctx context.Context, tx *db.Tx, account db.AccountRef, u meta.Unit) error {
	if u.Message == nil || u.ExternalID == "" {
		return nil
	}
	known, err := tx.HoldByExternalID(ctx, account.ID, u.ExternalID)
	if err != nil {
		return err
	}
	if len(known) > 0 {
		return s.advance(ctx, tx, known[0], db.Sent, happened(u))
	}
	scene, err := s.sceneOf(ctx, tx, account, u)
	if err != nil {
		return err
	}
	conversation := scene.Conversation
	open, err := tx.OpenSends(ctx, conversation.ID)
	if err != nil {
		return err
	}
	if sent := matchEcho(open, u); sent != nil {
		attempt, err := tx.LastAttempt(ctx, sent.ID)
		if err != nil {
			return err
		}
		return s.settle(ctx, tx, *sent, attempt, u.ExternalID, db.Sent, happened(u))
	}
	at := happened(u)
	m := newMessage(*conversation, u)
	m.Direction, m.Author, m.Status, m.SentAt = db.Out, db.AuthorPhoneApp, db.Sent, &at
	for _, since := range []**time.Time{&conversation.WaitingSince, &conversation.WaitedSince} {
		if *since != nil && !(*since).After(at) {
			*since = nil
		}
	}
	if arrived, err := tx.Arrive(ctx, conversation, m); err != nil || !arrived {
		return err
	}
	if err := s.keepFiles(ctx, tx, m, u.Message); err != nil {
		return err
	}
	if err := s.personActed(ctx, tx, []uuid.UUID{conversation.ID}, true); err != nil {
		return err
	}
	s.announce(tx, m)
	return nil
}

// matchEcho finds the send of ours that an echo is about: the first open one with
// the same content, in the order of OpenSends. Were an older one of unknown end
// preferred, the answer of the one under way would find its id taken.
func matchEcho(open []db.Message, u meta.Unit) *db.Message {
	for i, m := range open {
		if m.Body == u.Message.Text && (m.Kind == db.MessageKind(u.Message.Kind) || m.Kind == db.KindTemplate) {
			return &open[i]
		}
		// Instagram echoes a voice note as audio and a file of any kind by its URL.
		if m.Body == "" && u.Message.Text == "" && len(u.Message.Media) > 0 && m.Kind != db.KindText {
			return &open[i]
		}
	}
	return nil
}

// settle records the proof that an attempt reached the provider, whatever became of
// the call that made it; nil when nobody knows which. A message that waits to be
// sent again, or whose later attempt failed, is sent by that: it is not sent twice.
// It goes by the first id the provider knows it by.
func (s *Service) settle(
	ctx context.Context, tx *db.Tx, m db.Message, attempt *db.MessageAttempt, externalID string, to db.MessageStatus, at time.Time,
) error {
	if attempt != nil {
		attempt.State, attempt.ExternalID = db.AttemptAccepted, &externalID
		wasOpen, err := tx.FinishAttempt(ctx, *attempt)
		if err != nil {
			return err
		}
		if wasOpen && m.Status == db.Failed {
			if err := tx.ReviveMessage(ctx, m.ID); err != nil {
				return err
			}
		}
	}
	if m.ExternalID == nil {
		if err := tx.AdoptExternalID(ctx, m, externalID); err != nil {
			return err
		}
	}
	return s.advance(ctx, tx, m, to, at)
}

// advance moves a message's status forward and tells open inboxes; going back
// is silently refused.
func (s *Service) advance(ctx context.Context, tx *db.Tx, m db.Message, to db.MessageStatus, at time.Time) error {
	moved, err := tx.AdvanceStatus(ctx, m.ID, to, at)
	if err != nil || !moved {
		return err
	}
	return s.touched(ctx, tx, m)
}

// touched makes the list and open threads show a message's new state.
func (s *Service) touched(ctx context.Context, tx *db.Tx, m db.Message) error {
	s.changed(tx, m)
	return tx.RefreshPreview(ctx, m.ConversationID)
}

// changed tells open inboxes about a message once tx has committed.
func (s *Service) changed(tx *db.Tx, m db.Message) {
	s.Events.After(tx, messageUpdated(m))
}

// changedNow tells them about one whose change has been committed already.
func (s *Service) changedNow(ctx context.Context, workspaceID uuid.UUID, m db.Message) {
	s.Events.Publish(ctx, workspaceID, messageUpdated(m))
}

func messageUpdated(m db.Message) events.MessageUpdated {
	return events.MessageUpdated{MessageID: m.ID, ConversationID: m.ConversationID}
}
