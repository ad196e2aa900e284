package resolvers

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
	"socialsync/graph"
	"socialsync/loaders"
)

func (*query) Message(ctx context.Context, id uuid.UUID) (*db.Message, error) {
	return loaders.From(ctx).Messages.Load(ctx, id)
}

func (*message) AuthorUser(ctx context.Context, m *db.Message) (*db.User, error) {
	return user(ctx, m.AuthorID)
}

func (*message) Attachments(ctx context.Context, m *db.Message) ([]db.Attachment, error) {
	return notNil(loaders.From(ctx).Attachments.Load(ctx, m.ID))
}

func (*message) Reactions(ctx context.Context, m *db.Message) ([]db.Reaction, error) {
	return notNil(loaders.From(ctx).Reactions.Load(ctx, m.ID))
}

func (*message) Attempts(ctx context.Context, m *db.Message) ([]db.MessageAttempt, error) {
	if m.Direction == db.In {
		return []db.MessageAttempt{}, nil
	}
	return notNil(loaders.From(ctx).Attempts.Load(ctx, m.ID))
}

func (*message) ReplyTo(ctx context.Context, m *db.Message) (*db.Message, error) {
	if m.ReplyToExternalID == nil {
		return nil, nil
	}
	return loaders.From(ctx).Answered.Load(ctx, loaders.Answer{ConversationID: m.ConversationID, ExternalID: *m.ReplyToExternalID})
}

func (r *message) IsReplyToUnknown(ctx context.Context, m *db.Message) (bool, error) {
	answered, err := r.ReplyTo(ctx, m)
	return m.ReplyToExternalID != nil && answered == nil && err == nil, err
}

func (r *attachment) URL(ctx context.Context, a *db.Attachment) (*string, error) {
	return r.Inbox.Links.URL(db.ActorFrom(ctx).WorkspaceID, *a), nil
}

func (*attachment) Refusals(_ context.Context, a *db.Attachment) ([]inbox.FileRefusal, error) {
	return inbox.Refusals(*a), nil
}

func (*reaction) AuthorUser(ctx context.Context, r *db.Reaction) (*db.User, error) {
	return user(ctx, r.AuthorID)
}

func (*note) AuthorUser(ctx context.Context, n *db.Note) (*db.User, error) {
	return user(ctx, n.AuthorID)
}

func (*note) Mentions(ctx context.Context, n *db.Note) ([]db.User, error) {
	people, err := loaders.From(ctx).Users.LoadAll(ctx, n.MentionedUserIDs)
	return existing(people), err
}

func (*activity) Actor(ctx context.Context, a *db.Activity) (*db.User, error) {
	return user(ctx, a.ActorID)
}

func (*activity) SubjectUser(ctx context.Context, a *db.Activity) (*db.User, error) {
	if a.Kind != db.ActivityAssigned && a.Kind != db.ActivityUnassigned {
		return nil, nil
	}
	return user(ctx, a.SubjectID)
}

func (*activity) SubjectTeam(ctx context.Context, a *db.Activity) (*db.Team, error) {
	if a.SubjectID == nil || a.Kind != db.ActivityTeamAssigned && a.Kind != db.ActivityTeamUnassigned {
		return nil, nil
	}
	return loaders.From(ctx).Teams.Load(ctx, *a.SubjectID)
}

func (*activity) SubjectLabel(ctx context.Context, a *db.Activity) (*db.Label, error) {
	if a.SubjectID == nil || a.Kind != db.ActivityLabelAdded && a.Kind != db.ActivityLabelRemoved {
		return nil, nil
	}
	return loaders.From(ctx).Labels.Load(ctx, *a.SubjectID)
}

func messagePayload(m *db.Message, err error) (*graph.MessagePayload, error) {
	errs, err := graph.UserErrors(err)
	return &graph.MessagePayload{Message: m, Errors: errs}, err
}

func (m *mutation) SendMessage(ctx context.Context, in inbox.SendMessageInput) (*graph.SendMessagePayload, error) {
	sent, err := m.Inbox.SendMessage(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	payload := &graph.SendMessagePayload{Messages: []db.Message{}, Errors: errs}
	if sent != nil {
		payload.Messages, payload.Conversation = sent.Messages, sent.Conversation
	}
	return payload, err
}

func (m *mutation) RetryMessage(ctx context.Context, in inbox.RetryMessageInput) (*graph.MessagePayload, error) {
	return messagePayload(m.Inbox.RetryMessage(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) CancelMessage(ctx context.Context, in inbox.DiscardMessageInput) (*graph.MessagePayload, error) {
	return messagePayload(m.Inbox.CancelMessage(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) React(ctx context.Context, in inbox.ReactInput) (*graph.MessagePayload, error) {
	return messagePayload(m.Inbox.React(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) SendTyping(ctx context.Context, in inbox.SendTypingInput) (*graph.DonePayload, error) {
	return donePayload(m.Inbox.SendTyping(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) AddNote(ctx context.Context, in inbox.AddNoteInput) (*graph.NotePayload, error) {
	n, err := m.Inbox.AddNote(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.NotePayload{Note: n, Errors: errs}, err
}

func (m *mutation) SaveDraft(ctx context.Context, in inbox.SaveDraftInput) (*graph.DraftPayload, error) {
	draft, err := m.Inbox.SaveDraft(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.DraftPayload{Draft: draft, Errors: errs}, err
}
