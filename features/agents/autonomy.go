package agents

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"socialsync/db"
)

// What a topic's drafts and answers must be worth.
const (
	goodShare = 0.9 // of its drafts, before it may answer by itself
	badShare  = 0.1 // of its answers, above which it may not any more
	leastSent = 10  // answers, below which a share says nothing
)

// Proposes says whether a topic has earned to answer by itself: enough of its drafts
// were sent as they were or nearly, and hardly any was not.
func Proposes(t db.ReplyTopic, o db.TopicOutcomes, rules db.AutonomyRules) bool {
	good := GoodDrafts(o)
	return t.Lane == db.LaneDraft && good >= rules.PromoteAfter && float64(good) >= goodShare*float64(JudgedDrafts(o))
}

// Demotes says whether a topic must go back to drafts: too many of its answers were
// not good this week, or too large a share of the last thirty days'.
func Demotes(t db.ReplyTopic, o db.TopicOutcomes, rules db.AutonomyRules) bool {
	return t.Lane == db.LaneAuto &&
		(o.BadThisWeek >= rules.DemoteAfter || o.Sent >= leastSent && float64(o.Bad) > badShare*float64(o.Sent))
}

// GoodDrafts are those that were sent as they were or nearly, without a complaint.
func GoodDrafts(o db.TopicOutcomes) int { return o.Accepted + o.SmallEdits }

// JudgedDrafts are those that people decided about.
func JudgedDrafts(o db.TopicOutcomes) int {
	return GoodDrafts(o) + o.Rewritten + o.Discarded + o.AnsweredOtherwise + o.RatedBad
}

// ReviewTopic takes a topic's right to answer by itself away when its answers do not
// deserve it any more, and reports whether it did: the caller then publishes
// events.AgentChanged. It is called where an answer turns out to be bad, in the same
// transaction. A topic that is gone, or nil, has nothing to lose.
func ReviewTopic(ctx context.Context, tx *db.Tx, topicID *uuid.UUID) (bool, error) {
	if topicID == nil {
		return false, nil
	}
	topic, err := tx.LockReplyTopic(ctx, *topicID)
	if errors.Is(err, db.ErrNotFound) {
		return false, nil
	}
	if err != nil || topic.Lane != db.LaneAuto {
		return false, err
	}
	rules, err := tx.AutonomyRules(ctx)
	if err != nil {
		return false, err
	}
	found, err := tx.TopicOutcomes(ctx, []uuid.UUID{topic.ID})
	if err != nil || len(found) == 0 || !Demotes(*topic, found[0], rules) {
		return false, err
	}
	if err := tx.SetTopicLane(ctx, topic.ID, db.LaneDraft, nil, &found[0].Bad, &found[0].Sent); err != nil {
		return false, err
	}
	return true, tx.InsertAgentChange(ctx, db.AgentChange{Kind: db.AgentTopicDraft, Value: topic.Name})
}
