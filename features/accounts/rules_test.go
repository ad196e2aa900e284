package accounts

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

func TestCheckPassword(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, password string
		want           problem.Code
	}{
		{name: "a phrase", password: "correct horse battery"},
		{name: "eight characters", password: "xk7-qpzm"},
		{name: "a hundred and twenty-eight", password: strings.Repeat("añ", 64)},
		{name: "no digits asked for", password: "zebrasonthebridge"},
		{name: "too short", password: "xk7-qpz", want: problem.WeakPassword},
		{name: "too long", password: strings.Repeat("ab", 64) + "c", want: problem.WeakPassword},
		{name: "common", password: "Sunshine", want: problem.WeakPassword},
		{name: "common with digits", password: "Password123", want: problem.WeakPassword},
		{name: "digits in order", password: "123456789", want: problem.WeakPassword},
		{name: "one character", password: "zzzzzzzzzz", want: problem.WeakPassword},
		{name: "the address", password: "Ada.Lovelace@a.test", want: problem.WeakPassword},
		{name: "the address's name", password: "ada.lovelace1815", want: problem.WeakPassword},
		{name: "not text", password: "abc\xffdefgh", want: problem.BadInput},
	} {
		t.Run(c.name, func(t *testing.T) {
			var l problem.List
			checkPassword(&l, "password", c.password, "ada.lovelace@a.test")
			if got := problem.CodeOf(l.Err()); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestJudgeRefresh(t *testing.T) {
	t.Parallel()
	now := time.Date(2025, 11, 23, 9, 0, 0, 0, time.UTC)
	before := func(d time.Duration) *time.Time { at := now.Add(-d); return &at }
	for _, c := range []struct {
		name  string
		token db.RefreshToken
		want  verdict
	}{
		{name: "first use", want: renew},
		{name: "asked twice at once", token: db.RefreshToken{UsedAt: before(time.Second)}, want: renew},
		{name: "the last moment of the grace", token: db.RefreshToken{UsedAt: before(10 * time.Second)}, want: renew},
		{name: "after the grace", token: db.RefreshToken{UsedAt: before(10*time.Second + time.Millisecond)}, want: stolen},
		{name: "revoked", token: db.RefreshToken{RevokedAt: before(time.Second)}, want: over},
		{name: "revoked and used long ago", token: db.RefreshToken{RevokedAt: before(time.Second), UsedAt: before(time.Hour)}, want: over},
		{name: "at its end", token: db.RefreshToken{ExpiresAt: now}, want: over},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.token.Now = now
			if c.token.ExpiresAt.IsZero() {
				c.token.ExpiresAt = now.Add(time.Hour)
			}
			if got := judgeRefresh(c.token); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

func TestAccessTokensAreChecked(t *testing.T) {
	t.Parallel()
	secret := []byte(strings.Repeat("k", 40))
	tokens, err := NewTokens(secret, "https://app.test")
	if err != nil {
		t.Fatal(err)
	}
	other, _ := NewTokens(secret, "https://other.test")
	stranger, _ := NewTokens([]byte(strings.Repeat("x", 40)), "https://app.test")
	user, session, workspace := uuid.New(), uuid.New(), uuid.New()
	issue := func(tk *Tokens, age time.Duration) string {
		token, _, err := tk.access(user, session, workspace, time.Now().Add(-age))
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	sign := func(method jwt.SigningMethod, key any, claims jwt.Claims) string {
		token, err := jwt.NewWithClaims(method, claims).SignedString(key)
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	good := Claims{RegisteredClaims: jwt.RegisteredClaims{
		Issuer: issuer, Audience: jwt.ClaimStrings{"https://app.test"}, Subject: user.String(),
		ExpiresAt: jwt.NewNumericDate(time.Now().Add(time.Minute)),
	}, SessionID: session, WorkspaceID: workspace}
	changed := func(change func(*Claims)) Claims { c := good; change(&c); return c }

	for _, c := range []struct {
		name, token string
		ok          bool
	}{
		{name: "fresh", token: issue(tokens, 0), ok: true},
		{name: "a clock that runs behind", token: issue(tokens, accessLife+leeway/2), ok: true},
		{name: "old", token: issue(tokens, accessLife+2*leeway)},
		{name: "from the future", token: issue(tokens, -2*leeway)},
		{name: "another installation", token: issue(other, 0)},
		{name: "another key", token: issue(stranger, 0)},
		{name: "the secret itself is no key", token: sign(jwt.SigningMethodHS256, secret, good)},
		{name: "another algorithm", token: sign(jwt.SigningMethodHS512, tokens.key, good)},
		{name: "no algorithm", token: sign(jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, good)},
		{name: "no issuer", token: sign(jwt.SigningMethodHS256, tokens.key, changed(func(c *Claims) { c.Issuer = "" }))},
		{name: "no end", token: sign(jwt.SigningMethodHS256, tokens.key, changed(func(c *Claims) { c.ExpiresAt = nil }))},
		{name: "nobody", token: sign(jwt.SigningMethodHS256, tokens.key, changed(func(c *Claims) { c.Subject = "" }))},
		{name: "no session", token: sign(jwt.SigningMethodHS256, tokens.key, changed(func(c *Claims) { c.SessionID = uuid.Nil }))},
		{name: "nothing", token: ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			claims, err := tokens.verify(c.token)
			if (err == nil) != c.ok {
				t.Fatalf("err = %v", err)
			}
			if c.ok && (claims.userID != user || claims.SessionID != session || claims.WorkspaceID != workspace) {
				t.Errorf("claims = %+v", claims)
			}
		})
	}
}

// TestRememberedToken: a token that was found to be ours is so until it ends.
func TestRememberedToken(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		tokens, err := NewTokens([]byte("a secret that is long enough for us"), "https://app.test")
		if err != nil {
			t.Fatal(err)
		}
		token, _, err := tokens.access(uuid.New(), uuid.New(), uuid.New(), time.Now())
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if _, err := tokens.verify(token); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(accessLife + 2*leeway)
		if _, err := tokens.verify(token); err == nil {
			t.Error("it is still accepted after its end")
		}
	})
}

func TestSignUpInput(t *testing.T) {
	t.Parallel()
	zone, french, nowhere := "Europe/Paris", "fr-CA", "Mars/Olympus"
	good := SignUpInput{Name: " Ada ", Email: " ada@a.test ", Password: "zebras on the bridge", WorkspaceName: "Café", Locale: &french, TimeZone: &zone}
	if err := good.Validate(); err != nil || good.Name != "Ada" || good.Email != "ada@a.test" || *good.Locale != "fr" {
		t.Fatalf("%+v: %v", good, err)
	}
	for field, change := range map[string]func(*SignUpInput){
		"name":          func(in *SignUpInput) { in.Name = " \t" },
		"email":         func(in *SignUpInput) { in.Email = "Ada <ada@a.test>" },
		"password":      func(in *SignUpInput) { in.Password = "short" },
		"workspaceName": func(in *SignUpInput) { in.WorkspaceName = strings.Repeat("é", 81) },
		"locale":        func(in *SignUpInput) { in.Locale = &nowhere },
		"timeZone":      func(in *SignUpInput) { in.TimeZone = &nowhere },
	} {
		in := good
		change(&in)
		list, _ := problem.From(in.Validate())
		if len(list) != 1 || list[0].Field != field {
			t.Errorf("%s: %v", field, list)
		}
	}
}

func TestPasswordsCompare(t *testing.T) {
	t.Parallel()
	cheap := NewPasswords(Argon2{Memory: 64, Time: 1, Lanes: 1}, 2)
	dearer := NewPasswords(Argon2{Memory: 128, Time: 1, Lanes: 1}, 2)
	hash, err := cheap.Hash(t.Context(), "cafe\u0301 noir")
	if err != nil || !strings.HasPrefix(hash, "$argon2id$v=19$m=64,t=1,p=1$") {
		t.Fatalf("%s: %v", hash, err)
	}
	for _, c := range []struct {
		name, encoded, password   string
		by                        *Passwords
		matches, outdated, failed bool
	}{
		{name: "right", encoded: hash, password: "cafe\u0301 noir", by: cheap, matches: true},
		{name: "typed on another keyboard", encoded: hash, password: "caf\u00e9 noir", by: cheap, matches: true},
		{name: "costs have risen", encoded: hash, password: "caf\u00e9 noir", by: dearer, matches: true, outdated: true},
		{name: "wrong", encoded: hash, password: "cafe noir", by: cheap},
		{name: "nobody", password: "", by: cheap},
		{name: "not a hash", encoded: "secret", password: "secret", by: cheap, failed: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			matches, outdated, err := c.by.Compare(t.Context(), c.encoded, c.password)
			if matches != c.matches || outdated != c.outdated || (err != nil) != c.failed {
				t.Errorf("got %v %v %v", matches, outdated, err)
			}
		})
	}
}
