package resolvers

import (
	"context"

	"socialsync/db"
	"socialsync/features/actions"
	"socialsync/graph"
)

func (q *query) Actions(ctx context.Context) ([]db.Action, error) {
	list, err := q.Resolver.Actions.List(ctx, db.ActorFrom(ctx))
	return notNil(list, err)
}

func (m *mutation) SaveAction(ctx context.Context, in actions.SaveActionInput) (*graph.ActionPayload, error) {
	action, err := m.Actions.Save(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.ActionPayload{Action: action, Errors: errs}, err
}

func (m *mutation) SwitchAction(ctx context.Context, in actions.SwitchActionInput) (*graph.ActionPayload, error) {
	action, err := m.Actions.Switch(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.ActionPayload{Action: action, Errors: errs}, err
}

func (m *mutation) DeleteAction(ctx context.Context, in graph.DeleteInput) (*graph.DonePayload, error) {
	return donePayload(m.Actions.Delete(ctx, db.ActorFrom(ctx), in.ID))
}

func (m *mutation) TryAction(ctx context.Context, in actions.TryActionInput) (*graph.TryActionPayload, error) {
	trial, err := m.Actions.Try(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.TryActionPayload{Trial: trial, Errors: errs}, err
}
