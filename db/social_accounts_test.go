package db_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"socialsync/db"
	"socialsync/db/dbtest"
)

// tenants opens a database with two workspaces.
func tenants(t *testing.T) (d *db.DB, ours, theirs db.Actor, owner *pgx.Conn) {
	t.Helper()
	urls := dbtest.URLs(t)
	owner, err := pgx.Connect(t.Context(), urls.Owner)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = owner.Close(context.WithoutCancel(t.Context())) })
	ours, theirs = db.SystemActor(db.NewID()), db.SystemActor(db.NewID())
	// The owner is bound by row level security too and borrows the system's role.
	for _, a := range []db.Actor{ours, theirs} {
		if _, err := owner.Exec(t.Context(), `set role socialsync_system`); err != nil {
			t.Fatal(err)
		}
		if _, err := owner.Exec(t.Context(), `insert into workspaces (id, name) values ($1, 'Test')`, a.WorkspaceID); err != nil {
			t.Fatal(err)
		}
	}
	return dbtest.Open(t, urls), ours, theirs, owner
}

func number(id string) db.SocialAccount {
	return db.SocialAccount{
		ID: db.NewID(), Channel: db.ChannelWhatsApp, ExternalID: id, BusinessID: "waba", Name: "Shop", Handle: "+1 555 0100",
	}
}

func connect(t *testing.T, d *db.DB, actor db.Actor, a db.SocialAccount) *db.SocialAccount {
	t.Helper()
	var saved *db.SocialAccount
	update(t, d, actor, func(tx *db.Tx) (err error) {
		saved, err = tx.SaveConnection(t.Context(), a, []byte("sealed"))
		return err
	})
	return saved
}

func update(t *testing.T, d *db.DB, actor db.Actor, fn func(*db.Tx) error) {
	t.Helper()
	if err := d.Update(t.Context(), actor, fn); err != nil {
		t.Fatal(err)
	}
}

func TestAnAccountBelongsToOneWorkspaceAtATime(t *testing.T) {
	t.Parallel()
	d, ours, theirs, _ := tenants(t)
	account := connect(t, d, ours, number("1001"))

	err := d.Update(t.Context(), theirs, func(tx *db.Tx) error {
		_, err := tx.SaveConnection(t.Context(), number("1001"), []byte("sealed"))
		return err
	})
	if !db.IsTaken(err, "social_accounts_routing") {
		t.Fatalf("a second workspace connected it: %v", err)
	}
	route := func() (ref *db.AccountRef, err error) {
		err = d.Global(t.Context(), "test", func(tx *db.Tx) (err error) {
			ref, err = tx.RouteAccount(t.Context(), db.ChannelWhatsApp, "1001")
			return err
		})
		return ref, err
	}
	if ref, err := route(); err != nil || ref.WorkspaceID != ours.WorkspaceID || ref.ID != account.ID {
		t.Fatalf("routed to %+v, %v", ref, err)
	}
	update(t, d, ours, func(tx *db.Tx) error { _, err := tx.Disconnect(t.Context(), account.ID); return err })
	if _, err := route(); !errors.Is(err, db.ErrNotFound) {
		t.Fatalf("a disconnected account is routed: %v", err)
	}
	connect(t, d, theirs, number("1001"))
	if ref, err := route(); err != nil || ref.WorkspaceID != theirs.WorkspaceID {
		t.Fatalf("after it moved: %+v, %v", ref, err)
	}
}

func TestReconnectKeepsWhatTheProviderDidNotTell(t *testing.T) {
	t.Parallel()
	d, ours, _, _ := tenants(t)
	first := number("1001")
	first.Quality, first.PictureURL = new("GREEN"), new("https://cdn.test/a.jpg")
	saved := connect(t, d, ours, first)
	update(t, d, ours, func(tx *db.Tx) error {
		changed, err := tx.SetAccountStatus(t.Context(), saved.ID, db.AccountReconnect, new("The token has expired."))
		if !changed {
			t.Error("the status did not change")
		}
		return err
	})
	again := number("1001")
	again.ID, again.BusinessID, again.Name = saved.ID, "", "New name"
	got := connect(t, d, ours, again)
	if got.Status != db.AccountConnected || got.StatusReason != nil || got.Name != "New name" {
		t.Errorf("after reconnecting: %+v", got)
	}
	if got.BusinessID != "waba" || got.Quality == nil || *got.Quality != "GREEN" || got.PictureURL == nil {
		t.Errorf("something known was forgotten: %+v", got)
	}
}

func TestCredentialsOfAReconnectAreNotOverwritten(t *testing.T) {
	t.Parallel()
	d, ours, theirs, _ := tenants(t)
	account := connect(t, d, ours, number("1001"))
	update(t, d, ours, func(tx *db.Tx) error {
		if ok, err := tx.SaveCredentials(t.Context(), account.ID, []byte("older"), []byte("stale"), nil); ok || err != nil {
			t.Errorf("a stale refresh was stored: %v, %v", ok, err)
		}
		expires := time.Now().Add(time.Hour)
		if ok, err := tx.SaveCredentials(t.Context(), account.ID, []byte("sealed"), []byte("fresh"), &expires); !ok || err != nil {
			t.Errorf("a refresh was not stored: %v, %v", ok, err)
		}
		_, sealed, err := tx.SealedCredentials(t.Context(), account.ID)
		if string(sealed) != "fresh" {
			t.Errorf("credentials are %q", sealed)
		}
		return err
	})
	err := d.View(t.Context(), theirs, func(tx *db.Tx) error {
		_, _, err := tx.SealedCredentials(t.Context(), account.ID)
		return err
	})
	if !errors.Is(err, db.ErrNotFound) {
		t.Errorf("another workspace reads credentials: %v", err)
	}
	var due []db.AccountRef
	if err := d.Global(t.Context(), "test", func(tx *db.Tx) (err error) {
		due, err = tx.AccountsToRefresh(t.Context(), 24*time.Hour, 10)
		return err
	}); err != nil || len(due) != 1 {
		t.Errorf("to refresh: %v, %v", due, err)
	}
}

