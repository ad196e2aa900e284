package resolvers_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/go-redis/redis_rate/v10"
	"github.com/google/uuid"
	"github.com/hibiken/asynq"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/redis/go-redis/v9"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"socialsync/clients/ai"
	"socialsync/clients/ai/aisim"
	"socialsync/clients/fetch"
	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/accounts"
	"socialsync/features/actions"
	"socialsync/features/agents"
	"socialsync/features/billing"
	"socialsync/features/channels"
	"socialsync/features/conflicts"
	"socialsync/features/copilot"
	"socialsync/features/evals"
	"socialsync/features/inbox"
	"socialsync/features/insights"
	"socialsync/features/knowledge"
	"socialsync/features/replies"
	"socialsync/features/transcripts"
	"socialsync/features/writing"
	"socialsync/graph"
	"socialsync/jobs/queue"
	"socialsync/resolvers"
)

// api is the whole GraphQL API over a real database and Redis.
type api struct {
	t      *testing.T
	r      *resolvers.Resolver
	exec   *executor.Executor
	schema *ast.Schema
	taken  int // how often the express path has answered
}

func newAPI(t *testing.T) *api {
	t.Helper()
	store := dbtest.New(t)
	redis, prefix := dbtest.Redis(t)
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	hub := events.NewHub(redis, prefix, log)
	ctx, stop := context.WithCancel(t.Context())
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		_ = hub.Run(ctx)
	}()
	t.Cleanup(func() { stop(); <-stopped })
	tasks := &queue.Client{Asynq: asynq.NewClientFromRedisClient(redis), Prefix: prefix, Log: log}
	tokens, err := accounts.NewTokens(bytes.Repeat([]byte("k"), 32), "test")
	if err != nil {
		t.Fatal(err)
	}
	links, err := inbox.NewLinks(bytes.Repeat([]byte("k"), 32), "http://test.invalid", "http://test.invalid")
	if err != nil {
		t.Fatal(err)
	}
	r := &resolvers.Resolver{
		DB: store, Events: hub,
		Accounts: &accounts.Service{
			DB: store, Events: hub, Queue: tasks, Tokens: tokens, Log: log,
			Throttle: &accounts.Throttle{Redis: redis, Prefix: prefix, Log: log},
		},
		Channels: &channels.Service{
			DB: store, Events: hub, Queue: tasks, Meta: &meta.Client{}, Log: log,
			Cache: channels.NewCache(redis, prefix, prometheus.NewRegistry(), log),
		},
		Inbox: &inbox.Service{
			DB: store, Events: hub, Queue: tasks, Links: links, Log: log,
			Presence: &inbox.Presence{Redis: redis, Prefix: prefix}, Media: &inbox.Media{DB: store, Log: log},
		},
	}
	r.Replies = &replies.Service{DB: store, Events: hub, Queue: tasks, Inbox: r.Inbox, Log: log}
	r.Billing, r.Writing = help(t, r.DB, hub, redis, prefix, log)
	r.Knowledge = &knowledge.Service{
		DB: store, Events: hub, Queue: tasks, Billing: r.Billing, Embedder: r.Billing.AI.Embed, Extract: knowledge.Extract,
		Outside: http.DefaultClient, Memory: knowledge.Memory(), Log: log,
		Quota: knowledge.Quota{Bytes: 1 << 20, Sources: 50, Chunks: 500},
	}
	r.Actions = &actions.Service{DB: store, Keys: r.Billing.Own.Keys, HTTP: fetch.NewAPI(), Allows: r.Billing.Throttle.Allows, Log: log}
	r.Copilot = &copilot.Service{DB: store, Events: hub, Billing: r.Billing, Knowledge: r.Knowledge}
	r.Agents = &agents.Service{DB: store, Events: hub, Queue: tasks, Billing: r.Billing}
	r.Replies.AI, r.Replies.Knowledge, r.Replies.Billing, r.Replies.Actions = r.Billing.AI, r.Knowledge, r.Billing, r.Actions
	r.Transcripts = &transcripts.Service{DB: store, Events: hub, Queue: tasks, Billing: r.Billing, Log: log}
	r.Evals = &evals.Service{DB: store, Events: hub, Queue: tasks, Knowledge: r.Knowledge, Replies: r.Replies, Log: log}
	r.Conflicts = &conflicts.Service{DB: store, Events: hub, Queue: tasks, AI: r.Billing.AI, Billing: r.Billing, Log: log}
	r.Insights = &insights.Service{DB: store, Events: hub, Queue: tasks, Knowledge: r.Knowledge, Billing: r.Billing, Log: log}
	a := &api{t: t, r: r}
	a.express(true)
	return a
}

