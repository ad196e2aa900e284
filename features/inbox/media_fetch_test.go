package inbox_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/blob"
	"socialsync/clients/fetch"
	"socialsync/clients/meta"
	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/features/inbox"
)

// mediaWorld is the inbox's world with a simulator to fetch from.
type mediaWorld struct {
	*inbox.Media
	*world
	sim     *metasim.Sandbox
	refused bool // whether TokenRefused was called
	status  db.SocialAccountStatus
}

// Credentials gives the simulator's tokens.
func (w *mediaWorld) Credentials(_ context.Context, _, accountID uuid.UUID) (db.SocialAccount, meta.Account, error) {
	if accountID == w.accounts[instagram].ID {
		return db.SocialAccount{ID: accountID, Channel: db.ChannelInstagram, Status: w.status}, meta.Account{ID: metasim.InstagramID, Token: metasim.InstagramToken}, nil
	}
	return db.SocialAccount{ID: accountID, Channel: db.ChannelWhatsApp, Status: w.status}, meta.Account{ID: metasim.PhoneNumberID, Token: metasim.WhatsAppToken}, nil
}

func (w *mediaWorld) TokenRefused(context.Context, uuid.UUID, uuid.UUID, string) error {
	w.refused = true
	return nil
}

func newMediaWorld(t *testing.T) *mediaWorld {
	t.Helper()
	w := &mediaWorld{world: newWorld(t), sim: metasim.Start(t, metasim.Config{}), status: db.AccountConnected}
	blobs, err := blob.Open(t.Context(), "mem://")
	w.do("blobs", err)
	t.Cleanup(func() { _ = blobs.Close() })
	links, err := inbox.NewLinks([]byte(strings.Repeat("s", 32)), "http://inbox.test", "http://inbox.test")
	w.do("links", err)
	w.Media = &inbox.Media{
		DB: w.Service.DB, Events: w.Service.Events, Queue: w.Service.Queue, Blobs: blobs, Accounts: w, Links: links,
		Meta:    &meta.Client{GraphURL: w.sim.URL(), InstagramURL: w.sim.URL()},
		Outside: fetch.New(strings.TrimPrefix(w.sim.URL(), "http://")), Memory: inbox.MediaMemory(), Log: w.Service.Log,
	}
	return w
}

// store keeps a customer's message with one file.
func (w *mediaWorld) store(account string, a db.Attachment) (attachmentID, messageID uuid.UUID) {
	w.t.Helper()
	ctx, contact, conversation := w.t.Context(), db.NewID(), db.NewID()
	a.ID, messageID, a.State = db.NewID(), db.NewID(), db.AttachmentPending
	a.MessageID = &messageID
	channel := db.ChannelWhatsApp
	if account == instagram {
		channel = db.ChannelInstagram
	}
	w.do("message", w.DB.Update(ctx, db.SystemActor(w.workspace), func(tx *db.Tx) error {
		if err := tx.InsertContact(ctx, db.Contact{ID: contact, Name: "Ada"}); err != nil {
			return err
		}
		if _, _, err := tx.OpenConversation(ctx, db.Conversation{
			ID: conversation, SocialAccountID: w.accounts[account].ID, ContactID: contact, Channel: channel, LastMessageAt: time.Now(),
		}); err != nil {
			return err
		}
		if _, err := tx.InsertMessage(ctx, db.Message{
			ID: messageID, ConversationID: conversation, SocialAccountID: w.accounts[account].ID, Direction: "IN", Author: "CUSTOMER",
			Kind: db.MessageKind(a.Kind), Status: "RECEIVED", OccurredAt: time.Now(),
		}); err != nil {
			return err
		}
		return tx.InsertAttachment(ctx, a)
	}))
	return a.ID, messageID
}

// fetched runs the job and returns what became of the attachment.
func (w *mediaWorld) fetched(id uuid.UUID) *db.Attachment {
	w.t.Helper()
	w.do("fetch", w.Fetch(w.t.Context(), w.workspace, id))
	return w.row(id)
}

func (w *mediaWorld) row(id uuid.UUID) (a *db.Attachment) {
	w.t.Helper()
	w.do("load", w.DB.View(w.t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) (err error) {
		a, err = tx.Attachment(w.t.Context(), id)
		return err
	}))
	return a
}

func (w *mediaWorld) sql(statement string, args ...any) {
	w.t.Helper()
	_, err := w.raw.Exec(w.t.Context(), statement, args...)
	w.do("sql", err)
}

func (w *mediaWorld) readable(id uuid.UUID) bool {
	w.t.Helper()
	_, content, err := w.Open(w.t.Context(), w.workspace, id)
	if errors.Is(err, db.ErrNotFound) {
		return false
	}
	w.do("open", err)
	defer content.Close()
	data, err := io.ReadAll(content)
	w.do("read", err)
	return len(data) > 0
}

