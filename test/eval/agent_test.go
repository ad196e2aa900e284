//go:build eval

package eval

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"

	"socialsync/clients/ai/aisim"
	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/replies"
	"socialsync/test/assistant"
)

// decided is a question with what the assistant would do, and the numbers that it
// decided by.
type decided struct {
	question
	replies.Trial
	coverage    float64
	missed      float64
	support     float64
	claims      int
	unsupported int
}

// isRight says that what it would say rests on the passage that answers.
func (d decided) isRight() bool {
	return d.says != "" && slices.ContainsFunc(d.Sources, func(p db.ReplySource) bool {
		return p.IsCited && strings.Contains(p.Heading+"\n"+p.Text, d.says)
	})
}

// states says that it would say something that can be right or wrong.
func (d decided) states() bool { return d.claims > 0 && d.Body != "" }

// TestDecisions prints what the assistant does with the committed questions, by the
// nodes that answer customers: what it answers, drafts and hands over, rightly or not;
// what its final score is worth; and what another threshold would do.
func TestDecisions(t *testing.T) {
	_, url := aisim.Start(t)
	a := assistant.Start(t, url)
	var all []decided
	for _, business := range businesses(t) {
		owner := a.Workspace(business)
		(&service{Service: a.Knowledge, t: t}).load(owner, business)
		list := questions(t, business)
		texts := make([]string, len(list))
		for i, q := range list {
			texts[i] = q.text
		}
		for i, trial := range a.Ask(owner, answering(), texts) {
			all = append(all, decide(t, list[i], trial))
		}
	}
	got := outcomes(t, all)
	off := reliability(t, all)
	whatIf(t, all)
	fitDecisions(t, all)
	switch {
	case got.answered < answeredAtLeast:
		t.Errorf("%.3f of what the sources cover is answered rightly: it was better before", got.answered)
	case got.wrong > wrongAtMost:
		t.Errorf("%.3f of all questions are answered wrongly: it was better before", got.wrong)
	case got.needless > needlessAtMost:
		t.Errorf("%.3f of what the sources cover goes to a person: it was better before", got.needless)
	case off > offAtMost:
		t.Errorf("the final score is %.3f off what it means, on average: it was better before", off)
	}
}

// The floors: what was reached once, and a little slack.
const (
	answeredAtLeast = 0.56
	wrongAtMost     = 0.015
	needlessAtMost  = 0.41
	offAtMost       = 0.05
)

// answering is what a workspace begins with.
func answering() agents.Config {
	c := agents.Default(agents.Ecommerce)
	c.SaysItIsAI = false
	return c
}

func decide(t *testing.T, q question, trial replies.Trial) decided {
	t.Helper()
	d := decided{question: q, Trial: trial}
	for _, step := range trial.Steps {
		if step.Node != db.NodeDecide {
			continue
		}
		var in struct {
			Coverage    float64 `json:"coverage"`
			Missed      float64 `json:"missed"`
			Support     float64 `json:"support"`
			Claims      int     `json:"claims"`
			Unsupported int     `json:"unsupported"`
		}
		if err := json.Unmarshal(step.Input, &in); err != nil {
			t.Fatal(err)
		}
		d.coverage, d.missed, d.support, d.claims, d.unsupported = in.Coverage, in.Missed, in.Support, in.Claims, in.Unsupported
	}
	return d
}

// shares are of the questions that the sources cover, but wrong, which is of all.
type shares struct{ answered, wrong, needless float64 }

// outcomes prints a table of what becomes of questions.
func outcomes(t *testing.T, all []decided) shares {
	t.Helper()
	var covered, elsewhere [5]int // answered rightly, answered wrongly, drafted, handed over, asked back or silent
	someone, nobody := 0, 0
	for _, d := range all {
		row, n := &covered, &someone
		if d.says == "" {
			row, n = &elsewhere, &nobody
		}
		*n++
		switch {
		case d.Outcome == db.OutcomeSent && d.states() && d.isRight():
			row[0]++
		case d.Outcome == db.OutcomeSent && d.states():
			row[1]++
			t.Logf("answered wrongly: %s: %q: %q", d.business, d.text, d.Body)
		case d.Outcome == db.OutcomeDrafted:
			row[2]++
		case d.Outcome == db.OutcomeHandedOver:
			row[3]++
		default:
			row[4]++
		}
	}
	t.Logf("%-28s %8s %8s %8s %8s %8s", "", "right", "wrong", "draft", "person", "neither")
	t.Logf("%-28s %8d %8d %8d %8d %8d", "of what the sources cover", covered[0], covered[1], covered[2], covered[3], covered[4])
	t.Logf("%-28s %8s %8d %8d %8d %8d", "of what they do not", "", elsewhere[1], elsewhere[2], elsewhere[3], elsewhere[4])
	some, none := float64(someone), float64(nobody)
	got := shares{
		answered: float64(covered[0]) / some, wrong: float64(covered[1]+elsewhere[1]) / (some + none), needless: float64(covered[3]) / some,
	}
	t.Logf("answered correctly %.1f %%, drafted %.1f %%, handed over needlessly %.1f %% of %d; handed over rightly %.1f %% of %d; answered wrongly %.1f %% of all",
		100*got.answered, 100*float64(covered[2])/some, 100*got.needless, someone, 100*float64(elsewhere[3]+elsewhere[4])/none, nobody, 100*got.wrong)
	return got
}

// reliability compares the final score with what it means: of the answers scored 0.7,
// seven of ten should be right. It returns the mean difference.
func reliability(t *testing.T, all []decided) float64 {
	t.Helper()
	type bucket struct{ n, sum, right float64 }
	buckets := make([]bucket, 10)
	for _, d := range all {
		if d.states() {
			b := &buckets[min(int(d.support*10), 9)]
			b.n, b.sum, b.right = b.n+1, b.sum+d.support, b.right+number(d.isRight())
		}
	}
	total, off := 0.0, 0.0
	for i, b := range buckets {
		if b.n == 0 {
			continue
		}
		t.Logf("final score %.1f to %.1f: %3.0f answers, said %.2f on average, and %.2f of them are right", float64(i)/10, float64(i+1)/10, b.n, b.sum/b.n, b.right/b.n)
		total, off = total+b.n, off+math.Abs(b.sum-b.right)
	}
	t.Logf("reliability: %.3f off on average", off/total)
	return off / total
}

// whatIf prints what would be sent from other thresholds on.
func whatIf(t *testing.T, all []decided) {
	t.Helper()
	for _, threshold := range []float64{0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9} {
		var right, wrong, fooled, some, none float64
		for _, d := range all {
			sent := d.states() && d.unsupported == 0 && d.support >= threshold
			if d.says == "" {
				none, fooled = none+1, fooled+number(sent)
				continue
			}
			some, right, wrong = some+1, right+number(sent && d.isRight()), wrong+number(sent && !d.isRight())
		}
		t.Logf("sending from %.1f on: %2.0f %% of what is covered answered correctly, %2.0f %% wrongly; %2.0f %% of what is not is answered",
			threshold, 100*right/some, 100*wrong/some, 100*fooled/none)
	}
}
