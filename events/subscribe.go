package events

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"

	"socialsync/db"
)

// Subscribe delivers what happens in the actor's workspace and may be heard by
// the actor: first what came after the cursor, then live, none twice. Where the
// stream no longer reaches back to the cursor, Resync comes first. An empty
// cursor begins now. The channel is closed when ctx ends.
func (h *Hub) Subscribe(ctx context.Context, actor db.Actor, after string) (<-chan *Delivery, error) {
	if d, ok := ctx.Value(onlyKey{}).(*Delivery); ok {
		out := make(chan *Delivery, 1)
		out <- d
		close(out)
		return out, nil
	}
	return h.subscribe(ctx, actor.WorkspaceID, after, audible(actor.UserID)), nil
}

// Watch is Subscribe for the whole workspace from now on, what is for single
// users included; the caller looks at Recipient.
func (h *Hub) Watch(ctx context.Context, workspace uuid.UUID) <-chan *Delivery {
	return h.subscribe(ctx, workspace, "", func(Event) bool { return true })
}

type onlyKey struct{}

// Only makes Subscribe under this context deliver d and end. Sockets that share
// a subscription execute each event once through it.
func Only(ctx context.Context, d *Delivery) context.Context {
	return context.WithValue(ctx, onlyKey{}, d)
}

func audible(user uuid.UUID) func(Event) bool {
	return func(e Event) bool {
		only, private := Recipient(e)
		return !private || only == user && user != uuid.Nil
	}
}

// subscribe blocks until Redis has subscribed us, so that nothing falls
// between replay and live, but no longer than confirmation.
func (h *Hub) subscribe(ctx context.Context, workspace uuid.UUID, after string, accepts func(Event) bool) <-chan *Delivery {
	l := newListener(accepts)
	f := h.join(ctx, workspace, l)
	context.AfterFunc(ctx, func() {
		l.stop()
		h.leave(context.WithoutCancel(ctx), f, l)
	})

	timer := time.NewTimer(confirmation)
	defer timer.Stop()
	select {
	case <-f.ready:
	case <-timer.C:
	case <-ctx.Done():
	}
	generation := f.connection()
	missed, head, err := h.replay(ctx, workspace, after, accepts)
	if err != nil && ctx.Err() == nil {
		h.log.WarnContext(ctx, "events: cannot read the stream; listener will resync", "workspace", workspace, "err", err)
		if after != "" {
			missed = []*Delivery{{Cursor: after, Event: Resync{Reason: ResyncReconnected}}}
		}
	}
	f.live(l, generation, head, missed)
	if l.out == nil { // ctx had ended before
		closed := make(chan *Delivery)
		close(closed)
		return closed
	}
	return l.out
}

// join adds the listener to its workspace's feed, subscribing it if it is the first.
func (h *Hub) join(ctx context.Context, workspace uuid.UUID, l *listener) *feed {
	h.wire.Lock()
	defer h.wire.Unlock()
	h.mu.Lock()
	f, known := h.feeds[workspace]
	if !known {
		f = newFeed(workspace)
		h.feeds[workspace] = f
	}
	f.add(l)
	conn := h.conn
	h.mu.Unlock()
	if !known && conn != nil {
		// A failure ends the connection; the next one subscribes all feeds.
		_ = conn.Subscribe(context.WithoutCancel(ctx), h.channel(workspace))
	}
	return f
}

func (h *Hub) leave(ctx context.Context, f *feed, l *listener) {
	h.wire.Lock()
	defer h.wire.Unlock()
	h.mu.Lock()
	empty := f.remove(l) && h.feeds[f.workspace] == f
	if empty {
		delete(h.feeds, f.workspace)
	}
	conn := h.conn
	h.mu.Unlock()
	if empty && conn != nil {
		_ = conn.Unsubscribe(ctx, h.channel(f.workspace)) // as in join
	}
}

// Cursor is where the workspace's stream stands: what a page that was loaded
// now may subscribe after.
func (h *Hub) Cursor(ctx context.Context, workspace uuid.UUID) (string, error) {
	_, head, _, err := h.read(ctx, workspace, "")
	return head, err
}

