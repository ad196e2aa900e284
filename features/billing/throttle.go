package billing

import (
	"context"
	"time"

	"github.com/go-redis/redis_rate/v10"
	"github.com/google/uuid"

	"socialsync/db"
)

// Throttle bounds how often one person may have a model help them.
type Throttle struct {
	Limiter *redis_rate.Limiter
	Prefix  string // before every key in Redis
}

// perPerson is far more than anybody reads.
var perPerson = redis_rate.Limit{Rate: 20, Burst: 20, Period: time.Minute}

// Allows counts a person's request. Without Redis everything passes: the budget
// still holds.
func (t *Throttle) Allows(ctx context.Context, actor db.Actor) bool {
	if t == nil {
		return true
	}
	ctx, cancel := context.WithTimeout(ctx, 250*time.Millisecond)
	defer cancel()
	who := actor.UserID
	if who == uuid.Nil {
		who = actor.APIKeyID
	}
	result, err := t.Limiter.Allow(ctx, t.Prefix+"help:"+who.String(), perPerson)
	return err != nil || result.Allowed > 0
}
