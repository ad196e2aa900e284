package resolvers

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
)

// PersonalFields and GroupedFields depend on who asks. An event that shows one
// of the former is executed for each user; of the latter, for each group of
// users that Alike makes.
var (
	PersonalFields = []string{"Conversation.draft", "Conversation.viewers", "Conversation.timeline"}
	GroupedFields  = []string{"Conversation.isUnread"}
)

// Alike says which users would be shown the same of an event: those who have
// read the conversation it is about, and those who have not.
func (r *Resolver) Alike(ctx context.Context, d *events.Delivery, users []uuid.UUID) (map[uuid.UUID]string, error) {
	groups := make(map[uuid.UUID]string, len(users))
	for _, u := range users {
		groups[u] = "unread"
	}
	conversation := conversationOf(d.Event)
	if conversation == uuid.Nil {
		return groups, nil
	}
	err := r.DB.View(ctx, db.ActorFrom(ctx), func(tx *db.Tx) error {
		readers, err := tx.CaughtUp(ctx, conversation, users)
		for _, u := range readers {
			groups[u] = "read"
		}
		return err
	})
	return groups, err
}

// conversationOf is the conversation an event shows; zero when it shows none.
func conversationOf(e events.Event) uuid.UUID {
	switch e := e.(type) {
	case events.MessageAdded:
		return e.ConversationID
	case events.NoteAdded:
		return e.ConversationID
	case events.ConversationUpdated:
		return e.ConversationID
	case events.MessageUpdated:
		return e.ConversationID
	case events.ActivityAdded:
		return e.ConversationID
	}
	return uuid.Nil
}
