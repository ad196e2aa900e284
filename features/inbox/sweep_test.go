package inbox_test

import (
	"testing"
)

// TestForgetWebhooks: raw bodies go a week after they are done; what is parked or
// younger stays.
func TestForgetWebhooks(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	young := w.keep()
	w.do("ingest", w.Ingest(t.Context(), young))
	w.delivery(young)
	_, err := w.raw.Exec(t.Context(), `
		insert into webhook_inbox (id, channel, body, state, received_at)
		select ('01900000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'WHATSAPP', '{}',
		       case when n = 1 then 'PARKED' when n = 2 then 'PENDING' else 'DONE' end, now()
		from generate_series(1, 1500) n`)
	w.do("fill", err)
	w.do("forget", w.ForgetWebhooks(t.Context()))
	var left int
	w.do("count", w.raw.QueryRow(t.Context(), `select count(*) from webhook_inbox`).Scan(&left))
	if state, _, _ := w.delivery(young); left != 3 || state != "DONE" {
		t.Errorf("%d deliveries are left, the young one is %s", left, state)
	}
}
