package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// AttachmentKind is what a file is to people.
type AttachmentKind string

const (
	AttachmentImage    AttachmentKind = "IMAGE"
	AttachmentVideo    AttachmentKind = "VIDEO"
	AttachmentAudio    AttachmentKind = "AUDIO"
	AttachmentVoice    AttachmentKind = "VOICE"
	AttachmentDocument AttachmentKind = "DOCUMENT"
	AttachmentSticker  AttachmentKind = "STICKER"
)

// AttachmentState says whether there is a file to show.
type AttachmentState string

const (
	AttachmentPending AttachmentState = "PENDING" // being fetched from the provider
	AttachmentStored  AttachmentState = "STORED"
	AttachmentFailed  AttachmentState = "FAILED"
	AttachmentExpired AttachmentState = "EXPIRED" // the channel's rules forbid keeping it (longer)
	AttachmentRemoved AttachmentState = "REMOVED" // the customer took it back
)

// Attachment is a file of a message, of a canned response, or of a message being
// composed.
type Attachment struct {
	ID               uuid.UUID
	MessageID        *uuid.UUID // nil while a person is still composing
	CannedResponseID *uuid.UUID // whose file it is when it is no message's
	Kind             AttachmentKind
	State            AttachmentState
	MimeType         string
	Filename         string
	SizeBytes        *int64
	SHA256           *string `db:"sha256"` // the provider's spelling before it is stored, hex after
	BlobKey          *string
	ProviderMediaID  *string
	ProviderURL      *string
	Width            *int
	Height           *int
	DurationMs       *int
	Failure          *string
	Position         int
	DueAt            *time.Time // when there is work: a fetch, or a blob to delete
	Attempts         int
	ExpiresAt        *time.Time
	UploadedBy       *uuid.UUID
	CreatedAt        time.Time
}

// IsNode marks Attachment as having a global id.
func (Attachment) IsNode() {}

// StoredFile is what is known once the bytes are in the blob store.
type StoredFile struct {
	Kind          AttachmentKind
	MimeType      string
	Filename      string
	SizeBytes     int64
	SHA256        string
	BlobKey       string
	Width, Height *int
	DurationMs    *int
	ExpiresAt     *time.Time // when it has to go; nil: kept
}

// AttachmentRef is an attachment of a workspace that is not known yet.
type AttachmentRef struct{ WorkspaceID, ID uuid.UUID }

const attachmentColumns = `id, message_id, canned_response_id, kind, state, mime_type, filename, size_bytes, sha256, blob_key, provider_media_id,
	provider_url, width, height, duration_ms, failure, position, due_at, attempts, expires_at, uploaded_by, created_at`

// Attachment returns one attachment.
func (tx *Tx) Attachment(ctx context.Context, id uuid.UUID) (*Attachment, error) {
	return one[Attachment](ctx, tx, `select `+attachmentColumns+` from attachments where id = $1`, id)
}

const attachmentsOfMessages = `
	select ` + attachmentColumns + ` from attachments
	where message_id = any($1)
	order by message_id, position, id`

// AttachmentsOfMessages returns the attachments of messages, in their order.
func (tx *Tx) AttachmentsOfMessages(ctx context.Context, messageIDs []uuid.UUID) ([]Attachment, error) {
	return many[Attachment](ctx, tx, attachmentsOfMessages, messageIDs)
}

// InsertAttachment adds a file the provider holds. With state PENDING it is due
// at once; any other state is final.
func (tx *Tx) InsertAttachment(ctx context.Context, a Attachment) error {
	_, err := tx.exec(ctx, `
		insert into attachments (workspace_id, id, message_id, kind, state, mime_type, filename, sha256,
			provider_media_id, provider_url, failure, position, due_at)
		values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, case when $5 = 'PENDING' then now() end)`,
		tx.WorkspaceID(), a.ID, a.MessageID, a.Kind, a.State, a.MimeType, a.Filename, a.SHA256,
		a.ProviderMediaID, a.ProviderURL, a.Failure, a.Position)
	return err
}

// InsertUpload adds a file a colleague uploaded. Unless it is sent within a day
// it goes again.
func (tx *Tx) InsertUpload(ctx context.Context, id, uploader uuid.UUID, f StoredFile) (*Attachment, error) {
	return one[Attachment](ctx, tx, `
		insert into attachments (workspace_id, id, kind, state, mime_type, filename, size_bytes, sha256, blob_key,
			width, height, duration_ms, uploaded_by, expires_at)
		values ($1, $2, $3, 'STORED', $4, $5, $6, $7, $8, $9, $10, $11, $12, now() + interval '1 day')
		returning `+attachmentColumns,
		tx.WorkspaceID(), id, f.Kind, f.MimeType, f.Filename, f.SizeBytes, f.SHA256, f.BlobKey,
		f.Width, f.Height, f.DurationMs, uploader)
}

