package transcripts

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/events"
	"socialsync/features/agents"
	"socialsync/features/billing"
)

const (
	// callTime is how long the model may take, with its retries.
	callTime = 2 * time.Minute
	// lease outlives the longest call and what is recorded of it.
	lease = callTime + time.Minute
)

// Transcribe writes down one recording that is due. Called twice it finds nothing
// to do. A worker that dies leaves a lease that runs out; the call is then made
// again and charged once.
func (s *Service) Transcribe(ctx context.Context, workspaceID, messageID uuid.UUID) error {
	actor := db.SystemActor(workspaceID)
	var t *db.Transcript
	var message *db.Message
	var file *db.Attachment
	var why db.TranscriptReason
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if t, err = tx.ClaimTranscript(ctx, messageID, lease); err != nil {
			return err
		}
		if message, err = tx.Message(ctx, messageID); err != nil {
			return err
		}
		effect, _, err := agents.Standing(ctx, tx, message.ConversationID, time.Now())
		if err != nil {
			return err
		}
		if file, err = recording(ctx, tx, messageID); err != nil {
			return err
		}
		if why = skip(*t, file, effect.Mode); why == "" {
			return nil
		}
		t.State, t.Reason = db.TranscriptSkipped, &why
		return s.close(ctx, tx, *t, message)
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil
	}
	if err != nil || why != "" {
		return err
	}
	return s.settle(ctx, actor, *t, message, s.listen(ctx, actor, *t, message, *file))
}

// listen has the model write down a file and records what it says together with
// what it cost.
func (s *Service) listen(ctx context.Context, actor db.Actor, t db.Transcript, message *db.Message, file db.Attachment) error {
	key, length := "transcript:"+message.ID.String(), lengthOf(file)
	listeners, err := s.Billing.Servers(ctx, actor, db.UseTranscribe)
	if err != nil {
		return err
	}
	said, by, err := billing.Ask(ctx, s.Billing, actor, listeners, func(ctx context.Context, by billing.Server) (*ai.Transcript, error) {
		most := by.Cost(ai.Usage{Audio: length}).Micros
		if _, err := s.Billing.Reserve(ctx, actor, by.Reservation(key, db.PurposeTranscription, most)); err != nil {
			return nil, err
		}
		said, err := s.ask(ctx, by, file)
		if err != nil {
			after, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
			defer cancel()
			return nil, errors.Join(err, s.Billing.Refund(after, actor, key))
		}
		return said, nil
	})
	if err != nil {
		return err
	}
	// The worker may be told to end; what was paid for is kept all the same.
	after, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if said.Duration > 0 {
		length = said.Duration
	}
	used := ai.Usage{Audio: length}
	t.State, t.Text, t.Language, t.Model = db.TranscriptDone, db.Clean(said.Text), said.Language, by.Model
	return s.DB.Update(after, actor, func(tx *db.Tx) error {
		if err := s.Billing.SettleIn(after, tx, key, by.Cost(used)); err != nil {
			return err
		}
		return s.close(after, tx, t, message)
	})
}

func (s *Service) ask(ctx context.Context, by billing.Server, file db.Attachment) (*ai.Transcript, error) {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	held := int64(2 * ai.MaxAudio) // the file, and the request that carries it
	if file.SizeBytes != nil {
		held = 2 * *file.SizeBytes
	}
	if err := s.Memory.Acquire(ctx, held); err != nil {
		return nil, err
	}
	defer s.Memory.Release(held)
	audio, err := s.Blobs.Get(ctx, *file.BlobKey)
	if err != nil {
		return nil, fmt.Errorf("read the recording: %w", err)
	}
	return by.Transcribe(ctx, ai.TranscribeRequest{Model: by.Model, Filename: "recording" + ending(file.MimeType), Audio: bytes.NewReader(audio)})
}

// settle records how a call that failed ended. Its own error means that even that
// failed; the lease will bring the recording back.
func (s *Service) settle(ctx context.Context, actor db.Actor, t db.Transcript, message *db.Message, err error) error {
	if err == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	e := judge(err, t.Attempts)
	s.Log.WarnContext(ctx, "recording not written down", "workspace", actor.WorkspaceID, "message", message.ID, "attempt", t.Attempts, "state", e.state, "err", err)
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if e.state == db.TranscriptPending {
			return tx.RetryTranscript(ctx, t, e.wait)
		}
		t.State, t.Reason = e.state, &e.reason
		return s.close(ctx, tx, t, message)
	})
}

// close records an end, unless the message was taken back meanwhile, and shows it.
func (s *Service) close(ctx context.Context, tx *db.Tx, t db.Transcript, message *db.Message) error {
	wanted, err := tx.CloseTranscript(ctx, t)
	if err != nil || !wanted {
		return err
	}
	s.updated(tx, message)
	if t.Text == "" {
		return nil
	}
	s.Events.After(tx, events.ConversationUpdated{ConversationID: message.ConversationID})
	return tx.RefreshPreview(ctx, message.ConversationID) // of the list, which shows what was said
}

// ending names a type the way the endpoint tells formats apart.
func ending(mime string) string {
	base, _, _ := strings.Cut(mime, ";")
	if known, ok := endings[base]; ok {
		return known
	}
	return ".ogg"
}

var endings = map[string]string{
	"audio/ogg": ".ogg", "audio/mpeg": ".mp3", "audio/mp4": ".m4a", "audio/wav": ".wav", "audio/webm": ".webm", "audio/flac": ".flac",
	"audio/aac": ".aac", "audio/amr": ".amr",
}
