package events

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
)

const (
	// keptEvents is how far back a workspace's stream reaches, and keptFor how
	// long an idle one is kept.
	keptEvents = 1000
	keptFor    = 48 * time.Hour
	// buffered is how far a listener may fall behind before it gets Resync.
	buffered = 128
	// replayed is how many missed events are sent one by one; loading the screen
	// again is cheaper than more.
	replayed = 256
	// queued is how many events wait here while Redis is away.
	queued = 4096
	// silence is how long the connection may be silent before it is probed, and
	// then again before it is given up.
	silence = 3 * time.Second
	// confirmation is how long Subscribe waits for Redis before it goes on
	// without; the listener gets Resync once Redis is there.
	confirmation = 2 * time.Second
)

// Hub carries events between processes. Publishing never fails and never
// waits; subscribing works without Redis too and catches up by Resync. Run
// must be running for either.
type Hub struct {
	redis  *redis.Client
	prefix string
	log    *slog.Logger

	outbox chan outgoing

	// wire orders SUBSCRIBE and UNSUBSCRIBE of the same channel. It is held over
	// the write to Redis, mu never is.
	wire sync.Mutex

	mu         sync.Mutex
	conn       *redis.PubSub // nil while there is none
	generation int           // counts connections, from 1
	feeds      map[uuid.UUID]*feed
	dropped    map[uuid.UUID]bool // workspaces owed a Resync because outbox was full
	onRevoke   []func(Revocation)
}

// NewHub makes a hub on a Redis client. prefix is put before every key and
// channel. The client must have maintenance notifications switched off.
func NewHub(client *redis.Client, prefix string, log *slog.Logger) *Hub {
	return &Hub{
		redis: client, prefix: prefix, log: log,
		outbox: make(chan outgoing, queued),
		feeds:  map[uuid.UUID]*feed{}, dropped: map[uuid.UUID]bool{},
	}
}

func (h *Hub) streamKey(workspace uuid.UUID) string {
	return h.prefix + "events:" + workspace.String() + ":stream"
}

func (h *Hub) epochKey(workspace uuid.UUID) string {
	return h.prefix + "events:" + workspace.String() + ":epoch"
}

func (h *Hub) channel(workspace uuid.UUID) string {
	return h.prefix + "events:" + workspace.String()
}

// Run publishes what After was given and delivers what other processes
// publish, until ctx ends. It survives Redis.
func (h *Hub) Run(ctx context.Context) error {
	done := make(chan struct{})
	go func() {
		defer close(done)
		h.publishLoop(ctx)
	}()
	defer func() { <-done }()

	for delay := time.Duration(0); ; {
		started := time.Now()
		err := h.listen(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if time.Since(started) > 10*time.Second {
			delay = 0
		}
		h.log.WarnContext(ctx, "events: connection to redis lost", "err", err, "retry", delay)
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(delay):
		}
		delay = min(max(2*delay, 50*time.Millisecond), time.Second)
	}
}

// listen serves one connection until it fails.
func (h *Hub) listen(ctx context.Context) error {
	conn := h.redis.Subscribe(ctx)
	h.wire.Lock()
	h.mu.Lock()
	h.conn = conn
	h.generation++
	generation := h.generation
	channels := []string{h.revocations()}
	for workspace := range h.feeds {
		channels = append(channels, h.channel(workspace))
	}
	h.mu.Unlock()
	err := conn.Subscribe(ctx, channels...)
	h.wire.Unlock()

	// Closing the connection is what ends a receive when ctx ends.
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer func() {
		stop()
		h.mu.Lock()
		h.conn = nil
		h.mu.Unlock()
		_ = conn.Close() // it has failed, or is closed, already
	}()
	probed := false
	for err == nil {
		var msg any
		msg, err = conn.ReceiveTimeout(ctx, silence)
		if timeout, ok := errors.AsType[net.Error](err); ok && timeout.Timeout() && !probed && ctx.Err() == nil {
			probed = true
			err = conn.Ping(ctx)
			continue
		}
		probed = false
		switch msg := msg.(type) {
		case *redis.Subscription:
			if msg.Kind == "subscribe" {
				h.confirmed(msg.Channel, generation)
			}
		case *redis.Message:
			h.received(ctx, msg)
		}
	}
	return err
}

// feedOf finds the feed of a channel; nil for others and for one just left.
func (h *Hub) feedOf(channel string) *feed {
	id, ok := strings.CutPrefix(channel, h.prefix+"events:")
	if !ok {
		return nil
	}
	workspace, err := uuid.Parse(id)
	if err != nil {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.feeds[workspace]
}

func (h *Hub) confirmed(channel string, generation int) {
	if f := h.feedOf(channel); f != nil {
		f.confirm(generation)
	}
}

func (h *Hub) received(ctx context.Context, msg *redis.Message) {
	if msg.Channel == h.revocations() {
		h.revoked(ctx, msg.Payload)
		return
	}
	f := h.feedOf(msg.Channel)
	if f == nil {
		return
	}
	cursor, payload, _ := strings.Cut(msg.Payload, " ")
	event, err := decode([]byte(payload))
	if err != nil {
		h.log.ErrorContext(ctx, "events: unreadable event", "workspace", f.workspace, "err", err)
		event = Resync{Reason: ResyncLost}
	}
	f.deliver(cursor, event)
}
