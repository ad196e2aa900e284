package replies_test

import (
	"strings"
	"testing"

	"socialsync/db"
)

// TestWhatNobodyLooksAfter is not answered from without a person, who reads which
// source it is; and again once somebody has looked at it.
func TestWhatNobodyLooksAfter(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	d.exec(`update knowledge_sources set review_months = 6, review_at = now() - interval '1 day'`)
	run := d.answer(asks)
	d.expect(run, db.OutcomeDrafted, db.ReasonStale)
	if !strings.EqualFold(run.Detail, "delivery") {
		t.Errorf("a person reads %q", run.Detail)
	}
	d.exec(`update knowledge_sources set review_at = now() + interval '6 months'`)
	d.expect(d.answer(asks), db.OutcomeSent, db.ReasonCovered)
}