// help is what calls models, over a simulator of them.
func help(t *testing.T, store *db.DB, hub *events.Hub, redis *redis.Client, prefix string, log *slog.Logger) (*billing.Service, *writing.Service) {
	t.Helper()
	_, url := aisim.Start(t)
	client := func(model string) *ai.Client {
		return ai.New(ai.Endpoint{BaseURL: url, Key: "test", Offline: true}, model, log)
	}
	keys, err := db.NewKeyring(map[int][]byte{1: bytes.Repeat([]byte("k"), 32)})
	if err != nil {
		t.Fatal(err)
	}
	credits := &billing.Service{
		DB: store, Events: hub, Log: log, CheapModel: "gpt-4.1-nano", FallbackModel: "gpt-4.1-mini",
		Own:      &billing.OwnProviders{Keys: keys, HTTP: fetch.NewAPI()},
		Plan:     billing.Plan{MonthlyMicros: 10_000_000, DailyMicros: 2_000_000},
		Throttle: &billing.Throttle{Limiter: redis_rate.NewLimiter(redis), Prefix: prefix},
		AI: ai.Tasks{
			Answer: client("gpt-4o-mini"), Judge: client("gpt-4o-mini"), Embed: client("text-embedding-3-small"),
			Moderate: client("omni-moderation-latest"), Transcribe: client("whisper-1"),
		},
	}
	return credits, &writing.Service{DB: store, Billing: credits}
}

// express chooses the path of the hottest field.
func (a *api) express(on bool) {
	executable := graph.NewExecutableSchema(graph.Config{Resolvers: a.r, Directives: resolvers.Directives()})
	a.schema, a.exec = executable.Schema(), executor.New(executable)
	access := resolvers.Access{}
	if on {
		access.Express = func(ctx context.Context, field graphql.CollectedField) (graphql.Marshaler, bool) {
			answer, ok := a.r.Express(ctx, field)
			if ok {
				a.taken++
			}
			return answer, ok
		}
	}
	a.exec.Use(access)
	a.exec.AroundResponses(a.r.Responses)
}

// ask runs an operation as actor and returns data and errors as a client sees them.
func (a *api) ask(actor db.Actor, document, operation string, variables map[string]any) (json.RawMessage, gqlerror.List) {
	a.t.Helper()
	ctx := graphql.StartOperationTrace(db.WithActor(a.t.Context(), actor))
	op, errs := a.exec.CreateOperationContext(ctx, &graphql.RawParams{Query: document, OperationName: operation, Variables: variables})
	if len(errs) > 0 {
		return nil, errs
	}
	handler, ctx := a.exec.DispatchOperation(ctx, op)
	response := handler(ctx)
	return response.Data, response.Errors
}

// people and things of one workspace, by the names the tests call them.
type workspace struct {
	owner db.Actor
	ids   map[string]uuid.UUID
}

