package knowledge_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/ai/aisim"
	"socialsync/db"
	"socialsync/features/knowledge"
	"socialsync/features/problem"
)

// upload adds a document without having it read.
func (l *library) upload(filename string, data []byte) *db.KnowledgeSource {
	l.t.Helper()
	source, err := l.Add(l.t.Context(), l.actor, knowledge.Upload{Filename: filename, Data: data})
	l.must(err)
	return source
}

// due makes everything that waits due now, as time alone would.
func (l *library) due() {
	l.t.Helper()
	l.sql(`update knowledge_sources set due_at = now() where due_at is not null`)
}

// embedded is how many texts the model was asked to embed.
func (l *library) embedded() (texts int) {
	for _, call := range l.sim.Calls() {
		if strings.HasSuffix(call.Path, "embeddings") {
			var body struct{ Input []string }
			l.must(json.Unmarshal(call.Body, &body))
			for _, text := range body.Input {
				if strings.Contains(text, "\n") { // a passage with its heading: no question
					texts++
				}
			}
		}
	}
	return texts
}

func failure(s *db.KnowledgeSource) db.KnowledgeFailure {
	if s.Failure == nil {
		return ""
	}
	return *s.Failure
}

func TestUnreadableDocumentFailsWithItsReason(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	scan := l.read(l.upload("scan.pdf", pdf("0.5 g 72 72 450 700 re f")).ID)
	if scan.Status != db.KnowledgeFailed || failure(scan) != db.FailureNoText || !strings.Contains(*scan.FailureDetail, "OCR") {
		t.Errorf("a scanned PDF: %s, %v", scan.Status, failure(scan))
	}
	if l.read(scan.ID).Status != db.KnowledgeFailed {
		t.Error("what failed is read again though nobody asked")
	}
	again, err := l.Retry(t.Context(), l.actor, scan.ID)
	l.must(err)
	if again.Status != db.KnowledgeQueued || again.Failure != nil || again.FailureDetail != nil {
		t.Errorf("asked to try again: %+v", again)
	}
	// Of one that is scanned in part it is said which pages.
	words := "BT /F1 12 Tf 72 700 Td (Lamps come with a bulb and a manual.) Tj ET "
	mixed := l.read(l.upload("mixed.pdf", pdf(words, "0.5 g 72 72 450 700 re f", "", "0.7 g 72 72 450 700 re f")).ID)
	if mixed.Status != db.KnowledgeIndexed || !slices.Equal(mixed.SilentPages, []int{2, 4}) {
		t.Errorf("%s, silent %v", mixed.Status, mixed.SilentPages)
	}
	if scan = l.read(scan.ID); failure(scan) != db.FailureNoText {
		t.Errorf("it is still scanned: %v", failure(scan))
	}
	l.must(l.Blobs.Delete(t.Context(), *scan.BlobKey))
	_, err = l.Retry(t.Context(), l.actor, scan.ID)
	l.must(err)
	if scan = l.read(scan.ID); failure(scan) != db.FailureGone {
		t.Errorf("its file is gone: %v", failure(scan))
	}
}

func TestModelThatDoesNotAnswerIsAskedAgain(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	l.Embedder.Attempts, l.Embedder.Cooldown = 1, time.Millisecond
	l.sim.AddFault(aisim.Fault{Kind: aisim.Error, Path: "embeddings", Next: 1})
	source := l.read(l.upload("delivery.md", []byte(delivery)).ID)
	if source.Status != db.KnowledgeQueued || source.Attempts != 1 || source.Failure != nil {
		t.Fatalf("after the model's error: %s, attempt %d", source.Status, source.Attempts)
	}
	if len(l.search("How long does delivery take?")) > 0 {
		t.Error("half a document answers")
	}
	if l.read(source.ID).Attempts != 1 {
		t.Error("it did not wait")
	}
	l.due()
	if source = l.read(source.ID); source.Status != db.KnowledgeIndexed || source.Attempts != 0 {
		t.Fatalf("after the second try: %s", source.Status)
	}

	l.sim.AddFault(aisim.Fault{Kind: aisim.Error, Path: "embeddings"})
	source = l.upload("returns.md", []byte("Lamps can be returned."))
	for range 6 {
		l.due()
		source = l.read(source.ID)
	}
	if source.Status != db.KnowledgeFailed || failure(source) != db.FailureModel {
		t.Errorf("after six tries: %s, %v", source.Status, failure(source))
	}
}

