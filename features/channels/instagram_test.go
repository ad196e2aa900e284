package channels_test

import (
	"encoding/json"
	"net/url"
	"testing"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/meta/metasim"
	"socialsync/db"
	"socialsync/features/channels"
	"socialsync/features/problem"
)

func (w *world) instagramDialog(actor db.Actor, answer url.Values) channels.Callback {
	w.t.Helper()
	returnTo := "/onboarding?step=2"
	address, err := w.StartInstagramConnect(w.t.Context(), actor, channels.StartInstagramConnectInput{ReturnTo: &returnTo})
	if err != nil {
		w.t.Fatal(err)
	}
	return w.dialog(address, answer)
}

var allow = url.Values{
	"decision": {"allow"}, "account": {metasim.InstagramID},
	"granted": {"instagram_business_basic", "instagram_business_manage_messages"},
}

func TestConnectInstagram(t *testing.T) {
	t.Parallel()
	w := start(t)
	for range 2 { // the simulator answers in both shapes that are seen in the wild
		account, returnTo, err := w.CompleteInstagram(t.Context(), w.owner, w.instagramDialog(w.owner, allow))
		if err != nil {
			t.Fatal(err)
		}
		if account.ExternalID != metasim.InstagramID || account.Handle != metasim.InstagramUsername || returnTo != "/onboarding?step=2" {
			t.Errorf("account %+v to %s", account, returnTo)
		}
		if account.TokenExpiresAt == nil || time.Until(*account.TokenExpiresAt) < 59*24*time.Hour || account.WebhookSubscribedAt == nil {
			t.Errorf("token until %v, webhook %v", account.TokenExpiresAt, account.WebhookSubscribedAt)
		}
	}
	if accounts, _ := w.List(t.Context(), w.owner); len(accounts) != 1 {
		t.Errorf("%d accounts", len(accounts))
	}
}

func TestInstagramNamesMissingScopes(t *testing.T) {
	t.Parallel()
	w := start(t)
	few := url.Values{"decision": {"allow"}, "account": {metasim.InstagramID}, "granted": {"instagram_business_basic"}}
	account, _, err := w.CompleteInstagram(t.Context(), w.owner, w.instagramDialog(w.owner, few))
	if err != nil {
		t.Fatal(err)
	}
	if missing := account.MissingScopes(); len(missing) != 1 || missing[0] != "instagram_business_manage_messages" {
		t.Errorf("missing: %v", missing)
	}
}