func TestWhatsAppMediaIsKept(t *testing.T) {
	t.Parallel()
	w := newMediaWorld(t)
	id, _ := w.store(number, db.Attachment{Kind: db.AttachmentVoice, ProviderMediaID: new(metasim.FileVoice)})
	voice := w.fetched(id)
	if voice.State != db.AttachmentStored || voice.MimeType != "audio/ogg" || voice.DurationMs == nil || voice.ExpiresAt != nil || voice.DueAt != nil {
		t.Fatalf("voice: %+v", voice)
	}
	id, _ = w.store(number, db.Attachment{Kind: db.AttachmentImage, ProviderMediaID: new(metasim.FilePhoto), Filename: "../x.png"})
	photo := w.fetched(id)
	if photo.State != db.AttachmentStored || *photo.Width != 480 || *photo.Height != 360 || photo.Filename != "x.png" || !w.readable(id) {
		t.Fatalf("photo: %+v", photo)
	}
	if again := w.fetched(id); again.Attempts != photo.Attempts {
		t.Error("a second nudge fetched again")
	}
	id, _ = w.store(number, db.Attachment{Kind: db.AttachmentImage, ProviderMediaID: new(metasim.FilePhoto), SHA256: new("d2hhdA==")})
	if other := w.fetched(id); other.State != db.AttachmentPending || other.DueAt == nil || other.Failure == nil {
		t.Errorf("another file than announced: %+v", other)
	}
}

// TestRecordingsAreListenedTo: what a customer says is to be written down the
// moment it is here, unless it was said before the account was connected.
func TestRecordingsAreListenedTo(t *testing.T) {
	t.Parallel()
	w := newMediaWorld(t)
	for name, c := range map[string]struct {
		file     db.Attachment
		imported bool
		want     int
	}{
		"a voice note": {file: db.Attachment{Kind: db.AttachmentVoice, ProviderMediaID: new(metasim.FileVoice)}, want: 1},
		"an old one":   {file: db.Attachment{Kind: db.AttachmentVoice, ProviderMediaID: new(metasim.FileVoice)}, imported: true},
		"a picture":    {file: db.Attachment{Kind: db.AttachmentImage, ProviderMediaID: new(metasim.FilePhoto)}},
	} {
		id, message := w.store(number, c.file)
		w.sql(`update messages set is_imported = $2 where id = $1`, message, c.imported)
		if a := w.fetched(id); a.State != db.AttachmentStored {
			t.Fatalf("%s: %+v", name, a)
		}
		var list []db.Transcript
		w.do("load", w.DB.View(t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) (err error) {
			list, err = tx.Transcripts(t.Context(), []uuid.UUID{message})
			return err
		}))
		if len(list) != c.want || len(list) == 1 && (list[0].State != db.TranscriptPending || list[0].DueAt == nil || list[0].RequestedBy != nil) {
			t.Errorf("%s: %+v", name, list)
		}
	}
}

func TestInstagramMediaGoesWithItsLink(t *testing.T) {
	t.Parallel()
	w := newMediaWorld(t)
	// The simulator's CDN wants an id it gave out; its control API shows all files.
	link := w.sim.URL() + "/sim/media/" + metasim.FilePhoto
	id, _ := w.store(instagram, db.Attachment{Kind: db.AttachmentImage, ProviderURL: &link})
	photo := w.fetched(id)
	if photo.State != db.AttachmentStored || photo.ExpiresAt == nil || !w.readable(id) {
		t.Fatalf("photo: %+v", photo)
	}
	w.sql(`update attachments set expires_at = now() - interval '1 second' where id = $1`, id)
	due := 0
	w.do("sweep", w.DB.Global(t.Context(), "test", func(tx *db.Tx) error {
		refs, err := tx.DueAttachments(t.Context(), 10)
		due = len(refs)
		return err
	}))
	if gone := w.fetched(id); due != 1 || gone.State != db.AttachmentExpired || gone.BlobKey != nil || gone.DueAt != nil {
		t.Errorf("%d due, then %+v", due, gone)
	}
	if _, err := w.Blobs.Get(t.Context(), *photo.BlobKey); !errors.Is(err, blob.ErrNotFound) {
		t.Errorf("the copy is still there: %v", err)
	}
}

