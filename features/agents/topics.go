package agents

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/problem"
)

const (
	maxReplyTopics = 60
	maxExamples    = 30
	maxExample     = 300 // characters
	// judgedDays is how far back reliability looks.
	judgedDays = 90
	// leastJudged is how many answers people must have judged before their share says
	// anything: all of them, and those of one bucket.
	leastJudged, leastInBucket = 20, 5
)

// TopicStanding is a topic and what its answers were worth.
type TopicStanding struct {
	db.ReplyTopic
	Outcomes db.TopicOutcomes
	// IsProposed: it has earned to answer by itself, and nobody has decided yet.
	IsProposed bool
}

// Autonomy is how far the assistant may go by itself, and what that rests on.
type Autonomy struct {
	Rules       db.AutonomyRules
	Topics      []TopicStanding // by name
	Reliability Reliability
}

// Reliability compares how sure the assistant was with what people made of it.
type Reliability struct {
	Judged      int  // answers of the last ninety days that people have judged
	Least       int  // below so many there is nothing to show
	LeastBucket int  // the same, of one bucket
	IsOwn       bool // there is enough to correct the common curve by
	PriorWeight int  // answers that the common curve counts for, in each tenth
	Buckets     []ReliabilityBucket
}

// ReliabilityBucket is a tenth of the common curve, what people made of its answers, and
// what the workspace's own curve says of them.
type ReliabilityBucket struct {
	db.SupportBucket
	Common float64 // what the common curve said, on average
	Own    float64 // the same without IsOwn
}

// Autonomy returns the workspace's. Problems: FORBIDDEN.
func (s *Service) Autonomy(ctx context.Context, actor db.Actor) (*Autonomy, error) {
	if err := allow(actor, db.RoleViewer); err != nil {
		return nil, err
	}
	out := &Autonomy{Reliability: Reliability{Least: leastJudged, LeastBucket: leastInBucket, PriorWeight: priorWeight, Buckets: []ReliabilityBucket{}}}
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		if out.Rules, err = tx.AutonomyRules(ctx); err != nil {
			return err
		}
		topics, err := tx.ReplyTopics(ctx)
		if err != nil {
			return err
		}
		if out.Topics, err = standings(ctx, tx, topics, out.Rules); err != nil {
			return err
		}
		record, err := tx.SupportBuckets(ctx, judgedDays)
		if err == nil {
			out.Reliability.add(record)
		}
		return err
	})
	return out, err
}

func (r *Reliability) add(record []db.SupportBucket) {
	own := Calibrate(record)
	r.IsOwn = own != nil
	for _, b := range record {
		r.Judged += b.Count
		common := b.Expected / float64(b.Count)
		r.Buckets = append(r.Buckets, ReliabilityBucket{SupportBucket: b, Common: common, Own: own.Chance(common)})
	}
}

// Topic returns one topic; nil when it is gone.
func (s *Service) Topic(ctx context.Context, actor db.Actor, id uuid.UUID) (standing *TopicStanding, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		standing, err = topicIn(ctx, tx, id)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, nil
	}
	return standing, err
}

func topicIn(ctx context.Context, tx *db.Tx, id uuid.UUID) (*TopicStanding, error) {
	topic, err := tx.ReplyTopic(ctx, id)
	if err != nil {
		return nil, err
	}
	rules, err := tx.AutonomyRules(ctx)
	if err != nil {
		return nil, err
	}
	found, err := standings(ctx, tx, []db.ReplyTopic{*topic}, rules)
	if err != nil {
		return nil, err
	}
	return &found[0], nil
}

func standings(ctx context.Context, tx *db.Tx, topics []db.ReplyTopic, rules db.AutonomyRules) ([]TopicStanding, error) {
	ids := make([]uuid.UUID, len(topics))
	for i, t := range topics {
		ids[i] = t.ID
	}
	counted, err := tx.TopicOutcomes(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]TopicStanding, len(topics))
	for i, t := range topics {
		out[i] = TopicStanding{ReplyTopic: t, Outcomes: db.TopicOutcomes{TopicID: t.ID}}
		if at := slices.IndexFunc(counted, func(o db.TopicOutcomes) bool { return o.TopicID == t.ID }); at >= 0 {
			out[i].Outcomes = counted[at]
		}
		out[i].IsProposed = Proposes(t, out[i].Outcomes, rules)
	}
	return out, nil
}

// SaveReplyTopicInput is the schema's input of that name.
type SaveReplyTopicInput struct {
	ID        *uuid.UUID // nil: a new one, which begins with drafts
	Name      string
	Keywords  []string
	Examples  []string
	SendFrom  *float64
	DraftFrom *float64
}

