package meta_test

import (
	"context"
	"errors"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"socialsync/clients/meta"
)

func TestClassOf(t *testing.T) {
	for _, c := range []struct {
		code, subcode int
		want          meta.Class
		explain       meta.Explanation
	}{
		{0, 0, meta.TokenExpired, meta.Explanation{Cause: meta.AccessLost, Remedy: meta.Reconnect}},
		{190, 463, meta.TokenExpired, meta.Explanation{Cause: meta.AccessLost, Remedy: meta.Reconnect}},
		{3, 0, meta.Permission, meta.Explanation{Cause: meta.RightMissing, Remedy: meta.GrantRights}},
		{10, 0, meta.Permission, meta.Explanation{Cause: meta.RightMissing, Remedy: meta.GrantRights}},
		{230, 0, meta.Permission, meta.Explanation{Cause: meta.RightMissing, Remedy: meta.GrantRights}},
		{10, 2534022, meta.WindowClosed, meta.Explanation{Cause: meta.WindowIsClosed, Remedy: meta.WaitForCustomer}},
		{131047, 0, meta.WindowClosed, meta.Explanation{Cause: meta.WindowIsClosed, Remedy: meta.UseTemplate}},
		{100, 2534014, meta.Undeliverable, meta.Explanation{Cause: meta.NotReachable, Remedy: meta.OtherChannel}},
		{131026, 0, meta.Undeliverable, meta.Explanation{Cause: meta.NotReachable, Remedy: meta.OtherChannel}},
		{551, 0, meta.Undeliverable, meta.Explanation{Cause: meta.NotReachable, Remedy: meta.WaitForCustomer, Retryable: true}},
		{1, 0, meta.Temporary, meta.Explanation{Cause: meta.MetaUnavailable, Remedy: meta.Retry, Retryable: true}},
		{131000, 0, meta.Temporary, meta.Explanation{Cause: meta.MetaUnavailable, Remedy: meta.Retry, Retryable: true}},
		{2494100, 131057, meta.Temporary, meta.Explanation{Cause: meta.MetaUnavailable, Remedy: meta.Retry, Retryable: true}},
		{4, 0, meta.RateLimited, meta.Explanation{Cause: meta.TooFast, Remedy: meta.Wait, Retryable: true}},
		{130429, 0, meta.RateLimited, meta.Explanation{Cause: meta.TooFast, Remedy: meta.Wait, Retryable: true}},
		{131056, 0, meta.PairRate, meta.Explanation{Cause: meta.TooFastForRecipient, Remedy: meta.Wait, Retryable: true}},
		{131049, 0, meta.Policy, meta.Explanation{Cause: meta.MarketingLimit, Remedy: meta.WaitForCustomer}},
		{368, 0, meta.Policy, meta.Explanation{Cause: meta.AccountRestricted, Remedy: meta.OpenMeta}},
		{100, 0, meta.Rejected, meta.Explanation{Cause: meta.MessageRefused, Remedy: meta.ChangeMessage}},
		{131053, 0, meta.Rejected, meta.Explanation{Cause: meta.MediaRefused, Remedy: meta.ChangeFile}},
		{132001, 0, meta.Rejected, meta.Explanation{Cause: meta.TemplateMissing, Remedy: meta.SyncTemplates}},
		{132012, 0, meta.Rejected, meta.Explanation{Cause: meta.TemplateMismatch, Remedy: meta.ChangeTemplate}},
		{133010, 0, meta.Rejected, meta.Explanation{Cause: meta.NumberNotReady, Remedy: meta.OpenMeta, Retryable: true}},
		{987654, 0, meta.Rejected, meta.Explanation{Cause: meta.MessageRefused, Remedy: meta.ChangeMessage}},
	} {
		if got := meta.ClassOf(c.code, c.subcode); got != c.want {
			t.Errorf("%d/%d is %s, want %s", c.code, c.subcode, got, c.want)
		}
		if got := meta.Explain(c.code, c.subcode); got != c.explain {
			t.Errorf("%d/%d explains as %+v, want %+v", c.code, c.subcode, got, c.explain)
		}
	}
}

