package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/go-redis/redis_rate/v10"
	"github.com/hibiken/asynq"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"

	"socialsync/clients/ai"
	"socialsync/clients/blob"
	"socialsync/clients/fetch"
	"socialsync/clients/mail"
	"socialsync/clients/meta"
	"socialsync/clients/shopsim"
	"socialsync/db"
	"socialsync/events"
	"socialsync/features/accounts"
	"socialsync/features/actions"
	"socialsync/features/agents"
	"socialsync/features/billing"
	"socialsync/features/channels"
	"socialsync/features/conflicts"
	"socialsync/features/copilot"
	"socialsync/features/evals"
	"socialsync/features/inbox"
	"socialsync/features/insights"
	"socialsync/features/knowledge"
	"socialsync/features/replies"
	"socialsync/features/transcripts"
	"socialsync/features/writing"
	"socialsync/jobs/queue"
)

// App is everything that the API and the worker share, wired together here and
// nowhere else.
type App struct {
	Config  Config
	Log     *slog.Logger
	Metrics *prometheus.Registry

	DB    *db.DB
	Redis *redis.Client
	Blobs *blob.Store

	Events *events.Hub
	Queue  *queue.Client
	Meta   *meta.Client
	AI     ai.Tasks

	// observeOwn hears of calls of the workspaces' own models.
	observeOwn func(op string, class ai.Class, took time.Duration)

	Accounts  *accounts.Service
	Channels  *channels.Service
	Inbox     *inbox.Service
	Billing   *billing.Service
	Writing   *writing.Service
	Copilot   *copilot.Service
	Knowledge *knowledge.Service
	Actions   *actions.Service
	Replies   *replies.Service
	Agents    *agents.Service
	Evals     *evals.Service
	Insights  *insights.Service
	Conflicts *conflicts.Service

	Transcripts *transcripts.Service
}

// New connects to Postgres, which must be there, and prepares everything else,
// which may come later. Close what it returns.
func New(ctx context.Context, c Config, log *slog.Logger) (*App, error) {
	store, err := db.Open(ctx, withPool(c.DatabaseURL, c.DatabasePool), log)
	if err != nil {
		return nil, err
	}
	blobs, err := blob.Open(ctx, c.BlobURL)
	if err != nil {
		store.Close()
		return nil, err
	}
	client, err := openRedis(c.RedisURL)
	if err != nil {
		return nil, errors.Join(err, blobs.Close())
	}
	a := &App{
		Config: c, Log: log, Metrics: prometheus.NewRegistry(), DB: store, Redis: client, Blobs: blobs,
		Events: events.NewHub(client, c.RedisPrefix, log),
		Queue:  &queue.Client{Asynq: asynq.NewClientFromRedisClient(client), Prefix: c.RedisPrefix, Log: log},
		Meta: &meta.Client{
			GraphURL: c.MetaGraphURL, InstagramURL: c.InstagramGraphURL,
			InstagramAPIURL: c.InstagramTokenURL, InstagramLoginURL: c.InstagramDialogURL,
			AppID: c.MetaClientID, AppSecret: c.MetaClientSecret,
			InstagramAppID: c.InstagramAppID, InstagramAppSecret: c.InstagramAppSecret,
		},
	}
	a.Metrics.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), poolMetrics{store})
	a.AI = a.models()
	if err := a.wire(); err != nil {
		a.Close()
		return nil, err
	}
	return a, nil
}

