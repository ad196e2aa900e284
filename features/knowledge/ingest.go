package knowledge

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/ai"
	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/features/problem"
)

const (
	// lease outlives the longest step between two renewals: an extraction, or a
	// batch of embeddings with its retries.
	lease       = extractionTime + 30*time.Second
	embedTime   = 60 * time.Second // for a batch
	maxAttempts = 6                // with growing pauses: about twenty minutes
	embedBatch  = 64
)

// Read reads a source that is due: fetch or load, extract, cut into chunks, embed,
// and make all of it live in one transaction. Called twice it finds nothing to do.
// A worker that dies leaves a claim that runs out; whoever comes next begins anew,
// and what was embedded already is not embedded again.
func (s *Service) Read(ctx context.Context, workspaceID, sourceID uuid.UUID) error {
	actor := db.SystemActor(workspaceID)
	r := &reading{Service: s, actor: actor}
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if err := tx.RefreshDueKnowledge(ctx, sourceID); err != nil {
			return err
		}
		claimed, err := tx.ClaimKnowledge(ctx, sourceID, lease)
		if err != nil {
			return err
		}
		r.source = *claimed
		s.updated(tx, claimed)
		return nil
	})
	switch {
	case errors.Is(err, db.ErrNotFound):
		return nil
	case err != nil:
		return fmt.Errorf("claim source: %w", err)
	}
	if r.source.Attempts > maxAttempts { // each ended without a word: it kills whoever reads it
		return r.settle(ctx, unreadable(db.FailureTooComplex, "Reading this source was given up after %d attempts. Save it anew, or split it.", maxAttempts))
	}
	return r.settle(ctx, r.run(ctx))
}

// reading is one attempt to read one source.
type reading struct {
	*Service
	actor  db.Actor
	source db.KnowledgeSource // as it was claimed; Status and Progress as they are now
	etag   string
	// sameText is true when only the embeddings have to be made anew.
	sameText bool
}

// errLost means that the claim was taken over or the source is gone: nothing that
// is known here matters any more.
var errLost = errors.New("the claim is lost")

func (r *reading) run(ctx context.Context) error {
	switch r.source.Kind {
	case db.KnowledgeSitemap:
		return r.sitemap(ctx)
	case db.KnowledgeFaq:
		return r.faq(ctx)
	}
	extracted, err := r.extract(ctx)
	if err != nil || extracted == nil { // nil: the page is as it was
		return err
	}
	if err := r.progress(ctx, db.KnowledgeChunking, 0, 0); err != nil {
		return err
	}
	version, err := r.build(ctx, extracted)
	if err != nil || version == nil {
		return err
	}
	if err := r.embed(ctx, *version); err != nil {
		return err
	}
	return r.publish(ctx, *version)
}

// extract gets the document or page and reads it.
func (r *reading) extract(ctx context.Context) (*Extracted, error) {
	if r.source.Kind == db.KnowledgePage {
		return r.page(ctx)
	}
	if err := r.Memory.Acquire(ctx, MaxDocument); err != nil {
		return nil, err
	}
	defer r.Memory.Release(MaxDocument)
	if err := r.keep(ctx); err != nil { // the wait may have been long
		return nil, err
	}
	data, err := r.Blobs.Get(ctx, *r.source.BlobKey)
	if errors.Is(err, blob.ErrNotFound) {
		return nil, unreadable(db.FailureGone, "The stored file is gone. Upload it again.")
	}
	if err != nil {
		return nil, err
	}
	return r.Extract(ctx, FileType(*r.source.MimeType), data)
}

