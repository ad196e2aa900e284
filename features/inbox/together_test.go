package inbox

import (
	"errors"
	"maps"
	"sync"
	"testing"
	"testing/synctest"
)

// TestTogether: who asks while a question is under way shares the next one, of two who
// ask for the same one gets it, and an error is everybody's.
func TestTogether(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var (
			shared together[string, int]
			rounds [][]string
			mu     sync.Mutex
			got    = map[string]int{}
			group  sync.WaitGroup
		)
		release := make(chan struct{})
		answer := func(keys []string) (map[string]int, error) {
			rounds = append(rounds, keys)
			<-release
			answers := map[string]int{}
			for _, k := range keys {
				answers[k] = len(k)
			}
			return answers, nil
		}
		ask := func(key string) {
			group.Go(func() {
				if _, ok, err := shared.ask(key, answer); ok && err == nil {
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
		broken := errors.New("no")
		if _, ok, err := shared.ask("a", func([]string) (map[string]int, error) { return nil, broken }); ok || !errors.Is(err, broken) {
			t.Errorf("ok %v, err %v", ok, err)
		}
	})
}
