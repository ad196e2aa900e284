package loaders

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
)

func teamMembers(d *db.DB, actor db.Actor) func(context.Context, []uuid.UUID) ([][]db.User, []error) {
	return func(ctx context.Context, ids []uuid.UUID) ([][]db.User, []error) {
		rows, err := view(ctx, d, actor, (*db.Tx).TeamMembers, ids)
		if err != nil {
			return nil, []error{err}
		}
		byTeam := make(map[uuid.UUID][]db.User, len(ids))
		for _, m := range rows {
			byTeam[m.TeamID] = append(byTeam[m.TeamID], m.User)
		}
		return inOrder(ids, byTeam), nil
	}
}

// onlookers asks Redis. Presence is a courtesy: when Redis is away nobody is
// seen, and the screen stays whole.
func onlookers(s *inbox.Service, actor db.Actor) func(context.Context, []uuid.UUID) ([][]inbox.Onlooker, []error) {
	return func(ctx context.Context, ids []uuid.UUID) ([][]inbox.Onlooker, []error) {
		if s == nil {
			return make([][]inbox.Onlooker, len(ids)), nil
		}
		by, err := s.Viewers(ctx, actor, ids)
		if err != nil {
			s.Log.WarnContext(ctx, "presence cannot be read", "err", err)
			return make([][]inbox.Onlooker, len(ids)), nil
		}
		return inOrder(ids, by), nil
	}
}

// answered finds the messages that others answer, within their conversation.
func answered(d *db.DB, actor db.Actor) func(context.Context, []Answer) ([]*db.Message, []error) {
	return func(ctx context.Context, keys []Answer) ([]*db.Message, []error) {
		var conversations []uuid.UUID
		var external []string
		for _, k := range keys {
			conversations, external = append(conversations, k.ConversationID), append(external, k.ExternalID)
		}
		var rows []db.Message
		err := d.View(ctx, actor, func(tx *db.Tx) (err error) {
			rows, err = tx.MessagesAnswered(ctx, conversations, external)
			return err
		})
		if err != nil {
			return nil, []error{err}
		}
		by := make(map[Answer]*db.Message, len(rows))
		for i, m := range rows {
			if m.ExternalID != nil {
				by[Answer{m.ConversationID, *m.ExternalID}] = &rows[i]
			}
		}
		return inOrder(keys, by), nil
	}
}

// PrimePage gives the loaders what travelled with a page of the list, so that
// showing it asks nothing more.
func (l *Loaders) PrimePage(page *db.ConversationPage, with db.ConversationRelations) {
	for i := range page.Contacts {
		l.Contacts.Prime(page.Contacts[i].ID, &page.Contacts[i])
	}
	marks := make(map[uuid.UUID]*db.ReadMark, len(page.Marks))
	for i := range page.Marks {
		marks[page.Marks[i].ConversationID] = &page.Marks[i]
	}
	for _, e := range page.Connection.Edges {
		l.Marks.Prime(e.Node.ID, marks[e.Node.ID])
	}
	for i := range page.Accounts {
		l.Accounts.Prime(page.Accounts[i].ID, &page.Accounts[i])
	}
	for i := range page.Users {
		l.Users.Prime(page.Users[i].ID, &page.Users[i])
	}
	for i := range page.Labels {
		l.Labels.Prime(page.Labels[i].ID, &page.Labels[i])
	}
	for i := range page.Teams {
		l.Teams.Prime(page.Teams[i].ID, &page.Teams[i])
	}
	l.primeMissing(page, with)
}

// primeMissing settles ids that the whole sets do not hold: a label or a person
// that is gone. Without it each such id would cost a query.
func (l *Loaders) primeMissing(page *db.ConversationPage, with db.ConversationRelations) {
	for _, e := range page.Connection.Edges {
		if with.Users {
			for _, id := range []*uuid.UUID{e.Node.AssigneeID, e.Node.PreviewAuthorID} {
				if id != nil {
					l.Users.Prime(*id, nil)
				}
			}
		}
		if with.Labels {
			for _, id := range e.Node.LabelIDs {
				l.Labels.Prime(id, nil)
			}
		}
	}
}

// byID makes a loader's batch of a service that answers with a map; what it leaves
// out is nil.
func byID[T any](actor db.Actor, find func(context.Context, db.Actor, []uuid.UUID) (map[uuid.UUID]T, error)) func(context.Context, []uuid.UUID) ([]*T, []error) {
	return func(ctx context.Context, ids []uuid.UUID) ([]*T, []error) {
		found, err := find(ctx, actor, ids)
		if err != nil {
			return nil, []error{err}
		}
		out := make([]*T, len(ids))
		for i, id := range ids {
			if value, ok := found[id]; ok {
				out[i] = &value
			}
		}
		return out, nil
	}
}
