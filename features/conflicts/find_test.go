package conflicts_test

import (
	"context"
	"slices"
	"sync"
	"testing"
	"time"

	"socialsync/clients/ai/aisim"
	"socialsync/db"
	"socialsync/features/knowledge"
)

const (
	threeDays = "# Delivery\n\nDelivery within France takes 3 to 5 working days.\n"
	tenDays   = "# Shipping in France\n\nDelivery within France takes 10 days.\n"
	disagree  = "Delivery within France takes 3 to 5 working days. | Delivery within France takes 10 days."
)

// TestDocumentsThatDisagree are found with the sentences as they stand there, are judged
// once, and leave by themselves when one of them is not what it was, or counts no more.
func TestDocumentsThatDisagree(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(w.owner, "delivery.md", threeDays)
	if found := w.look(); len(found) > 0 || w.judged() > 0 {
		t.Fatalf("alone it disagrees with nobody: %q", found)
	}
	other := w.add(w.owner, "shipping.md", tenDays)
	if found := w.look(); !slices.Equal(found, []string{disagree}) {
		t.Fatalf("found %q", found)
	}
	found, err := w.List(t.Context(), w.owner, false, &other)
	w.must(err)
	if c := found[0]; c.Subject == "" || c.First.Title != "delivery" || c.Second.SourceID != other || c.Second.Heading != "shipping › Shipping in France" {
		t.Errorf("it is %+v", c)
	}
	asked := w.judged()
	w.must(w.knowledge.Delete(t.Context(), w.owner, w.add(w.owner, "elsewhere.md", "# Jobs\n\nWe hire a baker.\n")))
	if w.look(); w.judged() != asked {
		t.Errorf("the same texts were judged again: %d calls, then %d", asked, w.judged())
	}

	off, on, past := false, true, time.Now().Add(-time.Hour)
	for _, c := range []struct {
		why    string
		change knowledge.UpdateKnowledgeSourceInput
		open   int
	}{
		{"switched off", knowledge.UpdateKnowledgeSourceInput{ID: other, IsEnabled: &off}, 0},
		{"switched on again", knowledge.UpdateKnowledgeSourceInput{ID: other, IsEnabled: &on}, 1},
		{"past its date", knowledge.UpdateKnowledgeSourceInput{ID: other, Upkeep: &knowledge.KnowledgeUpkeepInput{ValidUntil: &past}}, 0},
		{"without a date", knowledge.UpdateKnowledgeSourceInput{ID: other, Upkeep: &knowledge.KnowledgeUpkeepInput{}}, 1},
	} {
		w.change(c.change)
		if found := w.look(); len(found) != c.open || w.judged() != asked {
			t.Errorf("%s: %q after %d calls", c.why, found, w.judged())
		}
	}
	w.add(w.owner, "shipping.md", "# Shipping in France\n\nDelivery within France takes 3 to 5 working days, as everywhere.\n", other)
	if found := w.look(); len(found) > 0 {
		t.Errorf("corrected, it still disagrees: %q", found)
	}
	w.add(w.owner, "shipping.md", "# Shipping in France\n\nDelivery within France takes 2 days.\n", other)
	if found := w.look(); len(found) != 1 {
		t.Errorf("and then found %q", found)
	}
	w.must(w.knowledge.Delete(t.Context(), w.owner, other))
	if n := w.count(`select count(*) from passage_pairs`); len(w.look()) > 0 || n > 0 {
		t.Errorf("%d pairs are left of a document that is gone", n)
	}
}

// TestAFaq is one passage, however many ways there are to ask it.
func TestAFaq(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(w.owner, "delivery.md", threeDays)
	w.faq("Delivery within France takes 12 days.", "How long does delivery take?", "How many days is delivery within France?", "When is my delivery here?")
	if found := w.look(); len(found) != 1 || w.judged() != 1 {
		t.Errorf("found %q with %d calls", found, w.judged())
	}
}

// TestDismissed: what a person says is no conflict stays so for these very texts, also
// when one of them was gone for a while, and can be taken back.
func TestDismissed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(w.owner, "delivery.md", threeDays)
	other := w.add(w.owner, "shipping.md", tenDays)
	w.look()
	found, err := w.List(t.Context(), w.owner, false, nil)
	w.must(err)
	id := found[0].ID
	viewer := w.owner
	viewer.Role = db.RoleViewer
	if w.Dismiss(t.Context(), viewer, id) == nil || w.Dismiss(t.Context(), w.owner, db.NewID()) == nil || w.Dismiss(t.Context(), w.workspace("b@conflicts.test"), id) == nil {
		t.Error("somebody dismissed what is not theirs")
	}
	w.must(w.Dismiss(t.Context(), w.owner, id))
	w.must(w.Dismiss(t.Context(), w.owner, id))
	aside, err := w.List(t.Context(), w.owner, true, nil)
	w.must(err)
	if len(w.look()) > 0 || len(aside) != 1 || *aside[0].DismissedBy != w.owner.UserID {
		t.Errorf("put aside: %+v", aside)
	}
	w.must(w.Restore(t.Context(), w.owner, id))
	if len(w.look()) != 1 {
		t.Error("it did not come back")
	}
	w.must(w.Dismiss(t.Context(), w.owner, id))
	w.must(w.knowledge.Delete(t.Context(), w.owner, other))
	if n := w.count(`select count(*) from passage_pairs where low_quote || high_quote || subject <> ''`); n > 0 {
		t.Error("words of a document that is gone are left")
	}
	w.add(w.owner, "shipping.md", tenDays)
	if found := w.look(); len(found) > 0 || w.judged() != 1 {
		t.Errorf("asked again: %q, %d calls", found, w.judged())
	}
}