// TestAnswers: what each kind of answer means for a send and for a read.
func TestAnswers(t *testing.T) {
	graph := func(code int) string {
		return `{"error":{"message":"no","type":"OAuthException","code":` + itoa(code) +
			`,"error_data":{"details":"why"},"fbtrace_id":"trace"}}`
	}
	for _, c := range []struct {
		name   string
		status int
		header http.Header
		body   string
		send   meta.Class
		read   meta.Class
		after  time.Duration
	}{
		{name: "graph says it is down", status: 500, body: graph(2), send: meta.Temporary, read: meta.Temporary},
		{name: "5xx that names a refusal", status: 503, body: graph(100), send: meta.Temporary, read: meta.Temporary},
		{name: "5xx that names code 0", status: 500, body: graph(0), send: meta.Temporary, read: meta.Temporary},
		{name: "transient refusal", status: 400, body: `{"error":{"code":100,"is_transient":true}}`, send: meta.Temporary, read: meta.Temporary},
		{name: "5xx without a word", status: 502, body: "<html>", send: meta.Unknown, read: meta.Temporary},
		{name: "5xx with an error but no code", status: 502, body: `{"error":{"message":"x"}}`, send: meta.Temporary, read: meta.Temporary},
		{name: "garbage under 200", status: 200, body: "<html>", send: meta.Unknown, read: meta.Temporary},
		{name: "200 without a message", status: 200, body: "{}", send: meta.Unknown, read: ""},
		{name: "error under 200", status: 200, body: graph(190), send: meta.TokenExpired, read: meta.TokenExpired},
		{name: "redirect", status: 307, header: http.Header{"Location": {"/elsewhere"}}, send: meta.Unknown, read: meta.Temporary},
		{name: "429 with a wait", status: 429, header: http.Header{"Retry-After": {"7"}}, body: graph(4), send: meta.RateLimited, read: meta.RateLimited, after: 7 * time.Second},
		{name: "429 without a word", status: 429, send: meta.RateLimited, read: meta.RateLimited, after: 15 * time.Second},
		{name: "pair rate under 429", status: 429, body: graph(131056), send: meta.PairRate, read: meta.PairRate, after: 6 * time.Second},
		{
			name: "usage header", status: 400, body: graph(80007), send: meta.RateLimited, read: meta.RateLimited, after: 2 * time.Minute,
			header: http.Header{"X-Business-Use-Case-Usage": {`{"1":[{"type":"x","estimated_time_to_regain_access":2}]}`}},
		},
		{name: "401 without a word", status: 401, send: meta.TokenExpired, read: meta.TokenExpired},
		{name: "403 without a word", status: 403, send: meta.Permission, read: meta.Permission},
		{name: "400 without a word", status: 400, send: meta.Rejected, read: meta.Rejected},
		{name: "error_data as text", status: 400, body: `{"error":{"code":131047,"error_data":"late"}}`, send: meta.WindowClosed, read: meta.WindowClosed},
	} {
		t.Run(c.name, func(t *testing.T) {
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/elsewhere" {
					return
				}
				maps.Copy(w.Header(), c.header)
				w.WriteHeader(c.status)
				_, _ = w.Write([]byte(c.body))
			}))
			defer server.Close()
			send, read := try(t, &meta.Client{GraphURL: server.URL})
			expectClass(t, "send", send, c.send)
			expectClass(t, "read", read, c.read)
			if e, ok := errors.AsType[*meta.Error](send); ok && c.after > 0 && e.After(1) != c.after {
				t.Errorf("wait %s, want %s", e.After(1), c.after)
			}
		})
	}
}

