package resolvers

import (
	"context"

	"socialsync/db"
	"socialsync/features/billing"
	"socialsync/features/writing"
	"socialsync/graph"
)

func (q *query) AiModels(context.Context) ([]billing.AIModel, error) { return q.Billing.Models(), nil }

func (q *query) Budget(ctx context.Context) (*billing.Budget, error) {
	budget, err := q.Billing.Budget(ctx, db.ActorFrom(ctx))
	return &budget, err
}

func (q *query) CreditEntries(ctx context.Context, kinds []db.CreditEntryKind, first *int, after *string) (*db.CreditEntryConnection, error) {
	size, from := window(first, after, 25)
	return q.Billing.Entries(ctx, db.ActorFrom(ctx), kinds, size, from)
}

func (m *mutation) SetDailyBudget(ctx context.Context, in billing.SetDailyBudgetInput) (*graph.BudgetPayload, error) {
	budget, err := m.Billing.SetDailyBudget(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	payload := &graph.BudgetPayload{Errors: errs}
	if len(errs) == 0 {
		payload.Budget = &budget
	}
	return payload, err
}

func (m *mutation) TestAIModel(ctx context.Context, in billing.TestAIModelInput) (*graph.TestAIModelPayload, error) {
	result, err := m.Billing.TestModel(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.TestAIModelPayload{Result: result, Errors: errs}, err
}

func (m *mutation) ImproveText(ctx context.Context, in writing.ImproveTextInput) (*graph.ImproveTextPayload, error) {
	improved, err := m.Writing.Improve(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.ImproveTextPayload{Improved: improved, Errors: errs}, err
}
