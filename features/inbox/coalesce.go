package inbox

import (
	"context"
	"maps"
	"sync"
)

// coalescer has callers who ask at the same time share the answer's cost: while as many
// questions as may be are under way, the others gather for the next. Whoever comes alone
// does not wait. The zero value is ready.
type coalescer[K comparable, V any] struct {
	mu   sync.Mutex
	busy int // questions under way
	next *round[K, V]
}

// transactionsAtOnce is how many of a kind run at once: enough to keep two processors busy,
// few enough that there is something to share.
const transactionsAtOnce = 3

// round is one question.
type round[K comparable, V any] struct {
	keys    []K
	done    chan struct{}
	answers map[K]V
	err     error
}

// ask puts key to fn, which answers any number of them, each at most once: of two who
// ask for the same, one gets it. At most so many fn run at once. False: there is no
// answer, or another one has it.
func (c *coalescer[K, V]) ask(key K, most int, fn func(keys []K) (map[K]V, error)) (answer V, ok bool, err error) {
	c.mu.Lock()
	if c.next == nil {
		c.next = &round[K, V]{done: make(chan struct{})}
	}
	mine := c.next
	mine.keys = append(mine.keys, key)
	if c.busy < most {
		c.busy++
		go c.answer(fn)
	}
	c.mu.Unlock()
	<-mine.done
	c.mu.Lock()
	defer c.mu.Unlock()
	answer, ok = mine.answers[key]
	delete(mine.answers, key)
	return answer, ok, mine.err
}

// answer works until nobody asks.
func (c *coalescer[K, V]) answer(fn func(keys []K) (map[K]V, error)) {
	for {
		c.mu.Lock()
		r := c.next
		c.next = nil
		if r == nil {
			c.busy--
			c.mu.Unlock()
			return
		}
		c.mu.Unlock()
		r.answers, r.err = fn(r.keys)
		close(r.done)
	}
}

// allOrEach has fn do everything in one transaction, within statementTime. What cannot be done
// must not take its neighbours along: after an error each is tried alone, and left out when
// it fails again.
func allOrEach[Q, A any](all []*Q, fn func(context.Context, []Q) ([]*A, error)) (map[*Q]*A, error) {
	ctx, cancel := context.WithTimeout(context.Background(), statementTime)
	defer cancel()
	answers, err := answersOf(ctx, all, fn)
	if err == nil || len(all) == 1 {
		return answers, err
	}
	answers = make(map[*Q]*A, len(all))
	for _, q := range all {
		if alone, err := answersOf(ctx, []*Q{q}, fn); err == nil {
			maps.Copy(answers, alone)
		}
	}
	return answers, nil
}

func answersOf[Q, A any](ctx context.Context, all []*Q, fn func(context.Context, []Q) ([]*A, error)) (map[*Q]*A, error) {
	questions := make([]Q, len(all))
	for i, q := range all {
		questions[i] = *q
	}
	list, err := fn(ctx, questions)
	answers := make(map[*Q]*A, len(list))
	for i, a := range list {
		if a != nil {
			answers[all[i]] = a
		}
	}
	return answers, err
}