// wire builds the features, in the order in which they need each other.
func (a *App) wire() error {
	c := a.Config
	keys := map[int][]byte{}
	for _, k := range c.EncryptionKeys {
		keys[k.Version] = k.Key
	}
	keyring, err := db.NewKeyring(keys)
	if err != nil {
		return fmt.Errorf("ENCRYPTION_KEYS: %w", err)
	}
	tokens, err := accounts.NewTokens(c.JWTSecret, c.PublicURL.String())
	if err != nil {
		return err
	}
	mailer, err := mail.New(c.SMTPURL, c.MailFrom)
	if err != nil {
		return fmt.Errorf("SMTP_URL: %w", err)
	}
	links, err := inbox.NewLinks(c.JWTSecret, c.PublicURL.String(), a.mediaBase())
	if err != nil {
		return err
	}
	states, err := channels.NewStates(c.JWTSecret)
	if err != nil {
		return err
	}
	a.Accounts = &accounts.Service{
		DB: a.DB, Events: a.Events, Queue: a.Queue, Mail: mailer, Tokens: tokens, Log: a.Log,
		Throttle:  &accounts.Throttle{Redis: a.Redis, Prefix: c.RedisPrefix, Log: a.Log},
		Passwords: accounts.NewPasswords(accounts.DefaultArgon2, runtime.NumCPU()),
		PublicURL: c.PublicURL.String(), IsSandbox: c.Sandbox,
	}
	if c.SupabaseURL != "" || c.SupabaseJWTSecret != "" {
		a.Accounts.Supabase = accounts.NewSupabase(c.SupabaseURL, c.SupabaseJWTSecret)
	}
	a.Accounts.Watch()
	a.Channels = &channels.Service{
		DB: a.DB, Events: a.Events, Queue: a.Queue, Meta: a.Meta, Mail: mailer, Keys: keyring, States: states, Log: a.Log,
		Cache: channels.NewCache(a.Redis, c.RedisPrefix, a.Metrics, a.Log),
		Links: channels.Addresses{
			PublicURL: c.PublicURL.String(), DialogURL: c.MetaDialogURL, SignupConfigID: c.MetaSignupConfigID,
			WhatsAppRedirectURI: c.MetaRedirectURI, InstagramRedirect: c.InstagramRedirectURI,
		},
	}
	a.Billing = &billing.Service{
		DB: a.DB, Events: a.Events, AI: a.AI, Log: a.Log, CheapModel: c.AI.CheapModel, FallbackModel: c.AI.FallbackModel,
		Plan:     billing.Plan{MonthlyMicros: c.AI.CommunityMonthlyMicros, DailyMicros: c.AI.CommunityDailyMicros},
		Throttle: &billing.Throttle{Limiter: redis_rate.NewLimiter(a.Redis), Prefix: c.RedisPrefix},
	}
	reachable, hosts := c.AI.addresses()
	a.Billing.Own = &billing.OwnProviders{Keys: keyring, HTTP: fetch.NewAPI(hosts...), Reachable: reachable, Observe: a.observeOwn}
	a.Agents = &agents.Service{DB: a.DB, Events: a.Events, Queue: a.Queue, Billing: a.Billing}
	a.Writing = &writing.Service{DB: a.DB, Billing: a.Billing}
	a.Knowledge = &knowledge.Service{
		DB: a.DB, Events: a.Events, Queue: a.Queue, Blobs: a.Blobs, Embedder: a.AI.Embed, Billing: a.Billing, Log: a.Log,
		Extract: extractor(), Outside: fetch.New(a.simulatorHosts()...), Memory: knowledge.Memory(),
		Quota: knowledge.Quota{Bytes: int64(c.KnowledgeMB) * 1_000_000, Sources: c.KnowledgeSources, Chunks: c.KnowledgeChunks},
	}
	a.Actions = &actions.Service{
		DB: a.DB, Keys: keyring, HTTP: fetch.NewAPI(a.simulatorHosts()...), StandsIn: a.simulatedShop(), Allows: a.Billing.Throttle.Allows, Log: a.Log,
	}
	a.Copilot = &copilot.Service{DB: a.DB, Events: a.Events, Billing: a.Billing, Knowledge: a.Knowledge}
	a.Inbox = &inbox.Service{
		DB: a.DB, Events: a.Events, Queue: a.Queue, Meta: a.Meta, Accounts: a.Channels, Links: links, Log: a.Log,
		Pace:     &inbox.Pace{Limiter: redis_rate.NewLimiter(a.Redis), Prefix: c.RedisPrefix},
		Presence: &inbox.Presence{Redis: a.Redis, Prefix: c.RedisPrefix},
		Media: &inbox.Media{
			DB: a.DB, Events: a.Events, Queue: a.Queue, Blobs: a.Blobs, Meta: a.Meta, Accounts: a.Channels, Links: links,
			Outside: fetch.New(a.simulatorHosts()...), Memory: inbox.MediaMemory(), Log: a.Log,
		},
	}
	a.Transcripts = &transcripts.Service{
		DB: a.DB, Events: a.Events, Queue: a.Queue, Blobs: a.Blobs, Billing: a.Billing, Memory: a.Inbox.Media.Memory, Log: a.Log,
	}
	a.Replies = &replies.Service{
		DB: a.DB, Events: a.Events, Queue: a.Queue, Inbox: a.Inbox, Knowledge: a.Knowledge, Actions: a.Actions, Billing: a.Billing, AI: a.AI, Log: a.Log,
		Bursts: &replies.Bursts{Redis: a.Redis, Prefix: c.RedisPrefix}, Mail: mailer, PublicURL: c.PublicURL.String(),
	}
	a.Inbox.Assistant = a.Replies
	a.Evals = &evals.Service{DB: a.DB, Events: a.Events, Queue: a.Queue, Knowledge: a.Knowledge, Replies: a.Replies, Log: a.Log}
	a.Insights = &insights.Service{DB: a.DB, Events: a.Events, Queue: a.Queue, Knowledge: a.Knowledge, Billing: a.Billing, Log: a.Log}
	a.Conflicts = &conflicts.Service{DB: a.DB, Events: a.Events, Queue: a.Queue, AI: a.AI, Billing: a.Billing, Log: a.Log}
	return nil
}

