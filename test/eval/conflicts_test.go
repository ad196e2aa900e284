//go:build eval

package eval

import (
	_ "embed"
	"strings"
	"testing"

	"github.com/google/uuid"

	"socialsync/clients/ai"
	"socialsync/db"
	"socialsync/features/conflicts"
	"socialsync/features/knowledge"
)

//go:embed disagree.txt
var notes string

// note is a document of one sentence beside a business's own: it disagrees with them,
// or speaks of the same and does not.
type note struct {
	business, title, text string
	disagrees             bool
}

func notesOf(business string) (list []note) {
	for line := range strings.Lines(notes) {
		fields := strings.Split(strings.TrimSpace(line), " | ")
		if len(fields) == 4 && fields[0] == business {
			list = append(list, note{business: business, disagrees: fields[1] == "D", title: fields[2], text: fields[3]})
		}
	}
	return list
}

// TestConflicts prints what is found between the committed documents, which have no
// reason to disagree, and what is found of notes that do. It fails where that is worse
// than what was reached once.
func TestConflicts(t *testing.T) {
	s := newService(t)
	finder := &conflicts.Service{DB: s.DB, Events: s.Events, Queue: s.Queue, AI: ai.Tasks{Embed: s.Embedder}, Billing: s.Billing, Log: s.Log}
	look := func(actor db.Actor, source *uuid.UUID) []db.Conflict {
		if err := finder.LookAt(t.Context(), actor.WorkspaceID); err != nil {
			t.Fatal(err)
		}
		found, err := finder.List(t.Context(), actor, false, source)
		if err != nil {
			t.Fatal(err)
		}
		return found
	}
	var sources, judged, wrong, notes, missed, agree, fooled int
	for _, business := range businesses(t) {
		actor := s.workspace(business)
		s.load(actor, business)
		for _, c := range look(actor, nil) {
			wrong++
			t.Logf("not a conflict: %s: %q and %q", c.Subject, c.First.Quote, c.Second.Quote)
		}
		work, err := finder.Work(t.Context(), actor)
		if err != nil {
			t.Fatal(err)
		}
		usage, err := s.Usage(t.Context(), actor)
		if err != nil {
			t.Fatal(err)
		}
		judged, sources = judged+work.Compared, sources+usage.Sources
		for _, n := range notesOf(business) {
			added, err := s.Add(t.Context(), actor, knowledge.Upload{Filename: n.title + ".txt", Data: []byte(n.text)})
			s.read(actor, added.ID, err)
			found := look(actor, &added.ID)
			switch {
			case n.disagrees:
				notes++
			default:
				agree++
			}
			if n.disagrees && len(found) == 0 {
				missed++
				t.Logf("missed: %s: %q", business, n.text)
			}
			if !n.disagrees && len(found) > 0 {
				fooled++
				t.Logf("fooled: %q and %q", found[0].First.Quote, found[0].Second.Quote)
			}
			if err := s.Delete(t.Context(), actor, added.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("between %d sources %d pairs were judged, %d wrongly called a conflict (%.1f %%)", sources, judged, wrong, 100*float64(wrong)/float64(max(judged, 1)))
	t.Logf("of %d notes that disagree %d were found; of %d that do not, %d were taken for a conflict", notes, notes-missed, agree, fooled)
	if wrong > 0 || fooled > 0 || notes-missed < 22 {
		t.Errorf("%d and %d are no conflicts, %d were found: it was better before", wrong, fooled, notes-missed)
	}
}
