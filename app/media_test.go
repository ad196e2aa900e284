package app

import (
	"bytes"
	"encoding/json"
	"image"
	"image/png"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/features/inbox"
)

// mediaServer serves the endpoints to whoever actor is.
func mediaServer(t *testing.T, actor *db.Actor) *httptest.Server {
	t.Helper()
	blobs, err := blob.Open(t.Context(), "mem://")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = blobs.Close() })
	links, err := inbox.NewLinks([]byte(strings.Repeat("s", 32)), "", "")
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	files := &inbox.Media{DB: dbtest.New(t), Blobs: blobs, Links: links, Memory: inbox.MediaMemory(), Log: log}
	h, err := newMedia(files, "https://inbox.test", log)
	if err != nil {
		t.Fatal(err)
	}
	*actor = db.Actor{UserID: db.NewID(), WorkspaceID: db.NewID(), Role: db.RoleOwner}
	if err := files.DB.Global(t.Context(), "test", func(tx *db.Tx) error {
		if _, err := tx.CreateUser(t.Context(), db.NewUser{ID: actor.UserID, Email: "a@test.test", Name: "Ada", Locale: "en", TimeZone: "UTC"}); err != nil {
			return err
		}
		_, err := tx.CreateWorkspace(t.Context(), actor.WorkspaceID, "Test", actor.UserID)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	h.register(mux)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mux.ServeHTTP(w, r.WithContext(db.WithActor(r.Context(), *actor)))
	}))
	t.Cleanup(server.Close)
	return server
}

// form is one file as a browser sends it.
func form(t *testing.T, name string, data []byte, fields url.Values) (body *bytes.Buffer, contentType string) {
	t.Helper()
	body = &bytes.Buffer{}
	w := multipart.NewWriter(body)
	part, err := w.CreateFormFile("file", name)
	if err == nil {
		_, err = part.Write(data)
	}
	for field := range fields {
		if err == nil {
			err = w.WriteField(field, fields.Get(field))
		}
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return body, w.FormDataContentType()
}

func post(t *testing.T, address, contentType string, body io.Reader, header http.Header) (*http.Response, uploaded) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, body)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", contentType)
	for name := range header {
		req.Header.Set(name, header.Get(name))
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var out uploaded
	if res.StatusCode == http.StatusCreated {
		if err := json.NewDecoder(res.Body).Decode(&out); err != nil {
			t.Fatal(err)
		}
	}
	return res, out
}

func get(t *testing.T, address string, header http.Header) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header = header.Clone()
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res, string(body)
}

func TestUploadAndServe(t *testing.T) {
	t.Parallel()
	var actor db.Actor
	server := mediaServer(t, &actor)
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	body, contentType := form(t, "Été.png", picture.Bytes(), nil)
	res, up := post(t, server.URL+"/api/uploads", contentType, body, nil)
	if res.StatusCode != http.StatusCreated || up.Kind != db.AttachmentImage || up.MimeType != "image/png" || *up.Width != 30 || up.URL == nil {
		t.Fatalf("%s: %+v", res.Status, up)
	}
	res, served := get(t, server.URL+*up.URL, http.Header{})
	if res.StatusCode != http.StatusOK || served != picture.String() || res.Header.Get("Content-Type") != "image/png" {
		t.Errorf("served %s, %d bytes", res.Status, len(served))
	}
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Content-Disposition": "inline; filename*=utf-8''%C3%89t%C3%A9.png"} {
		if got := res.Header.Get(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
	if csp := res.Header.Get("Content-Security-Policy"); !strings.HasPrefix(csp, "sandbox;") {
		t.Errorf("policy %q", csp)
	}
	if res, part := get(t, server.URL+*up.URL, http.Header{"Range": {"bytes=1-3"}}); res.StatusCode != http.StatusPartialContent || part != "PNG" {
		t.Errorf("a range: %s %q", res.Status, part)
	}
	if res, _ := get(t, server.URL+*up.URL, http.Header{"If-None-Match": {res.Header.Get("ETag")}}); res.StatusCode != http.StatusNotModified {
		t.Errorf("the same again: %s", res.Status)
	}
	for name, address := range map[string]string{
		"another file": strings.Replace(*up.URL, up.ID.String(), db.NewID().String(), 1),
		"no signature": strings.Split(*up.URL, "&sig")[0], "a longer life": strings.Replace(*up.URL, "exp=1", "exp=2", 1), "nonsense": "/media/a/b",
	} {
		if res, _ := get(t, server.URL+address, http.Header{}); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %s", name, res.Status)
		}
	}
}

func TestPagesAreNeverShownFromOurOrigin(t *testing.T) {
	t.Parallel()
	var actor db.Actor
	server := mediaServer(t, &actor)
	for _, page := range []string{"<html><script>alert(1)</script></html>", `<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`} {
		_, up := post(t, server.URL+"/api/uploads?filename=a.png", "image/png", strings.NewReader(page), nil)
		if up.Kind != db.AttachmentDocument {
			t.Fatalf("kind %s", up.Kind)
		}
		if res, _ := get(t, server.URL+*up.URL, http.Header{}); !strings.HasPrefix(res.Header.Get("Content-Disposition"), "attachment") {
			t.Errorf("shown as %q", res.Header.Get("Content-Disposition"))
		}
	}
}

func TestUploadsRefused(t *testing.T) {
	t.Parallel()
	var actor db.Actor
	server := mediaServer(t, &actor)
	owner := actor
	try := func(name string, want int, contentType string, body io.Reader, query string, header http.Header) {
		t.Helper()
		if res, _ := post(t, server.URL+"/api/uploads?"+query, contentType, body, header); res.StatusCode != want {
			t.Errorf("%s: %s", name, res.Status)
		}
	}
	try("empty", http.StatusBadRequest, "text/plain", strings.NewReader(""), "", nil)
	try("a broken form", http.StatusBadRequest, "multipart/form-data; boundary=x", strings.NewReader("--x\r\n"), "", nil)
	try("no boundary", http.StatusBadRequest, "multipart/form-data", strings.NewReader("x"), "", nil)
	try("a zip for Instagram", http.StatusBadRequest, "application/zip", strings.NewReader("PK\x03\x04"), "channel=INSTAGRAM", nil)
	try("another site", http.StatusForbidden, "text/plain", strings.NewReader("x"), "", http.Header{"Origin": {"https://evil.test"}})
	try("our site", http.StatusCreated, "text/plain", strings.NewReader("x"), "", http.Header{"Origin": {"https://inbox.test"}})
	actor = db.Actor{UserID: owner.UserID, WorkspaceID: owner.WorkspaceID, Role: db.RoleViewer}
	try("a viewer", http.StatusForbidden, "text/plain", strings.NewReader("x"), "", nil)
	actor = db.Actor{}
	try("nobody", http.StatusUnauthorized, "text/plain", strings.NewReader("x"), "", nil)
}