// populate makes a workspace that has one of everything the API can show.
func (a *api) populate(email string) workspace {
	a.t.Helper()
	ctx := a.t.Context()
	w := workspace{ids: map[string]uuid.UUID{}}
	id := func(name string) uuid.UUID {
		w.ids[name] = db.NewID()
		return w.ids[name]
	}
	must := func(err error) {
		a.t.Helper()
		if err != nil {
			a.t.Fatal(err)
		}
	}
	must(a.r.DB.Global(ctx, "test", func(tx *db.Tx) error {
		for name, address := range map[string]string{"owner": email, "colleague": "colleague." + email} {
			if _, err := tx.CreateUser(ctx, db.NewUser{ID: id(name), Email: address, Name: "The " + name, Locale: "en", TimeZone: "UTC"}); err != nil {
				return err
			}
		}
		if _, err := tx.CreateWorkspace(ctx, id("workspace"), "Work", w.ids["owner"]); err != nil {
			return err
		}
		return tx.AddMember(ctx, w.ids["workspace"], w.ids["colleague"], db.RoleAgent)
	}))
	w.owner = db.Actor{UserID: w.ids["owner"], WorkspaceID: w.ids["workspace"], Role: db.RoleOwner}
	wrote := time.Now().Add(-time.Hour).Truncate(time.Microsecond)
	must(a.r.DB.Update(ctx, w.owner, func(tx *db.Tx) error {
		return firstError(
			func() error {
				_, err := tx.SaveConnection(ctx, db.SocialAccount{ID: id("account"), Channel: db.ChannelWhatsApp, ExternalID: "1" + email,
					Name: "Shop", Handle: "+1 555 0100"}, []byte("sealed"))
				return err
			},
			func() error {
				_, err := tx.CreateLabel(ctx, db.Label{ID: id("label"), Name: "VIP", Color: db.LabelAmber})
				return err
			},
			func() error { _, err := tx.CreateTeam(ctx, id("team"), "Sales"); return err },
			func() error { return tx.SetTeamMembers(ctx, w.ids["team"], []uuid.UUID{w.ids["colleague"]}) },
			func() error {
				_, err := tx.CreateCannedResponse(ctx, db.CannedResponse{ID: id("canned"), Shortcut: "hi", Title: "Hi", Body: "Hello"})
				return err
			},
			func() error {
				_, err := tx.CreateApiKey(ctx, db.NewApiKey{ID: id("key"), Name: "CI", Scope: db.ScopeRead, Prefix: "ss_", Hash: []byte(email)})
				return err
			},
			func() error {
				_, err := tx.SaveAction(ctx, db.Action{ID: id("action"), Name: "Order status", Purpose: "Where an order is.", Method: db.MethodGet, URL: "https://shop.test/orders/{order}",
					RawParameters: json.RawMessage(`[{"name":"order","source":"ASKED","description":"The number","pattern":"","maxLength":8}]`),
					RawHeaders:    json.RawMessage(`[{"name":"Authorization","ending":"7Q4z"}]`), RawFields: json.RawMessage(`[{"path":"status","label":""}]`),
					TimeoutSeconds: 5, IsOn: true}, []byte("sealed"))
				return err
			},
			func() error {
				return tx.InsertView(ctx, db.SavedView{ID: id("view"), Name: "Urgent", Filter: json.RawMessage(`{"priorities":["URGENT"]}`), IsShared: true})
			},
			func() error {
				return tx.ReplaceTemplates(ctx, w.ids["account"], []db.MessageTemplate{{ExternalID: "1", Name: "hello", Language: "en",
					Status: "APPROVED", Category: "UTILITY", ParameterFormat: "POSITIONAL",
					Components: json.RawMessage(`[{"type":"BODY","text":"Hello {{1}}","example":{"body_text":[["Ada"]]}}]`)}})
			},
			func() error { return w.talk(ctx, tx, id, wrote) },
			func() error { return w.know(ctx, tx, id) },
			func() error { return w.assist(ctx, tx, id) },
		)
	}))
	must(a.r.DB.View(ctx, w.owner, func(tx *db.Tx) error {
		templates, err := tx.ApprovedTemplates(ctx, w.ids["account"])
		if err == nil {
			w.ids["template"] = templates[0].ID
		}
		return err
	}))
	must(a.r.DB.Update(ctx, w.owner, func(tx *db.Tx) error { return w.disagree(ctx, tx) }))
	must(a.r.Insights.LookAt(ctx, w.ids["workspace"]))
	gaps, err := a.r.Insights.Gaps(ctx, w.owner, 7, false)
	must(err)
	w.ids["gap"] = gaps[0].ID
	return w
}

