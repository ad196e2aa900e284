package knowledge_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/knowledge"
)

const delivery = `# Delivery

## Within France

Delivery takes 3 to 5 working days and costs 6.90 euros. It is free from 120 euros.

## Abroad

We deliver to Belgium, Luxembourg and Switzerland in 5 to 8 working days for 12 euros.

# Returns

You have 30 days to return a lamp in its box. We refund it within a week of receiving it.
`

func TestDocumentIsFoundByWordsSpellingAndMeaning(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	source := l.add("Delivery and returns.md", delivery)
	if source.Status != db.KnowledgeIndexed || source.ChunkCount != 3 || source.TokenCount == 0 || source.CostMicros == 0 || source.Language != "en" {
		t.Fatalf("after reading: %+v", source)
	}
	l.faq("Nous sommes ouverts du mardi au samedi, de 10 h à 19 h.", "Quels sont vos horaires ?", "Vous êtes ouverts quand ?")
	for question, says := range map[string]string{
		"How long does delivery take in France?": "3 to 5 working days",
		"do you deliver to switzerlnad":          "Switzerland", // a slip of the finger
		"Combien de jours pour un retour ?":      "30 days",     // another language
		"vos horaires svp":                       "mardi au samedi",
	} {
		found := l.search(question)
		if len(found) == 0 || !strings.Contains(found[0].Text, says) {
			t.Errorf("%q found %+v", question, found)
		}
	}
	for _, p := range l.search("How long does delivery take in France?") {
		if p.Score < 0 || p.Score > 1 || p.Lexical > p.Trigram+1e-9 || p.Vector > 1 {
			t.Errorf("scores of %+v", p)
		}
	}
	if p := l.search("How long does delivery take in France?")[0]; p.Heading != "Delivery and returns › Delivery › Within France" || p.SourceID != source.ID {
		t.Errorf("the passage's context is %q", p.Heading)
	}
}

func TestFaqIsFoundOnceAndAtOnce(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	faq, err := l.SaveFaq(t.Context(), l.actor, knowledge.SaveFaqInput{
		Questions: []string{"Do you repair lamps?", "Can you mend my lamp?", " do you repair lamps? "}, Answer: "Yes, in our workshop, within two weeks.",
	})
	l.must(err)
	if len(faq.Questions) != 2 {
		t.Errorf("said twice: %q", faq.Questions)
	}
	if found := l.search("do you repair lamps"); len(found) != 1 || found[0].Kind != db.KnowledgeFaq { // no worker has run yet
		t.Fatalf("before it is embedded: %+v", found)
	}
	l.read(faq.ID)
	if found := l.search("can you mend a lamp"); len(found) != 1 || found[0].Heading != "Can you mend my lamp?" || found[0].Vector < 0.3 {
		t.Errorf("after it is embedded: %+v", found)
	}
	_, err = l.SaveFaq(t.Context(), l.actor, knowledge.SaveFaqInput{ID: &faq.ID, Questions: faq.Questions, Answer: "No, not any more."})
	l.must(err)
	if found := l.search("do you repair lamps"); len(found) != 1 || found[0].Text != "No, not any more." {
		t.Errorf("after an edit: %+v", found)
	}
	off := false
	_, err = l.UpdateSource(t.Context(), l.actor, knowledge.UpdateKnowledgeSourceInput{ID: faq.ID, IsEnabled: &off})
	l.must(err)
	if found := l.search("do you repair lamps"); len(found) != 0 {
		t.Errorf("switched off: %+v", found)
	}
}

