package inbox

import (
	"context"
	"errors"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/nyaruka/phonenumbers"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
)

// UpdateContactInput is the schema's input of that name. Nil leaves a field as
// it is, an empty text clears it.
type UpdateContactInput struct {
	ContactID  uuid.UUID
	Name       *string
	Email      *string
	Phone      *string
	About      *string
	Attributes []ContactAttributeInput // nil leaves all, empty removes all
}

// ContactAttributeInput is the schema's input of that name.
type ContactAttributeInput struct{ Name, Value string }

// SetContactBlockedInput is the schema's input of that name.
type SetContactBlockedInput struct {
	ContactID uuid.UUID
	IsBlocked bool
}

// StartConversationInput is the schema's input of that name.
type StartConversationInput struct {
	SocialAccountID uuid.UUID
	Phone           string
	Name            *string
}

// change reads the input as an edit of the row, or says what is wrong with it.
func (in UpdateContactInput) change() (db.ContactChange, error) {
	var p problem.List
	c := db.ContactChange{Name: trimmed(in.Name), Email: trimmed(in.Email), About: trimmed(in.About)}
	tooLong := func(value *string, most int) bool { return value != nil && utf8.RuneCountInString(*value) > most }
	if tooLong(c.Name, 120) {
		p.Add(problem.BadInput, "name", "A name can have at most 120 characters.")
	}
	if tooLong(c.About, 2000) {
		p.Add(problem.BadInput, "about", "This can have at most 2,000 characters.")
	}
	if c.Email != nil && *c.Email != "" {
		if a, err := mail.ParseAddress(*c.Email); err != nil || a.Address != *c.Email || len(*c.Email) > 254 {
			p.Add(problem.BadInput, "email", "This is not an e-mail address.")
		}
	}
	if in.Phone != nil {
		phone := strings.TrimSpace(*in.Phone)
		if phone != "" {
			var err error
			if phone, err = parsePhone(phone); err != nil {
				p.Add(problem.BadInput, "phone", "Write the number with its country code, as in +33 6 12 34 56 78.")
			}
		}
		c.Phone = &phone
	}
	if in.Attributes != nil {
		c.Attributes = map[string]string{}
		for _, a := range in.Attributes {
			name, value := strings.TrimSpace(a.Name), strings.TrimSpace(a.Value)
			if name == "" || tooLong(&name, 60) || tooLong(&value, 500) {
				p.Add(problem.BadInput, "attributes", "An attribute needs a name of 1 to 60 characters and a value of at most 500.")
			}
			if _, twice := c.Attributes[name]; twice {
				p.Add(problem.BadInput, "attributes", "Two attributes have the same name.")
			}
			c.Attributes[name] = value
		}
		if len(c.Attributes) > 50 {
			p.Add(problem.BadInput, "attributes", "A contact can have at most 50 attributes.")
		}
	}
	return c, p.Err()
}

// UpdateContact applies a person's edit.
//
// Problems: BAD_INPUT, NOT_FOUND.
func (s *Service) UpdateContact(ctx context.Context, actor db.Actor, in UpdateContactInput) (*db.Contact, error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	change, err := in.change()
	if err != nil {
		return nil, err
	}
	var contact *db.Contact
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if contact, err = tx.UpdateContact(ctx, in.ContactID, change); err != nil {
			return err
		}
		return s.contactChanged(ctx, tx, in.ContactID)
	})
	if err != nil {
		return nil, missingContact(err)
	}
	return contact, nil
}

// SetContactBlocked blocks or unblocks a contact. A blocked person's messages
// are kept and trigger nothing, so nobody is owed an answer any more.
//
// Problems: NOT_FOUND.
func (s *Service) SetContactBlocked(ctx context.Context, actor db.Actor, in SetContactBlockedInput) (*db.Contact, error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	var contact *db.Contact
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if contact, err = tx.SetContactBlocked(ctx, in.ContactID, in.IsBlocked); err != nil {
			return err
		}
		if in.IsBlocked {
			if err := stopWaiting(ctx, tx, in.ContactID); err != nil {
				return err
			}
		}
		return s.contactChanged(ctx, tx, in.ContactID)
	})
	if err != nil {
		return nil, missingContact(err)
	}
	return contact, nil
}

