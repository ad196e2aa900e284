package inbox

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
)

// TestCoalescing: who asks while as many questions as may be are under way shares the next
// one, of two who ask for the same one gets it, and an error is everybody's.
func TestCoalescing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var (
			shared coalescer[string, int]
			rounds [][]string
			mu     sync.Mutex
			got    = map[string]int{}
			group  sync.WaitGroup
		)
		most, release := 1, make(chan struct{})
		answer := func(keys []string) (map[string]int, error) {
			mu.Lock()
			rounds = append(rounds, keys)
			mu.Unlock()
			<-release
			answers := map[string]int{}
			for _, k := range keys {
				answers[k] = len(k)
			}
			return answers, nil
		}
		ask := func(key string) {
			group.Go(func() {
				if _, ok, err := shared.ask(key, most, answer); ok && err == nil {
					mu.Lock()
					defer mu.Unlock()
					got[key]++
				}
			})
			synctest.Wait()
		}
		for _, key := range []string{"a", "bb", "ccc", "bb"} {
			ask(key)
		}
		close(release)
		group.Wait()
		if len(rounds) != 2 || len(rounds[0]) != 1 || len(rounds[1]) != 3 {
			t.Errorf("asked %v", rounds)
		}
		if want := map[string]int{"a": 1, "bb": 1, "ccc": 1}; !maps.Equal(got, want) {
			t.Errorf("answered %v", got)
		}
		most, rounds, release = 2, nil, make(chan struct{})
		for _, key := range []string{"a", "bb", "ccc"} {
			ask(key)
		}
		if len(rounds) != 2 {
			t.Errorf("two may be asked at once, and %d are", len(rounds))
		}
		close(release)
		group.Wait()
		broken := errors.New("no")
		if _, ok, err := shared.ask("a", 1, func([]string) (map[string]int, error) { return nil, broken }); ok || !errors.Is(err, broken) {
			t.Errorf("ok %v, err %v", ok, err)
		}
	})
}

// TestAllOrEach: what cannot be done keeps nothing else from being done.
func TestAllOrEach(t *testing.T) {
	t.Parallel()
	half := func(_ context.Context, numbers []int) ([]*int, error) {
		halves := make([]*int, len(numbers))
		for i, n := range numbers {
			if n < 0 {
				return nil, errors.New("below zero")
			}
			if n%2 == 0 {
				halves[i] = new(n / 2)
			}
		}
		return halves, nil
	}
	for name, c := range map[string]struct {
		numbers []int
		halves  string
		fails   bool
	}{
		"all":                {numbers: []int{2, 4, 6}, halves: "[1 2 3]"},
		"one has no answer":  {numbers: []int{2, 3, 6}, halves: "[1 - 3]"},
		"one cannot be done": {numbers: []int{2, -1, 6}, halves: "[1 - 3]"},
		"it is the only one": {numbers: []int{-1}, halves: "[-]", fails: true},
	} {
		all := make([]*int, len(c.numbers))
		for i := range all {
			all[i] = &c.numbers[i]
		}
		answers, err := allOrEach(all, half)
		halves := make([]string, len(all))
		for i, q := range all {
			halves[i] = "-"
			if a := answers[q]; a != nil {
				halves[i] = strconv.Itoa(*a)
			}
		}
		if got := fmt.Sprint(halves); got != c.halves || (err != nil) != c.fails {
			t.Errorf("%s: %s, err %v", name, got, err)
		}
	}
}
