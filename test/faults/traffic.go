//go:build faults

package faults

import (
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"socialsync/clients/meta/metasim"
)

// Traffic is customers who write and a team that answers each of them.
type Traffic struct {
	s      *Stage
	people []person
	asked  []string          // every text a customer wrote
	said   map[string]string // every text of ours, with the id of its message
	mu     sync.Mutex
}

type person struct{ id, channel string }

// Figures is what came of it.
type Figures struct {
	Asked, Stored, AskedTwice                   int // what customers wrote
	Said, Once, Twice, Lost, Unknown, Explained int // what we wrote
}

func (f Figures) String() string {
	return fmt.Sprintf("in %d/%d stored, %d doubled; out %d/%d accepted once, %d doubled, %d lost, %d unknown, %d failed with a reason",
		f.Stored, f.Asked, f.AskedTwice, f.Once, f.Said, f.Twice, f.Lost, f.Unknown, f.Explained)
}

// NewTraffic adds customers to the simulator's world.
func (s *Stage) NewTraffic(whatsApp, instagram int) *Traffic {
	s.Helper()
	return &Traffic{s: s, people: s.customers(whatsApp, instagram), said: map[string]string{}}
}

// customers adds people to the simulator's world.
func (s *Stage) customers(whatsApp, instagram int) (people []person) {
	s.Helper()
	for i := range whatsApp + instagram {
		channel := metasim.WhatsApp
		if i >= whatsApp {
			channel = metasim.Instagram
		}
		var made struct{ ID string }
		s.Sim(http.MethodPost, "/sim/customers", map[string]any{"channel": channel, "name": fmt.Sprintf("Person %d", i)}, &made)
		people = append(people, person{made.ID, channel})
	}
	return people
}

// Write has every customer write once.
func (t *Traffic) Write(round string) {
	t.s.Helper()
	for i, p := range t.people {
		text := fmt.Sprintf("ask %s %d.", round, i)
		t.s.Sim(http.MethodPost, "/sim/customers/"+p.id+"/messages", map[string]any{"text": text}, nil)
		t.asked = append(t.asked, text)
	}
}

// conversations maps what customers wrote to where it was stored.
func (t *Traffic) conversations() (map[string]string, error) {
	found := map[string]string{}
	err := t.s.query(`select body, conversation_id::text from messages where direction = 'IN' and body = any($1)`,
		[]any{t.asked}, func(rows pgx.Rows) error {
			var body, conversation string
			err := rows.Scan(&body, &conversation)
			found[body] = conversation
			return err
		})
	return found, err
}

// Seen waits until everything customers wrote is stored.
func (t *Traffic) Seen(limit time.Duration) time.Duration {
	t.s.Helper()
	return t.s.Within(limit, "everything customers wrote", func() bool {
		found, err := t.conversations()
		return err == nil && len(found) == len(t.asked)
	})
}

// Answer has the team answer everybody, four at a time, pressing again with the
// same key while the product does not answer, as the web app does.
func (t *Traffic) Answer(round string) {
	t.s.Helper()
	where, err := t.conversations()
	if err != nil {
		t.s.Fatal(err)
	}
	var wg sync.WaitGroup
	slots := make(chan struct{}, 4)
	for i := range t.people {
		text := fmt.Sprintf("answer %s %d.", round, i)
		conversation := where[fmt.Sprintf("ask %s %d.", round, i)]
		wg.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			t.say(conversation, text)
		})
	}
	wg.Wait()
}

func (t *Traffic) say(conversation, text string) {
	key := uuid.NewString()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(300 * time.Millisecond) {
		var answer struct {
			SendMessage struct {
				Messages []struct{ ID string }
				Errors   []struct{ Code, Message string }
			}
		}
		err := t.s.Agent().Try(`mutation($in: SendMessageInput!) { sendMessage(input: $in) { messages { id } errors { code message } } }`,
			map[string]any{"in": map[string]any{"conversationId": conversation, "clientKey": key, "body": text}}, &answer)
		if err != nil {
			continue
		}
		if len(answer.SendMessage.Messages) != 1 {
			t.s.Errorf("%q became %+v", text, answer)
			return
		}
		t.mu.Lock()
		t.said[text] = answer.SendMessage.Messages[0].ID
		t.mu.Unlock()
		return
	}
	t.s.Errorf("%q could not be sent for two minutes", text)
}

