package app

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestTheQueuesPageHasNothingFromElsewhere: whatever it asks for, a browser fetches from us alone.
func TestTheQueuesPageHasNothingFromElsewhere(t *testing.T) {
	t.Parallel()
	answer := httptest.NewRecorder()
	withOwnFiles(http.NotFoundHandler()).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/ops/queues/", nil))
	policy := answer.Header().Get("Content-Security-Policy")
	if !strings.Contains(policy, "default-src 'self'") || strings.Contains(policy, "http") || strings.Contains(policy, "*") {
		t.Errorf("the policy is %q", policy)
	}
}
