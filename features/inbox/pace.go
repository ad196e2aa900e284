package inbox

import (
	"context"
	"time"

	"github.com/go-redis/redis_rate/v10"
	"github.com/google/uuid"
)

// Pace keeps sends below what the providers allow, across all workers. Sources:
// 80 messages a second per WhatsApp number; to one person bursts of 45 and ten a
// minute sustained. Instagram allows more and gets the same.
type Pace struct {
	Limiter *redis_rate.Limiter
	Prefix  string // before every key
}

var (
	accountPace = redis_rate.Limit{Rate: 80, Burst: 80, Period: time.Second}
	personPace  = redis_rate.Limit{Rate: 10, Burst: 45, Period: time.Minute}
)

// paceWait is how long Redis may take: the caller holds its conversation.
const paceWait = 250 * time.Millisecond

// Wait returns how long a send must wait; zero means that it may go now and has
// been counted. Without Redis, or when it hangs, it lets everything pass: the
// provider's own limits then answer, and are obeyed.
func (p *Pace) Wait(ctx context.Context, workspaceID, accountID uuid.UUID, recipient string) time.Duration {
	ctx, cancel := context.WithTimeout(ctx, paceWait)
	defer cancel()
	account := p.Prefix + "pace:" + workspaceID.String() + ":" + accountID.String()
	person, err := p.Limiter.Allow(ctx, account+":"+recipient, personPace)
	if err != nil {
		return 0
	}
	if person.Allowed == 0 {
		return person.RetryAfter
	}
	all, err := p.Limiter.Allow(ctx, account, accountPace)
	if err != nil || all.Allowed > 0 {
		return 0
	}
	return all.RetryAfter
}
