package app

import (
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/hibiken/asynq"

	"socialsync/clients/ai"
	"socialsync/clients/ai/aisim"
	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/billing"
	"socialsync/features/conflicts"
	"socialsync/features/knowledge"
	"socialsync/jobs/queue"
)

// TestDemoKnowledgeAnswers: what the demo's shop has written down is read whole, and
// answers what its customers ask, in their language; what is internal stays so.
func TestDemoKnowledgeAnswers(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	redis, prefix := dbtest.Redis(t)
	log := slog.New(slog.DiscardHandler)
	store, hub := dbtest.New(t), events.NewHub(redis, prefix, log)
	blobs, err := blob.Open(ctx, "mem://")
	if err != nil {
		t.Fatal(err)
	}
	_, url := aisim.Start(t)
	embedder := ai.New(ai.Endpoint{BaseURL: url, Key: "test", Offline: true}, "text-embedding-3-small", nil)
	service := &knowledge.Service{
		DB: store, Events: hub, Blobs: blobs, Embedder: embedder, Extract: knowledge.Extract, Outside: http.DefaultClient, Memory: knowledge.Memory(), Log: log,
		Queue:   &queue.Client{Asynq: asynq.NewClientFromRedisClient(redis), Prefix: prefix, Log: log},
		Quota:   knowledge.Quota{Bytes: 1 << 20, Sources: 100, Chunks: 1000},
		Billing: &billing.Service{DB: store, Events: hub, Log: log, Plan: billing.Plan{MonthlyMicros: 10_000_000, DailyMicros: 10_000_000}},
	}
	s := &seeder{App: &App{DB: store, Knowledge: service}, actor: db.Actor{UserID: db.NewID(), WorkspaceID: db.NewID(), Role: db.RoleOwner}}
	err = store.Global(ctx, "test", func(tx *db.Tx) error {
		if _, err := tx.CreateUser(ctx, db.NewUser{ID: s.actor.UserID, Email: "a@test.test", Name: "Ada", Locale: "en", TimeZone: "UTC"}); err != nil {
			return err
		}
		_, err := tx.CreateWorkspace(ctx, s.actor.WorkspaceID, "Maison Lumen", s.actor.UserID)
		return err
	})
	if err == nil {
		err = s.seedKnowledge(ctx)
	}
	if err != nil {
		t.Fatal(err)
	}
	all, err := service.Sources(ctx, s.actor, db.KnowledgeFilter{Kinds: []db.KnowledgeKind{db.KnowledgeDocument, db.KnowledgeFaq}}, 100, "")
	if err != nil || len(all.Edges) < 20 {
		t.Fatalf("%d sources, %v", len(all.Edges), err)
	}
	for _, e := range all.Edges {
		if err := service.Read(ctx, s.actor.WorkspaceID, e.Node.ID); err != nil {
			t.Fatal(err)
		}
	}
	all, err = service.Sources(ctx, s.actor, db.KnowledgeFilter{Kinds: []db.KnowledgeKind{db.KnowledgeDocument, db.KnowledgeFaq}}, 100, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all.Edges {
		if e.Node.Status != db.KnowledgeIndexed || e.Node.ChunkCount == 0 {
			t.Errorf("%s: %s, %d passages", e.Node.Title, e.Node.Status, e.Node.ChunkCount)
		}
	}
	service.Billing.AI.Judge = ai.New(embedder.Endpoint, "gpt-4o-mini", nil)
	finder := &conflicts.Service{DB: store, Events: hub, Queue: service.Queue, AI: ai.Tasks{Embed: embedder}, Billing: service.Billing, Log: log}
	if err := finder.LookAt(ctx, s.actor.WorkspaceID); err != nil {
		t.Fatal(err)
	}
	// Two notes for colleagues disagree, so that the screen is alive; nothing that customers are told does.
	found, err := finder.List(ctx, s.actor, false, nil)
	if err != nil || len(found) != 1 || !strings.Contains(found[0].First.Quote, "10 €") || !strings.Contains(found[0].Second.Quote, "15 €") {
		t.Errorf("conflicts: %+v, %v", found, err)
	}
	for question, says := range map[string]string{
		"Combien coûte la livraison en France ?":              "6,90 €",
		"Vous livrez en Belgique ?":                           "3 à 4 jours",
		"Bonjour, l'atelier est ouvert samedi ?":              "mardi au samedi",
		"Le remboursement, c'est sous combien de temps ?":     "sept jours",
		"do you ship to Ireland":                              "4 to 5 working days",
		"The lamp flickers when I dim it":                     "marked dimmable",
		"How long is the cable of the pendant?":               "1.8 metres",
		"Is the green Aube coming back?":                      "September",
		"Faites-vous des séries sur mesure pour les hôtels ?": "dix pièces",
		"I was charged twice":                                 "never captured",
	} {
		found, err := service.Search(ctx, s.actor, knowledge.SearchInput{Query: question, Limit: 3})
		if err != nil {
			t.Fatal(err)
		}
		ok := false
		for _, p := range found {
			ok = ok || strings.Contains(p.Text, says)
		}
		if !ok {
			t.Errorf("%q finds %+v", question, found)
		}
	}
	margin, err := service.Search(ctx, s.actor, knowledge.SearchInput{Query: "Quelle est la marge sur les suspensions ?", Limit: 50, MinScore: 1e-9})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range margin {
		if strings.Contains(p.Text, "42 %") {
			t.Errorf("a customer is told the margin by %q", p.Heading)
		}
	}
}
