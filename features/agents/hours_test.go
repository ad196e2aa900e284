package agents_test

import (
	"strings"
	"testing"
	"time"

	"socialsync/db"
	"socialsync/features/agents"
)

// TestHours: a span is its weekday's, in the zone's own time, from its first minute
// to the one before its last, and the next change is the one that people will see.
func TestHours(t *testing.T) {
	t.Parallel()
	week := []agents.Span{}
	for day := 1; day <= 5; day++ {
		week = append(week, agents.Span{Day: day, From: "09:00", To: "12:30"}, agents.Span{Day: day, From: "13:30", To: "18:00"})
	}
	night := []agents.Span{{Day: 5, From: "22:00", To: "24:00"}, {Day: 6, From: "00:00", To: "02:00"}}
	at := func(clock string) time.Time {
		t.Helper()
		when, err := time.Parse(time.RFC3339, clock)
		if err != nil {
			t.Fatal(err)
		}
		return when
	}
	for name, c := range map[string]struct {
		zone    string
		spans   []agents.Span
		now     string
		open    bool
		changes string // empty: never
	}{
		"no spans are always open":         {"Europe/Paris", nil, "2026-03-04T03:00:00Z", true, ""},
		"the first minute":                 {"Europe/Paris", week, "2026-03-04T08:00:00Z", true, "2026-03-04T11:30:00Z"},
		"the minute before":                {"Europe/Paris", week, "2026-03-04T07:59:59Z", false, "2026-03-04T08:00:00Z"},
		"closing is not open":              {"Europe/Paris", week, "2026-03-04T11:30:00Z", false, "2026-03-04T12:30:00Z"},
		"over the weekend":                 {"Europe/Paris", week, "2026-03-06T17:00:00Z", false, "2026-03-09T08:00:00Z"},
		"the zone decides the day":         {"Asia/Tokyo", []agents.Span{{Day: 1, From: "00:00", To: "08:00"}}, "2026-03-01T16:00:00Z", true, "2026-03-01T23:00:00Z"},
		"after the clocks went forward":    {"Europe/Paris", []agents.Span{{Day: 7, From: "09:00", To: "18:00"}}, "2026-03-29T06:59:00Z", false, "2026-03-29T07:00:00Z"},
		"before they do":                   {"Europe/Paris", []agents.Span{{Day: 1, From: "09:00", To: "18:00"}}, "2026-03-28T20:00:00Z", false, "2026-03-30T07:00:00Z"},
		"midnight between two is no end":   {"UTC", night, "2026-03-06T23:00:00Z", true, "2026-03-07T02:00:00Z"},
		"once a week":                      {"UTC", []agents.Span{{Day: 3, From: "09:00", To: "10:00"}}, "2026-03-04T10:00:00Z", false, "2026-03-11T09:00:00Z"},
		"a zone this machine lacks is UTC": {"Mars/Olympus", []agents.Span{{Day: 3, From: "09:00", To: "10:00"}}, "2026-03-04T09:30:00Z", true, "2026-03-04T10:00:00Z"},
		"the whole week has no end":        {"UTC", everyDay("00:00", "24:00"), "2026-03-04T09:30:00Z", true, ""},
	} {
		h := agents.Hours{Zone: c.zone, Spans: c.spans, Open: db.ModeAuto, Outside: db.ModeDraft}
		now := at(c.now)
		if h.IsOpen(now) != c.open {
			t.Errorf("%s: open is %t", name, !c.open)
		}
		if want := map[bool]db.AgentMode{true: db.ModeAuto, false: db.ModeDraft}[c.open]; h.At(now) != want {
			t.Errorf("%s: the AI may %s", name, h.At(now))
		}
		switch next := h.Changes(now); {
		case c.changes == "" && next != nil:
			t.Errorf("%s: changes at %s", name, next.UTC())
		case c.changes != "" && (next == nil || !next.Equal(at(c.changes))):
			t.Errorf("%s: changes at %v, want %s", name, next, c.changes)
		}
	}
	alike := agents.Hours{Zone: "UTC", Spans: week, Open: db.ModeDraft, Outside: db.ModeDraft}
	if next := alike.Changes(at("2026-03-04T08:00:00Z")); next != nil {
		t.Errorf("hours that make no difference change at %s", next)
	}
}

// TestThePromptTellsTheShopsTime: "are you open now?" is about the shop's clock.
func TestThePromptTellsTheShopsTime(t *testing.T) {
	t.Parallel()
	config := agents.Default(agents.Support)
	config.Hours.Zone = "Asia/Tokyo"
	now := time.Date(2026, 3, 2, 20, 30, 0, 0, time.UTC)
	prompt := config.Prompt(agents.Scene{Business: "Tea & Co", Channel: db.ChannelWhatsApp, Now: now}).String()
	if !strings.Contains(prompt, "Tuesday, 3 March 2026, 05:30 JST") {
		t.Errorf("the prompt's clock is another: %s", prompt[:120])
	}
}

func everyDay(from, to string) (spans []agents.Span) {
	for day := 1; day <= 7; day++ {
		spans = append(spans, agents.Span{Day: day, From: from, To: to})
	}
	return spans
}
