//go:build eval

// Package eval measures how well questions are answered, on a committed set of
// businesses with their documents and the questions their customers ask.
package eval

import (
	"context"
	"embed"
	"log/slog"
	"net/http"
	"path"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"

	"socialsync/clients/ai"
	"socialsync/clients/ai/aisim"
	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/billing"
	"socialsync/features/knowledge"
	"socialsync/jobs/queue"
)

// Each folder is a business: documents, faq.txt and questions.txt.
//
//go:embed data
var data embed.FS

// question is what a customer asks, and what the passage that answers says; empty
// when nothing answers.
type question struct{ business, text, says string }

// answered is a question with what was found.
type answered struct {
	question
	passages []knowledge.Passage
}

// rank is the place of the first passage that answers, from 1; 0: none does.
func (a answered) rank() int {
	if a.says == "" {
		return 0
	}
	for i, p := range a.passages {
		if a.answers(p) {
			return i + 1
		}
	}
	return 0
}

// answers says whether a passage holds what the question asks for.
func (a answered) answers(p knowledge.Passage) bool {
	return a.says != "" && strings.Contains(p.Heading+"\n"+p.Text, a.says)
}

// TestEval prints how well the committed questions are answered. It fails where
// that is worse than what was reached once.
func TestEval(t *testing.T) {
	s := newService(t)
	var all []answered
	for _, business := range businesses(t) {
		actor := s.workspace(business)
		s.load(actor, business)
		for _, q := range questions(t, business) {
			passages, err := s.Search(t.Context(), actor, knowledge.SearchInput{Query: q.text, Limit: 20, MinScore: 1e-9})
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, answered{q, passages})
		}
	}
	recall := ranking(t, all)
	off := calibration(t, all)
	best := thresholds(t, "as the product scores", all)
	fitAnew(t, all)
	switch {
	case recall < 0.94:
		t.Errorf("recall@5 %.3f: it was better before", recall)
	case off > 0.03:
		t.Errorf("a score is %.3f off what it means, on average: it was better before", off)
	case best.right < 0.50 || best.wrong > 0.06 || best.fooled > 0.05:
		t.Errorf("at 0.5, %.3f right, %.3f wrong, %.3f fooled: it was better before", best.right, best.wrong, best.fooled)
	}
}

func businesses(t *testing.T) (names []string) {
	t.Helper()
	entries, err := data.ReadDir("data")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func questions(t *testing.T, business string) (list []question) {
	t.Helper()
	for line := range strings.Lines(file(t, business, "questions.txt")) {
		text, says, _ := strings.Cut(strings.TrimSpace(line), "|")
		list = append(list, question{business: business, text: strings.TrimSpace(text), says: strings.TrimSpace(says)})
	}
	return list
}

func file(t *testing.T, business, name string) string {
	t.Helper()
	raw, err := data.ReadFile(path.Join("data", business, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// service is the product's own, over a database of its own and simulated models.
type service struct {
	*knowledge.Service
	t *testing.T
}

func newService(t *testing.T) *service {
	t.Helper()
	store := dbtest.New(t)
	redis, prefix := dbtest.Redis(t)
	log := slog.New(slog.DiscardHandler)
	hub := events.NewHub(redis, prefix, log)
	go func() { _ = hub.Run(t.Context()) }()
	blobs, err := blob.Open(t.Context(), "mem://")
	if err != nil {
		t.Fatal(err)
	}
	_, url := aisim.Start(t)
	embedder := ai.New(ai.Endpoint{BaseURL: url, Key: "eval", Offline: true}, "text-embedding-3-small", nil)
	return &service{t: t, Service: &knowledge.Service{
		DB: store, Events: hub, Blobs: blobs, Embedder: embedder, Extract: knowledge.Extract, Outside: http.DefaultClient, Memory: knowledge.Memory(), Log: log,
		Queue: &queue.Client{Asynq: asynq.NewClientFromRedisClient(redis), Prefix: prefix, Log: log},
		Quota: knowledge.Quota{Bytes: 100 << 20, Sources: 1000, Chunks: 20_000},
		Billing: &billing.Service{
			DB: store, Events: hub, Log: log, Plan: billing.Plan{MonthlyMicros: 1_000_000_000, DailyMicros: 1_000_000_000},
			AI: ai.Tasks{Answer: embedder, Judge: ai.New(embedder.Endpoint, "gpt-4o-mini", nil), Embed: embedder, Moderate: embedder, Transcribe: embedder},
		},
	}}
}

func (s *service) workspace(name string) db.Actor {
	actor := db.Actor{UserID: db.NewID(), WorkspaceID: db.NewID(), Role: db.RoleOwner}
	err := s.DB.Global(s.t.Context(), "eval", func(tx *db.Tx) error {
		if _, err := tx.CreateUser(s.t.Context(), db.NewUser{ID: actor.UserID, Email: name + "@eval.test", Name: "Owner", Locale: "en", TimeZone: "UTC"}); err != nil {
			return err
		}
		_, err := tx.CreateWorkspace(s.t.Context(), actor.WorkspaceID, name, actor.UserID)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return actor
}

// load reads a business's documents and FAQs as a worker does.
func (s *service) load(actor db.Actor, business string) {
	entries, err := data.ReadDir("data/" + business)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, e := range entries {
		switch e.Name() {
		case "questions.txt":
		case "faq.txt":
			for _, faq := range faqs(file(s.t, business, e.Name())) {
				saved, err := s.SaveFaq(s.t.Context(), actor, faq)
				s.read(actor, idOf(saved), err)
			}
		default:
			added, err := s.Add(s.t.Context(), actor, knowledge.Upload{Filename: e.Name(), Data: []byte(file(s.t, business, e.Name()))})
			s.read(actor, added.ID, err)
		}
	}
}

func idOf(f *db.Faq) uuid.UUID {
	if f == nil {
		return uuid.Nil
	}
	return f.ID
}

func (s *service) read(actor db.Actor, id uuid.UUID, err error) {
	if err == nil {
		err = s.Read(context.WithoutCancel(s.t.Context()), actor.WorkspaceID, id)
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// faqs reads "? question | phrasing" lines with an "! answer" line each.
func faqs(text string) (list []knowledge.SaveFaqInput) {
	for line := range strings.Lines(text) {
		mark, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch mark {
		case "?":
			list = append(list, knowledge.SaveFaqInput{Questions: strings.Split(rest, "|")})
		case "!":
			list[len(list)-1].Answer = rest
		}
	}
	return list
}
