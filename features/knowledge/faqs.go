package knowledge

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// SaveFaqInput is the schema's input of that name.
type SaveFaqInput struct {
	ID               *uuid.UUID // nil: a new one
	Questions        []string   // the first is how it is shown; the others are phrasings
	Answer           string
	Tags             []string
	Language         *string // nil: as it is recognised
	Audience         *db.KnowledgeAudience
	Channels         []db.Channel
	SocialAccountIDs []uuid.UUID
	IsEnabled        *bool
	Upkeep           *KnowledgeUpkeepInput
}

const (
	maxPhrasings = 30
	maxQuestion  = 300  // characters
	maxAnswered  = 4000 // characters of an answer
	maxTags      = 20
)

// Validate trims and says what cannot be accepted.
func (in *SaveFaqInput) Validate() error {
	var l problem.List
	in.Questions = trimmed(in.Questions)
	in.Answer = strings.TrimSpace(in.Answer)
	if n := len(in.Questions); n < 1 || n > maxPhrasings {
		l.Add(problem.BadInput, "questions", "Write 1 to 30 ways to ask it.")
	}
	for _, q := range in.Questions {
		if utf8.RuneCountInString(q) > maxQuestion {
			l.Add(problem.BadInput, "questions", "A question has at most 300 characters.")
			break
		}
	}
	if n := utf8.RuneCountInString(in.Answer); n < 1 || n > maxAnswered || strings.ContainsRune(in.Answer, 0) {
		l.Add(problem.BadInput, "answer", "An answer needs 1 to 4000 characters.")
	}
	in.Tags = checkTags(&l, in.Tags)
	checkLanguage(&l, in.Language)
	in.Upkeep.check(&l)
	return l.Err()
}

// trimmed drops what is empty or said twice.
func trimmed(list []string) []string {
	out := []string{}
	for _, text := range list {
		text = oneLine(text)
		if text != "" && !slices.ContainsFunc(out, func(known string) bool { return strings.EqualFold(known, text) }) {
			out = append(out, text)
		}
	}
	return out
}

func checkTags(l *problem.List, tags []string) []string {
	tags = trimmed(tags)
	tooLong := slices.ContainsFunc(tags, func(tag string) bool { return utf8.RuneCountInString(tag) > 40 })
	if len(tags) > maxTags || tooLong {
		l.Add(problem.BadInput, "tags", "At most 20 tags of 40 characters each.")
	}
	return tags
}

func checkLanguage(l *problem.List, language *string) {
	if language == nil || *language == "" {
		return
	}
	if s := *language; len(s) != 2 || s[0] < 'a' || s[0] > 'z' || s[1] < 'a' || s[1] > 'z' {
		l.Add(problem.BadInput, "language", "Give the language as two letters, like en.")
	}
}

// SaveFaq makes or changes a FAQ. From the next search on it is found by its words,
// and by its meaning as soon as a worker has embedded it, a moment later.
//
// Problems: BAD_INPUT, FORBIDDEN, NOT_FOUND, LIMIT_REACHED.
func (s *Service) SaveFaq(ctx context.Context, actor db.Actor, in SaveFaqInput) (*db.Faq, error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	if err := in.Validate(); err != nil {
		return nil, err
	}
	var saved *db.KnowledgeSource
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		saved, err = s.saveFaqIn(ctx, tx, in)
		return err
	})
	if err != nil {
		return nil, err
	}
	return saved.Faq(), nil
}

// saveFaqIn is SaveFaq for an input that was validated, in the caller's transaction.
func (s *Service) saveFaqIn(ctx context.Context, tx *db.Tx, in SaveFaqInput) (row *db.KnowledgeSource, err error) {
	row = &db.KnowledgeSource{ID: db.NewID(), Kind: db.KnowledgeFaq, Audience: db.AudienceCustomers, IsEnabled: true, CreatedBy: tx.Actor().Person()}
	if in.ID != nil {
		if row, err = s.lockFaq(ctx, tx, *in.ID); err != nil {
			return nil, err
		}
	} else if err := s.hasRoom(ctx, tx, int64(len(in.Answer))); err != nil {
		return nil, err
	}
	in.apply(row)
	if err := checkScope(ctx, tx, row.SocialAccountIDs); err != nil {
		return nil, err
	}
	if in.ID != nil {
		row, err = tx.SaveKnowledgeSource(ctx, *row)
	} else {
		row, err = tx.InsertKnowledgeSource(ctx, *row)
	}
	if err != nil {
		return nil, err
	}
	if row, err = upkeep(ctx, tx, row, in.Upkeep); err != nil {
		return nil, err
	}
	return s.publishFaq(ctx, tx, row)
}

