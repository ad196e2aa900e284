package resolvers

import (
	"context"

	"socialsync/db"
	"socialsync/features/accounts"
	"socialsync/features/inbox"
	"socialsync/graph"
	"socialsync/loaders"
)

func (q *query) Members(ctx context.Context) ([]db.Member, error) {
	return notNil(q.Accounts.Members(ctx, db.ActorFrom(ctx)))
}

func (q *query) Teams(ctx context.Context) ([]db.Team, error) {
	return notNil(q.Accounts.Teams(ctx, db.ActorFrom(ctx)))
}

func (q *query) Labels(ctx context.Context) ([]db.Label, error) {
	return notNil(q.Inbox.Labels(ctx, db.ActorFrom(ctx)))
}

func (q *query) CannedResponses(ctx context.Context) ([]db.CannedResponse, error) {
	return notNil(q.Inbox.CannedResponses(ctx, db.ActorFrom(ctx)))
}

func (q *query) APIKeys(ctx context.Context) ([]db.ApiKey, error) {
	return notNil(q.Accounts.ApiKeys(ctx, db.ActorFrom(ctx)))
}

func (*cannedResponse) Files(ctx context.Context, c *db.CannedResponse) ([]db.Attachment, error) {
	return notNil(loaders.From(ctx).CannedFiles.Load(ctx, c.ID))
}

func (t *team) Members(ctx context.Context, of *db.Team) ([]db.User, error) {
	return notNil(loaders.From(ctx).TeamMembers.Load(ctx, of.ID))
}

func (m *mutation) UpdateWorkspace(ctx context.Context, in accounts.UpdateWorkspaceInput) (*graph.WorkspacePayload, error) {
	workspace, err := m.Accounts.UpdateWorkspace(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.WorkspacePayload{Workspace: workspace, Errors: errs}, err
}

func (m *mutation) SaveTeam(ctx context.Context, in accounts.SaveTeamInput) (*graph.TeamPayload, error) {
	saved, err := m.Accounts.SaveTeam(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.TeamPayload{Team: saved, Errors: errs}, err
}

func (m *mutation) DeleteTeam(ctx context.Context, in graph.DeleteInput) (*graph.DonePayload, error) {
	return donePayload(m.Accounts.DeleteTeam(ctx, db.ActorFrom(ctx), in.ID))
}

func (m *mutation) SaveLabel(ctx context.Context, in inbox.SaveLabelInput) (*graph.LabelPayload, error) {
	label, err := m.Inbox.SaveLabel(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.LabelPayload{Label: label, Errors: errs}, err
}

func (m *mutation) DeleteLabel(ctx context.Context, in graph.DeleteInput) (*graph.DonePayload, error) {
	return donePayload(m.Inbox.DeleteLabel(ctx, db.ActorFrom(ctx), in.ID))
}

func (m *mutation) SaveCannedResponse(ctx context.Context, in inbox.SaveCannedResponseInput) (*graph.CannedResponsePayload, error) {
	canned, err := m.Inbox.SaveCannedResponse(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.CannedResponsePayload{CannedResponse: canned, Errors: errs}, err
}

func (m *mutation) DeleteCannedResponse(ctx context.Context, in graph.DeleteInput) (*graph.DonePayload, error) {
	return donePayload(m.Inbox.DeleteCannedResponse(ctx, db.ActorFrom(ctx), in.ID))
}

func (m *mutation) AttachCannedFiles(ctx context.Context, in inbox.AttachCannedFilesInput) (*graph.AttachCannedFilesPayload, error) {
	files, err := notNil(m.Inbox.Media.AttachCannedFiles(ctx, db.ActorFrom(ctx), in))
	errs, err := graph.UserErrors(err)
	return &graph.AttachCannedFilesPayload{Files: files, Errors: errs}, err
}

func (m *mutation) CreateAPIKey(ctx context.Context, in accounts.CreateApiKeyInput) (*graph.CreateAPIKeyPayload, error) {
	key, secret, err := m.Accounts.CreateApiKey(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	payload := &graph.CreateAPIKeyPayload{APIKey: key, Errors: errs}
	if key != nil {
		payload.Secret = &secret
	}
	return payload, err
}

func (m *mutation) RevokeAPIKey(ctx context.Context, in graph.DeleteInput) (*graph.DonePayload, error) {
	return donePayload(m.Accounts.RevokeApiKey(ctx, db.ActorFrom(ctx), in.ID))
}