func TestRefusedKeyAndSpentBudgetAreTheirReasons(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	l.sim.AddFault(aisim.Fault{Kind: aisim.Quota, Path: "embeddings", Next: 1})
	if s := l.read(l.upload("a.md", []byte("Lamps are blown.")).ID); failure(s) != db.FailureModel {
		t.Errorf("an account out of money: %s, %v", s.Status, failure(s))
	}
	l.Billing.Plan.MonthlyMicros, l.Billing.Plan.DailyMicros = 0, 0
	s := l.read(l.upload("b.md", []byte("Lamps are mended.")).ID)
	if s.Status != db.KnowledgeFailed || failure(s) != db.FailureBudget {
		t.Errorf("no budget: %s, %v", s.Status, failure(s))
	}
}

// TestReaderThatLostItsClaimWritesNothing: a worker that was slow comes back after
// somebody else has read the source.
func TestReaderThatLostItsClaimWritesNothing(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	source := l.upload("delivery.md", []byte(delivery))
	reached, resume, first := make(chan struct{}), make(chan struct{}), atomic.Bool{}
	l.Extract = func(ctx context.Context, kind knowledge.FileType, data []byte) (*knowledge.Extracted, error) {
		if first.CompareAndSwap(false, true) {
			close(reached)
			<-resume
			data = []byte("# What the slow one read\n\nNothing of this may be found.")
		}
		return knowledge.Extract(ctx, kind, data)
	}
	slow := make(chan error)
	go func() { slow <- l.Read(context.WithoutCancel(t.Context()), l.actor.WorkspaceID, source.ID) }()
	<-reached
	if got := l.read(source.ID); got.Status != db.KnowledgeExtracting || got.Attempts != 1 {
		t.Fatalf("while it is held nobody else reads it: %s, attempt %d", got.Status, got.Attempts)
	}
	l.due() // the claim ran out
	got := l.read(source.ID)
	if got.Status != db.KnowledgeIndexed || got.ChunkCount != 3 {
		t.Fatalf("the second reader: %s, %d chunks", got.Status, got.ChunkCount)
	}
	close(resume)
	l.must(<-slow)
	after := l.source(source.ID)
	if after.Status != db.KnowledgeIndexed || *after.LiveVersionID != *got.LiveVersionID || after.CostMicros != got.CostMicros || len(l.search("nothing of this slow one")) > 0 {
		t.Errorf("the slow reader changed %+v to %+v", got, after)
	}
}

// TestSourceThatKillsWorkersFails: each reader takes it and is never heard of again.
func TestSourceThatKillsWorkersFails(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	source := l.upload("bomb.md", []byte(delivery))
	for n := range 6 {
		l.must(l.DB.Update(t.Context(), l.actor, func(tx *db.Tx) error {
			claimed, err := tx.ClaimKnowledge(t.Context(), source.ID, time.Minute)
			if err == nil && claimed.Attempts != n+1 {
				t.Errorf("attempt %d is counted as %d", n+1, claimed.Attempts)
			}
			return err
		}))
		l.due()
	}
	l.Extract = func(context.Context, knowledge.FileType, []byte) (*knowledge.Extracted, error) {
		t.Error("it is read a seventh time")
		return nil, errors.New("killed")
	}
	got := l.read(source.ID)
	if got.Status != db.KnowledgeFailed || failure(got) != db.FailureTooComplex {
		t.Errorf("after six workers: %s, %v", got.Status, failure(got))
	}
}

// TestSweepsFindWhatNobodyReads: the nudge was lost, a page's time has come, the
// installation's model changed.
func TestSweepsFindWhatNobodyReads(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	idle := l.add("delivery.md", delivery)
	lost := l.upload("lost.md", []byte("Lamps are blown in Lyon."))
	l.forgetTasks()
	l.must(l.Sweep(t.Context()))
	if got := l.tasks(); len(got) != 0 {
		t.Errorf("what was nudged a moment ago is swept: %v", got)
	}
	l.sql(`update knowledge_sources set due_at = now() - interval '10 seconds' where id = $1`, lost.ID)
	l.must(l.Sweep(t.Context()))
	l.must(l.Sweep(t.Context()))
	if got := l.tasks(); !slices.Equal(got, []string{lost.ID.String()}) {
		t.Errorf("the sweep asked for %v, want %s once", got, lost.ID)
	}
	l.read(lost.ID)

	l.forgetTasks()
	l.sql(`update knowledge_sources set refresh_hours = 1, refresh_at = now() - interval '1 second' where id = $1`, idle.ID)
	l.must(l.Sweep(t.Context()))
	if got := l.tasks(); !slices.Equal(got, []string{idle.ID.String()}) {
		t.Errorf("the sweep asked for %v, want the one to be looked at again: %s", got, idle.ID)
	}
	l.read(idle.ID)

	before := l.embedded()
	l.Embedder.Model = "text-embedding-3-large"
	l.must(l.SweepStale(t.Context()))
	for _, id := range []db.KnowledgeSource{*idle, *lost} {
		if got := l.source(id.ID); got.Status != db.KnowledgeQueued {
			t.Errorf("embedded by another model and left so: %s", got.Status)
		}
		if found := l.search("How long does delivery take in France?"); len(found) == 0 {
			t.Error("nothing answers while it is embedded anew")
		}
		l.read(id.ID)
	}
	if n := l.embedded() - before; n < 4 {
		t.Errorf("%d passages were embedded anew, want 4", n)
	}
	l.must(l.SweepStale(t.Context()))
	if got := l.source(idle.ID); got.Status != db.KnowledgeIndexed {
		t.Errorf("swept though its model is the one in use: %s", got.Status)
	}
}

