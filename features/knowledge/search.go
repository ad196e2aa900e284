package knowledge

import (
	"context"
	"errors"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/hashicorp/golang-lru/v2/expirable"

	"socialsync/db"
	"socialsync/features/problem"
)

// Passage is a piece of a source that may answer a question.
type Passage struct {
	ChunkID   uuid.UUID
	SourceID  uuid.UUID
	Kind      db.KnowledgeKind     // DOCUMENT, PAGE or FAQ
	Audience  db.KnowledgeAudience // who may read it
	Title     string
	Heading   string // the title and the headings above the passage; of a FAQ, its question
	Text      string
	Language  string
	Page      *int
	Score     float64   // the chance that it answers, 0 to 1: see Calibration
	Lexical   float64   // share of the question's words it has, rare ones counting more
	Trigram   float64   // the same, with words that are spelt alike
	Vector    float64   // cosine of its embedding and the question's
	UpdatedAt time.Time // when its source was last changed, or found still right
	IsOverdue bool      // nobody has looked at its source for longer than agreed
}

// SearchInput is a question and who would read the answer, where.
type SearchInput struct {
	Query           string
	Limit           int                  // 0: 8; 50 at most
	Audience        db.KnowledgeAudience // AGENTS sees all; CUSTOMERS, and empty, only what customers may
	Channel         *db.Channel          // nil: sources of all channels
	SocialAccountID *uuid.UUID           // nil: sources of all accounts
	// MinScore leaves out passages below it. 0: DefaultMinScore.
	MinScore float64
}

// DefaultMinScore is twice what a passage scores that shares nothing with the
// question. A higher one would drop passages that answer: docs/decisions/0014.
const DefaultMinScore = 0.02

const (
	defaultLimit = 8
	maxLimit     = 50
	maxQuery     = 2000 // characters
)

// Search finds the passages that may answer a question, best first. When the
// embedding model does not answer, or the budget for it is used up, words alone
// decide.
//
// Problems: BAD_INPUT for a question without a word.
func (s *Service) Search(ctx context.Context, actor db.Actor, in SearchInput) ([]Passage, error) {
	question, err := s.question(ctx, actor, in)
	if err != nil {
		return nil, err
	}
	if in.MinScore == 0 {
		in.MinScore = DefaultMinScore
	}
	for range searches {
		var found []db.FoundChunk
		var passages []Passage
		err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
			if found, err = tx.SearchKnowledge(ctx, question); err != nil {
				return err
			}
			found = found[:aboveScore(found, in.MinScore)]
			passages, err = read(ctx, tx, found)
			return err
		})
		if err != nil || len(passages) == len(found) {
			return passages, err
		}
	}
	return nil, errors.New("knowledge is replaced faster than it can be searched")
}

// searches is how often a search begins anew because what it found was replaced
// before it could be read: half a document is no answer.
const searches = 4

// aboveScore is how many of the found, best first, reach a score.
func aboveScore(found []db.FoundChunk, least float64) int {
	for i, f := range found {
		if f.Score < least {
			return i
		}
	}
	return len(found)
}

// question turns what was asked into what the database looks for.
func (s *Service) question(ctx context.Context, actor db.Actor, in SearchInput) (db.KnowledgeQuestion, error) {
	query := db.Clean(in.Query)
	if utf8.RuneCountInString(query) > maxQuery {
		query = string([]rune(query)[:maxQuery])
	}
	words := questionWords(query)
	if len(words) == 0 {
		return db.KnowledgeQuestion{}, problem.BadInputOn("question", "Ask something.")
	}
	if in.Limit == 0 {
		in.Limit = defaultLimit
	}
	if in.Audience != db.AudienceAgents { // whoever forgets to say is a customer
		in.Audience = db.AudienceCustomers
	}
	q := db.KnowledgeQuestion{
		Words: words, Model: s.Embedder.Model, Language: LanguageOf(query), Audience: in.Audience, Channel: in.Channel,
		SocialAccountID: in.SocialAccountID, Calibration: s.calibration().numbers(), Limit: min(max(in.Limit, 1), maxLimit),
	}
	vector, err := s.EmbedQuestion(ctx, actor, query)
	if err != nil {
		if ctx.Err() != nil {
			return q, ctx.Err()
		}
		s.Log.WarnContext(ctx, "searching by words alone", "workspace", actor.WorkspaceID, "err", err)
	}
	q.Embedding = vector
	return q, nil
}

// questionTime is how long a search waits for the embedding of its question.
const questionTime = 5 * time.Second

// EmbedQuestion asks the model what a question means, unless the workspace asked the
// same lately.
func (s *Service) EmbedQuestion(ctx context.Context, actor db.Actor, query string) ([]float32, error) {
	s.asked.Do(func() { s.asked.LRU = expirable.NewLRU[string, []float32](questionsKept, nil, questionsLast) })
	key := actor.WorkspaceID.String() + " " + s.Embedder.Model + " " + query
	if vector, ok := s.asked.Get(key); ok {
		return vector, nil
	}
	ctx, cancel := context.WithTimeout(ctx, questionTime)
	defer cancel()
	vectors, _, err := s.Billing.Embed(ctx, actor, "knowledge:question:"+db.NewID().String(), s.Embedder, []string{query})
	if err != nil {
		return nil, err
	}
	s.asked.Add(key, vectors[0])
	return vectors[0], nil
}

// read fills in what the found chunks say, in their order.
func read(ctx context.Context, tx *db.Tx, found []db.FoundChunk) ([]Passage, error) {
	chunkIDs, sourceIDs := make([]uuid.UUID, len(found)), make([]uuid.UUID, len(found))
	for i, f := range found {
		chunkIDs[i], sourceIDs[i] = f.ChunkID, f.SourceID
	}
	chunks, sources, err := tx.KnowledgePassages(ctx, chunkIDs, sourceIDs)
	if err != nil {
		return nil, err
	}
	passages := make([]Passage, 0, len(found))
	for _, f := range found {
		chunk, source := chunks[f.ChunkID], sources[f.SourceID]
		if chunk == nil || source == nil {
			continue // replaced since
		}
		passages = append(passages, Passage{
			ChunkID: f.ChunkID, SourceID: f.SourceID, Kind: source.Kind, Audience: source.Audience, Title: source.Title, Heading: chunk.Heading, Text: chunk.Body,
			Language: chunk.Language, Page: chunk.Page, Score: f.Score, Lexical: f.Lexical, Trigram: f.Trigram, Vector: f.Vector,
			UpdatedAt: source.SeenAt(), IsOverdue: source.IsOverdue(time.Now()),
		})
	}
	return passages, nil
}