// TestNobodyReadsBoth: sources that no reader is told of together are not compared.
func TestNobodyReadsBoth(t *testing.T) {
	t.Parallel()
	agents, tomorrow, yesterday := db.AudienceAgents, time.Now().Add(24*time.Hour), time.Now().Add(-24*time.Hour)
	for name, c := range map[string]struct {
		first, second knowledge.UpdateKnowledgeSourceInput
	}{
		"for colleagues only": {first: knowledge.UpdateKnowledgeSourceInput{Audience: &agents}},
		"another channel":     {knowledge.UpdateKnowledgeSourceInput{Channels: []db.Channel{db.ChannelWhatsApp}}, knowledge.UpdateKnowledgeSourceInput{Channels: []db.Channel{db.ChannelInstagram}}},
		"never together":      {knowledge.UpdateKnowledgeSourceInput{Upkeep: &knowledge.KnowledgeUpkeepInput{ValidUntil: &tomorrow}}, knowledge.UpdateKnowledgeSourceInput{Upkeep: &knowledge.KnowledgeUpkeepInput{ValidFrom: &tomorrow}}},
		"long over":           {first: knowledge.UpdateKnowledgeSourceInput{Upkeep: &knowledge.KnowledgeUpkeepInput{ValidUntil: &yesterday}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			c.first.ID = w.add(w.owner, "delivery.md", threeDays)
			c.second.ID = w.add(w.owner, "shipping.md", tenDays)
			w.change(c.first)
			w.change(c.second)
			if found := w.look(); len(found) > 0 || w.judged() > 0 {
				t.Errorf("found %q with %d calls", found, w.judged())
			}
		})
	}
}

// TestAnotherWorkspace is compared with nobody's, and sees nobody's conflicts.
func TestAnotherWorkspace(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	stranger := w.workspace("b@conflicts.test")
	w.add(w.owner, "delivery.md", threeDays)
	theirs := w.add(stranger, "shipping.md", tenDays)
	w.must(w.LookAt(t.Context(), stranger.WorkspaceID))
	if found := w.look(); len(found) > 0 || w.judged() > 0 {
		t.Fatalf("found %q across workspaces", found)
	}
	w.add(w.owner, "shipping.md", tenDays)
	if found := w.look(); len(found) != 1 {
		t.Fatalf("found %q", found)
	}
	ours, err := w.List(t.Context(), w.owner, false, &theirs)
	w.must(err)
	if len(w.open(stranger)) > 0 || len(ours) > 0 {
		t.Error("a stranger sees it")
	}
}

// TestWorkersMayDie wherever they are, and two may work at once: each pair is judged
// and charged once, and nothing is left over.
func TestWorkersMayDie(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(w.owner, "delivery.md", threeDays)
	w.add(w.owner, "shipping.md", tenDays)
	w.sim.AddFault(aisim.Fault{Kind: aisim.Slow, Path: "chat", DelayMs: 300, Next: 1})
	ctx, die := context.WithTimeout(t.Context(), 200*time.Millisecond) // in the middle of the call
	defer die()
	if err := w.LookAt(ctx, w.owner.WorkspaceID); err == nil {
		t.Fatal("it did not die")
	}
	if found := w.look(); len(found) > 0 {
		t.Errorf("what another worker has was done: %q", found)
	}
	work, err := w.Work(t.Context(), w.owner)
	w.must(err)
	if work.Waiting != 1 || work.Hold != nil {
		t.Errorf("work is %+v", work)
	}
	w.was(`update passage_pairs set due_at = now() - interval '1 second'`) // the lease ran out
	var workers sync.WaitGroup
	for range 3 {
		workers.Go(func() { _ = w.LookAt(t.Context(), w.owner.WorkspaceID) })
	}
	workers.Wait()
	if found := w.look(); !slices.Equal(found, []string{disagree}) {
		t.Errorf("found %q", found)
	}
	if n := w.count(`select count(*) from credit_entries where purpose = 'COMPARISON' and kind = 'CHARGE'`); n != 1 {
		t.Errorf("%d charges for one pair", n)
	}
	if n := w.count(`select count(*) from credit_holds where state = 'HELD'`); n > 0 {
		t.Errorf("%d holds are left", n)
	}
}

// TestWithoutMoney pairs wait, people see what for, and the work goes on when there is some.
func TestWithoutMoney(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		stop, help func(*world)
		hold       db.PairHold
	}{
		"no budget": {func(w *world) { w.Billing.Plan.DailyMicros = 1 }, func(w *world) { w.Billing.Plan.DailyMicros = 10_000_000 }, db.HoldBudget},
		"no model":  {func(w *world) { w.sim.AddFault(aisim.Fault{Kind: aisim.Quota, Path: "chat"}) }, func(w *world) { w.sim.EndFaults("") }, db.HoldModel},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t)
			w.add(w.owner, "delivery.md", threeDays)
			w.add(w.owner, "shipping.md", tenDays)
			c.stop(w)
			if found := w.look(); len(found) > 0 {
				t.Errorf("found %q", found)
			}
			work, err := w.Work(t.Context(), w.owner)
			w.must(err)
			if work.Waiting != 1 || work.Hold == nil || *work.Hold != c.hold {
				t.Errorf("work is %+v", work)
			}
			c.help(w)
			w.was(`update passage_pairs set due_at = now()`)
			if found := w.look(); len(found) != 1 {
				t.Errorf("found %q", found)
			}
			if work, err = w.Work(t.Context(), w.owner); err != nil || work.Waiting != 0 || work.Hold != nil {
				t.Errorf("work is %+v, %v", work, err)
			}
		})
	}
}
