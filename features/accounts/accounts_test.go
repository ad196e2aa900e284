package accounts

import (
	"bytes"
	"errors"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/hibiken/asynq"

	"socialsync/clients/mail"
	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/events"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

const goodPassword = "zebras on the bridge"

// bench is a Service on its own database, and its log.
type bench struct {
	*Service
	t   *testing.T
	log *bytes.Buffer
}

func newBench(t *testing.T) bench {
	t.Helper()
	client, prefix := dbtest.Redis(t)
	connection, err := asynq.ParseRedisURI(os.Getenv("REDIS_URL"))
	if err != nil {
		t.Fatal(err)
	}
	tasks := asynq.NewClient(connection)
	t.Cleanup(func() { tasks.Close() })
	tokens, err := NewTokens([]byte(strings.Repeat("k", 40)), "http://app.test")
	if err != nil {
		t.Fatal(err)
	}
	mails, err := mail.New("smtp://127.0.0.1:1", "no-reply@socialsync.test")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	log := slog.New(slog.NewTextHandler(&out, nil))
	return bench{t: t, log: &out, Service: &Service{
		DB: dbtest.New(t), Events: events.NewHub(client, prefix, log), Queue: &queue.Client{Asynq: tasks, Prefix: prefix, Log: log},
		Mail: mails, Throttle: &Throttle{Redis: client, Prefix: prefix, Log: log},
		Passwords: NewPasswords(Argon2{Memory: 64, Time: 1, Lanes: 1}, 2), Tokens: tokens,
		Log: log, PublicURL: "http://app.test",
	}}
}

// jar is a browser that keeps what it is given.
type jar struct {
	address string
	Issued
	forgot bool
}

func (j *jar) Address() string   { return j.address }
func (j *jar) UserAgent() string { return "test" }
func (j *jar) Forget()           { j.Issued, j.forgot = Issued{}, true }
func (j *jar) Keep(i Issued) {
	if i.Refresh == "" {
		i.Refresh, i.RefreshExpires = j.Refresh, j.RefreshExpires
	}
	j.Issued = i
}

func (b bench) signUp(email string) *jar {
	b.t.Helper()
	j := &jar{address: "192.0.2.1"}
	if _, err := b.SignUp(b.t.Context(), j, SignUpInput{Name: "Ada", Email: email, Password: goodPassword, WorkspaceName: "Work of " + email}); err != nil {
		b.t.Fatal(err)
	}
	return j
}

func (b bench) signIn(j *jar, email, password string) error {
	_, err := b.SignIn(b.t.Context(), db.Actor{}, j, SignInInput{Email: email, Password: password})
	return err
}

func (b bench) isIn(j *jar) bool {
	b.t.Helper()
	_, err := b.ByAccessToken(b.t.Context(), j.Access)
	if err != nil && !errors.Is(err, ErrSignedOut) {
		b.t.Fatal(err)
	}
	return err == nil
}

func TestSigningUpInAndOut(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ada := b.signUp("Ada@a.test")
	viewer, err := b.Viewer(t.Context(), ada.Actor)
	if err != nil || viewer.Role != db.RoleOwner || viewer.Workspace.Name != "Work of Ada@a.test" || len(viewer.Memberships) != 1 {
		t.Fatalf("viewer = %+v, %v", viewer, err)
	}
	_, err = b.SignUp(t.Context(), &jar{}, SignUpInput{Name: "Eve", Email: "ada@A.test", Password: goodPassword, WorkspaceName: "x"})
	if problem.CodeOf(err) != problem.EmailTaken {
		t.Errorf("the address was taken twice: %v", err)
	}
	second := &jar{}
	if err := b.signIn(second, " ada@a.TEST", goodPassword); err != nil {
		t.Fatal(err)
	}
	if sessions, err := b.Sessions(t.Context(), second.Actor); err != nil || len(sessions) != 2 {
		t.Errorf("sessions = %v, %v", sessions, err)
	}
	access := second.Access
	if err := b.SignOut(t.Context(), second.Actor, second); err != nil {
		t.Fatal(err)
	}
	if b.isIn(&jar{Issued: Issued{Access: access}}) {
		t.Error("a session works after signing out")
	}
	if !b.isIn(ada) {
		t.Error("the other browser was signed out too")
	}
	for _, secret := range []string{"ada@", "Ada@", goodPassword, ada.Refresh, ada.Access} {
		if strings.Contains(b.log.String(), secret) {
			t.Errorf("the log tells %q", secret)
		}
	}
}

func TestWrongPasswordsSoundAlikeAndRunOut(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.signUp("ada@a.test")
	wrong, unknown := b.signIn(&jar{}, "ada@a.test", "wrong password"), b.signIn(&jar{}, "bob@a.test", "wrong password")
	if wrong == nil || !errors.Is(unknown, wrong) || problem.CodeOf(wrong) != problem.InvalidCredentials {
		t.Fatalf("%v, %v", wrong, unknown)
	}
	for range 20 { // rightful attempts are given back
		if err := b.signIn(&jar{address: "192.0.2.9"}, "ada@a.test", goodPassword); err != nil {
			t.Fatal(err)
		}
	}
	for range signInsOfAccount.Max {
		_ = b.signIn(&jar{}, "ada@a.test", "wrong password")
	}
	if err := b.signIn(&jar{}, "ada@a.test", goodPassword); problem.CodeOf(err) != problem.RateLimited {
		t.Errorf("guessing goes on: %v", err)
	}
	for i := range signInsOfAddress.Max {
		_ = b.signIn(&jar{address: "192.0.2.66"}, string(rune('a'+i%26))+string(rune('a'+i/26))+"@x.test", "wrong password")
	}
	if err := b.signIn(&jar{address: "192.0.2.66"}, "new@x.test", "wrong password"); problem.CodeOf(err) != problem.RateLimited {
		t.Errorf("spraying goes on: %v", err)
	}
}

func TestThrottleWorksWithoutRedis(t *testing.T) {
	t.Parallel()
	throttle := &Throttle{}
	limit := Limit{Name: "x", Max: 2, Window: time.Hour}
	for i, want := range []problem.Code{"", "", problem.RateLimited} {
		if got := problem.CodeOf(throttle.Take(t.Context(), limit, "ada")); got != want {
			t.Errorf("attempt %d: %q", i, got)
		}
	}
	throttle.GiveBack(t.Context(), limit, "ada")
	throttle.GiveBack(t.Context(), limit, "ada")
	if err := throttle.Take(t.Context(), limit, "Ada"); err != nil {
		t.Errorf("a returned attempt still counts: %v", err)
	}
}

func TestRefreshTokensRotate(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ada := b.signUp("ada@a.test")
	next, err := b.Exchange(t.Context(), ada, ada.Refresh)
	if err != nil || next.Refresh == ada.Refresh || next.Actor != ada.Actor {
		t.Fatalf("%+v, %v", next, err)
	}
	if left := time.Until(next.RefreshExpires); left > sessionLife || left < sessionLife-time.Minute {
		t.Errorf("the session was prolonged: %v left", left)
	}
	// A page asks many times at once with the same token: all succeed, with the
	// same successor, for a session with two living tokens would hide a thief.
	var wg sync.WaitGroup
	successors := make([]string, 8)
	for i := range successors {
		wg.Go(func() {
			issued, err := b.Exchange(t.Context(), ada, next.Refresh)
			if err != nil {
				t.Error(err)
			}
			successors[i] = issued.Refresh
		})
	}
	wg.Wait()
	if slices.Sort(successors); successors[0] != successors[7] || successors[0] == next.Refresh {
		t.Errorf("the session has several chains: %d successors", len(slices.Compact(successors)))
	}
	// One page went on meanwhile: a late one gets what is good, not what is used up.
	third, err := b.Exchange(t.Context(), ada, successors[0])
	if err != nil {
		t.Fatal(err)
	}
	if late, err := b.Exchange(t.Context(), ada, next.Refresh); err != nil || late.Refresh != third.Refresh {
		t.Errorf("a late page got another token, %v", err)
	}
	if _, err := b.Exchange(t.Context(), ada, "unknown"); !errors.Is(err, ErrSignedOut) {
		t.Errorf("an unknown token: %v", err)
	}
	if c, err := b.ByRefreshToken(t.Context(), next.Refresh); err != nil || c.Actor != ada.Actor {
		t.Errorf("a socket: %+v, %v", c, err)
	}
}

func TestReuseEndsTheSession(t *testing.T) {
	t.Parallel()
	urls := dbtest.URLs(t)
	b := newBench(t)
	b.DB = dbtest.Open(t, urls)
	ada := b.signUp("ada@a.test")
	next, err := b.Exchange(t.Context(), ada, ada.Refresh)
	if err != nil || !b.isIn(&jar{Issued: next}) {
		t.Fatal(err)
	}
	backdateUse(t, urls.Owner, "11 seconds")
	if _, err := b.Exchange(t.Context(), ada, ada.Refresh); !errors.Is(err, ErrSignedOut) {
		t.Fatalf("a stolen token worked: %v", err)
	}
	if b.isIn(&jar{Issued: next}) {
		t.Error("the session lives on")
	}
	if _, err := b.Exchange(t.Context(), ada, next.Refresh); !errors.Is(err, ErrSignedOut) {
		t.Errorf("the thief's successor works: %v", err)
	}
}

func TestPasswordChangesEndSessions(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ada, elsewhere := b.signUp("ada@a.test"), &jar{}
	if err := b.signIn(elsewhere, "ada@a.test", goodPassword); err != nil {
		t.Fatal(err)
	}
	old := *ada
	err := b.ChangePassword(t.Context(), ada.Actor, ada, ChangePasswordInput{CurrentPassword: "wrong", NewPassword: "another fine phrase"})
	if problem.CodeOf(err) != problem.InvalidCredentials {
		t.Fatal(err)
	}
	if err := b.ChangePassword(t.Context(), ada.Actor, ada, ChangePasswordInput{CurrentPassword: goodPassword, NewPassword: "another fine phrase"}); err != nil {
		t.Fatal(err)
	}
	if !b.isIn(ada) || b.isIn(&old) || b.isIn(elsewhere) {
		t.Errorf("in: here %v, here before %v, elsewhere %v", b.isIn(ada), b.isIn(&old), b.isIn(elsewhere))
	}

	secret, hash := newSecret()
	if err := b.DB.Global(t.Context(), "test", func(tx *db.Tx) error {
		return tx.CreatePasswordReset(t.Context(), hash, ada.Actor.UserID, time.Hour)
	}); err != nil {
		t.Fatal(err)
	}
	reset := &jar{}
	if _, err := b.ResetPassword(t.Context(), reset, ResetPasswordInput{Token: secret, Password: "a third fine phrase"}); err != nil {
		t.Fatal(err)
	}
	if b.isIn(ada) || !b.isIn(reset) {
		t.Error("a reset ends all sessions but the new one")
	}
	_, err = b.ResetPassword(t.Context(), &jar{}, ResetPasswordInput{Token: secret, Password: "a fourth fine phrase"})
	if problem.CodeOf(err) != problem.Expired {
		t.Errorf("the link worked twice: %v", err)
	}
	if err := b.signIn(&jar{}, "ada@a.test", "a third fine phrase"); err != nil {
		t.Error(err)
	}
}

// TestRequestPasswordResetTellsNothing: known and unknown addresses look alike.
func TestRequestPasswordResetTellsNothing(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	b.signUp("ada@a.test")
	for range resetsOfAccount.Max + 3 {
		for _, email := range []string{"ada@a.test", "nobody@a.test"} {
			if err := b.RequestPasswordReset(t.Context(), &jar{}, RequestPasswordResetInput{Email: email}); err != nil {
				t.Errorf("%s: %v", email, err)
			}
		}
	}
}

func TestRevokingElsewhereAndRoles(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ada, bob, phone := b.signUp("ada@a.test"), b.signUp("bob@b.test"), &jar{}
	if err := b.signIn(phone, "ada@a.test", goodPassword); err != nil {
		t.Fatal(err)
	}
	err := b.RevokeSession(t.Context(), bob.Actor, bob, RevokeSessionInput{SessionID: phone.Actor.SessionID})
	if problem.CodeOf(err) != problem.NotFound || !b.isIn(phone) {
		t.Errorf("Bob revoked Ada's session: %v", err)
	}
	if err := b.RevokeSession(t.Context(), ada.Actor, ada, RevokeSessionInput{SessionID: phone.Actor.SessionID}); err != nil || b.isIn(phone) {
		t.Errorf("the phone is still in: %v", err)
	}
	stranger := ada.Actor
	stranger.WorkspaceID = bob.Actor.WorkspaceID
	without := db.Actor{UserID: ada.Actor.UserID, WorkspaceID: ada.Actor.WorkspaceID}
	ended, err := b.Ended(t.Context(), []db.Actor{ada.Actor, phone.Actor, stranger, without})
	if err != nil || !slices.Equal(ended, []bool{false, true, true, false}) {
		t.Errorf("sockets ended: %v, %v", ended, err)
	}
	_, err = b.SwitchWorkspace(t.Context(), ada.Actor, ada, SwitchWorkspaceInput{WorkspaceID: bob.Actor.WorkspaceID})
	if problem.CodeOf(err) != problem.NotFound {
		t.Errorf("Ada entered Bob's workspace: %v", err)
	}
	if err := b.DB.Global(t.Context(), "test", func(tx *db.Tx) error {
		return tx.AddMember(t.Context(), bob.Actor.WorkspaceID, ada.Actor.UserID, db.RoleViewer)
	}); err != nil {
		t.Fatal(err)
	}
	viewer, err := b.SwitchWorkspace(t.Context(), ada.Actor, ada, SwitchWorkspaceInput{WorkspaceID: bob.Actor.WorkspaceID})
	if err != nil || viewer.Role != db.RoleViewer || !b.isIn(ada) {
		t.Fatalf("%+v, %v", viewer, err)
	}
	if next, err := b.Exchange(t.Context(), ada, ada.Refresh); err != nil || next.Actor.WorkspaceID != bob.Actor.WorkspaceID {
		t.Errorf("the exchange left the workspace: %+v, %v", next, err)
	}
	_, err = b.UpdateWorkspace(t.Context(), ada.Actor, UpdateWorkspaceInput{})
	if problem.CodeOf(err) != problem.Forbidden {
		t.Errorf("a viewer changed the workspace: %v", err)
	}
}

func TestApiKeysLetProgramsIn(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ada := b.signUp("ada@a.test")
	for scope, role := range map[db.ApiKeyScope]db.Role{db.ScopeRead: db.RoleViewer, db.ScopeWrite: db.RoleAgent} {
		key, secret, err := b.CreateApiKey(t.Context(), ada.Actor, CreateApiKeyInput{Name: "CI", Scope: scope})
		if err != nil || !strings.HasPrefix(secret, key.Prefix) || len(secret) < 50 {
			t.Fatalf("%+v, %v", key, err)
		}
		c, err := b.ByBearer(t.Context(), secret, ada.Actor.UserID)
		want := db.Actor{WorkspaceID: ada.Actor.WorkspaceID, Role: role, APIKeyID: key.ID}
		if err != nil || c.Actor != want || c.ByCookie {
			t.Errorf("%s: %+v, %v", scope, c, err)
		}
		if viewer, err := b.Viewer(t.Context(), c.Actor); viewer != nil || err != nil {
			t.Errorf("a program is nobody: %+v, %v", viewer, err)
		}
		if ended, err := b.Ended(t.Context(), []db.Actor{c.Actor}); err != nil || ended[0] {
			t.Errorf("a live key's socket ends: %v", err)
		}
		if err := b.RevokeApiKey(t.Context(), ada.Actor, key.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := b.ByBearer(t.Context(), secret, ada.Actor.UserID); !errors.Is(err, ErrSignedOut) {
			t.Errorf("a revoked key works: %v", err)
		}
		if ended, err := b.Ended(t.Context(), []db.Actor{c.Actor}); err != nil || !ended[0] {
			t.Errorf("a revoked key's socket stays: %v", err)
		}
	}
}

func TestSaveTeam(t *testing.T) {
	t.Parallel()
	b := newBench(t)
	ada, bob := b.signUp("ada@a.test").Actor, b.signUp("bob@b.test").Actor
	team, err := b.SaveTeam(t.Context(), ada, SaveTeamInput{Name: " Sales ", MemberIds: ids(ada, ada)})
	if err != nil || team.Name != "Sales" {
		t.Fatalf("%+v, %v", team, err)
	}
	for _, c := range []struct {
		name  string
		actor db.Actor
		in    SaveTeamInput
		want  problem.Code
	}{
		{name: "a stranger", actor: ada, in: SaveTeamInput{Name: "x", MemberIds: ids(bob)}, want: problem.BadInput},
		{name: "the name again", actor: ada, in: SaveTeamInput{Name: "Sales"}, want: problem.Conflict},
		{name: "somebody else's", actor: bob, in: SaveTeamInput{ID: &team.ID, Name: "x"}, want: problem.NotFound},
		{name: "nobody in it", actor: ada, in: SaveTeamInput{ID: &team.ID, Name: "Sellers"}},
	} {
		if _, err := b.SaveTeam(t.Context(), c.actor, c.in); problem.CodeOf(err) != c.want || (err == nil) != (c.want == "") {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
