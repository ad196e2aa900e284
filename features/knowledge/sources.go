package knowledge

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// SourceKinds are those that the list of sources shows when nobody chooses: FAQs
// have a list of their own.
var SourceKinds = []db.KnowledgeKind{db.KnowledgeDocument, db.KnowledgePage, db.KnowledgeSitemap}

// Sources is a page of the workspace's sources, newest first. Problems: BAD_INPUT
// for a cursor that is none.
func (s *Service) Sources(ctx context.Context, actor db.Actor, f db.KnowledgeFilter, first int, after string) (page *db.KnowledgeSourceConnection, err error) {
	if len(f.Kinds) == 0 {
		f.Kinds = SourceKinds
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		page, err = tx.KnowledgeSources(ctx, f, first, after)
		return err
	})
	return page, badCursor(err)
}

// Chunks is a page of what was read from a source: of what answers, or of the
// change that waits.
func (s *Service) Chunks(ctx context.Context, actor db.Actor, src db.KnowledgeSource, pending bool, first int, after string) (*db.KnowledgeChunkConnection, error) {
	version := src.LiveVersionID
	if pending {
		version = src.PendingVersionID
	}
	if version == nil {
		return &db.KnowledgeChunkConnection{Edges: []db.KnowledgeChunkEdge{}}, nil
	}
	var page *db.KnowledgeChunkConnection
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		page, err = tx.KnowledgeChunks(ctx, *version, first, after)
		return err
	})
	return page, badCursor(err)
}

// UpdateKnowledgeSourceInput is the schema's input of that name; what is nil stays.
type UpdateKnowledgeSourceInput struct {
	ID               uuid.UUID
	Title            *string
	Language         *string
	Audience         *db.KnowledgeAudience
	Channels         []db.Channel
	SocialAccountIDs []uuid.UUID
	Tags             []string
	IsEnabled        *bool
	RefreshHours     *int // 0: only when somebody asks
	AppliesChanges   *bool
	Upkeep           *KnowledgeUpkeepInput
}

// Validate trims and says what cannot be accepted.
func (in *UpdateKnowledgeSourceInput) Validate() error {
	var l problem.List
	if in.Title != nil {
		title := oneLine(*in.Title)
		in.Title = &title
		if n := utf8.RuneCountInString(title); n < 1 || n > 300 {
			l.Add(problem.BadInput, "title", "A title needs 1 to 300 characters.")
		}
	}
	if in.Tags != nil {
		in.Tags = checkTags(&l, in.Tags)
	}
	checkLanguage(&l, in.Language)
	checkRefresh(&l, in.RefreshHours)
	in.Upkeep.check(&l)
	return l.Err()
}

func checkRefresh(l *problem.List, hours *int) {
	if hours != nil && (*hours < 0 || *hours > 8760) {
		l.Add(problem.BadInput, "refreshHours", "Pages are looked at again after 1 to 8760 hours, or never: 0.")
	}
}

// UpdateSource changes who may read a source, where it counts and what it is
// called. It holds from the next search on.
//
// Problems: BAD_INPUT, FORBIDDEN, NOT_FOUND.
func (s *Service) UpdateSource(ctx context.Context, actor db.Actor, in UpdateKnowledgeSourceInput) (*db.KnowledgeSource, error) {
	if err := in.Validate(); err != nil {
		return nil, err
	}
	return s.change(ctx, actor, in.ID, func(tx *db.Tx, row *db.KnowledgeSource) (*db.KnowledgeSource, error) {
		in.apply(row)
		if err := checkScope(ctx, tx, row.SocialAccountIDs); err != nil {
			return nil, err
		}
		saved, err := tx.SaveKnowledgeSource(ctx, *row)
		if err != nil {
			return nil, err
		}
		return upkeep(ctx, tx, saved, in.Upkeep)
	})
}

func (in UpdateKnowledgeSourceInput) apply(row *db.KnowledgeSource) {
	set(&row.Title, in.Title)
	set(&row.Language, in.Language)
	set(&row.Audience, in.Audience)
	set(&row.IsEnabled, in.IsEnabled)
	set(&row.AppliesChanges, in.AppliesChanges)
	if in.Channels != nil {
		row.Channels = in.Channels
	}
	if in.SocialAccountIDs != nil {
		row.SocialAccountIDs = in.SocialAccountIDs
	}
	if in.Tags != nil {
		row.Tags = in.Tags
	}
	if in.RefreshHours != nil && row.URL != nil {
		row.RefreshHours = orNever(in.RefreshHours)
	}
}

func set[T any](to *T, value *T) {
	if value != nil {
		*to = *value
	}
}

// orNever is nil for 0.
func orNever(hours *int) *int {
	if hours == nil || *hours == 0 {
		return nil
	}
	return hours
}

// Retry has a source read again from its beginning: after a failure, or a page
// because somebody knows that it changed.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) Retry(ctx context.Context, actor db.Actor, id uuid.UUID) (*db.KnowledgeSource, error) {
	return s.change(ctx, actor, id, func(tx *db.Tx, row *db.KnowledgeSource) (*db.KnowledgeSource, error) {
		queued, err := tx.QueueKnowledge(ctx, row.ID)
		if err == nil {
			s.due(tx, queued)
		}
		return queued, err
	})
}