// build stores a version with its chunks that nobody sees yet; nil when the source
// says what it said before.
func (r *reading) build(ctx context.Context, extracted *Extracted) (*db.KnowledgeVersion, error) {
	content := extracted.Content()
	title := r.source.Title
	if r.source.Kind == db.KnowledgePage && r.source.URL != nil && title == *r.source.URL && extracted.Title != "" {
		title = shorten(extracted.Title, 300)
	}
	language := r.source.Language
	if language == "" {
		language = LanguageOf(content)
	}
	chunks := Chunks(title, extracted.Blocks)
	if len(chunks) > maxChunks {
		return nil, unreadable(db.FailureTooLarge, "This source gives %d passages; at most %d are kept. Split it.", len(chunks), maxChunks)
	}
	version := db.KnowledgeVersion{ID: db.NewID(), SourceID: r.source.ID, Title: title, Language: language, Content: content, ChunkCount: len(chunks)}
	for _, c := range chunks {
		version.TokenCount += c.Tokens
	}
	if extracted.Pages > 0 {
		version.PageCount, version.SilentPages = &extracted.Pages, extracted.SilentPages
	}
	unchanged := false
	err := r.update(ctx, func(tx *db.Tx) error {
		usage, err := tx.KnowledgeUsage(ctx)
		if err != nil {
			return err
		}
		if usage.Chunks-r.source.ChunkCount+len(chunks) > r.Quota.Chunks {
			return unreadable(db.FailureTooLarge, "The workspace would have more than %d passages. Delete what is not needed any more.", r.Quota.Chunks)
		}
		if r.source.Kind == db.KnowledgePage && r.source.LiveVersionID != nil {
			live, err := tx.KnowledgeVersion(ctx, *r.source.LiveVersionID)
			if err != nil {
				return err
			}
			embedded, err := tx.CountEmbedded(ctx, live.ID, r.Embedder.Model)
			if err != nil {
				return err
			}
			r.sameText = live.Content == content
			if unchanged = r.sameText && embedded == live.ChunkCount; unchanged { // also takes back a change that waits
				return r.withdraw(ctx, tx)
			}
		}
		if err := tx.BeginKnowledgeVersion(ctx, version); err != nil {
			return err
		}
		return tx.InsertKnowledgeChunks(ctx, version, chunks)
	})
	if err != nil || unchanged {
		return nil, err
	}
	return &version, nil
}

// withdraw ends a reading that found the page to be what is live.
func (r *reading) withdraw(ctx context.Context, tx *db.Tx) error {
	if r.source.PendingVersionID != nil {
		if err := tx.DiscardPending(ctx, r.source.ID); err != nil {
			return err
		}
	}
	r.updated(tx, &r.source)
	return tx.FinishKnowledge(ctx, r.source, r.etag)
}

// embed gives every chunk of a version its embedding, in batches that are stored,
// charged and shown one by one.
func (r *reading) embed(ctx context.Context, version db.KnowledgeVersion) error {
	done := 0
	err := r.update(ctx, func(tx *db.Tx) (err error) {
		done, err = tx.ReuseEmbeddings(ctx, version.ID, r.Embedder.Model)
		return err
	})
	for err == nil {
		if err = r.progress(ctx, db.KnowledgeEmbedding, done, version.ChunkCount); err != nil || done >= version.ChunkCount {
			break
		}
		var n int
		n, err = r.embedNext(ctx, version)
		done += n
	}
	return err
}

func (r *reading) embedNext(ctx context.Context, version db.KnowledgeVersion) (int, error) {
	var chunks []db.KnowledgeChunk
	err := r.DB.View(ctx, r.actor, func(tx *db.Tx) (err error) {
		chunks, err = tx.ChunksToEmbed(ctx, version.ID, r.Embedder.Model, embedBatch)
		return err
	})
	if err != nil {
		return 0, err
	}
	if len(chunks) == 0 { // a newer reader deleted the version
		return 0, errLost
	}
	texts, ids := make([]string, len(chunks)), make([]uuid.UUID, len(chunks))
	for i, c := range chunks {
		texts[i], ids[i] = EmbeddedText(c.Heading, c.Body), c.ID
	}
	within, cancel := context.WithTimeout(ctx, embedTime)
	defer cancel()
	vectors, cost, err := r.Billing.Embed(within, r.actor, fmt.Sprintf("knowledge:%s:%d:%s", version.ID, chunks[0].Position, r.Embedder.Model), r.Embedder, texts)
	if err != nil {
		return 0, err
	}
	err = r.update(ctx, func(tx *db.Tx) error {
		if err := tx.AddKnowledgeCost(ctx, r.source.ID, cost.Micros); err != nil {
			return err
		}
		return tx.SaveEmbeddings(ctx, ids, vectors, r.Embedder.Model)
	})
	return len(chunks), err
}

