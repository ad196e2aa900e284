package inbox

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"time"

	"github.com/google/uuid"
	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"

	"socialsync/clients/blob"
	"socialsync/clients/fetch"
	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/events"
	"socialsync/jobs/queue"
)

// Media brings customers' files in, takes the team's, and forgets what must not
// be kept. All exported fields must be set.
type Media struct {
	DB       *db.DB
	Events   *events.Hub
	Queue    *queue.Client
	Blobs    *blob.Store
	Meta     *meta.Client
	Outside  *http.Client // fetches addresses from outside: clients/fetch
	Accounts Accounts
	Links    *Links
	// Memory bounds the bytes of files held at once, over all jobs and uploads.
	Memory *semaphore.Weighted
	Log    *slog.Logger

	fetching singleflight.Group // pictures, by key: a list of one person's conversations asks once
}

// MediaMemory is how many bytes of files a process holds at once.
func MediaMemory() *semaphore.Weighted { return semaphore.NewWeighted(mediaMemory) }

const (
	mediaMemory = 3 * MaxUpload
	// fetchLease outlives the longest fetch: address, then download.
	fetchLease   = 3 * time.Minute
	maxFetches   = 12 // with growing pauses: a bit over a day
	reconnectGap = 10 * time.Minute
)

// Fetch does what is due for one attachment: download it, or delete a blob that
// must go. Called twice it finds nothing to do; a crash in between leaves a
// lease that runs out.
func (m *Media) Fetch(ctx context.Context, workspaceID, attachmentID uuid.UUID) error {
	actor := db.SystemActor(workspaceID)
	var file *db.Attachment
	var message *db.Message
	err := m.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if file, err = tx.ClaimAttachment(ctx, attachmentID, fetchLease); err != nil {
			return err
		}
		if file.MessageID == nil {
			return nil
		}
		if message, err = tx.Message(ctx, *file.MessageID); err != nil {
			return err
		}
		if file.State == db.AttachmentExpired {
			m.updated(tx, message)
		}
		return nil
	})
	switch {
	case errors.Is(err, db.ErrNotFound):
		return nil
	case err != nil:
		return fmt.Errorf("claim attachment: %w", err)
	case file.State == db.AttachmentRemoved || file.State == db.AttachmentExpired:
		return m.drop(ctx, actor, file)
	case file.State != db.AttachmentPending || message == nil:
		return nil
	}
	return m.settle(ctx, actor, file, message, m.download(ctx, actor, file, message))
}

// drop deletes the blob first and the note of it second, so that a crash in
// between repeats a harmless deletion.
func (m *Media) drop(ctx context.Context, actor db.Actor, file *db.Attachment) error {
	if file.BlobKey != nil {
		if err := m.Blobs.Delete(ctx, *file.BlobKey); err != nil {
			return err
		}
	}
	return m.DB.Update(ctx, actor, func(tx *db.Tx) error { return tx.ForgetBlob(ctx, file.ID) })
}

// download fetches, judges and stores one file.
func (m *Media) download(ctx context.Context, actor db.Actor, file *db.Attachment, message *db.Message) error {
	account, token, err := m.Accounts.Credentials(ctx, actor.WorkspaceID, message.SocialAccountID)
	if err != nil {
		return err
	}
	if account.Status == db.AccountReconnect && file.ProviderMediaID != nil {
		return errWaitsForAccount
	}
	limit, ok := fetchLimits[file.Kind]
	if !ok {
		limit = MaxUpload
	}
	if err := m.Memory.Acquire(ctx, limit); err != nil {
		return err
	}
	defer m.Memory.Release(limit)
	data, err := m.fetch(ctx, file, token, limit)
	if err != nil {
		return err
	}
	stored, err := m.put(ctx, actor.WorkspaceID, file.ID, file.Kind, file.Filename, data)
	if err != nil {
		return err
	}
	stored.ExpiresAt = keepUntil(account.Channel, orZero(file.ProviderURL), time.Now())
	var wanted bool
	err = m.DB.Update(ctx, actor, func(tx *db.Tx) (err error) {
		if wanted, err = tx.StoreAttachment(ctx, file.ID, stored); err != nil || !wanted {
			return err
		}
		m.updated(tx, message)
		return m.listen(ctx, tx, message, stored.Kind)
	})
	if err == nil && !wanted { // taken back while we fetched it
		return m.Blobs.Delete(ctx, stored.BlobKey)
	}
	return err
}

