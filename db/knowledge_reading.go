package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// KnowledgeRef is a source of a workspace that is not known yet.
type KnowledgeRef struct{ WorkspaceID, ID uuid.UUID }

// QueueKnowledge makes a source due to be read now, from its beginning. Whoever
// reads it already loses their claim.
func (tx *Tx) QueueKnowledge(ctx context.Context, id uuid.UUID) (*KnowledgeSource, error) {
	return one[KnowledgeSource](ctx, tx, `
		update knowledge_sources s
		set status = 'QUEUED', due_at = now(), claim = null, attempts = 0, failure = null, failure_detail = null,
			progress_done = 0, progress_total = 0, refresh_at = null
		where s.workspace_id = $1 and s.id = $2
		returning `+knowledgeColumns, tx.WorkspaceID(), id)
}

// ClaimKnowledge takes a source that is due for the time of the lease. ErrNotFound:
// nothing is due, or somebody else has it.
func (tx *Tx) ClaimKnowledge(ctx context.Context, id uuid.UUID, lease time.Duration) (*KnowledgeSource, error) {
	return one[KnowledgeSource](ctx, tx, `
		update knowledge_sources s
		set claim = $3, due_at = now() + $4, attempts = attempts + 1, status = 'EXTRACTING', progress_done = 0, progress_total = 0
		where s.workspace_id = $1 and s.id = $2 and (s.due_at <= now()) is true
		returning `+knowledgeColumns, tx.WorkspaceID(), id, NewID(), lease)
}

// KeepKnowledge renews a claim and shows how far it is. ErrNotFound: the claim ran
// out and somebody else has the source, or it is gone.
func (tx *Tx) KeepKnowledge(ctx context.Context, s KnowledgeSource, lease time.Duration) error {
	return tx.must(ctx, `
		update knowledge_sources set due_at = now() + $4, status = $5, progress_done = $6, progress_total = $7
		where workspace_id = $1 and id = $2 and claim = $3`,
		tx.WorkspaceID(), s.ID, s.Claim, lease, s.Status, s.ProgressDone, s.ProgressTotal)
}

// PostponeKnowledge ends a claim and makes the source due again after wait.
func (tx *Tx) PostponeKnowledge(ctx context.Context, s KnowledgeSource, wait time.Duration) error {
	return tx.must(ctx, `
		update knowledge_sources set status = 'QUEUED', claim = null, due_at = now() + $4
		where workspace_id = $1 and id = $2 and claim = $3`, tx.WorkspaceID(), s.ID, s.Claim, wait)
}

// FailKnowledge ends a claim for good and says why. What was live stays so.
func (tx *Tx) FailKnowledge(ctx context.Context, s KnowledgeSource, why KnowledgeFailure, detail string) error {
	return tx.must(ctx, `
		update knowledge_sources s set status = 'FAILED', claim = null, due_at = null, failure = $4, failure_detail = nullif($5, ''),
			refreshed_at = case when s.url is null then s.refreshed_at else now() end,
			refresh_at = now() + make_interval(hours => s.refresh_hours)
		where s.workspace_id = $1 and s.id = $2 and s.claim = $3`, tx.WorkspaceID(), s.ID, s.Claim, why, detail)
}

// FinishKnowledge ends a claim: what was read is what is live, or waits for
// approval. etag is what the page's server calls what was read.
func (tx *Tx) FinishKnowledge(ctx context.Context, s KnowledgeSource, etag string) error {
	return tx.must(ctx, `
		update knowledge_sources s set status = 'INDEXED', claim = null, due_at = null, attempts = 0, failure = null, failure_detail = null, compare_due_at = now(),
			refreshed_at = case when s.url is null then s.refreshed_at else now() end, etag = nullif($4, ''),
			refresh_at = now() + make_interval(hours => s.refresh_hours)
		where s.workspace_id = $1 and s.id = $2 and s.claim = $3`, tx.WorkspaceID(), s.ID, s.Claim, etag)
}

// AddKnowledgeCost adds what embedding a source has cost.
func (tx *Tx) AddKnowledgeCost(ctx context.Context, id uuid.UUID, micros int64) error {
	return tx.must(ctx, `update knowledge_sources set cost_micros = cost_micros + $3 where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id, micros)
}

// DueKnowledge returns sources of all workspaces that nobody reads; Global only.
// What has been due for a moment only is left to its nudge.
func (tx *Tx) DueKnowledge(ctx context.Context, limit int) ([]KnowledgeRef, error) {
	return many[KnowledgeRef](ctx, tx, `
		(select workspace_id, id from knowledge_sources where due_at <= now() - interval '3 seconds' order by due_at limit $1)
		union all
		(select workspace_id, id from knowledge_sources where refresh_at <= now() order by refresh_at limit $1)
		limit $1`, limit)
}

// RefreshDueKnowledge makes a source due whose time to be looked at again has
// come, and leaves all others alone.
func (tx *Tx) RefreshDueKnowledge(ctx context.Context, id uuid.UUID) error {
	_, err := tx.exec(ctx, `
		update knowledge_sources set status = 'QUEUED', due_at = now(), attempts = 0, refresh_at = null
		where workspace_id = $1 and id = $2 and refresh_at <= now() and due_at is null`, tx.WorkspaceID(), id)
	return err
}

// DeleteKnowledgeSource removes a source with all that was read from it.
func (tx *Tx) DeleteKnowledgeSource(ctx context.Context, id uuid.UUID) error {
	if err := tx.countTerms(ctx, id, nil); err != nil {
		return err
	}
	if err := tx.must(ctx, `delete from knowledge_sources where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id); err != nil {
		return err
	}
	if err := tx.forgetPairs(ctx); err != nil {
		return err
	}
	return tx.recheckCover(ctx)
}

// StaleKnowledge returns sources of all workspaces whose passages were embedded by
// another model than this one, or not at all; Global only.
func (tx *Tx) StaleKnowledge(ctx context.Context, model string, limit int) ([]KnowledgeRef, error) {
	return many[KnowledgeRef](ctx, tx, `
		select distinct c.workspace_id, c.source_id as id from knowledge_chunks c
		where c.is_live and c.embedding_model is distinct from $1 limit $2`, model, limit)
}

// RequeueKnowledge makes a source due again that nobody reads or is to read.
func (tx *Tx) RequeueKnowledge(ctx context.Context, id uuid.UUID) error {
	_, err := tx.exec(ctx, `
		update knowledge_sources set status = 'QUEUED', due_at = now(), attempts = 0, etag = null
		where workspace_id = $1 and id = $2 and due_at is null and status = 'INDEXED'`, tx.WorkspaceID(), id)
	return err
}
