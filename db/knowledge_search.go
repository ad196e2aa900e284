package db

import (
	"context"

	"github.com/google/uuid"
)

// KnowledgeQuestion is what is looked for. Zero fields do not narrow, but for the
// audience: what is for colleagues has to be asked for.
type KnowledgeQuestion struct {
	Words           []string          // that mean something, folded
	Embedding       []float32         // nil: words alone decide
	Model           string            // that made it; others' vectors mean something else
	Language        string            // ISO 639-1; empty: not known
	Audience        KnowledgeAudience // empty: CUSTOMERS
	Channel         *Channel
	SocialAccountID *uuid.UUID
	Calibration     []float64 // what turns the parts into the score
	Limit           int       // 100 at most
	Everything      bool      // also what may not be used
}

// FoundChunk is a chunk with what speaks for it. Parts and score are 0 to 1.
type FoundChunk struct {
	ChunkID  uuid.UUID
	SourceID uuid.UUID
	Lexical  float64
	Trigram  float64
	Vector   float64
	Score    float64
	LeftOut  []string // why it may not be used; empty: it may
}

// SearchKnowledge ranks chunks for a question, best first, in one statement.
func (tx *Tx) SearchKnowledge(ctx context.Context, q KnowledgeQuestion) ([]FoundChunk, error) {
	return many[FoundChunk](ctx, tx, `
		select chunk_id, source_id, lexical, trigram, vector, score, left_out
		from search_knowledge($1, $2::text::halfvec, $3, $4, nullif($5, ''), $6, $7, $8, $9, $10)`,
		orEmpty(q.Words), vectorText(q.Embedding), q.Model, q.Language, q.Audience, q.Channel, q.SocialAccountID, q.Calibration, q.Limit, q.Everything)
}

// KnowledgePassages returns chunks and sources by id, in one round trip.
func (tx *Tx) KnowledgePassages(ctx context.Context, chunkIDs, sourceIDs []uuid.UUID) (map[uuid.UUID]*KnowledgeChunk, map[uuid.UUID]*KnowledgeSource, error) {
	var chunks []KnowledgeChunk
	var sources []KnowledgeSource
	p := tx.pipeline()
	p.queue(into(&chunks), `select `+chunkColumns+` from knowledge_chunks c where c.workspace_id = $1 and c.id = any($2)`, tx.WorkspaceID(), chunkIDs)
	p.queue(into(&sources), `select `+knowledgeColumns+` from knowledge_sources s where s.workspace_id = $1 and s.id = any($2)`, tx.WorkspaceID(), sourceIDs)
	if err := p.send(ctx); err != nil {
		return nil, nil, err
	}
	byChunk, bySource := make(map[uuid.UUID]*KnowledgeChunk, len(chunks)), make(map[uuid.UUID]*KnowledgeSource, len(sources))
	for i := range chunks {
		byChunk[chunks[i].ID] = &chunks[i]
	}
	for i := range sources {
		bySource[sources[i].ID] = &sources[i]
	}
	return byChunk, bySource, nil
}
