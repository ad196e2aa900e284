package knowledge_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/knowledge"
	"socialsync/features/problem"
)

// TestASourceCountsForAWhile: customers are told nothing of it before and after,
// colleagues are; the bench says why.
func TestASourceCountsForAWhile(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	source := l.read(l.add("winter.md", "# Winter opening hours\n\nIn winter we open at ten o'clock.\n").ID)
	at := func(hours int) *time.Time { moment := time.Now().Add(time.Duration(hours) * time.Hour); return &moment }
	for name, c := range map[string]struct {
		upkeep  knowledge.KnowledgeUpkeepInput
		leftOut []knowledge.LeftOutReason
	}{
		"always":     {knowledge.KnowledgeUpkeepInput{}, []knowledge.LeftOutReason{}},
		"now":        {knowledge.KnowledgeUpkeepInput{ValidFrom: at(-1), ValidUntil: at(1)}, []knowledge.LeftOutReason{}},
		"not yet":    {knowledge.KnowledgeUpkeepInput{ValidFrom: at(1)}, []knowledge.LeftOutReason{knowledge.LeftOutNotYet}},
		"no more":    {knowledge.KnowledgeUpkeepInput{ValidUntil: at(-1)}, []knowledge.LeftOutReason{knowledge.LeftOutExpired}},
		"long past":  {knowledge.KnowledgeUpkeepInput{ValidFrom: at(-9), ValidUntil: at(-1)}, []knowledge.LeftOutReason{knowledge.LeftOutExpired}},
		"and always": {knowledge.KnowledgeUpkeepInput{}, []knowledge.LeftOutReason{}},
	} {
		saved, err := l.UpdateSource(t.Context(), l.actor, knowledge.UpdateKnowledgeSourceInput{ID: source.ID, Upkeep: &c.upkeep})
		l.must(err)
		if (saved.ValidFrom == nil) != (c.upkeep.ValidFrom == nil) || saved.Title != source.Title {
			t.Errorf("%s: it became %+v", name, saved)
		}
		counts := len(c.leftOut) == 0
		if found := l.search("When do you open in winter?"); (len(found) > 0) != counts {
			t.Errorf("%s: customers find %d passages", name, len(found))
		}
		forAgents, err := l.Search(t.Context(), l.actor, knowledge.SearchInput{Query: "When do you open in winter?", Audience: db.AudienceAgents})
		l.must(err)
		if len(forAgents) != 1 {
			t.Errorf("%s: colleagues find %d passages", name, len(forAgents))
		}
		bench, err := l.TestSearch(t.Context(), l.actor, knowledge.TestSearchInput{Question: "When do you open in winter?"})
		l.must(err)
		if !slices.Equal(bench.Ranked[0].LeftOut, c.leftOut) {
			t.Errorf("%s: it is left out because %v", name, bench.Ranked[0].LeftOut)
		}
	}
}

// TestASourceIsLookedAtAgain: from when it was read, or somebody said that it is still
// right; what says nothing of it stays as it is.
func TestASourceIsLookedAtAgain(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	source := l.read(l.add("delivery.md", "# Delivery\n\nDelivery costs 5 euros.\n").ID)
	faq := l.faq("We open at nine.", "When do you open?")
	six, zero := 6, 0
	for _, id := range []uuid.UUID{source.ID, faq.ID} {
		saved, err := l.UpdateSource(t.Context(), l.actor, knowledge.UpdateKnowledgeSourceInput{ID: id, Upkeep: &knowledge.KnowledgeUpkeepInput{ReviewMonths: &six, OwnerID: &l.actor.UserID}})
		l.must(err)
		if saved.ReviewAt == nil || time.Until(*saved.ReviewAt) < 170*24*time.Hour || saved.IsOverdue(time.Now()) || *saved.OwnerID != l.actor.UserID {
			t.Fatalf("it became %+v", saved.KnowledgeUpkeep)
		}
	}
	l.sql(`update knowledge_sources set review_at = now() - interval '1 day', updated_at = now() - interval '3 years' where id = $1`, source.ID)
	if found := l.search("What does delivery cost?"); !found[0].IsOverdue || time.Since(found[0].UpdatedAt) < time.Hour {
		t.Errorf("found %+v", found[0])
	}
	reviewed, err := l.Review(t.Context(), l.actor, source.ID)
	l.must(err)
	if reviewed.IsOverdue(time.Now()) || reviewed.ReviewedAt == nil || time.Since(reviewed.SeenAt()) > time.Minute {
		t.Errorf("after somebody looked at it: %+v", reviewed.KnowledgeUpkeep)
	}
	if found := l.search("What does delivery cost?"); found[0].IsOverdue || time.Since(found[0].UpdatedAt) > time.Minute {
		t.Errorf("and then found %+v", found[0])
	}
	tags := []string{"shipping"}
	if kept, err := l.UpdateSource(t.Context(), l.actor, knowledge.UpdateKnowledgeSourceInput{ID: source.ID, Tags: tags}); err != nil || *kept.ReviewMonths != 6 {
		t.Errorf("a change of something else: %+v, %v", kept, err)
	}
	stranger := uuid.New()
	for field, in := range map[string]knowledge.KnowledgeUpkeepInput{
		"reviewMonths": {ReviewMonths: &zero}, "ownerId": {OwnerID: &stranger},
		"validUntil": {ValidFrom: reviewed.ReviewedAt, ValidUntil: reviewed.ReviewedAt},
	} {
		if _, err := l.UpdateSource(t.Context(), l.actor, knowledge.UpdateKnowledgeSourceInput{ID: source.ID, Upkeep: &in}); problem.CodeOf(err) != problem.BadInput {
			t.Errorf("%s: %v", field, err)
		}
	}
}
