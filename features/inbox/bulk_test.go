package inbox_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/inbox"
	"socialsync/features/problem"
)

// crowd makes n conversations in which a customer waits.
func (w *world) crowd(n int) {
	w.t.Helper()
	messages := make([]string, n)
	for i := range messages {
		messages[i] = text(fmt.Sprintf("wamid.%d", i), fmt.Sprintf("336%08d", i), "hello", time.Now())
	}
	w.receive(db.ChannelWhatsApp, whatsApp("messages", `"messages":[`+strings.Join(messages, ",")+`]`))
}

// inbox returns all conversations, in the order of their ids.
func (w *world) inbox() (list []db.Conversation) {
	w.t.Helper()
	rows, err := w.raw.Query(w.t.Context(), `select id from conversations order by id`)
	w.do("list", err)
	var ids []uuid.UUID
	for rows.Next() {
		var id uuid.UUID
		w.do("scan", rows.Scan(&id))
		ids = append(ids, id)
	}
	w.do("read", w.DB.View(w.t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) (err error) {
		list, err = tx.ConversationsByID(w.t.Context(), ids)
		return err
	}))
	slices.SortFunc(list, func(a, b db.Conversation) int { return slices.Index(ids, a.ID) - slices.Index(ids, b.ID) })
	return list
}

// bulk reads how far a bulk change is.
func (w *world) bulk(id uuid.UUID) (b db.BulkChange) {
	w.t.Helper()
	w.do("bulk change", w.DB.View(w.t.Context(), db.SystemActor(w.workspace), func(tx *db.Tx) error {
		found, err := tx.BulkChange(w.t.Context(), id)
		if err == nil {
			b = *found
		}
		return err
	}))
	return b
}

func (w *world) expectBulk(id uuid.UUID, state db.BulkChangeState, total, done, failed, undone int) {
	w.t.Helper()
	b := w.bulk(id)
	if b.State != state || b.Total != total || b.Done != done || b.Failed != failed || b.Undone != undone {
		w.t.Fatalf("%s: %d of %d done, %d failed, %d undone; want %s: %d of %d, %d, %d",
			b.State, b.Done, b.Total, b.Failed, b.Undone, state, done, total, failed, undone)
	}
	if isOver := state == db.BulkDone || state == db.BulkUndone; isOver != (b.FinishedAt != nil) {
		w.t.Errorf("%s, finished at %v", b.State, b.FinishedAt)
	}
}

func resolveAll() db.ConversationChange {
	return db.ConversationChange{Status: &db.StatusChange{Status: db.StatusResolved}}
}

// TestChangeMatching: everything that matched when the change began is changed, also
// what leaves the filter by it, and nothing else; two workers at once do it once. Undo
// puts back what was, but for what a person has decided since.
func TestChangeMatching(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.crowd(120)
	before := w.inbox()
	agent, waiting := w.member(db.RoleAgent), db.ViewNeedsReply
	in := inbox.ChangeMatchingInput{
		ID: db.NewID(), Filter: &db.ConversationFilter{View: &waiting}, Except: []uuid.UUID{before[7].ID}, Change: resolveAll(),
	}
	if n, err := w.CountMatching(t.Context(), agent, *in.Filter); n != 120 || err != nil {
		t.Fatalf("%d match, %v", n, err)
	}
	for range 2 { // the second time begins nothing
		bulk, err := w.ChangeMatching(t.Context(), agent, in)
		w.do("begin", err)
		if bulk.ID != in.ID || bulk.Total != 119 {
			t.Fatalf("began %+v", bulk)
		}
	}
	var workers sync.WaitGroup
	for range 2 {
		workers.Go(func() {
			if err := w.ContinueBulkChange(t.Context(), w.workspace, in.ID); err != nil {
				t.Error(err)
			}
		})
	}
	workers.Wait()
	w.do("once more", w.ContinueBulkChange(t.Context(), w.workspace, in.ID))
	w.expectBulk(in.ID, db.BulkDone, 119, 119, 0, 0)
	for i, c := range w.inbox() {
		if want := db.StatusResolved; i != 7 && c.Status != want || i == 7 && c.Status != db.StatusOpen {
			t.Errorf("conversation %d is %s", i, c.Status)
		}
	}
	var said int
	w.do("count", w.raw.QueryRow(t.Context(), `select count(*) from activities where actor_id = $1`, agent.UserID).Scan(&said))
	if said != 119 {
		t.Errorf("the timelines say %d times that it was done", said)
	}

	_, err := w.SetStatus(t.Context(), agent, inbox.SetStatusInput{ConversationIDs: []uuid.UUID{before[3].ID}, Status: db.StatusPending})
	w.do("decide otherwise", err)
	for range 2 {
		_, err = w.UndoBulkChange(t.Context(), agent, in.ID)
		w.do("undo", err)
		w.do("work", w.ContinueBulkChange(t.Context(), w.workspace, in.ID))
	}
	w.expectBulk(in.ID, db.BulkUndone, 119, 119, 0, 118)
	for i, c := range w.inbox() {
		switch {
		case i == 3 && c.Status != db.StatusPending:
			t.Errorf("what was decided since became %s", c.Status)
		case i != 3 && (c.Status != db.StatusOpen || c.WaitingSince == nil || !c.WaitingSince.Equal(*before[i].WaitingSince)):
			t.Errorf("conversation %d is %s, waiting since %v", i, c.Status, c.WaitingSince)
		}
	}
}

