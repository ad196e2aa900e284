package replies

import (
	"context"
	"fmt"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/agents"
	"socialsync/features/agents/guard"
	"socialsync/features/problem"
)

const (
	examplesAtOnce = 200 // as many as an answer may wait for
	examplesTime   = 10 * time.Second
)

// topics says what a question is about. When nobody can say what it means, its words
// decide alone.
func (s *Service) topics(ctx context.Context, actor db.Actor, question string) ([]agents.TopicMatch, error) {
	var topics []db.ReplyTopic
	var unknown []db.TopicExample
	model := s.AI.Embed.Model
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		if topics, err = tx.ReplyTopics(ctx); err != nil || len(topics) == 0 {
			return err
		}
		unknown, err = tx.TopicExamplesToEmbed(ctx, model, examplesAtOnce)
		return err
	})
	if err != nil || len(topics) == 0 || question == "" {
		return []agents.TopicMatch{}, err
	}
	meaning, err := s.meaning(ctx, actor, question, unknown)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		s.Log.WarnContext(ctx, "topics are found by words alone", "workspace", actor.WorkspaceID, "err", err)
	}
	return agents.MatchTopics(question, topics, meaning), nil
}

// meaning compares a question with the examples of all topics.
func (s *Service) meaning(ctx context.Context, actor db.Actor, question string, unknown []db.TopicExample) (map[uuid.UUID]float64, error) {
	if err := s.embedExamples(ctx, actor, unknown); err != nil {
		return nil, err
	}
	vector, err := s.Knowledge.EmbedQuestion(ctx, actor, question)
	if err != nil {
		return nil, err
	}
	near := map[uuid.UUID]float64{}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		found, err := tx.LikeTopics(ctx, vector, s.AI.Embed.Model)
		for _, f := range found {
			near[f.TopicID] = f.Cosine
		}
		return err
	})
	return near, err
}

// embedExamples asks once what each example means.
func (s *Service) embedExamples(ctx context.Context, actor db.Actor, examples []db.TopicExample) error {
	if len(examples) == 0 {
		return nil
	}
	texts := make([]string, len(examples))
	for i, e := range examples {
		texts[i] = e.Body
	}
	ctx, cancel := context.WithTimeout(ctx, examplesTime)
	defer cancel()
	vectors, _, err := s.Billing.Embed(ctx, actor, "topics:"+db.NewID().String(), s.AI.Embed, texts)
	if err != nil {
		return fmt.Errorf("embed the examples of topics: %w", err)
	}
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error { return tx.SaveTopicEmbeddings(ctx, examples, vectors, s.AI.Embed.Model) })
}

// lane says whether a topic of the question has lost its right to be answered without
// a person since the answer was thought out; empty: none has.
func (t *turn) lane(ctx context.Context, tx *db.Tx) (string, error) {
	if len(t.gathered.Topics) == 0 {
		return "", nil
	}
	now, err := tx.ReplyTopics(ctx)
	if err != nil {
		return "", err
	}
	for _, matched := range t.gathered.Topics {
		for _, topic := range now {
			if topic.ID == matched.ID && topic.Lane != db.LaneAuto {
				return topic.Name, nil
			}
		}
	}
	return "", nil
}

// reviewAnswer looks whether a customer who wants a person, or grows rude, does so
// right after an answer of the assistant's: its topic may lose its autonomy.
func (s *Service) reviewAnswer(ctx context.Context, tx *db.Tx, t *turn) error {
	if t.decided.Reason != db.ReasonHumanRequested && t.decided.Reason != db.ReasonHarmful {
		return nil
	}
	before, err := tx.RunBefore(ctx, *t.run)
	if err != nil || before == nil {
		return err
	}
	lost, err := agents.ReviewTopic(ctx, tx, before.TopicID)
	if lost {
		s.Events.After(tx, events.AgentChanged{})
	}
	return err
}

// TopicCheck is what a question would be taken to be about, and what its answer would
// need.
type TopicCheck struct {
	Matches   []agents.TopicMatch
	Threshold agents.Threshold
}

// CheckTopics says what applies to a question on an account, by what is published.
//
// Problems: BAD_INPUT, FORBIDDEN, NOT_FOUND.
func (s *Service) CheckTopics(ctx context.Context, actor db.Actor, question string, accountID uuid.UUID) (*TopicCheck, error) {
	if err := problem.Allowed(actor.Can(db.RoleAgent)); err != nil {
		return nil, err
	}
	question = db.Clean(question)
	if n := utf8.RuneCountInString(question); n < 1 || n > maxTried {
		return nil, problem.BadInputOn("text", "The question needs 1 to %d characters.", maxTried)
	}
	var config agents.Config
	var account *db.SocialAccount
	err := s.DB.View(ctx, actor, func(tx *db.Tx) error {
		found, err := tx.SocialAccountsByID(ctx, []uuid.UUID{accountID})
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return problem.Missing("channel")
		}
		account = &found[0]
		draft, err := agents.DraftIn(ctx, tx)
		if err == nil {
			config = draft.Config
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	matches, err := s.topics(ctx, actor, question)
	if err != nil {
		return nil, err
	}
	rules := guard.TopicsIn(guard.Inbound(question, config.Guard))
	return &TopicCheck{Matches: matches, Threshold: config.Threshold(account.ID, account.Channel, rules, matches)}, nil
}
