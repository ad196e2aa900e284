package insights

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/agents"
	"socialsync/features/knowledge"
	"socialsync/features/problem"
)

const (
	coverAtOnce = 32
	coverLease  = 2 * time.Minute
)

// cover looks which groups of missed questions a source answers by now: as surely as
// the assistant must be to send an answer by itself.
func (s *Service) cover(ctx context.Context, actor db.Actor) error {
	for {
		var groups []db.MissedGroup
		var send float64
		err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
			if groups, err = tx.ClaimCover(ctx, coverLease, coverAtOnce); err != nil || len(groups) == 0 {
				return err
			}
			send, err = sendFrom(ctx, tx)
			return err
		})
		if err != nil {
			return fmt.Errorf("claim what may be covered: %w", err)
		}
		for _, g := range groups {
			source, err := s.answers(ctx, actor, g.Question, send)
			if err != nil {
				return err
			}
			err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
				if (source == nil) != (g.CoveredBy == nil) || source != nil && *source != *g.CoveredBy {
					s.Events.After(tx, events.GapsChanged{})
				}
				return tx.SetCover(ctx, g.ID, source)
			})
			if err != nil {
				return fmt.Errorf("record what covers a gap: %w", err)
			}
		}
		if len(groups) < coverAtOnce {
			return nil
		}
	}
}

// sendFrom is the workspace's threshold for answers that nobody reads first.
func sendFrom(ctx context.Context, tx *db.Tx) (float64, error) {
	version, err := agents.Published(ctx, tx)
	if errors.Is(err, db.ErrNotFound) {
		draft, err := agents.DraftIn(ctx, tx)
		if err != nil {
			return 0, err
		}
		return draft.Config.Thresholds.Send, nil
	}
	if err != nil {
		return 0, err
	}
	return version.Config.Thresholds.Send, nil
}

// answers is the source that answers a question surely enough; nil: none does.
func (s *Service) answers(ctx context.Context, actor db.Actor, question string, least float64) (*uuid.UUID, error) {
	if question == "" {
		return nil, nil
	}
	found, err := s.Knowledge.Search(ctx, actor, knowledge.SearchInput{Query: question, Limit: 1, Audience: db.AudienceCustomers})
	if problem.CodeOf(err) == problem.BadInput {
		return nil, nil // there is not a word in it
	}
	if err != nil {
		return nil, fmt.Errorf("look for what answers: %w", err)
	}
	if len(found) == 0 || found[0].Score < least {
		return nil, nil
	}
	return &found[0].SourceID, nil
}
