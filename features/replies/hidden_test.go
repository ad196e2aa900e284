package replies_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/agents"
	"socialsync/features/knowledge"
	"socialsync/features/replies"
)

const (
	customersCard = "4111 1111 1111 1111"
	shopsAccount  = "DE89 3704 0044 0532 0130 00"
)

// TestNoModelSeesACard: a card's number is put wherever the assistant reads: in what is
// written, said and was said before, in a name, a document, an example, a trial. What
// every model got is read at the wire, and what was written down about it in the
// database. People read it as it was.
func TestNoModelSeesACard(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	ctx := t.Context()
	source, err := d.Knowledge.Add(ctx, d.owner, knowledge.Upload{Filename: "pay.md", Data: []byte("# Paying\n\nPay by bank transfer to " + shopsAccount + ". Never send " + customersCard + ".\n")})
	d.must(err)
	d.must(d.Knowledge.Read(ctx, d.owner.WorkspaceID, source.ID))
	d.exec(`update contacts set name = 'Bea ' || $1`, customersCard)
	d.exec(`insert into reply_topics (workspace_id, id, name) values ($1, $2, 'Paying')`, d.owner.WorkspaceID, uuid.New())
	d.exec(`insert into reply_topic_examples (workspace_id, topic_id, position, body) select workspace_id, id, 0, 'pay with ' || $1 from reply_topics`, customersCard)

	d.answer("I want to talk about my lamp, and my card is " + customersCard) // becomes an earlier session
	d.exec(`update conversations set session_at = now(), waiting_since = null`)
	d.says("My card is " + customersCard)
	d.exec(`insert into transcripts (workspace_id, message_id, state, text) select workspace_id, id, 'DONE', 'and by voice ' || $1 from messages order by occurred_at desc limit 1`, customersCard)
	d.says(asks)
	run := d.begin()
	if run == nil {
		t.Fatal("no run began")
	}
	d.must(d.Work(ctx, d.owner.WorkspaceID, *run))
	_, err = d.Try(ctx, d.owner, replies.TryAgentInput{Question: asks + " " + customersCard, Channel: db.ChannelWhatsApp})
	d.must(err)
	_, err = d.CheckTopics(ctx, d.owner, "about paying "+customersCard, d.account)
	d.must(err)
	_, err = d.Knowledge.TestSearch(ctx, d.owner, knowledge.TestSearchInput{Question: "how to pay " + customersCard})
	d.must(err)

	paths := map[string]int{}
	placeholders := 0
	for _, call := range d.sim.Calls() {
		paths[call.Path]++
		body := string(call.Body)
		placeholders += strings.Count(body, "[card number]")
		if strings.Contains(body, "1111") || strings.Contains(body, "0044") {
			t.Errorf("%s got %s", call.Path, body)
		}
	}
	if len(paths) < 3 || placeholders < 8 {
		t.Errorf("only %v were asked, and %d numbers hidden", paths, placeholders)
	}
	for _, where := range []string{
		`select count(*) from reply_steps where input::text like '%1111 1111%' or node <> 'GATHER' and output::text like '%1111 1111%'`,
		`select count(*) from replies where body like '%1111%'`, `select count(*) from session_summaries where summary like '%1111%'`,
		`select count(*) from notes where body like '%1111%'`,
	} {
		if n := d.count(where); n != 0 {
			t.Errorf("%d: %s", n, where)
		}
	}
	if n := d.count(`select count(*) from messages where body like '%' || $1`, customersCard); n != 2 {
		t.Errorf("people see the number in %d messages", n)
	}
}

// TestWhatTheBusinessPublishes: its bank account is hidden from the model, too, and is
// in the answer all the same. A word for what nobody published goes to a person.
func TestWhatTheBusinessPublishes(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	source, err := d.Knowledge.Add(t.Context(), d.owner, knowledge.Upload{Filename: "pay.md", Data: []byte("# Bank transfer\n\nPay by bank transfer to the account " + shopsAccount + " before delivery.\n")})
	d.must(err)
	d.must(d.Knowledge.Read(t.Context(), d.owner.WorkspaceID, source.ID))
	d.expect(d.answer("To which account do I pay by bank transfer?"), db.OutcomeSent, db.ReasonCovered)
	if sent := d.sent(); len(sent) != 1 || !strings.Contains(sent[0], shopsAccount) {
		t.Errorf("sent %q", sent)
	}
	for _, call := range d.sim.Calls() {
		if strings.Contains(string(call.Body), "0532") {
			t.Errorf("%s got %s", call.Path, call.Body)
		}
	}
}

// TestWhatIsHiddenIsAChoice that applies from the next call on.
func TestWhatIsHiddenIsAChoice(t *testing.T) {
	t.Parallel()
	d := newDesk(t, db.ChannelWhatsApp)
	reaches := func(text string) bool {
		d.answer("Hello, " + text + ", " + asks)
		calls := d.sim.Calls()
		for _, call := range calls[max(0, len(calls)-8):] {
			if strings.Contains(string(call.Body), text) {
				return true
			}
		}
		return false
	}
	hide := func(kinds ...db.PersonalData) {
		d.must(d.agents.HidePersonalData(t.Context(), d.owner, agents.HidePersonalDataInput{Kinds: kinds}))
	}
	if reaches(customersCard) || !reaches("bea@lumen.test") {
		t.Error("cards are shown, or addresses hidden, before anybody said so")
	}
	hide(db.PersonalPhone, db.PersonalEmail)
	if !reaches(customersCard) || reaches("ada@lumen.test") || reaches("+33 6 12 34 56 78") {
		t.Error("what people chose is not what is hidden")
	}
	_, _, err := d.Likeness(t.Context(), d.owner, "test", "Write to ada@lumen.test", []string{"Write to bea@lumen.test"})
	d.must(err)
	calls := d.sim.Calls()
	if body := string(calls[len(calls)-1].Body); strings.Contains(body, "@lumen") || !strings.Contains(body, "[e-mail address]") {
		t.Errorf("to compare answers a model got %s", body)
	}
	hide()
	if !reaches("+33 6 98 76 54 32") {
		t.Error("something is hidden although nothing is to be")
	}
}
