//go:build faults

package faults

import (
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"socialsync/clients/meta/metasim"
)

// F11: Meta answers 500 half of the time, for eight seconds.
func TestF11GraphError(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(15, 5)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	s.Fault(map[string]any{"kind": "GRAPH_ERROR", "probability": 0.5})
	s.HealedAfter(8 * time.Second)
	traffic.Answer("a")
	settled := traffic.Settled(2 * time.Minute)
	most, all := traffic.Tries()
	reportf(t, "%s; %d tries for 20 messages, at most %d for one, settled %s after the last answer", traffic.Proven(0, 0), all, most, short(settled))
}

// F12: Meta answers 429 for the number's sends for fifteen seconds, and says to
// wait three. Instagram goes on.
func TestF12GraphRateLimit(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(10, 5)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	s.Fault(map[string]any{"kind": "GRAPH_RATE_LIMIT", "accountId": metasim.PhoneNumberID, "delayMs": 3000})
	limited := time.Now()
	traffic.Answer("a")
	others := s.Within(10*time.Second, "Instagram's answers", func() bool { return len(traffic.accepted()) == 5 })
	time.Sleep(15*time.Second - time.Since(limited))
	most, all := traffic.Tries()
	if most > 5 {
		t.Errorf("one message was tried %d times in 15 s", most)
	}
	s.Healed()
	settled := traffic.Settled(time.Minute)
	reportf(t, "%s; at most %d tries a message in 15 s (%d in all for 10 messages); Instagram done %s after its answers, the rest %s after the limit ended",
		traffic.Proven(0, 0), most, all-5, short(others), short(settled))
}

// F13: Meta never answers one request. Other conversations go on.
func TestF13GraphHangs(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(10, 5)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	s.Fault(map[string]any{"kind": "GRAPH_HANG", "path": "answer a 3.", "next": 1})
	started := time.Now()
	traffic.Answer("a")
	others := s.Within(30*time.Second, "the other fourteen", func() bool { return len(traffic.accepted()) == 14 })
	traffic.Settled(time.Minute)
	unknown := time.Since(started)
	if unknown > 30*time.Second {
		t.Errorf("unknown only after %s", unknown)
	}
	s.Watch(20*time.Second, "nothing tried again", func() bool { most, _ := traffic.Tries(); return most == 1 })
	f := traffic.Proven(1, 0)
	if f.Unknown != 1 {
		t.Errorf("%d unknown", f.Unknown)
	}
	reportf(t, "%s; the others are done after %s, the one is unknown after %s", f, short(others), short(unknown))
}

// F14: Meta takes the message and cuts the connection. The status settles it;
// where even that is lost, a person sees that nobody knows.
func TestF14GraphDisconnects(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(10, 5)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	s.Fault(map[string]any{"kind": "GRAPH_DISCONNECT"})
	traffic.Answer("a")
	s.Within(time.Minute, "Meta to take all of them", func() bool { return len(traffic.accepted()) == 15 })
	settled := s.Within(time.Minute, "statuses and echoes to settle them", func() bool { f, err := traffic.Count(); return err == nil && f.Once == 15 })
	s.Fault(map[string]any{"kind": "DROP_WEBHOOK", "path": "statuses"})
	traffic.Write("b")
	traffic.Seen(time.Minute)
	traffic.Answer("b")
	traffic.Settled(time.Minute)
	s.Watch(150*time.Second, "nothing sent twice", func() bool { f, err := traffic.Count(); return err == nil && f.Twice == 0 })
	most, _ := traffic.Tries()
	if most != 1 {
		t.Errorf("tried %d times", most)
	}
	f := traffic.Proven(10, 0)
	reportf(t, "%s; the first fifteen settled %s after Meta took them; of the second, WhatsApp's lost their statuses too and are shown as unknown; watched for 150 s",
		f, short(settled))
}

// F15: nobody answers at Meta's address for ten seconds.
func TestF15GraphRefusesConnections(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(15, 5)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	s.Graph.Refuse()
	traffic.Answer("a")
	time.Sleep(10 * time.Second)
	s.Graph.Accept(t)
	settled := traffic.Settled(2 * time.Minute)
	most, _ := traffic.Tries()
	reportf(t, "%s; at most %d tries a message, settled %s after it was back", traffic.Proven(0, 0), most, short(settled))
}

// F16: Meta refuses for good. One or two tries, and words a person understands.
func TestF16PermanentRefusal(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(6, 0)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	codes := []int{131047, 131026, 100}
	for i := range 6 {
		s.Fault(map[string]any{"kind": "GRAPH_REFUSE", "path": "answer a " + string(rune('0'+i)) + ".", "code": codes[i%3]})
	}
	traffic.Answer("a")
	traffic.Settled(time.Minute)
	s.Watch(20*time.Second, "no further tries", func() bool { most, _ := traffic.Tries(); return most <= 2 })
	said := map[string]bool{}
	for _, id := range traffic.said {
		m := s.Agent().Message(id)
		if m.Status != "FAILED" || m.Failure == nil || m.Failure.Cause == "UNEXPLAINED" {
			t.Errorf("%s %+v", m.Status, m.Failure)
			continue
		}
		said[m.Failure.Cause+"/"+m.Failure.Remedy] = true
	}
	most, _ := traffic.Tries()
	reportf(t, "%s; at most %d tries; explained as %v", traffic.Proven(0, 6), most, said)
}

