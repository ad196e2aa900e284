package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// KnowledgeKind is what a source is.
type KnowledgeKind string

const (
	KnowledgeDocument KnowledgeKind = "DOCUMENT"
	KnowledgePage     KnowledgeKind = "PAGE"
	KnowledgeSitemap  KnowledgeKind = "SITEMAP" // names pages, which are sources of their own; has no text itself
	KnowledgeFaq      KnowledgeKind = "FAQ"
)

// KnowledgeStatus is how far reading a source is.
type KnowledgeStatus string

const (
	KnowledgeQueued     KnowledgeStatus = "QUEUED"
	KnowledgeExtracting KnowledgeStatus = "EXTRACTING"
	KnowledgeChunking   KnowledgeStatus = "CHUNKING"
	KnowledgeEmbedding  KnowledgeStatus = "EMBEDDING"
	KnowledgeIndexed    KnowledgeStatus = "INDEXED"
	KnowledgeFailed     KnowledgeStatus = "FAILED"
)

// KnowledgeAudience is who may read what a source says.
type KnowledgeAudience string

const (
	AudienceCustomers KnowledgeAudience = "CUSTOMERS" // everybody
	AudienceAgents    KnowledgeAudience = "AGENTS"    // colleagues only
)

// KnowledgeFailure is why a source could not be read.
type KnowledgeFailure string

const (
	FailureEmpty       KnowledgeFailure = "EMPTY"
	FailureNoText      KnowledgeFailure = "NO_TEXT"
	FailureEncrypted   KnowledgeFailure = "ENCRYPTED"
	FailureUnreadable  KnowledgeFailure = "UNREADABLE"
	FailureUnsupported KnowledgeFailure = "UNSUPPORTED"
	FailureTooLarge    KnowledgeFailure = "TOO_LARGE"
	FailureTooComplex  KnowledgeFailure = "TOO_COMPLEX"
	FailureUnreachable KnowledgeFailure = "UNREACHABLE"
	FailureGone        KnowledgeFailure = "GONE"
	FailureForbidden   KnowledgeFailure = "FORBIDDEN"
	FailureBudget      KnowledgeFailure = "BUDGET"
	FailureModel       KnowledgeFailure = "MODEL_UNAVAILABLE"
	FailureInternal    KnowledgeFailure = "INTERNAL"
)

// KnowledgeSource is a document, page, sitemap or FAQ that answers are made from.
type KnowledgeSource struct {
	ID               uuid.UUID
	Kind             KnowledgeKind
	Title            string
	Language         string // ISO 639-1; empty: not known
	Audience         KnowledgeAudience
	Channels         []Channel   // empty: all
	SocialAccountIDs []uuid.UUID `db:"social_account_ids"` // empty: all
	Tags             []string
	IsEnabled        bool
	Status           KnowledgeStatus
	ProgressDone     int
	ProgressTotal    int
	Failure          *KnowledgeFailure
	FailureDetail    *string
	Attempts         int
	Claim            *uuid.UUID
	Filename         *string // of a DOCUMENT
	MimeType         *string
	BlobKey          *string
	SizeBytes        int64
	SHA256           *string `db:"sha256"`
	URL              *string // of a PAGE or SITEMAP
	SitemapID        *uuid.UUID
	RefreshHours     *int
	RefreshAt        *time.Time
	RefreshedAt      *time.Time
	AppliesChanges   bool // a page's changes go live without approval
	Etag             *string
	Questions        []string // of a FAQ
	Answer           *string
	LiveVersionID    *uuid.UUID
	PendingVersionID *uuid.UUID // waits for approval
	PageCount        *int
	SilentPages      []int // of a PDF, from 1: pictures, whose text nobody can find
	ChunkCount       int
	TokenCount       int
	CostMicros       int64
	CreatedBy        *uuid.UUID
	CreatedAt        time.Time
	UpdatedAt        time.Time
	IndexedAt        *time.Time
	KnowledgeUpkeep
}

// IsNode marks KnowledgeSource as having a global id.
func (KnowledgeSource) IsNode() {}

// HasPendingChange says whether a newer version waits for approval.
func (s KnowledgeSource) HasPendingChange() bool { return s.PendingVersionID != nil }

// KnowledgeProgress is how many of how many chunks are done.
type KnowledgeProgress struct{ Done, Total int }

// Progress says how far reading is; nil unless it is under way.
func (s KnowledgeSource) Progress() *KnowledgeProgress {
	if s.Status != KnowledgeEmbedding {
		return nil
	}
	return &KnowledgeProgress{Done: s.ProgressDone, Total: s.ProgressTotal}
}