func (s *Service) lockFaq(ctx context.Context, tx *db.Tx, id uuid.UUID) (*db.KnowledgeSource, error) {
	row, err := tx.LockKnowledgeSource(ctx, id)
	if errors.Is(err, db.ErrNotFound) || err == nil && row.Kind != db.KnowledgeFaq {
		return nil, problem.Missing("FAQ")
	}
	return row, err
}

func (in SaveFaqInput) apply(row *db.KnowledgeSource) {
	row.Title, row.Questions, row.Answer, row.Tags = shorten(in.Questions[0], 300), in.Questions, &in.Answer, in.Tags
	if in.Language != nil && *in.Language != "" {
		row.Language = *in.Language
	} else if row.Language == "" {
		row.Language = LanguageOf(strings.Join(in.Questions, " ") + " " + in.Answer)
	}
	if in.Audience != nil {
		row.Audience = *in.Audience
	}
	if in.Channels != nil {
		row.Channels = in.Channels
	}
	if in.SocialAccountIDs != nil {
		row.SocialAccountIDs = in.SocialAccountIDs
	}
	if in.IsEnabled != nil {
		row.IsEnabled = *in.IsEnabled
	}
}

// publishFaq replaces what is found of a FAQ, a passage for each way to ask it, and
// has it embedded.
func (s *Service) publishFaq(ctx context.Context, tx *db.Tx, row *db.KnowledgeSource) (*db.KnowledgeSource, error) {
	version := db.KnowledgeVersion{ID: db.NewID(), SourceID: row.ID, Title: row.Title, Language: row.Language, ChunkCount: len(row.Questions)}
	chunks := make([]db.NewKnowledgeChunk, len(row.Questions))
	for i, question := range row.Questions {
		chunks[i] = finish(db.NewKnowledgeChunk{Heading: question, Body: *row.Answer})
		version.TokenCount += chunks[i].Tokens
	}
	version.Content = strings.Join(row.Questions, "\n") + "\n" + *row.Answer
	if err := tx.BeginKnowledgeVersion(ctx, version); err != nil {
		return nil, err
	}
	if err := tx.InsertKnowledgeChunks(ctx, version, chunks); err != nil {
		return nil, err
	}
	if _, err := tx.ReuseEmbeddings(ctx, version.ID, s.Embedder.Model); err != nil {
		return nil, err
	}
	if err := tx.GoLive(ctx, version); err != nil {
		return nil, err
	}
	row, err := tx.QueueKnowledge(ctx, row.ID)
	if err == nil {
		s.updated(tx, row)
		s.due(tx, row)
	}
	return row, err
}

// faq embeds what publishFaq left to do.
func (r *reading) faq(ctx context.Context) error {
	var version *db.KnowledgeVersion
	err := r.DB.View(ctx, r.actor, func(tx *db.Tx) (err error) {
		version, err = tx.KnowledgeVersion(ctx, *r.source.LiveVersionID)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return errLost // saved anew meanwhile
	}
	if err != nil {
		return err
	}
	if err := r.embed(ctx, *version); err != nil {
		return err
	}
	return r.update(ctx, func(tx *db.Tx) error {
		r.updated(tx, &r.source)
		return tx.FinishKnowledge(ctx, r.source, "")
	})
}

// Faqs is a page of the workspace's FAQs, newest first. Problems: BAD_INPUT for a
// cursor that is none.
func (s *Service) Faqs(ctx context.Context, actor db.Actor, f db.KnowledgeFilter, first int, after string) (page *db.FaqConnection, err error) {
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		page, err = tx.Faqs(ctx, f, first, after)
		return err
	})
	return page, badCursor(err)
}
