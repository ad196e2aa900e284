package metasim

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// Limits of what is kept; the oldest goes first.
const (
	keepLedger   = 20_000
	keepWebhooks = 20_000
)

// loadWorld reads a saved world, or returns nil when there is none.
func loadWorld(file string) (*World, error) {
	if file == "" {
		return nil, nil //nolint:nilnil // no world is an answer
	}
	saved, err := os.ReadFile(filepath.Clean(file))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil //nolint:nilnil // the same
	}
	if err != nil {
		return nil, fmt.Errorf("simulator: %w", err)
	}
	world := &World{}
	if err := json.Unmarshal(saved, world); err != nil {
		return nil, fmt.Errorf("simulator: %s is damaged, delete it to start over: %w", file, err)
	}
	world.index()
	return world, nil
}

// adopt makes world the current one and sends what it still owes.
func (s *Server) adopt(world *World) {
	s.world = world
	s.rng = rand.New(rand.NewPCG(world.Seed, world.Counter)) // #nosec G404 -- a simulation must be repeatable
	s.faults, s.touched = nil, map[string]uint64{}
	for _, d := range world.Webhooks {
		if d.State == deliveryPending {
			s.out.enqueue(d, 0)
		}
	}
}

// save writes the world, when it changed and there is a file to write to.
func (s *Server) save() error {
	s.mu.Lock()
	if s.cfg.StateFile == "" || !s.dirty {
		s.mu.Unlock()
		return nil
	}
	encoded, err := json.Marshal(s.world)
	s.dirty = false
	s.mu.Unlock()
	if err != nil {
		return fmt.Errorf("simulator: save: %w", err)
	}
	// A crash while writing must not leave half a world.
	next := s.cfg.StateFile + ".next"
	if err := os.WriteFile(next, encoded, 0o600); err != nil {
		return fmt.Errorf("simulator: save: %w", err)
	}
	return os.Rename(next, s.cfg.StateFile)
}

// id makes the next id of a kind. The caller holds mu.
func (s *Server) id(kind string) string {
	s.world.Counter++
	s.dirty = true
	var in [16]byte
	binary.LittleEndian.PutUint64(in[:8], s.world.Seed)
	binary.LittleEndian.PutUint64(in[8:], s.world.Counter)
	sum := sha256.Sum256(in[:])
	switch kind {
	case "wamid":
		return "wamid.HBgL" + base64.StdEncoding.EncodeToString(sum[:24]) + "AA=="
	case "mid":
		return "aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlE" + strings.NewReplacer("+", "Z", "/", "F").Replace(base64.StdEncoding.EncodeToString(sum[:30]))
	}
	return fmt.Sprintf("%s%015d", kind, binary.LittleEndian.Uint64(sum[:8])%1_000_000_000_000_000)
}

// add puts a message into its thread. The caller holds mu.
func (s *Server) add(m *Message) {
	s.world.Counter++
	m.Seq = s.world.Counter
	if m.At.IsZero() {
		m.At = s.now()
	}
	s.world.Messages = append(s.world.Messages, m)
	s.world.byID[m.ID] = m
	s.changed("message", m.CustomerID, m)
}

// changed tells the event streams. The caller holds mu.
func (s *Server) changed(kind, customerID string, m *Message) {
	s.world.Counter++
	s.dirty = true
	if kind != "webhook" { // which is no part of what the customer sees
		s.touched[customerID] = s.world.Counter
	}
	event := Event{Seq: s.world.Counter, Type: kind, CustomerID: customerID}
	if m != nil {
		copied := *m
		event.Message = &copied
	}
	s.hub.publish(event)
}

// Entry is one request to the Graph API and what became of it.
type Entry struct {
	Seq          uint64 `json:"seq"`
	At           string `json:"at"`
	Method       string `json:"method"`
	Path         string `json:"path"`
	AccountID    string `json:"accountId,omitempty"`
	CustomerID   string `json:"customerId,omitempty"`
	Kind         string `json:"kind,omitempty"`
	Text         string `json:"text,omitempty"`
	CallbackData string `json:"callbackData,omitempty"`
	MessageID    string `json:"messageId,omitempty"`
	Decision     string `json:"decision"` // ACCEPTED or REFUSED
	Status       int    `json:"status"`
	Code         int    `json:"code,omitempty"`
	Subcode      int    `json:"subcode,omitempty"`
	Reason       string `json:"reason,omitempty"`
	Fault        string `json:"fault,omitempty"`
}

// enter writes the ledger. The caller holds mu.
func (s *Server) enter(e *Entry) {
	s.world.Counter++
	s.dirty = true
	e.Seq = s.world.Counter
	e.At = s.now().Format("2006-01-02T15:04:05.000Z07:00")
	s.world.Ledger = append(s.world.Ledger, e)
	if extra := len(s.world.Ledger) - keepLedger; extra > 0 {
		s.world.Ledger = s.world.Ledger[extra:]
	}
	s.hub.publish(Event{Seq: e.Seq, Type: "request", CustomerID: e.CustomerID})
}
