package evals_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"socialsync/db"
	"socialsync/features/evals"
)

// past is a period with so many turns of each kind, mixed, newest first.
func past(kinds map[string]int) (list []db.PastTurn) {
	sent, handedOver := db.OutcomeSent, db.OutcomeHandedOver
	now := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	for i := 0; ; i++ {
		before := len(list)
		for _, kind := range []string{"sent", "handed over", "by a person", "French", "Instagram"} {
			if i >= kinds[kind] {
				continue
			}
			t := db.PastTurn{MessageID: db.NewID(), Channel: db.ChannelWhatsApp, AskedAt: now.Add(-time.Duration(len(list)) * time.Hour), Words: "Where is the shop and when does it open?", Outcome: &sent}
			switch kind {
			case "handed over":
				t.Outcome = &handedOver
			case "by a person":
				t.Outcome = nil
			case "French":
				t.Words = "Où est la boutique et quand est-ce que vous ouvrez ?"
			case "Instagram":
				t.Channel, t.Words, t.Language = db.ChannelInstagram, "ok", "en"
			}
			list = append(list, t)
		}
		if len(list) == before {
			return list
		}
	}
}

// count says how many there are of each kind.
func count(list []db.PastTurn) map[string]int {
	out := map[string]int{}
	for _, t := range list {
		outcome := "NONE"
		if t.Outcome != nil {
			outcome = string(*t.Outcome)
		}
		out[fmt.Sprintf("%s %s %s", t.Channel, outcome, t.Language)]++
	}
	return out
}

// TestSampleStandsForAll: each channel, outcome and language is there by its share, and
// none is left out as far as that goes.
func TestSampleStandsForAll(t *testing.T) {
	t.Parallel()
	list := past(map[string]int{"sent": 200, "handed over": 60, "by a person": 30, "French": 9, "Instagram": 1})
	got := evals.Sample(list, 30)
	want := map[string]int{"WHATSAPP SENT en": 19, "WHATSAPP HANDED_OVER en": 6, "WHATSAPP NONE en": 3, "WHATSAPP SENT fr": 1, "INSTAGRAM SENT en": 1}
	for kind, n := range count(got) {
		if n != want[kind] {
			t.Errorf("%d of %s, want %d", n, kind, want[kind])
		}
	}
	if len(got) != 30 || len(count(got)) != len(want) {
		t.Errorf("%d turns of %d kinds", len(got), len(count(got)))
	}
	if !slices.IsSortedFunc(got, func(a, b db.PastTurn) int { return b.AskedAt.Compare(a.AskedAt) }) {
		t.Error("not newest first")
	}
	if span := got[0].AskedAt.Sub(got[len(got)-1].AskedAt); span < list[0].AskedAt.Sub(list[len(list)-1].AskedAt)*8/10 {
		t.Errorf("it spans %s", span)
	}
	again := evals.Sample(list, 30)
	if !slices.EqualFunc(got, again, func(a, b db.PastTurn) bool { return a.MessageID == b.MessageID }) {
		t.Error("the same period gives another sample")
	}
}

// TestSampleOfFew: all of what there is, each once; the largest kinds when n is short.
func TestSampleOfFew(t *testing.T) {
	t.Parallel()
	list := past(map[string]int{"sent": 4, "handed over": 2, "French": 1})
	if got := evals.Sample(list, 100); len(got) != 7 || len(count(got)) != 3 {
		t.Errorf("%d of 7: %v", len(got), count(got))
	}
	if got := count(evals.Sample(list, 2)); got["WHATSAPP SENT en"] != 1 || got["WHATSAPP HANDED_OVER en"] != 1 {
		t.Errorf("%v", got)
	}
	if got := evals.Sample(nil, 10); len(got) != 0 {
		t.Errorf("%v of nothing", got)
	}
}
