package replies_test

import (
	"strings"
	"testing"

	"socialsync/db"
	"socialsync/features/agents"
)

// TestSaysThatItIsAnAI: under the first answer of a session, in the customer's
// language, whatever the model makes of its prompt; once; and not in a draft, which a
// person sends.
func TestSaysThatItIsAnAI(t *testing.T) {
	t.Parallel()
	const says = "\n\nI am the AI assistant of Lumen Lamps. You can ask for a person at any time."
	d := newDesk(t, db.ChannelInstagram)
	d.publish(func(c *agents.Config) { c.SaysItIsAI = true })
	d.expect(d.answer("How much does delivery cost?"), db.OutcomeSent, db.ReasonCovered)
	d.expect(d.answer("Can I return a lamp?"), db.OutcomeSent, db.ReasonCovered)
	sent := d.sent()
	if len(sent) != 2 || !strings.HasPrefix(sent[0], "Delivery costs 5 euros") || !strings.HasSuffix(sent[0], says) || strings.Contains(sent[1], "AI assistant") {
		t.Errorf("sent %q", sent)
	}
	if n := d.count(`select count(*) from replies where body like '%AI assistant%'`); n != 0 {
		t.Errorf("%d replies hold what is not the model's", n)
	}

	french := newDesk(t, db.ChannelWhatsApp)
	french.publish(func(c *agents.Config) { c.SaysItIsAI = true })
	french.answer("Bonjour")
	if sent := french.sent(); len(sent) != 1 || !strings.Contains(sent[0], " ?\n\nJe suis l’assistant IA de Lumen Lamps.") {
		t.Errorf("sent %q", sent)
	}
	french.setHere(db.ModeDraft)
	french.expect(french.answer("Combien coûte la livraison ?"), db.OutcomeDrafted, db.ReasonDraftMode)
	if reply := french.open(); strings.Contains(reply.Body, "assistant") {
		t.Errorf("drafted %q", reply.Body)
	}
}
