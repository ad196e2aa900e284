package aisim

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// FaultKind is what goes wrong.
type FaultKind string

const (
	RateLimit FaultKind = "AI_RATE_LIMIT" // 429 with Retry-After: DelayMs, one second by default
	Error     FaultKind = "AI_ERROR"      // 500; Status changes it
	Hang      FaultKind = "AI_HANG"       // never answers
	Garbage   FaultKind = "AI_GARBAGE"    // 200 with nonsense
	Slow      FaultKind = "AI_SLOW"       // answers after DelayMs; a stream pauses that long before each piece
	Cut       FaultKind = "AI_CUT"        // accepts, begins to answer, cuts the connection
	Refuse    FaultKind = "AI_REFUSE"     // the model refuses to answer
	Quota     FaultKind = "AI_QUOTA"      // 429 insufficient_quota: the account is out of money
)

var allFaults = []FaultKind{RateLimit, Error, Hang, Garbage, Slow, Cut, Refuse, Quota}

// Fault is a rule about what goes wrong, how often and where.
type Fault struct {
	ID   string    `json:"id"`
	Kind FaultKind `json:"kind"`
	Next int       `json:"next,omitempty"` // how often it strikes before it is over; 0 means always
	// Path and Model narrow what it strikes: a part of the path such as "chat",
	// "embeddings", "moderations", "transcriptions", and a model's name.
	Path    string `json:"path,omitempty"`
	Model   string `json:"model,omitempty"`
	DelayMs int    `json:"delayMs,omitempty"`
	Status  int    `json:"status,omitempty"`
	Struck  int    `json:"struck"`
}

func (f *Fault) delay(otherwise time.Duration) time.Duration {
	if f.DelayMs > 0 {
		return time.Duration(f.DelayMs) * time.Millisecond
	}
	return otherwise
}

// status is what the caller sees; 0 when that is no answer at all.
func (f *Fault) status() int {
	switch f.Kind {
	case RateLimit, Quota:
		return http.StatusTooManyRequests
	case Error:
		return max(f.Status, http.StatusInternalServerError)
	case Garbage:
		return http.StatusOK
	}
	return 0
}

// strike returns a copy of the first fault that strikes this call, and counts it.
func (s *Server) strike(path, model string) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, f := range s.faults {
		if !strings.Contains(path, f.Path) || f.Model != "" && f.Model != model {
			continue
		}
		f.Struck++
		struck := *f
		if f.Next > 0 && f.Struck >= f.Next {
			s.faults = slices.Delete(slices.Clone(s.faults), i, i+1)
		}
		return &struck
	}
	return nil
}

// before lets a fault answer instead of the endpoint, and says whether it did.
func (s *Server) before(w http.ResponseWriter, r *http.Request, f *Fault) bool {
	switch f.Kind {
	case RateLimit:
		after := f.delay(time.Second)
		refuse(w, &failure{status: http.StatusTooManyRequests, kind: "requests", code: "rate_limit_exceeded",
			message: "Rate limit reached. Please try again later.", header: http.Header{
				"Retry-After":    {strconv.Itoa(int((after + time.Second - 1) / time.Second))},
				"Retry-After-Ms": {strconv.FormatInt(after.Milliseconds(), 10)},
			}})
	case Quota:
		refuse(w, &failure{status: http.StatusTooManyRequests, kind: "insufficient_quota", code: "insufficient_quota",
			message: "You exceeded your current quota, please check your plan and billing details."})
	case Error:
		refuse(w, &failure{status: f.status(), kind: "server_error", message: "The server had an error while processing your request. Sorry about that!"})
	case Hang:
		<-r.Context().Done()
	case Garbage:
		w.Header().Set("Content-Type", "text/html")
		_, _ = w.Write([]byte("<html><body>upstream said something else</body></html>"))
	case Slow:
		pause(r, f.delay(3*time.Second))
		return false
	default:
		return false
	}
	return true
}

func pause(r *http.Request, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-r.Context().Done():
	}
}

// AddFault is POST /sim/ai/faults for tests in the same process.
func (s *Server) AddFault(f Fault) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.serial++
	f.ID, f.Struck = "ai-fault-"+strconv.Itoa(s.serial), 0
	s.faults = append(s.faults, &f)
	return f.ID
}

func (s *Server) showFaults(w http.ResponseWriter, _ *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	writeJSON(w, http.StatusOK, object{"faults": append([]*Fault{}, s.faults...), "kinds": allFaults})
}

func (s *Server) postFault(w http.ResponseWriter, r *http.Request) {
	var f Fault
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<16)).Decode(&f); err != nil || !slices.Contains(allFaults, f.Kind) {
		writeJSON(w, http.StatusBadRequest, object{"error": "no such fault"})
		return
	}
	f.ID = s.AddFault(f)
	writeJSON(w, http.StatusOK, f)
}

// EndFaults is DELETE /sim/ai/faults for tests in the same process; an empty id ends
// all of them.
func (s *Server) EndFaults(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = slices.DeleteFunc(slices.Clone(s.faults), func(f *Fault) bool { return id == "" || f.ID == id })
}

func (s *Server) deleteFaults(w http.ResponseWriter, r *http.Request) {
	s.EndFaults(r.PathValue("id"))
	s.showFaults(w, r)
}

// Calls lists the calls of late, oldest first.
func (s *Server) Calls() []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.calls)
}

// showCalls also tells where the protocol is spoken: what somebody enters who plays that
// this is their own provider.
func (s *Server) showCalls(w http.ResponseWriter, r *http.Request) {
	address, _ := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	writeJSON(w, http.StatusOK, object{"calls": s.Calls(), "baseUrl": fmt.Sprintf("http://%s/openai/v1", address)})
}