func TestInstagramStateIsBoundToTheSession(t *testing.T) {
	t.Parallel()
	w := start(t)
	back := w.instagramDialog(w.owner, allow)
	otherBrowser := w.owner
	otherBrowser.SessionID = db.NewID()
	changed := back
	changed.State = "x" + back.State[1:]
	for name, try := range map[string]func() error{
		"another session":   func() error { _, _, err := w.CompleteInstagram(t.Context(), otherBrowser, back); return err },
		"another workspace": func() error { _, _, err := w.CompleteInstagram(t.Context(), w.workspace(), back); return err },
		"nobody":            func() error { _, _, err := w.CompleteInstagram(t.Context(), db.Actor{}, back); return err },
		"a changed state":   func() error { _, _, err := w.CompleteInstagram(t.Context(), w.owner, changed); return err },
		"the other channel": func() error { _, _, err := w.CompleteWhatsApp(t.Context(), w.owner, back); return err },
	} {
		if err := try(); problem.CodeOf(err) != problem.Expired {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := w.CompleteInstagram(t.Context(), w.owner, back); err != nil {
		t.Fatal(err)
	}
	_, _, err := w.CompleteInstagram(t.Context(), w.owner, back)
	w.expect(err, problem.Expired, "")
	_, returnTo, err := w.CompleteInstagram(t.Context(), w.owner, w.instagramDialog(w.owner, url.Values{"decision": {"deny"}}))
	w.expect(err, problem.ProviderRefused, "")
	if returnTo != "/onboarding?step=2" {
		t.Errorf("after a refusal the browser goes to %s", returnTo)
	}
}

func TestReturnToStaysInTheProduct(t *testing.T) {
	t.Parallel()
	w := start(t)
	for _, evil := range []string{"https://evil.test", "//evil.test", `/\evil.test`, "javascript:alert(1)", ""} {
		address, err := w.StartInstagramConnect(t.Context(), w.owner, channels.StartInstagramConnectInput{ReturnTo: &evil})
		if err != nil {
			t.Fatal(err)
		}
		if _, returnTo, _ := w.CompleteInstagram(t.Context(), w.owner, w.dialog(address, url.Values{"decision": {"deny"}})); returnTo != channels.DefaultReturn {
			t.Errorf("%q leads to %q", evil, returnTo)
		}
	}
}

func TestInstagramTokenIsRenewed(t *testing.T) {
	t.Parallel()
	w := start(t)
	account, _, err := w.CompleteInstagram(t.Context(), w.owner, w.instagramDialog(w.owner, allow))
	if err != nil {
		t.Fatal(err)
	}
	_, before, _ := w.Credentials(t.Context(), w.owner.WorkspaceID, account.ID)
	if _, err := w.Check(t.Context(), w.owner.WorkspaceID, account.ID); err != nil {
		t.Fatal(err)
	}
	if _, same, _ := w.Credentials(t.Context(), w.owner.WorkspaceID, account.ID); same.Token != before.Token {
		t.Error("a fresh token was renewed")
	}
	// As if it had been connected fifty-one days ago.
	soon := time.Now().Add(9 * 24 * time.Hour)
	old, err := json.Marshal(map[string]any{"token": before.Token, "issuedAt": time.Now().Add(-51 * 24 * time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	sealed, err := w.Keys.Seal(w.owner.WorkspaceID, account.ID, old)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.DB.Update(t.Context(), w.owner, func(tx *db.Tx) error {
		_, was, err := tx.SealedCredentials(t.Context(), account.ID)
		if err != nil {
			return err
		}
		_, err = tx.SaveCredentials(t.Context(), account.ID, was, sealed, &soon)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	w.sim.Advance(51 * 24 * time.Hour)
	if _, err := w.Check(t.Context(), w.owner.WorkspaceID, account.ID); err != nil {
		t.Fatal(err)
	}
	renewed, after, err := w.Credentials(t.Context(), w.owner.WorkspaceID, account.ID)
	if err != nil || after.Token == before.Token || time.Until(*renewed.TokenExpiresAt) < 59*24*time.Hour {
		t.Errorf("not renewed: until %v, %v", renewed.TokenExpiresAt, err)
	}
}

func TestFetchProfile(t *testing.T) {
	t.Parallel()
	w := start(t)
	account, _, err := w.CompleteInstagram(t.Context(), w.owner, w.instagramDialog(w.owner, allow))
	if err != nil {
		t.Fatal(err)
	}
	contact := func(externalID string) uuid.UUID {
		id := db.NewID()
		if err := w.DB.Update(t.Context(), w.owner, func(tx *db.Tx) error {
			if err := tx.InsertContact(t.Context(), db.Contact{ID: id}); err != nil {
				return err
			}
			_, err := tx.InsertIdentity(t.Context(), db.ContactIdentity{
				ID: db.NewID(), ContactID: id, SocialAccountID: account.ID, Kind: db.InstagramUserID, ExternalID: externalID, MatchKey: externalID,
			})
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if err := w.FetchProfile(t.Context(), w.owner.WorkspaceID, id); err != nil {
			t.Fatal(err)
		}
		return id
	}
	load := func(id uuid.UUID) (c *db.Contact) {
		if err := w.DB.View(t.Context(), w.owner, func(tx *db.Tx) (err error) { c, err = tx.Contact(t.Context(), id); return err }); err != nil {
			t.Fatal(err)
		}
		return c
	}
	known := load(contact("9917000000000201"))
	if known.Name != "Camille Roux" || known.ProfileFetchedAt == nil {
		t.Errorf("profile: %+v", known)
	}
	stranger := load(contact("1234567890123456"))
	if stranger.ProfileFetchedAt == nil {
		t.Error("somebody who never wrote is asked for again and again")
	}
	if err := w.FetchProfile(t.Context(), w.owner.WorkspaceID, db.NewID()); err != nil {
		t.Errorf("a contact that is gone: %v", err)
	}
}