// fetch gets the file from WhatsApp by its id, from Instagram by its address.
func (m *Media) fetch(ctx context.Context, file *db.Attachment, token meta.Account, limit int64) ([]byte, error) {
	address, bearer, sum := orZero(file.ProviderURL), "", orZero(file.SHA256)
	if file.ProviderMediaID != nil {
		info, err := m.Meta.Media(ctx, token, *file.ProviderMediaID)
		if err != nil {
			return nil, err
		}
		if info.Size > limit {
			return nil, meta.ErrTooLarge
		}
		address, bearer = info.URL, token.Token
		if sum == "" {
			sum = info.SHA256
		}
	}
	outside := *m.Meta
	outside.HTTP = m.Outside
	data, _, err := outside.Download(ctx, address, bearer, sum, limit)
	if err == nil && len(data) == 0 {
		err = errEmpty
	}
	return data, err
}

// put inspects a file and stores it under a name of ours.
func (m *Media) put(ctx context.Context, workspaceID, id uuid.UUID, as db.AttachmentKind, filename string, data []byte) (db.StoredFile, error) {
	f, err := inspect(data, as)
	if errors.Is(err, errTooManyPixels) {
		f.kind, err = db.AttachmentDocument, nil // nobody has to see it as a picture
	}
	if err != nil {
		return db.StoredFile{}, err
	}
	sum := sha256.Sum256(data)
	stored := db.StoredFile{
		Kind: f.kind, MimeType: f.mime, Filename: cleanFilename(filename), SizeBytes: int64(len(data)),
		SHA256: hex.EncodeToString(sum[:]), BlobKey: blobKey(workspaceID, id),
		Width: f.width, Height: f.height, DurationMs: f.durationMs,
	}
	return stored, m.Blobs.Put(ctx, stored.BlobKey, f.mime, data)
}

func blobKey(workspaceID, id uuid.UUID) string { return workspaceID.String() + "/" + id.String() }

const tokenRefused = "Meta no longer accepts the access token."

var (
	errWaitsForAccount = errors.New("the account has to be connected again")
	errEmpty           = errors.New("the file is empty")
)

// settle records how a fetch ended. Its own error means that even that failed;
// the lease will bring the attachment back.
func (m *Media) settle(ctx context.Context, actor db.Actor, file *db.Attachment, message *db.Message, err error) error {
	if err == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	end := judgeFetch(err, file.Attempts, time.Since(file.CreatedAt))
	m.Log.WarnContext(ctx, "media not fetched", "workspace", actor.WorkspaceID, "attachment", file.ID,
		"attempt", file.Attempts, "state", end.state, "err", err)
	if end.tokenRefused {
		if err := m.Accounts.TokenRefused(ctx, actor.WorkspaceID, message.SocialAccountID, end.reason); err != nil {
			return err
		}
	}
	return m.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if end.state == db.AttachmentPending {
			return tx.RetryAttachment(ctx, file.ID, end.wait, end.reason)
		}
		changed, err := tx.GiveUpAttachment(ctx, file.ID, end.state, end.reason)
		if err == nil && changed {
			m.updated(tx, message)
		}
		return err
	})
}

// fetchEnd is what becomes of an attachment that could not be fetched.
type fetchEnd struct {
	state        db.AttachmentState // PENDING: try again after wait
	wait         time.Duration
	reason       string
	tokenRefused bool
}

