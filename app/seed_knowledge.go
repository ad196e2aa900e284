package app

import (
	"context"
	"fmt"

	"socialsync/app/demo"
	"socialsync/db"
	"socialsync/features/knowledge"
)

// seedKnowledge adds what the shop has written down, as people would. Where there is
// to be a history it is read at once, for the assistant to have answered from; else
// the worker reads it as soon as one runs.
func (s *seeder) seedKnowledge(ctx context.Context) error {
	documents, err := demo.Documents()
	if err != nil {
		return err
	}
	for _, d := range documents {
		upload := knowledge.Upload{Filename: d.Filename, Data: d.Data}
		if d.Internal {
			upload.Audience = db.AudienceAgents
		}
		if _, err := s.Knowledge.Add(ctx, s.actor, upload); err != nil {
			return fmt.Errorf("%s: %w", d.Filename, err)
		}
	}
	faqs, err := demo.FAQs()
	if err != nil {
		return err
	}
	for _, f := range faqs {
		if _, err := s.Knowledge.SaveFaq(ctx, s.actor, knowledge.SaveFaqInput{Questions: f.Questions, Answer: f.Answer, Tags: f.Tags}); err != nil {
			return fmt.Errorf("%q: %w", f.Questions[0], err)
		}
	}
	return nil
}
