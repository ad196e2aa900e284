package agents

import (
	"fmt"
	"time"

	"socialsync/db"
)

// Hours are when the business has people, and what the AI may do then and
// otherwise at most. Without spans it is always Open.
type Hours struct {
	Zone    string       `json:"zone"` // IANA
	Spans   []Span       `json:"spans"`
	Open    db.AgentMode `json:"open"`
	Outside db.AgentMode `json:"outside"`
}

// Span is a stretch of one weekday, in local time.
type Span struct {
	Day  int    `json:"day"`  // 1 is Monday, 7 is Sunday
	From string `json:"from"` // "09:30"
	To   string `json:"to"`   // after From, at most "24:00"
}

// IsOpen says whether the moment is within a span. A zone that this machine does
// not know is UTC.
func (h Hours) IsOpen(now time.Time) bool {
	if len(h.Spans) == 0 {
		return true
	}
	return h.isOpen(now.In(h.zone()))
}

func (h Hours) isOpen(local time.Time) bool {
	day := (int(local.Weekday())+6)%7 + 1
	clock := local.Hour()*60 + local.Minute()
	for _, s := range h.Spans {
		from, err1 := minutes(s.From)
		to, err2 := minutes(s.To)
		if err1 == nil && err2 == nil && s.Day == day && from <= clock && clock < to {
			return true
		}
	}
	return false
}

// Changes is when the business next opens or closes; nil: never, or that makes no
// difference to the AI.
func (h Hours) Changes(now time.Time) *time.Time {
	if len(h.Spans) == 0 || h.Open == h.Outside {
		return nil
	}
	local := now.In(h.zone())
	isOpen := h.isOpen(local)
	var next *time.Time
	for ahead := range 8 { // the same span a week later included
		for _, s := range h.Spans {
			for _, clock := range []string{s.From, s.To} {
				at, err := minutes(clock)
				if err != nil {
					continue
				}
				t := time.Date(local.Year(), local.Month(), local.Day()+ahead, 0, at, 0, 0, local.Location())
				if t.After(now) && (next == nil || t.Before(*next)) && h.isOpen(t) != isOpen {
					next = &t
				}
			}
		}
	}
	return next
}

func (h Hours) zone() *time.Location {
	zone, err := time.LoadLocation(h.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// At is what the AI may do at most at a moment.
func (h Hours) At(now time.Time) db.AgentMode {
	if h.IsOpen(now) {
		return h.Open
	}
	return h.Outside
}

// minutes since midnight.
func minutes(clock string) (int, error) {
	if clock == "24:00" {
		return 24 * 60, nil
	}
	t, err := time.Parse("15:04", clock)
	if err != nil {
		return 0, fmt.Errorf("read a time of day: %w", err)
	}
	return t.Hour()*60 + t.Minute(), nil
}
