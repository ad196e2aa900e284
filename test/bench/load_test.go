//go:build bench

package bench

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

var discard = slog.New(slog.DiscardHandler)

// figures are what one load came to.
type figures struct {
	perSecond     float64
	p50, p95, p99 time.Duration
	cpu, postgres time.Duration // of this process and of Postgres, a request
}

func (f figures) String() string {
	return fmt.Sprintf("%7.0f/s  p50 %6.2f ms  p95 %6.2f ms  p99 %6.2f ms  CPU %5.2f + %4.2f ms",
		f.perSecond, ms(f.p50), ms(f.p95), ms(f.p99), ms(f.cpu), ms(f.postgres))
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
	start, cpu, postgres := time.Now(), cpuTime(), postgresTime(b)
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
	elapsed, spent, postgres := time.Since(start), cpuTime()-cpu, postgresTime(b)-postgres
	if fail != nil {
		b.Fatal(fail)
	}
	slices.Sort(took)
	at := func(q float64) time.Duration { return took[min(int(float64(len(took))*q), len(took)-1)] }
	return figures{
		perSecond: float64(len(took)) / elapsed.Seconds(), p50: at(.5), p95: at(.95), p99: at(.99),
		cpu: spent / time.Duration(len(took)), postgres: postgres / time.Duration(len(took)),
	}
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// postgresTime is what the server's processes have used so far; zero where it does
// not run on this machine. What else runs here moves rates, but hardly this.
func postgresTime(b *testing.B) (total time.Duration) {
	b.Helper()
	conn, err := pgx.Connect(b.Context(), os.Getenv("DATABASE_OWNER_URL"))
	if err != nil {
		b.Fatal(err)
	}
	defer conn.Close(b.Context())
	postmaster, _ := processTime(int(conn.PgConn().PID()))
	processes, _ := filepath.Glob("/proc/[0-9]*")
	for _, path := range processes {
		pid, _ := strconv.Atoi(filepath.Base(path))
		if parent, used := processTime(pid); parent == postmaster && parent > 0 {
			total += used
		}
	}
	return total
}

// processTime is who started a process, and the processor's time it has used.
func processTime(pid int) (parent int, used time.Duration) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, 0
	}
	fields := strings.Fields(string(raw[bytes.LastIndexByte(raw, ')')+1:]))
	parent, _ = strconv.Atoi(fields[1])
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return parent, time.Duration(user+system) * 10 * time.Millisecond
}
