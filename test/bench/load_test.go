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
	"sync/atomic"
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
	return run(b, connections, lasting, nil, request, ok)
}

// pace is drive at a fixed number of requests a second, whose delays count from
// the moment each was due: waiting behind a slow one is part of the delay.
func pace(b *testing.B, perSecond int, lasting time.Duration, request func(n int) *http.Request, ok func(status int, body []byte) error) figures {
	b.Helper()
	start := time.Now()
	return run(b, 64, lasting, func(n int) time.Time {
		due := start.Add(time.Duration(n) * time.Second / time.Duration(perSecond))
		time.Sleep(time.Until(due))
		return due
	}, request, ok)
}

func run(b *testing.B, connections int, lasting time.Duration, due func(n int) time.Time, request func(n int) *http.Request, ok func(status int, body []byte) error) figures {
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
		next  atomic.Int64
	)
	start, cpu := time.Now(), cpuTime()
	for range connections {
		group.Go(func() {
			var own []time.Duration
			var buffer bytes.Buffer
			for ctx.Err() == nil {
				n := int(next.Add(1)) - 1
				began := time.Now()
				if due != nil {
					began = due(n)
				}
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
