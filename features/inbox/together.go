package inbox

import "sync"

// together has callers who ask at the same time share the answer's cost: while one
// question is under way, the others gather for the next. Whoever comes alone does not
// wait. The zero value is ready.
type together[K comparable, V any] struct {
	mu     sync.Mutex
	isBusy bool
	next   *round[K, V]
}

// round is one question.
type round[K comparable, V any] struct {
	keys    []K
	done    chan struct{}
	answers map[K]V
	err     error
}

// ask puts key to fn, which answers any number of them, each at most once: of two who
// ask for the same, one gets it. False: there is no answer, or another one has it.
func (t *together[K, V]) ask(key K, fn func(keys []K) (map[K]V, error)) (answer V, ok bool, err error) {
	t.mu.Lock()
	if t.next == nil {
		t.next = &round[K, V]{done: make(chan struct{})}
	}
	mine := t.next
	mine.keys = append(mine.keys, key)
	if !t.isBusy {
		t.isBusy = true
		go t.answer(fn)
	}
	t.mu.Unlock()
	<-mine.done
	t.mu.Lock()
	defer t.mu.Unlock()
	answer, ok = mine.answers[key]
	delete(mine.answers, key)
	return answer, ok, mine.err
}

// answer works until nobody asks.
func (t *together[K, V]) answer(fn func(keys []K) (map[K]V, error)) {
	for {
		t.mu.Lock()
		r := t.next
		t.next = nil
		t.isBusy = r != nil
		t.mu.Unlock()
		if r == nil {
			return
		}
		r.answers, r.err = fn(r.keys)
		close(r.done)
	}
}
