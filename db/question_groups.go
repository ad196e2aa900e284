package db

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"
)

// leaveGroups takes questions q of the workspace $1 out of their groups, with what
// they mean. A group without questions goes with them (see TidyGroups).
func leaveGroups(which string) string {
	return `
	with leaving as (
		select q.id, q.group_id, q.embedding from asked_questions q where q.workspace_id = $1 and q.group_id is not null and ` + which + `
	), smaller as (
		update question_groups g set total = g.total - l.total, size = g.size - l.size
		from (select group_id, sum(embedding::vector) as total, count(*)::int as size from leaving group by group_id) l
		where g.workspace_id = $1 and g.id = l.group_id
	)
	update asked_questions q set group_id = null, embedding = null, embedding_model = null, content_hash = null from leaving l
	where q.workspace_id = $1 and q.id = l.id`
}

// LockGroups lets one at a time sort questions into the workspace's groups.
func (tx *Tx) LockGroups(ctx context.Context) error {
	_, err := tx.exec(ctx, `select pg_advisory_xact_lock(hashtextextended('question groups ' || $1::text, 0))`, tx.WorkspaceID())
	return err
}

// TidyGroups makes the groups what their questions are: conversations that were
// deleted have taken some with them.
func (tx *Tx) TidyGroups(ctx context.Context) error {
	p := tx.pipeline()
	p.queue(nil, `
		with odd as (
			select g.id from question_groups g left join asked_questions q on q.workspace_id = g.workspace_id and q.group_id = g.id
			where g.workspace_id = $1 group by g.id, g.size having count(q.id) <> g.size
		)
		update question_groups g set size = n.size, total = n.total
		from (select o.id, count(*)::int as size, sum(q.embedding::vector) as total
			from odd o join asked_questions q on q.workspace_id = $1 and q.group_id = o.id group by o.id) n
		where g.workspace_id = $1 and g.id = n.id`, tx.WorkspaceID())
	p.queue(nil, `
		delete from question_groups g where g.workspace_id = $1
		  and not exists (select from asked_questions q where q.workspace_id = $1 and q.group_id = g.id)`, tx.WorkspaceID())
	return p.send(ctx)
}

// JoinGroup sorts a question into the group whose middle is nearest, or into a new one
// when none is as near as alike (a cosine), and says which. The groups are locked. Of
// one that is in a group, or has no embedding, nothing changes and the result is nil.
func (tx *Tx) JoinGroup(ctx context.Context, id uuid.UUID, alike float64) (*uuid.UUID, error) {
	joined, err := one[struct{ ID uuid.UUID }](ctx, tx, `
		with asking as (
			select embedding::vector as meaning, embedding_model, miss, asked_at from asked_questions
			where workspace_id = $1 and id = $2 and group_id is null and embedding is not null
		), nearest as (
			select g.id from question_groups g, asking a
			where g.workspace_id = $1 and g.model = a.embedding_model and g.size > 0 and 1 - (g.total <=> a.meaning) >= $4
			order by g.total <=> a.meaning, g.id limit 1
		), grown as (
			update question_groups g
			set total = g.total + a.meaning, size = g.size + 1,
				missed_at = case when a.miss is null then g.missed_at else greatest(g.missed_at, a.asked_at) end,
				cover_due_at = case when a.miss is null then g.cover_due_at else now() end
			from asking a, nearest n where g.workspace_id = $1 and g.id = n.id returning g.id
		), founded as (
			insert into question_groups (workspace_id, id, model, total, size, missed_at, cover_due_at)
			select $1, $3, a.embedding_model, a.meaning, 1, case when a.miss is not null then a.asked_at end, case when a.miss is not null then now() end
			from asking a where not exists (select from nearest) returning id
		)
		select id from grown union all select id from founded`, tx.WorkspaceID(), id, NewID(), alike)
	if errors.Is(err, ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &joined.ID, tx.must(ctx, `update asked_questions set group_id = $3 where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id, joined.ID)
}

// MarkRepeated says of a question's group that the customer had asked it less than a
// day before, and was answered by the assistant: that answer missed.
func (tx *Tx) MarkRepeated(ctx context.Context, id uuid.UUID) error {
	p := tx.pipeline()
	p.queue(nil, `
		with before as (
			update asked_questions b set miss = 'REPEATED', is_solved = false
			from asked_questions q, reply_runs u
			where q.workspace_id = $1 and q.id = $2 and b.workspace_id = $1 and b.conversation_id = q.conversation_id and b.group_id = q.group_id
			  and b.id <> q.id and b.miss is null and b.asked_at < q.asked_at and b.asked_at >= q.asked_at - interval '1 day'
			  and u.workspace_id = $1 and u.id = b.run_id and u.outcome = 'SENT' and u.reason = 'COVERED'
			returning b.group_id, b.asked_at
		)
		update question_groups g set missed_at = greatest(g.missed_at, b.asked_at), cover_due_at = now()
		from before b where g.workspace_id = $1 and g.id = b.group_id`, tx.WorkspaceID(), id)
	return p.send(ctx)
}

// recheckCover has groups of missed questions looked at again: what the sources say
// has changed. A few seconds later, since many sources may change at once.
func (tx *Tx) recheckCover(ctx context.Context) error {
	_, err := tx.exec(ctx, `
		update question_groups set cover_due_at = now() + interval '2 seconds'
		where workspace_id = $1 and dismissed_at is null and missed_at > now() - interval '90 days'`, tx.WorkspaceID())
	return err
}

// MissedGroup is a group whose question may be answered by now.
type MissedGroup struct {
	ID        uuid.UUID
	Question  string // the most central one that was missed
	CoveredBy *uuid.UUID
}

// ClaimCover takes up to limit groups for which a look is due for as long as lease,
// those missed last first. One without a missed question comes with an empty one.
func (tx *Tx) ClaimCover(ctx context.Context, lease time.Duration, limit int) ([]MissedGroup, error) {
	return many[MissedGroup](ctx, tx, `
		with due as (
			select id from question_groups where workspace_id = $1 and cover_due_at <= now()
			order by missed_at desc nulls last, id limit $3 for update skip locked
		), claimed as (
			update question_groups g set cover_due_at = now() + $2::interval from due
			where g.workspace_id = $1 and g.id = due.id returning g.id, g.total, g.covered_by, g.missed_at
		)
		select c.id, coalesce((
			select q.body from asked_questions q where q.workspace_id = $1 and q.group_id = c.id and q.miss is not null
			order by q.embedding::vector <=> c.total, q.asked_at, q.id limit 1), '') as question, c.covered_by
		from claimed c order by c.missed_at desc nulls last, c.id`, tx.WorkspaceID(), lease, limit)
}

// SetCover records which source answers a group's question by now; nil: none does.
func (tx *Tx) SetCover(ctx context.Context, id uuid.UUID, source *uuid.UUID) error {
	_, err := tx.exec(ctx, `
		update question_groups set cover_due_at = null, covered_by = $3,
			covered_at = case when covered_by is not distinct from $3 then covered_at when $3::uuid is not null then now() end
		where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id, source)
	return err
}

// SetGroupDismissed says whether a group is something that this business answers at
// all; by whom it is not. The second time changes nothing.
func (tx *Tx) SetGroupDismissed(ctx context.Context, id uuid.UUID, dismissed bool, by *uuid.UUID) error {
	return tx.must(ctx, `
		update question_groups set dismissed_at = case when $3 then coalesce(dismissed_at, now()) end,
			dismissed_by = case when $3 then coalesce(dismissed_by, $4) end, cover_due_at = case when $3 then null else now() end
		where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id, dismissed, by)
}
