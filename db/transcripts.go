package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// TranscriptState is how far the writing down of a recording has come.
type TranscriptState string

const (
	TranscriptPending TranscriptState = "PENDING"
	TranscriptDone    TranscriptState = "DONE"
	TranscriptFailed  TranscriptState = "FAILED"  // it was tried
	TranscriptSkipped TranscriptState = "SKIPPED" // it was not
)

// TranscriptReason is why there is no text.
type TranscriptReason string

const (
	TranscriptAIOff       TranscriptReason = "AI_OFF"      // nobody would have read it but people, who can ask for it
	TranscriptBudget      TranscriptReason = "BUDGET"      // the budget for AI is used up
	TranscriptTooLong     TranscriptReason = "TOO_LONG"    // longer than is written down unasked, or than the model takes
	TranscriptFileGone    TranscriptReason = "FILE_GONE"   // the copy had to go first
	TranscriptUnreadable  TranscriptReason = "UNREADABLE"  // the model does not take the file
	TranscriptUnavailable TranscriptReason = "UNAVAILABLE" // the model did not answer for minutes
)

// Transcript is what is said in a customer's recording: of a message with
// several, in the first.
type Transcript struct {
	MessageID   uuid.UUID
	State       TranscriptState
	Reason      *TranscriptReason // of FAILED and SKIPPED
	Text        string            // empty when DONE: nothing is said
	Language    string            // ISO 639-1; empty when the model does not tell
	Model       string
	RequestedBy *uuid.UUID // a person or an API key; nil: for the assistant
	DueAt       *time.Time // nil: nothing to do
	Attempts    int
	CreatedAt   time.Time
	FinishedAt  *time.Time
}

// MaxTranscript is how many characters of a transcript are kept.
const MaxTranscript = 100_000

const transcriptColumns = `message_id, state, reason, text, language, model, requested_by, due_at, attempts, created_at, finished_at`

const transcriptsOfMessages = `select ` + transcriptColumns + ` from transcripts where message_id = any($1)`

// Transcripts returns those of the messages' transcripts that were asked for, in
// no order. A recording that is still being fetched has none yet: its attachment
// is PENDING until the moment its transcript is.
func (tx *Tx) Transcripts(ctx context.Context, messageIDs []uuid.UUID) ([]Transcript, error) {
	return many[Transcript](ctx, tx, transcriptsOfMessages, messageIDs)
}

// AwaitTranscript says that the assistant may want to read a recording. It is due
// at once; false means that it was asked for before.
func (tx *Tx) AwaitTranscript(ctx context.Context, messageID uuid.UUID) (bool, error) {
	n, err := tx.exec(ctx, `
		insert into transcripts (workspace_id, message_id, state, due_at) values ($1, $2, 'PENDING', now())
		on conflict do nothing`, tx.WorkspaceID(), messageID)
	return n == 1, err
}

// RequestTranscript is AwaitTranscript for a person: it is written down whatever
// the assistant may do, and tried again when there was no text. What is done
// stays. The conversation must be locked, so that the recording is not taken back
// meanwhile.
func (tx *Tx) RequestTranscript(ctx context.Context, messageID, by uuid.UUID) error {
	_, err := tx.exec(ctx, `
		insert into transcripts as t (workspace_id, message_id, state, requested_by, due_at) values ($1, $2, 'PENDING', $3, now())
		on conflict (workspace_id, message_id) do update
		set state = 'PENDING', reason = null, requested_by = $3, finished_at = null,
		    due_at = case when t.state = 'PENDING' then t.due_at else now() end,
		    attempts = case when t.state = 'PENDING' then t.attempts else 0 end
		where t.state <> 'DONE'`, tx.WorkspaceID(), messageID, by)
	return err
}

// ClaimTranscript takes a transcript that is due, for as long as lease.
// ErrNotFound: there is nothing to do, or it is in other hands.
func (tx *Tx) ClaimTranscript(ctx context.Context, messageID uuid.UUID, lease time.Duration) (*Transcript, error) {
	return one[Transcript](ctx, tx, `
		update transcripts set due_at = now() + $2::interval, attempts = attempts + 1
		where message_id = $1 and (state = 'PENDING' and due_at <= now()) is true
		returning `+transcriptColumns, messageID, lease)
}

// RetryTranscript frees a claimed transcript and makes it due again after wait.
func (tx *Tx) RetryTranscript(ctx context.Context, t Transcript, wait time.Duration) error {
	_, err := tx.exec(ctx, `
		update transcripts set due_at = now() + $3::interval
		where message_id = $1 and attempts = $2 and state = 'PENDING'`, t.MessageID, t.Attempts, wait)
	return err
}

// CloseTranscript records how a claimed transcript ended. False means that nobody
// wants it any more: the message was taken back, or somebody else was faster.
func (tx *Tx) CloseTranscript(ctx context.Context, t Transcript) (bool, error) {
	n, err := tx.exec(ctx, `
		update transcripts
		set state = $3, reason = $4, text = $5, language = $6, model = $7, due_at = null, finished_at = now()
		where message_id = $1 and attempts = $2 and state = 'PENDING'`,
		t.MessageID, t.Attempts, t.State, t.Reason, firstRunes(t.Text, MaxTranscript), t.Language, t.Model)
	return n == 1, err
}

// DueTranscripts returns up to limit recordings that nobody writes down, in all
// workspaces, longest due first.
func (tx *Tx) DueTranscripts(ctx context.Context, limit int) ([]MessageRef, error) {
	return many[MessageRef](ctx, tx, `
		select workspace_id, message_id as id from transcripts where due_at <= now() order by due_at limit $1`, limit)
}
