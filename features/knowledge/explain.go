package knowledge

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
)

// LeftOutReason is why a passage would not be used.
type LeftOutReason string

// The reasons, spelled the same in Go, GraphQL and TypeScript.
const (
	LeftOutDisabled    LeftOutReason = "DISABLED"
	LeftOutAudience    LeftOutReason = "AUDIENCE"
	LeftOutScope       LeftOutReason = "SCOPE"
	LeftOutNotYet      LeftOutReason = "NOT_YET"
	LeftOutExpired     LeftOutReason = "EXPIRED"
	LeftOutNotApproved LeftOutReason = "NOT_APPROVED"
	LeftOutSuperseded  LeftOutReason = "SUPERSEDED"
	LeftOutNotReady    LeftOutReason = "NOT_READY"
	LeftOutScore       LeftOutReason = "BELOW_THRESHOLD"
	LeftOutTooMany     LeftOutReason = "TOO_MANY"
)

// TestSearchInput is the schema's input of that name.
type TestSearchInput struct {
	Question        string
	Audience        *db.KnowledgeAudience // nil: CUSTOMERS
	Channel         *db.Channel
	SocialAccountID *uuid.UUID
	MinScore        *float64
	Limit           *int
}

// Ranked is a passage with why it would not be used; no reasons: it would.
type Ranked struct {
	Passage
	LeftOut []LeftOutReason
}

// SearchTest is what a search does with a question, and what with.
type SearchTest struct {
	Words    []string // what the question is searched by
	Language string   // as it was recognised; empty: not
	// HasEmbedding is false when the model did not answer: words alone decided.
	HasEmbedding bool
	MinScore     float64
	Ranked       []Ranked
}

// TestSearch runs a search over everything the workspace has, also what may not be
// used, and says of each passage why it would be used or not.
//
// Problems: BAD_INPUT, FORBIDDEN.
func (s *Service) TestSearch(ctx context.Context, actor db.Actor, in TestSearchInput) (*SearchTest, error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	search := SearchInput{Query: in.Question, Limit: 20, Audience: db.AudienceCustomers, Channel: in.Channel, SocialAccountID: in.SocialAccountID}
	test := &SearchTest{MinScore: DefaultMinScore, Ranked: []Ranked{}}
	if in.Audience != nil {
		search.Audience = *in.Audience
	}
	if in.Limit != nil {
		search.Limit = *in.Limit
	}
	if in.MinScore != nil {
		test.MinScore = min(max(*in.MinScore, 0), 1)
	}
	question, err := s.question(ctx, actor, search)
	if err != nil {
		return nil, err
	}
	question.Everything = true
	test.Words, test.Language, test.HasEmbedding = question.Words, question.Language, question.Embedding != nil
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		found, err := tx.SearchKnowledge(ctx, question)
		if err != nil {
			return err
		}
		used, reasons := 0, map[uuid.UUID][]LeftOutReason{}
		for _, f := range found {
			list := []LeftOutReason{}
			for _, r := range f.LeftOut {
				list = append(list, LeftOutReason(r))
			}
			if f.Score < test.MinScore {
				list = append(list, LeftOutScore)
			}
			if len(list) == 0 {
				if used++; used > defaultLimit {
					list = append(list, LeftOutTooMany)
				}
			}
			reasons[f.ChunkID] = list
		}
		passages, err := read(ctx, tx, found)
		for _, p := range passages {
			test.Ranked = append(test.Ranked, Ranked{Passage: p, LeftOut: reasons[p.ChunkID]})
		}
		return err
	})
	return test, err
}