// Replay returns what was kept after the cursor, for everybody, and where the
// stream stands. A single Resync says that it does not reach back that far.
func (h *Hub) Replay(ctx context.Context, workspace uuid.UUID, after string) (missed []*Delivery, head string, err error) {
	return h.replay(ctx, workspace, after, func(Event) bool { return true })
}

func (h *Hub) replay(ctx context.Context, workspace uuid.UUID, after string, accepts func(Event) bool) ([]*Delivery, string, error) {
	entries, head, complete, err := h.read(ctx, workspace, after)
	if err != nil {
		return nil, "", err
	}
	if after == "" {
		return nil, head, nil
	}
	if !complete || len(entries) > replayed {
		return []*Delivery{{Cursor: head, Event: Resync{Reason: ResyncGap}}}, head, nil
	}
	newest, _ := parseCursor(head)
	var missed []*Delivery
	for _, entry := range entries {
		raw, _ := entry.Values["e"].(string)
		event, err := decode([]byte(raw))
		if err != nil {
			event = Resync{Reason: ResyncLost}
		}
		if accepts(event) {
			missed = append(missed, &Delivery{Cursor: newest.epoch + "-" + entry.ID, Event: event, kept: true})
		}
	}
	return missed, head, nil
}

// look reads a stream's state and what follows an id, in one step; a workspace
// without events gets its epoch here, so that its first cursor is a real one.
// KEYS: stream, epoch. ARGV: the id, or "" for the state alone; a new epoch;
// ms to keep it.
const look = `
local epoch = redis.call('GET', KEYS[2])
if not epoch then
  epoch = ARGV[2]
  redis.call('DEL', KEYS[1])
  redis.call('SET', KEYS[2], epoch, 'PX', ARGV[3])
end
if redis.call('EXISTS', KEYS[1]) == 0 then return {epoch, '0-0', '0-0', 0, {}} end
local info, state = redis.call('XINFO', 'STREAM', KEYS[1]), {}
for i = 1, #info, 2 do state[info[i]] = info[i + 1] end
local entries = {}
if ARGV[1] ~= '' then entries = redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+') end
return {epoch, state['first-entry'][1], state['last-generated-id'], state['entries-added'] - state['length'], entries}`

// read returns the kept entries after a cursor, the stream's head as a cursor,
// and whether the entries are all there ever were after it.
func (h *Hub) read(ctx context.Context, workspace uuid.UUID, after string) (entries []redis.XMessage, head string, complete bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, confirmation)
	defer cancel()
	at, valid := parseCursor(after)
	from := ""
	if valid {
		from = at.id()
	}
	raw, err := h.redis.Eval(ctx, look, []string{h.streamKey(workspace), h.epochKey(workspace)},
		from, newEpoch(), keptFor.Milliseconds()).Slice()
	if err != nil {
		return nil, "", false, fmt.Errorf("read events of %s: %w", workspace, err)
	}
	epoch, _ := raw[0].(string)
	first, _ := raw[1].(string)
	last, _ := raw[2].(string)
	trimmed, _ := raw[3].(int64)
	rows, _ := raw[4].([]any)
	head = epoch + "-" + last
	oldest, _ := parseCursor(epoch + "-" + first)
	newest, _ := parseCursor(head)
	// Once entries were trimmed, the cursor's own must still be there: which ones
	// went between it and the oldest cannot be told.
	complete = valid && newest.covers(at) && (trimmed == 0 || at.covers(oldest))
	return asEntries(rows), head, complete, nil
}

// asEntries reads XRANGE's answer: pairs of id and fields.
func asEntries(rows []any) []redis.XMessage {
	entries := make([]redis.XMessage, 0, len(rows))
	for _, row := range rows {
		pair, _ := row.([]any)
		if len(pair) != 2 {
			continue
		}
		id, _ := pair[0].(string)
		fields, _ := pair[1].([]any)
		m := redis.XMessage{ID: id, Values: map[string]any{}}
		for i := 0; i+1 < len(fields); i += 2 {
			if name, ok := fields[i].(string); ok {
				m.Values[name] = fields[i+1]
			}
		}
		entries = append(entries, m)
	}
	return entries
}