// disagree has the page and the FAQ say different things.
func (w workspace) disagree(ctx context.Context, tx *db.Tx) error {
	faq := db.KnowledgeVersion{ID: db.NewID(), SourceID: w.ids["faq"], Title: "How long does delivery take?", Language: "en", Content: "Within five days.", ChunkCount: 1}
	chunk := []db.NewKnowledgeChunk{{Heading: "How long does delivery take?", Body: "Within five days.", Tokens: 5, Hash: []byte("i")}}
	return firstError(
		func() error { return tx.BeginKnowledgeVersion(ctx, faq) },
		func() error { return tx.InsertKnowledgeChunks(ctx, faq, chunk) },
		func() error { return tx.GoLive(ctx, faq) },
		func() error {
			source, err := tx.NextToCompare(ctx)
			if err != nil {
				return err
			}
			return tx.FinishComparing(ctx, *source, []db.NearPair{{Hash: []byte("h"), OtherHash: []byte("i"), Likeness: 0.8}})
		},
		func() error {
			pair, _, err := tx.ClaimPair(ctx, time.Minute)
			if err != nil {
				return err
			}
			w.ids["conflict"] = pair.ID
			_, err = tx.JudgePair(ctx, pair.ID, db.PairJudgement{Verdict: db.PairDisagrees, Subject: "delivery", LowQuote: "We deliver.", HighQuote: "Within five days."})
			return err
		},
	)
}

// know adds a page that answers, with a change of it that waits, and a FAQ.
func (w workspace) know(ctx context.Context, tx *db.Tx, id func(string) uuid.UUID) error {
	url, answer := "https://shop.test/delivery", "Within five days."
	page := db.KnowledgeSource{ID: id("source"), Kind: db.KnowledgePage, Title: "Delivery", URL: &url, Audience: db.AudienceCustomers, IsEnabled: true}
	faq := db.KnowledgeSource{ID: id("faq"), Kind: db.KnowledgeFaq, Title: "How long does delivery take?", Questions: []string{"How long does delivery take?"},
		Answer: &answer, Audience: db.AudienceCustomers, IsEnabled: true, Language: "en"}
	live := db.KnowledgeVersion{ID: id("version"), SourceID: page.ID, Title: "Delivery", Language: "en", Content: "We deliver.\n", ChunkCount: 1}
	next := db.KnowledgeVersion{ID: id("change"), SourceID: page.ID, Title: "Delivery", Language: "en", Content: "We deliver fast.\n", ChunkCount: 1}
	chunk := []db.NewKnowledgeChunk{{Heading: "Delivery", Body: "We deliver.", Tokens: 5, Hash: []byte("h")}}
	return firstError(
		func() error { _, err := tx.InsertKnowledgeSource(ctx, page); return err },
		func() error { _, err := tx.InsertKnowledgeSource(ctx, faq); return err },
		func() error { return tx.BeginKnowledgeVersion(ctx, live) },
		func() error { return tx.InsertKnowledgeChunks(ctx, live, chunk) },
		func() error { return tx.GoLive(ctx, live) },
		func() error { return tx.BeginKnowledgeVersion(ctx, next) },
		func() error { return tx.InsertKnowledgeChunks(ctx, next, chunk) },
		func() error { return tx.HoldForApproval(ctx, next) },
	)
}

