package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
	"socialsync/graph"
	"socialsync/loaders"
)

func (q *query) Conversations(ctx context.Context, filter *db.ConversationFilter, sort *db.ConversationSort, first *int, after *string) (*db.ConversationConnection, error) {
	want := db.ConversationQuery{First: 25, With: shownWithList(ctx)}
	if filter != nil {
		want.Filter = *filter
	}
	if sort != nil {
		want.Sort = *sort
	}
	if first != nil {
		want.First = *first
	}
	if after != nil {
		want.After = *after
	}
	page, err := q.Inbox.Conversations(ctx, db.ActorFrom(ctx), want)
	if err != nil {
		return nil, err
	}
	loaders.From(ctx).PrimePage(page, want.With)
	return &page.Connection, nil
}

// shownWithList looks ahead at what the query shows of each conversation, so
// that it travels in the page's own round trip.
func shownWithList(ctx context.Context) (with db.ConversationRelations) {
	op := graphql.GetOperationContext(ctx)
	edges := selected(op, graphql.GetFieldContext(ctx).Field, "edges")
	for _, field := range selections(op, selected(op, edges, "node")) {
		switch field.Name {
		case "socialAccount":
			with.Accounts = true
		case "labels":
			with.Labels = true
		case "team":
			with.Teams = true
		case "assignee":
			with.Users = true
		case "lastMessage":
			for _, inner := range selections(op, field) {
				with.Users = with.Users || inner.Name == "authorUser"
			}
		}
	}
	return with
}

// selected is the field of that name below parent; the zero field when it is
// not asked for.
func selected(op *graphql.OperationContext, parent graphql.CollectedField, name string) graphql.CollectedField {
	for _, f := range selections(op, parent) {
		if f.Name == name {
			return f
		}
	}
	return graphql.CollectedField{}
}

func selections(op *graphql.OperationContext, parent graphql.CollectedField) []graphql.CollectedField {
	if parent.Field == nil {
		return nil
	}
	return graphql.CollectFields(op, parent.Selections, []string{parent.Definition.Type.Name()})
}

func (q *query) Conversation(ctx context.Context, id uuid.UUID) (*db.Conversation, error) {
	return loaders.From(ctx).Conversations.Load(ctx, id)
}

func (q *query) InboxCounts(ctx context.Context) (*db.InboxCounts, error) {
	return q.Inbox.Counts(ctx, db.ActorFrom(ctx))
}

func (q *query) SavedViews(ctx context.Context) ([]db.SavedView, error) {
	return notNil(q.Inbox.SavedViews(ctx, db.ActorFrom(ctx)))
}

func (*conversation) SocialAccount(ctx context.Context, c *db.Conversation) (*db.SocialAccount, error) {
	return loaders.From(ctx).Accounts.Load(ctx, c.SocialAccountID)
}

func (*conversation) Contact(ctx context.Context, c *db.Conversation) (*db.Contact, error) {
	return loaders.From(ctx).Contacts.Load(ctx, c.ContactID)
}

func (*conversation) Assignee(ctx context.Context, c *db.Conversation) (*db.User, error) {
	return user(ctx, c.AssigneeID)
}

func (*conversation) Team(ctx context.Context, c *db.Conversation) (*db.Team, error) {
	if c.TeamID == nil {
		return nil, nil
	}
	return loaders.From(ctx).Teams.Load(ctx, *c.TeamID)
}

func (*conversation) Labels(ctx context.Context, c *db.Conversation) ([]db.Label, error) {
	if len(c.LabelIDs) == 0 {
		return []db.Label{}, nil
	}
	labels, err := loaders.From(ctx).Labels.LoadAll(ctx, c.LabelIDs)
	return existing(labels), err
}

func (*conversation) IsUnread(ctx context.Context, c *db.Conversation) (bool, error) {
	mark, err := loaders.From(ctx).Marks.Load(ctx, c.ID)
	return c.IsUnreadAfter(mark), err
}

func (r *conversation) Timeline(ctx context.Context, c *db.Conversation, first *int, after *string, last *int, before *string, around *uuid.UUID) (*db.TimelineConnection, error) {
	want := timelinePage(first, after, last, before)
	if around != nil {
		return r.Inbox.TimelineAround(ctx, db.ActorFrom(ctx), c.ID, *around, want.Size)
	}
	return r.Inbox.Timeline(ctx, db.ActorFrom(ctx), c.ID, want)
}

