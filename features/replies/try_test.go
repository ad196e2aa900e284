package replies_test

import (
	"strings"
	"testing"

	"socialsync/db"
	"socialsync/features/problem"
	"socialsync/features/replies"
)

// TestTryTellsWhatWouldHappen: a question that the sources cover would be answered
// with them, one that they do not would go to a person; the prompt and the price are
// shown, the price is charged, and no conversation hears of it.
func TestTryTellsWhatWouldHappen(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	before, err := d.Billing.Budget(t.Context(), d.owner)
	d.must(err)
	covered, err := d.Try(t.Context(), d.owner, replies.TryAgentInput{Question: "How much does delivery to Belgium cost?", Channel: db.ChannelWhatsApp})
	d.must(err)
	if covered.Outcome != db.OutcomeSent || !strings.Contains(covered.Body, "5 euros") || covered.Version == nil {
		t.Errorf("%s for %s: %q", covered.Outcome, covered.Reason, covered.Body)
	}
	cited := 0
	for _, s := range covered.Sources {
		if s.IsCited {
			cited++
		}
	}
	if cited == 0 || covered.CostMicros == 0 || covered.PromptTokens == 0 || covered.Model == "" || len(covered.Steps) < 5 {
		t.Errorf("%d cited, %d micros, %d tokens of %q, %d steps", cited, covered.CostMicros, covered.PromptTokens, covered.Model, len(covered.Steps))
	}
	if len(covered.Prompt) < 2 || !strings.Contains(covered.Prompt[0].Text, "Lumen Lamps") {
		t.Errorf("the prompt is %+v", covered.Prompt)
	}
	after, err := d.Billing.Budget(t.Context(), d.owner)
	d.must(err)
	if after.SpentTodayMicros < before.SpentTodayMicros+covered.CostMicros {
		t.Errorf("charged %d of %d", after.SpentTodayMicros-before.SpentTodayMicros, covered.CostMicros)
	}

	isDraft := true
	elsewhere, err := d.Try(t.Context(), d.owner, replies.TryAgentInput{Question: "Do you sell bicycles for children?", Channel: db.ChannelInstagram, IsDraft: &isDraft})
	d.must(err)
	if elsewhere.Outcome == db.OutcomeSent || elsewhere.Version != nil {
		t.Errorf("%s for %s: %q", elsewhere.Outcome, elsewhere.Reason, elsewhere.Body)
	}
	d.must(d.DB.View(t.Context(), d.owner, func(tx *db.Tx) error {
		page, err := tx.ReplyRuns(t.Context(), d.conversation, 10, "")
		if err == nil && len(page.Edges) > 0 {
			t.Error("a run was kept")
		}
		return err
	}))
}

func TestTryRefuses(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	unknown, nobody := "gpt-none", db.NewID()
	for name, c := range map[string]struct {
		in   replies.TryAgentInput
		want problem.Code
	}{
		"no question":     {replies.TryAgentInput{Question: " "}, problem.BadInput},
		"no such model":   {replies.TryAgentInput{Question: "Hello?", Model: &unknown}, problem.BadInput},
		"no such version": {replies.TryAgentInput{Question: "Hello?", VersionID: &nobody}, problem.NotFound},
	} {
		c.in.Channel = db.ChannelWhatsApp
		if _, err := d.Try(t.Context(), d.owner, c.in); problem.CodeOf(err) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