// TestUnchangedTextCostsNothing: the same passage is embedded once in a workspace.
func TestUnchangedTextCostsNothing(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	var text strings.Builder
	for n := range 10 {
		fmt.Fprintf(&text, "# Lamp %d\n\nLamp number %d is blown by hand.\n\n", n, n)
	}
	source := l.add("lamps.md", text.String())
	if source.ChunkCount != 10 || l.embedded() != 10 {
		t.Fatalf("%d passages, %d embedded", source.ChunkCount, l.embedded())
	}
	_, err := l.Retry(t.Context(), l.actor, source.ID)
	l.must(err)
	again := l.read(source.ID)
	if again.Status != db.KnowledgeIndexed || l.embedded() != 10 || again.CostMicros != source.CostMicros {
		t.Errorf("read again: %s, %d embedded, cost %d after %d", again.Status, l.embedded(), again.CostMicros, source.CostMicros)
	}
	other := l.workspace("other@knowledge.test")
	l.must(l.Delete(t.Context(), l.actor, source.ID))
	l.actor = other
	if theirs := l.add("lamps.md", text.String()); theirs.ChunkCount != 10 || l.embedded() != 20 {
		t.Errorf("another workspace's embeddings are its own: %d embedded", l.embedded())
	}
	if more := l.add("lamps.md", text.String()+"# Lamp 10\n\nLamp number 10 is new.\n"); more.ChunkCount != 11 || l.embedded() != 21 {
		t.Errorf("of %d passages one is new, but %d were embedded", more.ChunkCount, l.embedded()-20)
	}
}

