package inbox_test

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/fetch"
	"socialsync/db"
	"socialsync/features/inbox"
	"socialsync/jobs/queue"
)

// face is a picture of one shade.
func face(t *testing.T, shade uint8) []byte {
	t.Helper()
	picture := image.NewGray(image.Rect(0, 0, 8, 8))
	picture.SetGray(1, 1, color.Gray{Y: shade})
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestAvatars: a picture is fetched by us once, though its link is signed anew, and
// another takes its place. What is no picture, too large, gone, in our own network or
// another workspace's is none.
func TestAvatars(t *testing.T) {
	t.Parallel()
	w := newMediaWorld(t)
	first, second := face(t, 10), face(t, 200)
	var asked atomic.Int32
	cdn := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		switch r.URL.Path {
		case "/first.png":
			_, _ = out.Write(first)
		case "/second.png":
			_, _ = out.Write(second)
		case "/page":
			out.Header().Set("Content-Type", "image/png")
			_, _ = out.Write([]byte("<html><script>alert(1)</script>"))
		case "/large":
			_, _ = out.Write(append(first, make([]byte, 3<<20)...))
		default:
			out.WriteHeader(http.StatusForbidden)
		}
	}))
	t.Cleanup(cdn.Close)
	w.Outside = fetch.New(strings.TrimPrefix(cdn.URL, "http://"))
	w.receive(db.ChannelInstagram, direct(fmt.Sprintf(
		`{"sender":{"id":"7000000001"},"recipient":{"id":%q},"timestamp":%d,"message":{"mid":"mid.1","text":"hi"}}`, instagram, time.Now().UnixMilli())))
	contact, actor := w.conversation().ContactID, w.member(db.RoleViewer)
	waiting := w.waiting(queue.Low) // whoever writes first is asked for
	shows := func(link string, want []byte) {
		t.Helper()
		w.do("profile", w.world.DB.Update(t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
			return tx.SetProfile(t.Context(), contact, nil, &link)
		}))
		picture, err := w.Avatar(t.Context(), actor, db.PictureOfContact, contact)
		switch {
		case want == nil && !errors.Is(err, db.ErrNotFound):
			t.Errorf("%s: %v", link, err)
		case want != nil && (err != nil || !bytes.Equal(picture.Data, want) || picture.Type != "image/png"):
			t.Errorf("%s: %v", link, err)
		}
	}
	shows(cdn.URL+"/first.png?signed=1", first)
	shows(cdn.URL+"/first.png?signed=1", first)
	shows(cdn.URL+"/first.png?signed=2", first)
	if n := asked.Load(); n != 1 {
		t.Errorf("asked %d times for one picture", n)
	}
	shows(cdn.URL+"/second.png", second)
	shows(cdn.URL+"/second.png", second)
	if n := asked.Load(); n != 2 {
		t.Errorf("asked %d times for two pictures", n)
	}
	for _, none := range []string{"/page", "/large"} {
		shows(cdn.URL+none, nil)
	}
	if n := w.waiting(queue.Low) - waiting; n != 0 {
		t.Errorf("%d profiles are asked for although no link has run out", n)
	}
	w.forget(queue.Low) // as a worker does that has fetched the profile of who wrote first
	shows(cdn.URL+"/gone.png", nil)
	if n := w.waiting(queue.Low); n != 1 {
		t.Errorf("%d profiles are asked for after a link has run out", n)
	}
	w.Outside = fetch.New() // as it is in life
	shows(cdn.URL+"/inside.png", nil)
	for name, call := range map[string]func() (*inbox.Picture, error){
		"another workspace's": func() (*inbox.Picture, error) {
			return w.Avatar(t.Context(), db.Actor{WorkspaceID: uuid.New(), Role: db.RoleOwner}, db.PictureOfContact, contact)
		},
		"an account's that has none": func() (*inbox.Picture, error) {
			return w.Avatar(t.Context(), actor, db.PictureOfAccount, w.accounts[number].ID)
		},
		"of nothing": func() (*inbox.Picture, error) { return w.Avatar(t.Context(), actor, "mugs", contact) },
	} {
		if _, err := call(); !errors.Is(err, db.ErrNotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// forget removes the tasks of a queue, with the locks that make them unique.
func (w *world) forget(name string) {
	w.t.Helper()
	tasks, err := w.queue.ListPendingTasks(w.Queue.Prefix + name)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, task := range tasks {
		if err := w.queue.DeleteTask(w.Queue.Prefix+name, task.ID); err != nil {
			w.t.Fatal(err)
		}
	}
}

// waiting counts the tasks of a queue.
func (w *world) waiting(name string) int {
	w.t.Helper()
	tasks, err := w.queue.ListPendingTasks(w.Queue.Prefix + name)
	if err != nil {
		return 0 // nobody has asked for anything yet
	}
	return len(tasks)
}
