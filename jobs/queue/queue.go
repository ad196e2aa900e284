// Package queue names the work that may be asked for and asks for it. A task is
// a nudge: the row it points at is the truth, so losing every task in Redis
// makes work late, never lost. It refuses to do any work itself.
package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/hibiken/asynq"
)

// Queue names, in the order in which a worker prefers them.
const (
	Urgent  = "urgent"  // a person waits: ingest and sends
	Default = "default" // media, profiles, receipts
	Low     = "low"     // synchronisation, mail

	// Reading is for documents, which take minutes and memory. It has slots of its
	// own: a hundred of them dropped at once must not keep a message waiting.
	Reading = "reading"

	// Thinking is for answers, which mostly wait for a model. It has slots of its own:
	// a slow model must not keep people's messages waiting.
	Thinking = "thinking"
)

// ThinkingSlots are the answers that one process works on at once.
const ThinkingSlots = 32

// ReadingSlots are the documents that one process reads at once. Each may take a
// gigabyte for a moment.
const ReadingSlots = 2

// Priorities is asynq's weighting of the queues. prefix is the installation's,
// so that two may share one Redis.
func Priorities(prefix string) map[string]int {
	return map[string]int{prefix + Urgent: 6, prefix + Default: 3, prefix + Low: 1}
}

// Task is one kind of work. Its JSON is the payload.
type Task interface {
	// Kind is the task's name in Redis. It never changes once released.
	Kind() string
	// Options say where it runs, how long it may take and how often it is tried.
	Options() []asynq.Option
}

// Client enqueues tasks. Safe for concurrent use.
type Client struct {
	Asynq  *asynq.Client
	Prefix string // of queue names; see Priorities
	Log    *slog.Logger
	// IsQuiet: nothing is nudged, and all is left to the sweepers. It is set while nobody
	// else uses the client.
	IsQuiet bool

	pause atomic.Int64 // unix nanoseconds until which nudges are not even tried
}

const (
	nudgeWait  = 500 * time.Millisecond // what a nudge may cost whoever waits for it
	nudgePause = time.Second            // after one that failed
)

// Enqueue adds t now. A task that is already waiting is left as it is.
func (c *Client) Enqueue(ctx context.Context, t Task, more ...asynq.Option) error {
	payload, err := json.Marshal(t)
	if err != nil {
		return fmt.Errorf("encode %s: %w", t.Kind(), err)
	}
	opts := append(t.Options(), more...)
	for i, opt := range opts {
		if opt.Type() == asynq.QueueOpt {
			opts[i] = asynq.Queue(c.Prefix + opt.Value().(string)) //nolint:forcetypeassert // what asynq.Queue holds
		}
	}
	_, err = c.Asynq.EnqueueContext(ctx, asynq.NewTask(t.Kind(), payload), opts...)
	if errors.Is(err, asynq.ErrTaskIDConflict) || errors.Is(err, asynq.ErrDuplicateTask) {
		return nil
	}
	return err
}

// Nudge is Enqueue for callers whose row is already safe in Postgres: when Redis
// is away the sweeper finds the row, so the failure is only logged. A Redis that
// hangs holds up one caller a second, and that one briefly: a webhook or a person
// waits for the answer.
func (c *Client) Nudge(ctx context.Context, t Task, more ...asynq.Option) {
	if c.IsQuiet || time.Now().UnixNano() < c.pause.Load() {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, nudgeWait)
	defer cancel()
	if err := c.Enqueue(ctx, t, more...); err != nil {
		c.pause.Store(time.Now().Add(nudgePause).UnixNano())
		c.Log.WarnContext(ctx, "nudge lost, the sweeper will find the row", "job", t.Kind(), "err", err)
	}
}

// committer is a transaction that can tell when it has committed: *db.Tx.
type committer interface {
	AfterCommit(fn func(context.Context))
}

// After nudges once tx has committed.
func (c *Client) After(tx committer, t Task, more ...asynq.Option) {
	tx.AfterCommit(func(ctx context.Context) { c.Nudge(ctx, t, more...) })
}

// options are what every task declares: where, how long, how often. The timeout
// must be longer than any vendor deadline inside the handler, because asynq
// starts a second copy when it passes.
func options(queue string, timeout time.Duration, retries int) []asynq.Option {
	return []asynq.Option{asynq.Queue(queue), asynq.Timeout(timeout), asynq.MaxRetry(retries)}
}

// Once makes a second nudge for the same row a no-op while the first one waits or
// runs. Sweeps use it, so that a long backlog is not asked for again and again.
// It is a short lock and not a task id, because a task that a crash has archived
// would block its id for months.
func Once() asynq.Option { return asynq.Unique(30 * time.Second) }
