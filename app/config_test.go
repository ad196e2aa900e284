package app

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

const (
	testKey    = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
	testSecret = "a-secret-that-is-long-enough-for-hs256"
)

// env is a complete environment with changes laid over it.
func env(changes map[string]string) func(string) string {
	return func(name string) string {
		if v, ok := changes[name]; ok {
			return v
		}
		return map[string]string{
			"DATABASE_URL":    "postgres://app:pw@127.0.0.1:5432/socialsync",
			"JWT_SECRET":      testSecret,
			"ENCRYPTION_KEYS": "1:" + testKey,
		}[name]
	}
}

func TestLoadRefuses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, variable, value, want string
	}{
		{"no database", "DATABASE_URL", " ", "DATABASE_URL is not set"},
		{"a database of another make", "DATABASE_URL", "mysql://u:hunter2@h/d", "DATABASE_URL is no Postgres address: expected postgres://"},
		{"a database port in words", "DATABASE_URL", "postgres://u:hunter2@h:port/d", "DATABASE_URL cannot be read"},
		{"a redis of another make", "REDIS_URL", "http://h", "REDIS_URL is no Redis address"},
		{"a short secret", "JWT_SECRET", "short", "JWT_SECRET is 5 characters long: expected 32 or more"},
		{"a key without a number", "ENCRYPTION_KEYS", testKey, "ENCRYPTION_KEYS has no number before its key 1"},
		{"a key too short", "ENCRYPTION_KEYS", "1:aGVsbG8=", "ENCRYPTION_KEYS has a key 1 that is not 32 bytes"},
		{"a key number twice", "ENCRYPTION_KEYS", "1:" + testKey + ",1:" + testKey, "ENCRYPTION_KEYS has key 1 twice"},
		{"an address without port", "ADDR", "localhost", `ADDR is "localhost": expected host:port`},
		{"a port out of range", "SIM_ADDR", "127.0.0.1:99999", "expected a port between 1 and 65535"},
		{"a public address with a path", "PUBLIC_URL", "https://example.com/inbox", "expected scheme, host and port only"},
		{"a public address without scheme", "PUBLIC_URL", "example.com", `PUBLIC_URL is "example.com": expected an address that begins with http`},
		{"a proxy that is no network", "TRUSTED_PROXIES", "10.0.0.1", `"10.0.0.1" is no network`},
		{"a log level nobody knows", "LOG_LEVEL", "loud", "expected debug, info, warn or error"},
		{"a drain in bare seconds", "DRAIN_TIMEOUT", "25", "expected a duration between 1s and 5m0s"},
		{"a pool of one", "DATABASE_POOL", "1", "expected a number between 2 and 500"},
		{"a sender that is no address", "MAIL_FROM", "us", "expected an address like"},
		{"a sandbox that is maybe", "SANDBOX", "maybe", "expected one of auto, on, off"},
		{"braces in a prefix", "REDIS_PREFIX", "{a}", "expected up to 40 letters"},
		{"a folder read as a host", "BLOB_URL", "file://blobs/media", "BLOB_URL names a host"},
		{"a mail server of another make", "SMTP_URL", "mail.example.com", "SMTP_URL is no mail server"},
		{"the simulator behind https", "PUBLIC_URL", "https://inbox.example.com", "SANDBOX would be on behind https://inbox.example.com"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, err := Load(env(map[string]string{c.variable: c.value}))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %v, want %q in it", err, c.want)
			}
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("more than one line: %q", err)
			}
			if strings.Contains(err.Error(), "hunter2") {
				t.Errorf("the password is in the error: %q", err)
			}
		})
	}
}

func TestLoadNamesEveryWrongVariable(t *testing.T) {
	t.Parallel()
	_, err := Load(env(map[string]string{"ADDR": "x", "LOG_LEVEL": "x", "JWT_SECRET": "x"}))
	if err == nil || len(strings.Split(err.Error(), "\n")) != 3 {
		t.Fatalf("want three lines, got %v", err)
	}
}

func TestLoadWithout(t *testing.T) {
	t.Parallel()
	nothing := func(string) string { return "" }
	if _, err := Load(nothing, "DATABASE_URL", "JWT_SECRET", "ENCRYPTION_KEYS"); err != nil {
		t.Fatal(err)
	}
}

