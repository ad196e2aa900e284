// Package app builds the whole program out of the other packages and runs it:
// configuration, wiring, HTTP, processes. It holds no rules of the product.
package app

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"
)

// Config is what the environment said, checked and typed. Load fills it once;
// nothing else in the program reads the environment.
type Config struct {
	// Sandbox is true when Meta is the simulator: SANDBOX=on, or no Meta key is set.
	Sandbox bool

	Addr           string
	PublicURL      *url.URL // no path, no trailing slash
	APIURL         string   // where our own processes reach the API
	WebappURL      *url.URL
	MetricsAddr    string
	WorkerMetrics  string
	TrustedProxies []netip.Prefix
	LogLevel       slog.Level
	SentryDSN      string
	Environment    string
	DrainTimeout   time.Duration

	DatabaseURL      string // the application's login: bound by row level security
	DatabaseOwnerURL string // owns the tables; migrations only
	DatabasePool     int
	RedisURL         string
	RedisPrefix      string
	WorkerSlots      int
	BlobURL          string

	JWTSecret         []byte
	EncryptionKeys    []EncryptionKey // ascending; the last one encrypts
	SupabaseURL       string
	SupabaseJWTSecret string

	MetaGraphURL, InstagramGraphURL       string
	MetaDialogURL                         string
	InstagramDialogURL, InstagramTokenURL string
	MetaClientID, MetaClientSecret        string
	MetaSignupConfigID                    string
	MetaRedirectURI, InstagramRedirectURI string
	WhatsAppPhoneNumberID                 string
	WhatsAppAccessToken                   string
	WhatsAppVerifyToken                   string // Instagram's webhook uses the same one
	WhatsAppAppSecret                     string
	InstagramAppID, InstagramAppSecret    string
	InstagramAccessToken                  string
	SimAddr, SimURL                       string
	SimSMTPAddr, SimState                 string

	// AI says which server and model do each task.
	AI AIConfig

	// What a workspace may keep to answer from.
	KnowledgeMB, KnowledgeSources, KnowledgeChunks int

	StripeSecretKey, StripeWebhookSecret string
	StripePublishableKey, StripeURL      string
	SMTPURL, MailFrom                    string
	sandboxMode                          string
	effective                            map[string]string
	fromEnvironment                      map[string]bool
}

// Variable describes one environment variable. The list of them is the
// documentation: `socialsync check`, .env.example and the start all read it.
type Variable struct {
	Group     string // heading in .env.example; empty continues the one above
	Name      string
	Meaning   string
	Default   string // ${NAME} stands for the effective value of a variable above
	Simulated string // replaces Default while the simulator stands in for the vendor
	Key       string // the vendor's key; with it unset the vendor is simulated. Empty: Meta's keys decide
	Secret    bool
	Required  bool

	set func(value string) error
}

// metaKeys are the variables that hold something only Meta can issue. One of
// them set means real traffic, unless SANDBOX=on.
var metaKeys = []string{
	"META_CLIENT_ID", "META_CLIENT_SECRET", "WHATSAPP_ACCESS_TOKEN", "WHATSAPP_APP_SECRET",
	"INSTAGRAM_APP_ID", "INSTAGRAM_APP_SECRET", "INSTAGRAM_ACCESS_TOKEN",
}

// Variables lists every environment variable in the order they are explained.
func Variables() []Variable { return new(Config).variables() }

func (c *Config) variables() []Variable {
	return slices.Concat(c.ownVariables(), c.aiVariables(), c.otherVariables())
}

