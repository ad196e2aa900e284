package transcripts_test

import (
	"context"
	"encoding/binary"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"
	"github.com/jackc/pgx/v5"

	"socialsync/clients/ai"
	"socialsync/clients/ai/aisim"
	"socialsync/clients/blob"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/agents"
	"socialsync/features/billing"
	"socialsync/features/inbox"
	"socialsync/features/problem"
	"socialsync/features/transcripts"
	"socialsync/jobs/queue"
)

// world is a workspace whose assistant may draft, and a customer who has sent
// three seconds of speech, which are here and wait to be written down.
type world struct {
	*transcripts.Service
	t            *testing.T
	sim          *aisim.Server
	raw          *pgx.Conn
	agent        db.Actor
	conversation uuid.UUID
	message      uuid.UUID
}

const (
	spoken = "Bonjour, est-ce que je peux retourner une lampe ouverte ?"
	costs  = 300 // three seconds of Whisper, in millionths of a dollar
)

func newWorld(t *testing.T) *world {
	t.Helper()
	urls := dbtest.URLs(t)
	store := dbtest.Open(t, urls)
	redis, prefix := dbtest.Redis(t)
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	hub := events.NewHub(redis, prefix, log)
	blobs, err := blob.Open(t.Context(), "mem://")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = blobs.Close() })
	sim, url := aisim.Start(t)
	client := ai.New(ai.Endpoint{BaseURL: url, Key: "test", Offline: true}, "whisper-1", log)
	client.Attempts = 1
	raw, err := pgx.Connect(t.Context(), urls.Owner)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = raw.Close(context.WithoutCancel(t.Context())) })
	w := &world{t: t, sim: sim, raw: raw, conversation: db.NewID(), message: db.NewID(), agent: db.Actor{WorkspaceID: db.NewID(), Role: db.RoleOwner}}
	w.Service = &transcripts.Service{
		DB: store, Events: hub, Blobs: blobs, Memory: inbox.MediaMemory(), Log: log,
		Queue: &queue.Client{Asynq: asynq.NewClientFromRedisClient(redis), Prefix: prefix, Log: log},
		Billing: &billing.Service{
			DB: store, Events: hub, Log: log, Plan: billing.Plan{MonthlyMicros: 10_000_000, DailyMicros: 2_000_000},
			AI: ai.Tasks{Answer: client, Judge: client, Embed: client, Moderate: client, Transcribe: client},
		},
	}
	w.settle()
	return w
}

// settle makes the workspace, its customer and the recording.
func (w *world) settle() {
	ctx, account, contact := w.t.Context(), db.NewID(), db.NewID()
	w.do(w.DB.Global(ctx, "test", func(tx *db.Tx) error {
		owner, err := tx.CreateUser(ctx, db.NewUser{ID: db.NewID(), Email: "a@test.test", Name: "Ada", Locale: "en", TimeZone: "UTC"})
		if err != nil {
			return err
		}
		w.agent.UserID = owner.ID
		_, err = tx.CreateWorkspace(ctx, w.agent.WorkspaceID, "Test", owner.ID)
		return err
	}))
	assistant := &agents.Service{DB: w.DB, Events: w.Events, Queue: w.Queue, Billing: w.Billing}
	_, err := assistant.Publish(ctx, w.agent, agents.PublishAgentInput{})
	w.do(err)
	w.do(assistant.SetMode(ctx, w.agent, agents.SetAgentModeInput{Mode: db.ModeDraft}))
	w.update(func(tx *db.Tx) error {
		if _, err := tx.SaveConnection(ctx, db.SocialAccount{ID: account, Channel: db.ChannelWhatsApp, ExternalID: "1", Name: "1"}, []byte("sealed")); err != nil {
			return err
		}
		if err := tx.InsertContact(ctx, db.Contact{ID: contact, Name: "Bea"}); err != nil {
			return err
		}
		if _, _, err := tx.OpenConversation(ctx, db.Conversation{
			ID: w.conversation, SocialAccountID: account, ContactID: contact, Channel: db.ChannelWhatsApp, LastMessageAt: time.Now(),
		}); err != nil {
			return err
		}
		_, err := tx.InsertMessage(ctx, db.Message{
			ID: w.message, ConversationID: w.conversation, SocialAccountID: account, Direction: db.In, Author: db.AuthorCustomer,
			Kind: db.KindVoice, Status: db.Received, OccurredAt: time.Now(),
		})
		return err
	})
	audio := append([]byte("OggS\x00\x04"), binary.LittleEndian.AppendUint64(nil, 3*48_000)...)
	audio = append(audio, "sim-text:"+spoken+"\x00"...)
	file := db.StoredFile{
		Kind: db.AttachmentVoice, MimeType: "audio/ogg", SizeBytes: int64(len(audio)), SHA256: "0", BlobKey: w.message.String(), DurationMs: new(3000),
	}
	w.do(w.Blobs.Put(ctx, file.BlobKey, file.MimeType, audio))
	w.update(func(tx *db.Tx) error {
		id := db.NewID()
		if err := tx.InsertAttachment(ctx, db.Attachment{ID: id, MessageID: &w.message, Kind: db.AttachmentVoice, State: db.AttachmentPending}); err != nil {
			return err
		}
		if _, err := tx.StoreAttachment(ctx, id, file); err != nil {
			return err
		}
		_, err := tx.AwaitTranscript(ctx, w.message)
		return err
	})
}

