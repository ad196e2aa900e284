package inbox_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"socialsync/db"
)

// TestTheShortWayIsAsThorough: what a customer writes leaves the same behind whether one
// statement can take it or not, and only what is as it mostly is goes that way.
func TestTheShortWayIsAsThorough(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	now := time.Now().Truncate(time.Second)
	write := func(from, body string, at time.Time) {
		t.Helper()
		w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid."+from+body, from, body, at)+`]`))
	}
	run := func(sql, from string) {
		t.Helper()
		_, err := w.raw.Exec(t.Context(), strings.ReplaceAll(sql, "HERE", `(select contact_id from contact_identities where external_id = $1)`), from)
		w.do("prepare", err)
	}
	named := func(from string) string {
		return `"contacts":[{"wa_id":"` + from + `","profile":{"name":"Emma"}}],`
	}
	again := func(from string) { write(from, "again", now) }
	for name, c := range map[string]struct {
		before func(from string)
		then   func(from string)
		short  bool
	}{
		"a second text":          {then: again, short: true},
		"within the same second": {then: func(from string) { write(from, "again", now.Add(-time.Minute)) }, short: true},
		"an answer to a message": {then: func(from string) {
			w.receive(db.ChannelWhatsApp, whatsApp("messages", fmt.Sprintf(`"messages":[{"from":%q,"id":"wamid.a%s","timestamp":"%d","type":"text","text":{"body":"that one"},"context":{"id":"wamid.x"}}]`, from, from, now.Unix())))
		}, short: true},
		"a place": {then: func(from string) {
			w.receive(db.ChannelWhatsApp, whatsApp("messages", fmt.Sprintf(`"messages":[{"from":%q,"id":"wamid.a%s","timestamp":"%d","type":"location","location":{"latitude":48.85,"longitude":2.35,"name":"Here"}}]`, from, from, now.Unix())))
		}, short: true},
		"nobody waits any more": {before: func(from string) {
			run(`update conversations set waiting_since = null, waited_since = now() - interval '1 hour' where contact_id = HERE`, from)
		}, then: again, short: true},
		"a name that was known": {before: func(from string) { run(`update contacts set name = 'Em' where id = HERE`, from) }, then: func(from string) {
			w.receive(db.ChannelWhatsApp, whatsApp("messages", named(from)+`"messages":[`+text("wamid.n"+from, from, "again", now)+`]`))
		}, short: true},
		"a picture": {then: func(from string) {
			w.receive(db.ChannelWhatsApp, whatsApp("messages", fmt.Sprintf(`"messages":[{"from":%q,"id":"wamid.a%s","timestamp":"%d","type":"image","image":{"id":"file","mime_type":"image/jpeg"}}]`, from, from, now.Unix())))
		}},
		"the same message":        {then: func(from string) { write(from, "first", now.Add(-time.Minute)) }},
		"an older one":            {then: func(from string) { write(from, "older", now.Add(-2*time.Minute)) }},
		"one from before we came": {then: func(from string) { write(from, "older", now.Add(-time.Hour)) }},
		"in a resolved conversation": {before: func(from string) {
			run(`update conversations set status = 'RESOLVED', resolved_at = now() where contact_id = HERE`, from)
		}, then: again},
		"by somebody who is blocked": {before: func(from string) { run(`update contacts set is_blocked = true where id = HERE`, from) }, then: again},
		"a name that is new": {then: func(from string) {
			w.receive(db.ChannelWhatsApp, whatsApp("messages", named(from)+`"messages":[`+text("wamid.n"+from, from, "again", now)+`]`))
		}},
		"a number nobody kept": {before: func(from string) { run(`update contacts set phone = null where id = HERE`, from) }, then: again},
		"another spelling": {before: func(from string) {
			run(`update contact_identities set external_id = '+' || external_id where external_id = $1`, from)
		}, then: again},
	} {
		customers := [2]string{fmt.Sprintf("3361%08d", len(name)*1000+int(name[0])), fmt.Sprintf("3362%08d", len(name)*1000+int(name[0]))}
		var left [2]string
		for i, from := range customers {
			write(from, "first", now.Add(-time.Minute))
			if c.before != nil {
				c.before(from)
			}
			if i == 1 {
				w.ForgetRoutes()
			}
			looked := w.routed.Load()
			c.then(from)
			if wasShort := w.routed.Load() == looked; wasShort != (c.short && i == 0) {
				t.Errorf("%s, customer %d: the short way was taken: %t", name, i+1, wasShort)
			}
			left[i] = strings.ReplaceAll(w.leftBehind(from), from, "NUMBER")
		}
		if left[0] != left[1] || !strings.Contains(left[0], "first") {
			t.Errorf("%s leaves\n%s\nand by the long way\n%s", name, left[0], left[1])
		}
	}
}

// TestAShortWayEndsWithTheAccount: what arrives for an account that was disconnected is
// nobody's, also when it was somebody's a moment ago.
func TestAShortWayEndsWithTheAccount(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for i, body := range []string{"first", "second", "third"} {
		if i == 2 {
			_, err := w.raw.Exec(t.Context(), `update social_accounts set status = 'DISCONNECTED'`)
			w.do("disconnect", err)
			delete(w.accounts, number)
		}
		w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+text("wamid."+body, "33600000001", body, time.Now())+`]`))
	}
	if got := w.bodies(); got != "first|second" {
		t.Errorf("thread %q", got)
	}
}

// leftBehind is all that is known of a customer on WhatsApp but ids and our own times.
func (w *world) leftBehind(from string) (all string) {
	w.t.Helper()
	w.do("look", w.raw.QueryRow(w.t.Context(), `
		select jsonb_pretty(jsonb_build_object(
			'conversation', to_jsonb(c) - array['id', 'contact_id', 'last_message_id', 'created_at', 'updated_at', 'waited_since'],
			'waited', c.waited_since is not null,
			'shows', (select m.body from messages m where m.id = c.last_message_id),
			'contact', to_jsonb(p) - array['id', 'created_at', 'updated_at'],
			'identities', (select jsonb_agg(i.external_id) from contact_identities i where i.contact_id = p.id),
			'messages', (select jsonb_agg(to_jsonb(m) - array['id', 'conversation_id', 'created_at'] order by m.occurred_at, m.id) from messages m where m.conversation_id = c.id),
			'files', (select count(*) from attachments a join messages m on m.id = a.message_id where m.conversation_id = c.id),
			'activities', (select jsonb_agg(a.kind order by a.created_at, a.id) from activities a where a.conversation_id = c.id)))
		from contacts p join conversations c on c.contact_id = p.id
		where p.id = (select contact_id from contact_identities where match_key = $1 or external_id = $1)`, from).Scan(&all))
	return all
}