func (c *Config) ownVariables() []Variable {
	return []Variable{
		{Group: "Addresses", Name: "ADDR", Default: ":8080", set: listen(&c.Addr),
			Meaning: "Where the API listens. It fronts the web app too, so this is the one port to publish."},
		{Name: "PUBLIC_URL", Default: "http://localhost:${ADDR_PORT}", set: origin(&c.PublicURL),
			Meaning: "The address people and Meta use: scheme, host and port only. https means production: cookies turn Secure and the sandbox is refused."},
		{Name: "API_URL", Default: "http://127.0.0.1:${ADDR_PORT}", set: httpURL(&c.APIURL),
			Meaning: "Where the web app's server and the simulator reach the API, past any proxy."},
		{Name: "WEBAPP_URL", Default: "http://127.0.0.1:3100", set: origin(&c.WebappURL),
			Meaning: "Where the Next.js server listens; every path the API does not own goes there."},
		{Name: "METRICS_ADDR", Default: "127.0.0.1:9090", set: listen(&c.MetricsAddr),
			Meaning: "Where the API serves /metrics and /debug/pprof. Never publish it."},
		{Name: "WORKER_METRICS_ADDR", Default: "127.0.0.1:9091", set: listen(&c.WorkerMetrics),
			Meaning: "The same for the worker, which also answers /healthz and /readyz there."},
		{Name: "TRUSTED_PROXIES", Default: "127.0.0.0/8,::1/128", set: prefixes(&c.TrustedProxies),
			Meaning: "Networks whose X-Forwarded-For is believed, comma separated. Everybody else's address is the socket's."},

		{Group: "Storage", Name: "DATABASE_URL", Required: true, Secret: true, set: postgres(&c.DatabaseURL),
			Meaning: "Postgres as the application's login: member of socialsync_app and socialsync_system, no superuser, no BYPASSRLS."},
		{Name: "DATABASE_OWNER_URL", Default: "${DATABASE_URL}", Secret: true, set: postgres(&c.DatabaseOwnerURL),
			Meaning: "The same database as its owner. Only migrate and seed use it."},
		{Name: "DATABASE_POOL", Default: "8", set: between(&c.DatabasePool, 2, 500),
			Meaning: "Connections each process may hold: about four for each processor of Postgres's machine; more take each other's time. Through pgbouncer in transaction mode add default_query_exec_mode=cache_describe to DATABASE_URL."},
		{Name: "REDIS_URL", Default: "redis://127.0.0.1:6379/0", Secret: true, set: redisURL(&c.RedisURL),
			Meaning: "Redis 7 or later with appendonly yes and maxmemory-policy noeviction."},
		{Name: "REDIS_PREFIX", Default: "", set: prefix(&c.RedisPrefix),
			Meaning: "Put before every key and channel, so that two installations can share one Redis. Letters, digits, - and :."},
		{Name: "BLOB_URL", Default: "file://./.data/blobs?create_dir=true&no_tmp_dir=true", Secret: true, set: blobURL(&c.BlobURL),
			Meaning: "Where media is kept: file://… for a folder, s3://bucket?region=… for any S3-compatible store (endpoint=… for others than AWS)."},

		{Group: "Secrets and sign-in", Name: "JWT_SECRET", Required: true, Secret: true, set: atLeast(&c.JWTSecret, 32),
			Meaning: "Signs sessions and media links. 32 characters or more: openssl rand -base64 48"},
		{Name: "ENCRYPTION_KEYS", Required: true, Secret: true, set: keyring(&c.EncryptionKeys),
			Meaning: "AES-256-GCM keys for channel credentials and model providers' keys, number:base64 of 32 bytes, comma separated. The highest number encrypts, all decrypt. A key: openssl rand -base64 32"},
		{Name: "SUPABASE_URL", Default: "", set: optional(httpURL(&c.SupabaseURL)),
			Meaning: "Accept the sign-ins of this Supabase project; its JWKS is fetched from there."},
		{Name: "SUPABASE_JWT_SECRET", Default: "", Secret: true, set: text(&c.SupabaseJWTSecret),
			Meaning: "The project's HS256 secret, for projects that still sign with one."},

		{Group: "Simulator", Name: "SANDBOX", Default: "auto", set: oneOf(&c.sandboxMode, "auto", "on", "off"),
			Meaning: "auto: on while no Meta key is set. on: the simulator even with keys or behind https. off: never."},
		{Name: "SIM_ADDR", Default: "127.0.0.1:8090", set: listen(&c.SimAddr),
			Meaning: "Where the simulator of Meta listens. It trusts its callers: never publish it."},
		{Name: "SIM_URL", Default: "http://${SIM_ADDR}", set: httpURL(&c.SimURL),
			Meaning: "Where a browser on this machine reaches the simulator, to play Meta's sign-in pages."},
		{Name: "SIM_SMTP_ADDR", Default: "127.0.0.1:1025", set: listen(&c.SimSMTPAddr),
			Meaning: "Where the simulator catches mail. Read it at /sandbox-api/mails."},
		{Name: "SIM_STATE", Default: "", set: text(&c.SimState),
			Meaning: "File the simulator keeps its world in. Empty: it forgets at every start."},

		{Group: "Meta", Name: "META_GRAPH_URL", Default: "https://graph.facebook.com", Simulated: "http://${SIM_ADDR}", set: httpURL(&c.MetaGraphURL),
			Meaning: "Graph API for WhatsApp. The version is added by the client."},
		{Name: "INSTAGRAM_GRAPH_URL", Default: "https://graph.instagram.com", Simulated: "http://${SIM_ADDR}", set: httpURL(&c.InstagramGraphURL),
			Meaning: "Graph API for Instagram Login."},
		{Name: "META_DIALOG_URL", Default: "https://www.facebook.com", Simulated: "${SIM_URL}", set: httpURL(&c.MetaDialogURL),
			Meaning: "Where a browser is sent to connect WhatsApp."},
		{Name: "INSTAGRAM_DIALOG_URL", Default: "https://www.instagram.com", Simulated: "${SIM_URL}", set: httpURL(&c.InstagramDialogURL),
			Meaning: "Where a browser is sent to connect Instagram."},
		{Name: "INSTAGRAM_TOKEN_URL", Default: "https://api.instagram.com", Simulated: "http://${SIM_ADDR}", set: httpURL(&c.InstagramTokenURL),
			Meaning: "Where Instagram's code becomes a token."},
		{Name: "META_CLIENT_ID", Simulated: "sandbox-meta-app", set: text(&c.MetaClientID),
			Meaning: "Meta app id. With it, WhatsApp numbers connect by embedded signup."},
		{Name: "META_CLIENT_SECRET", Simulated: "sandbox-meta-secret", Secret: true, set: text(&c.MetaClientSecret),
			Meaning: "Meta app secret."},
		{Name: "META_SIGNUP_CONFIG_ID", set: text(&c.MetaSignupConfigID),
			Meaning: "Configuration id of the embedded signup. Without it WhatsApp connects by redirect or by hand."},
		{Name: "META_REDIRECT_URI", Default: "${PUBLIC_URL}/api/social-accounts/connect/whatsapp/callback", set: httpURL(&c.MetaRedirectURI),
			Meaning: "Registered with Meta, character for character."},
		{Name: "WHATSAPP_PHONE_NUMBER_ID", set: text(&c.WhatsAppPhoneNumberID),
			Meaning: "A number to connect at the first start, with WHATSAPP_ACCESS_TOKEN. More are connected in the product."},
		{Name: "WHATSAPP_ACCESS_TOKEN", Secret: true, set: text(&c.WhatsAppAccessToken),
			Meaning: "That number's permanent system user token."},
		{Name: "WHATSAPP_VERIFY_TOKEN", Simulated: "sandbox-verify-token", Secret: true, set: text(&c.WhatsAppVerifyToken),
			Meaning: "Typed into Meta's webhook form, for both channels. Empty refuses every verification."},
		{Name: "WHATSAPP_APP_SECRET", Default: "${META_CLIENT_SECRET}", Secret: true, set: text(&c.WhatsAppAppSecret),
			Meaning: "Signs WhatsApp's webhooks. Empty refuses every delivery."},
		{Name: "INSTAGRAM_APP_ID", Simulated: "sandbox-instagram-app", set: text(&c.InstagramAppID),
			Meaning: "Instagram app id (Instagram Login)."},
		{Name: "INSTAGRAM_APP_SECRET", Simulated: "sandbox-instagram-secret", Secret: true, set: text(&c.InstagramAppSecret),
			Meaning: "Signs Instagram's webhooks; Meta's own app secret is accepted beside it."},
		{Name: "INSTAGRAM_ACCESS_TOKEN", Secret: true, set: text(&c.InstagramAccessToken),
			Meaning: "An account to connect at the first start. More are connected in the product."},
		{Name: "INSTAGRAM_REDIRECT_URI", Default: "${PUBLIC_URL}/api/social-accounts/connect/instagram/callback", set: httpURL(&c.InstagramRedirectURI),
			Meaning: "Registered with Meta, character for character."},
	}
}

