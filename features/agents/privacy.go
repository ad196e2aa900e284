package agents

import (
	"context"
	"slices"
	"strings"

	"socialsync/db"
	"socialsync/features/problem"
)

// HidePersonalDataInput is the schema's input of that name.
type HidePersonalDataInput struct{ Kinds []db.PersonalData }

// HidePersonalData says what models do not get to see, from the next call on. People
// see it as before.
//
// Problems: FORBIDDEN.
func (s *Service) HidePersonalData(ctx context.Context, actor db.Actor, in HidePersonalDataInput) error {
	kinds := orEmpty(slices.Compact(slices.Sorted(slices.Values(in.Kinds))))
	if slices.ContainsFunc(kinds, func(k db.PersonalData) bool { return !slices.Contains(db.AllPersonalData, k) }) {
		return problem.BadInputOn("kinds", "There is no such kind.")
	}
	return s.change(ctx, actor, func(tx *db.Tx, now *db.AgentSettings) (*db.AgentChange, error) {
		if slices.Equal(now.Hides, kinds) {
			return nil, nil
		}
		names := make([]string, len(kinds))
		for i, k := range kinds {
			names[i] = string(k)
		}
		return &db.AgentChange{Kind: db.AgentHides, Value: strings.Join(names, " ")}, tx.SetHides(ctx, kinds)
	})
}