// stopWaiting makes all conversations of a contact owe no answer.
func stopWaiting(ctx context.Context, tx *db.Tx, contactID uuid.UUID) error {
	all, err := tx.ConversationsOfContacts(ctx, []uuid.UUID{contactID})
	if err != nil {
		return err
	}
	ids := make([]uuid.UUID, len(all))
	for i, c := range all {
		ids[i] = c.ID
	}
	locked, err := tx.LockConversations(ctx, ids)
	if err != nil {
		return err
	}
	for i := range locked {
		locked[i].WaitingSince, locked[i].WaitedSince = nil, nil
	}
	return tx.SaveConversations(ctx, locked)
}

// contactChanged tells open inboxes, whose rows show the contact.
func (s *Service) contactChanged(ctx context.Context, tx *db.Tx, contactID uuid.UUID) error {
	all, err := tx.ConversationsOfContacts(ctx, []uuid.UUID{contactID})
	for _, c := range all {
		s.Events.After(tx, events.ConversationUpdated{ConversationID: c.ID})
	}
	return err
}

// StartConversation opens the conversation with a WhatsApp number, or finds it.
// The channel allows a template as its first message and nothing else.
//
// Problems: BAD_INPUT, NOT_FOUND, CHANNEL_DISCONNECTED.
func (s *Service) StartConversation(ctx context.Context, actor db.Actor, in StartConversationInput) (*db.Conversation, error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	phone, err := parsePhone(in.Phone)
	if err != nil {
		return nil, problem.BadInputOn("phone", "Write the number with its country code, as in +33 6 12 34 56 78.")
	}
	party := meta.Party{Phone: strings.TrimPrefix(phone, "+")}
	if name := trimmed(in.Name); name != nil {
		if utf8.RuneCountInString(*name) > 120 {
			return nil, problem.BadInputOn("name", "A name can have at most 120 characters.")
		}
		party.Name = *name
	}
	for attempt := 1; ; attempt++ {
		conversation, err := s.startConversation(ctx, actor, in.SocialAccountID, party)
		if !errors.Is(err, errRace) || attempt == 3 {
			return conversation, err
		}
	}
}

func (s *Service) startConversation(ctx context.Context, actor db.Actor, accountID uuid.UUID, party meta.Party) (*db.Conversation, error) {
	var conversation *db.Conversation
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		account, err := tx.SocialAccount(ctx, accountID)
		switch {
		case errors.Is(err, db.ErrNotFound):
			return problem.OnField(problem.NotFound, "socialAccountId", "This channel does not exist.")
		case err != nil:
			return err
		case account.Channel != db.ChannelWhatsApp:
			return problem.BadInputOn("socialAccountId", "Only WhatsApp lets a business write first.")
		case account.Status != db.AccountConnected:
			return problem.OnField(problem.ChannelDisconnected, "socialAccountId", "Connect the channel again first.")
		}
		ref := db.AccountRef{WorkspaceID: actor.WorkspaceID, ID: account.ID, Status: account.Status}
		contactID, err := s.ResolveContact(ctx, tx, ref, account.Channel, party)
		if err != nil {
			return err
		}
		var isNew bool
		conversation, isNew, err = tx.OpenConversation(ctx, db.Conversation{
			ID: db.NewID(), SocialAccountID: account.ID, ContactID: contactID, Channel: account.Channel,
			LastMessageAt: time.Now().Truncate(time.Microsecond),
		})
		if err != nil || !isNew {
			return err
		}
		s.Events.After(tx, events.ConversationUpdated{ConversationID: conversation.ID})
		return s.record(ctx, tx, db.Activity{
			ConversationID: conversation.ID, Kind: db.ActivityCreated, ActorID: actor.Person(),
		})
	})
	if err != nil {
		return nil, err
	}
	return conversation, nil
}

// parsePhone returns a number in E.164, with its plus sign.
func parsePhone(text string) (string, error) {
	number, err := phonenumbers.Parse(strings.TrimSpace(text), "")
	if err != nil {
		return "", err
	}
	if !phonenumbers.IsPossibleNumber(number) {
		return "", errors.New("not a possible number")
	}
	return phonenumbers.Format(number, phonenumbers.E164), nil
}

func trimmed(text *string) *string {
	if text == nil {
		return nil
	}
	t := strings.TrimSpace(*text)
	return &t
}

func missingContact(err error) error {
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("contact")
	}
	return err
}