func (c *Config) otherVariables() []Variable {
	return []Variable{
		{Group: "Other services", Name: "STRIPE_SECRET_KEY", Secret: true, set: text(&c.StripeSecretKey),
			Meaning: "Stripe's secret key."},
		{Name: "STRIPE_WEBHOOK_SECRET", Secret: true, set: text(&c.StripeWebhookSecret),
			Meaning: "Signs Stripe's webhooks; several, comma separated, while rolling."},
		{Name: "STRIPE_PUBLISHABLE_KEY", set: text(&c.StripePublishableKey),
			Meaning: "Stripe's key for browsers."},
		{Name: "STRIPE_API_URL", Default: "https://api.stripe.com", Simulated: "http://${SIM_ADDR}/stripe", Key: "STRIPE_SECRET_KEY", set: httpURL(&c.StripeURL),
			Meaning: "Stripe, or a stand-in."},
		{Name: "SMTP_URL", Default: "smtp://${SIM_SMTP_ADDR}", Secret: true, set: smtp(&c.SMTPURL),
			Meaning: "smtp://user:password@host:587 (STARTTLS when offered) or smtps://…:465. The default is the simulator's mail catcher."},
		{Name: "MAIL_FROM", Default: "SocialSync <no-reply@socialsync.test>", set: mailbox(&c.MailFrom),
			Meaning: "Sender of our mails."},

		{Group: "Running", Name: "WORKER_SLOTS", Default: "32", set: between(&c.WorkerSlots, 1, 1000),
			Meaning: "Jobs a worker runs at a time."},
		{Name: "DRAIN_TIMEOUT", Default: "25s", set: duration(&c.DrainTimeout, time.Second, 5*time.Minute),
			Meaning: "How long SIGTERM waits for running work. Keep the process manager's kill time above it."},
		{Name: "LOG_LEVEL", Default: "info", set: level(&c.LogLevel),
			Meaning: "debug, info, warn or error."},
		{Name: "SENTRY_DSN", Default: "", Secret: true, set: optional(httpURL(&c.SentryDSN)),
			Meaning: "Report errors there."},
		{Name: "ENVIRONMENT", Default: "development", set: text(&c.Environment),
			Meaning: "Name shown beside logs and reports."},
	}
}

