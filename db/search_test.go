package db_test

import (
	"slices"
	"testing"

	"socialsync/db"
	"socialsync/db/dbtest"
)

// TestSearch: what people type finds whom they mean, however long ago it was
// written, and nobody of another workspace.
func TestSearch(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	w, other := newDesk(t, d, "ada"), newDesk(t, d, "bob")
	const week = 7 * 24 * 60
	names := []string{"Zoé Lefèvre", "Yann Petit", "Xavier Moreau", "Wanda Roux"}
	texts := []string{"Ma commande de lampes n'est pas arrivée", "La lampe est arrivée cassée", "Remboursement 100 % svp", "Merci !"}
	for n, name := range names {
		c := w.conversation(name, texts[n], n, nil)
		update(t, d, w.actor, func(tx *db.Tx) error {
			email, handle := []string{"zoe@lefevre.test", "", "", "contact@roux_fils.test"}[n], []string{"", "yann.p", "", ""}[n]
			if _, err := tx.UpdateContact(t.Context(), c.ContactID, db.ContactChange{Email: &email}); err != nil {
				return err
			}
			_, err := tx.InsertIdentity(t.Context(), db.ContactIdentity{
				ID: db.NewID(), ContactID: c.ContactID, SocialAccountID: w.account.ID, Kind: db.WhatsAppPhone,
				ExternalID: "3369876000" + string(rune('0'+n)), MatchKey: "key" + handle + name, Username: &handle,
			})
			if err != nil {
				return err
			}
			if n == 1 { // years of silence, and then a word
				w.insert(tx, *c, "anciennement: facture introuvable", n-60*week)
				w.insert(tx, *c, "dernièrement: facture perdue", n-2*week)
			}
			return nil
		})
	}
	other.conversation("Zoé Lefèvre", "Ma commande de lampes", 1, nil)

	for _, c := range []struct {
		name, term string
		want       []string
	}{
		{"a word of a message", "commande", names[:1]},
		{"words in another order", "arrivée LAMPE", names[:2]},
		{"part of a word, without accents", "arrive", names[:2]},
		{"a misspelt word", "remboursemnt", names[2:3]},
		{"a misspelt word beside a right one", "remboursemnt svp", names[2:3]},
		{"every word is needed", "commande remboursement", nil},
		{"what was written a year ago", "anciennement", names[1:2]},
		{"what was written lately", "facture perdue", names[1:2]},
		{"per cent is a sign", "100 %", names[2:3]},
		{"an underscore is a sign", "roux_fils", names[3:4]},
		{"a mark alone", "!", names[3:4]},
		{"a name backwards", "lefevre zoé", names[:1]},
		{"a misspelt name", "Xaviar", names[2:3]},
		{"an address", "zoe@lefevre", names[:1]},
		{"the first letters of a name", "zo", names[:1]},
		{"the first letters of a family name", "mo", names[2:3]},
		{"a handle", "@yann.p", names[1:2]},
		{"a number as it is written at home", "06 12 34 00 02", names[2:3]},
		{"a number with its country", "+33 6 12 34 00 02", names[2:3]},
		{"the number Meta knows", "698760003", names[3:4]},
		{"nothing that anybody wrote", "girafe", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := w.list(db.ConversationQuery{Filter: db.ConversationFilter{Search: &c.term}})
			slices.Sort(got)
			want := slices.Sorted(slices.Values(c.want))
			if !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}