// judgeFetch decides on a failed fetch by its cause, how often it was tried and
// for how long the file has been known.
func judgeFetch(err error, attempts int, age time.Duration) fetchEnd {
	failed := func(reason string) fetchEnd { return fetchEnd{state: db.AttachmentFailed, reason: reason} }
	switch {
	case errors.Is(err, meta.ErrTooLarge):
		return failed("The file is larger than we keep.")
	case errors.Is(err, fetch.ErrForbidden):
		return failed("The file's address must not be fetched.")
	case errors.Is(err, db.ErrNotFound):
		return failed("The account was disconnected before the file arrived.")
	case age > 7*24*time.Hour:
		return fetchEnd{state: db.AttachmentExpired, reason: "The provider no longer has the file."}
	case errors.Is(err, errWaitsForAccount):
		return fetchEnd{state: db.AttachmentPending, wait: reconnectGap, reason: "Waits until the account is connected again."}
	case attempts >= maxFetches:
		return failed("The file could not be fetched.")
	}
	again := fetchEnd{state: db.AttachmentPending, wait: fetchPause(attempts), reason: "Could not be fetched yet."}
	refusal, ok := errors.AsType[*meta.Error](err)
	if !ok {
		return again // checksum, storage, our own network
	}
	switch refusal.Class() {
	case meta.TokenExpired:
		if !refusal.HasCode { // the file's host, not Graph: the link has run out, a new one comes with the next try
			return again
		}
		return fetchEnd{
			state: db.AttachmentPending, wait: reconnectGap, tokenRefused: true,
			reason: tokenRefused,
		}
	case meta.RateLimited:
		again.wait = max(again.wait, refusal.After(attempts))
	case meta.Permission, meta.Rejected:
		// A new file is sometimes announced before it can be read.
		if attempts >= 3 {
			return fetchEnd{state: db.AttachmentExpired, reason: "The provider no longer has the file."}
		}
	}
	return again
}

// fetchPause grows from two seconds to four hours, with jitter.
func fetchPause(attempts int) time.Duration {
	wait := min(2*time.Second<<(2*min(max(attempts-1, 0), 7)), 4*time.Hour)
	return wait/2 + rand.N(wait/2) //nolint:gosec // jitter, not a secret
}

func (m *Media) updated(tx *db.Tx, message *db.Message) {
	m.Events.After(tx, messageUpdated(*message))
}

// Sweep asks for what is due: files whose nudge was lost, and copies whose time
// is over.
func (m *Media) Sweep(ctx context.Context) error {
	return queue.Sweep(ctx, m.Queue, m.DB.GlobalEach, "sweep media",
		func(tx *db.Tx) ([]db.AttachmentRef, error) { return tx.DueAttachments(ctx, sweepLimit) },
		func(a db.AttachmentRef) queue.Task {
			return queue.FetchMedia{WorkspaceID: a.WorkspaceID, AttachmentID: a.ID}
		})
}

// Open opens a stored file for reading. ErrNotFound when there is none: also
// when it was taken back after its link was made.
func (m *Media) Open(ctx context.Context, workspaceID, attachmentID uuid.UUID) (*db.Attachment, io.ReadSeekCloser, error) {
	var file *db.Attachment
	err := m.DB.View(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) (err error) {
		file, err = tx.Attachment(ctx, attachmentID)
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	if file.State != db.AttachmentStored || file.BlobKey == nil {
		return nil, nil, db.ErrNotFound
	}
	content, err := m.Blobs.Open(ctx, *file.BlobKey)
	if errors.Is(err, blob.ErrNotFound) {
		return nil, nil, db.ErrNotFound
	}
	return file, content, err
}

// Bytes returns a stored file whole, for a channel that wants it uploaded.
func (m *Media) Bytes(ctx context.Context, a db.Attachment) ([]byte, error) {
	if a.State != db.AttachmentStored || a.BlobKey == nil {
		return nil, db.ErrNotFound
	}
	return m.Blobs.Get(ctx, *a.BlobKey)
}

func orZero[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}
