package events

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
)

// Tx is what publishing needs of a transaction; *db.Tx is one.
type Tx interface {
	AfterCommit(fn func(context.Context))
	WorkspaceID() uuid.UUID
}

type outgoing struct {
	workspace uuid.UUID
	event     Event
}

// After publishes the event to the transaction's workspace once it has been
// committed. The commit does not wait for Redis.
func (h *Hub) After(tx Tx, e Event) {
	workspace := tx.WorkspaceID()
	tx.AfterCommit(func(ctx context.Context) { h.Publish(ctx, workspace, e) })
}

// Publish hands the event to Run, which publishes in order. When Redis has
// been away for so long that no more fit, the event is dropped and its
// workspace gets Resync instead.
func (h *Hub) Publish(_ context.Context, workspace uuid.UUID, e Event) {
	select {
	case h.outbox <- outgoing{workspace: workspace, event: e}:
	default:
		h.mu.Lock()
		h.dropped[workspace] = true
		h.mu.Unlock()
	}
}

// publish is one atomic step, so that every process hears of events in the
// order in which the stream has them. KEYS: stream, epoch. ARGV: a new epoch
// if one is needed, length to keep, ms to keep, channel, event.
const publish = `
local epoch = redis.call('GET', KEYS[2])
if not epoch then
  epoch = ARGV[1]
  redis.call('DEL', KEYS[1])
  redis.call('SET', KEYS[2], epoch)
end
local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], '*', 'e', ARGV[5])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[3])
redis.call('PUBLISH', ARGV[4], epoch .. '-' .. id .. ' ' .. ARGV[5])
return 1`

// publishLoop sends what is queued, many at a time. What could not be sent
// becomes a Resync for its workspace as soon as Redis answers again.
func (h *Hub) publishLoop(ctx context.Context) {
	lost := map[uuid.UUID]bool{}
	for {
		var retry <-chan time.Time
		if len(lost) > 0 {
			retry = time.After(time.Second)
		}
		var batch []outgoing
		select {
		case <-ctx.Done():
			h.flush(context.WithoutCancel(ctx), lost)
			return
		case first := <-h.outbox:
			batch = h.more([]outgoing{first})
		case <-retry:
		}
		h.send(ctx, batch, lost)
	}
}

// more takes what else is queued, up to a pipeline's worth.
func (h *Hub) more(batch []outgoing) []outgoing {
	for len(batch) < 100 {
		select {
		case next := <-h.outbox:
			batch = append(batch, next)
		default:
			return batch
		}
	}
	return batch
}

// withoutRepeats keeps the last of equal events: a conversation that changed
// ten times in one batch is loaded once.
func withoutRepeats(batch []outgoing) []outgoing {
	seen := make(map[outgoing]bool, len(batch))
	kept := len(batch)
	for _, out := range slices.Backward(batch) {
		if !seen[out] {
			seen[out] = true
			kept--
			batch[kept] = out
		}
	}
	return batch[kept:]
}

// send publishes a batch and the Resyncs that are owed. It tries thrice.
func (h *Hub) send(ctx context.Context, batch []outgoing, lost map[uuid.UUID]bool) {
	h.mu.Lock()
	maps.Copy(lost, h.dropped)
	clear(h.dropped)
	h.mu.Unlock()
	for workspace := range lost {
		batch = append(batch, outgoing{workspace: workspace, event: Resync{Reason: ResyncLost}})
	}
	batch = withoutRepeats(batch)
	if len(batch) == 0 {
		return
	}
	var err error
	for attempt := range 3 {
		if attempt > 0 {
			time.Sleep(time.Duration(attempt) * 100 * time.Millisecond)
		}
		if err = h.pipeline(ctx, batch); err == nil || ctx.Err() != nil {
			break
		}
	}
	if err == nil {
		clear(lost)
		return
	}
	if len(lost) == 0 {
		h.log.ErrorContext(ctx, "events: cannot publish; listeners will resync", "events", len(batch), "err", err)
	}
	for _, out := range batch {
		lost[out.workspace] = true
	}
}

func (h *Hub) pipeline(ctx context.Context, batch []outgoing) error {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	_, err := h.redis.Pipelined(ctx, func(p redis.Pipeliner) error {
		for _, out := range batch {
			raw, err := encode(out.event)
			if err != nil {
				return err
			}
			if ephemeral(out.event) {
				p.Publish(ctx, h.channel(out.workspace), "~ "+string(raw))
				continue
			}
			p.Eval(ctx, publish, []string{h.streamKey(out.workspace), h.epochKey(out.workspace)},
				newEpoch(), keptEvents, keptFor.Milliseconds(), h.channel(out.workspace), raw)
		}
		return nil
	})
	if err != nil && !errors.Is(err, redis.Nil) {
		return fmt.Errorf("publish events: %w", err)
	}
	return nil
}

// flush publishes what is left when the process ends.
func (h *Hub) flush(ctx context.Context, lost map[uuid.UUID]bool) {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	for {
		batch := h.more(nil)
		if len(batch) == 0 && len(lost) == 0 {
			return
		}
		h.send(ctx, batch, lost)
		if len(lost) > 0 {
			h.log.ErrorContext(ctx, "events: stopped with unpublished events", "workspaces", len(lost))
			return
		}
	}
}

func newEpoch() string {
	var b [6]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}
