package db_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/db/dbtest"
)

// somebody is a person with a workspace of their own.
type somebody struct {
	user      *db.User
	workspace *db.Workspace
	actor     db.Actor
}

func newSomebody(t *testing.T, d *db.DB, email string) somebody {
	t.Helper()
	var s somebody
	global(t, d, func(ctx context.Context, tx *db.Tx) (err error) {
		s.user, err = tx.CreateUser(ctx, db.NewUser{ID: db.NewID(), Email: email, Name: email, Locale: "en", TimeZone: "UTC"})
		if err != nil {
			return err
		}
		s.workspace, err = tx.CreateWorkspace(ctx, db.NewID(), "Work of "+email, s.user.ID)
		return err
	})
	s.actor = db.Actor{UserID: s.user.ID, WorkspaceID: s.workspace.ID, Role: db.RoleOwner}
	return s
}

func global(t *testing.T, d *db.DB, fn func(context.Context, *db.Tx) error) {
	t.Helper()
	if err := d.Global(t.Context(), "test", func(tx *db.Tx) error { return fn(t.Context(), tx) }); err != nil {
		t.Fatal(err)
	}
}

func TestSessionAccess(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	ada, bob := newSomebody(t, d, "ada@a.test"), newSomebody(t, d, "bob@b.test")
	sign := func(validFor time.Duration) uuid.UUID {
		id := db.NewID()
		global(t, d, func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.CreateSession(ctx, db.NewSession{ID: id, UserID: ada.user.ID, WorkspaceID: &ada.workspace.ID, ValidFor: validFor})
			return err
		})
		return id
	}
	live, over, revoked := sign(time.Hour), sign(-time.Second), sign(time.Hour)
	global(t, d, func(ctx context.Context, tx *db.Tx) error {
		return tx.RevokeSession(ctx, revoked, ada.user.ID, "test")
	})

	for _, c := range []struct {
		name      string
		session   uuid.UUID
		workspace uuid.UUID
		want      error
	}{
		{name: "live", session: live, workspace: ada.workspace.ID},
		{name: "over", session: over, workspace: ada.workspace.ID, want: db.ErrNotFound},
		{name: "revoked", session: revoked, workspace: ada.workspace.ID, want: db.ErrNotFound},
		{name: "another workspace", session: live, workspace: bob.workspace.ID, want: db.ErrNotFound},
		{name: "unknown", session: db.NewID(), workspace: ada.workspace.ID, want: db.ErrNotFound},
	} {
		t.Run(c.name, func(t *testing.T) {
			global(t, d, func(ctx context.Context, tx *db.Tx) error {
				access, err := tx.SessionAccess(ctx, c.session, c.workspace)
				if !errors.Is(err, c.want) {
					t.Errorf("err = %v, want %v", err, c.want)
				}
				if err == nil && (access.Role != db.RoleOwner || access.UserID != ada.user.ID) {
					t.Errorf("access = %+v", access)
				}
				return nil
			})
		})
	}

	global(t, d, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.RevokeSession(ctx, live, bob.user.ID, "test"); !errors.Is(err, db.ErrNotFound) {
			t.Errorf("somebody else's session was revoked: %v", err)
		}
		sessions, err := tx.SessionsOf(ctx, ada.user.ID)
		if len(sessions) != 1 || sessions[0].ID != live {
			t.Errorf("sessions = %+v", sessions)
		}
		return err
	})
}

func TestPasswordResetWorksOnce(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	ada := newSomebody(t, d, "ada@a.test")
	first, second, old := []byte("first"), []byte("second"), []byte("old")
	global(t, d, func(ctx context.Context, tx *db.Tx) error {
		return errors.Join(
			tx.CreatePasswordReset(ctx, first, ada.user.ID, time.Hour),
			tx.CreatePasswordReset(ctx, second, ada.user.ID, time.Hour),
			tx.CreatePasswordReset(ctx, old, ada.user.ID, -time.Minute))
	})
	use := func(token []byte) (err error) {
		global(t, d, func(ctx context.Context, tx *db.Tx) error {
			_, err = tx.UsePasswordReset(ctx, token)
			return nil
		})
		return err
	}
	if err := use(old); !errors.Is(err, db.ErrNotFound) {
		t.Errorf("an old link worked: %v", err)
	}
	if err := use(first); err != nil {
		t.Errorf("the link did not work: %v", err)
	}
	if err := use(first); !errors.Is(err, db.ErrNotFound) {
		t.Errorf("the link worked twice: %v", err)
	}
	if err := use(second); !errors.Is(err, db.ErrNotFound) {
		t.Errorf("the person's other link still worked: %v", err)
	}
}

func TestApiKeyUse(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	ada := newSomebody(t, d, "ada@a.test")
	long, short := time.Hour, -time.Second
	keys := map[string]db.NewApiKey{
		"endless": {ID: db.NewID(), Name: "endless", Scope: db.ScopeRead, Prefix: "ss_live_aaaa", Hash: []byte("endless")},
		"long":    {ID: db.NewID(), Name: "long", Scope: db.ScopeWrite, Prefix: "ss_live_bbbb", Hash: []byte("long"), ValidFor: &long},
		"over":    {ID: db.NewID(), Name: "over", Scope: db.ScopeRead, Prefix: "ss_live_cccc", Hash: []byte("over"), ValidFor: &short},
		"revoked": {ID: db.NewID(), Name: "revoked", Scope: db.ScopeRead, Prefix: "ss_live_dddd", Hash: []byte("revoked")},
	}
	if err := d.Update(t.Context(), ada.actor, func(tx *db.Tx) error {
		for _, key := range keys {
			if _, err := tx.CreateApiKey(t.Context(), key); err != nil {
				return err
			}
		}
		return tx.RevokeApiKey(t.Context(), keys["revoked"].ID)
	}); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]error{"endless": nil, "long": nil, "over": db.ErrNotFound, "revoked": db.ErrNotFound, "unknown": db.ErrNotFound} {
		global(t, d, func(ctx context.Context, tx *db.Tx) error {
			access, err := tx.UseApiKey(ctx, []byte(name))
			if !errors.Is(err, want) {
				t.Errorf("%s: err = %v, want %v", name, err, want)
			}
			if err == nil && (access.WorkspaceID != ada.workspace.ID || access.Scope != keys[name].Scope) {
				t.Errorf("%s: access = %+v", name, access)
			}
			return nil
		})
	}
	var listed []db.ApiKey
	if err := d.View(t.Context(), ada.actor, func(tx *db.Tx) (err error) {
		listed, err = tx.ApiKeys(t.Context())
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for _, key := range listed {
		if used := key.Name == "endless" || key.Name == "long"; used != (key.LastUsedAt != nil) {
			t.Errorf("%s: last used %v", key.Name, key.LastUsedAt)
		}
	}
}