// KnowledgeChangeInput is the schema's input of that name.
type KnowledgeChangeInput struct {
	ID        uuid.UUID
	VersionID uuid.UUID // the change that was seen
}

// ApproveChange makes the change of a page live. Approving twice is the same as
// approving once.
//
// Problems: FORBIDDEN, NOT_FOUND; CONFLICT when not the change that was seen waits,
// but a newer one, or none.
func (s *Service) ApproveChange(ctx context.Context, actor db.Actor, in KnowledgeChangeInput) (*db.KnowledgeSource, error) {
	return s.change(ctx, actor, in.ID, func(tx *db.Tx, row *db.KnowledgeSource) (*db.KnowledgeSource, error) {
		if row.PendingVersionID == nil && row.LiveVersionID != nil && *row.LiveVersionID == in.VersionID {
			return row, nil
		}
		if row.PendingVersionID == nil || *row.PendingVersionID != in.VersionID {
			return nil, errOtherChange
		}
		version, err := tx.KnowledgeVersion(ctx, in.VersionID)
		if err != nil {
			return nil, err
		}
		if err := tx.GoLive(ctx, *version); err != nil {
			return nil, err
		}
		return tx.KnowledgeSource(ctx, row.ID)
	})
}

// DiscardChange drops the change that waits; what answers stays. Discarding twice
// is the same as discarding once.
//
// Problems: FORBIDDEN, NOT_FOUND; CONFLICT when a newer change waits than the one
// that was seen, or that one is live already.
func (s *Service) DiscardChange(ctx context.Context, actor db.Actor, in KnowledgeChangeInput) (*db.KnowledgeSource, error) {
	return s.change(ctx, actor, in.ID, func(tx *db.Tx, row *db.KnowledgeSource) (*db.KnowledgeSource, error) {
		isLive := row.LiveVersionID != nil && *row.LiveVersionID == in.VersionID
		if row.PendingVersionID == nil && !isLive {
			return row, nil
		}
		if isLive || *row.PendingVersionID != in.VersionID {
			return nil, errOtherChange
		}
		if err := tx.DiscardPending(ctx, row.ID); err != nil {
			return nil, err
		}
		return tx.KnowledgeSource(ctx, row.ID)
	})
}

// errOtherChange tells whoever decides about a change that it does not wait any more.
var errOtherChange = problem.New(problem.Conflict, "The page has changed again, or a colleague has decided already. Look at how it is now first.")

// change runs fn on a locked source and tells of it.
func (s *Service) change(ctx context.Context, actor db.Actor, id uuid.UUID, fn func(*db.Tx, *db.KnowledgeSource) (*db.KnowledgeSource, error)) (changed *db.KnowledgeSource, err error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		row, err := tx.LockKnowledgeSource(ctx, id)
		if err != nil {
			return err
		}
		if changed, err = fn(tx, row); err != nil {
			return err
		}
		s.updated(tx, changed)
		return nil
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("source")
	}
	return changed, err
}

// Delete removes a source, what was read from it and its file. The file goes
// first: a crash in between leaves a source without one, which can be deleted again.
//
// Problems: FORBIDDEN, NOT_FOUND.
func (s *Service) Delete(ctx context.Context, actor db.Actor, id uuid.UUID) error {
	disabled, err := s.change(ctx, actor, id, func(tx *db.Tx, row *db.KnowledgeSource) (*db.KnowledgeSource, error) {
		row.IsEnabled = false
		return tx.SaveKnowledgeSource(ctx, *row)
	})
	if err != nil {
		return err
	}
	if disabled.BlobKey != nil {
		if err := s.Blobs.Delete(ctx, *disabled.BlobKey); err != nil {
			return err
		}
	}
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		row, err := tx.LockKnowledgeSource(ctx, id)
		if errors.Is(err, db.ErrNotFound) {
			return nil // somebody else's press of the same button
		}
		if err != nil {
			return err
		}
		s.updated(tx, row)
		return tx.DeleteKnowledgeSource(ctx, id)
	})
}

// checkScope refuses accounts that are not the workspace's.
func checkScope(ctx context.Context, tx *db.Tx, ids []uuid.UUID) error {
	if len(ids) == 0 {
		return nil
	}
	accounts, err := tx.SocialAccountsByID(ctx, ids)
	if err == nil && len(accounts) < len(ids) {
		err = problem.BadInputOn("socialAccountIds", "One of these accounts does not exist.")
	}
	return err
}

func badCursor(err error) error {
	if errors.Is(err, db.ErrBadCursor) {
		return problem.BadInputOn("after", "This is not a cursor of this list.")
	}
	return err
}

// titleOf is a file's name without its ending, as a title.
func titleOf(filename string) string {
	name := filename[strings.LastIndexAny(filename, `/\`)+1:]
	if dot := strings.LastIndexByte(name, '.'); dot > 0 {
		name = name[:dot]
	}
	name = oneLine(strings.NewReplacer("_", " ", "-", " ").Replace(name))
	if name == "" {
		return "Document"
	}
	return shorten(name, 300)
}
