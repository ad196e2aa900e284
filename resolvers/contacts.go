package resolvers

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
	"socialsync/graph"
	"socialsync/loaders"
)

// shownConversations is how many conversations a contact shows.
const shownConversations = 20

func (*query) Contact(ctx context.Context, id uuid.UUID) (*db.Contact, error) {
	return loaders.From(ctx).Contacts.Load(ctx, id)
}

func (*contact) Identities(ctx context.Context, c *db.Contact) ([]db.ContactIdentity, error) {
	return notNil(loaders.From(ctx).Identities.Load(ctx, c.ID))
}

func (*contact) Conversations(ctx context.Context, c *db.Contact) ([]db.Conversation, error) {
	list, err := notNil(loaders.From(ctx).ConversationsOfContact.Load(ctx, c.ID))
	return list[:min(len(list), shownConversations)], err
}

func (*contactIdentity) SocialAccount(ctx context.Context, i *db.ContactIdentity) (*db.SocialAccount, error) {
	return loaders.From(ctx).Accounts.Load(ctx, i.SocialAccountID)
}

func contactPayload(c *db.Contact, err error) (*graph.ContactPayload, error) {
	errs, err := graph.UserErrors(err)
	return &graph.ContactPayload{Contact: c, Errors: errs}, err
}

func (m *mutation) UpdateContact(ctx context.Context, in inbox.UpdateContactInput) (*graph.ContactPayload, error) {
	return contactPayload(m.Inbox.UpdateContact(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) SetContactBlocked(ctx context.Context, in inbox.SetContactBlockedInput) (*graph.ContactPayload, error) {
	return contactPayload(m.Inbox.SetContactBlocked(ctx, db.ActorFrom(ctx), in))
}