// Count compares what was written with what is stored and what Meta accepted.
func (t *Traffic) Count() (Figures, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	f := Figures{Asked: len(t.asked), Said: len(t.said)}
	err := t.s.query(`select body, count(*) from messages where direction = 'IN' and body = any($1) group by body`,
		[]any{t.asked}, func(rows pgx.Rows) error {
			var body string
			var times int
			err := rows.Scan(&body, &times)
			f.Stored++
			if times > 1 {
				f.AskedTwice++
			}
			return err
		})
	if err != nil {
		return f, err
	}
	status := map[string]string{}
	err = t.s.query(`select id::text, status from messages where direction = 'OUT'`, nil, func(rows pgx.Rows) error {
		var id, s string
		err := rows.Scan(&id, &s)
		status[id] = s
		return err
	})
	if err != nil {
		return f, err
	}
	accepted := t.accepted()
	for text, id := range t.said {
		switch times := accepted[text]; {
		case times > 1:
			f.Twice++
		case times == 1 && status[id] != "QUEUED" && status[id] != "SENDING" && status[id] != "UNKNOWN":
			f.Once++
		case status[id] == "UNKNOWN":
			f.Unknown++
		case status[id] == "FAILED":
			f.Explained++
		default:
			f.Lost++ // or still under way
		}
	}
	return f, nil
}

// accepted counts how often Meta took each text, whatever it told us.
func (t *Traffic) accepted() map[string]int {
	var ledger struct{ Sent []struct{ Text string } }
	t.s.Sim(http.MethodGet, "/sim/sent", nil, &ledger)
	count := map[string]int{}
	for _, e := range ledger.Sent {
		count[e.Text]++
	}
	return count
}

// Settled waits until nothing we wrote is under way any more.
func (t *Traffic) Settled(limit time.Duration) time.Duration {
	t.s.Helper()
	var last Figures
	started := time.Now()
	for {
		f, err := t.Count()
		if err == nil && f.Lost == 0 {
			return time.Since(started)
		}
		last = f
		if time.Since(started) > limit {
			t.s.Fatalf("after %s: %s", limit, last)
		}
		time.Sleep(200 * time.Millisecond)
	}
}

// Proven fails the test unless everything customers wrote is stored and shown
// once, and everything we wrote was accepted once; unknown many may be unknown
// and explained many failed with a reason.
func (t *Traffic) Proven(unknown, explained int) Figures {
	t.s.Helper()
	f, err := t.Count()
	if err != nil {
		t.s.Fatal(err)
	}
	if f.Stored != f.Asked || f.AskedTwice > 0 || f.Twice > 0 || f.Lost > 0 || f.Unknown > unknown || f.Explained > explained {
		t.s.Errorf("%s", f)
	}
	shown := map[string]int{}
	agent := t.s.Agent()
	for _, conversation := range t.everyConversation() {
		for _, m := range agent.Messages(conversation) {
			shown[m.Body]++
		}
	}
	for _, text := range t.asked {
		if shown[text] != 1 {
			t.s.Errorf("the inbox shows %q %d times", text, shown[text])
		}
	}
	for text := range t.said {
		if shown[text] != 1 {
			t.s.Errorf("the inbox shows %q %d times", text, shown[text])
		}
	}
	return f
}

func (t *Traffic) everyConversation() []string {
	t.s.Helper()
	where, err := t.conversations()
	if err != nil {
		t.s.Fatal(err)
	}
	seen := map[string]bool{}
	var list []string
	for _, conversation := range where {
		if !seen[conversation] {
			seen[conversation] = true
			list = append(list, conversation)
		}
	}
	return list
}

// Tries are how often a message of ours was handed to Meta, at most and in all.
func (t *Traffic) Tries() (most, all int) {
	t.s.Helper()
	err := t.s.query(`select count(*) from message_attempts group by message_id`, nil, func(rows pgx.Rows) error {
		var n int
		err := rows.Scan(&n)
		most, all = max(most, n), all+n
		return err
	})
	if err != nil {
		t.s.Fatal(err)
	}
	return most, all
}