// timelinePage reads the arguments of a timeline: forward when first or after is
// given, else back.
func timelinePage(first *int, after *string, last *int, before *string) db.TimelinePage {
	from := func(cursor *string) string {
		if cursor == nil {
			return ""
		}
		return *cursor
	}
	page := db.TimelinePage{Size: 50, From: from(before)}
	if last != nil {
		page.Size = *last
	}
	if first != nil || from(after) != "" {
		page.IsForward, page.From = true, from(after)
	}
	if first != nil {
		page.Size = *first
	}
	return page
}

func (r *conversation) Found(ctx context.Context, c *db.Conversation, search string) ([]uuid.UUID, error) {
	return r.Inbox.Found(ctx, db.ActorFrom(ctx), c.ID, search)
}

func (*conversation) Draft(ctx context.Context, c *db.Conversation) (*db.Draft, error) {
	return loaders.From(ctx).Drafts.Load(ctx, c.ID)
}

func (*conversation) Viewers(ctx context.Context, c *db.Conversation) ([]inbox.Onlooker, error) {
	return notNil(loaders.From(ctx).Onlookers.Load(ctx, c.ID))
}

func (*messagePreview) AuthorUser(ctx context.Context, p *db.MessagePreview) (*db.User, error) {
	return user(ctx, p.AuthorID)
}

func (*presence) User(ctx context.Context, o *inbox.Onlooker) (*db.User, error) {
	return loaders.From(ctx).Users.Load(ctx, o.UserID)
}

// conversationsPayload is the payload of every bulk action.
func conversationsPayload(list []db.Conversation, err error) (*graph.ConversationsPayload, error) {
	errs, err := graph.UserErrors(err)
	if list == nil {
		list = []db.Conversation{}
	}
	return &graph.ConversationsPayload{Conversations: list, Errors: errs}, err
}

func conversationPayload(c *db.Conversation, err error) (*graph.ConversationPayload, error) {
	errs, err := graph.UserErrors(err)
	return &graph.ConversationPayload{Conversation: c, Errors: errs}, err
}

func (m *mutation) SetConversationStatus(ctx context.Context, in inbox.SetStatusInput) (*graph.ConversationsPayload, error) {
	return conversationsPayload(m.Inbox.SetStatus(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) AssignConversations(ctx context.Context, in inbox.AssignInput) (*graph.ConversationsPayload, error) {
	return conversationsPayload(m.Inbox.Assign(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) AssignConversationsToTeam(ctx context.Context, in inbox.AssignTeamInput) (*graph.ConversationsPayload, error) {
	return conversationsPayload(m.Inbox.AssignTeam(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) SetPriority(ctx context.Context, in inbox.SetPriorityInput) (*graph.ConversationsPayload, error) {
	return conversationsPayload(m.Inbox.SetPriority(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) ChangeLabels(ctx context.Context, in inbox.ChangeLabelsInput) (*graph.ConversationsPayload, error) {
	return conversationsPayload(m.Inbox.ChangeLabels(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) MarkRead(ctx context.Context, in inbox.MarkReadInput) (*graph.ConversationPayload, error) {
	return conversationPayload(m.Inbox.MarkRead(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) MarkUnread(ctx context.Context, in inbox.MarkUnreadInput) (*graph.ConversationPayload, error) {
	return conversationPayload(m.Inbox.MarkUnread(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) StartConversation(ctx context.Context, in inbox.StartConversationInput) (*graph.ConversationPayload, error) {
	return conversationPayload(m.Inbox.StartConversation(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) SetPresence(ctx context.Context, in inbox.SetPresenceInput) (*graph.DonePayload, error) {
	return donePayload(m.Inbox.SetPresence(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) SaveView(ctx context.Context, in inbox.SaveViewInput) (*graph.SavedViewPayload, error) {
	view, err := m.Inbox.SaveView(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.SavedViewPayload{SavedView: view, Errors: errs}, err
}

func (m *mutation) DeleteView(ctx context.Context, in graph.DeleteInput) (*graph.DonePayload, error) {
	return donePayload(m.Inbox.DeleteView(ctx, db.ActorFrom(ctx), in.ID))
}
