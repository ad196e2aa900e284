package channels

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"github.com/google/uuid"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/redis/go-redis/v9"
)

const (
	cacheFor = time.Hour
	// cacheWait is how long Redis may take before Postgres is asked instead.
	cacheWait = 250 * time.Millisecond
	// graveFor keeps a reader who looked before a change from filling in what was:
	// it is longer than any read takes.
	graveFor = 15 * time.Second
)

// Cache keeps for an hour in Redis what is read far more often than it changes:
// accounts with their credentials, and profiles. Credentials stay sealed there:
// the keys that open them never leave the process, so a dump of Redis is worth
// as little as one of Postgres. Without Redis everything is a miss.
type Cache struct {
	redis    *redis.Client
	prefix   string
	requests *prometheus.CounterVec
	log      *slog.Logger
}

// NewCache registers its metric. prefix is put before every key. The client
// should honour deadlines (ContextTimeoutEnabled), so that a Redis that hangs
// costs a quarter of a second.
func NewCache(client *redis.Client, prefix string, r prometheus.Registerer, log *slog.Logger) *Cache {
	c := &Cache{redis: client, prefix: prefix, log: log, requests: prometheus.NewCounterVec(prometheus.CounterOpts{
		Name: "socialsync_cache_requests_total", Help: "Reads of the Redis cache, by cache and result (hit, miss, error).",
	}, []string{"cache", "result"})}
	r.MustRegister(c.requests)
	return c
}

// cacheKey is the name of a cache, the workspace and what identifies the entry.
type cacheKey struct{ cache, key string }

func newCacheKey(cache string, workspaceID uuid.UUID, rest string) cacheKey {
	return cacheKey{cache: cache, key: "cache:" + cache + ":" + workspaceID.String() + ":" + rest}
}

func (c *Cache) get(ctx context.Context, k cacheKey) ([]byte, bool) {
	ctx, cancel := context.WithTimeout(ctx, cacheWait)
	defer cancel()
	value, err := c.redis.Get(ctx, c.prefix+k.key).Bytes()
	switch {
	case errors.Is(err, redis.Nil), err == nil && len(value) == 0: // an empty value is a grave
		c.requests.WithLabelValues(k.cache, "miss").Inc()
		return nil, false
	case err != nil:
		c.requests.WithLabelValues(k.cache, "error").Inc()
		return nil, false
	}
	c.requests.WithLabelValues(k.cache, "hit").Inc()
	return value, true
}

// fill keeps what was just read, unless it changed since.
func (c *Cache) fill(ctx context.Context, k cacheKey, value []byte) {
	ctx, cancel := context.WithTimeout(ctx, cacheWait)
	defer cancel()
	if err := c.redis.SetNX(ctx, c.prefix+k.key, value, cacheFor).Err(); err != nil {
		c.log.DebugContext(ctx, "cache not filled", "cache", k.cache, "err", err)
	}
}

// drop forgets an entry after a change has been committed.
func (c *Cache) drop(ctx context.Context, k cacheKey) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	if err := c.redis.Set(ctx, c.prefix+k.key, "", graveFor).Err(); err != nil {
		c.log.WarnContext(ctx, "cache entry may be old for an hour", "cache", k.cache, "err", err)
	}
}

// claim reports whether nobody claimed name during the last while. It is a second
// lock only, what it guards works once anyway: without Redis the door stays open.
func (c *Cache) claim(ctx context.Context, name string, while time.Duration) bool {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	first, err := c.redis.SetNX(ctx, c.prefix+name, 1, while).Result()
	if err != nil {
		c.log.WarnContext(ctx, "not claimed", "err", err)
		return true
	}
	return first
}
