package resolvers

import (
	"context"

	"socialsync/db"
	"socialsync/features/accounts"
	"socialsync/graph"
)

func (q *query) Viewer(ctx context.Context) (*accounts.Viewer, error) {
	return q.Accounts.Viewer(ctx, db.ActorFrom(ctx))
}

func (q *query) Sessions(ctx context.Context) ([]db.Session, error) {
	return notNil(q.Accounts.Sessions(ctx, db.ActorFrom(ctx)))
}

func (m *mutation) SignUp(ctx context.Context, in accounts.SignUpInput) (*graph.ViewerPayload, error) {
	return viewerPayload(m.Accounts.SignUp(ctx, accounts.BrowserFrom(ctx), in))
}

func (m *mutation) SignIn(ctx context.Context, in accounts.SignInInput) (*graph.ViewerPayload, error) {
	return viewerPayload(m.Accounts.SignIn(ctx, db.ActorFrom(ctx), accounts.BrowserFrom(ctx), in))
}

func (m *mutation) SignOut(ctx context.Context) (*graph.DonePayload, error) {
	return donePayload(m.Accounts.SignOut(ctx, db.ActorFrom(ctx), accounts.BrowserFrom(ctx)))
}

func (m *mutation) RequestPasswordReset(ctx context.Context, in accounts.RequestPasswordResetInput) (*graph.DonePayload, error) {
	return donePayload(m.Accounts.RequestPasswordReset(ctx, accounts.BrowserFrom(ctx), in))
}

func (m *mutation) ResetPassword(ctx context.Context, in accounts.ResetPasswordInput) (*graph.ViewerPayload, error) {
	return viewerPayload(m.Accounts.ResetPassword(ctx, accounts.BrowserFrom(ctx), in))
}

func (m *mutation) ChangePassword(ctx context.Context, in accounts.ChangePasswordInput) (*graph.DonePayload, error) {
	return donePayload(m.Accounts.ChangePassword(ctx, db.ActorFrom(ctx), accounts.BrowserFrom(ctx), in))
}

func (m *mutation) UpdateProfile(ctx context.Context, in accounts.UpdateProfileInput) (*graph.ViewerPayload, error) {
	return viewerPayload(m.Accounts.UpdateProfile(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) SwitchWorkspace(ctx context.Context, in accounts.SwitchWorkspaceInput) (*graph.ViewerPayload, error) {
	return viewerPayload(m.Accounts.SwitchWorkspace(ctx, db.ActorFrom(ctx), accounts.BrowserFrom(ctx), in))
}

func (m *mutation) RevokeSession(ctx context.Context, in accounts.RevokeSessionInput) (*graph.DonePayload, error) {
	return donePayload(m.Accounts.RevokeSession(ctx, db.ActorFrom(ctx), accounts.BrowserFrom(ctx), in))
}

func viewerPayload(viewer *accounts.Viewer, err error) (*graph.ViewerPayload, error) {
	errs, err := graph.UserErrors(err)
	return &graph.ViewerPayload{Viewer: viewer, Errors: errs}, err
}

func donePayload(err error) (*graph.DonePayload, error) {
	errs, err := graph.UserErrors(err)
	return &graph.DonePayload{Done: err == nil && len(errs) == 0, Errors: errs}, err
}