const knowledgeColumns = `s.id, s.kind, s.title, s.language, s.audience, s.channels, s.social_account_ids, s.tags, s.is_enabled,
	s.status, s.progress_done, s.progress_total, s.failure, s.failure_detail, s.attempts, s.claim, s.filename, s.mime_type, s.blob_key,
	s.size_bytes, s.sha256, s.url, s.sitemap_id, s.refresh_hours, s.refresh_at, s.refreshed_at, s.applies_changes, s.etag, s.questions, s.answer,
	s.live_version_id, s.pending_version_id, s.page_count, s.silent_pages, s.chunk_count, s.token_count, s.cost_micros, s.created_by, s.created_at,
	s.updated_at, s.indexed_at, ` + upkeepColumns

// KnowledgeFilter narrows a list of sources; empty fields do not.
type KnowledgeFilter struct {
	Kinds    []KnowledgeKind
	Statuses []KnowledgeStatus
	Audience *KnowledgeAudience
	Tag      *string
	Search   *string // in titles, addresses, questions and answers
	// HasPendingChange, when set, keeps those that do, or those that do not.
	HasPendingChange *bool
}

// KnowledgeSourceConnection is the schema's page of sources.
type (
	KnowledgeSourceConnection = Connection[KnowledgeSource]
	KnowledgeSourceEdge       = Edge[KnowledgeSource]
)

const knowledgeMatches = ` s.workspace_id = $1
	and (coalesce(cardinality($2::text[]), 0) = 0 or s.kind = any($2))
	and (coalesce(cardinality($3::text[]), 0) = 0 or s.status = any($3))
	and ($4::text is null or s.audience = $4)
	and ($5::text is null or $5 = any(s.tags))
	and ($6::text is null or fold(s.title || ' ' || coalesce(s.url, '') || ' ' || coalesce(array_to_string(s.questions, ' '), '') || ' ' || coalesce(s.answer, ''))
		like '%' || replace(replace(replace(fold($6), '\', '\\'), '%', '\%'), '_', '\_') || '%')
	and ($7::boolean is null or (s.pending_version_id is not null) = $7)`

func (f KnowledgeFilter) args(tx *Tx) []any {
	return []any{tx.WorkspaceID(), f.Kinds, f.Statuses, f.Audience, f.Tag, f.Search, f.HasPendingChange}
}

// KnowledgeSources returns a page of sources, newest first.
func (tx *Tx) KnowledgeSources(ctx context.Context, f KnowledgeFilter, first int, after string) (*KnowledgeSourceConnection, error) {
	from := position{At: time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)}
	if after != "" {
		var err error
		if from, err = parsePosition(after, "knowledge"); err != nil {
			return nil, err
		}
	}
	size := clampPage(first)
	rows, err := many[KnowledgeSource](ctx, tx, `
		select `+knowledgeColumns+` from knowledge_sources s
		where `+knowledgeMatches+` and (s.created_at, s.id) < ($8, $9)
		order by s.created_at desc, s.id desc limit $10`, append(f.args(tx), from.At, from.ID, size+1)...)
	if err != nil {
		return nil, err
	}
	page := &KnowledgeSourceConnection{Edges: []Edge[KnowledgeSource]{}, PageInfo: PageInfo{HasNextPage: len(rows) > size, HasPreviousPage: after != ""}}
	for _, row := range rows[:min(len(rows), size)] {
		page.Edges = append(page.Edges, Edge[KnowledgeSource]{Cursor: position{Order: "knowledge", At: row.CreatedAt, ID: row.ID}.cursor(), Node: row})
	}
	page.setEnds()
	return page, nil
}

// CountKnowledgeSources says how many sources match.
func (tx *Tx) CountKnowledgeSources(ctx context.Context, f KnowledgeFilter) (int, error) {
	return value[int](ctx, tx, `select count(*) from knowledge_sources s where `+knowledgeMatches, f.args(tx)...)
}

// KnowledgeSource returns one source.
func (tx *Tx) KnowledgeSource(ctx context.Context, id uuid.UUID) (*KnowledgeSource, error) {
	return one[KnowledgeSource](ctx, tx, `
		select `+knowledgeColumns+` from knowledge_sources s where s.workspace_id = $1 and s.id = $2`, tx.WorkspaceID(), id)
}

// LockKnowledgeSource is KnowledgeSource that keeps others from changing it until
// the transaction ends.
func (tx *Tx) LockKnowledgeSource(ctx context.Context, id uuid.UUID) (*KnowledgeSource, error) {
	return one[KnowledgeSource](ctx, tx, `
		select `+knowledgeColumns+` from knowledge_sources s where s.workspace_id = $1 and s.id = $2 for update`, tx.WorkspaceID(), id)
}

