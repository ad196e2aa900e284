package inbox_test

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/uuid"

	"socialsync/clients/fetch"
	"socialsync/db"
)

// TestStories: a story is passed on while Instagram has it and kept nowhere. One of a
// message that was taken back, of no message, or another workspace's is none.
func TestStories(t *testing.T) {
	t.Parallel()
	w := newMediaWorld(t)
	picture := face(t, 90)
	var isGone atomic.Bool
	cdn := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, _ *http.Request) {
		if isGone.Load() {
			out.WriteHeader(http.StatusForbidden)
			return
		}
		_, _ = out.Write(picture)
	}))
	t.Cleanup(cdn.Close)
	w.Outside = fetch.New(strings.TrimPrefix(cdn.URL, "http://"))
	_, message := w.store(number, db.Attachment{Kind: db.AttachmentImage})
	w.sql(`update messages set payload = $2::jsonb where id = $1`, message, fmt.Sprintf(`{"story":{"id":"1","url":%q}}`, cdn.URL+"/story"))
	actor := w.member(db.RoleViewer)
	blobs := func() (n int) {
		w.do("count", w.raw.QueryRow(t.Context(), `select count(*) from attachments where blob_key is not null`).Scan(&n))
		return n
	}
	for range 2 {
		got, err := w.Story(t.Context(), actor, message)
		if err != nil || !bytes.Equal(got.Data, picture) {
			t.Fatalf("the story: %v", err)
		}
	}
	if n := blobs(); n != 0 {
		t.Errorf("%d files are kept", n)
	}
	refused := func(when string, actor db.Actor, id uuid.UUID) {
		t.Helper()
		if _, err := w.Story(t.Context(), actor, id); !errors.Is(err, db.ErrNotFound) {
			t.Errorf("%s: %v", when, err)
		}
	}
	refused("another workspace's", db.Actor{WorkspaceID: uuid.New(), Role: db.RoleOwner}, message)
	refused("of nothing", actor, uuid.New())
	isGone.Store(true)
	refused("after a day", actor, message)
	isGone.Store(false)
	w.Outside = fetch.New() // as it is in life
	refused("in our own network", actor, message)
	w.sql(`update messages set payload = null where id = $1`, message)
	refused("taken back", actor, message)
}
