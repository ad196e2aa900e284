package inbox

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// setCannedFiles makes ids the files of a canned response. Those it no longer has are
// deleted by the next job. Problems: NOT_FOUND.
func (s *Service) setCannedFiles(ctx context.Context, tx *db.Tx, cannedID uuid.UUID, ids []uuid.UUID) error {
	gone, err := tx.SetCannedFiles(ctx, cannedID, Uploader(tx.Actor()), ids)
	if errors.Is(err, db.ErrNotFound) {
		return problem.OnField(problem.NotFound, "fileIds", "A file is gone. Upload it again.")
	}
	if err != nil {
		return err
	}
	for _, id := range gone {
		s.Queue.After(tx, queue.FetchMedia{WorkspaceID: tx.WorkspaceID(), AttachmentID: id})
	}
	return nil
}

// AttachCannedFilesInput is the schema's input of that name.
type AttachCannedFilesInput struct {
	CannedResponseID uuid.UUID
	ConversationID   uuid.UUID
}

// AttachCannedFiles makes uploads of the caller's from the files of a canned response:
// copies, so that what is sent stays whatever becomes of the response. What the
// conversation's channel does not take is left out and a problem, as is a file that
// went meanwhile; the others are returned beside the problems.
//
// Problems: FORBIDDEN, NOT_FOUND, BAD_INPUT on files.N.
func (m *Media) AttachCannedFiles(ctx context.Context, actor db.Actor, in AttachCannedFilesInput) ([]db.Attachment, error) {
	if err := needsAgent(actor); err != nil {
		return nil, err
	}
	var files []db.Attachment
	var channel db.Channel
	err := m.DB.View(ctx, actor, func(tx *db.Tx) error {
		conversation, err := tx.Conversation(ctx, in.ConversationID)
		if errors.Is(err, db.ErrNotFound) {
			return problem.Missing("conversation")
		}
		if err != nil {
			return err
		}
		channel = conversation.Channel
		canned, err := tx.CannedResponsesByID(ctx, []uuid.UUID{in.CannedResponseID})
		if err == nil && len(canned) == 0 {
			return problem.Missing("canned response")
		}
		if err != nil {
			return err
		}
		files, err = tx.CannedFiles(ctx, []uuid.UUID{in.CannedResponseID})
		return err
	})
	if err != nil {
		return nil, err
	}
	var copies []db.Attachment
	var problems problem.List
	for i, file := range files {
		copied, err := m.copyFor(ctx, actor, channel, file)
		if list, isTheirs := problem.From(err); isTheirs {
			problems.Add(list[0].Code, fmt.Sprintf("files.%d", i), list[0].Message)
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("copy file of canned response: %w", err)
		}
		copies = append(copies, *copied)
	}
	return copies, problems.Err()
}

// copyFor makes an upload of the caller's from a stored file, for a channel.
func (m *Media) copyFor(ctx context.Context, actor db.Actor, channel db.Channel, file db.Attachment) (*db.Attachment, error) {
	if err := CheckSendable(channel, file); err != nil {
		return nil, err
	}
	if file.BlobKey == nil {
		return nil, problem.Missing("file")
	}
	id := db.NewID()
	stored := db.StoredFile{
		Kind: file.Kind, MimeType: file.MimeType, Filename: file.Filename, SizeBytes: orZero(file.SizeBytes), SHA256: orZero(file.SHA256),
		BlobKey: blobKey(actor.WorkspaceID, id), Width: file.Width, Height: file.Height, DurationMs: file.DurationMs,
	}
	err := m.Blobs.Copy(ctx, stored.BlobKey, *file.BlobKey)
	if errors.Is(err, blob.ErrNotFound) { // taken off the response a moment ago
		return nil, problem.Missing("file")
	}
	if err != nil {
		return nil, err
	}
	return m.keepUpload(ctx, actor, id, stored)
}