// TestScope: what is for colleagues, another channel or account, or switched off is
// never found, and the bench says so.
func TestScope(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	var account *db.SocialAccount
	l.must(l.DB.Update(t.Context(), l.actor, func(tx *db.Tx) (err error) {
		account, err = tx.SaveConnection(t.Context(), db.SocialAccount{ID: db.NewID(), Channel: db.ChannelInstagram, ExternalID: "1", Name: "Atelier", Handle: "atelier"}, []byte("sealed"))
		return err
	}))
	agents, off, instagram, whatsapp := db.AudienceAgents, false, db.ChannelInstagram, db.ChannelWhatsApp
	for question, in := range map[string]knowledge.SaveFaqInput{
		"Which margin do we have on lamps?":   {Audience: &agents, Answer: "Forty percent."},
		"Which lamps are discontinued?":       {IsEnabled: &off, Answer: "Aube."},
		"Which lamps are shown on Instagram?": {Channels: []db.Channel{db.ChannelInstagram}, Answer: "All."},
		"Which lamps does the atelier blow?":  {SocialAccountIDs: []uuid.UUID{account.ID}, Answer: "Brume."},
		"Which lamps are there?":              {Answer: "Aube, Brume and Lune."},
	} {
		in.Questions = []string{question}
		faq, err := l.SaveFaq(t.Context(), l.actor, in)
		l.must(err)
		l.read(faq.ID)
	}
	answers := func(in knowledge.SearchInput) (texts []string) {
		in.Query = "Which lamps?"
		found, err := l.Search(t.Context(), l.actor, in)
		l.must(err)
		for _, p := range found {
			texts = append(texts, p.Text)
		}
		slices.Sort(texts)
		return texts
	}
	other := db.NewID()
	for name, c := range map[string]struct {
		in   knowledge.SearchInput
		want []string
	}{
		"a customer on WhatsApp":                {knowledge.SearchInput{Audience: db.AudienceCustomers, Channel: &whatsapp, SocialAccountID: &other}, []string{"Aube, Brume and Lune."}},
		"a customer on another Instagram":       {knowledge.SearchInput{Audience: db.AudienceCustomers, Channel: &instagram, SocialAccountID: &other}, []string{"All.", "Aube, Brume and Lune."}},
		"whoever forgets to say who they are":   {knowledge.SearchInput{Channel: &instagram, SocialAccountID: &account.ID}, []string{"All.", "Aube, Brume and Lune.", "Brume."}},
		"a customer of the atelier":             {knowledge.SearchInput{Audience: db.AudienceCustomers, Channel: &instagram, SocialAccountID: &account.ID}, []string{"All.", "Aube, Brume and Lune.", "Brume."}},
		"a colleague answering the atelier":     {knowledge.SearchInput{Audience: db.AudienceAgents, Channel: &instagram, SocialAccountID: &account.ID}, []string{"All.", "Aube, Brume and Lune.", "Brume.", "Forty percent."}},
		"a colleague who only wants to know it": {knowledge.SearchInput{Audience: db.AudienceAgents}, []string{"All.", "Aube, Brume and Lune.", "Brume.", "Forty percent."}},
	} {
		if got := answers(c.in); !slices.Equal(got, c.want) {
			t.Errorf("%s finds %q, want %q", name, got, c.want)
		}
	}

	// The database itself does not trust whoever forgets it.
	l.must(l.DB.View(t.Context(), l.actor, func(tx *db.Tx) error {
		found, err := tx.SearchKnowledge(t.Context(), db.KnowledgeQuestion{Words: []string{"margin", "lamps"}, Calibration: []float64{0, 1, -5, 3, 4, 2, -5, 1, 8, -5, 7}, Limit: 50})
		for _, f := range found {
			chunks, _, err := tx.KnowledgePassages(t.Context(), []uuid.UUID{f.ChunkID}, nil)
			if err != nil || chunks[f.ChunkID].Body == "Forty percent." {
				t.Errorf("nobody in particular finds what is for colleagues, %v", err)
			}
		}
		if len(found) == 0 {
			t.Error("nothing was found at all")
		}
		return err
	}))

	test, err := l.TestSearch(t.Context(), l.actor, knowledge.TestSearchInput{Question: "Which lamps?", Channel: &whatsapp, SocialAccountID: &other})
	l.must(err)
	reasons := map[string][]knowledge.LeftOutReason{}
	for _, r := range test.Ranked {
		reasons[r.Text] = r.LeftOut
	}
	for text, want := range map[string][]knowledge.LeftOutReason{
		"Forty percent.": {knowledge.LeftOutAudience}, "Aube.": {knowledge.LeftOutDisabled}, "All.": {knowledge.LeftOutScope},
		"Brume.": {knowledge.LeftOutScope}, "Aube, Brume and Lune.": {},
	} {
		if !slices.Equal(reasons[text], want) {
			t.Errorf("%q is left out for %v, want %v", text, reasons[text], want)
		}
	}
	if !test.HasEmbedding || test.Language != "en" || !slices.Equal(test.Words, []string{"lamps"}) {
		t.Errorf("what it searched by: %+v", test)
	}
}

func TestWorkspacesAreApart(t *testing.T) {
	t.Parallel()
	l := newLibrary(t)
	source := l.add("Delivery.md", delivery)
	theirs := l.workspace("other@knowledge.test")
	found, err := l.Search(t.Context(), theirs, knowledge.SearchInput{Query: "How long does delivery take?", Audience: db.AudienceAgents})
	if err != nil || len(found) != 0 {
		t.Errorf("another workspace found %+v, %v", found, err)
	}
	if err := l.Delete(t.Context(), theirs, source.ID); err == nil || l.source(source.ID) == nil {
		t.Errorf("another workspace deleted it: %v", err)
	}
	l.must(l.Delete(t.Context(), l.actor, source.ID))
	if found := l.search("How long does delivery take?"); len(found) != 0 {
		t.Errorf("after it was deleted: %+v", found)
	}
	if _, err := l.Blobs.Get(t.Context(), *source.BlobKey); err == nil {
		t.Error("its file is still there")
	}
}