// KnowledgeSourcesByID returns those of ids that exist, in no order.
func (tx *Tx) KnowledgeSourcesByID(ctx context.Context, ids []uuid.UUID) ([]KnowledgeSource, error) {
	return many[KnowledgeSource](ctx, tx, `
		select `+knowledgeColumns+` from knowledge_sources s where s.workspace_id = $1 and s.id = any($2)`, tx.WorkspaceID(), ids)
}

// InsertKnowledgeSource adds a source, due at once. The same document or address
// again is a TakenError of knowledge_sources_document_key or knowledge_sources_url_key.
func (tx *Tx) InsertKnowledgeSource(ctx context.Context, s KnowledgeSource) (*KnowledgeSource, error) {
	return one[KnowledgeSource](ctx, tx, `
		insert into knowledge_sources as s (workspace_id, id, kind, title, language, audience, channels, social_account_ids, tags, is_enabled,
			filename, mime_type, blob_key, size_bytes, sha256, url, sitemap_id, refresh_hours, applies_changes, questions, answer, created_by)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
		returning `+knowledgeColumns,
		tx.WorkspaceID(), s.ID, s.Kind, s.Title, s.Language, s.Audience, orEmpty(s.Channels), orEmpty(s.SocialAccountIDs), orEmpty(s.Tags), s.IsEnabled,
		s.Filename, s.MimeType, s.BlobKey, s.SizeBytes, s.SHA256, s.URL, s.SitemapID, s.RefreshHours, s.AppliesChanges, s.Questions, s.Answer, s.CreatedBy)
}

// SaveKnowledgeSource writes what people may change about a source.
func (tx *Tx) SaveKnowledgeSource(ctx context.Context, s KnowledgeSource) (*KnowledgeSource, error) {
	if err := tx.recheckCover(ctx); err != nil {
		return nil, err
	}
	return one[KnowledgeSource](ctx, tx, `
		update knowledge_sources s
		set title = $3, language = $4, audience = $5, channels = $6, social_account_ids = $7, tags = $8, is_enabled = $9,
			refresh_hours = $10, refresh_at = case when $10::int is null then null
				else coalesce(s.refreshed_at, now()) + make_interval(hours => $10) end,
			questions = $11, answer = $12, applies_changes = $13, updated_at = now(), compare_due_at = now()
		where s.workspace_id = $1 and s.id = $2
		returning `+knowledgeColumns,
		tx.WorkspaceID(), s.ID, s.Title, s.Language, s.Audience, orEmpty(s.Channels), orEmpty(s.SocialAccountIDs), orEmpty(s.Tags), s.IsEnabled,
		s.RefreshHours, s.Questions, s.Answer, s.AppliesChanges)
}

// ReplaceKnowledgeFile gives a DOCUMENT another file. The same file as another
// source's is a TakenError of knowledge_sources_document_key.
func (tx *Tx) ReplaceKnowledgeFile(ctx context.Context, s KnowledgeSource) (*KnowledgeSource, error) {
	return one[KnowledgeSource](ctx, tx, `
		update knowledge_sources s
		set filename = $3, mime_type = $4, blob_key = $5, size_bytes = $6, sha256 = $7, updated_at = now()
		where s.workspace_id = $1 and s.id = $2 and s.kind = 'DOCUMENT'
		returning `+knowledgeColumns, tx.WorkspaceID(), s.ID, s.Filename, s.MimeType, s.BlobKey, s.SizeBytes, s.SHA256)
}

// KnowledgeAddresses says which of the addresses are sources already.
func (tx *Tx) KnowledgeAddresses(ctx context.Context, addresses []string) ([]string, error) {
	rows, err := many[struct{ URL string }](ctx, tx, `
		select url from knowledge_sources where workspace_id = $1 and url = any($2)`, tx.WorkspaceID(), addresses)
	known := make([]string, len(rows))
	for i, row := range rows {
		known[i] = row.URL
	}
	return known, err
}

// KnowledgeUsage is what a workspace's sources take.
type KnowledgeUsage struct {
	UsedBytes  int64
	Sources    int
	Chunks     int
	CostMicros int64
}

// KnowledgeUsage sums the workspace's sources up.
func (tx *Tx) KnowledgeUsage(ctx context.Context) (KnowledgeUsage, error) {
	usage, err := one[KnowledgeUsage](ctx, tx, `
		select coalesce(sum(size_bytes), 0)::bigint as used_bytes, count(*)::int as sources,
			coalesce(sum(chunk_count), 0)::int as chunks, coalesce(sum(cost_micros), 0)::bigint as cost_micros
		from knowledge_sources where workspace_id = $1`, tx.WorkspaceID())
	if err != nil {
		return KnowledgeUsage{}, err
	}
	return *usage, nil
}