// extractor reads documents in a child process of this program. A test's program
// has no such command and reads them itself.
func extractor() knowledge.Extractor {
	self, err := os.Executable()
	if err != nil || strings.HasSuffix(self, ".test") {
		return knowledge.Extract
	}
	return knowledge.InChild(self, "extract")
}

// mediaBase is where Meta fetches files we send. The simulator is on this
// machine and may not resolve the public name.
func (a *App) mediaBase() string {
	if !a.Config.Sandbox {
		return a.Config.PublicURL.String()
	}
	return "http://" + reachable(a.Config.Addr)
}

// simulatorHosts are the only private addresses that media may be fetched from.
func (a *App) simulatorHosts() []string {
	if !a.Config.Sandbox {
		return nil
	}
	var hosts []string
	for _, address := range []string{a.Config.MetaGraphURL, a.Config.InstagramGraphURL} {
		if u, err := url.Parse(address); err == nil {
			hosts = append(hosts, u.Host)
		}
	}
	return append(hosts, net.JoinHostPort("127.0.0.1", portOf(a.Config.SimAddr)))
}

// simulatedShop is where the demo's shop is: it has a name of its own, because the
// simulator's port changes from one start to the next.
func (a *App) simulatedShop() map[string]string {
	if !a.Config.Sandbox {
		return nil
	}
	return map[string]string{shopsim.Host: "http://" + reachable(a.Config.SimAddr) + "/shop"}
}

func portOf(address string) string {
	_, port, _ := net.SplitHostPort(address)
	return port
}

// Close frees what New opened.
func (a *App) Close() {
	a.DB.Close()
	if err := errors.Join(a.Redis.Close(), a.Blobs.Close()); err != nil {
		a.Log.Warn("closing", "err", err)
	}
}

// withPool sets how many connections a pool may hold, unless the URL says so.
func withPool(address string, connections int) string {
	u, err := url.Parse(address)
	if err != nil || u.Query().Has("pool_max_conns") {
		return address
	}
	q := u.Query()
	q.Set("pool_max_conns", strconv.Itoa(connections))
	u.RawQuery = q.Encode()
	return u.String()
}

func openRedis(address string) (*redis.Client, error) {
	options, err := redis.ParseURL(address)
	if err != nil {
		return nil, fmt.Errorf("REDIS_URL: %w", err)
	}
	options.ContextTimeoutEnabled = true // a Redis that hangs must not hold a person up
	// The probe for it logs an error on Redis 7.
	options.MaintNotificationsConfig = &maintnotifications.Config{Mode: maintnotifications.ModeDisabled}
	return redis.NewClient(options), nil
}
