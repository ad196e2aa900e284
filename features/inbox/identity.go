package inbox

import (
	"context"
	"errors"
	"slices"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/events"
)

// errRace means that a concurrent delivery made the same contact first. The
// transaction is rolled back and tried again.
var errRace = errors.New("a concurrent delivery was quicker")

// person is who a provider says is writing, as identities of an account.
func person(channel db.Channel, p meta.Party) []db.ContactIdentity {
	var username *string
	if p.Username != "" {
		username = &p.Username
	}
	identity := func(kind db.IdentityKind, id, key string) db.ContactIdentity {
		return db.ContactIdentity{Kind: kind, ExternalID: id, MatchKey: key, Username: username}
	}
	var ids []db.ContactIdentity
	if channel == db.ChannelInstagram {
		if p.UserID != "" {
			ids = append(ids, identity(db.InstagramUserID, p.UserID, p.UserID))
		}
		return ids
	}
	if p.Phone != "" {
		ids = append(ids, identity(db.WhatsAppPhone, p.Phone, PhoneKey(p.Phone)))
	}
	if p.UserID != "" {
		ids = append(ids, identity(db.WhatsAppUserID, p.UserID, p.UserID))
	}
	return ids
}

// identityKeys are what identities are looked up by.
func identityKeys(ids []db.ContactIdentity) (kinds, keys []string) {
	kinds, keys = make([]string, len(ids)), make([]string, len(ids))
	for i, id := range ids {
		kinds[i], keys[i] = string(id.Kind), id.MatchKey
	}
	return kinds, keys
}

// ResolveContact returns the contact that a provider's ids belong to, making it
// when it is new. When two ids turn out to be one person (a hidden number is
// disclosed), their contacts become one, silently.
func (s *Service) ResolveContact(ctx context.Context, tx *db.Tx, account db.AccountRef, channel db.Channel, p meta.Party) (uuid.UUID, error) {
	ids := person(channel, p)
	if len(ids) == 0 {
		return uuid.Nil, errNobody
	}
	kinds, keys := identityKeys(ids)
	known, err := tx.FindIdentities(ctx, account.ID, kinds, keys)
	if err != nil {
		return uuid.Nil, err
	}
	contactID, err := s.contactOf(ctx, tx, channel, p, known)
	if err != nil {
		return uuid.Nil, err
	}
	for _, id := range ids {
		if err := saveIdentity(ctx, tx, account.ID, contactID, id, known); err != nil {
			return uuid.Nil, err
		}
	}
	return contactID, nil
}

// contactOf picks, makes or merges the contact behind the known identities.
func (s *Service) contactOf(ctx context.Context, tx *db.Tx, channel db.Channel, p meta.Party, known []db.ContactIdentity) (uuid.UUID, error) {
	if len(known) == 0 {
		contact := db.Contact{ID: db.NewID(), Name: p.Name, Phone: phoneOf(channel, p)}
		if contact.Name == "" && p.Username != "" {
			contact.Name = "@" + p.Username
		}
		return contact.ID, tx.InsertContact(ctx, contact)
	}
	contactID := known[0].ContactID // the oldest, because identities come in the order of their ids
	for _, other := range known[1:] {
		if other.ContactID == contactID {
			continue
		}
		touched, err := tx.MergeContacts(ctx, other.ContactID, contactID)
		if err != nil {
			return uuid.Nil, err
		}
		for _, id := range touched {
			if err := s.record(ctx, tx, db.Activity{ConversationID: id, Kind: db.ActivityContactMerged}); err != nil {
				return uuid.Nil, err
			}
			s.Events.After(tx, events.ConversationUpdated{ConversationID: id})
		}
	}
	return contactID, nil
}

// learn fills in what the provider tells about a contact whom we know less of,
// and reports whether that was anything.
func learn(ctx context.Context, tx *db.Tx, c *db.Contact, channel db.Channel, p meta.Party) (bool, error) {
	phone := phoneOf(channel, p)
	unnamed := c.Name == "" || c.Phone != nil && c.Name == *c.Phone
	if (!unnamed || p.Name == "") && (phone == nil || c.Phone != nil) {
		return false, nil
	}
	return tx.LearnContact(ctx, c.ID, p.Name, phone)
}

// isKnown says whether nothing about an identity is new.
func isKnown(id db.ContactIdentity, known []db.ContactIdentity) bool {
	return slices.ContainsFunc(known, func(k db.ContactIdentity) bool {
		return k.Kind == id.Kind && k.MatchKey == id.MatchKey && k.ExternalID == id.ExternalID &&
			(id.Username == nil || k.Username != nil && *k.Username == *id.Username)
	})
}

// saveIdentity adds an identity or adopts the spelling the provider uses now.
func saveIdentity(ctx context.Context, tx *db.Tx, accountID, contactID uuid.UUID, id db.ContactIdentity, known []db.ContactIdentity) error {
	if isKnown(id, known) {
		return nil
	}
	for _, k := range known {
		if k.Kind == id.Kind && k.MatchKey == id.MatchKey {
			return tx.UpdateIdentity(ctx, k.ID, id.ExternalID, id.Username)
		}
	}
	id.ID, id.ContactID, id.SocialAccountID = db.NewID(), contactID, accountID
	isNew, err := tx.InsertIdentity(ctx, id)
	if err == nil && !isNew {
		return errRace
	}
	return err
}

func phoneOf(channel db.Channel, p meta.Party) *string {
	if channel != db.ChannelWhatsApp || p.Phone == "" {
		return nil
	}
	phone := "+" + PhoneKey(p.Phone)
	return &phone
}
