//go:build faults

package faults

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"socialsync/db"
)

// Questions are customers who each ask something that the assistant knows.
type Questions struct {
	s      *Stage
	people []person
	asked  map[string]person // by what each wrote
}

// Outcomes is what came of it.
type Outcomes struct {
	Asked, Once, Twice, Person, Unknown, Waiting int
	Charged                                      int // calls of models
}

func (o Outcomes) String() string {
	return fmt.Sprintf("%d questions: %d answered once, %d twice, %d put before a person, %d unknown, %d left waiting; %d calls charged, none twice, ledger = trace",
		o.Asked, o.Once, o.Twice, o.Person, o.Unknown, o.Waiting, o.Charged)
}

const known = "30 days" // every right answer says so

// Questions employs the assistant, with something to know, and adds customers.
func (s *Stage) Questions(whatsApp, instagram int) *Questions {
	s.Helper()
	owner := s.World.As(db.RoleOwner)
	owner.Do("saveFaq", "SaveFaqInput", map[string]any{
		"questions": []string{"How many days do I have to return a lamp?"}, "answer": "You have 30 days to return a lamp. It must be unused and in its box.",
	}, "faq { id }", nil)
	s.Within(time.Minute, "the answer to be findable", func() bool {
		var answer struct {
			Faqs struct {
				Edges []struct{ Node struct{ Status string } }
			}
		}
		owner.Ask(`{ faqs(first: 1) { edges { node { status } } } }`, nil, &answer)
		return len(answer.Faqs.Edges) == 1 && answer.Faqs.Edges[0].Node.Status == "INDEXED"
	})
	owner.Hire()
	return &Questions{s: s, people: s.customers(whatsApp, instagram), asked: map[string]person{}}
}

// Ask has every customer ask, in two lines.
func (q *Questions) Ask() {
	q.s.Helper()
	for i, p := range q.people {
		text := fmt.Sprintf("Hello, this is customer %d.", i)
		q.asked[text] = p
		for _, line := range []string{text, "How many days do I have to return a lamp?"} {
			q.s.Sim(http.MethodPost, "/sim/customers/"+p.id+"/messages", map[string]any{"text": line}, nil)
		}
	}
}

// Thinking waits until so many turns are being worked on, or are over.
func (q *Questions) Thinking(count int) {
	q.s.Helper()
	q.s.Within(time.Minute, "the assistant to begin", func() bool {
		n, err := q.number(`select count(*) from reply_runs where state <> 'QUEUED'`)
		return err == nil && n >= count
	})
}

func (q *Questions) number(query string, args ...any) (n int, err error) {
	err = q.s.query(query, args, func(rows pgx.Rows) error { return rows.Scan(&n) })
	return n, err
}

// Count compares what was asked with what Meta accepted and what people were told.
func (q *Questions) Count() (o Outcomes, err error) {
	var ledger struct {
		Sent []struct{ CustomerID, Text, Decision string }
	}
	if err := q.s.simulated(http.MethodGet, "/sim/sent", nil, &ledger); err != nil {
		return o, err
	}
	answers := map[string]int{}
	for _, e := range ledger.Sent {
		if e.Decision == "ACCEPTED" && strings.Contains(e.Text, known) {
			answers[e.CustomerID]++
		}
	}
	type state struct{ waits, told, unknown bool }
	states := map[string]state{}
	texts := make([]string, 0, len(q.asked))
	for text := range q.asked {
		texts = append(texts, text)
	}
	err = q.s.query(`
		select m.body,
			c.ai_due_at is not null or exists (select from reply_runs r where r.conversation_id = c.id and r.state in ('QUEUED', 'RUNNING'))
				or exists (select from messages a where a.conversation_id = c.id and a.author = 'AI' and a.status in ('QUEUED', 'SENDING')) as waits,
			exists (select from reply_runs r where r.conversation_id = c.id and (r.outcome in ('DRAFTED', 'HANDED_OVER') or r.state = 'FAILED')) as told,
			exists (select from messages a where a.conversation_id = c.id and a.author = 'AI' and a.status = 'UNKNOWN') as unknown
		from messages m join conversations c on c.id = m.conversation_id
		where m.body = any($1)`, []any{texts}, func(rows pgx.Rows) error {
		var body string
		var s state
		err := rows.Scan(&body, &s.waits, &s.told, &s.unknown)
		states[body] = s
		return err
	})
	if err != nil {
		return o, err
	}
	for text, p := range q.asked {
		o.Asked++
		s, stored := states[text]
		switch times := answers[p.id]; {
		case times > 1:
			o.Twice++
		case !stored || s.waits:
			o.Waiting++
		case times == 1:
			o.Once++
		case s.unknown:
			o.Unknown++
		case s.told:
			o.Person++
		default:
			o.Waiting++
		}
	}
	o.Charged, err = q.number(`select count(*) from credit_entries where kind = 'CHARGE' and key like 'reply:%'`)
	return o, err
}

// Settled waits until every question has come to an end.
func (q *Questions) Settled(limit time.Duration) time.Duration {
	q.s.Helper()
	for started := time.Now(); ; time.Sleep(300 * time.Millisecond) {
		o, err := q.Count()
		if err == nil && o.Waiting == 0 {
			return time.Since(started)
		}
		if time.Since(started) > limit {
			q.s.Fatalf("after %s: %s %v; runs: %v", limit, o, err, q.runs())
		}
	}
}

// runs are the assistant's runs, by where they stand.
func (q *Questions) runs() map[string]int {
	count := map[string]int{}
	_ = q.s.query(`select concat_ws(' ', state, node, outcome, reason), count(*) from reply_runs group by 1`, nil, func(rows pgx.Rows) error {
		var where string
		var n int
		err := rows.Scan(&where, &n)
		count[where] = n
		return err
	})
	return count
}

// Proven fails the test unless each question was answered once, or for up to people
// many of them a person was told, or for up to unknown many nobody can tell; and
// unless each call of a model was charged once.
func (q *Questions) Proven(people, unknown int) Outcomes {
	q.s.Helper()
	o, err := q.Count()
	if err != nil {
		q.s.Fatal(err)
	}
	if o.Twice > 0 || o.Waiting > 0 || o.Person > people || o.Unknown > unknown {
		q.s.Errorf("%s", o)
	}
	for what, query := range map[string]string{
		"calls are charged twice":      `select count(*) from (select key from credit_entries where kind = 'CHARGE' and key like 'reply:%' group by key having count(*) > 1) twice`,
		"calls are held for ever":      `select count(*) from credit_holds where state = 'HELD' and key like 'reply:%' and expires_at < now() - interval '1 minute'`,
		"runs differ from the ledger":  `select count(*) from reply_runs r where cost_micros <> (select coalesce(sum(micros), 0) from credit_entries e where e.kind = 'CHARGE' and e.key like 'reply:' || r.id || ':%')`,
		"runs differ from their steps": `select count(*) from reply_runs r where cost_micros <> (select coalesce(sum(cost_micros), 0) from reply_steps s where s.run_id = r.id)`,
	} {
		if n, err := q.number(query); err != nil || n != 0 {
			q.s.Errorf("%d %s %v", n, what, err)
		}
	}
	return o
}