// Load reads every variable through getenv. The error has one line for each
// wrong variable: its name, what is wrong, what is expected. Those named in
// unneeded may be missing, for commands that never use them.
func Load(getenv func(string) string, unneeded ...string) (Config, error) {
	c := Config{effective: map[string]string{}, fromEnvironment: map[string]bool{}}
	vars := c.variables()

	given := func(name string) string { return strings.TrimSpace(getenv(name)) }
	c.Sandbox = given("SANDBOX") == "on" ||
		(given("SANDBOX") != "off" && !slices.ContainsFunc(metaKeys, func(k string) bool { return given(k) != "" }))

	var errs []error
	for _, v := range vars {
		value := given(v.Name)
		if value == "" {
			value = c.fallback(v, given)
		} else {
			c.fromEnvironment[v.Name] = true
		}
		c.effective[v.Name] = value
		if value == "" && v.Required {
			if !slices.Contains(unneeded, v.Name) {
				errs = append(errs, fmt.Errorf("%s is not set: %s", v.Name, v.Meaning))
			}
			continue
		}
		// A default can only be wrong because it repeats a wrong value, which is reported already.
		if err := v.set(value); err != nil && c.fromEnvironment[v.Name] {
			errs = append(errs, fmt.Errorf("%s %w", v.Name, shown(v, value, err)))
		}
		if v.Name == "ADDR" {
			_, port, _ := net.SplitHostPort(value)
			c.effective["ADDR_PORT"] = port
		}
	}
	if len(errs) == 0 {
		errs = append(errs, c.contradictions()...)
	}
	return c, errors.Join(errs...)
}

