package resolvers

import (
	"context"

	"socialsync/db"
	"socialsync/features/copilot"
	"socialsync/graph"
)

func (m *mutation) AskCopilot(ctx context.Context, in copilot.AskCopilotInput) (*graph.AskCopilotPayload, error) {
	answer, err := m.Copilot.Ask(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.AskCopilotPayload{Answer: answer, Errors: errs}, err
}
