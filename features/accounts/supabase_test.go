package accounts

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"net/http/httptest"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"

	"socialsync/db"
)

// project is a Supabase project: it publishes a key and signs with it.
type project struct {
	*httptest.Server
	key     *ecdsa.PrivateKey
	fetches atomic.Int64
}

const projectSecret = "the project's own HS256 secret, long enough"

func newProject(t *testing.T) *project {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	point, err := key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	p := &project{key: key}
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/auth/v1/.well-known/jwks.json" {
			http.NotFound(w, r)
			return
		}
		p.fetches.Add(1)
		b64 := base64.RawURLEncoding.EncodeToString
		_ = json.NewEncoder(w).Encode(map[string]any{"keys": []jwk{
			{Type: "EC", ID: "k1", Use: "sig", Curve: "P-256", X: b64(point[1:33]), Y: b64(point[33:])},
			{Type: "oct", ID: "symmetric"},
		}})
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *project) claims(change map[string]any) jwt.MapClaims {
	claims := jwt.MapClaims{
		"iss": p.URL + "/auth/v1", "aud": "authenticated", "sub": uuid.NewString(), "email": "zoe@z.test",
		"exp": time.Now().Add(time.Hour).Unix(), "iat": time.Now().Unix(), "role": "authenticated",
	}
	maps.Copy(claims, change)
	return claims
}

func (p *project) sign(t *testing.T, method jwt.SigningMethod, kid string, key any, claims jwt.MapClaims) string {
	t.Helper()
	token := jwt.NewWithClaims(method, claims)
	token.Header["kid"] = kid
	signed, err := token.SignedString(key)
	if err != nil {
		t.Fatal(err)
	}
	return signed
}

func TestSupabaseTokensAreChecked(t *testing.T) {
	t.Parallel()
	p := newProject(t)
	trusted := NewSupabase(p.URL, projectSecret)
	stranger, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, token string
		ok          bool
	}{
		{name: "its key", token: p.sign(t, jwt.SigningMethodES256, "k1", p.key, p.claims(nil)), ok: true},
		{name: "its secret", token: p.sign(t, jwt.SigningMethodHS256, "", []byte(projectSecret), p.claims(nil)), ok: true},
		{name: "another key under its name", token: p.sign(t, jwt.SigningMethodES256, "k1", stranger, p.claims(nil))},
		{name: "an unknown key", token: p.sign(t, jwt.SigningMethodES256, "k2", p.key, p.claims(nil))},
		{name: "another secret", token: p.sign(t, jwt.SigningMethodHS256, "k1", []byte("guess"), p.claims(nil))},
		{name: "no signature", token: p.sign(t, jwt.SigningMethodNone, "k1", jwt.UnsafeAllowNoneSignatureType, p.claims(nil))},
		{name: "another project", token: p.sign(t, jwt.SigningMethodES256, "k1", p.key, p.claims(map[string]any{"iss": "https://x.supabase.co/auth/v1"}))},
		{name: "the anonymous key", token: p.sign(t, jwt.SigningMethodHS256, "", []byte(projectSecret), p.claims(map[string]any{"aud": "anon", "role": "anon"}))},
		{name: "an anonymous person", token: p.sign(t, jwt.SigningMethodES256, "k1", p.key, p.claims(map[string]any{"is_anonymous": true}))},
		{name: "over", token: p.sign(t, jwt.SigningMethodES256, "k1", p.key, p.claims(map[string]any{"exp": time.Now().Add(-time.Hour).Unix()}))},
		{name: "nobody", token: p.sign(t, jwt.SigningMethodES256, "k1", p.key, p.claims(map[string]any{"sub": "admin"}))},
	} {
		if _, err := trusted.verify(t.Context(), c.token); (err == nil) != c.ok {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	if n := p.fetches.Load(); n != 1 {
		t.Errorf("the keys were fetched %d times: unknown ids must not cause fetches", n)
	}
	alone := NewSupabase("", projectSecret)
	if _, err := alone.verify(t.Context(), p.sign(t, jwt.SigningMethodES256, "k1", p.key, p.claims(nil))); err == nil {
		t.Error("a project without an address has no keys")
	}
}

func TestKeysSurviveAnOutage(t *testing.T) {
	t.Parallel()
	p := newProject(t)
	set := newKeySet(p.URL + "/auth/v1/.well-known/jwks.json")
	now := time.Now()
	set.now = func() time.Time { return now }
	if _, err := set.find(t.Context(), "k1", "ES256"); err != nil {
		t.Fatal(err)
	}
	if _, err := set.find(t.Context(), "k1", "RS256"); !errors.Is(err, errNoKey) {
		t.Errorf("a key has one algorithm: %v", err)
	}
	p.Close()
	now = now.Add(time.Hour)
	if _, err := set.find(t.Context(), "k1", "ES256"); err != nil {
		t.Errorf("a known key was forgotten: %v", err)
	}
	if _, err := set.find(t.Context(), "k2", "ES256"); !errors.Is(err, errKeysUnreachable) {
		t.Errorf("who is unknown cannot be told: %v", err)
	}
}

func TestSupabasePeopleGetAccounts(t *testing.T) {
	t.Parallel()
	b, p := newBench(t), newProject(t)
	b.Supabase = NewSupabase(p.URL, "")
	token := func(change map[string]any) string {
		return p.sign(t, jwt.SigningMethodES256, "k1", p.key, p.claims(change))
	}
	in := func(token string) (db.Actor, error) {
		c, err := b.ByBearer(context.WithoutCancel(t.Context()), token, uuid.Nil)
		return c.Actor, err
	}

	zoe := token(map[string]any{"sub": uuid.NewString()})
	var wg sync.WaitGroup
	actors := make([]db.Actor, 4)
	for i := range actors { // a page's first requests come together
		wg.Go(func() {
			var err error
			if actors[i], err = in(zoe); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	for _, a := range actors {
		if a != actors[0] || a.Role != db.RoleOwner || a.SessionID != uuid.Nil {
			t.Errorf("actors %+v", actors)
		}
	}

	ada := b.signUp("ada@a.test")
	self := map[string]any{"email": "ada@a.test", "user_metadata": map[string]any{"email_verified": true}}
	if a, err := in(token(self)); !errors.Is(err, ErrSignedOut) {
		t.Errorf("an account was taken over by an address nobody proved: %+v, %v", a, err)
	}
	for name, proof := range map[string]map[string]any{
		"its claim":    {"email": "ada@a.test", "email_verified": true},
		"a magic link": {"email": "bob@b.test", "amr": []map[string]any{{"method": "magiclink"}}},
	} {
		owner := ada
		if proof["email"] == "bob@b.test" {
			owner = b.signUp("bob@b.test")
		}
		if a, err := in(token(proof)); err != nil || a.UserID != owner.Actor.UserID || a.WorkspaceID != owner.Actor.WorkspaceID {
			t.Errorf("%s: %+v, %v", name, a, err)
		}
	}
}
