package metasim

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// routes puts the control API at /sim/, the pages and files where Meta has
// them, and the Graph API everywhere else.
func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/", s.graph)
	mux.HandleFunc("GET /whatsapp_business/attachments/{$}", s.attachment)
	mux.HandleFunc("GET /cdn/{id}", s.cdnFile)
	for _, page := range []string{"GET /oauth/authorize", "GET /sim/oauth/authorize"} {
		mux.HandleFunc(page, func(w http.ResponseWriter, r *http.Request) { s.consent(w, r, Instagram) })
	}
	for _, page := range []string{"GET /v23.0/dialog/oauth", "GET /sim/v23.0/dialog/oauth"} {
		mux.HandleFunc(page, func(w http.ResponseWriter, r *http.Request) { s.consent(w, r, WhatsApp) })
	}

	mux.HandleFunc("GET /sim/world", s.control(s.showWorld))
	mux.HandleFunc("GET /sim/clock", s.control(s.showClock))
	mux.HandleFunc("POST /sim/clock", s.control(s.moveClock))
	mux.HandleFunc("POST /sim/reset", s.control(s.resetWorld))
	mux.HandleFunc("POST /sim/history", s.control(s.postHistory))
	mux.HandleFunc("POST /sim/customers", s.control(s.addCustomer))
	mux.HandleFunc("PATCH /sim/customers/{id}", s.control(s.changeCustomer))
	mux.HandleFunc("GET /sim/customers/{id}/thread", s.showThread)
	mux.HandleFunc("POST /sim/customers/{id}/messages", s.control(s.postMessage))
	mux.HandleFunc("POST /sim/customers/{id}/reactions", s.control(s.postReaction))
	mux.HandleFunc("POST /sim/customers/{id}/unsend", s.control(s.postUnsend))
	mux.HandleFunc("POST /sim/customers/{id}/edit", s.control(s.postEdit))
	mux.HandleFunc("POST /sim/customers/{id}/read", s.control(s.postRead))
	mux.HandleFunc("POST /sim/customers/{id}/play", s.control(s.postPlay))
	mux.HandleFunc("POST /sim/customers/{id}/echo", s.control(s.postEcho))
	mux.HandleFunc("POST /sim/customers/{id}/comments", s.control(s.postComment))
	mux.HandleFunc("PATCH /sim/accounts/{id}", s.control(s.changeAccount))
	mux.HandleFunc("POST /sim/accounts/{id}/webhook", s.control(s.postAccountWebhook))
	mux.HandleFunc("PATCH /sim/templates/{id}", s.control(s.changeTemplate))
	mux.HandleFunc("POST /sim/signup", s.control(s.postSignup))
	mux.HandleFunc("GET /sim/faults", s.control(s.showFaults))
	mux.HandleFunc("POST /sim/faults", s.control(s.postFault))
	mux.HandleFunc("DELETE /sim/faults", s.control(s.deleteFaults))
	mux.HandleFunc("DELETE /sim/faults/{id}", s.control(s.deleteFaults))
	mux.HandleFunc("GET /sim/sent", s.control(s.showSent))
	mux.HandleFunc("GET /sim/ledger", s.control(s.showLedger))
	mux.HandleFunc("GET /sim/webhooks", s.control(s.showWebhooks))
	mux.HandleFunc("POST /sim/webhooks", s.control(s.postWebhook))
	mux.HandleFunc("POST /sim/webhooks/replay", s.control(s.replayWebhooks))
	mux.HandleFunc("POST /sim/verify", s.verifyCallbacks)
	mux.HandleFunc("POST /sim/media", s.postMedia)
	mux.HandleFunc("GET /sim/media/{id}", s.showMedia)
	mux.HandleFunc("GET /sim/events", s.streamEvents)
	mux.HandleFunc("/sim/", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusNotFound, object{"error": "no such control"})
	})
	return mux
}

// misuse is a mistake of whoever uses the control API.
type misuse struct {
	status int
	text   string
}

func (m *misuse) Error() string { return m.text }

func mistake(format string, args ...any) error {
	return &misuse{status: http.StatusBadRequest, text: fmt.Sprintf(format, args...)}
}

func unknown(what, id string) error {
	return &misuse{status: http.StatusNotFound, text: fmt.Sprintf("no such %s: %s", what, id)}
}

// control wraps a handler of the control API: it runs under the lock, and its
// answer or mistake becomes JSON.
func (s *Server) control(handle func(r *http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		// The body is read before the lock is taken: a slow sender holds up nobody.
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 8<<20))
		if err != nil {
			writeJSON(w, http.StatusBadRequest, object{"error": err.Error()})
			return
		}
		r.Body = io.NopCloser(strings.NewReader(string(body)))
		s.mu.Lock()
		answer, err := handle(r)
		var encoded []byte
		if err == nil {
			encoded, err = json.Marshal(answer)
		}
		s.mu.Unlock()
		if wrong, ok := errors.AsType[*misuse](err); ok {
			writeJSON(w, wrong.status, object{"error": wrong.text})
			return
		}
		if err != nil {
			writeJSON(w, http.StatusInternalServerError, object{"error": err.Error()})
			return
		}
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		_, _ = w.Write(encoded)
	}
}

// read decodes a control request. An empty body is an empty object.
func read(r *http.Request, into any) error {
	err := json.NewDecoder(r.Body).Decode(into)
	if err != nil && !errors.Is(err, io.EOF) {
		return mistake("the body is not what this control takes: %v", err)
	}
	return nil
}

// who finds the customer of a control: by id, or by the start of a name.
func (s *Server) who(id string) (*Customer, error) {
	if c := s.world.customer(id); c != nil {
		return c, nil
	}
	for _, c := range s.world.Customers {
		if id != "" && strings.HasPrefix(strings.ToLower(c.Name), strings.ToLower(id)) {
			return c, nil
		}
	}
	return nil, unknown("customer", id)
}
