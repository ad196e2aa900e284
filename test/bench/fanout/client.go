package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/google/uuid"
	"github.com/gorilla/websocket"

	"socialsync/events"
)

const subscribe = `{"type":"subscribe","id":"%s","payload":{"query":"subscription Live($after: String) { inboxEvents(after: $after) { cursor event { conversation { id name snippet status labels } } } }","variables":{"after":null}}}`

// compare measures ours and then the bound, under the same conditions.
func compare(ctx context.Context, o options) error {
	fmt.Fprintln(os.Stdout, "ours")
	if err := measure(ctx, o); err != nil {
		return err
	}
	fmt.Fprintln(os.Stdout, "\nbare fan-out (the bound)")
	o.bare, o.profile = true, ""
	return measure(ctx, o)
}

// measure starts a server, fills it with sockets and publishes.
func measure(ctx context.Context, o options) error {
	server, address, err := startServer(ctx, o)
	if err != nil {
		return err
	}
	defer func() {
		_ = server.Process.Signal(os.Interrupt)
		_ = server.Wait()
	}()
	pid := server.Process.Pid
	idle := memoryOf(pid)

	crowd := &crowd{options: o, address: address}
	began := time.Now()
	if err := crowd.gather(ctx); err != nil {
		return err
	}
	fmt.Fprintf(os.Stdout, "%d sockets in %d workspaces connected and subscribed in %.2f s\n", o.sockets, o.workspaces, time.Since(began).Seconds())
	time.Sleep(2 * time.Second) // what connecting cost is collected
	fmt.Fprintf(os.Stdout, "memory %.1f MB, %.1f KB a socket\n", float64(memoryOf(pid))/1024, float64(memoryOf(pid)-idle)/float64(o.sockets))

	client, err := connect(o)
	if err != nil {
		return err
	}
	defer client.Close()
	running, stop := context.WithCancel(ctx)
	defer stop()
	hub := events.NewHub(client, prefix, slog.Default())
	go func() { _ = hub.Run(running) }()

	before, ownBefore := cpuOf(pid), cpuOf(os.Getpid())
	published := 0
	tick := time.NewTicker(time.Second / time.Duration(o.rate))
	defer tick.Stop()
	for end := time.Now().Add(o.duration); time.Now().Before(end); published++ {
		<-tick.C
		hub.Publish(ctx, workspace(published%o.workspaces), events.ConversationUpdated{ConversationID: stamped(time.Now())})
	}
	expected := int64(published) * int64(o.sockets/o.workspaces)
	for wait := 0; crowd.heard.Load() < expected && wait < 100; wait++ {
		time.Sleep(50 * time.Millisecond)
	}
	cpu, own := cpuOf(pid)-before, cpuOf(os.Getpid())-ownBefore
	heard := crowd.heard.Load()
	crowd.report()
	fmt.Fprintf(os.Stdout, "%d events, %d of %d deliveries (%.0f a second); server %.1f CPU s per 1 M deliveries, load generator %.1f; memory %.1f MB\n",
		published, heard, expected, float64(heard)/o.duration.Seconds(), perMillion(cpu, heard), perMillion(own, heard), float64(memoryOf(pid))/1024)
	if heard != expected {
		return errors.New("deliveries are missing")
	}
	return nil
}

func perMillion(d time.Duration, n int64) float64 { return d.Seconds() / float64(max(n, 1)) * 1e6 }

func startServer(ctx context.Context, o options) (*exec.Cmd, string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, "", err
	}
	address := l.Addr().String()
	_ = l.Close()
	self, err := os.Executable()
	if err != nil {
		return nil, "", err
	}
	cmd := exec.CommandContext(ctx, self, "-serve", address, "-redis", o.redis, "-cpuprofile", o.profile, "-shared="+strconv.FormatBool(o.shared), "-bare="+strconv.FormatBool(o.bare))
	cmd.Stderr = os.Stderr
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGINT) }
	if err := cmd.Start(); err != nil {
		return nil, "", err
	}
	for range 100 {
		if c, err := net.Dial("tcp", address); err == nil {
			_ = c.Close()
			return cmd, address, nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	return nil, "", errors.New("the server did not start")
}

// crowd is everybody who listens.
type crowd struct {
	options options
	address string
	heard   atomic.Int64

	mu        sync.Mutex
	latencies []time.Duration
}

// gather connects and subscribes all sockets, 64 at a time.
func (c *crowd) gather(ctx context.Context) error {
	places := make(chan int)
	failures := make(chan error, 64)
	var group sync.WaitGroup
	for range 64 {
		group.Go(func() {
			for n := range places {
				if err := c.join(ctx, n); err != nil {
					failures <- err
					return
				}
			}
		})
	}
	for n := range c.options.sockets {
		select {
		case places <- n:
		case err := <-failures:
			return err
		}
	}
	close(places)
	group.Wait()
	select {
	case err := <-failures:
		return err
	default:
		return nil
	}
}

var dialer = websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}, ReadBufferSize: 1024, WriteBufferSize: 512}

func (c *crowd) join(ctx context.Context, n int) error {
	conn, _, err := dialer.DialContext(ctx, "ws://"+c.address+"/graphql", nil)
	if err != nil {
		return fmt.Errorf("socket %d: %w", n, err)
	}
	for _, m := range []string{
		fmt.Sprintf(`{"type":"connection_init","payload":{"workspace":"%d"}}`, n%c.options.workspaces),
		fmt.Sprintf(subscribe, uuid.NewString()),
		`{"type":"ping"}`,
	} {
		if err := conn.WriteMessage(websocket.TextMessage, []byte(m)); err != nil {
			return fmt.Errorf("socket %d: %w", n, err)
		}
	}
	for _, want := range []string{"connection_ack", "pong"} {
		if _, raw, err := conn.ReadMessage(); err != nil || !bytes.Contains(raw, []byte(want)) {
			return fmt.Errorf("socket %d: want %s, got %s %w", n, want, raw, err)
		}
	}
	go c.listen(conn)
	return nil
}

var idKey = []byte(`"conversation":{"id":"`)

func (c *crowd) listen(conn *websocket.Conn) {
	var own []time.Duration
	for {
		_, raw, err := conn.ReadMessage()
		if err != nil {
			return
		}
		i := bytes.Index(raw, idKey)
		if i < 0 {
			continue
		}
		id, err := uuid.ParseBytes(raw[i+len(idKey) : i+len(idKey)+36])
		if err != nil {
			continue
		}
		own = append(own, time.Since(stampOf(id)))
		if len(own) == 8 {
			c.mu.Lock()
			c.latencies = append(c.latencies, own...)
			c.mu.Unlock()
			own = own[:0]
		}
		c.heard.Add(1)
	}
}

func (c *crowd) report() {
	c.mu.Lock()
	defer c.mu.Unlock()
	slices.Sort(c.latencies)
	at := func(p float64) float64 {
		if len(c.latencies) == 0 {
			return 0
		}
		return float64(c.latencies[int(p*float64(len(c.latencies)-1))].Microseconds()) / 1000
	}
	fmt.Fprintf(os.Stdout, "publish to socket: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, worst %.1f ms\n", at(.5), at(.95), at(.99), at(1))
}

// cpuOf is the processor time a process has used.
func cpuOf(pid int) time.Duration {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(raw[bytes.LastIndexByte(raw, ')')+1:]))
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// memoryOf is the resident memory of a process in KB.
func memoryOf(pid int) int {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0
	}
	pages, _ := strconv.Atoi(strings.Fields(string(raw))[1])
	return pages * os.Getpagesize() / 1024
}