func TestTouchWebhookWritesAtMostEveryTenSeconds(t *testing.T) {
	t.Parallel()
	d, ours, _, _ := tenants(t)
	account := connect(t, d, ours, number("1001"))
	touch := func() (at *time.Time) {
		if err := d.Global(t.Context(), "test", func(tx *db.Tx) error {
			return tx.TouchWebhook(t.Context(), ours.WorkspaceID, account.ID)
		}); err != nil {
			t.Fatal(err)
		}
		if err := d.View(t.Context(), ours, func(tx *db.Tx) error {
			a, err := tx.SocialAccount(t.Context(), account.ID)
			if err == nil {
				at = a.LastWebhookAt
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return at
	}
	first := touch()
	if first == nil {
		t.Fatal("the first delivery was not noted")
	}
	if second := touch(); !second.Equal(*first) {
		t.Error("the second delivery was written at once")
	}
}

func TestTemplatesAreReplacedAndKeepTheirID(t *testing.T) {
	t.Parallel()
	d, ours, _, _ := tenants(t)
	account := connect(t, d, ours, number("1001"))
	template := func(name, status, body string) db.MessageTemplate {
		return db.MessageTemplate{
			ExternalID: name, Name: name, Language: "en", Status: status, Category: "UTILITY",
			ParameterFormat: "POSITIONAL", Components: []byte(`[{"type":"BODY","text":"` + body + `"}]`),
		}
	}
	list := func() (all []db.MessageTemplate) {
		if err := d.View(t.Context(), ours, func(tx *db.Tx) (err error) {
			all, err = tx.ApprovedTemplates(t.Context(), account.ID)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return all
	}
	replace := func(templates ...db.MessageTemplate) {
		update(t, d, ours, func(tx *db.Tx) error { return tx.ReplaceTemplates(t.Context(), account.ID, templates) })
	}
	replace(template("welcome", "APPROVED", "Hi"), template("gone", "APPROVED", "Bye"), template("waiting", "PENDING", "?"))
	before := list()
	if len(before) != 2 {
		t.Fatalf("approved: %v", before)
	}
	replace(template("welcome", "APPROVED", "Hello"))
	after := list()
	if len(after) != 1 || after[0].ID != before[1].ID || *after[0].Body().Text != "Hello" {
		t.Errorf("after the second synchronisation: %+v", after)
	}
	replace()
	if left := list(); len(left) != 0 {
		t.Errorf("left: %v", left)
	}
}

func TestTemplateParts(t *testing.T) {
	t.Parallel()
	positional := db.MessageTemplate{Components: []byte(`[
		{"type":"HEADER","format":"TEXT","text":"Order {{1}}","example":{"header_text":["A-7"]}},
		{"type":"BODY","text":"Hi {{1}}, {{ 2 }} and again {{1}}","example":{"body_text":[["Ada","soon"]]}},
		{"type":"FOOTER","text":"Bye"},
		{"type":"BUTTONS","buttons":[{"type":"URL","text":"Track","url":"https://x.test/{{1}}","example":"https://x.test/7"},{"type":"QUICK_REPLY","text":"Stop"}]}]`)}
	body := positional.Body()
	if len(body.Variables) != 2 || body.Variables[1] != "2" || body.Examples[0] != "Ada" || body.Examples[1] != "soon" {
		t.Errorf("body: %+v", body)
	}
	if h := positional.Header(); h == nil || h.Examples[0] != "A-7" || h.Format != "TEXT" {
		t.Errorf("header: %+v", h)
	}
	if f := positional.Footer(); f == nil || *f != "Bye" {
		t.Error("the footer is lost")
	}
	if b := positional.Buttons(); len(b) != 2 || b[0] != "Track" {
		t.Errorf("buttons: %v", b)
	}
	named := db.MessageTemplate{Components: []byte(`[
		{"type":"HEADER","format":"IMAGE","example":{"header_handle":["x"]}},
		{"type":"BODY","text":"Hi {{name}}","example":{"body_text_named_params":[{"param_name":"name","example":"Ada"}]}}]`)}
	if b := named.Body(); len(b.Variables) != 1 || b.Variables[0] != "name" || b.Examples[0] != "Ada" {
		t.Errorf("named: %+v", b)
	}
	if h := named.Header(); h == nil || h.Format != "IMAGE" || h.Text != nil {
		t.Errorf("image header: %+v", h)
	}
	empty := db.MessageTemplate{Components: []byte(`"nonsense"`)}
	if empty.Header() != nil || empty.Footer() != nil || len(empty.Buttons()) != 0 || empty.Body().Variables == nil {
		t.Error("a template nobody understands must be empty")
	}
}

func TestRoutesOfABusiness(t *testing.T) {
	t.Parallel()
	d, ours, theirs, _ := tenants(t)
	connect(t, d, ours, number("1"))
	connect(t, d, theirs, number("2"))
	var refs []db.AccountRef
	if err := d.Global(t.Context(), "test", func(tx *db.Tx) (err error) {
		refs, err = tx.RouteBusiness(t.Context(), "waba")
		return err
	}); err != nil || len(refs) != 2 {
		t.Fatalf("routes: %v, %v", refs, err)
	}
	if none := []uuid.UUID{refs[0].WorkspaceID, refs[1].WorkspaceID}; none[0] == none[1] {
		t.Error("both routes lead to one workspace")
	}
}
