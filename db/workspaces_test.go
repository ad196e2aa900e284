package db_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/db/dbtest"
)

// TestWorkspacesAreApart: what Ada has, Bob neither sees nor changes, whatever
// ids he knows.
func TestWorkspacesAreApart(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	ctx := t.Context()
	ada, bob := newSomebody(t, d, "ada@a.test"), newSomebody(t, d, "bob@b.test")
	team, label, canned, file, key := db.NewID(), db.NewID(), db.NewID(), db.NewID(), db.NewID()
	if err := d.Update(ctx, ada.actor, func(tx *db.Tx) error {
		_, err := tx.CreateTeam(ctx, team, "Sales")
		if err == nil {
			err = tx.SetTeamMembers(ctx, team, []uuid.UUID{ada.user.ID})
		}
		if err == nil {
			_, err = tx.CreateLabel(ctx, db.Label{ID: label, Name: "VIP", Color: db.LabelAmber})
		}
		if err == nil {
			_, err = tx.CreateCannedResponse(ctx, db.CannedResponse{ID: canned, Shortcut: "hi", Title: "Hello", Body: "Hello"})
		}
		if err == nil {
			_, err = tx.InsertUpload(ctx, file, ada.user.ID, db.StoredFile{Kind: db.AttachmentImage, MimeType: "image/png", BlobKey: "x"})
		}
		if err == nil {
			_, err = tx.SetCannedFiles(ctx, canned, ada.user.ID, []uuid.UUID{file})
		}
		if err == nil {
			_, err = tx.CreateApiKey(ctx, db.NewApiKey{ID: key, Name: "CI", Scope: db.ScopeRead, Prefix: "ss_live_aaaa", Hash: []byte("x")})
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}

	count := func(actor db.Actor) map[string]int {
		seen := map[string]int{}
		if err := d.View(ctx, actor, func(tx *db.Tx) error {
			teams, e1 := tx.TeamsByID(ctx, []uuid.UUID{team})
			members, e2 := tx.TeamMembers(ctx, []uuid.UUID{team})
			labels, e3 := tx.LabelsByID(ctx, []uuid.UUID{label})
			texts, e4 := tx.CannedResponsesByID(ctx, []uuid.UUID{canned})
			files, e7 := tx.CannedFiles(ctx, []uuid.UUID{canned})
			keys, e5 := tx.ApiKeysByID(ctx, []uuid.UUID{key})
			users, e6 := tx.UsersByID(ctx, []uuid.UUID{ada.user.ID})
			seen = map[string]int{
				"teams": len(teams), "team members": len(members), "labels": len(labels),
				"canned responses": len(texts), "files of them": len(files), "keys": len(keys), "users": len(users),
			}
			return errors.Join(e1, e2, e3, e4, e5, e6, e7)
		}); err != nil {
			t.Fatal(err)
		}
		return seen
	}
	for what, n := range count(ada.actor) {
		if n != 1 {
			t.Errorf("Ada sees %d %s of her own", n, what)
		}
	}
	for what, n := range count(bob.actor) {
		if n != 0 {
			t.Errorf("Bob sees %d %s of Ada's", n, what)
		}
	}
	for what, n := range count(db.Actor{}) {
		if n != 0 {
			t.Errorf("nobody sees %d %s of Ada's", n, what)
		}
	}

	for what, write := range map[string]func(*db.Tx) error{
		"rename the team": func(tx *db.Tx) error { _, err := tx.RenameTeam(ctx, team, "x"); return err },
		"delete the team": func(tx *db.Tx) error { return tx.DeleteTeam(ctx, team) },
		"change the label": func(tx *db.Tx) error {
			_, err := tx.UpdateLabel(ctx, db.Label{ID: label, Name: "x", Color: db.LabelRed})
			return err
		},
		"delete the label":    func(tx *db.Tx) error { return tx.DeleteLabel(ctx, label) },
		"delete the response": func(tx *db.Tx) error { return tx.DeleteCannedResponse(ctx, canned) },
		"take the file": func(tx *db.Tx) error {
			_, err := tx.SetCannedFiles(ctx, canned, ada.user.ID, []uuid.UUID{file})
			return err
		},
		"revoke the key": func(tx *db.Tx) error { return tx.RevokeApiKey(ctx, key) },
		"remove Ada":     func(tx *db.Tx) error { return tx.RemoveMember(ctx, ada.user.ID) },
		"promote Ada":    func(tx *db.Tx) error { return tx.SetRole(ctx, ada.user.ID, db.RoleViewer) },
	} {
		if err := d.Update(ctx, bob.actor, write); !errors.Is(err, db.ErrNotFound) {
			t.Errorf("Bob could %s: %v", what, err)
		}
	}
	err := d.Update(ctx, ada.actor, func(tx *db.Tx) error {
		return tx.SetTeamMembers(ctx, team, []uuid.UUID{bob.user.ID})
	})
	if _, refused := errors.AsType[*db.InvalidError](err); !refused {
		t.Errorf("a stranger joined the team: %v", err)
	}
}

// TestTheAppRoleReadsNoSecrets: inside a workspace nothing reads sessions,
// password hashes or resets, not even one's own.
func TestTheAppRoleReadsNoSecrets(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	ada := newSomebody(t, d, "ada@a.test")
	for what, read := range map[string]func(context.Context, *db.Tx) error{
		"credentials": func(ctx context.Context, tx *db.Tx) error { _, err := tx.CredentialsOf(ctx, ada.user.ID); return err },
		"sessions":    func(ctx context.Context, tx *db.Tx) error { _, err := tx.SessionsOf(ctx, ada.user.ID); return err },
		"resets": func(ctx context.Context, tx *db.Tx) error {
			_, err := tx.UsePasswordReset(ctx, []byte("x"))
			return err
		},
	} {
		err := d.Update(t.Context(), ada.actor, func(tx *db.Tx) error { return read(t.Context(), tx) })
		if err == nil || errors.Is(err, db.ErrNotFound) {
			t.Errorf("the application's role may read %s: %v", what, err)
		}
	}
}

func TestMembershipsFollowThePerson(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	ada, bob := newSomebody(t, d, "ada@a.test"), newSomebody(t, d, "bob@b.test")
	global(t, d, func(ctx context.Context, tx *db.Tx) error {
		if err := tx.AddMember(ctx, bob.workspace.ID, ada.user.ID, db.RoleAgent); err != nil {
			return err
		}
		home, err := tx.HomeWorkspace(ctx, ada.user.ID, nil)
		if err != nil || home.WorkspaceID != ada.workspace.ID || home.Role != db.RoleOwner {
			t.Errorf("home = %+v, %v", home, err)
		}
		home, err = tx.HomeWorkspace(ctx, ada.user.ID, &bob.workspace.ID)
		if err != nil || home.WorkspaceID != bob.workspace.ID || home.Role != db.RoleAgent {
			t.Errorf("preferred home = %+v, %v", home, err)
		}
		memberships, err := tx.MembershipsOf(ctx, ada.user.ID)
		if len(memberships) != 2 || memberships[0].Workspace.Name != "Work of ada@a.test" {
			t.Errorf("memberships = %+v", memberships)
		}
		return err
	})
	if err := d.View(t.Context(), bob.actor, func(tx *db.Tx) error {
		members, err := tx.Members(t.Context())
		if len(members) != 2 || members[0].User.ID != ada.user.ID || members[0].Role != db.RoleAgent {
			t.Errorf("members = %+v", members)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// TestWhomToTell: the assignee, else the team, else the owners.
func TestWhomToTell(t *testing.T) {
	t.Parallel()
	d := dbtest.New(t)
	ctx := t.Context()
	ada, eve := newSomebody(t, d, "ada@a.test"), newSomebody(t, d, "eve@b.test")
	var ben, cleo *db.User
	global(t, d, func(ctx context.Context, tx *db.Tx) (err error) {
		for email, who := range map[string]**db.User{"ben@a.test": &ben, "cleo@a.test": &cleo} {
			if *who, err = tx.CreateUser(ctx, db.NewUser{ID: db.NewID(), Email: email, Name: email, Locale: "fr", TimeZone: "UTC"}); err != nil {
				return err
			}
			if err = tx.AddMember(ctx, ada.workspace.ID, (*who).ID, db.RoleAgent); err != nil {
				return err
			}
		}
		return nil
	})
	team, empty := db.NewID(), db.NewID()
	c := db.Conversation{ID: db.NewID(), SocialAccountID: db.NewID(), ContactID: db.NewID(), Channel: db.ChannelWhatsApp}
	update := func(fn func(*db.Tx) error) {
		t.Helper()
		if err := d.Update(ctx, ada.actor, fn); err != nil {
			t.Fatal(err)
		}
	}
	update(func(tx *db.Tx) error {
		for id, name := range map[uuid.UUID]string{team: "Sales", empty: "Nobody"} {
			if _, err := tx.CreateTeam(ctx, id, name); err != nil {
				return err
			}
		}
		if err := tx.SetTeamMembers(ctx, team, []uuid.UUID{ben.ID, cleo.ID}); err != nil {
			return err
		}
		if _, err := tx.SaveConnection(ctx, db.SocialAccount{ID: c.SocialAccountID, Channel: c.Channel, ExternalID: "1", Name: "1"}, []byte("sealed")); err != nil {
			return err
		}
		if err := tx.InsertContact(ctx, db.Contact{ID: c.ContactID, Name: "Zoé"}); err != nil {
			return err
		}
		opened, _, err := tx.OpenConversation(ctx, c)
		c = *opened
		return err
	})
	for name, want := range map[string]struct {
		assignee, team *uuid.UUID
		people         []string
	}{
		"nobody's":                   {people: []string{"ada@a.test"}},
		"a team's":                   {team: &team, people: []string{"ben@a.test", "cleo@a.test"}},
		"Cleo's, of a team":          {assignee: &cleo.ID, team: &team, people: []string{"cleo@a.test"}},
		"a team's with nobody in it": {team: &empty, people: []string{"ada@a.test"}},
	} {
		var people []string
		update(func(tx *db.Tx) error {
			c.AssigneeID, c.TeamID = want.assignee, want.team
			if err := tx.SaveConversation(ctx, c); err != nil {
				return err
			}
			users, err := tx.WhomToTell(ctx, c.ID)
			for _, u := range users {
				people = append(people, u.Email)
			}
			return err
		})
		if !slices.Equal(people, want.people) {
			t.Errorf("%s: %v", name, people)
		}
	}
	err := d.View(ctx, eve.actor, func(tx *db.Tx) error {
		users, err := tx.WhomToTell(ctx, c.ID)
		if len(users) != 0 {
			t.Errorf("another workspace is told: %v", users)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
