package db

import (
	"context"
	"strconv"
	"time"

	"github.com/google/uuid"
)

// KnowledgeChunk is a passage of a version that can be found.
type KnowledgeChunk struct {
	ID        uuid.UUID
	VersionID uuid.UUID
	SourceID  uuid.UUID
	Position  int
	IsLive    bool
	Language  string
	Heading   string // the document's title and the headings above the passage
	Body      string
	Page      *int // of a document that has pages, from 1
	Tokens    int
}

// NewKnowledgeChunk is a chunk that is about to be stored.
type NewKnowledgeChunk struct {
	Heading, Body string
	Page          *int
	Tokens        int
	Hash          []byte // of what its embedding is made from
}

const chunkColumns = `c.id, c.version_id, c.source_id, c.position, c.is_live, c.language, c.heading, c.body, c.page, c.tokens`

// KnowledgeChunkConnection is the schema's page of chunks.
type (
	KnowledgeChunkConnection = Connection[KnowledgeChunk]
	KnowledgeChunkEdge       = Edge[KnowledgeChunk]
)

// InsertKnowledgeChunks stores a version's chunks in their order.
func (tx *Tx) InsertKnowledgeChunks(ctx context.Context, v KnowledgeVersion, chunks []NewKnowledgeChunk) error {
	ids, headings, bodies := make([]uuid.UUID, len(chunks)), make([]string, len(chunks)), make([]string, len(chunks))
	pages, tokens, hashes := make([]*int, len(chunks)), make([]int, len(chunks)), make([][]byte, len(chunks))
	for i, c := range chunks {
		ids[i], headings[i], bodies[i], pages[i], tokens[i], hashes[i] = NewID(), c.Heading, c.Body, c.Page, c.Tokens, c.Hash
	}
	_, err := tx.exec(ctx, `
		insert into knowledge_chunks (workspace_id, id, version_id, source_id, position, language, heading, body, page, tokens, content_hash, words)
		select $1, c.id, $2, $3, c.n - 1, $4, c.heading, c.body, c.page, c.tokens, c.hash,
			setweight(to_tsvector(knowledge_config($4), c.heading), 'A') || to_tsvector(knowledge_config($4), c.body)
		from unnest($5::uuid[], $6::text[], $7::text[], $8::int[], $9::int[], $10::bytea[]) with ordinality c (id, heading, body, page, tokens, hash, n)`,
		tx.WorkspaceID(), v.ID, v.SourceID, v.Language, ids, headings, bodies, pages, tokens, hashes)
	return err
}

// ReuseEmbeddings gives the chunks of a version the embeddings that the same text
// has elsewhere in the workspace, so that it is paid for once. It returns how many
// chunks have one now.
func (tx *Tx) ReuseEmbeddings(ctx context.Context, versionID uuid.UUID, model string) (int, error) {
	_, err := tx.exec(ctx, `
		update knowledge_chunks c set embedding = known.embedding, signs = known.signs, embedding_model = $3
		from (
			select distinct on (k.content_hash) k.content_hash, k.embedding, k.signs
			from knowledge_chunks n join knowledge_chunks k on k.workspace_id = $1 and k.content_hash = n.content_hash
			where n.workspace_id = $1 and n.version_id = $2 and n.embedding_model is distinct from $3 and k.embedding_model = $3
			order by k.content_hash
		) known
		where c.workspace_id = $1 and c.version_id = $2 and c.embedding_model is distinct from $3 and c.content_hash = known.content_hash`,
		tx.WorkspaceID(), versionID, model)
	if err != nil {
		return 0, err
	}
	return tx.CountEmbedded(ctx, versionID, model)
}

// CountEmbedded says how many chunks of a version have an embedding of the model.
func (tx *Tx) CountEmbedded(ctx context.Context, versionID uuid.UUID, model string) (int, error) {
	return value[int](ctx, tx, `
		select count(*) from knowledge_chunks where workspace_id = $1 and version_id = $2 and embedding_model = $3`, tx.WorkspaceID(), versionID, model)
}

// ChunksToEmbed returns the next chunks of a version without an embedding of the model.
func (tx *Tx) ChunksToEmbed(ctx context.Context, versionID uuid.UUID, model string, limit int) ([]KnowledgeChunk, error) {
	return many[KnowledgeChunk](ctx, tx, `
		select `+chunkColumns+` from knowledge_chunks c
		where c.workspace_id = $1 and c.version_id = $2 and c.embedding_model is distinct from $3
		order by c.position limit $4`, tx.WorkspaceID(), versionID, model, limit)
}

// SaveEmbeddings stores vectors of chunks, in the same order.
func (tx *Tx) SaveEmbeddings(ctx context.Context, ids []uuid.UUID, vectors [][]float32, model string) error {
	texts := make([]string, len(vectors))
	for i, v := range vectors {
		texts[i] = *vectorText(v)
	}
	_, err := tx.exec(ctx, `
		update knowledge_chunks c set embedding = e.vector, signs = binary_quantize(e.vector), embedding_model = $4
		from (select e.id, e.vector::halfvec(1536) as vector from unnest($2::uuid[], $3::text[]) e (id, vector)) e
		where c.workspace_id = $1 and c.id = e.id`, tx.WorkspaceID(), ids, texts, model)
	return err
}

// KnowledgeChunksByID returns those of ids that exist, in no order.
func (tx *Tx) KnowledgeChunksByID(ctx context.Context, ids []uuid.UUID) ([]KnowledgeChunk, error) {
	return many[KnowledgeChunk](ctx, tx, `
		select `+chunkColumns+` from knowledge_chunks c where c.workspace_id = $1 and c.id = any($2)`, tx.WorkspaceID(), ids)
}

// KnowledgeChunks returns a page of a version's chunks, in their order.
func (tx *Tx) KnowledgeChunks(ctx context.Context, versionID uuid.UUID, first int, after string) (*KnowledgeChunkConnection, error) {
	from := position{Rank: -1}
	if after != "" {
		var err error
		if from, err = parsePosition(after, "chunks"); err != nil {
			return nil, err
		}
	}
	size := clampPage(first)
	rows, err := many[KnowledgeChunk](ctx, tx, `
		select `+chunkColumns+` from knowledge_chunks c
		where c.workspace_id = $1 and c.version_id = $2 and c.position > $3
		order by c.position limit $4`, tx.WorkspaceID(), versionID, from.Rank, size+1)
	if err != nil {
		return nil, err
	}
	page := &KnowledgeChunkConnection{Edges: []Edge[KnowledgeChunk]{}, PageInfo: PageInfo{HasNextPage: len(rows) > size, HasPreviousPage: after != ""}}
	for _, row := range rows[:min(len(rows), size)] {
		page.Edges = append(page.Edges, Edge[KnowledgeChunk]{
			Cursor: position{Order: "chunks", Rank: row.Position, At: time.Unix(0, 0).UTC(), ID: row.ID}.cursor(), Node: row,
		})
	}
	page.setEnds()
	return page, nil
}

// vectorText is how pgvector reads a vector; nil stays null.
func vectorText(v []float32) *string {
	if v == nil {
		return nil
	}
	text := append(make([]byte, 0, len(v)*9), '[')
	for i, x := range v {
		if i > 0 {
			text = append(text, ',')
		}
		text = strconv.AppendFloat(text, float64(x), 'g', 5, 32)
	}
	s := string(append(text, ']'))
	return &s
}
