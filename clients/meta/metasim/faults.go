package metasim

import (
	"slices"
	"strings"
	"time"
)

// FaultKind is what goes wrong.
type FaultKind string

const (
	DuplicateWebhook FaultKind = "DUPLICATE_WEBHOOK" // sent Times more, together
	ReorderWebhook   FaultKind = "REORDER_WEBHOOK"   // sent after the one that follows it
	DelayWebhook     FaultKind = "DELAY_WEBHOOK"     // sent DelayMs later
	DropWebhook      FaultKind = "DROP_WEBHOOK"      // never sent
	GraphError       FaultKind = "GRAPH_ERROR"       // 500 with an error of Meta's; Status and Code change it
	GraphRateLimit   FaultKind = "GRAPH_RATE_LIMIT"  // 429 with Retry-After: DelayMs, one second by default
	GraphSlow        FaultKind = "GRAPH_SLOW"        // answers after DelayMs
	GraphHang        FaultKind = "GRAPH_HANG"        // never answers, and nothing happens
	GraphDisconnect  FaultKind = "GRAPH_DISCONNECT"  // does as told, then cuts the connection
	GraphRefuse      FaultKind = "GRAPH_REFUSE"      // 400 with Code, 131026 by default
	GraphGarbage     FaultKind = "GRAPH_GARBAGE"     // does as told, then answers nonsense under 200
	TokenExpired     FaultKind = "TOKEN_EXPIRED"     // 401 with code 190/463
	StatusFailed     FaultKind = "STATUS_FAILED"     // accepted, then fails with Code, 131000 by default
	EarlyStatus      FaultKind = "EARLY_STATUS"      // statuses and echoes arrive before the answer to the send
)

// Fault is a rule about what goes wrong, how often and where.
type Fault struct {
	ID   string    `json:"id"`
	Kind FaultKind `json:"kind"`
	// Next counts how often it strikes before it is over; 0 means always.
	Next int `json:"next,omitempty"`
	// Probability of striking, when it could; 0 means certain.
	Probability float64 `json:"probability,omitempty"`
	// Path, Method, AccountID and Channel narrow what it strikes. Path is looked
	// for in a request's path and body, or in a webhook's body. Without a path
	// a request must be a send (not a read receipt, not a listing); "/" is any.
	Path      string `json:"path,omitempty"`
	Method    string `json:"method,omitempty"`
	AccountID string `json:"accountId,omitempty"`
	Channel   string `json:"channel,omitempty"`
	DelayMs   int    `json:"delayMs,omitempty"`
	Times     int    `json:"times,omitempty"`
	Status    int    `json:"status,omitempty"`
	Code      int    `json:"code,omitempty"`
	Subcode   int    `json:"subcode,omitempty"`
	Struck    int    `json:"struck"`
}

func (f *Fault) onWebhook() bool { return strings.HasSuffix(string(f.Kind), "_WEBHOOK") }

// delay is DelayMs, or fallback when none was given.
func (f *Fault) delay(fallback time.Duration) time.Duration {
	if f.DelayMs > 0 {
		return time.Duration(f.DelayMs) * time.Millisecond
	}
	return fallback
}

// situation is what a fault is matched against.
type situation struct {
	webhook                          bool
	method, path, accountID, channel string
}

// strike returns a copy of the first fault of these kinds that strikes now,
// and counts it. The caller holds mu.
func (s *Server) strike(at situation, kinds ...FaultKind) *Fault {
	for _, f := range s.faults {
		if struck := s.strikeOne(f, at, kinds); struck != nil {
			return struck
		}
	}
	return nil
}

// strikeOne lets one fault strike, if it is of a kind and matches. It takes the
// fault away when that was its last time.
func (s *Server) strikeOne(f *Fault, at situation, kinds []FaultKind) *Fault {
	if f.onWebhook() != at.webhook || !slices.Contains(kinds, f.Kind) || !f.matches(at) {
		return nil
	}
	if f.Probability > 0 && s.rng.Float64() >= f.Probability {
		return nil
	}
	f.Struck++
	copied := *f
	if f.Next > 0 && f.Struck >= f.Next {
		s.faults = slices.DeleteFunc(slices.Clone(s.faults), func(other *Fault) bool { return other == f })
	}
	s.changed("faults", "", nil)
	return &copied
}

func (f *Fault) matches(at situation) bool {
	return strings.Contains(at.path, f.Path) &&
		(f.Method == "" || strings.EqualFold(f.Method, at.method)) &&
		(f.AccountID == "" || f.AccountID == at.accountID) &&
		(f.Channel == "" || f.Channel == at.channel)
}

var allFaults = []FaultKind{
	DuplicateWebhook, ReorderWebhook, DelayWebhook, DropWebhook, GraphError, GraphRateLimit, GraphSlow, GraphHang,
	GraphDisconnect, GraphRefuse, GraphGarbage, TokenExpired, StatusFailed, EarlyStatus,
}
