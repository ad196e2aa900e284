package resolvers

import (
	"context"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/knowledge"
	"socialsync/graph"
	"socialsync/loaders"
)

func (q *query) KnowledgeSources(ctx context.Context, filter *db.KnowledgeFilter, first *int, after *string) (*db.KnowledgeSourceConnection, error) {
	size, from := window(first, after, 25)
	return q.Knowledge.Sources(ctx, db.ActorFrom(ctx), orZero(filter), size, from)
}

func (q *query) KnowledgeSource(ctx context.Context, id uuid.UUID) (*db.KnowledgeSource, error) {
	return read(ctx, q.DB, func(tx *db.Tx) (*db.KnowledgeSource, error) { return tx.KnowledgeSource(ctx, id) })
}

func (q *query) Faqs(ctx context.Context, filter *db.KnowledgeFilter, first *int, after *string) (*db.FaqConnection, error) {
	size, from := window(first, after, 25)
	return q.Knowledge.Faqs(ctx, db.ActorFrom(ctx), orZero(filter), size, from)
}

func (q *query) KnowledgeUsage(ctx context.Context) (*knowledge.Usage, error) {
	return q.Knowledge.Usage(ctx, db.ActorFrom(ctx))
}

func (*knowledgeSource) SocialAccounts(ctx context.Context, of *db.KnowledgeSource) ([]db.SocialAccount, error) {
	return accountsOf(ctx, of.SocialAccountIDs)
}

func (k *knowledgeSource) Sitemap(ctx context.Context, of *db.KnowledgeSource) (*db.KnowledgeSource, error) {
	if of.SitemapID == nil {
		return nil, nil
	}
	return read(ctx, k.DB, func(tx *db.Tx) (*db.KnowledgeSource, error) { return tx.KnowledgeSource(ctx, *of.SitemapID) })
}

func (k *knowledgeSource) PendingChange(ctx context.Context, of *db.KnowledgeSource) (*knowledge.Change, error) {
	change, err := k.Knowledge.PendingChange(ctx, db.ActorFrom(ctx), *of)
	return change, ignoreMissing(err)
}

func (k *knowledgeSource) Chunks(ctx context.Context, of *db.KnowledgeSource, first *int, after *string, pending *bool) (*db.KnowledgeChunkConnection, error) {
	size, from := window(first, after, 20)
	return k.Knowledge.Chunks(ctx, db.ActorFrom(ctx), *of, orZero(pending), size, from)
}

func (*knowledgeSource) CreatedBy(ctx context.Context, of *db.KnowledgeSource) (*db.User, error) {
	return user(ctx, of.CreatedBy)
}

func (*knowledgeUpkeep) Owner(ctx context.Context, of *db.KnowledgeUpkeep) (*db.User, error) {
	return user(ctx, of.OwnerID)
}

func (*faq) SocialAccounts(ctx context.Context, of *db.Faq) ([]db.SocialAccount, error) {
	return accountsOf(ctx, of.SocialAccountIDs)
}

func (*faq) CreatedBy(ctx context.Context, of *db.Faq) (*db.User, error) {
	return user(ctx, of.CreatedBy)
}

func (r *rankedPassage) Source(ctx context.Context, of *knowledge.Ranked) (*db.KnowledgeSource, error) {
	return read(ctx, r.DB, func(tx *db.Tx) (*db.KnowledgeSource, error) { return tx.KnowledgeSource(ctx, of.SourceID) })
}

func (m *mutation) AddKnowledgePage(ctx context.Context, in knowledge.AddKnowledgePageInput) (*graph.KnowledgeSourcePayload, error) {
	return sourcePayload(m.Knowledge.AddPage(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) UpdateKnowledgeSource(ctx context.Context, in knowledge.UpdateKnowledgeSourceInput) (*graph.KnowledgeSourcePayload, error) {
	return sourcePayload(m.Knowledge.UpdateSource(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) RetryKnowledgeSource(ctx context.Context, in graph.KnowledgeSourceInput) (*graph.KnowledgeSourcePayload, error) {
	return sourcePayload(m.Knowledge.Retry(ctx, db.ActorFrom(ctx), in.ID))
}

func (m *mutation) ReviewKnowledgeSource(ctx context.Context, in graph.KnowledgeSourceInput) (*graph.KnowledgeSourcePayload, error) {
	return sourcePayload(m.Knowledge.Review(ctx, db.ActorFrom(ctx), in.ID))
}

func (m *mutation) ApproveKnowledgeChange(ctx context.Context, in knowledge.KnowledgeChangeInput) (*graph.KnowledgeSourcePayload, error) {
	return sourcePayload(m.Knowledge.ApproveChange(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) DiscardKnowledgeChange(ctx context.Context, in knowledge.KnowledgeChangeInput) (*graph.KnowledgeSourcePayload, error) {
	return sourcePayload(m.Knowledge.DiscardChange(ctx, db.ActorFrom(ctx), in))
}

func (m *mutation) DeleteKnowledgeSource(ctx context.Context, in graph.DeleteInput) (*graph.DonePayload, error) {
	return donePayload(m.Knowledge.Delete(ctx, db.ActorFrom(ctx), in.ID))
}

func (m *mutation) SaveFaq(ctx context.Context, in knowledge.SaveFaqInput) (*graph.FaqPayload, error) {
	saved, err := m.Knowledge.SaveFaq(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.FaqPayload{Faq: saved, Errors: errs}, err
}

func (m *mutation) TestSearch(ctx context.Context, in knowledge.TestSearchInput) (*graph.TestSearchPayload, error) {
	result, err := m.Knowledge.TestSearch(ctx, db.ActorFrom(ctx), in)
	errs, err := graph.UserErrors(err)
	return &graph.TestSearchPayload{Result: result, Errors: errs}, err
}

func (r *knowledgeUpdated) Source(ctx context.Context, e *events.KnowledgeUpdated) (*db.KnowledgeSource, error) {
	return read(ctx, r.DB, func(tx *db.Tx) (*db.KnowledgeSource, error) { return tx.KnowledgeSource(ctx, e.SourceID) })
}

func (r *knowledgeUpdated) Faq(ctx context.Context, e *events.KnowledgeUpdated) (*db.Faq, error) {
	return read(ctx, r.DB, func(tx *db.Tx) (*db.Faq, error) { return tx.Faq(ctx, e.SourceID) })
}

func sourcePayload(source *db.KnowledgeSource, err error) (*graph.KnowledgeSourcePayload, error) {
	errs, err := graph.UserErrors(err)
	return &graph.KnowledgeSourcePayload{Source: source, Errors: errs}, err
}

// accountsOf are the accounts of a scope that still exist.
func accountsOf(ctx context.Context, ids []uuid.UUID) ([]db.SocialAccount, error) {
	if len(ids) == 0 {
		return []db.SocialAccount{}, nil
	}
	accounts, err := loaders.From(ctx).Accounts.LoadAll(ctx, ids)
	return existing(accounts), err
}

// window is what part of a list is asked for.
func window(first *int, after *string, usual int) (size int, from string) {
	if size = usual; first != nil {
		size = *first
	}
	return size, orZero(after)
}

func orZero[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