// assist adds a run of the assistant that wrote the message out, with a step, and
// whose answer to the next one waits for a person.
func (w workspace) assist(ctx context.Context, tx *db.Tx, id func(string) uuid.UUID) error {
	in := w.ids["message"]
	run := &db.ReplyRun{ID: id("run"), ConversationID: w.ids["conversation"], Cause: db.CauseMessage, LastMessageID: &in}
	outcome, reason, owner := db.OutcomeDrafted, db.ReasonWeakEvidence, w.ids["owner"]
	answer := db.Reply{ID: id("answer"), RunID: run.ID, ConversationID: run.ConversationID, State: db.ReplyOpen, Body: "Within five days.", Language: "en",
		RawParts: json.RawMessage(`[{"text":"Within five days.","sources":[1],"isGrounded":true}]`),
		RawSources: json.RawMessage(fmt.Sprintf(`[{"number":1,"chunkId":%q,"sourceId":%q,"kind":"FAQ","title":"Delivery","heading":"",
			"text":"Within five days.","score":0.9,"isCited":true,"updatedAt":"2026-01-01T00:00:00Z"}]`, w.ids["faq"], w.ids["faq"]))}
	return firstError(
		func() error {
			return tx.SaveReplyTopic(ctx, db.ReplyTopic{ID: id("topic"), Name: "Delivery", Keywords: []string{"deliver*"}, Examples: []string{"When does it arrive?"}})
		},
		func() (err error) { run, err = tx.InsertReplyRun(ctx, *run); return err },
		func() error {
			return tx.InsertReplySteps(ctx, []db.ReplyStep{{RunID: run.ID, Node: db.NodeGate, Number: 1, Input: json.RawMessage(`{"mode":"DRAFT"}`),
				Output: json.RawMessage(`{"may":true}`)}})
		},
		func() error { return tx.InsertReply(ctx, answer) },
		func() error {
			_, err := tx.InsertFaqSuggestion(ctx, db.FaqSuggestion{ID: id("suggestion"), Cause: db.SuggestedAnswer, Question: "How long?", Answer: "Two days.",
				ConversationID: run.ConversationID, MessageID: &in, SuggestedBy: &owner})
			return err
		},
		func() error {
			_, err := tx.InsertAgentTest(ctx, db.AgentTest{ID: id("test"), Origin: db.TestTyped, CreatedBy: &owner,
				AgentTestCase: db.AgentTestCase{Question: "Do you deliver?", Expects: db.ExpectAnswered, Contains: []string{"five days"}, Avoids: []string{}}})
			return err
		},
		func() error {
			revision := 0
			_, err := tx.BeginAgentTestRun(ctx, db.AgentTestRun{ID: id("testRun"), DraftRevision: &revision, RawConfig: json.RawMessage(`{}`), StartedBy: &owner})
			return err
		},
		func() error { return tx.InsertReplyMessages(ctx, run.ID, []uuid.UUID{w.ids["reply"]}) },
		func() error {
			run.State, run.Outcome, run.Reason, run.Model = db.RunDone, &outcome, &reason, "gpt-4o-mini"
			return tx.CloseReplyRun(ctx, *run)
		},
		func() error { return w.replay(ctx, tx, id("replay"), in) },
	)
}

// replay asks the message in again; one turn is done, and a worker is at it.
func (w workspace) replay(ctx context.Context, tx *db.Tx, id, in uuid.UUID) error {
	revision, outcome, reason, support := 0, db.OutcomeSent, db.ReasonCovered, 0.9
	comparison, why := db.ReplayBetter, db.ReplayAnswersUnread
	if _, err := tx.InsertReplay(ctx, db.Replay{ID: id, DraftRevision: &revision, RawConfig: json.RawMessage(`{}`), Days: 30, Found: 1}); err != nil {
		return err
	}
	if err := tx.InsertReplayTurns(ctx, id, []db.PastTurn{{MessageID: in, Language: "en"}}); err != nil {
		return err
	}
	return tx.RecordReplayTurn(ctx, db.ReplayTurn{
		ReplayID: id, MessageID: in, State: db.ReplayTurnDone, Outcome: &outcome, Reason: &reason, Body: "Within 5 days.", Sources: []db.ReplySource{},
		Support: &support, Comparison: &comparison, Why: &why, CostMicros: 90, LatencyMs: 700,
	}, time.Now(), time.Minute)
}

