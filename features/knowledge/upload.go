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

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// Upload is a document that a colleague chose or dragged.
type Upload struct {
	Filename string
	Data     []byte
	Audience db.KnowledgeAudience // empty: CUSTOMERS; of a replacement: as it is
	Replaces *uuid.UUID           // the document of which this is a newer one
}

// CanUpload says whether a document of so many bytes would be taken, before it is
// sent. replaces is the document it takes the place of, if any.
//
// Problems: FORBIDDEN, NOT_FOUND, BAD_INPUT for one that is too large, LIMIT_REACHED.
func (s *Service) CanUpload(ctx context.Context, actor db.Actor, size int64, replaces *uuid.UUID) error {
	if err := needsAgent(actor); err != nil {
		return err
	}
	if size > MaxDocument {
		return problem.BadInputOn("file", "Documents may have at most %d MB.", MaxDocument/megabyte)
	}
	return s.DB.View(ctx, actor, func(tx *db.Tx) error {
		if replaces == nil {
			return s.hasRoom(ctx, tx, size)
		}
		old, err := tx.KnowledgeSource(ctx, *replaces)
		if err != nil {
			return missingDocument(err)
		}
		return s.hasRoomInstead(ctx, tx, old, size)
	})
}

func missingDocument(err error) error {
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("document")
	}
	return err
}

// Add keeps a document and has it read. One that replaces another takes its place
// with all that was set about it; the old text answers until the new is whole.
//
// Problems: FORBIDDEN; NOT_FOUND for what is to be replaced; BAD_INPUT for a file
// that is empty, too large or of a kind that cannot be read; CONFLICT when the same
// document is there already; LIMIT_REACHED.
func (s *Service) Add(ctx context.Context, actor db.Actor, in Upload) (added *db.KnowledgeSource, err error) {
	if err := s.CanUpload(ctx, actor, int64(len(in.Data)), in.Replaces); err != nil {
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
	row, old := db.KnowledgeSource{
		ID: id, Kind: db.KnowledgeDocument, Title: titleOf(name), Audience: in.Audience, IsEnabled: true, CreatedBy: actor.Person(),
		Filename: &name, MimeType: &mime, BlobKey: &key, SizeBytes: int64(len(in.Data)), SHA256: &hash,
	}, ""
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if in.Replaces == nil {
			added, err = s.insert(ctx, tx, row)
		} else {
			added, old, err = s.replace(ctx, tx, *in.Replaces, row)
		}
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
	if err == nil && old != "" {
		if err := s.Blobs.Delete(context.WithoutCancel(ctx), old); err != nil { // a file too many harms nobody
			s.Log.WarnContext(ctx, "replaced document not deleted", "workspace", actor.WorkspaceID, "source", added.ID, "err", err)
		}
	}
	return added, err
}

func (s *Service) insert(ctx context.Context, tx *db.Tx, row db.KnowledgeSource) (*db.KnowledgeSource, error) {
	if err := s.hasRoom(ctx, tx, row.SizeBytes); err != nil {
		return nil, err
	}
	return tx.InsertKnowledgeSource(ctx, row)
}

// replace puts row's file in the place of a document's and returns the key of the
// old one.
func (s *Service) replace(ctx context.Context, tx *db.Tx, id uuid.UUID, row db.KnowledgeSource) (*db.KnowledgeSource, string, error) {
	old, err := tx.LockKnowledgeSource(ctx, id)
	if err != nil {
		return nil, "", missingDocument(err)
	}
	if err := s.hasRoomInstead(ctx, tx, old, row.SizeBytes); err != nil {
		return nil, "", err
	}
	row.ID = id
	if _, err := tx.ReplaceKnowledgeFile(ctx, row); err != nil {
		return nil, "", err
	}
	queued, err := tx.QueueKnowledge(ctx, id)
	return queued, *old.BlobKey, err
}

// hasRoomInstead is hasRoom for a document that takes the place of another.
func (s *Service) hasRoomInstead(ctx context.Context, tx *db.Tx, old *db.KnowledgeSource, size int64) error {
	if old.Kind != db.KnowledgeDocument {
		return problem.Missing("document")
	}
	if size <= old.SizeBytes {
		return nil
	}
	usage, err := tx.KnowledgeUsage(ctx)
	if err == nil && usage.UsedBytes-old.SizeBytes+size > s.Quota.Bytes {
		return s.tooMuch(usage, size-old.SizeBytes)
	}
	return err
}

// megabyte is as the screens show it: a million bytes.
const megabyte = 1_000_000

func (s *Service) tooMuch(usage db.KnowledgeUsage, size int64) error {
	return problem.New(problem.LimitReached, "The workspace may keep %d MB of sources and has %.1f MB left; this takes %.1f MB.",
		s.Quota.Bytes/megabyte, float64(max(s.Quota.Bytes-usage.UsedBytes, 0))/megabyte, float64(size)/megabyte)
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
		return s.tooMuch(usage, size)
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
