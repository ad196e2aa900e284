package resolvers_test

import (
	"strings"
	"testing"

	"socialsync/db"
)

// TestNamesAreNeverStale: the express path keeps a workspace's names in memory,
// and shows each change of one in the very next answer.
func TestNamesAreNeverStale(t *testing.T) {
	t.Parallel()
	a := newAPI(t)
	w := a.populate("owner@names.test")
	a.express(true)
	list := func() string {
		data, wrong := a.ask(w.owner, `{ conversations { edges { node { labels { name color } assignee { name } socialAccount { name status } } } } }`, "", nil)
		if len(wrong) > 0 {
			t.Fatal(wrong)
		}
		return string(data)
	}
	list()
	for _, change := range []struct {
		name, want string
		do         func(*db.Tx) error
		everywhere bool // it crosses workspaces
	}{
		{name: "a label", want: `"name":"Regular","color":"GREEN"`, do: func(tx *db.Tx) error {
			_, err := tx.UpdateLabel(t.Context(), db.Label{ID: w.ids["label"], Name: "Regular", Color: db.LabelGreen})
			return err
		}},
		{name: "a person", want: `"assignee":{"name":"Zoé"}`, everywhere: true, do: func(tx *db.Tx) error {
			name := "Zoé"
			_, err := tx.UpdateProfile(t.Context(), w.owner.UserID, db.ProfileChange{Name: &name})
			return err
		}},
		{name: "an account", want: `"name":"Boutique"`, do: func(tx *db.Tx) error {
			name := "Boutique"
			_, err := tx.SaveHealth(t.Context(), w.ids["account"], db.AccountHealth{Name: &name})
			return err
		}},
		{name: "an account's state", want: `"status":"RECONNECT"`, do: func(tx *db.Tx) error {
			_, err := tx.SetAccountStatus(t.Context(), w.ids["account"], db.AccountReconnect, nil)
			return err
		}},
		{name: "a label that is gone", want: `"labels":[]`, do: func(tx *db.Tx) error { return tx.DeleteLabel(t.Context(), w.ids["label"]) }},
	} {
		if strings.Contains(list(), change.want) {
			t.Fatalf("%s: it was there before", change.name)
		}
		var err error
		if change.everywhere {
			err = a.r.DB.Global(t.Context(), "test", change.do)
		} else {
			err = a.r.DB.Update(t.Context(), w.owner, change.do)
		}
		if err != nil {
			t.Fatalf("%s: %v", change.name, err)
		}
		if got := list(); !strings.Contains(got, change.want) {
			t.Errorf("%s: want %s in %s", change.name, change.want, got)
		}
	}
}
