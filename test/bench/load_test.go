//go:build bench

package bench

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"syscall"
	"testing"
	"time"
)

var discard = slog.New(slog.DiscardHandler)

// figures are what one load came to.
type figures struct {
	perSecond     float64
	p50, p95, p99 time.Duration
	cpu           time.Duration // of this process, a request
}

func (f figures) String() string {
	return fmt.Sprintf("%7.0f/s  p50 %6.2f ms  p95 %6.2f ms  p99 %6.2f ms  %5.2f ms CPU",
		f.perSecond, ms(f.p50), ms(f.p95), ms(f.p99), ms(f.cpu))
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// drive sends requests over connections at once for a while. request makes the
// nth one; ok judges an answer.
func drive(b *testing.B, connections int, lasting time.Duration, request func(n int) *http.Request, ok func(status int, body []byte) error) figures {
	b.Helper()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections, DisableCompression: true}}
	defer client.CloseIdleConnections()
	ctx, cancel := context.WithTimeout(b.Context(), lasting)
	defer cancel()
	var (
		mu    sync.Mutex
		took  []time.Duration
		group sync.WaitGroup
		fail  error
	)
	start, cpu := time.Now(), cpuTime()
	for c := range connections {
		group.Go(func() {
			var own []time.Duration
			var buffer bytes.Buffer
			for n := c; ctx.Err() == nil; n += connections {
				began := time.Now()
				response, err := client.Do(request(n))
				if err == nil {
					buffer.Reset()
					_, err = io.Copy(&buffer, response.Body)
					response.Body.Close()
				}
				if err == nil {
					err = ok(response.StatusCode, buffer.Bytes())
				}
				if err != nil && ctx.Err() == nil {
					mu.Lock()
					fail = err
					mu.Unlock()
					cancel()
					return
				}
				own = append(own, time.Since(began))
			}
			mu.Lock()
			took = append(took, own...)
			mu.Unlock()
		})
	}
	group.Wait()
	elapsed, spent := time.Since(start), cpuTime()-cpu
	if fail != nil {
		b.Fatal(fail)
	}
	slices.Sort(took)
	at := func(q float64) time.Duration { return took[min(int(float64(len(took))*q), len(took)-1)] }
	return figures{
		perSecond: float64(len(took)) / elapsed.Seconds(), p50: at(.5), p95: at(.95), p99: at(.99),
		cpu: spent / time.Duration(len(took)),
	}
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
