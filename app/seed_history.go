package app

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"socialsync/db"
	"socialsync/features/agents"
)

// The workspace opened a month ago, let its AI draft for two weeks, and then answer.
const (
	openedBefore = 31 * 24 * time.Hour
	autoBefore   = 16 * 24 * time.Hour
)

// demoTopics are what the shop's customers ask about. The first ones earned to be
// answered without a person.
var demoTopics = []struct {
	name     string
	keywords []string
	examples []string
	isAuto   bool
}{
	{"Delivery", []string{"livraison", "livrez", "livrer", "ship", "shipping", "delivery", "customs", "tracking", "retrait"}, []string{"Combien coûte la livraison ?", "How long does delivery take?"}, true},
	{"Opening hours", []string{"horaires", "ouverts", "ouvert", "opening", "open", "soufflage"}, []string{"Êtes-vous ouverts le samedi ?", "Are you open on Sunday?"}, true},
	{"Products", []string{"brume", "aube", "lune", "rosée", "ampoule", "culot", "pendant", "cable"}, []string{"Quelles tailles pour la Brume ?", "Which sizes does the Brume come in?"}, true},
	{"Warranty and repairs", []string{"garantie", "warranty", "repair*", "flickers", "flicker", "clignote", "broken"}, []string{"La lampe est-elle sous garantie ?", "How long is the warranty?"}, false},
}

// seedHistory lets the assistant take part in what was left to it, as if it had
// happened in the last month, and leaves it answering: whoever writes on the sandbox
// phone is answered.
func (s *seeder) seedHistory(ctx context.Context) error {
	if len(s.stories) == 0 {
		return s.Agents.SetMode(ctx, s.actor, agents.SetAgentModeInput{Mode: db.ModeAuto})
	}
	s.Queue.IsQuiet = true // what it did a month ago is nobody's work now
	if err := s.begin(ctx); err != nil {
		return err
	}
	draft, auto := []*story{}, s.stories
	if i := slices.IndexFunc(s.stories, func(st *story) bool { return time.Since(st.at) >= autoBefore }); i >= 0 {
		draft, auto = s.stories[i:], s.stories[:i]
	}
	if err := s.play(ctx, draft); err != nil {
		return err
	}
	if err := s.letAnswer(ctx); err != nil {
		return err
	}
	if err := s.play(ctx, auto); err != nil {
		return err
	}
	if err := db.Backdate(ctx, s.Config.DatabaseOwnerURL, s.workspace, s.moments); err != nil {
		return err
	}
	if err := db.BackdateCredits(ctx, s.Config.DatabaseOwnerURL, s.workspace, s.moments); err != nil {
		return err
	}
	return s.Insights.LookAt(ctx, s.workspace) // which the worker would do later
}

// storiesAtOnce keeps Postgres and the models busy at the same time. What people say
// does not depend on it; who of the team is given a conversation does.
const storiesAtOnce = 4

func (s *seeder) play(ctx context.Context, stories []*story) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(storiesAtOnce)
	for _, story := range slices.Backward(stories) {
		group.Go(func() error {
			if err := story.play(ctx); err != nil {
				return fmt.Errorf("a conversation about %s: %w", story.script.Topic, err)
			}
			return nil
		})
	}
	err := group.Wait()
	for _, story := range stories {
		s.moments = append(s.moments, story.moments...)
	}
	return err
}

// begin has the sources read, the topics named and the AI draft, a month ago.
func (s *seeder) begin(ctx context.Context) error {
	var ids []uuid.UUID
	sources, err := s.Knowledge.Sources(ctx, s.actor, db.KnowledgeFilter{Kinds: []db.KnowledgeKind{db.KnowledgeDocument, db.KnowledgeFaq}}, 100, "")
	if err != nil {
		return err
	}
	for _, e := range sources.Edges {
		ids = append(ids, e.Node.ID)
	}
	group, reading := errgroup.WithContext(ctx)
	group.SetLimit(2) // as the worker does
	for _, id := range ids {
		group.Go(func() error { return s.Knowledge.Read(reading, s.workspace, id) })
	}
	if err := group.Wait(); err != nil {
		return fmt.Errorf("read the sources: %w", err)
	}
	if err := s.Agents.SetAutonomyRules(ctx, s.actor, agents.SetAutonomyRulesInput{PromoteAfter: 10, DemoteAfter: 4}); err != nil {
		return err
	}
	for _, t := range demoTopics {
		if _, err := s.Agents.SaveTopic(ctx, s.actor, agents.SaveReplyTopicInput{Name: t.name, Keywords: t.keywords, Examples: t.examples}); err != nil {
			return fmt.Errorf("topic %s: %w", t.name, err)
		}
	}
	if err := s.Agents.SetMode(ctx, s.actor, agents.SetAgentModeInput{Mode: db.ModeDraft}); err != nil {
		return err
	}
	s.moments = append(s.moments, db.Happened{From: s.began, At: time.Now().Add(-openedBefore)})
	// Now, so that what the assistant cites is as old then as it says.
	return db.Backdate(ctx, s.Config.DatabaseOwnerURL, s.workspace, s.moments)
}

// letAnswer is the day on which the AI was let to answer by itself.
func (s *seeder) letAnswer(ctx context.Context) error {
	now, err := s.now(ctx)
	if err != nil {
		return err
	}
	s.moments = append(s.moments, db.Happened{From: now, At: time.Now().Add(-autoBefore)})
	if err := s.Agents.SetMode(ctx, s.actor, agents.SetAgentModeInput{Mode: db.ModeAuto}); err != nil {
		return err
	}
	all, err := s.Agents.Autonomy(ctx, s.actor)
	if err != nil {
		return err
	}
	for _, t := range all.Topics {
		for _, named := range demoTopics {
			if named.name != t.Name || !named.isAuto {
				continue
			}
			if _, err := s.Agents.SetTopicLane(ctx, s.actor, agents.SetReplyTopicLaneInput{ID: t.ID, Lane: db.LaneAuto}); err != nil {
				return err
			}
		}
	}
	return nil
}

// now is the database's clock.
func (s *seeder) now(ctx context.Context) (now time.Time, err error) {
	err = s.DB.View(ctx, s.actor, func(tx *db.Tx) error {
		now, err = tx.DatabaseNow(ctx)
		return err
	})
	return now, err
}
