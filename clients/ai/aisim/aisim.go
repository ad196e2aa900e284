// Package aisim is a model provider in a box: OpenAI's protocol over HTTP, judged
// as strictly as OpenAI judges it, answered without a model. It is deterministic
// and honest about what it is: embeddings compare words, answers are sentences of
// the passages in the prompt, moderation is a word list. It knows nothing of the
// product; nobody should import it outside of development and tests.
package aisim

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"
)

// Server answers requests. All its state is behind mu. Make it with New.
type Server struct {
	log *slog.Logger
	mux *http.ServeMux

	mu     sync.Mutex
	faults []*Fault
	calls  []Call
	serial int
	// pace is the pause between a stream's pieces.
	pace time.Duration
}

// Config says how the simulator behaves.
type Config struct {
	// Pace is the pause between the pieces of a stream; 0 means none. A person
	// watching wants some 20 ms.
	Pace time.Duration
	Log  *slog.Logger
}

// Call is a request that was answered, kept for tests and the sandbox page.
type Call struct {
	Path   string          `json:"path"`
	Model  string          `json:"model"`
	Status int             `json:"status"`
	Fault  FaultKind       `json:"fault,omitempty"`
	Body   json.RawMessage `json:"body,omitempty"` // absent for files
}

// keptCalls is how many calls are remembered.
const keptCalls = 200

// New makes a simulator that has no faults.
func New(cfg Config) *Server {
	if cfg.Log == nil {
		cfg.Log = slog.New(slog.DiscardHandler)
	}
	s := &Server{log: cfg.Log, pace: cfg.Pace, mux: http.NewServeMux()}
	s.mux.HandleFunc("POST /openai/v1/chat/completions", s.endpoint(s.chat))
	s.mux.HandleFunc("POST /openai/v1/embeddings", s.endpoint(s.embeddings))
	s.mux.HandleFunc("POST /openai/v1/moderations", s.endpoint(s.moderations))
	s.mux.HandleFunc("POST /openai/v1/audio/transcriptions", s.endpoint(s.transcriptions))
	s.mux.HandleFunc("GET /openai/v1/models", s.listModels)
	s.mux.HandleFunc("GET /sim/ai/faults", s.showFaults)
	s.mux.HandleFunc("POST /sim/ai/faults", s.postFault)
	s.mux.HandleFunc("DELETE /sim/ai/faults", s.deleteFaults)
	s.mux.HandleFunc("DELETE /sim/ai/faults/{id}", s.deleteFaults)
	s.mux.HandleFunc("GET /sim/ai/calls", s.showCalls)
	s.mux.HandleFunc("/openai/", func(w http.ResponseWriter, r *http.Request) {
		refuse(w, &failure{status: http.StatusNotFound, kind: "invalid_request_error",
			message: fmt.Sprintf("Invalid URL (%s %s)", r.Method, r.URL.Path)})
	})
	return s
}

// Handler serves the protocol at /openai/v1/ and the control API at /sim/ai/.
func (s *Server) Handler() http.Handler { return s.mux }

// answer is what an endpoint has to say: a body, or a stream of events.
type answer struct {
	model  string
	body   any
	stream []any
}

// endpoint wraps a handler: the key, faults, errors in OpenAI's form, the record.
func (s *Server) endpoint(handle func(r *request) (*answer, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		req := &request{Request: r, w: w}
		err := req.read()
		if err == nil {
			err = req.authorise()
		}
		model := req.model()
		fault := s.strike(r.URL.Path, model)
		if err == nil && fault != nil && s.before(w, r, fault) {
			s.remember(Call{Path: r.URL.Path, Model: model, Status: fault.status(), Fault: fault.Kind, Body: req.kept()})
			return
		}
		req.fault = fault
		var out *answer
		if err == nil {
			out, err = handle(req)
		}
		status := http.StatusOK
		if err != nil {
			status = refuse(w, err)
		}
		call := Call{Path: r.URL.Path, Model: model, Status: status, Body: req.kept()}
		if fault != nil {
			call.Fault = fault.Kind
		}
		s.remember(call)
		if err == nil {
			s.send(w, r, out, fault)
		}
	}
}

func (s *Server) remember(call Call) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.calls) >= keptCalls {
		s.calls = s.calls[1:]
	}
	s.calls = append(s.calls, call)
}

// id makes the next id of a kind.
func (s *Server) id(kind string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.serial++
	return fmt.Sprintf("%s-sim%08d", kind, s.serial)
}