// F17: the number's token has expired. Its queue waits, Instagram goes on, and
// connecting again sends what waited.
func TestF17TokenExpired(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(8, 5)
	traffic.Write("a")
	traffic.Seen(time.Minute)
	s.Sim("PATCH", "/sim/accounts/"+metasim.PhoneNumberID, map[string]any{"tokenExpired": true}, nil)
	traffic.Answer("a")
	var accounts struct {
		SocialAccounts []struct{ Channel, Status string }
	}
	shown := s.Within(30*time.Second, "the account to ask for a new connection", func() bool {
		s.Agent().Ask(`{ socialAccounts { channel status } }`, nil, &accounts)
		for _, a := range accounts.SocialAccounts {
			if a.Channel == metasim.WhatsApp && a.Status == "RECONNECT" {
				return true
			}
		}
		return false
	})
	s.Within(30*time.Second, "Instagram's answers", func() bool { return len(traffic.accepted()) == 5 })
	s.Watch(20*time.Second, "the queue waits", func() bool { most, _ := traffic.Tries(); return most <= 2 })
	most, _ := traffic.Tries()
	s.Sim("PATCH", "/sim/accounts/"+metasim.PhoneNumberID, map[string]any{"tokenExpired": false}, nil)
	s.World.As("ADMIN").Do("connectWhatsApp", "ConnectWhatsAppInput", map[string]any{
		"phoneNumberId": metasim.PhoneNumberID, "businessAccountId": metasim.WABAID, "accessToken": metasim.WhatsAppToken,
	}, "socialAccount { status }", nil)
	settled := traffic.Settled(time.Minute)
	reportf(t, "%s; shown after %s, at most %d tries a message, the queue left %s after connecting again", traffic.Proven(0, 0), short(shown), most, short(settled))
}

// F22: hostile texts and webhooks that cannot be read. What came with them and
// after them is unaffected; what stays unreadable is parked and counted.
func TestF22Poison(t *testing.T) {
	s := NewStage(t)
	traffic := s.NewTraffic(5, 5)
	for _, raw := range []string{
		`{`, `null`, `[]`, `{"object":"whatsapp_business_account","entry":null}`, `{"object":"something_new","entry":[{"id":"1"}]}`,
		`{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"messaging_product":"whatsapp",` +
			`"metadata":{"phone_number_id":"` + metasim.PhoneNumberID + `"},"messages":[{"from":"33639980101","id":"wamid.broken","type":"text","text":7},` +
			`{"from":"33639980101","id":"wamid.lone","timestamp":"1800000000","type":"text","text":{"body":"half a pair \ud83d of surrogates"}},` +
			`{"from":"33639980101","id":"wamid.neighbour","timestamp":"1800000000","type":"text","text":{"body":"the broken one's neighbour"}}]}}]}]}`,
		"{\"object\":\"instagram\",\"entry\":[{\"id\":\"\xff\xfe\"}]}",
	} {
		channel := metasim.WhatsApp
		s.Sim("POST", "/sim/webhooks", map[string]any{"channel": channel, "raw": raw}, nil)
	}
	hostile := []string{
		"nul \x00 nul", "right \u202e to left", "<script>alert(1)</script>", "'; drop table messages; --", "{{contact.name}} ${7*7}",
		"\U0001F9D1\u200D\U0001F680 \uFFFF \u0301\u0301\u0301",
	}
	for _, text := range hostile {
		s.Sim("POST", "/sim/customers/"+traffic.people[0].id+"/messages", map[string]any{"text": text}, nil)
	}
	traffic.Write("a")
	seen := traffic.Seen(time.Minute)
	s.Delivered(time.Minute)
	stored := 0
	s.Within(30*time.Second, "the hostile texts", func() bool {
		_ = s.query(`select count(*) from messages where direction = 'IN'`, nil, func(rows pgx.Rows) error { return rows.Scan(&stored) })
		return stored >= len(hostile)+10+2
	})
	traffic.Answer("a")
	traffic.Settled(time.Minute)
	// The waits before the last try are minutes: what is due later is due now.
	parked := 0
	s.Within(time.Minute, "what cannot be read to be parked", func() bool {
		waiting := 1
		_ = s.as(`set role socialsync_system`, `update webhook_inbox set due_at = now() - interval '10 seconds' where state = 'PENDING' returning 1`,
			nil, func(pgx.Rows) error { return nil })
		_ = s.as(`set role socialsync_system`, `select count(*) filter (where state = 'PENDING'), count(*) filter (where state = 'PARKED') from webhook_inbox`,
			nil, func(rows pgx.Rows) error { return rows.Scan(&waiting, &parked) })
		return waiting == 0
	})
	counted := metric(s.Metrics[0], "socialsync_webhooks_parked")
	if counted != float64(parked) {
		t.Errorf("%d are parked and %v counted", parked, counted)
	}
	reportf(t, "%s; neighbours stored in %s, %d hostile texts kept, %d unreadable webhooks parked and counted", traffic.Proven(0, 0), short(seen), len(hostile), parked)
}