func TestUploadIsRefusedBeforeItIsKept(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	l.add("delivery.md", delivery)
	viewer := l.actor
	viewer.Role = db.RoleViewer
	for name, c := range map[string]struct {
		actor db.Actor
		in    knowledge.Upload
		code  problem.Code
	}{
		"the same again":    {l.actor, knowledge.Upload{Filename: "copy.md", Data: []byte(delivery)}, problem.Conflict},
		"too large":         {l.actor, knowledge.Upload{Filename: "a.txt", Data: []byte(strings.Repeat("a", knowledge.MaxDocument+1))}, problem.BadInput},
		"a picture":         {l.actor, knowledge.Upload{Filename: "a.pdf", Data: []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")}, problem.BadInput},
		"nothing":           {l.actor, knowledge.Upload{Filename: "a.txt"}, problem.BadInput},
		"by a viewer":       {viewer, knowledge.Upload{Filename: "a.txt", Data: []byte("text")}, problem.Forbidden},
		"past what is left": {l.actor, knowledge.Upload{Filename: "a.txt", Data: []byte(strings.Repeat("a", 600<<10))}, problem.LimitReached},
	} {
		l.Quota.Bytes = 512 << 10
		if _, err := l.Add(t.Context(), c.actor, c.in); problem.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
	l.Quota.Sources = 1
	if _, err := l.SaveFaq(t.Context(), l.actor, knowledge.SaveFaqInput{Questions: []string{"One more?"}, Answer: "No."}); problem.CodeOf(err) != problem.LimitReached {
		t.Errorf("one source too many: %v", err)
	}
	l.Quota.Sources, l.Quota.Chunks = 100, 3
	l.Quota.Bytes = 1 << 20
	usage, err := l.Usage(t.Context(), l.actor)
	if err != nil || usage.Chunks != 3 || usage.Sources != 1 || usage.UsedBytes != int64(len(delivery)) {
		t.Errorf("usage %+v, %v", usage, err)
	}
	if _, err := l.Add(t.Context(), l.actor, knowledge.Upload{Filename: "a.txt", Data: []byte("text")}); problem.CodeOf(err) != problem.LimitReached {
		t.Errorf("one passage too many: %v", err)
	}
	l.Quota.Chunks = 4
	if s := l.read(l.upload("two.md", []byte("# One\n\nText.\n\n# Two\n\nText.\n")).ID); failure(s) != db.FailureTooLarge {
		t.Errorf("two passages where one fits: %s, %v", s.Status, failure(s))
	}
}

// TestNewerDocumentTakesTheOldOnesPlace: with its settings, and not before it is
// whole; one that cannot be read leaves the old text in place.
func TestNewerDocumentTakesTheOldOnesPlace(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	source := l.add("delivery.md", delivery)
	agents := db.AudienceAgents
	_, err := l.UpdateSource(t.Context(), l.actor, knowledge.UpdateKnowledgeSourceInput{ID: source.ID, Audience: &agents, Tags: []string{"shop"}})
	l.must(err)
	says := func() string {
		found, err := l.Search(t.Context(), l.actor, knowledge.SearchInput{Query: "How long does delivery take in France?", Audience: agents})
		l.must(err)
		if len(found) == 0 {
			return ""
		}
		return found[0].Text
	}
	replace := func(name string, data []byte) *db.KnowledgeSource {
		replaced, err := l.Add(t.Context(), l.actor, knowledge.Upload{Filename: name, Data: data, Replaces: &source.ID})
		l.must(err)
		if replaced.ID != source.ID || replaced.Status != db.KnowledgeQueued || !strings.Contains(says(), "3 to 5") {
			t.Fatalf("before it is read: %+v answers %q", replaced, says())
		}
		return l.read(source.ID)
	}
	l.Quota.Sources = 1 // no room for another, and none is needed
	if scan := replace("scan.pdf", pdf("0.5 g 72 72 450 700 re f")); failure(scan) != db.FailureNoText || !strings.Contains(says(), "3 to 5") {
		t.Errorf("a scan: %s answers %q", scan.Status, says())
	}
	if _, err := l.Blobs.Get(t.Context(), *source.BlobKey); err == nil {
		t.Error("the old file is still there")
	}
	newer := replace("delivery-2027.md", []byte(strings.ReplaceAll(delivery, "3 to 5", "2 to 4")))
	if newer.Status != db.KnowledgeIndexed || newer.Audience != agents || !slices.Equal(newer.Tags, []string{"shop"}) || newer.Title != "delivery" || *newer.Filename != "delivery-2027.md" {
		t.Errorf("the newer one: %+v", newer)
	}
	if !strings.Contains(says(), "2 to 4") || l.embedded() != 4 {
		t.Errorf("it answers %q; %d passages were embedded where one is new", says(), l.embedded())
	}
	faq, err := l.SaveFaq(t.Context(), l.workspace("other@knowledge.test"), knowledge.SaveFaqInput{Questions: []string{"One?"}, Answer: "Yes."})
	l.must(err)
	for _, id := range []uuid.UUID{faq.ID, db.NewID()} {
		if _, err := l.Add(t.Context(), l.actor, knowledge.Upload{Filename: "a.md", Data: []byte("text"), Replaces: &id}); problem.CodeOf(err) != problem.NotFound {
			t.Errorf("replacing what is no document of ours: %v", err)
		}
	}
}

// TestBenchSaysWhatIsNotUsed: passages past the room of an answer, old ones and ones
// that are being read are shown as such.
func TestBenchSaysWhatIsNotUsed(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	var text strings.Builder
	for n := range 10 {
		fmt.Fprintf(&text, "# Lamp %d\n\nThis lamp hangs in room %d.\n\n", n, n)
	}
	source := l.add("lamps.md", text.String())
	replaced, err := l.Add(t.Context(), l.actor, knowledge.Upload{Filename: "lamps.md", Data: []byte("# Lamp\n\nThis lamp hangs in the new room.\n"), Replaces: &source.ID})
	l.must(err)
	reasons := func() map[knowledge.LeftOutReason]int {
		limit, test := 50, map[knowledge.LeftOutReason]int{}
		found, err := l.TestSearch(t.Context(), l.actor, knowledge.TestSearchInput{Question: "Which lamp hangs in a room?", Limit: &limit})
		l.must(err)
		for _, p := range found.Ranked {
			for _, r := range p.LeftOut {
				test[r]++
			}
			if len(p.LeftOut) == 0 {
				test["USED"]++
			}
		}
		return test
	}
	if got := reasons(); got["USED"] != 8 || got[knowledge.LeftOutTooMany] != 2 {
		t.Errorf("of ten passages: %v", got)
	}
	l.Embedder.Attempts = 1
	l.sim.AddFault(aisim.Fault{Kind: aisim.Error, Path: "embeddings", Next: 1})
	l.read(replaced.ID)
	if got := reasons(); got[knowledge.LeftOutNotReady] != 1 || got["USED"] != 8 {
		t.Errorf("half way: %v", got)
	}
	l.due()
	l.read(replaced.ID)
	if got := reasons(); got[knowledge.LeftOutSuperseded] != 10 || got["USED"] != 1 || got[knowledge.LeftOutNotReady] != 0 {
		t.Errorf("after it was replaced: %v", got)
	}
}