// Uploads returns those of the uploads that uploader may still send, in no order.
func (tx *Tx) Uploads(ctx context.Context, uploader uuid.UUID, ids []uuid.UUID) ([]Attachment, error) {
	return many[Attachment](ctx, tx, `
		select `+attachmentColumns+` from attachments
		where id = any($2) and `+unsent+` and uploaded_by = $1`, uploader, ids)
}

// unsent is what is true of an upload that nothing has yet.
const unsent = `message_id is null and canned_response_id is null and state = 'STORED'`

// attachUpload gives an upload that is uploader's and was not sent yet to a message.
const attachUpload = `
	update attachments
	set message_id = $1, position = 0, expires_at = null
	where id = $3 and ` + unsent + ` and uploaded_by = $2
	returning 1`

// RemoveAttachments takes a message's files back: nothing of them is shown from
// now on, neither what is said in them, and the blobs are due to be deleted. It
// returns what has to go.
func (tx *Tx) RemoveAttachments(ctx context.Context, messageID uuid.UUID) ([]uuid.UUID, error) {
	var rows []struct{ ID uuid.UUID }
	p := tx.pipeline()
	p.queue(into(&rows), `
		update attachments
		set state = 'REMOVED', due_at = now(), expires_at = null, failure = null, filename = '',
		    provider_media_id = null, provider_url = null, attempts = 0
		where message_id = $1 and state <> 'REMOVED'
		returning id`, messageID)
	p.queue(nil, `delete from transcripts where message_id = $1`, messageID) // after the update, which waits for a fetch that ends
	err := p.send(ctx)
	ids := make([]uuid.UUID, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	return ids, err
}

// ClaimAttachment takes an attachment that is due, to fetch or to delete, for
// the time of the lease. ErrNotFound: nothing is due, or somebody else has it.
func (tx *Tx) ClaimAttachment(ctx context.Context, id uuid.UUID, lease time.Duration) (*Attachment, error) {
	return one[Attachment](ctx, tx, `
		update attachments
		set due_at = now() + $2, attempts = attempts + 1,
		    state = case when state = 'STORED' and message_id is null then 'REMOVED'
		                 when state = 'STORED' then 'EXPIRED' else state end,
		    expires_at = null
		where id = $1 and (due_at <= now() or expires_at <= now()) is true
		returning `+attachmentColumns, id, lease)
}

// StoreAttachment records that a fetched file is in the blob store and reports
// whether it was still wanted: a file taken back meanwhile is not.
func (tx *Tx) StoreAttachment(ctx context.Context, id uuid.UUID, f StoredFile) (bool, error) {
	n, err := tx.exec(ctx, `
		update attachments
		set state = 'STORED', due_at = null, failure = null, kind = $2, mime_type = $3, filename = $4, size_bytes = $5,
		    sha256 = $6, blob_key = $7, width = $8, height = $9, duration_ms = $10, expires_at = $11
		where id = $1 and state = 'PENDING'`,
		id, f.Kind, f.MimeType, f.Filename, f.SizeBytes, f.SHA256, f.BlobKey, f.Width, f.Height, f.DurationMs, f.ExpiresAt)
	return n == 1, err
}

// RetryAttachment frees a claimed attachment and makes it due again after wait.
func (tx *Tx) RetryAttachment(ctx context.Context, id uuid.UUID, wait time.Duration, failure string) error {
	_, err := tx.exec(ctx, `
		update attachments set due_at = now() + $2, failure = $3
		where id = $1 and state = 'PENDING'`, id, wait, failure)
	return err
}

// GiveUpAttachment ends a fetch with FAILED or EXPIRED and says why, in a
// sentence for people.
func (tx *Tx) GiveUpAttachment(ctx context.Context, id uuid.UUID, state AttachmentState, failure string) (bool, error) {
	n, err := tx.exec(ctx, `
		update attachments set state = $2, due_at = null, failure = $3
		where id = $1 and state = 'PENDING'`, id, state, failure)
	return n == 1, err
}

// ForgetBlob ends the claim of an attachment whose blob has been deleted. An
// upload nobody sent leaves no trace; what belonged to a message stays as a tile.
func (tx *Tx) ForgetBlob(ctx context.Context, id uuid.UUID) error {
	_, err := tx.exec(ctx, `
		update attachments set blob_key = null, sha256 = null, due_at = null, expires_at = null
		where id = $1 and state in ('REMOVED', 'EXPIRED')`, id)
	if err != nil {
		return err
	}
	_, err = tx.exec(ctx, `delete from attachments where id = $1 and message_id is null and state = 'REMOVED'`, id)
	return err
}

// DueAttachments returns what waits to be fetched or deleted; Global only.
func (tx *Tx) DueAttachments(ctx context.Context, limit int) ([]AttachmentRef, error) {
	return many[AttachmentRef](ctx, tx, `
		(select workspace_id, id from attachments where due_at <= now() order by due_at limit $1)
		union all
		(select workspace_id, id from attachments where expires_at <= now() order by expires_at limit $1)
		limit $1`, limit)
}
