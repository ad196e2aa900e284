//go:build faults

package faults

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// hook posts a signed webhook about nobody and returns the status and how long it
// took.
func (s *Stage) hook(t *testing.T) (int, time.Duration) {
	t.Helper()
	body := []byte(`{"object":"whatsapp_business_account","entry":[]}`)
	mac := hmac.New(sha256.New, []byte("sandbox-meta-secret"))
	mac.Write(body)
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.URL+"/api/whatsapp/webhook", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("X-Hub-Signature-256", "sha256="+hex.EncodeToString(mac.Sum(nil)))
	started := time.Now()
	res, err := (&http.Client{Timeout: time.Minute}).Do(req)
	if err != nil {
		return 0, time.Since(started)
	}
	defer res.Body.Close()
	_, _ = io.Copy(io.Discard, res.Body)
	return res.StatusCode, time.Since(started)
}

// Hook returns how long the slowest of ten webhooks takes to be acknowledged.
func (s *Stage) Hook(t *testing.T) (slowest time.Duration) {
	t.Helper()
	for range 10 {
		status, took := s.hook(t)
		if status != http.StatusOK {
			t.Errorf("a webhook is answered with %d", status)
		}
		slowest = max(slowest, took)
	}
	return slowest
}

// HookStatus is how a webhook is answered.
func (s *Stage) HookStatus(t *testing.T) int {
	t.Helper()
	status, _ := s.hook(t)
	return status
}

func (s *Stage) status(path string) int {
	res, err := (&http.Client{Timeout: 10 * time.Second}).Get(s.URL + path)
	if err != nil {
		return 0
	}
	_ = res.Body.Close()
	return res.StatusCode
}

// Digested waits until every webhook has been worked through or parked.
func (s *Stage) Digested(limit time.Duration) time.Duration {
	s.Helper()
	return s.Within(limit, "every webhook to be worked through", func() bool {
		waiting := 1
		err := s.as(`set role socialsync_system`, `select count(*) from webhook_inbox where state = 'PENDING'`, nil,
			func(rows pgx.Rows) error { return rows.Scan(&waiting) })
		return err == nil && waiting == 0
	})
}
