package replies

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"

	"socialsync/db"
)

// Bursts knows which conversations are still being written in: a sorted set says
// when each has been quiet for long enough, a hash when its burst began. It is a
// clock and no more: conversations.ai_due_at is the truth, and a sweep fills Redis
// again from there (docs/decisions/0015).
type Bursts struct {
	Redis  redis.UniversalClient
	Prefix string // before every key
}

func (b *Bursts) keys() []string {
	return []string{b.Prefix + "replies:due", b.Prefix + "replies:bursts"}
}

// arm moves a conversation's moment: quiet after now, at most longest after the
// burst's first message. Redis' own clock counts, so that all processes agree.
var arm = redis.NewScript(`
	local t = redis.call('TIME')
	local now = t[1] * 1000 + math.floor(t[2] / 1000)
	local first = tonumber(redis.call('HGET', KEYS[2], ARGV[1]) or now)
	redis.call('HSET', KEYS[2], ARGV[1], first)
	local due = math.min(now + ARGV[2], first + ARGV[3])
	redis.call('ZADD', KEYS[1], due, ARGV[1])
	return due`)

// ripe takes out the conversations whose moment has come. First it says after how
// many milliseconds the next one's comes; -1: there is none.
var ripe = redis.NewScript(`
	local t = redis.call('TIME')
	local now = t[1] * 1000 + math.floor(t[2] / 1000)
	local found = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[1])
	if #found > 0 then
		redis.call('ZREM', KEYS[1], unpack(found))
		redis.call('HDEL', KEYS[2], unpack(found))
	end
	local next = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
	table.insert(found, 1, tostring(next[2] and next[2] - now or -1))
	return found`)

// Arm notes that a customer wrote.
func (b *Bursts) Arm(ctx context.Context, c db.ConversationRef, quiet, longest time.Duration) error {
	return arm.Run(ctx, b.Redis, b.keys(), member(c), quiet.Milliseconds(), longest.Milliseconds()).Err()
}

// Ripe takes up to limit conversations that have been quiet for long enough, and says
// how long until another one will have been, as far as is known; negative: unknown.
func (b *Bursts) Ripe(ctx context.Context, limit int) (refs []db.ConversationRef, next time.Duration, err error) {
	found, err := ripe.Run(ctx, b.Redis, b.keys(), limit).StringSlice()
	if err != nil {
		return nil, -1, fmt.Errorf("look for ended bursts: %w", err)
	}
	wait, err := strconv.ParseFloat(found[0], 64)
	if err != nil {
		return nil, -1, fmt.Errorf("look for ended bursts: %w", err)
	}
	for _, text := range found[1:] {
		if ref, ok := parseMember(text); ok {
			refs = append(refs, ref)
		}
	}
	return refs, time.Duration(wait * float64(time.Millisecond)), nil
}

// Restore tells Redis of a moment that it may have lost; what it knows stays.
func (b *Bursts) Restore(ctx context.Context, c db.ConversationRef, wait time.Duration) error {
	now, err := b.Redis.Time(ctx).Result()
	if err != nil {
		return fmt.Errorf("ask redis for the time: %w", err)
	}
	return b.Redis.ZAddNX(ctx, b.keys()[0], redis.Z{Score: float64(now.Add(wait).UnixMilli()), Member: member(c)}).Err()
}

func member(c db.ConversationRef) string { return c.WorkspaceID.String() + " " + c.ID.String() }

func parseMember(text string) (db.ConversationRef, bool) {
	workspace, conversation, _ := strings.Cut(text, " ")
	w, err1 := uuid.Parse(workspace)
	c, err2 := uuid.Parse(conversation)
	return db.ConversationRef{WorkspaceID: w, ID: c}, err1 == nil && err2 == nil
}
