package db

import (
	"context"

	"github.com/google/uuid"
)

// ReplyFate is what people made of a draft.
type ReplyFate string

// The fates, spelled the same in Go, SQL, GraphQL and TypeScript.
const (
	FateAccepted  ReplyFate = "ACCEPTED"           // sent as it was
	FateSmallEdit ReplyFate = "SMALL_EDIT"         // sent with a few characters changed
	FateRewritten ReplyFate = "REWRITTEN"          // sent as something else
	FateDiscarded ReplyFate = "DISCARDED"          // nobody wanted it
	FateOtherwise ReplyFate = "ANSWERED_OTHERWISE" // a person answered beside it
)

// TopicOutcomes counts what became of a topic's answers. Drafts count since its lane,
// or since a proposal was turned down; what the assistant sent by itself counts in the
// last week and the last thirty days, as far as the lane reaches. Bad answers are those
// that a colleague rated so, or after which the customer asked for a person or grew rude.
type TopicOutcomes struct {
	TopicID           uuid.UUID
	Accepted          int
	SmallEdits        int
	Rewritten         int
	Discarded         int
	AnsweredOtherwise int
	RatedBad          int // sent as drafted, and bad all the same; not among the first two
	Sent              int // by itself, in thirty days
	Bad               int // of those
	BadThisWeek       int
}

// bad says that an answer r of the run u was not good. Right after it is the next run
// of the conversation, within a day.
const bad = `(exists (select from reply_feedback f where f.workspace_id = r.workspace_id and f.reply_id = r.id and not f.is_good)
	or coalesce((
		select n.outcome = 'HANDED_OVER' and n.reason in ('HUMAN_REQUESTED', 'HARMFUL') and n.created_at < u.finished_at + interval '1 day'
		from reply_runs n
		where n.workspace_id = u.workspace_id and n.conversation_id = u.conversation_id and n.created_at > u.created_at
		order by n.created_at, n.id limit 1), false))`

// TopicOutcomes counts for each of the topics; those without an answer are left out.
func (tx *Tx) TopicOutcomes(ctx context.Context, topicIDs []uuid.UUID) ([]TopicOutcomes, error) {
	return many[TopicOutcomes](ctx, tx, `
		with answers as (
			select t.id as topic_id, r.state, r.fate, u.finished_at, `+bad+` as bad,
				r.decided_at > greatest(t.lane_since, t.dismissed_at) as counts
			from reply_topics t
			join reply_runs u on u.workspace_id = t.workspace_id and u.topic_id = t.id and u.finished_at > t.lane_since - interval '1 day'
			join replies r on r.workspace_id = u.workspace_id and r.run_id = u.id
			where t.workspace_id = $1 and t.id = any($2)
			  and (r.fate is not null and r.decided_at > t.lane_since
			    or r.state = 'SENT' and u.finished_at > greatest(t.lane_since, now() - interval '30 days')))
		select topic_id,
			count(*) filter (where counts and fate = 'ACCEPTED' and not bad) as accepted,
			count(*) filter (where counts and fate = 'SMALL_EDIT' and not bad) as small_edits,
			count(*) filter (where counts and fate = 'REWRITTEN') as rewritten,
			count(*) filter (where counts and fate = 'DISCARDED') as discarded,
			count(*) filter (where counts and fate = 'ANSWERED_OTHERWISE') as answered_otherwise,
			count(*) filter (where counts and fate in ('ACCEPTED', 'SMALL_EDIT') and bad) as rated_bad,
			count(*) filter (where state = 'SENT') as sent,
			count(*) filter (where state = 'SENT' and bad) as bad,
			count(*) filter (where state = 'SENT' and bad and finished_at > now() - interval '7 days') as bad_this_week
		from answers group by topic_id`, tx.WorkspaceID(), topicIDs)
}

// SupportBucket is what became of answers of which the common curve said about the same.
type SupportBucket struct {
	Bucket   int     // tenths: 7 is from 0.7 to 0.8, 9 includes 1
	Count    int     // answers that people have judged, or that went out and had a day to be found wrong
	Good     int     // of those
	Expected float64 // how many would be good if the curve were right: the sum of what it said
}

// steppedIn says that people had to mend an answer r of the run u that had gone out: one
// wrote next, unasked, or the customer asked the same again.
const steppedIn = `(coalesce((
		select m.direction = 'OUT' and m.author <> 'AI' and m.occurred_at < u.finished_at + interval '1 day'
		from messages m
		where m.workspace_id = u.workspace_id and m.conversation_id = u.conversation_id and m.occurred_at > u.finished_at and m.author <> 'AI'
		order by m.occurred_at, m.id limit 1), false)
	or exists (select from asked_questions q where q.workspace_id = u.workspace_id and q.run_id = u.id and q.miss = 'REPEATED'))`

// SupportBuckets sorts what was answered in the last days by what the common curve said
// of it. A draft is good when it was sent as it was or nearly. What the assistant sent by
// itself is good when, a day later, nobody had to step in. An opinion of a colleague
// counts before either.
func (tx *Tx) SupportBuckets(ctx context.Context, days int) ([]SupportBucket, error) {
	return many[SupportBucket](ctx, tx, `
		with judged as (
			select coalesce(u.common_support, u.support) as said, coalesce(
				(select bool_and(f.is_good) from reply_feedback f where f.workspace_id = r.workspace_id and f.reply_id = r.id),
				r.fate in ('ACCEPTED', 'SMALL_EDIT'),
				case when r.state = 'SENT' and u.finished_at < now() - interval '1 day' then not (`+bad+` or `+steppedIn+`) end) as is_good
			from reply_runs u join replies r on r.workspace_id = u.workspace_id and r.run_id = u.id
			where u.workspace_id = $1 and u.support is not null and u.finished_at > now() - make_interval(days => $2))
		select least(floor(said * 10 + 1e-9), 9)::int as bucket, count(*) as count, count(*) filter (where is_good) as good, sum(said) as expected
		from judged where is_good is not null group by 1 order by 1`, tx.WorkspaceID(), days)
}

// AutonomyRules say when a topic may answer by itself, and when no longer.
type AutonomyRules struct {
	PromoteAfter int // accepted drafts, 5 to 500
	DemoteAfter  int // bad answers within a week, 1 to 50
}

// AutonomyRules returns the workspace's.
func (tx *Tx) AutonomyRules(ctx context.Context) (AutonomyRules, error) {
	found, err := many[AutonomyRules](ctx, tx, `select promote_after, demote_after from agent_settings where workspace_id = $1`, tx.WorkspaceID())
	if err != nil || len(found) == 0 {
		return AutonomyRules{PromoteAfter: 20, DemoteAfter: 2}, err
	}
	return found[0], nil
}

// SetAutonomyRules changes them.
func (tx *Tx) SetAutonomyRules(ctx context.Context, r AutonomyRules) error {
	return tx.must(ctx, `
		insert into agent_settings (workspace_id, promote_after, demote_after) values ($1, $2, $3)
		on conflict (workspace_id) do update set promote_after = excluded.promote_after, demote_after = excluded.demote_after`,
		tx.WorkspaceID(), r.PromoteAfter, r.DemoteAfter)
}