// fallback is the value of an unset variable.
func (c *Config) fallback(v Variable, given func(string) string) string {
	simulated := c.Sandbox
	if v.Key != "" {
		simulated = given(v.Key) == "" && !strings.HasPrefix(given("PUBLIC_URL"), "https://")
	}
	value := v.Default
	if simulated && v.Simulated != "" {
		value = v.Simulated
	}
	return os.Expand(value, func(name string) string { return reachable(c.effective[name]) })
}

// reachable turns an address to listen on into one to call, and leaves
// everything else alone: ":8090" and "0.0.0.0:8090" are called at 127.0.0.1.
func reachable(value string) string {
	host, port, err := net.SplitHostPort(value)
	if err == nil && (host == "" || host == "0.0.0.0" || host == "::") {
		return net.JoinHostPort("127.0.0.1", port)
	}
	return value
}

// contradictions are settings that are fine alone and wrong together.
func (c *Config) contradictions() []error {
	var errs []error
	if c.Sandbox && c.Production() && c.sandboxMode != "on" {
		errs = append(errs, fmt.Errorf("SANDBOX would be on behind %s because no Meta key is set: "+
			"set WHATSAPP_APP_SECRET or INSTAGRAM_APP_SECRET, or SANDBOX=off, or SANDBOX=on for a public demo", c.PublicURL))
	}
	if c.Production() && (bytes.HasPrefix(c.JWTSecret, []byte(sample)) ||
		slices.ContainsFunc(c.EncryptionKeys, func(k EncryptionKey) bool { return bytes.HasPrefix(k.Key, []byte(sample)) })) {
		errs = append(errs, fmt.Errorf("JWT_SECRET or ENCRYPTION_KEYS is compose.yaml's sample, which everybody knows: make your own before using %s", c.PublicURL))
	}
	return errs
}

// sample begins the secrets in compose.yaml.
const sample = "for-a-look-only"

// Production reports whether people reach us through https.
func (c Config) Production() bool { return c.PublicURL != nil && c.PublicURL.Scheme == "https" }

// Warnings are settings that work but are probably not meant.
func (c Config) Warnings() []string {
	var w []string
	if c.Production() && c.DatabaseURL == c.DatabaseOwnerURL {
		w = append(w, "DATABASE_OWNER_URL is not set: the application can only be bound by row level security when another role owns the tables")
	}
	if !c.Sandbox && c.WhatsAppVerifyToken == "" {
		w = append(w, "WHATSAPP_VERIFY_TOKEN is not set: Meta cannot verify the webhooks")
	}
	if !c.Sandbox && c.WhatsAppAppSecret == "" && c.InstagramAppSecret == "" {
		w = append(w, "WHATSAPP_APP_SECRET and INSTAGRAM_APP_SECRET are not set: every webhook is refused")
	}
	if c.Production() && c.AI.Key == "" && c.AI.Answer.Key == "" && !c.fromEnvironment["OPENAI_BASE_URL"] {
		w = append(w, "OPENAI_API_KEY is not set: no model answers, embeds or moderates anything")
	}
	if c.Production() && !c.fromEnvironment["SMTP_URL"] {
		w = append(w, "SMTP_URL is not set: nobody receives our mails")
	}
	return w
}