func (w *world) do(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) update(fn func(*db.Tx) error) {
	w.t.Helper()
	w.do(w.DB.Update(w.t.Context(), db.SystemActor(w.agent.WorkspaceID), fn))
}

// transcribe runs the job and returns what there is; nil when it was erased.
func (w *world) transcribe() *db.Transcript {
	w.t.Helper()
	w.do(w.Transcribe(w.t.Context(), w.agent.WorkspaceID, w.message))
	return w.transcript()
}

func (w *world) transcript() *db.Transcript {
	w.t.Helper()
	var list []db.Transcript
	w.do(w.DB.View(w.t.Context(), w.agent, func(tx *db.Tx) (err error) {
		list, err = tx.Transcripts(w.t.Context(), []uuid.UUID{w.message})
		return err
	}))
	if len(list) == 0 {
		return nil
	}
	return &list[0]
}

// must fails unless the transcript ended like this.
func (w *world) must(t *db.Transcript, state db.TranscriptState, reason db.TranscriptReason) {
	w.t.Helper()
	if t == nil || t.State != state || (t.Reason == nil) != (reason == "") || t.Reason != nil && *t.Reason != reason || t.State != db.TranscriptPending && t.DueAt != nil {
		w.t.Fatalf("want %s %s, got %+v", state, reason, t)
	}
}

// due lets a pause or a lease run out.
func (w *world) due() {
	w.t.Helper()
	_, err := w.raw.Exec(w.t.Context(), `update transcripts set due_at = now() where due_at is not null`)
	w.do(err)
}

// spent is what was charged, with nothing left on hold.
func (w *world) spent() int64 {
	w.t.Helper()
	b, err := w.Billing.Budget(w.t.Context(), w.agent)
	w.do(err)
	if b.HeldMicros != 0 {
		w.t.Errorf("%d are still on hold", b.HeldMicros)
	}
	return b.SpentTodayMicros
}

// found says whether a search finds the conversation, and what its line says.
func (w *world) found(search string) (is bool, preview string) {
	w.t.Helper()
	w.do(w.DB.View(w.t.Context(), w.agent, func(tx *db.Tx) error {
		page, err := tx.ConversationPage(w.t.Context(), db.ConversationQuery{Filter: db.ConversationFilter{Search: &search}, First: 5})
		if err != nil {
			return err
		}
		is = slices.ContainsFunc(page.Connection.Edges, func(e db.ConversationEdge) bool { return e.Node.ID == w.conversation })
		messages, err := tx.FoundMessages(w.t.Context(), w.conversation, search, 5)
		if err != nil {
			return err
		}
		if is != slices.Contains(messages, w.message) {
			w.t.Errorf("a search for %q finds the conversation: %v, and in it %v", search, is, messages)
		}
		c, err := tx.Conversation(w.t.Context(), w.conversation)
		if err == nil {
			preview = c.PreviewBody
		}
		return err
	}))
	return is, preview
}

