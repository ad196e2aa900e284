// Package transcripts writes down what customers say in voice notes and other
// recordings, so that people can read and search them and the assistant can answer.
// decide.go says when that is worth its money. It refuses to understand what was
// said: features/replies does.
package transcripts

import (
	"cmp"
	"context"
	"errors"
	"log/slog"

	"github.com/google/uuid"
	"golang.org/x/sync/semaphore"

	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/events"
	"socialsync/features/billing"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// Service holds what the feature needs. All fields must be set.
type Service struct {
	DB      *db.DB
	Events  *events.Hub
	Queue   *queue.Client
	Blobs   *blob.Store
	Billing *billing.Service
	Memory  *semaphore.Weighted // of the bytes of files held at once: features/inbox's
	Log     *slog.Logger
}

// TranscribeMessageInput is the schema's input of that name.
type TranscribeMessageInput struct{ MessageID uuid.UUID }

// Request has a recording written down because a person wants to read it, whatever
// the assistant may do; also again, when there was no text. What is done stays.
//
// Problems: BAD_INPUT for a message without a recording that can be read,
// FORBIDDEN, NOT_FOUND.
func (s *Service) Request(ctx context.Context, actor db.Actor, in TranscribeMessageInput) (message *db.Message, err error) {
	if err := problem.Allowed(actor.Can(db.RoleAgent)); err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if message, err = tx.Message(ctx, in.MessageID); err != nil {
			return err
		}
		if _, err := tx.LockConversation(ctx, message.ConversationID); err != nil {
			return err
		}
		file, err := recording(ctx, tx, message.ID)
		if err != nil {
			return err
		}
		if message.Direction != db.In || file == nil {
			return problem.New(problem.BadInput, "This message has no recording of the customer's to write down.")
		}
		s.updated(tx, message)
		s.Queue.After(tx, queue.Transcribe{WorkspaceID: actor.WorkspaceID, MessageID: message.ID})
		return tx.RequestTranscript(ctx, message.ID, cmp.Or(actor.UserID, actor.APIKeyID))
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.Missing("message")
	}
	return message, err
}

// recording is a message's first recording that can be read now; nil without one.
func recording(ctx context.Context, tx *db.Tx, messageID uuid.UUID) (*db.Attachment, error) {
	files, err := tx.AttachmentsOfMessages(ctx, []uuid.UUID{messageID})
	for i, f := range files {
		if (f.Kind == db.AttachmentVoice || f.Kind == db.AttachmentAudio) && f.State == db.AttachmentStored && f.BlobKey != nil {
			return &files[i], err
		}
	}
	return nil, err
}

func (s *Service) updated(tx *db.Tx, m *db.Message) {
	s.Events.After(tx, events.MessageUpdated{MessageID: m.ID, ConversationID: m.ConversationID})
}

const sweepLimit = 500

// Sweep asks for recordings that are due and nobody works on. It is safe in any
// number of processes.
func (s *Service) Sweep(ctx context.Context) error {
	return queue.Sweep(ctx, s.Queue, s.DB.GlobalEach, "sweep transcripts",
		func(tx *db.Tx) ([]db.MessageRef, error) { return tx.DueTranscripts(ctx, sweepLimit) },
		func(m db.MessageRef) queue.Task {
			return queue.Transcribe{WorkspaceID: m.WorkspaceID, MessageID: m.ID}
		})
}
