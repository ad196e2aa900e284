package evals

import (
	"context"
	"regexp"

	"socialsync/db"
)

// testCorrection keeps a correction as a test: the assistant answers the question, and
// says what it got wrong before. It takes the place of a test that asks the same.
func (s *Service) testCorrection(ctx context.Context, tx *db.Tx, of db.FaqSuggestion, mustContain []string) error {
	contains := phrases(mustContain)
	if len(contains) == 0 {
		contains = KeyFacts(of.Answer)
	}
	if _, err := tx.PutAgentTest(ctx, db.AgentTest{
		ID: db.NewID(), Origin: db.TestCorrection, ReplyID: of.ReplyID, CreatedBy: of.SuggestedBy,
		AgentTestCase: db.AgentTestCase{Question: of.Question, Expects: db.ExpectAnswered, Contains: contains, Avoids: []string{}},
	}); err != nil {
		return err
	}
	s.testsChanged(tx, nil)
	return room(ctx, tx, 0)
}

// Addresses before numbers: an address may hold some.
var fact = regexp.MustCompile(`https?://[^\s<>"')]+[^\s<>"').,;:!?]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\d+(?:[.,:h]\d+)*(?:\s?[%€$£])?`)

// KeyFacts are what an answer cannot say in other words: numbers, prices, times and
// addresses, each once, at most ten.
func KeyFacts(answer string) []string {
	found := phrases(fact.FindAllString(answer, -1))
	return found[:min(len(found), maxPhrases)]
}