// TestConnections: what surely did not happen may be repeated, the rest not.
func TestConnections(t *testing.T) {
	t.Run("nobody listens", func(t *testing.T) {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		address := "http://" + listener.Addr().String()
		_ = listener.Close()
		send, read := try(t, &meta.Client{GraphURL: address})
		expectClass(t, "send", send, meta.Temporary)
		expectClass(t, "read", read, meta.Temporary)
	})
	t.Run("no such host", func(t *testing.T) {
		send, _ := try(t, &meta.Client{GraphURL: "http://graph.invalid"})
		expectClass(t, "send", send, meta.Temporary)
	})
	t.Run("no TLS there", func(t *testing.T) {
		server := httptest.NewServer(http.NotFoundHandler())
		defer server.Close()
		send, _ := try(t, &meta.Client{GraphURL: strings.Replace(server.URL, "http:", "https:", 1)})
		expectClass(t, "send", send, meta.Temporary)
	})
	t.Run("cut after the request", func(t *testing.T) {
		server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
		defer server.Close()
		send, read := try(t, &meta.Client{GraphURL: server.URL})
		expectClass(t, "send", send, meta.Unknown)
		expectClass(t, "read", read, meta.Temporary)
	})
	t.Run("hangs", func(t *testing.T) {
		release := make(chan struct{})
		server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-release }))
		defer server.Close()
		defer close(release)
		send, read := try(t, &meta.Client{GraphURL: server.URL, Timeout: 50 * time.Millisecond})
		expectClass(t, "send", send, meta.Unknown)
		expectClass(t, "read", read, meta.Temporary)
	})
	t.Run("body breaks off", func(t *testing.T) {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			_, _ = w.Write([]byte(`{"messages":[`))
		}))
		defer server.Close()
		send, _ := try(t, &meta.Client{GraphURL: server.URL})
		expectClass(t, "send", send, meta.Unknown)
	})
	t.Run("refuses after having served", func(t *testing.T) {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadRequest) }))
		transport := &http.Transport{}
		client := &meta.Client{GraphURL: server.URL, HTTP: &http.Client{Transport: transport}}
		send, _ := try(t, client)
		expectClass(t, "send", send, meta.Rejected)
		server.Close()
		transport.CloseIdleConnections() // a send into a dying one is rightly unknown
		send, _ = try(t, client)
		expectClass(t, "send", send, meta.Temporary)
	})
}

// TestErrorsKeepSecrets: no token, proof or secret stands in an error's text.
func TestErrorsKeepSecrets(t *testing.T) {
	client := &meta.Client{GraphURL: "http://127.0.0.1:1", InstagramURL: "http://127.0.0.1:1", AppSecret: "s3cret", InstagramAppSecret: "s3cret"}
	send, _ := try(t, client)
	_, refresh := client.RefreshInstagramToken(t.Context(), "the-token")
	for _, err := range []error{send, refresh} {
		if text := err.Error(); strings.Contains(text, "the-token") || strings.Contains(text, "s3cret") || strings.Contains(text, "proof") {
			t.Errorf("the error tells too much: %s", text)
		}
	}
}

func try(t *testing.T, client *meta.Client) (send, read error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	number := meta.Account{ID: "106", Token: "the-token"}
	_, send = client.SendWhatsApp(ctx, number, meta.WhatsAppMessage{To: "336", Content: meta.SendText{Body: "hi"}})
	_, read = client.PhoneNumber(ctx, number)
	return send, read
}

func expectClass(t *testing.T, what string, err error, want meta.Class) {
	t.Helper()
	if want == "" {
		if err != nil {
			t.Errorf("%s failed: %v", what, err)
		}
		return
	}
	if err == nil {
		t.Fatalf("%s did not fail, want %s", what, want)
	}
	if got := meta.ClassOfError(err); got != want {
		t.Errorf("%s is %s, want %s: %v", what, got, want, err)
	}
}

func itoa(n int) string { return number(float64(n)) }
