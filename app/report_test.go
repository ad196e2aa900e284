package app

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// TestReport: an error that is logged arrives at Sentry with its details, and
// nothing below an error does.
func TestReport(t *testing.T) {
	arrived := make(chan string, 4)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		arrived <- string(body)
		_, _ = io.WriteString(w, `{"id":"00000000000000000000000000000000"}`)
	}))
	t.Cleanup(server.Close)
	dsn := strings.Replace(server.URL, "http://", "http://key@", 1) + "/1"
	log, flush, err := Report(Config{SentryDSN: dsn, Environment: "test"}, slog.New(slog.NewTextHandler(io.Discard, nil))) //nolint:sloglint // DiscardHandler would refuse before the report sees anything
	if err != nil {
		t.Fatal(err)
	}
	log.Info("nothing special", "workspace", "w1")
	log.With("workspace", "w1").Error("webhook parked", "webhook", "h1")
	flush()
	var got string
	select {
	case got = <-arrived:
	case <-time.After(10 * time.Second):
		t.Fatal("nothing arrived")
	}
	if !strings.Contains(got, "webhook parked") || !strings.Contains(got, "h1") || !strings.Contains(got, "w1") {
		t.Errorf("report %s", got)
	}
	if len(arrived) > 0 {
		t.Errorf("another report: %s", <-arrived)
	}
}
