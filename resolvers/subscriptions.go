package resolvers

import (
	"context"
	"errors"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/agents"
	"socialsync/features/billing"
	"socialsync/loaders"
)

// InboxEvents follows the workspace. The hub closes the channel when ctx ends
// or the caller loses access; it is bounded and never blocks the hub.
func (s *subscription) InboxEvents(ctx context.Context, after *string) (<-chan *events.Delivery, error) {
	if err := allow(ctx, db.RoleViewer); err != nil {
		return nil, err
	}
	var cursor string
	if after != nil {
		cursor = *after
	}
	return s.Events.Subscribe(ctx, db.ActorFrom(ctx), cursor)
}

// InboxCursor is null while Redis is away: whoever subscribes then gets Resync once
// it is back.
func (q *query) InboxCursor(ctx context.Context) (*string, error) {
	cursor, err := q.Events.Cursor(ctx, db.ActorFrom(ctx).WorkspaceID)
	if err != nil || cursor == "" {
		return nil, nil //nolint:nilerr,nilnil // as said above
	}
	return &cursor, nil
}

// The members of events are loaded once per event, by the loaders of its
// response. Null means that the object is gone or not the listener's.

func (*messageAdded) Message(ctx context.Context, e *events.MessageAdded) (*db.Message, error) {
	return loaders.From(ctx).Messages.Load(ctx, e.MessageID)
}

func (*messageAdded) Conversation(ctx context.Context, e *events.MessageAdded) (*db.Conversation, error) {
	return loaders.From(ctx).Conversations.Load(ctx, e.ConversationID)
}

func (*messageUpdated) Message(ctx context.Context, e *events.MessageUpdated) (*db.Message, error) {
	return loaders.From(ctx).Messages.Load(ctx, e.MessageID)
}

func (r *noteAdded) Note(ctx context.Context, e *events.NoteAdded) (*db.Note, error) {
	return read(ctx, r.DB, func(tx *db.Tx) (*db.Note, error) { return tx.Note(ctx, e.NoteID) })
}

func (*noteAdded) Conversation(ctx context.Context, e *events.NoteAdded) (*db.Conversation, error) {
	return loaders.From(ctx).Conversations.Load(ctx, e.ConversationID)
}

func (r *activityAdded) Activity(ctx context.Context, e *events.ActivityAdded) (*db.Activity, error) {
	return read(ctx, r.DB, func(tx *db.Tx) (*db.Activity, error) { return tx.Activity(ctx, e.ActivityID) })
}

func (*conversationUpdated) Conversation(ctx context.Context, e *events.ConversationUpdated) (*db.Conversation, error) {
	return loaders.From(ctx).Conversations.Load(ctx, e.ConversationID)
}

func (*conversationRead) Conversation(ctx context.Context, e *events.ConversationRead) (*db.Conversation, error) {
	return loaders.From(ctx).Conversations.Load(ctx, e.ConversationID)
}

func (*draftUpdated) Draft(ctx context.Context, e *events.DraftUpdated) (*db.Draft, error) {
	return loaders.From(ctx).Drafts.Load(ctx, e.ConversationID)
}

func (*channelUpdated) SocialAccount(ctx context.Context, e *events.ChannelUpdated) (*db.SocialAccount, error) {
	return loaders.From(ctx).Accounts.Load(ctx, e.SocialAccountID)
}

func (r *labelsUpdated) Labels(ctx context.Context, _ *events.LabelsUpdated) (labels []db.Label, err error) {
	err = r.DB.View(ctx, db.ActorFrom(ctx), func(tx *db.Tx) error {
		labels, err = tx.Labels(ctx)
		return err
	})
	return notNil(labels, err)
}

func (r *budgetChanged) Budget(ctx context.Context, _ *events.BudgetChanged) (*billing.Budget, error) {
	budget, err := r.Billing.Budget(ctx, db.ActorFrom(ctx))
	return &budget, err
}

func (*replyRunUpdated) Run(ctx context.Context, e *events.ReplyRunUpdated) (*db.ReplyRun, error) {
	return loaders.From(ctx).ReplyRuns.Load(ctx, e.RunID)
}

func (r *replyUpdated) Reply(ctx context.Context, e *events.ReplyUpdated) (*db.Reply, error) {
	return read(ctx, r.DB, func(tx *db.Tx) (*db.Reply, error) { return tx.Reply(ctx, e.ReplyID) })
}

func (r *agentChanged) Agent(ctx context.Context, _ *events.AgentChanged) (*agents.Agent, error) {
	return r.Agents.Agent(ctx, db.ActorFrom(ctx))
}

// User falls back to the name the event carries, for somebody who left the
// workspace a moment ago.
func (*presenceChanged) User(ctx context.Context, e *events.PresenceChanged) (*db.User, error) {
	who, err := loaders.From(ctx).Users.Load(ctx, e.UserID)
	if who == nil && err == nil {
		who = &db.User{ID: e.UserID, Name: e.Name}
	}
	return who, err
}

func (*resync) Reason(_ context.Context, e *events.Resync) (string, error) {
	return string(e.Reason), nil
}

// read asks the store for one row; one that is gone is nil.
func read[T any](ctx context.Context, d *db.DB, find func(*db.Tx) (*T, error)) (row *T, err error) {
	err = d.View(ctx, db.ActorFrom(ctx), func(tx *db.Tx) (err error) {
		row, err = find(tx)
		return err
	})
	return row, ignoreMissing(err)
}

func ignoreMissing(err error) error {
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	return err
}