// TestARecordingIsWrittenDownOnce: it can be read, found and seen in the list, and
// a second nudge neither calls nor charges.
func TestARecordingIsWrittenDownOnce(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for range 2 {
		got := w.transcribe()
		w.must(got, db.TranscriptDone, "")
		if got.Text != spoken || got.Language != "fr" || got.Model != "whisper-1" {
			t.Fatalf("%+v", got)
		}
	}
	if calls, spent := len(w.sim.Calls()), w.spent(); calls != 1 || spent != costs {
		t.Errorf("%d calls cost %d", calls, spent)
	}
	for _, search := range []string{"retourner une lampe", "Lampe OUVERTE"} {
		if is, preview := w.found(search); !is || preview != spoken {
			t.Errorf("%q found: %v; the list says %q", search, is, preview)
		}
	}
	if is, _ := w.found("remboursement"); is {
		t.Error("a search finds what was not said")
	}
}

// TestNobodySpendsUnasked: while the assistant may do nothing a recording is left
// alone, until a person asks; a viewer may not.
func TestNobodySpendsUnasked(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	assistant := &agents.Service{DB: w.DB, Events: w.Events, Queue: w.Queue, Billing: w.Billing}
	w.do(assistant.SetBrake(t.Context(), w.agent, agents.SetAgentBrakeInput{Brake: db.BrakeStopped}))
	w.must(w.transcribe(), db.TranscriptSkipped, db.TranscriptAIOff)
	if calls, spent := len(w.sim.Calls()), w.spent(); calls != 0 || spent != 0 {
		t.Fatalf("%d calls cost %d", calls, spent)
	}
	viewer := db.Actor{UserID: w.agent.UserID, WorkspaceID: w.agent.WorkspaceID, Role: db.RoleViewer}
	if _, err := w.Request(t.Context(), viewer, transcripts.TranscribeMessageInput{MessageID: w.message}); problem.CodeOf(err) != problem.Forbidden {
		t.Errorf("a viewer asks: %v", err)
	}
	_, err := w.Request(t.Context(), w.agent, transcripts.TranscribeMessageInput{MessageID: w.message})
	w.do(err)
	w.must(w.transcript(), db.TranscriptPending, "")
	w.must(w.transcribe(), db.TranscriptDone, "")
	_, err = w.Request(t.Context(), w.agent, transcripts.TranscribeMessageInput{MessageID: w.message})
	w.do(err)
	w.must(w.transcribe(), db.TranscriptDone, "")
	if calls, spent := len(w.sim.Calls()), w.spent(); calls != 1 || spent != costs {
		t.Errorf("%d calls cost %d", calls, spent)
	}
}

// TestTheBudgetsEnd: nothing is called, and once there is money a person may ask again.
func TestTheBudgetsEnd(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	_, err := w.Billing.SetDailyBudget(t.Context(), w.agent, billing.SetDailyBudgetInput{DailyLimitMicros: new(int64(costs - 1))})
	w.do(err)
	w.must(w.transcribe(), db.TranscriptSkipped, db.TranscriptBudget)
	if calls := len(w.sim.Calls()); calls != 0 {
		t.Errorf("%d calls", calls)
	}
	_, err = w.Billing.SetDailyBudget(t.Context(), w.agent, billing.SetDailyBudgetInput{})
	w.do(err)
	_, err = w.Request(t.Context(), w.agent, transcripts.TranscribeMessageInput{MessageID: w.message})
	w.do(err)
	w.must(w.transcribe(), db.TranscriptDone, "")
}

// TestWhatIsTakenBackIsForgotten: also while the model listens, when only the cost stays.
func TestWhatIsTakenBackIsForgotten(t *testing.T) {
	t.Parallel()
	for name, during := range map[string]bool{"afterwards": false, "meanwhile": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			revoke := func() {
				w.update(func(tx *db.Tx) error {
					if _, err := tx.EraseMessage(t.Context(), w.message, time.Now()); err != nil {
						return err
					}
					if _, err := tx.RemoveAttachments(t.Context(), w.message); err != nil {
						return err
					}
					return tx.RefreshPreview(t.Context(), w.conversation)
				})
			}
			if during {
				w.Billing.AI.Transcribe.HTTP.Transport = before{revoke, w.Billing.AI.Transcribe.HTTP.Transport}
			}
			w.transcribe()
			if !during {
				revoke()
			}
			if got := w.transcript(); got != nil {
				t.Errorf("it is still there: %+v", got)
			}
			if is, preview := w.found("retourner une lampe"); is || preview != "" {
				t.Errorf("found: %v; the list says %q", is, preview)
			}
			if spent := w.spent(); spent != costs {
				t.Errorf("%d were charged", spent)
			}
			if _, err := w.Request(t.Context(), w.agent, transcripts.TranscribeMessageInput{MessageID: w.message}); problem.CodeOf(err) != problem.BadInput {
				t.Errorf("asking for it again: %v", err)
			}
		})
	}
}

