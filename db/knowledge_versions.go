package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// KnowledgeVersionState is what becomes of a version.
type KnowledgeVersionState string

const (
	VersionBuilding   KnowledgeVersionState = "BUILDING"
	VersionPending    KnowledgeVersionState = "PENDING" // waits for approval
	VersionLive       KnowledgeVersionState = "LIVE"
	VersionSuperseded KnowledgeVersionState = "SUPERSEDED"
)

// KnowledgeVersion is what was read from a source at one time.
type KnowledgeVersion struct {
	ID        uuid.UUID
	SourceID  uuid.UUID
	State     KnowledgeVersionState
	Title     string
	Language  string
	Content   string // a block a line
	PageCount *int
	// SilentPages show something and hold no text, from 1: they look scanned.
	SilentPages []int
	ChunkCount  int
	TokenCount  int
	CreatedAt   time.Time
}

const versionColumns = `v.id, v.source_id, v.state, v.title, v.language, v.content, v.page_count, v.silent_pages, v.chunk_count, v.token_count, v.created_at`

// KnowledgeVersion returns one version.
func (tx *Tx) KnowledgeVersion(ctx context.Context, id uuid.UUID) (*KnowledgeVersion, error) {
	return one[KnowledgeVersion](ctx, tx, `
		select `+versionColumns+` from knowledge_versions v where v.workspace_id = $1 and v.id = $2`, tx.WorkspaceID(), id)
}

// BeginKnowledgeVersion starts a version that nobody sees yet.
func (tx *Tx) BeginKnowledgeVersion(ctx context.Context, v KnowledgeVersion) error {
	_, err := tx.exec(ctx, `
		insert into knowledge_versions (workspace_id, id, source_id, title, language, content, page_count, silent_pages, chunk_count, token_count)
		values ($1, $2, $3, $4, $5, $6, $7, coalesce($8, '{}'::int[]), $9, $10)`,
		tx.WorkspaceID(), v.ID, v.SourceID, v.Title, v.Language, v.Content, v.PageCount, v.SilentPages, v.ChunkCount, v.TokenCount)
	return err
}

// GoLive makes a version the one that answers, and the one before it superseded.
// Whoever searches sees all of the one or all of the other. What else was read
// from the source is deleted. The source's row must be locked.
func (tx *Tx) GoLive(ctx context.Context, v KnowledgeVersion) error {
	if err := tx.countTerms(ctx, v.SourceID, &v.ID); err != nil {
		return err
	}
	for _, statement := range []string{
		`delete from knowledge_versions where workspace_id = $1 and source_id = $2 and id <> $3 and state <> 'LIVE'`,
		`update knowledge_versions set state = 'SUPERSEDED' where workspace_id = $1 and source_id = $2 and id <> $3`,
		`update knowledge_chunks set is_live = version_id = $3 where workspace_id = $1 and source_id = $2 and is_live <> (version_id = $3)`,
		`update knowledge_versions set state = 'LIVE', live_at = now() where workspace_id = $1 and source_id = $2 and id = $3`,
	} {
		if _, err := tx.exec(ctx, statement, tx.WorkspaceID(), v.SourceID, v.ID); err != nil {
			return err
		}
	}
	if err := tx.recheckCover(ctx); err != nil {
		return err
	}
	return tx.must(ctx, `
		update knowledge_sources s
		set live_version_id = v.id, pending_version_id = null, page_count = v.page_count, silent_pages = v.silent_pages, chunk_count = v.chunk_count, token_count = v.token_count,
			title = case when s.kind = 'PAGE' and s.title = s.url then v.title else s.title end,
			language = case when s.language = '' then v.language else s.language end,
			size_bytes = case when s.kind = 'DOCUMENT' then s.size_bytes else octet_length(v.content) end,
			updated_at = now(), indexed_at = now(), compare_due_at = now()
		from knowledge_versions v
		where s.workspace_id = $1 and s.id = $2 and v.workspace_id = $1 and v.id = $3`, tx.WorkspaceID(), v.SourceID, v.ID)
}

// HoldForApproval lets a version wait until somebody approves it. What waited
// before is deleted.
func (tx *Tx) HoldForApproval(ctx context.Context, v KnowledgeVersion) error {
	for _, statement := range []string{
		`delete from knowledge_versions where workspace_id = $1 and source_id = $2 and id <> $3 and state in ('PENDING', 'BUILDING')`,
		`update knowledge_versions set state = 'PENDING' where workspace_id = $1 and source_id = $2 and id = $3`,
		`update knowledge_sources set pending_version_id = $3 where workspace_id = $1 and id = $2`,
	} {
		if _, err := tx.exec(ctx, statement, tx.WorkspaceID(), v.SourceID, v.ID); err != nil {
			return err
		}
	}
	return nil
}

// DiscardPending deletes the version that waits for approval.
func (tx *Tx) DiscardPending(ctx context.Context, sourceID uuid.UUID) error {
	if _, err := tx.exec(ctx, `
		delete from knowledge_versions where workspace_id = $1 and source_id = $2 and state = 'PENDING'`, tx.WorkspaceID(), sourceID); err != nil {
		return err
	}
	return tx.must(ctx, `update knowledge_sources set pending_version_id = null, updated_at = now() where workspace_id = $1 and id = $2`, tx.WorkspaceID(), sourceID)
}

// countTerms keeps knowledge_terms in step with what is live: the source's live
// version goes, next comes. One writer at a time in a workspace, because two that
// count the same words in another order would wait for each other.
func (tx *Tx) countTerms(ctx context.Context, sourceID uuid.UUID, next *uuid.UUID) error {
	if _, err := tx.exec(ctx, `select pg_advisory_xact_lock(hashtextextended('knowledge terms ' || $1::text, 0))`, tx.WorkspaceID()); err != nil {
		return err
	}
	_, err := tx.exec(ctx, `
		insert into knowledge_terms as t (workspace_id, term, chunks)
		select $1, w.lexeme, sum(case when c.version_id = $3 then 1 else 0 end - case when c.is_live then 1 else 0 end)
		from knowledge_chunks c cross join unnest(c.words) w
		where c.workspace_id = $1 and c.source_id = $2 and (c.is_live or c.version_id = $3)
		group by w.lexeme
		having sum(case when c.version_id = $3 then 1 else 0 end - case when c.is_live then 1 else 0 end) <> 0
		on conflict (workspace_id, term) do update set chunks = t.chunks + excluded.chunks`, tx.WorkspaceID(), sourceID, next)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, `delete from knowledge_terms where workspace_id = $1 and chunks <= 0`, tx.WorkspaceID())
	return err
}
