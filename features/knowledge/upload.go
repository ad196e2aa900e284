package knowledge

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"socialsync/db"
	"socialsync/features/problem"
)

// Upload is a document that a colleague chose or dragged.
type Upload struct {
	Filename string
	Data     []byte
	Audience db.KnowledgeAudience // empty: CUSTOMERS
}

// CanUpload says whether a document of so many bytes would be taken, before it is sent.
//
// Problems: FORBIDDEN, BAD_INPUT for one that is too large, LIMIT_REACHED.
func (s *Service) CanUpload(ctx context.Context, actor db.Actor, size int64) error {
	if err := needsAgent(actor); err != nil {
		return err
	}
	if size > MaxDocument {
		return problem.BadInputOn("file", "Documents may have at most %d MB.", MaxDocument>>20)
	}
	return s.DB.View(ctx, actor, func(tx *db.Tx) error { return s.hasRoom(ctx, tx, size) })
}

// Add keeps a document and has it read.
//
// Problems: FORBIDDEN; BAD_INPUT for a file that is empty, too large or of a kind
// that cannot be read; CONFLICT when the same document is there already;
// LIMIT_REACHED.
func (s *Service) Add(ctx context.Context, actor db.Actor, in Upload) (added *db.KnowledgeSource, err error) {
	if err := s.CanUpload(ctx, actor, int64(len(in.Data))); err != nil {
		return nil, err
	}
	kind, err := TypeOf(in.Filename, in.Data)
	if bad, ok := errors.AsType[*Unreadable](err); ok {
		return nil, problem.BadInputOn("file", "%s", bad.Detail)
	}
	if in.Audience != db.AudienceAgents {
		in.Audience = db.AudienceCustomers
	}
	id, sum := db.NewID(), sha256.Sum256(in.Data)
	key, name, mime, hash := actor.WorkspaceID.String()+"/knowledge/"+id.String(), cleanName(in.Filename), string(kind), hex.EncodeToString(sum[:])
	if err := s.Blobs.Put(ctx, key, mime, in.Data); err != nil {
		return nil, fmt.Errorf("keep document: %w", err)
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if err := s.hasRoom(ctx, tx, int64(len(in.Data))); err != nil {
			return err
		}
		added, err = tx.InsertKnowledgeSource(ctx, db.KnowledgeSource{
			ID: id, Kind: db.KnowledgeDocument, Title: titleOf(name), Audience: in.Audience, IsEnabled: true, CreatedBy: author(actor),
			Filename: &name, MimeType: &mime, BlobKey: &key, SizeBytes: int64(len(in.Data)), SHA256: &hash,
		})
		if err == nil {
			s.updated(tx, added)
			s.due(tx, added)
		}
		return err
	})
	if err != nil {
		err = errors.Join(err, s.Blobs.Delete(context.WithoutCancel(ctx), key))
	}
	if db.IsTaken(err, "knowledge_sources_document_key") {
		return nil, problem.OnField(problem.Conflict, "file", "This document is among the sources already.")
	}
	return added, err
}

// hasRoom refuses what would exceed what the workspace may keep.
func (s *Service) hasRoom(ctx context.Context, tx *db.Tx, size int64) error {
	usage, err := tx.KnowledgeUsage(ctx)
	switch {
	case err != nil:
		return err
	case usage.Sources >= s.Quota.Sources:
		return problem.New(problem.LimitReached, "The workspace has %d sources, the most it may have. Delete what is not needed any more.", usage.Sources)
	case usage.UsedBytes+size > s.Quota.Bytes:
		return problem.New(problem.LimitReached, "The workspace may keep %d MB of sources and has %.1f MB left; this takes %.1f MB.",
			s.Quota.Bytes>>20, float64(max(s.Quota.Bytes-usage.UsedBytes, 0))/(1<<20), float64(size)/(1<<20))
	case usage.Chunks >= s.Quota.Chunks:
		return problem.New(problem.LimitReached, "The workspace has %d passages, the most it may have. Delete what is not needed any more.", usage.Chunks)
	}
	return nil
}

// Usage is what the workspace's sources take, of what they may.
type Usage struct {
	db.KnowledgeUsage
	AllowedBytes   int64
	AllowedSources int
	AllowedChunks  int
}

// Usage says how much of its allowance the workspace uses.
func (s *Service) Usage(ctx context.Context, actor db.Actor) (*Usage, error) {
	usage := &Usage{AllowedBytes: s.Quota.Bytes, AllowedSources: s.Quota.Sources, AllowedChunks: s.Quota.Chunks}
	err := s.DB.View(ctx, actor, func(tx *db.Tx) (err error) {
		usage.KnowledgeUsage, err = tx.KnowledgeUsage(ctx)
		return err
	})
	return usage, err
}

// cleanName keeps a file's name fit to be shown: no folders, no control or
// direction characters.
func cleanName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError {
			return -1
		}
		return r
	}, name)
	if name = strings.TrimSpace(name); name == "" {
		name = "document"
	}
	return shorten(name, 200)
}

// Reserve waits until a document fits into memory and returns what gives that back.
//
// Problems: RATE_LIMITED when ten seconds are not enough.
func (s *Service) Reserve(ctx context.Context) (release func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	if err := s.Memory.Acquire(ctx, MaxDocument); err != nil {
		return nil, problem.New(problem.RateLimited, "Too many documents are being uploaded right now. Please try again.")
	}
	return func() { s.Memory.Release(MaxDocument) }, nil
}
