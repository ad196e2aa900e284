package replies_test

import (
	"strings"
	"testing"

	"socialsync/db"
)

// TestTheFarewellIsInTheCustomersLanguage, also where the model thinks it is another.
func TestTheFarewellIsInTheCustomersLanguage(t *testing.T) {
	t.Parallel()
	for asks, says := range map[string]string{
		"هل يمكنني التحدث مع شخص حقيقي؟":                 "زملائي",
		"Je préfère parler à un humain s'il vous plaît":  "un collègue",
		"I would like to speak to a real person, please": "a colleague",
		"هل تبيعون Brume؟":                               "زملائي",
	} {
		d := newDesk(t, db.ChannelWhatsApp)
		run := d.answer(asks)
		sent := d.sent()
		if run.Outcome == nil || *run.Outcome != db.OutcomeHandedOver || len(sent) != 1 || !strings.Contains(sent[0], says) {
			t.Errorf("%q: %v, %q", asks, deref(run.Outcome), sent)
		}
	}
}
