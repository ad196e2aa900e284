package replies

import (
	"context"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/agents/guard"
)

// guarded is what rules and moderation say about the customer's words.
type guarded struct {
	Findings      []guard.Finding    `json:"findings"`
	IsHarmful     bool               `json:"isHarmful"`
	IsUnmoderated bool               `json:"isUnmoderated"` // moderation did not respond
	IsUnreadable  bool               `json:"isUnreadable"`  // nothing of it can be understood
	Scores        map[string]float64 `json:"scores"`        // of moderation, those that say something
}

// guard: what do the workspace's rules and the provider's moderation say about what
// the customer wrote?
func (s *Service) guard(ctx context.Context, t *turn) (db.ReplyNode, error) {
	question := t.question()
	pictures, err := s.pictures(ctx, t)
	if err != nil {
		return "", err
	}
	t.guarded = guarded{Findings: orEmpty(guard.Inbound(question, t.config.Guard)), IsUnreadable: question == "" && len(pictures) == 0, Scores: map[string]float64{}}
	verdict, call, err := s.moderate(ctx, t, ai.ModerateRequest{Text: question, Images: pictures})
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case err != nil:
		s.Log.WarnContext(ctx, "moderation did not respond", "workspace", t.actor.WorkspaceID, "run", t.run.ID, "err", err)
		t.guarded.IsUnmoderated = true
	default:
		t.guarded.IsHarmful, t.guarded.Scores = verdict.Flagged, telling(verdict.Categories)
	}
	next := db.NodeGather
	if e := t.evidence(); e.Stop == "" {
		if _, settled := e.aboutTheQuestion(); settled {
			next = db.NodeDecide
		}
	}
	return next, t.record(db.NodeGuard, map[string]any{"question": question, "pictures": len(pictures)}, t.guarded, call)
}

// telling leaves out categories that say nothing.
func telling(scores map[string]float64) map[string]float64 {
	out := map[string]float64{}
	for category, score := range scores {
		if score >= 0.1 {
			out[category] = score
		}
	}
	return out
}

// orEmpty makes no list an empty one, as the trace shows it.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
