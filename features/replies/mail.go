package replies

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/mail"
	"socialsync/db"
)

const (
	mailLease    = time.Minute
	mailAttempts = 8 // then it is given up: the note and the list have told of it
)

// MailHandover tells by mail that a conversation was handed over, once: whoever it is
// assigned to, else the team, else the owners. A mail whose fate is unknown may come
// twice; a person is rather told twice than not.
func (s *Service) MailHandover(ctx context.Context, workspaceID, id uuid.UUID) error {
	actor := db.SystemActor(workspaceID)
	var h *db.Handover
	var c *db.Conversation
	var contact *db.Contact
	var people []db.User
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if h, err = tx.ClaimHandoverMail(ctx, id, mailLease); err != nil {
			return err
		}
		if c, err = tx.Conversation(ctx, h.ConversationID); err != nil {
			return err
		}
		if contact, err = tx.Contact(ctx, c.ContactID); err != nil {
			return err
		}
		people, err = tx.WhomToTell(ctx, c.ID)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("find whom to tell: %w", err)
	}
	sent := 0
	var failed error
	for _, person := range people {
		message, err := mail.HandedOver(person.Locale, mail.Handover{
			Name: person.Name, Customer: contact.Name, Channel: c.Channel.Name(), Wants: h.Wants, Tried: h.Tried, Missing: h.Missing,
			IsTold: h.IsTold, IsAssigned: c.AssigneeID != nil && *c.AssigneeID == person.ID, URL: s.PublicURL + "/inbox?view=ALL&c=" + c.ID.String(),
		})
		if err != nil {
			return err
		}
		message.To = person.Email
		err = s.Mail.Send(ctx, message)
		if err == nil {
			sent++
			continue
		}
		s.Log.WarnContext(ctx, "handover not mailed", "workspace", workspaceID, "handover", id, "user", person.ID, "err", err)
		if !errors.Is(err, mail.ErrRefused) {
			failed = errors.Join(failed, err)
		}
	}
	if sent == 0 && failed != nil && h.MailAttempts < mailAttempts {
		return failed // the row is due again when the lease is over
	}
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error { return tx.HandoverMailed(ctx, id, sent > 0) })
}