func TestUnsendTakesFilesAlong(t *testing.T) {
	t.Parallel()
	w := newMediaWorld(t)
	id, message := w.store(number, db.Attachment{Kind: db.AttachmentImage, ProviderMediaID: new(metasim.FilePhoto), Filename: "private.png"})
	photo := w.fetched(id)
	w.do("remove", w.DB.Update(t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		ids, err := tx.RemoveAttachments(t.Context(), message)
		if len(ids) != 1 {
			t.Errorf("to remove: %v", ids)
		}
		return err
	}))
	if w.readable(id) {
		t.Error("it can still be read before the job ran")
	}
	if gone := w.fetched(id); gone.State != db.AttachmentRemoved || gone.BlobKey != nil || gone.Filename != "" || gone.DueAt != nil {
		t.Errorf("after the job: %+v", gone)
	}
	if _, err := w.Blobs.Get(t.Context(), *photo.BlobKey); !errors.Is(err, blob.ErrNotFound) {
		t.Errorf("the file is still there: %v", err)
	}
}

func TestMediaThatCannotBeFetched(t *testing.T) {
	t.Parallel()
	w := newMediaWorld(t)
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("our own network was reached") }))
	t.Cleanup(inside.Close)
	id, _ := w.store(instagram, db.Attachment{Kind: db.AttachmentImage, ProviderURL: &inside.URL})
	if a := w.fetched(id); a.State != db.AttachmentFailed || a.Failure == nil {
		t.Errorf("an address of our own network: %+v", a)
	}

	id, _ = w.store(number, db.Attachment{Kind: db.AttachmentImage, ProviderMediaID: new("404404404")})
	for range 3 {
		w.sql(`update attachments set due_at = now() where id = $1`, id)
		w.fetched(id)
	}
	if a := w.row(id); a.State != db.AttachmentExpired || a.DueAt != nil {
		t.Errorf("a file Meta no longer has: %+v", a)
	}

	w.sim.ExpireTokens(metasim.PhoneNumberID, true)
	id, _ = w.store(number, db.Attachment{Kind: db.AttachmentImage, ProviderMediaID: new(metasim.FilePhoto)})
	if a := w.fetched(id); a.State != db.AttachmentPending || !w.refused || time.Until(*a.DueAt) < time.Minute {
		t.Errorf("a dead token: %+v", a)
	}
	w.status = db.AccountReconnect
	w.sql(`update attachments set due_at = now() where id = $1`, id)
	if a := w.fetched(id); a.State != db.AttachmentPending {
		t.Errorf("while the account waits for a person: %+v", a)
	}
	w.status = db.AccountConnected
	w.sim.ExpireTokens(metasim.PhoneNumberID, false)
	w.sql(`update attachments set due_at = now() where id = $1`, id)
	if a := w.fetched(id); a.State != db.AttachmentStored {
		t.Errorf("connected again: %+v", a)
	}
}

func TestUploads(t *testing.T) {
	t.Parallel()
	w := newMediaWorld(t)
	agent := db.Actor{UserID: db.NewID(), WorkspaceID: w.workspace, Role: db.RoleAgent}
	stranger := db.Actor{UserID: db.NewID(), WorkspaceID: w.workspace, Role: db.RoleAgent}
	a, err := w.Upload(t.Context(), agent, inbox.Upload{Filename: "note.txt", Data: []byte("hello there")})
	w.do("upload", err)
	if a.Kind != db.AttachmentDocument || a.State != db.AttachmentStored || a.ExpiresAt == nil || !w.readable(a.ID) {
		t.Fatalf("upload: %+v", a)
	}
	usable := func(actor db.Actor) (n int) {
		w.do("uploads", w.DB.View(t.Context(), actor, func(tx *db.Tx) error {
			list, err := tx.Uploads(t.Context(), inbox.Uploader(actor), []uuid.UUID{a.ID})
			n = len(list)
			return err
		}))
		return n
	}
	if usable(agent) != 1 || usable(stranger) != 0 {
		t.Error("an upload belongs to whoever made it")
	}
	for name, in := range map[string]inbox.Upload{
		"nothing":                  {Filename: "x"},
		"no recording":             {Filename: "x.webm", Data: []byte("hello"), IsVoice: true},
		"a text on Instagram":      {Filename: "x.txt", Data: []byte("hello"), Channel: db.ChannelInstagram},
		"more than anybody allows": {Filename: "x", Data: make([]byte, inbox.MaxUpload+1)},
	} {
		if _, err := w.Upload(t.Context(), agent, in); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
	if _, err := w.Upload(t.Context(), db.Actor{WorkspaceID: w.workspace, Role: db.RoleViewer}, inbox.Upload{Data: []byte("x")}); err == nil {
		t.Error("a viewer may upload")
	}
	// Nobody sent it for a day.
	w.sql(`update attachments set expires_at = now() where id = $1`, a.ID)
	w.do("fetch", w.Fetch(t.Context(), w.workspace, a.ID))
	if usable(agent) != 0 || w.readable(a.ID) {
		t.Error("it is still there")
	}
}
