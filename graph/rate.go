package graph

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-redis/redis_rate/v10"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/redis/go-redis/v9"
	"golang.org/x/time/rate"
)

const (
	tooManyRequests = "Too many requests. Please wait a moment."
	// trackedCallers bounds the memory of the limiter.
	trackedCallers = 20_000
	// leaseLength is how long tokens taken from Redis may be spent here.
	leaseLength = time.Second
	// redisPause is how long Redis is left alone after it failed.
	redisPause = 2 * time.Second
)

// rateLimiter counts the requests of tenants and addresses for all processes
// together in Redis. It takes tokens in small lots, so that a busy tenant
// costs one round trip for many requests; without Redis each process counts
// alone. It never refuses because Redis is away.
type rateLimiter struct {
	limits Limits
	redis  *redis_rate.Limiter
	prefix string
	pause  atomic.Int64 // unix nanoseconds until which Redis is left alone
	meters *lru.Cache[string, *meter]
	now    func() time.Time
}

func newRateLimiter(client *redis.Client, prefix string, limits Limits) *rateLimiter {
	meters, err := lru.New[string, *meter](trackedCallers)
	if err != nil {
		panic(err) // only for a size below one
	}
	l := &rateLimiter{limits: limits, prefix: prefix, meters: meters, now: time.Now}
	if client != nil {
		l.redis = redis_rate.NewLimiter(client)
	}
	return l
}

// take spends one request of the caller, or says how long to wait.
func (l *rateLimiter) take(ctx context.Context, c Caller) (wait time.Duration, ok bool) {
	if !c.SignedIn {
		return l.spend(ctx, "anonymous:"+c.Address, l.limits.Anonymous)
	}
	if wait, ok = l.spend(ctx, "address:"+c.Address, l.limits.PerAddress); !ok {
		return wait, false
	}
	return l.spend(ctx, "tenant:"+c.WorkspaceID.String(), l.limits.PerTenant)
}

// meter is one caller's allowance in this process.
type meter struct {
	mu      sync.Mutex
	left    int       // tokens leased from Redis
	until   time.Time // when the lease ends
	blocked time.Time // Redis said no until then
	alone   *rate.Limiter
}

func (l *rateLimiter) spend(ctx context.Context, key string, limit Rate) (time.Duration, bool) {
	m, known := l.meters.Get(key)
	if !known {
		m = &meter{alone: rate.NewLimiter(rate.Limit(limit.PerSecond), limit.Burst)}
		if earlier, found, _ := l.meters.PeekOrAdd(key, m); found {
			m = earlier
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	now := l.now()
	if now.Before(m.blocked) {
		return m.blocked.Sub(now), false
	}
	if m.left > 0 && now.Before(m.until) {
		m.left--
		return 0, true
	}
	if l.redis == nil || now.UnixNano() < l.pause.Load() {
		return m.aloneAt(now)
	}
	lot := max(1, limit.PerSecond/50)
	bounded, cancel := context.WithTimeout(ctx, l.limits.RedisTimeout)
	defer cancel()
	res, err := l.redis.AllowAtMost(bounded, l.prefix+key, redis_rate.Limit{Rate: limit.PerSecond, Burst: limit.Burst, Period: time.Second}, lot)
	if err != nil {
		l.pause.Store(now.Add(redisPause).UnixNano())
		return m.aloneAt(now)
	}
	if res.Allowed == 0 {
		m.blocked = now.Add(res.RetryAfter)
		return res.RetryAfter, false
	}
	m.left, m.until = res.Allowed-1, now.Add(leaseLength)
	return 0, true
}

func (m *meter) aloneAt(now time.Time) (time.Duration, bool) {
	r := m.alone.ReserveN(now, 1)
	if wait := r.DelayFrom(now); wait > 0 {
		r.CancelAt(now)
		return wait, false
	}
	return 0, true
}
