package inbox

import (
	"context"
	"errors"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/events"
	"socialsync/jobs/queue"
)

// ingestReaction puts an emoji on a message, or takes it away.
func (s *Service) ingestReaction(ctx context.Context, tx *db.Tx, account db.AccountRef, u meta.Unit) error {
	m, err := s.target(ctx, tx, account, u.Reaction.TargetID)
	if err != nil {
		return err
	}
	r := db.Reaction{ID: db.NewID(), MessageID: m.ID, Author: db.AuthorCustomer, Emoji: u.Reaction.Emoji, OccurredAt: happened(u)}
	if u.From == u.AccountID {
		r.Author = db.AuthorPhoneApp
	}
	if u.Reaction.Removed {
		r.Emoji = ""
	}
	changed, err := tx.SetReaction(ctx, r)
	if err != nil || !changed {
		return err
	}
	s.changed(tx, *m)
	return nil
}

// ingestEdit replaces the text of an earlier message.
func (s *Service) ingestEdit(ctx context.Context, tx *db.Tx, account db.AccountRef, u meta.Unit) error {
	m, err := s.target(ctx, tx, account, u.Edit.TargetID)
	if err != nil || u.Edit.Message == nil {
		return err
	}
	changed, err := tx.EditMessage(ctx, m.ID, u.Edit.Message.Text, happened(u))
	if err != nil || !changed {
		return err
	}
	return s.touched(ctx, tx, *m)
}

// ingestRevoke removes content and files of a message its author took back. The
// message may come later than its revocation: then an empty one is kept in its
// place, so that it cannot appear after all.
func (s *Service) ingestRevoke(ctx context.Context, tx *db.Tx, account db.AccountRef, u meta.Unit) error {
	m, err := s.target(ctx, tx, account, u.Revoke.TargetID)
	if errors.Is(err, errNotYet) {
		return s.revokeUnseen(ctx, tx, account, u)
	}
	if err != nil {
		return err
	}
	erased, err := tx.EraseMessage(ctx, m.ID, happened(u))
	if err != nil || !erased {
		return err
	}
	files, err := tx.RemoveAttachments(ctx, m.ID)
	if err != nil {
		return err
	}
	for _, id := range files {
		s.Queue.After(tx, queue.FetchMedia{WorkspaceID: tx.WorkspaceID(), AttachmentID: id})
	}
	return s.touched(ctx, tx, *m)
}

func (s *Service) revokeUnseen(ctx context.Context, tx *db.Tx, account db.AccountRef, u meta.Unit) error {
	scene, err := s.sceneOf(ctx, tx, account, u)
	if err != nil {
		return err
	}
	conversation := scene.Conversation
	at := happened(u)
	m := db.Message{
		ID: db.NewID(), ConversationID: conversation.ID, SocialAccountID: account.ID, Direction: db.In, Author: db.AuthorCustomer,
		Kind: db.KindText, ExternalID: &u.Revoke.TargetID, Status: db.Received, OccurredAt: at,
	}
	if inserted, err := tx.InsertMessage(ctx, m); err != nil || !inserted {
		return err
	}
	if _, err := tx.EraseMessage(ctx, m.ID, at); err != nil {
		return err
	}
	if err := tx.RefreshPreview(ctx, conversation.ID); err != nil {
		return err
	}
	s.announce(tx, m)
	return nil
}

// ingestIdentity learns that a customer has a new number or id.
func (s *Service) ingestIdentity(ctx context.Context, tx *db.Tx, account db.AccountRef, u meta.Unit) error {
	channel := db.Channel(u.Channel)
	contactID, err := s.ResolveContact(ctx, tx, account, channel, meta.Party{Phone: u.Identity.OldPhone, UserID: u.Identity.OldUserID})
	if err != nil {
		return err
	}
	learned := false
	for _, id := range person(channel, meta.Party{Phone: u.Identity.NewPhone, UserID: u.Identity.NewUserID}) {
		id.ID, id.ContactID, id.SocialAccountID = db.NewID(), contactID, account.ID
		isNew, err := tx.InsertIdentity(ctx, id)
		if err != nil {
			return err
		}
		learned = learned || isNew
	}
	if !learned {
		return nil // told before
	}
	conversation, _, err := tx.OpenConversation(ctx, db.Conversation{
		ID: db.NewID(), SocialAccountID: account.ID, ContactID: contactID, Channel: channel, LastMessageAt: happened(u),
	})
	if err != nil {
		return err
	}
	s.Events.After(tx, events.ConversationUpdated{ConversationID: conversation.ID})
	return s.record(ctx, tx, db.Activity{
		ConversationID: conversation.ID, Kind: db.ActivityNumberChanged, Detail: orNil(u.Identity.NewPhone),
	})
}

// target returns the message that a unit is about, errNotYet when it is not here.
func (s *Service) target(ctx context.Context, tx *db.Tx, account db.AccountRef, externalID string) (*db.Message, error) {
	known, err := tx.HoldByExternalID(ctx, account.ID, externalID)
	if err != nil {
		return nil, err
	}
	if len(known) == 0 {
		return nil, errNotYet
	}
	return &known[0], nil
}