func (in *SaveReplyTopicInput) validate() error {
	var l problem.List
	in.Name = strings.TrimSpace(in.Name)
	check(&l, in.Name != "" && isText(in.Name, 60), "name", "A topic needs a name of at most 60 characters.")
	in.Keywords = phrases(&l, "keywords", in.Keywords)
	examples := []string{}
	for i, example := range in.Examples {
		if example = strings.Join(strings.Fields(db.Clean(example)), " "); example != "" && !slices.Contains(examples, example) {
			check(&l, isText(example, maxExample), fmt.Sprintf("examples.%d", i), "An example has at most 300 characters.")
			examples = append(examples, example)
		}
	}
	in.Examples = examples
	check(&l, len(examples) <= maxExamples, "examples", "There are at most 30 examples.")
	check(&l, len(in.Keywords)+len(examples) > 0, "keywords", "A topic is recognised by a keyword or an example.")
	share := func(v *float64) bool { return v == nil || *v >= 0 && *v <= 1 }
	check(&l, share(in.SendFrom) && share(in.DraftFrom) && (in.SendFrom == nil || in.DraftFrom == nil || *in.DraftFrom <= *in.SendFrom),
		"sendFrom", "Both are between 0 and 1, and sending needs at least as much as drafting.")
	return l.Err()
}

// SaveTopic adds a topic or changes one. What it may do stays as it is.
//
// Problems: FORBIDDEN, BAD_INPUT, NOT_FOUND, CONFLICT when another topic has the name.
func (s *Service) SaveTopic(ctx context.Context, actor db.Actor, in SaveReplyTopicInput) (*TopicStanding, error) {
	if err := in.validate(); err != nil {
		return nil, err
	}
	return s.topic(ctx, actor, in.ID, func(tx *db.Tx, t *db.ReplyTopic) error {
		if t.ID == uuid.Nil {
			t.ID = db.NewID()
			all, err := tx.ReplyTopics(ctx)
			if err != nil {
				return err
			}
			if len(all) >= maxReplyTopics {
				return problem.New(problem.LimitReached, "There are at most 60 topics.")
			}
		}
		t.Name, t.Keywords, t.Examples, t.SendFrom, t.DraftFrom = in.Name, in.Keywords, in.Examples, in.SendFrom, in.DraftFrom
		err := tx.SaveReplyTopic(ctx, *t)
		if db.IsTaken(err, "reply_topics_name_key") {
			return problem.OnField(problem.Conflict, "name", "Another topic has this name.")
		}
		return err
	})
}

// SetReplyTopicLaneInput is the schema's input of that name.
type SetReplyTopicLaneInput struct {
	ID   uuid.UUID
	Lane db.TopicLane
}

// SetTopicLane lets a topic do more or less by itself: to accept a proposal is to set
// AUTO. Its drafts are counted anew.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) SetTopicLane(ctx context.Context, actor db.Actor, in SetReplyTopicLaneInput) (*TopicStanding, error) {
	return s.topic(ctx, actor, &in.ID, func(tx *db.Tx, t *db.ReplyTopic) error {
		if t.Lane == in.Lane {
			return nil
		}
		change := db.AgentChange{Kind: db.AgentTopicDraft, Value: t.Name, UserID: actor.Person()}
		if in.Lane == db.LaneAuto {
			change.Kind = db.AgentTopicAuto
		}
		if err := tx.InsertAgentChange(ctx, change); err != nil {
			return err
		}
		return tx.SetTopicLane(ctx, t.ID, in.Lane, actor.Person(), nil, nil)
	})
}

// DismissTopicProposal has a topic go on with drafts. It is proposed again when as
// many more were good.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) DismissTopicProposal(ctx context.Context, actor db.Actor, id uuid.UUID) (*TopicStanding, error) {
	return s.topic(ctx, actor, &id, func(tx *db.Tx, t *db.ReplyTopic) error { return tx.DismissTopicProposal(ctx, t.ID) })
}

// DeleteTopic removes a topic: questions about it follow the mode again.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) DeleteTopic(ctx context.Context, actor db.Actor, id uuid.UUID) error {
	_, err := s.topic(ctx, actor, &id, func(tx *db.Tx, t *db.ReplyTopic) error {
		err := tx.DeleteReplyTopic(ctx, t.ID)
		t.ID = uuid.Nil
		return err
	})
	return err
}

// topic changes one and returns it as it is then.
func (s *Service) topic(ctx context.Context, actor db.Actor, id *uuid.UUID, do func(*db.Tx, *db.ReplyTopic) error) (standing *TopicStanding, err error) {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		topic := &db.ReplyTopic{}
		if id != nil {
			if topic, err = tx.LockReplyTopic(ctx, *id); err != nil {
				return err
			}
		}
		if err := do(tx, topic); err != nil {
			return err
		}
		s.Events.After(tx, events.AgentChanged{})
		if topic.ID == uuid.Nil {
			return nil
		}
		standing, err = topicIn(ctx, tx, topic.ID)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("topic")
	}
	return standing, err
}

// SetAutonomyRulesInput is the schema's input of that name.
type SetAutonomyRulesInput struct{ PromoteAfter, DemoteAfter int }

// SetAutonomyRules says how many good drafts earn a topic more, and how many bad
// answers cost it that.
//
// Problems: FORBIDDEN, BAD_INPUT.
func (s *Service) SetAutonomyRules(ctx context.Context, actor db.Actor, in SetAutonomyRulesInput) error {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return err
	}
	var l problem.List
	check(&l, within(in.PromoteAfter, 5, 500), "promoteAfter", "Between 5 and 500.")
	check(&l, within(in.DemoteAfter, 1, 50), "demoteAfter", "Between 1 and 50.")
	if err := l.Err(); err != nil {
		return err
	}
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		s.Events.After(tx, events.AgentChanged{})
		return tx.SetAutonomyRules(ctx, db.AutonomyRules(in))
	})
}
