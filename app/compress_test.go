package app

import (
	"compress/gzip"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// TestPagesAreCompressedAndStream: a page travels as gzip, its beginning before
// its end is known; a picture is left alone.
func TestPagesAreCompressedAndStream(t *testing.T) {
	beginning, end := strings.Repeat("<p>Bonjour</p>", 500), "<p>Au revoir</p>"
	seen := make(chan struct{})
	webapp := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/logo.png" {
			w.Header().Set("Content-Type", "image/png")
			_, _ = io.WriteString(w, beginning)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = io.WriteString(w, beginning)
		_ = http.NewResponseController(w).Flush()
		select {
		case <-seen:
		case <-r.Context().Done():
		}
		_, _ = io.WriteString(w, end)
	}))
	defer webapp.Close()
	target, err := url.Parse(webapp.URL)
	if err != nil {
		t.Fatal(err)
	}
	handler, err := compressed(proxyTo(target, "", slog.New(slog.DiscardHandler)))
	if err != nil {
		t.Fatal(err)
	}
	front := httptest.NewServer(handler)
	defer front.Close()

	page := getGzip(t, front.URL+"/inbox")
	if got := page.Header.Get("Content-Encoding"); got != "gzip" {
		t.Fatalf("the page travels as %q", got)
	}
	text, err := gzip.NewReader(page.Body)
	if err != nil {
		t.Fatal(err)
	}
	first := make([]byte, len(beginning))
	if _, err := io.ReadFull(text, first); err != nil || string(first) != beginning {
		t.Fatalf("the beginning did not come alone: %v", err)
	}
	close(seen)
	if rest, err := io.ReadAll(text); err != nil || string(rest) != end {
		t.Errorf("the end is %q, %v", rest, err)
	}

	if got := getGzip(t, front.URL+"/logo.png").Header.Get("Content-Encoding"); got != "" {
		t.Errorf("the picture travels as %q", got)
	}
}

// getGzip asks as a browser does; Go's client would unpack unasked.
func getGzip(t *testing.T, address string) *http.Response {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Accept-Encoding", "gzip")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = response.Body.Close() })
	return response
}
