package resolvers

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/loaders"
)

// Node finds the object of an id, whatever it is. Another workspace's ids are as
// unknown as ids that never were.
func (q *query) Node(ctx context.Context, id uuid.UUID) (db.Node, error) {
	actor := db.ActorFrom(ctx)
	var kind db.NodeKind
	err := q.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		kind, err = tx.NodeKindOf(ctx, id)
		return err
	})
	if err != nil || kind == "" {
		return nil, err
	}
	l := loaders.From(ctx)
	switch kind {
	case "Conversation":
		return node(l.Conversations.Load(ctx, id))
	case "Message":
		return node(l.Messages.Load(ctx, id))
	case "Contact":
		return node(l.Contacts.Load(ctx, id))
	case "SocialAccount":
		return node(l.Accounts.Load(ctx, id))
	case "Label":
		return node(l.Labels.Load(ctx, id))
	case "Team":
		return node(l.Teams.Load(ctx, id))
	case "User":
		return node(l.Users.Load(ctx, id))
	case "CannedResponse":
		return node(l.Canned.Load(ctx, id))
	case "Note":
		return view(ctx, q.DB, func(tx *db.Tx) (*db.Note, error) { return tx.Note(ctx, id) })
	case "Activity":
		return view(ctx, q.DB, func(tx *db.Tx) (*db.Activity, error) { return tx.Activity(ctx, id) })
	case "MessageTemplate":
		return view(ctx, q.DB, func(tx *db.Tx) (*db.MessageTemplate, error) { return tx.MessageTemplate(ctx, id) })
	case "SavedView":
		return view(ctx, q.DB, func(tx *db.Tx) (*db.SavedView, error) { return tx.SavedView(ctx, id) })
	case "KnowledgeSource":
		return view(ctx, q.DB, func(tx *db.Tx) (*db.KnowledgeSource, error) { return tx.KnowledgeSource(ctx, id) })
	case "Faq":
		return view(ctx, q.DB, func(tx *db.Tx) (*db.Faq, error) { return tx.Faq(ctx, id) })
	case "ReplyRun":
		return node(l.ReplyRuns.Load(ctx, id))
	case "Reply":
		return view(ctx, q.DB, func(tx *db.Tx) (*db.Reply, error) { return tx.Reply(ctx, id) })
	case "Workspace":
		return view(ctx, q.DB, func(tx *db.Tx) (*db.Workspace, error) { return tx.Workspace(ctx) })
	case "ApiKey":
		return q.apiKeyNode(ctx, id)
	}
	return nil, nil
}

// apiKeyNode shows keys to whom the list of keys is shown.
func (q *query) apiKeyNode(ctx context.Context, id uuid.UUID) (db.Node, error) {
	if !db.ActorFrom(ctx).Can(db.RoleAdmin) {
		return nil, nil
	}
	return view(ctx, q.DB, func(tx *db.Tx) (*db.ApiKey, error) {
		keys, err := tx.ApiKeysByID(ctx, []uuid.UUID{id})
		if err != nil || len(keys) == 0 {
			return nil, err
		}
		return &keys[0], nil
	})
}

// node is nil without a type when there is no object; a typed nil would be
// taken for one.
func node[T any, P interface {
	*T
	db.Node
}](object P, err error) (db.Node, error) {
	if object == nil || err != nil {
		return nil, err
	}
	return object, nil
}

// view reads one object; what vanished meanwhile is nil.
func view[T any, P interface {
	*T
	db.Node
}](ctx context.Context, d *db.DB, read func(*db.Tx) (P, error)) (db.Node, error) {
	var object P
	err := d.View(ctx, db.ActorFrom(ctx), func(tx *db.Tx) (err error) {
		object, err = read(tx)
		return err
	})
	return node(object, ignoreMissing(err))
}
