package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// Faq is a question with its answer, as people wrote them. It is a source too.
type Faq struct {
	ID               uuid.UUID
	Questions        []string // the first is how it is shown; the others are phrasings
	Answer           string
	Tags             []string
	Language         string
	Audience         KnowledgeAudience
	Channels         []Channel
	SocialAccountIDs []uuid.UUID
	IsEnabled        bool
	Status           KnowledgeStatus
	CreatedBy        *uuid.UUID
	CreatedAt        time.Time
	UpdatedAt        time.Time
	Upkeep           KnowledgeUpkeep
}

// IsNode marks Faq as having a global id.
func (Faq) IsNode() {}

// FaqConnection is the schema's page of FAQs.
type (
	FaqConnection = Connection[Faq]
	FaqEdge       = Edge[Faq]
)

// Faq is the source as a FAQ; nil when it is something else.
func (s KnowledgeSource) Faq() *Faq {
	if s.Kind != KnowledgeFaq || s.Answer == nil {
		return nil
	}
	return &Faq{
		ID: s.ID, Questions: s.Questions, Answer: *s.Answer, Tags: s.Tags, Language: s.Language, Audience: s.Audience, Channels: s.Channels,
		SocialAccountIDs: s.SocialAccountIDs, IsEnabled: s.IsEnabled, Status: s.Status, CreatedBy: s.CreatedBy, CreatedAt: s.CreatedAt, UpdatedAt: s.UpdatedAt,
		Upkeep: s.KnowledgeUpkeep,
	}
}

// Faq returns one FAQ.
func (tx *Tx) Faq(ctx context.Context, id uuid.UUID) (*Faq, error) {
	source, err := tx.KnowledgeSource(ctx, id)
	if err != nil {
		return nil, err
	}
	if faq := source.Faq(); faq != nil {
		return faq, nil
	}
	return nil, ErrNotFound
}

// Faqs returns a page of FAQs, newest first. f.Kinds is FAQ whatever it says.
func (tx *Tx) Faqs(ctx context.Context, f KnowledgeFilter, first int, after string) (*FaqConnection, error) {
	f.Kinds = []KnowledgeKind{KnowledgeFaq}
	sources, err := tx.KnowledgeSources(ctx, f, first, after)
	if err != nil {
		return nil, err
	}
	page := &FaqConnection{Edges: []Edge[Faq]{}, PageInfo: sources.PageInfo}
	for _, e := range sources.Edges {
		page.Edges = append(page.Edges, Edge[Faq]{Cursor: e.Cursor, Node: *e.Node.Faq()})
	}
	page.setEnds()
	return page, nil
}
