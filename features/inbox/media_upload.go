package inbox

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// Upload is a file a colleague chose, dragged, pasted or recorded.
type Upload struct {
	Filename string
	Data     []byte
	// IsVoice marks a recording made in the composer.
	IsVoice bool
	// Channel, when known, lets a file be refused before it is sent.
	Channel db.Channel
}

// Reserve waits until size bytes of files fit into memory and returns what
// gives them back.
//
// Problems: RATE_LIMITED when ten seconds are not enough.
func (m *Media) Reserve(ctx context.Context, size int64) (release func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	size = min(max(size, 1), MaxUpload)
	if err := m.Memory.Acquire(ctx, size); err != nil {
		return nil, problem.New(problem.RateLimited, "Too many files are being uploaded right now. Please try again.")
	}
	return func() { m.Memory.Release(size) }, nil
}

// Upload keeps a file for the message that is being composed, without what a camera
// wrote beside the picture. It belongs to the caller and goes after a day unless it is
// sent.
//
// Problems: FORBIDDEN; BAD_INPUT for a file that is empty, too large or, when
// the channel is known, one it does not take.
func (m *Media) Upload(ctx context.Context, actor db.Actor, in Upload) (*db.Attachment, error) {
	if !actor.Can(db.RoleAgent) {
		return nil, problem.New(problem.Forbidden, "Your role does not allow sending files.")
	}
	switch {
	case len(in.Data) == 0:
		return nil, problem.BadInputOn("file", "This file is empty.")
	case len(in.Data) > MaxUpload:
		return nil, problem.BadInputOn("file", "Files may have at most %s.", size(MaxUpload))
	}
	as := db.AttachmentKind("")
	if in.IsVoice {
		as = db.AttachmentVoice
	}
	f, err := inspect(in.Data, as)
	switch {
	case errors.Is(err, errTooManyPixels):
		return nil, problem.BadInputOn("file", "This picture has too many pixels; at most %d million are accepted.", maxPixels/1_000_000)
	case err != nil:
		return nil, err
	}
	if f.mime == "audio/webm" {
		if in.Data, err = oggFromWebM(in.Data); err != nil {
			return nil, problem.BadInputOn("file", "This recording cannot be read.")
		}
		in.Filename = strings.TrimSuffix(in.Filename, path.Ext(in.Filename)) + ".ogg"
	} else if in.IsVoice && f.kind != db.AttachmentVoice {
		return nil, problem.BadInputOn("file", "This is not a recording.")
	}
	in.Data = private(f.mime, in.Data)
	id := db.NewID()
	stored, err := m.put(ctx, actor.WorkspaceID, id, as, in.Filename, in.Data)
	if err != nil {
		return nil, fmt.Errorf("keep upload: %w", err)
	}
	preview := db.Attachment{Kind: stored.Kind, MimeType: stored.MimeType, SizeBytes: &stored.SizeBytes}
	if in.Channel != "" {
		if err := CheckSendable(in.Channel, preview); err != nil {
			return nil, errors.Join(err, m.Blobs.Delete(context.WithoutCancel(ctx), stored.BlobKey))
		}
	}
	return m.keepUpload(ctx, actor, id, stored)
}

// keepUpload writes down a file that is in the blob store as the caller's; if that
// fails, it is there no longer.
func (m *Media) keepUpload(ctx context.Context, actor db.Actor, id uuid.UUID, stored db.StoredFile) (saved *db.Attachment, err error) {
	err = m.DB.Update(ctx, actor, func(tx *db.Tx) error {
		saved, err = tx.InsertUpload(ctx, id, Uploader(actor), stored)
		return err
	})
	if err != nil {
		return nil, errors.Join(err, m.Blobs.Delete(context.WithoutCancel(ctx), stored.BlobKey))
	}
	return saved, nil
}

// Uploader is whom an actor's uploads belong to: the person, or the API key.
func Uploader(actor db.Actor) uuid.UUID {
	if actor.UserID != uuid.Nil {
		return actor.UserID
	}
	return actor.APIKeyID
}