// before does something before each request.
type before struct {
	do   func()
	then http.RoundTripper
}

func (b before) RoundTrip(r *http.Request) (*http.Response, error) {
	b.do()
	return b.then.RoundTrip(r)
}

// TestAModelThatDoesNotAnswer is tried again with pauses, then given up; nothing is
// charged.
func TestAModelThatDoesNotAnswer(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.sim.AddFault(aisim.Fault{Kind: aisim.Error, Path: "transcriptions", Next: 5})
	for range 4 {
		got := w.transcribe()
		w.must(got, db.TranscriptPending, "")
		if again := w.transcribe(); again.Attempts != got.Attempts {
			t.Error("it was tried before its pause was over")
		}
		w.due()
	}
	w.must(w.transcribe(), db.TranscriptFailed, db.TranscriptUnavailable)
	if spent := w.spent(); spent != 0 {
		t.Errorf("%d were charged", spent)
	}
}

// TestAWorkerThatDies leaves a recording that is written down by the next, and
// charged once.
func TestAWorkerThatDies(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ctx, die := context.WithCancel(t.Context())
	usual := w.Billing.AI.Transcribe.HTTP.Transport
	w.Billing.AI.Transcribe.HTTP.Transport = before{die, usual} // told to end, it gives the recording back
	w.do(w.Transcribe(ctx, w.agent.WorkspaceID, w.message))
	w.must(w.transcript(), db.TranscriptPending, "")
	w.Billing.AI.Transcribe.HTTP.Transport = usual
	w.due()
	w.update(func(tx *db.Tx) error { // another dies without a word, its hold open
		if _, err := tx.ClaimTranscript(t.Context(), w.message, time.Minute); err != nil {
			return err
		}
		_, err := w.Billing.ReserveIn(t.Context(), tx, billing.Reservation{
			Key: "transcript:" + w.message.String(), Purpose: db.PurposeTranscription, Model: "whisper-1", EstimatedMicros: costs,
		})
		return err
	})
	w.must(w.transcribe(), db.TranscriptPending, "")
	w.due()
	due := 0
	w.do(w.DB.Global(t.Context(), "test", func(tx *db.Tx) error {
		refs, err := tx.DueTranscripts(t.Context(), 10)
		due = len(refs)
		return err
	}))
	w.must(w.transcribe(), db.TranscriptDone, "")
	if spent := w.spent(); spent != costs || due != 1 {
		t.Errorf("%d were charged, %d were due", spent, due)
	}
}

// TestAnotherWorkspaceHearsNothing: neither by id nor by search.
func TestAnotherWorkspaceHearsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.must(w.transcribe(), db.TranscriptDone, "")
	stranger := db.Actor{UserID: db.NewID(), WorkspaceID: db.NewID(), Role: db.RoleOwner}
	if _, err := w.Request(t.Context(), stranger, transcripts.TranscribeMessageInput{MessageID: w.message}); problem.CodeOf(err) != problem.NotFound {
		t.Errorf("asking: %v", err)
	}
	w.do(w.DB.View(t.Context(), stranger, func(tx *db.Tx) error {
		list, err := tx.Transcripts(t.Context(), []uuid.UUID{w.message})
		if len(list) != 0 {
			err = errors.Join(err, errors.New("it is seen by its id"))
		}
		return err
	}))
	var hits int
	w.do(w.DB.View(t.Context(), stranger, func(tx *db.Tx) error {
		page, err := tx.ConversationPage(t.Context(), db.ConversationQuery{Filter: db.ConversationFilter{Search: new("lampe")}, First: 5})
		hits = len(page.Connection.Edges)
		return err
	}))
	if hits != 0 {
		t.Error("it is found")
	}
}
