package inbox_test

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"testing"

	"github.com/google/uuid"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/features/inbox"
	"socialsync/features/problem"
)

func (w *mediaWorld) agent() db.Actor {
	return db.Actor{UserID: db.NewID(), WorkspaceID: w.workspace, Role: db.RoleAgent}
}

func (w *mediaWorld) upload(actor db.Actor, filename string, data []byte) uuid.UUID {
	w.t.Helper()
	a, err := w.Upload(w.t.Context(), actor, inbox.Upload{Filename: filename, Data: data})
	w.do("upload", err)
	return a.ID
}

func (w *mediaWorld) canned(actor db.Actor, in inbox.SaveCannedResponseInput) uuid.UUID {
	w.t.Helper()
	in.Shortcut, in.Title, in.Body = "ship", "Shipping", "We ship in two days."
	saved, err := w.SaveCannedResponse(w.t.Context(), actor, in)
	w.do("save", err)
	return saved.ID
}

func (w *mediaWorld) filesOf(canned uuid.UUID) (ids []uuid.UUID) {
	w.t.Helper()
	w.do("files", w.DB.View(w.t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		files, err := tx.CannedFiles(w.t.Context(), []uuid.UUID{canned})
		for _, f := range files {
			ids = append(ids, f.ID)
		}
		return err
	}))
	return ids
}

// talk is a conversation on an account.
func (w *mediaWorld) talk(account string) (id uuid.UUID) {
	w.t.Helper()
	_, message := w.store(account, db.Attachment{Kind: db.AttachmentImage, ProviderMediaID: new(metasim.FilePhoto)})
	w.do("conversation", w.DB.View(w.t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		m, err := tx.Message(w.t.Context(), message)
		id = m.ConversationID
		return err
	}))
	return id
}

func lamp(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestCannedFilesAreCopied: what a response's files became stays whatever becomes of
// the response, and the response keeps them whatever the clock says.
func TestCannedFilesAreCopied(t *testing.T) {
	t.Parallel()
	w := newMediaWorld(t)
	author, colleague := w.agent(), w.agent()
	text, picture := w.upload(author, "terms.txt", []byte("two days")), w.upload(author, "lamp.png", lamp(t))
	canned := w.canned(author, inbox.SaveCannedResponseInput{FileIDs: []uuid.UUID{text, picture}})
	if got := w.filesOf(canned); !slices.Equal(got, []uuid.UUID{text, picture}) {
		t.Fatalf("files %v", got)
	}
	w.do("sweep", w.Fetch(t.Context(), w.workspace, text))
	if row := w.row(text); row.ExpiresAt != nil || row.DueAt != nil || !w.readable(text) {
		t.Errorf("it will go: %+v", row)
	}
	w.canned(author, inbox.SaveCannedResponseInput{ID: &canned})
	if got := w.filesOf(canned); len(got) != 2 {
		t.Errorf("a change of the text left %v", got)
	}

	copies, err := w.AttachCannedFiles(t.Context(), colleague, inbox.AttachCannedFilesInput{CannedResponseID: canned, ConversationID: w.talk(number)})
	w.do("attach on WhatsApp", err)
	if len(copies) != 2 || copies[0].Filename != "terms.txt" || copies[1].Width == nil || *copies[1].UploadedBy != colleague.UserID || copies[0].ID == text {
		t.Fatalf("copies: %+v", copies)
	}
	onInstagram, err := w.AttachCannedFiles(t.Context(), colleague, inbox.AttachCannedFilesInput{CannedResponseID: canned, ConversationID: w.talk(instagram)})
	if list, _ := problem.From(err); len(list) != 1 || list[0].Field != "files.0" || list[0].Code != problem.BadInput {
		t.Errorf("a text on Instagram: %v", err)
	}
	if len(onInstagram) != 1 || onInstagram[0].Filename != "lamp.png" {
		t.Errorf("on Instagram: %+v", onInstagram)
	}

	w.canned(author, inbox.SaveCannedResponseInput{ID: &canned, FileIDs: []uuid.UUID{picture}})
	if w.readable(text) {
		t.Error("a file taken off can still be read")
	}
	w.do("collect", w.Fetch(t.Context(), w.workspace, text))
	w.do("delete", w.DeleteCannedResponse(t.Context(), author, canned))
	w.do("collect", w.Fetch(t.Context(), w.workspace, picture))
	w.do("look", w.DB.View(t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		for _, id := range []uuid.UUID{text, picture} {
			if a, err := tx.Attachment(t.Context(), id); err == nil {
				t.Errorf("still there: %+v", a)
			}
		}
		return nil
	}))
	for _, id := range []uuid.UUID{text, picture} {
		if _, err := w.Blobs.Get(t.Context(), w.workspace.String()+"/"+id.String()); err == nil {
			t.Error("the file is still in the store")
		}
	}
	for _, a := range append(copies, onInstagram...) {
		if !w.readable(a.ID) {
			t.Errorf("%s went with the response", a.Filename)
		}
	}
}

func TestCannedFilesAreOnesOwn(t *testing.T) {
	t.Parallel()
	w := newMediaWorld(t)
	author, colleague := w.agent(), w.agent()
	mine, theirs := w.upload(author, "a.txt", []byte("a")), w.upload(colleague, "b.txt", []byte("b"))
	save := func(actor db.Actor, shortcut string, files ...uuid.UUID) error {
		_, err := w.SaveCannedResponse(t.Context(), actor, inbox.SaveCannedResponseInput{Shortcut: shortcut, Title: "t", Body: "b", FileIDs: files})
		return err
	}
	if err := save(author, "one", theirs); problem.CodeOf(err) != problem.NotFound {
		t.Errorf("another's upload: %v", err)
	}
	if err := save(author, "two", make([]uuid.UUID, 6)...); problem.CodeOf(err) != problem.LimitReached {
		t.Errorf("six files: %v", err)
	}
	w.do("save", save(author, "three", mine))
	if err := save(author, "four", mine); problem.CodeOf(err) != problem.NotFound {
		t.Errorf("a file of two responses: %v", err)
	}
	w.do("uploads", w.DB.View(t.Context(), author, func(tx *db.Tx) error {
		if list, err := tx.Uploads(t.Context(), author.UserID, []uuid.UUID{mine}); err != nil || len(list) != 0 {
			t.Errorf("a response's own file can be sent: %v %v", list, err)
		}
		return nil
	}))
	for name, in := range map[string]inbox.AttachCannedFilesInput{
		"no conversation": {CannedResponseID: db.NewID(), ConversationID: db.NewID()},
		"no response":     {CannedResponseID: db.NewID(), ConversationID: w.talk(number)},
	} {
		if _, err := w.AttachCannedFiles(t.Context(), author, in); problem.CodeOf(err) != problem.NotFound {
			t.Errorf("%s: %v", name, err)
		}
	}
	viewer := db.Actor{UserID: db.NewID(), WorkspaceID: w.workspace, Role: db.RoleViewer}
	if _, err := w.AttachCannedFiles(t.Context(), viewer, inbox.AttachCannedFilesInput{}); problem.CodeOf(err) != problem.Forbidden {
		t.Errorf("a viewer: %v", err)
	}
}