// talk adds a contact with a conversation that has a message in and out, with all
// that hangs on them.
func (w workspace) talk(ctx context.Context, tx *db.Tx, id func(string) uuid.UUID, wrote time.Time) error {
	phone, answer, external := "+33612345678", "wamid.2", "wamid.1"
	conversation := db.Conversation{ID: id("conversation"), SocialAccountID: w.ids["account"], ContactID: id("contact"),
		Channel: db.ChannelWhatsApp, LastMessageAt: wrote}
	in := db.Message{ID: id("message"), ConversationID: conversation.ID, SocialAccountID: w.ids["account"], Direction: db.In,
		Author: db.AuthorCustomer, Kind: db.KindImage, Body: "Where is my order?", Status: db.Received, ExternalID: &external, OccurredAt: wrote}
	out := db.Message{ID: id("reply"), ConversationID: conversation.ID, SocialAccountID: w.ids["account"], Direction: db.Out,
		Author: db.AuthorUser, Kind: db.KindText, Body: "On its way", Status: db.Queued, ExternalID: &answer, ReplyToExternalID: &external,
		OccurredAt: wrote.Add(time.Minute)}
	owner := w.ids["owner"]
	out.AuthorID = &owner
	code, details := 131026, "Receiver is incapable of receiving this message"
	return firstError(
		func() error {
			return tx.InsertContact(ctx, db.Contact{ID: conversation.ContactID, Name: "Zoé", Phone: &phone})
		},
		func() error {
			_, err := tx.InsertIdentity(ctx, db.ContactIdentity{ID: id("identity"), ContactID: conversation.ContactID,
				SocialAccountID: w.ids["account"], Kind: db.WhatsAppPhone, ExternalID: "33612345678", MatchKey: "33612345678"})
			return err
		},
		func() error { _, _, err := tx.OpenConversation(ctx, conversation); return err },
		func() error {
			conversation.Status, conversation.Priority = db.StatusOpen, db.PriorityHigh
			conversation.AssigneeID, conversation.LabelIDs = &owner, []uuid.UUID{w.ids["label"]}
			conversation.WaitingSince, conversation.LastInboundAt = &wrote, &wrote
			return tx.SaveConversation(ctx, conversation)
		},
		func() error { _, err := tx.InsertMessage(ctx, in); return err },
		func() error { _, err := tx.InsertMessage(ctx, out); return err },
		func() error { _, err := tx.BeginAttempt(ctx, out, time.Minute); return err },
		func() error {
			_, err := tx.FailMessage(ctx, out.ID, db.Failed, db.Failure{Code: &code, Cause: "RECIPIENT_UNREACHABLE", Remedy: "CONTACT_OTHERWISE", Details: &details})
			return err
		},
		func() error {
			return tx.InsertAttachment(ctx, db.Attachment{ID: id("attachment"), MessageID: &in.ID, Kind: db.AttachmentImage, State: db.AttachmentPending})
		},
		func() error { _, err := tx.AwaitTranscript(ctx, in.ID); return err },
		func() error {
			_, err := tx.SetReaction(ctx, db.Reaction{ID: db.NewID(), MessageID: out.ID, Author: db.AuthorCustomer, Emoji: "👍", OccurredAt: wrote})
			return err
		},
		func() error {
			_, err := tx.InsertNote(ctx, db.Note{ID: id("note"), ConversationID: conversation.ID, AuthorID: &owner, Body: "Look",
				MentionedUserIDs: []uuid.UUID{w.ids["colleague"]}, CreatedAt: wrote.Add(2 * time.Minute)})
			return err
		},
		func() error {
			return tx.InsertActivity(ctx, db.Activity{ID: id("activity"), ConversationID: conversation.ID, Kind: db.ActivityAssigned,
				ActorID: &owner, SubjectID: &owner, CreatedAt: wrote.Add(3 * time.Minute)})
		},
		func() error {
			_, err := tx.SaveDraft(ctx, db.Draft{ConversationID: conversation.ID, Body: "Dear"})
			return err
		},
		func() error { return tx.RefreshPreview(ctx, conversation.ID) },
	)
}

func firstError(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// subscribe starts a subscription and returns what waits for its next response.
func (a *api) subscribe(actor db.Actor, document, operation string) (next func() json.RawMessage) {
	a.t.Helper()
	ctx := graphql.StartOperationTrace(db.WithActor(a.t.Context(), actor))
	op, errs := a.exec.CreateOperationContext(ctx, &graphql.RawParams{Query: document, OperationName: operation})
	if len(errs) > 0 {
		a.t.Fatal(errs)
	}
	handler, ctx := a.exec.DispatchOperation(ctx, op)
	return func() json.RawMessage {
		response := handler(ctx)
		if response == nil || len(response.Errors) > 0 {
			a.t.Fatalf("the subscription ended or failed: %+v", response)
		}
		return response.Data
	}
}
