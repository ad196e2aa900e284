package resolvers

import (
	"context"

	"socialsync/db"
	"socialsync/features/billing"
	"socialsync/graph"
)

func (q *query) ModelProvider(ctx context.Context) (*billing.ModelProvider, error) {
	return q.Billing.ModelProvider(ctx, db.ActorFrom(ctx))
}

func (q *query) OwnAnswerModel(ctx context.Context) (*string, error) {
	return q.Billing.OwnAnswerModel(ctx, db.ActorFrom(ctx))
}

func (m *mutation) FindOwnModels(ctx context.Context, in billing.FindOwnModelsInput) (*graph.FindOwnModelsPayload, error) {
	list, err := m.Billing.FindOwnModels(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.FindOwnModelsPayload{List: list, Errors: errs}, err
}

func (m *mutation) TestOwnModel(ctx context.Context, in billing.TestOwnModelInput) (*graph.TestOwnModelPayload, error) {
	test, err := m.Billing.TestOwnModel(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.TestOwnModelPayload{Test: test, Errors: errs}, err
}

func (m *mutation) SaveModelProvider(ctx context.Context, in billing.SaveModelProviderInput) (*graph.SaveModelProviderPayload, error) {
	provider, tests, err := m.Billing.SaveModelProvider(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.SaveModelProviderPayload{Provider: provider, Tests: tests, Errors: errs}, err
}

func (m *mutation) RemoveModelProvider(ctx context.Context) (*graph.RemoveModelProviderPayload, error) {
	errs, err := graph.UserErrors(m.Billing.RemoveModelProvider(ctx, db.ActorFrom(ctx)))
	return &graph.RemoveModelProviderPayload{Errors: errs}, err
}
