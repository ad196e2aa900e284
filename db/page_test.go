package db

import (
	"encoding/base64"
	"encoding/json"
	"testing"
	"time"
)

// TestCursor: a cursor holds what JSON would hold, and leads back to its row.
func TestCursor(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 2, 9, 0, 0, 123456000, time.UTC)
	since := at.Add(-time.Hour).Truncate(time.Second)
	for _, p := range []position{
		{At: at, ID: NewID()},
		{Order: "w", Since: &since, At: at, ID: NewID()},
		{Order: "p", Rank: 4, At: since.In(time.FixedZone("", 3600)), ID: NewID()},
	} {
		raw, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := p.cursor(), base64.RawURLEncoding.EncodeToString(raw); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		back, err := parsePosition(p.cursor(), p.Order)
		if err != nil || !back.At.Equal(p.At) || back.ID != p.ID || back.Rank != p.Rank {
			t.Errorf("got %+v, want %+v (%v)", back, p, err)
		}
	}
}
