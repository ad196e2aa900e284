package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// QuestionGroup is questions that are about the same, as a report shows them.
type QuestionGroup struct {
	ID          uuid.UUID
	Label       string // its most central question
	Count       int    // within the span
	CountBefore int    // within as long a time before it
	Settled     int    // of Count: those of which is known whether the assistant solved them
	Solved      int    // of those
	Languages   []string
	LastAskedAt time.Time
	CoveredBy   *uuid.UUID // the source that answers it by now
	CoveredAt   *time.Time
	DismissedAt *time.Time
	DismissedBy *uuid.UUID
}

// QuestionReport chooses what a report shows.
type QuestionReport struct {
	TimeSpan
	IsMissed    bool // only questions that nothing answered, in groups that nothing has covered for long
	IsDismissed bool // instead of the groups that people want to see, those that they do not
	Limit       int
}

// coverShown is how long a gap is shown that a source has closed.
const coverShown = `interval '7 days'`

// QuestionGroups returns groups with questions in the span, most asked first. Their
// label is chosen among those questions, the nearest to the group's middle.
func (tx *Tx) QuestionGroups(ctx context.Context, r QuestionReport) ([]QuestionGroup, error) {
	return many[QuestionGroup](ctx, tx, `
		with counted as (
			select q.group_id, count(*) filter (where q.asked_at >= $2) as count, count(*) filter (where q.asked_at < $2) as count_before,
				count(q.is_solved) filter (where q.asked_at >= $2) as settled, count(*) filter (where q.is_solved and q.asked_at >= $2) as solved,
				array_agg(distinct q.language) filter (where q.asked_at >= $2 and q.language <> '') as languages, max(q.asked_at) as last_asked_at
			from asked_questions q
			where q.workspace_id = $1 and q.group_id is not null and q.asked_at >= $2::timestamptz - ($3::timestamptz - $2::timestamptz) and q.asked_at < $3
			  and (not $5 or q.miss is not null)
			  and ($4::uuid[] is null or q.conversation_id in (select id from conversations where workspace_id = $1 and social_account_id = any($4)))
			group by q.group_id
			having count(*) filter (where q.asked_at >= $2) > 0
		), shown as (
			select c.*, g.total, g.covered_by, g.covered_at, g.dismissed_at, g.dismissed_by
			from counted c join question_groups g on g.workspace_id = $1 and g.id = c.group_id
			where not $5 or (g.dismissed_at is not null) = $6
				and (g.covered_by is null or g.covered_at > now() - `+coverShown+` or c.last_asked_at > g.covered_at)
			order by c.count desc, c.last_asked_at desc, g.id limit $7
		)
		select s.group_id as id, (
				select q.body from asked_questions q
				where q.workspace_id = $1 and q.group_id = s.group_id and q.asked_at >= $2 and q.asked_at < $3 and (not $5 or q.miss is not null)
				order by q.embedding::vector <=> s.total, q.asked_at, q.id limit 1) as label,
			s.count, s.count_before, s.settled, s.solved, coalesce(s.languages, '{}') as languages, s.last_asked_at,
			s.covered_by, case when s.covered_by is not null then s.covered_at end as covered_at, s.dismissed_at, s.dismissed_by
		from shown s order by s.count desc, s.last_asked_at desc, s.group_id`,
		tx.WorkspaceID(), r.From, r.To, r.Accounts, r.IsMissed, r.IsDismissed, r.Limit)
}

// QuestionGroupState is what people and sources have decided about a group.
type QuestionGroupState struct {
	ID          uuid.UUID
	DismissedAt *time.Time
}

// QuestionGroup returns one group's state.
func (tx *Tx) QuestionGroup(ctx context.Context, id uuid.UUID) (*QuestionGroupState, error) {
	return one[QuestionGroupState](ctx, tx, `select id, dismissed_at from question_groups where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id)
}

// GroupQuestion is a question of a group, with what a person wrote to it.
type GroupQuestion struct {
	AskedQuestion
	ContactName string
	Answer      *string // a person's first message after it, within three days; nil: nobody wrote
	AnsweredBy  *uuid.UUID
	IsDrafted   bool // the assistant wrote it, and a person sent it as it was
}

// GroupQuestions returns a group's questions in a span, newest first; those that were
// missed only when the report is about them. Of the same words in the same
// conversation the newest is enough.
func (tx *Tx) GroupQuestions(ctx context.Context, id uuid.UUID, r QuestionReport) ([]GroupQuestion, error) {
	return many[GroupQuestion](ctx, tx, `
		with newest as (
			select distinct on (q.conversation_id, q.content_hash) q.*
			from asked_questions q
			where q.workspace_id = $1 and q.group_id = $2 and q.asked_at >= $3 and q.asked_at < $4 and (not $6 or q.miss is not null)
			  and ($5::uuid[] is null or q.conversation_id in (select id from conversations where workspace_id = $1 and social_account_id = any($5)))
			order by q.conversation_id, q.content_hash, q.asked_at desc
		)
		select `+askedColumns+`, p.name as contact_name, a.body as answer, a.author_id as answered_by, coalesce(a.is_drafted, false) as is_drafted
		from newest q
		join conversations c on c.workspace_id = $1 and c.id = q.conversation_id
		join contacts p on p.workspace_id = $1 and p.id = c.contact_id
		left join lateral (
			select m.body, m.author_id, exists (
				select from reply_messages w join replies r on r.workspace_id = $1 and r.run_id = w.run_id
				where w.workspace_id = $1 and w.message_id = m.id and r.state = 'APPROVED') as is_drafted
			from messages m
			where m.workspace_id = $1 and m.conversation_id = q.conversation_id and m.occurred_at > q.asked_at and m.occurred_at < q.asked_at + interval '3 days'
			  and m.direction = 'OUT' and m.author in ('USER', 'PHONE_APP') and m.kind = 'TEXT' and m.body <> '' and m.status <> 'FAILED' and m.deleted_at is null
			order by m.occurred_at, m.id limit 1
		) a on true
		order by q.asked_at desc, q.id limit $7`, tx.WorkspaceID(), id, r.From, r.To, r.Accounts, r.IsMissed, r.Limit)
}