// TestUndoWhileItRuns: a change that is taken back half-way stops, and takes back its half.
func TestUndoWhileItRuns(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.crowd(60)
	agent, id := w.member(db.RoleAgent), db.NewID()
	urgent := db.PriorityUrgent
	_, err := w.ChangeMatching(t.Context(), agent, inbox.ChangeMatchingInput{ID: id, Change: db.ConversationChange{Priority: &urgent}})
	w.do("begin", err)
	isOver, err := w.BulkBatch(t.Context(), agent, id)
	w.do("one batch", err)
	if isOver {
		t.Fatal("60 conversations are one batch")
	}
	w.expectBulk(id, db.BulkRunning, 60, 50, 0, 0)
	_, err = w.UndoBulkChange(t.Context(), agent, id)
	w.do("undo", err)
	w.do("work", w.ContinueBulkChange(t.Context(), w.workspace, id))
	w.expectBulk(id, db.BulkUndone, 60, 50, 0, 50)
	for _, c := range w.inbox() {
		if c.Priority != db.PriorityNone {
			t.Errorf("conversation %s is %s", c.ID, c.Priority)
		}
	}
}

// TestBulkFailures: one conversation that cannot be changed does not keep the others,
// and a colleague who leaves half-way gets nothing more.
func TestBulkFailures(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.crowd(3)
	agent, list := w.member(db.RoleAgent), w.inbox()
	var full []uuid.UUID
	for i := range 21 {
		label, err := w.SaveLabel(t.Context(), w.member(db.RoleAdmin), inbox.SaveLabelInput{Name: fmt.Sprint("label ", i), Color: db.LabelColor("BLUE")})
		w.do("label", err)
		full = append(full, label.ID)
	}
	_, err := w.ChangeLabels(t.Context(), agent, inbox.ChangeLabelsInput{ConversationIDs: []uuid.UUID{list[0].ID}, Add: full[:20]})
	w.do("fill", err)
	id := db.NewID()
	_, err = w.ChangeMatching(t.Context(), agent, inbox.ChangeMatchingInput{
		ID: id, Change: db.ConversationChange{Labels: &db.LabelsChange{Add: full[20:]}},
	})
	w.do("begin", err)
	w.do("work", w.ContinueBulkChange(t.Context(), w.workspace, id))
	w.expectBulk(id, db.BulkDone, 3, 2, 1, 0)
	if c := w.inbox(); len(c[0].LabelIDs) != 20 || len(c[1].LabelIDs) != 1 || len(c[2].LabelIDs) != 1 {
		t.Errorf("labels: %v %v %v", c[0].LabelIDs, c[1].LabelIDs, c[2].LabelIDs)
	}

	leaver, id := w.member(db.RoleAgent), db.NewID()
	_, err = w.ChangeMatching(t.Context(), agent, inbox.ChangeMatchingInput{
		ID: id, Change: db.ConversationChange{Assignee: &db.AssigneeChange{AssigneeID: &leaver.UserID}},
	})
	w.do("begin", err)
	_, err = w.raw.Exec(t.Context(), `delete from memberships where user_id = $1`, leaver.UserID)
	w.do("leave", err)
	w.do("work", w.ContinueBulkChange(t.Context(), w.workspace, id))
	w.expectBulk(id, db.BulkDone, 3, 0, 3, 0)
}

// TestBulkRefusals: what cannot be done is refused before anything is.
func TestBulkRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	agent, viewer, nobody := w.member(db.RoleAgent), w.member(db.RoleViewer), uuid.New()
	search := "nobody is called so"
	for name, c := range map[string]struct {
		actor db.Actor
		in    inbox.ChangeMatchingInput
		want  problem.Code
	}{
		"a viewer":       {viewer, inbox.ChangeMatchingInput{Change: resolveAll()}, problem.Forbidden},
		"no change":      {agent, inbox.ChangeMatchingInput{}, problem.BadInput},
		"nothing":        {agent, inbox.ChangeMatchingInput{Filter: &db.ConversationFilter{Search: &search}, Change: resolveAll()}, problem.NotFound},
		"not a member":   {agent, inbox.ChangeMatchingInput{Change: db.ConversationChange{Assignee: &db.AssigneeChange{AssigneeID: &nobody}}}, problem.NotFound},
		"not a label":    {agent, inbox.ChangeMatchingInput{Change: db.ConversationChange{Labels: &db.LabelsChange{Add: []uuid.UUID{nobody}}}}, problem.NotFound},
		"too many names": {agent, inbox.ChangeMatchingInput{Change: resolveAll(), Except: make([]uuid.UUID, 1001)}, problem.BadInput},
	} {
		c.in.ID = db.NewID()
		if _, err := w.ChangeMatching(t.Context(), c.actor, c.in); problem.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	var left int
	w.do("count", w.raw.QueryRow(t.Context(), `select count(*) from bulk_changes`).Scan(&left))
	if left != 0 {
		t.Errorf("%d were begun", left)
	}
}
