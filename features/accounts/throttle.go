package accounts

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/redis/go-redis/v9"

	"socialsync/features/problem"
)

// Limit is how many attempts a window holds.
type Limit struct {
	Name   string
	Max    int64
	Window time.Duration
}

// The limits. An account's stops guessing one password, an address's stops
// trying one password on many accounts. A whole office may share an address.
var (
	signInsOfAccount = Limit{Name: "signin:account", Max: 10, Window: 15 * time.Minute}
	signInsOfAddress = Limit{Name: "signin:address", Max: 100, Window: 15 * time.Minute}
	signUpsOfAddress = Limit{Name: "signup:address", Max: 60, Window: time.Hour}
	resetsOfAccount  = Limit{Name: "reset:account", Max: 5, Window: time.Hour}
	resetsOfAddress  = Limit{Name: "reset:address", Max: 30, Window: time.Hour}
)

// Throttle counts attempts in Redis, for all processes together, and by itself
// while Redis does not answer.
type Throttle struct {
	Redis  *redis.Client // nil: by itself
	Prefix string
	Log    *slog.Logger

	mu    sync.Mutex
	local map[string]window
}

type window struct {
	count int64
	ends  time.Time
}

// take is one step, so that a counter without an end cannot remain.
var take = redis.NewScript(`
local n = redis.call('INCR', KEYS[1])
if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return n`)

// patience is how long sign-in waits for Redis before it counts alone.
const patience = 250 * time.Millisecond

// Take counts an attempt by who and refuses it, with RATE_LIMITED, when there
// have been too many. An empty who is not counted.
func (t *Throttle) Take(ctx context.Context, limit Limit, who string) error {
	if who == "" {
		return nil
	}
	if t.add(ctx, limit, who) > limit.Max {
		return problem.New(problem.RateLimited, "Too many attempts. Wait a few minutes and try again.")
	}
	return nil
}

// GiveBack takes back an attempt that turned out to be rightful, so that people
// who sign in often are not counted with those who guess.
func (t *Throttle) GiveBack(ctx context.Context, limit Limit, who string) {
	if who == "" {
		return
	}
	key := t.key(limit, who)
	t.mu.Lock()
	if w, ok := t.local[key]; ok && w.count > 0 {
		w.count--
		t.local[key] = w
	}
	t.mu.Unlock()
	if t.Redis == nil {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	// Not below zero, and not a counter without an end when it just ended.
	_ = t.Redis.Eval(ctx, `local n = tonumber(redis.call('GET', KEYS[1]) or '0')
if n > 0 then redis.call('DECR', KEYS[1]) end
return n`, []string{key}).Err() // a count too many heals by itself
}

func (t *Throttle) add(ctx context.Context, limit Limit, who string) int64 {
	key := t.key(limit, who)
	if t.Redis != nil {
		bounded, cancel := context.WithTimeout(ctx, patience)
		defer cancel()
		n, err := take.Run(bounded, t.Redis, []string{key}, limit.Window.Milliseconds()).Int64()
		if err == nil {
			return n
		}
		t.Log.WarnContext(ctx, "throttling without Redis", "limit", limit.Name, "err", err)
	}
	return t.addLocally(key, limit, time.Now())
}

// rememberedLocally bounds the memory an attacker can make us use.
const rememberedLocally = 20_000

func (t *Throttle) addLocally(key string, limit Limit, now time.Time) int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.local == nil {
		t.local = map[string]window{}
	}
	if len(t.local) >= rememberedLocally {
		for k, w := range t.local {
			if now.After(w.ends) || len(t.local) >= rememberedLocally {
				delete(t.local, k)
			}
		}
	}
	w := t.local[key]
	if now.After(w.ends) {
		w = window{ends: now.Add(limit.Window)}
	}
	w.count++
	t.local[key] = w
	return w.count
}

// network is what one household or attacker holds: a single IPv4 address, or 64
// bits of IPv6.
func network(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil || ip.Is4() {
		return address
	}
	prefix, err := ip.Prefix(64)
	if err != nil {
		return address
	}
	return prefix.String()
}

// key hides who it is about: an address of a person is no key.
func (t *Throttle) key(limit Limit, who string) string {
	sum := sha256.Sum256([]byte(strings.ToLower(who)))
	return t.Prefix + "throttle:" + limit.Name + ":" + hex.EncodeToString(sum[:12])
}
