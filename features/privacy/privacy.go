// Package privacy says what a workspace hides from models: of what its customers and
// its people write, numbers of cards and accounts wherever nobody said otherwise. It
// decides nothing about how: clients/ai/redact.go finds what is personal, and nothing
// leaves for a model that has not been through it (clients/ai/doer.go).
package privacy

import (
	"context"

	"socialsync/clients/ai"
	"socialsync/db"
)

// Kinds are what a workspace hides.
func Kinds(settings db.AgentSettings) []ai.Personal {
	kinds := make([]ai.Personal, len(settings.Hides))
	for i, kind := range settings.Hides {
		kinds[i] = ai.Personal(kind)
	}
	return kinds
}

// Of is Kinds of the workspace that a transaction is in.
func Of(ctx context.Context, tx *db.Tx) ([]ai.Personal, error) {
	settings, err := tx.AgentSettings(ctx)
	return Kinds(settings), err
}

// In returns a context in which models are asked as the workspace wants it. One that
// says so already stays as it is.
func In(ctx context.Context, store *db.DB, actor db.Actor) (context.Context, error) {
	if ai.IsHiding(ctx) {
		return ctx, nil
	}
	var kinds []ai.Personal
	err := store.View(ctx, actor, func(tx *db.Tx) (err error) {
		kinds, err = Of(ctx, tx)
		return err
	})
	return ai.Hiding(ctx, kinds), err
}
