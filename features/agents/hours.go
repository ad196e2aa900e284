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
	zone, err := time.LoadLocation(h.Zone)
	if err != nil {
		zone = time.UTC
	}
	local := now.In(zone)
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