func TestLoadFillsIn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change map[string]string
		got    func(Config) string
		want   string
	}{
		{"the public address follows the port", map[string]string{"ADDR": "0.0.0.0:8181"},
			func(c Config) string { return c.PublicURL.String() }, "http://localhost:8181"},
		{"the callback follows the public address", map[string]string{"ADDR": ":8181"},
			func(c Config) string { return c.MetaRedirectURI }, "http://localhost:8181/api/social-accounts/connect/whatsapp/callback"},
		{"the owner is the application when alone", nil,
			func(c Config) string { return c.DatabaseOwnerURL }, "postgres://app:pw@127.0.0.1:5432/socialsync"},
		{"without keys Meta is the simulator", map[string]string{"SIM_ADDR": ":8091"},
			func(c Config) string { return c.MetaGraphURL }, "http://127.0.0.1:8091"},
		{"with a key Meta is Meta", map[string]string{"WHATSAPP_APP_SECRET": "s"},
			func(c Config) string { return c.MetaGraphURL }, "https://graph.facebook.com"},
		{"SANDBOX=on wins over keys", map[string]string{"WHATSAPP_APP_SECRET": "s", "SANDBOX": "on"},
			func(c Config) string { return c.MetaGraphURL + " " + c.WhatsAppAppSecret }, "http://127.0.0.1:8090 s"},
		{"SANDBOX=off wins over no keys", map[string]string{"SANDBOX": "off"},
			func(c Config) string { return c.InstagramGraphURL + c.WhatsAppVerifyToken }, "https://graph.instagram.com"},
		{"a stand-in is taken as it is", map[string]string{"META_GRAPH_URL": "http://10.0.0.1:99/x/"},
			func(c Config) string { return c.MetaGraphURL }, "http://10.0.0.1:99/x"},
		{"WhatsApp is signed by the app's secret", nil,
			func(c Config) string { return c.WhatsAppAppSecret }, "sandbox-meta-secret"},
		{"the model is Meta's neighbour without a key", nil,
			func(c Config) string { return c.AI.Answer.BaseURL }, "http://127.0.0.1:8090/openai/v1"},
		{"the model is real with a key", map[string]string{"OPENAI_API_KEY": "k"},
			func(c Config) string { return c.AI.Answer.BaseURL }, "https://api.openai.com/v1"},
		{"the model is real in production", map[string]string{"PUBLIC_URL": "https://x.test", "SANDBOX": "on"},
			func(c Config) string { return c.AI.Answer.BaseURL }, "https://api.openai.com/v1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			config, err := Load(env(c.change))
			if err != nil {
				t.Fatal(err)
			}
			if got := c.got(config); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestLoadRefusesSampleSecretsInProduction(t *testing.T) {
	t.Parallel()
	changes := map[string]string{"SANDBOX": "on", "JWT_SECRET": "for-a-look-only-make-your-own-with-openssl"}
	if _, err := Load(env(changes)); err != nil {
		t.Errorf("on localhost they are fine: %v", err)
	}
	changes["PUBLIC_URL"] = "https://inbox.example.com"
	if _, err := Load(env(changes)); err == nil || !strings.Contains(err.Error(), "compose.yaml's sample") {
		t.Errorf("behind https they are not: %v", err)
	}
}

func TestLoadKeepsTheNewestKeyLast(t *testing.T) {
	t.Parallel()
	c, err := Load(env(map[string]string{"ENCRYPTION_KEYS": "7:" + testKey + ", 3:" + testKey}))
	if err != nil || len(c.EncryptionKeys) != 2 || c.EncryptionKeys[1].Version != 7 {
		t.Fatalf("keys %v, err %v", c.EncryptionKeys, err)
	}
}

func TestCheckHidesSecrets(t *testing.T) {
	t.Parallel()
	secrets := map[string]string{}
	for _, v := range Variables() {
		if v.Secret {
			secrets[v.Name] = "topsecret-" + strings.Repeat("x", 30)
		}
	}
	secrets["DATABASE_URL"] = "postgres://app:topsecret@127.0.0.1/db?password=topsecret"
	secrets["DATABASE_OWNER_URL"] = secrets["DATABASE_URL"]
	secrets["REDIS_URL"] = "redis://:topsecret@127.0.0.1:6379/0"
	secrets["SMTP_URL"] = "smtp://u:topsecret@mail.test"
	secrets["SENTRY_DSN"] = "https://topsecret@sentry.test/1"
	secrets["BLOB_URL"] = "s3://bucket?secret=topsecret"
	secrets["ENCRYPTION_KEYS"] = "1:" + testKey
	var out bytes.Buffer
	if err := Check(&out, env(secrets)); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "topsecret") || strings.Contains(out.String(), testKey) {
		t.Errorf("a secret is shown:\n%s", out.String())
	}
	if !strings.Contains(out.String(), "postgres://app:xxxxx@127.0.0.1/db") {
		t.Errorf("the address of the database is not shown:\n%s", out.String())
	}
}

func TestExampleIsCurrent(t *testing.T) {
	t.Parallel()
	var want bytes.Buffer
	if err := Example(&want); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile("../.env.example")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want.Bytes()) {
		t.Error(".env.example is not what app/config.go says: run make gen")
	}
}
