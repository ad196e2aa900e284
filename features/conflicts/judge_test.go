package conflicts_test

import (
	"fmt"
	"slices"
	"testing"

	"socialsync/db"
	"socialsync/features/conflicts"
)

// TestChoose: the nearest few of each passage, each pair once, whichever phrasing of a
// FAQ is nearest, and none that is not near.
func TestChoose(t *testing.T) {
	t.Parallel()
	pair := func(key, other string, likeness float64) db.NearPair {
		return db.NearPair{Hash: []byte(key), OtherHash: []byte(other), Key: key, OtherKey: other, Likeness: likeness}
	}
	phrasing := pair("a", "how long", 0.9)
	phrasing.OtherKey = "faq"
	another := pair("a", "how many days", 0.8)
	another.OtherKey = "faq"
	many := []db.NearPair{}
	for i := range 100 {
		many = append(many, pair(fmt.Sprintf("p%02d", i), "x", 0.5+float64(i)/1000))
	}
	for name, c := range map[string]struct {
		near []db.NearPair
		want []string
	}{
		"nothing":         {nil, []string{}},
		"the nearest":     {[]db.NearPair{pair("a", "1", 0.5), pair("a", "2", 0.9), pair("a", "3", 0.7), pair("a", "4", 0.8)}, []string{"a2", "a4", "a3"}},
		"none too far":    {[]db.NearPair{pair("a", "1", 0.41), pair("b", "1", 0.39)}, []string{"a1"}},
		"a FAQ is one":    {[]db.NearPair{another, phrasing}, []string{"ahow long"}},
		"each of its own": {[]db.NearPair{pair("b", "1", 0.6), pair("a", "1", 0.6)}, []string{"a1", "b1"}},
	} {
		got := []string{}
		for _, p := range conflicts.Choose(c.near, 0.4) {
			got = append(got, string(p.Hash)+string(p.OtherHash))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := conflicts.Choose(many, 0.4); len(got) != 60 || string(got[0].Hash) != "p99" {
		t.Errorf("of a hundred, %d are judged, first %s", len(got), got[0].Hash)
	}
}

// TestRead: a conflict counts only with a sentence of each passage that stands there.
func TestRead(t *testing.T) {
	t.Parallel()
	first, second := "Delivery takes\n3 days. We wrap <well>. Pay to FR76 3000 6000 0112 3456 7890 189.", "Delivery takes 10 days. Pay in cash."
	says := func(verdict, a, b string) string {
		return fmt.Sprintf(`{"verdict":%q,"subject":"time of delivery","first_quote":%q,"second_quote":%q}`, verdict, a, b)
	}
	for name, c := range map[string]struct {
		answer string
		want   db.PairJudgement
	}{
		"they disagree":         {says("DISAGREE", "Delivery takes 3 days.", "“Delivery takes 10 days.”"), db.PairJudgement{Verdict: db.PairDisagrees, Subject: "time of delivery", LowQuote: "Delivery takes 3 days.", HighQuote: "Delivery takes 10 days."}},
		"what was hidden":       {says("DISAGREE", "Pay to [bank account].", "Pay in cash."), db.PairJudgement{Verdict: db.PairDisagrees, Subject: "time of delivery", LowQuote: "Pay to FR76 3000 6000 0112 3456 7890 189.", HighQuote: "Pay in cash."}},
		"they agree":            {says("AGREE", "Delivery takes 3 days.", "Delivery takes 10 days."), db.PairJudgement{Verdict: db.PairAgrees}},
		"unrelated":             {says("UNRELATED", "", ""), db.PairJudgement{Verdict: db.PairUnrelated}},
		"not there":             {says("DISAGREE", "Delivery takes three days.", "Delivery takes 10 days."), db.PairJudgement{Verdict: db.PairUnproven}},
		"from the other":        {says("DISAGREE", "Delivery takes 10 days.", "Delivery takes 3 days."), db.PairJudgement{Verdict: db.PairUnproven}},
		"nothing quoted":        {says("DISAGREE", "", ""), db.PairJudgement{Verdict: db.PairUnproven}},
		"another word":          {says("MAYBE", "Delivery takes 3 days.", "Delivery takes 10 days."), db.PairJudgement{Verdict: db.PairUnproven}},
		"not what it should be": {"They disagree.", db.PairJudgement{Verdict: db.PairUnproven}},
	} {
		if got := conflicts.Read(c.answer, first, second); got != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
