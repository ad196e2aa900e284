package replies_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/conflicts"
	"socialsync/features/knowledge"
)

// TestSourcesThatDisagree are not answered from without a person, who reads what about
// and between which. What has nothing to do with it is, and so is what this customer is
// told of by one of them only.
func TestSourcesThatDisagree(t *testing.T) {
	t.Parallel()
	agents := db.AudienceAgents
	for name, c := range map[string]struct {
		asks      string
		change    func(*knowledge.UpdateKnowledgeSourceInput)
		dismissed bool
		outcome   db.ReplyOutcome
		reason    db.ReplyReason
	}{
		"about what is asked":      {asks: asks, outcome: db.OutcomeDrafted, reason: db.ReasonDisagreement},
		"about something else":     {asks: "How long do I have to return a lamp?", outcome: db.OutcomeSent, reason: db.ReasonCovered},
		"but a person says not":    {asks: asks, dismissed: true, outcome: db.OutcomeSent, reason: db.ReasonCovered},
		"on another channel":       {asks: asks, change: func(in *knowledge.UpdateKnowledgeSourceInput) { in.Channels = []db.Channel{db.ChannelInstagram} }, outcome: db.OutcomeSent, reason: db.ReasonCovered},
		"on this one":              {asks: asks, change: func(in *knowledge.UpdateKnowledgeSourceInput) { in.Channels = []db.Channel{db.ChannelWhatsApp} }, outcome: db.OutcomeDrafted, reason: db.ReasonDisagreement},
		"which is for colleagues ": {asks: asks, change: func(in *knowledge.UpdateKnowledgeSourceInput) { in.Audience = &agents }, outcome: db.OutcomeSent, reason: db.ReasonCovered},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, db.ChannelWhatsApp)
			finder := &conflicts.Service{DB: d.DB, Events: d.Events, Queue: d.Queue, AI: d.AI, Billing: d.Billing, Log: d.Log}
			leaflet := d.leaflet()
			d.must(finder.LookAt(t.Context(), d.owner.WorkspaceID))
			if c.change != nil {
				in := knowledge.UpdateKnowledgeSourceInput{ID: leaflet}
				c.change(&in)
				_, err := d.Knowledge.UpdateSource(t.Context(), d.owner, in)
				d.must(err)
			}
			if c.dismissed {
				found, err := finder.List(t.Context(), d.owner, false, nil)
				d.must(err)
				d.must(finder.Dismiss(t.Context(), d.owner, found[0].ID))
			}
			run := d.answer(c.asks)
			d.expect(run, c.outcome, c.reason)
			if c.reason == db.ReasonDisagreement && (!strings.Contains(run.Detail, "elivery") || !strings.HasSuffix(run.Detail, "; delivery, leaflet")) {
				t.Errorf("a person reads %q", run.Detail)
			}
		})
	}
}

// leaflet says otherwise than the desk's document on delivery.
func (d *desk) leaflet() uuid.UUID {
	d.t.Helper()
	source, err := d.Knowledge.Add(d.t.Context(), d.owner, knowledge.Upload{Filename: "leaflet.md", Data: []byte("# Leaflet\n\nDelivery costs 8 euros.\n")})
	d.must(err)
	d.must(d.Knowledge.Read(d.t.Context(), d.owner.WorkspaceID, source.ID))
	return source.ID
}

// TestAFaqThatDisagrees does so whichever way to ask it was found by.
func TestAFaqThatDisagrees(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	faq, err := d.Knowledge.SaveFaq(t.Context(), d.owner, knowledge.SaveFaqInput{
		Questions: []string{"What does delivery to France and Belgium cost?", "Is there a fee when you send a lamp to me?"}, Answer: "Delivery costs 8 euros.",
	})
	d.must(err)
	d.must(d.Knowledge.Read(t.Context(), d.owner.WorkspaceID, faq.ID))
	finder := &conflicts.Service{DB: d.DB, Events: d.Events, Queue: d.Queue, AI: d.AI, Billing: d.Billing, Log: d.Log}
	d.must(finder.LookAt(t.Context(), d.owner.WorkspaceID))
	d.expect(d.answer("Is there a fee when you send a lamp to me?"), db.OutcomeDrafted, db.ReasonDisagreement)
}
