package replies_test

import (
	"bytes"
	"strings"
	"testing"

	"socialsync/clients/ai/aisim"
	"socialsync/clients/fetch"
	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/billing"
)

// bring gives the workspace a provider of its own, for all that one can do.
func (d *desk) bring(fallsBack bool) (vendor *aisim.Server, host string) {
	d.t.Helper()
	vendor, url := aisim.Start(d.t)
	host, _, _ = strings.Cut(strings.TrimPrefix(url, "http://"), "/")
	keys, err := db.NewKeyring(map[int][]byte{1: bytes.Repeat([]byte("k"), 32)})
	d.must(err)
	d.Billing.Own = &billing.OwnProviders{Keys: keys, HTTP: fetch.NewAPI(host), Reachable: []string{url}}
	price := new(int64(1_000_000))
	_, _, err = d.Billing.SaveModelProvider(d.t.Context(), d.owner, billing.SaveModelProviderInput{
		BaseURL: url, Key: new("sk-own"), FallsBack: fallsBack, Models: []billing.OwnModelInput{
			{Use: db.UseAnswer, Model: "gpt-4.1", InputMicros: price, OutputMicros: price},
			{Use: db.UseJudge, Model: "gpt-4.1-nano", InputMicros: price, OutputMicros: price}, {Use: db.UseModerate, Model: "omni-moderation-latest"},
		},
	})
	d.must(err)
	return vendor, host
}

// TestOwnProviderAnswers: customers are answered by the workspace's own models, the trace
// says so, and the ledger has nothing to say, with or without credits.
func TestOwnProviderAnswers(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	d.publish(func(c *agents.Config) { c.Model = "gpt-4o"; c.Thresholds.Send = 0.4 })
	_, host := d.bring(false)
	_, err := d.Billing.SetDailyBudget(t.Context(), d.owner, billing.SetDailyBudgetInput{DailyLimitMicros: new(int64(0))})
	d.must(err)

	run := d.answer("How much does delivery to Belgium cost?")
	d.expect(run, db.OutcomeSent, db.ReasonCovered)
	if run.Model != "gpt-4.1" || run.CostMicros == 0 {
		t.Errorf("%s wrote it for %d", run.Model, run.CostMicros)
	}
	if n := d.count(`select count(*) from reply_steps where model <> '' and provider <> $1`, host); n != 0 {
		t.Errorf("%d steps name another provider", n)
	}
	if n := d.count(`select count(*) from reply_steps where provider = $1`, host); n < 3 {
		t.Errorf("%d steps name the provider", n)
	}
	if n := d.count(`select count(*) from credit_entries where kind = 'CHARGE' and purpose in ('ANSWER', 'CHECK')`); n != 0 {
		t.Errorf("%d charges", n)
	}
	if n := d.count(`select count(*) from ai_provider_usage where calls > 0`); n != 3 {
		t.Errorf("%d of its models are counted", n)
	}
	for _, call := range d.sim.Calls() {
		if !strings.Contains(call.Path, "embeddings") {
			t.Errorf("the installation was asked: %s %s", call.Path, call.Model)
		}
	}
}

// TestOwnProviderFails: a person answers, at once, for an empty account does not fill
// itself. Unless the workspace lets the installation's models stand in; those write drafts.
func TestOwnProviderFails(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		fallsBack bool
		outcome   db.ReplyOutcome
		reason    db.ReplyReason
	}{
		"kept to its own": {false, db.OutcomeHandedOver, db.ReasonModelUnavailable},
		"with a stand-in": {true, db.OutcomeDrafted, db.ReasonFallbackModel},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, db.ChannelWhatsApp)
			d.publish(func(c *agents.Config) { c.Thresholds.Send = 0.4 })
			vendor, _ := d.bring(c.fallsBack)
			vendor.AddFault(aisim.Fault{Kind: aisim.Quota})
			run := d.answer("How much does delivery to Belgium cost?")
			d.expect(run, c.outcome, c.reason)
			asked := 0
			for _, call := range d.sim.Calls() {
				if strings.Contains(call.Path, "chat") {
					asked++
				}
			}
			if (asked > 0) != c.fallsBack {
				t.Errorf("the installation was asked %d times", asked)
			}
			agent, err := d.agents.Agent(t.Context(), d.owner)
			d.must(err)
			if now := agent.ProviderTrouble; now == nil || now.Reason != db.FailMoney || now.FallsBack != c.fallsBack {
				t.Errorf("people are told of %+v", now)
			}
		})
	}
}