// publish makes a version live. A change of a page that answers already waits for
// a person instead.
func (r *reading) publish(ctx context.Context, version db.KnowledgeVersion) error {
	return r.update(ctx, func(tx *db.Tx) error {
		if _, err := tx.LockKnowledgeSource(ctx, r.source.ID); err != nil {
			return err
		}
		settle := tx.GoLive
		if r.source.Kind == db.KnowledgePage && r.source.LiveVersionID != nil && !r.source.AppliesChanges && !r.sameText {
			settle = tx.HoldForApproval
		}
		if err := settle(ctx, version); err != nil {
			return err
		}
		r.updated(tx, &r.source)
		return tx.FinishKnowledge(ctx, r.source, r.etag)
	})
}

// update writes under the claim: nothing is written by a reader that lost it.
func (r *reading) update(ctx context.Context, fn func(*db.Tx) error) error {
	return r.DB.Update(ctx, r.actor, func(tx *db.Tx) error {
		err := tx.KeepKnowledge(ctx, r.source, lease)
		if errors.Is(err, db.ErrNotFound) {
			return errLost
		}
		if err != nil {
			return err
		}
		return fn(tx)
	})
}

// keep renews the claim.
func (r *reading) keep(ctx context.Context) error {
	return r.update(ctx, func(*db.Tx) error { return nil })
}

// progress shows how far the reading is, and renews the claim.
func (r *reading) progress(ctx context.Context, status db.KnowledgeStatus, done, total int) error {
	r.source.Status, r.source.ProgressDone, r.source.ProgressTotal = status, done, total
	return r.update(ctx, func(tx *db.Tx) error {
		r.updated(tx, &r.source)
		return nil
	})
}

// settle records how a reading ended that did not succeed. Its own error means
// that even that failed; the claim's end will bring the source back.
func (r *reading) settle(ctx context.Context, err error) error {
	if err == nil || errors.Is(err, errLost) {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	end := judge(err, r.source.Attempts)
	r.Log.WarnContext(ctx, "source not read", "workspace", r.actor.WorkspaceID, "source", r.source.ID,
		"attempt", r.source.Attempts, "failure", end.why, "err", err)
	err = r.update(ctx, func(tx *db.Tx) error {
		r.updated(tx, &r.source)
		if end.why == "" {
			return tx.PostponeKnowledge(ctx, r.source, end.wait)
		}
		return tx.FailKnowledge(ctx, r.source, end.why, end.detail)
	})
	if errors.Is(err, errLost) {
		return nil
	}
	return err
}

// ending is what becomes of a source that could not be read: why it failed, or
// how long to wait before the next try.
type ending struct {
	why    db.KnowledgeFailure
	detail string
	wait   time.Duration
}

// judge decides on a failed reading by its cause and how often it was tried.
func judge(err error, attempts int) ending {
	again := ending{wait: pause(attempts)}
	if bad, ok := errors.AsType[*Unreadable](err); ok {
		if bad.Why == db.FailureUnreachable && attempts < 4 {
			return again
		}
		return ending{why: bad.Why, detail: bad.Detail}
	}
	if problem.CodeOf(err) == problem.LimitReached {
		return ending{why: db.FailureBudget, detail: "The budget for AI is used up. Raise it in the settings, then try again."}
	}
	class := ai.ClassOf(err)
	switch {
	case class == ai.Unauthorized, class == ai.Rejected:
		return ending{why: db.FailureModel, detail: "The embedding model refuses our requests. Check its key in the settings."}
	case attempts < maxAttempts:
		return again
	case class != "":
		return ending{why: db.FailureModel, detail: "The embedding model did not answer. Try again later."}
	}
	return ending{why: db.FailureInternal, detail: "Something went wrong. Try again; we have been told."}
}

// pause grows from four seconds to ten minutes, with jitter.
func pause(attempts int) time.Duration {
	wait := min(4*time.Second<<(2*min(max(attempts-1, 0), 5)), 10*time.Minute)
	return wait/2 + rand.N(wait/2) //nolint:gosec // jitter, not a secret
}
