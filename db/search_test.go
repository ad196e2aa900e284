package db_test

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"

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

// TestSearchLooksWordsUp: the fewer messages are asked for, the more it seems worth
// to walk through all of them from the newest on until enough have the word. When
// none has it, that is a walk through all.
func TestSearchLooksWordsUp(t *testing.T) {
	t.Parallel()
	urls := dbtest.URLs(t)
	d := dbtest.Open(t, urls)
	w := newDesk(t, d, "ada")
	c := w.conversation("Emma", "Where is it?", 1, nil)
	owner, err := pgx.Connect(t.Context(), urls.Owner)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = owner.Close(context.WithoutCancel(t.Context())) }()
	const messages = 30_000
	for _, statement := range []string{
		`set role socialsync_app`,
		fmt.Sprintf(`select set_config('app.workspace_id', '%s', false)`, w.workspace.ID),
		fmt.Sprintf(`insert into messages (workspace_id, id, conversation_id, social_account_id, direction, author, kind, body, status, occurred_at)
			select '%s', gen_random_uuid(), '%s', '%s', 'OUT', 'AI', 'TEXT', md5(n::text), 'SENT', now() - interval '1 year' - n * interval '1 second'
			from generate_series(1, %d) n`, w.workspace.ID, c.ID, w.account.ID, messages),
		`reset role`,
		`analyze messages`,
		`set role socialsync_app`,
		`select from search_messages('girafe', 1)`,
		`select from search_messages('armoire normande', 1)`,
		`reset role`,
		`select pg_stat_force_next_flush()`,
	} {
		if _, err := owner.Exec(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	var walked int
	if err := owner.QueryRow(t.Context(), `select idx_tup_read from pg_stat_user_indexes where indexrelname = 'messages_by_time'`).Scan(&walked); err != nil {
		t.Fatal(err)
	}
	if walked > messages/10 {
		t.Errorf("%d messages were read in their order to find none", walked)
	}
}
