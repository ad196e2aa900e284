//go:build bench

package bench

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/gorilla/websocket"
	"github.com/jackc/pgx/v5"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/features/channels"
	"socialsync/test/harness"
)

const (
	openInboxes = 1_000
	burst       = 50_000
	toSend      = 20_000
	answer      = "Merci pour votre message"
	perSecond   = 100 // messages that customers write while inboxes are open
)

// BenchmarkProcesses measures the product as it is run, a process for the API and one
// for the worker: how soon they are ready, what they keep in memory, how long a
// customer's message takes to an open screen, and what a worker does in a second.
func BenchmarkProcesses(b *testing.B) {
	c := newCast(b)
	c.connects()
	c.starts()
	worker := c.process("work", c.settings["WORKER_METRICS_ADDR"])
	open := &screens{}
	c.opens(open, workspaces) // somebody in each
	c.arrivals(open)
	c.opens(open, openInboxes)
	b.Logf("%-34s %7.0f MB  (under 150)", fmt.Sprintf("API with %d open inboxes", openInboxes), c.api.memory())
	c.arrivals(open)
	open.close()
	worker.stop()
	c.burst()
	c.sends()
}

// cast are the processes of one run, and what they are told.
type cast struct {
	*testing.B
	product  *product
	settings map[string]string
	binary   string
	api      *process
	system   *pgx.Conn
	accepted atomic.Int64 // messages, by what stands in for Meta
}

func newCast(b *testing.B) *cast {
	b.Helper()
	c := &cast{B: b, product: start(b), system: system(b), binary: filepath.Join(b.TempDir(), "socialsync")}
	if _, err := c.system.Exec(b.Context(), "delete from webhook_inbox"); err != nil { // nobody is told of what is left from before
		b.Fatal(err)
	}
	everywhere(b, "update messages set due_at = null, status = 'SENT' where due_at is not null")
	if out, err := exec.CommandContext(b.Context(), "go", "build", "-buildvcs=false", "-o", c.binary, "socialsync").CombinedOutput(); err != nil {
		b.Fatalf("build the product: %v\n%s", err, out)
	}
	graph := httptest.NewServer(http.HandlerFunc(c.accept))
	b.Cleanup(graph.Close)
	address := harness.FreeAddress(b)
	c.settings = maps.Clone(c.product.settings)
	// The public address is what tokens are made out for, and this process makes them.
	maps.Copy(c.settings, map[string]string{
		"ADDR": address, "PUBLIC_URL": c.product.Config.PublicURL.String(), "METRICS_ADDR": harness.FreeAddress(b), "WORKER_METRICS_ADDR": harness.FreeAddress(b),
		"META_GRAPH_URL": graph.URL, "INSTAGRAM_GRAPH_URL": graph.URL,
	})
	return c
}

// connects gives all workspaces a number that takes messages. The first worker then asks
// Meta about it, which keeps what it says out of the cache for a while.
func (c *cast) connects() {
	c.Helper()
	for w := range workspaces {
		actor := db.Actor{WorkspaceID: id(kindWorkspace, w), UserID: id(kindUser, w*members), Role: db.RoleOwner}
		_, err := c.product.Channels.Keep(c.Context(), actor, channels.Connection{Token: "a token", Account: db.SocialAccount{
			Channel: db.ChannelWhatsApp, ExternalID: fmt.Sprintf("bench%d", w), Name: "Shop", Handle: "+33 1", Scopes: db.RequiredScopes[db.ChannelWhatsApp],
		}})
		if err != nil {
			c.Fatal(err)
		}
	}
}

// accept stands in for Meta, which takes every message at once.
func (c *cast) accept(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	w.Header().Set("Content-Type", "application/json")
	fmt.Fprintf(w, `{"messaging_product":"whatsapp","contacts":[{"input":"1","wa_id":"1"}],"messages":[{"id":"wamid.%s"}]}`, uuid.New())
	if bytes.Contains(body, []byte(answer)) { // receipts and questions about accounts come too
		c.accepted.Add(1)
	}
}

// process is one of the product's. Its memory and its processor's time are its own.
type process struct {
	*exec.Cmd
	took time.Duration // until it was ready
}

// process starts a command of the product's and waits until it is ready.
func (c *cast) process(command, address string) *process {
	c.Helper()
	p := &process{Cmd: exec.Command(c.binary, command)}
	p.Stderr = os.Stderr
	for name, value := range c.settings {
		p.Env = append(p.Env, name+"="+value)
	}
	began := time.Now()
	if err := p.Start(); err != nil {
		c.Fatal(err)
	}
	c.Cleanup(p.stop)
	for time.Since(began) < 20*time.Second {
		if response, err := http.Get("http://" + address + "/readyz"); err == nil {
			response.Body.Close()
			if response.StatusCode == http.StatusOK {
				p.took = time.Since(began)
				return p
			}
		}
		time.Sleep(5 * time.Millisecond)
	}
	c.Fatalf("%s is not ready", command)
	return nil
}

func (p *process) stop() {
	if p.ProcessState == nil {
		_ = p.Process.Signal(syscall.SIGTERM)
		_ = p.Wait()
	}
}

// memory is what a process holds, in MB; zero where the system does not tell.
func (p *process) memory() float64 {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", p.Process.Pid))
	if err != nil {
		return 0
	}
	pages, _ := strconv.Atoi(strings.Fields(string(raw))[1])
	return float64(pages*os.Getpagesize()) / (1 << 20)
}

// starts leaves the last API of three running.
func (c *cast) starts() {
	c.Helper()
	for range 3 {
		if c.api != nil {
			c.api.stop()
		}
		c.api = c.process("serve", c.settings["ADDR"])
	}
	worker := c.process("work", c.settings["WORKER_METRICS_ADDR"])
	defer worker.stop()
	c.Logf("%-34s %7.0f ms  (under 2,000), the worker %.0f ms", "API ready after its start", ms(c.api.took), ms(worker.took))
	c.Logf("%-34s %7.0f MB, the worker's %.0f MB", "memory before anything happens", c.api.memory(), worker.memory())
}

// arrival is what all inboxes are told of a message: the same document, as browsers ask it.
const arrival = `subscription Live($after: String) { inboxEvents(after: $after) { cursor event { __typename
	... on MessageAdded { message { id body kind author status occurredAt } conversation { id status lastMessageAt isUnread contact { id name } } } } } }`

// screens are the open inboxes, and how long each message took to one.
type screens struct {
	mu    sync.Mutex
	open  []*websocket.Conn
	delay []time.Duration
}

func (s *screens) close() {
	for _, conn := range s.open {
		_ = conn.Close()
	}
}

// opens has so many inboxes open, of the members of all workspaces in turns.
func (c *cast) opens(s *screens, count int) {
	c.Helper()
	c.Cleanup(s.close)
	var tokens []string
	for n := range workspaces * members { // one of each workspace, then the next of each
		token, err := c.product.Accounts.TokenFor(c.Context(), fmt.Sprintf("user%d@bench.test", n%workspaces*members+n/workspaces))
		if err != nil {
			c.Fatal(err)
		}
		tokens = append(tokens, token)
	}
	began := time.Now()
	var group sync.WaitGroup
	failed, slots := make(chan error, count), make(chan struct{}, 32)
	for n := len(s.open); n < count; n++ {
		group.Go(func() {
			slots <- struct{}{}
			if err := c.join(s, tokens[n%len(tokens)]); err != nil {
				failed <- err
			}
			<-slots
		})
	}
	group.Wait()
	select {
	case err := <-failed:
		c.Fatal(err)
	default:
	}
	c.Logf("%-34s %7.0f ms", fmt.Sprintf("%d inboxes open after", count), ms(time.Since(began)))
}

var dialer = websocket.Dialer{Subprotocols: []string{"graphql-transport-ws"}, ReadBufferSize: 1024, WriteBufferSize: 512}

// join opens one inbox and goes on reading it.
func (c *cast) join(s *screens, token string) error {
	conn, _, err := dialer.DialContext(c.Context(), "ws://"+c.settings["ADDR"]+"/graphql", nil)
	if err != nil {
		return err
	}
	for _, message := range []any{
		map[string]any{"type": "connection_init", "payload": map[string]any{"authorization": "Bearer " + token}},
		map[string]any{"type": "subscribe", "id": "1", "payload": map[string]any{"query": arrival}},
		map[string]any{"type": "ping"},
	} {
		if err := conn.WriteJSON(message); err != nil {
			return err
		}
	}
	for _, want := range []string{"connection_ack", "pong"} {
		if _, raw, err := conn.ReadMessage(); err != nil || !bytes.Contains(raw, []byte(want)) {
			return fmt.Errorf("an inbox wants %s and gets %s %w", want, raw, err)
		}
	}
	s.mu.Lock()
	s.open = append(s.open, conn)
	s.mu.Unlock()
	go s.read(conn)
	return nil
}

var written = []byte(`"body":"at `)

// read takes the time of every message that says when it was written.
func (s *screens) read(conn *websocket.Conn) {
	for {
		_, raw, err := conn.ReadMessage()
		if err != nil {
			return
		}
		_, rest, ok := bytes.Cut(raw, written)
		if !ok {
			continue
		}
		at, _, _ := bytes.Cut(rest, []byte(`"`))
		nanoseconds, err := strconv.ParseInt(string(at), 10, 64)
		if err != nil {
			continue
		}
		s.mu.Lock()
		s.delay = append(s.delay, time.Since(time.Unix(0, nanoseconds)))
		s.mu.Unlock()
	}
}

// write is what the nth customer of the reference data writes now, as Meta delivers it.
func (c *cast) write(n int, text string) *http.Request {
	person := n % burst
	body := fmt.Appendf(nil, `{"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
		"messaging_product":"whatsapp","metadata":{"phone_number_id":"bench%d"},"messages":[{"from":"33%09d","id":"wamid.%s","timestamp":"%d","type":"text","text":{"body":%q}}]}}]}]}`,
		person%workspaces, person, uuid.New(), time.Now().Unix(), text)
	r, _ := http.NewRequest(http.MethodPost, "http://"+c.settings["ADDR"]+"/api/whatsapp/webhook", bytes.NewReader(body))
	r.Header.Set(meta.SignatureHeader, meta.Sign(body, c.product.Config.WhatsAppAppSecret))
	return r
}

func accepted(status int, body []byte) error {
	if status != http.StatusOK {
		return fmt.Errorf("status %d: %s", status, body)
	}
	return nil
}

// arrivals measures a message's way from the webhook to the open screens.
func (c *cast) arrivals(s *screens) {
	c.Helper()
	stamped := func(n int) *http.Request { return c.write(n, "at "+strconv.FormatInt(time.Now().UnixNano(), 10)) }
	pace(c.B, perSecond, lasting/4, stamped, accepted) // caches fill
	s.mu.Lock()
	s.delay = nil
	s.mu.Unlock()
	pace(c.B, perSecond, lasting, stamped, accepted)
	time.Sleep(time.Second)
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.delay) == 0 {
		c.Fatal("no inbox was told of anything")
	}
	slices.Sort(s.delay)
	at := func(q float64) float64 { return ms(s.delay[min(int(float64(len(s.delay))*q), len(s.delay)-1)]) }
	c.Logf("%-34s p50 %.0f ms  p95 %.0f ms  p99 %.0f ms  (p95 under 150); %d deliveries", fmt.Sprintf("webhook to %d screens at %d/s", len(s.open), perSecond), at(.5), at(.95), at(.99), len(s.delay))
}

// kept are the webhooks that wait for a worker.
func (c *cast) kept() (n int) {
	c.Helper()
	if err := c.system.QueryRow(c.Context(), "select count(*) from webhook_inbox where state = 'PENDING'").Scan(&n); err != nil {
		c.Fatal(err)
	}
	return n
}

// drains has a worker do what waits, and tells how quickly, and what it held meanwhile.
func (c *cast) drains(what string, goal int, waiting func() int) {
	c.Helper()
	before := waiting()
	postgres := postgresTime(c.B)
	worker := c.process("work", c.settings["WORKER_METRICS_ADDR"])
	defer worker.stop()
	began := time.Now()
	var held []float64
	for left := before; left > 0; left = waiting() {
		if time.Since(began) > 4*time.Minute {
			c.Errorf("%d of %d still wait", left, before)
			return
		}
		held = append(held, worker.memory())
		time.Sleep(500 * time.Millisecond)
	}
	elapsed := time.Since(began)
	_, used := processTime(worker.Process.Pid)
	each := func(spent time.Duration) float64 { return ms(spent) / float64(before) }
	c.Logf("%-34s %7.0f/s  (%d)  CPU %.2f + %.2f ms  memory %.0f MB after a quarter, %.0f after a half, %.0f at the end, %.0f at most (under 150)", fmt.Sprintf("%d %s", before, what),
		float64(before)/elapsed.Seconds(), goal, each(used), each(postgresTime(c.B)-postgres), held[len(held)/4], held[len(held)/2], held[len(held)-1], slices.Max(held))
}

// post sends so many requests over 20 connections.
func (c *cast) post(count int, request func(n int) *http.Request, ok func(status int, body []byte) error) {
	c.Helper()
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 20}}
	defer client.CloseIdleConnections()
	var (
		next  atomic.Int64
		group sync.WaitGroup
		fail  atomic.Pointer[error]
	)
	for range 20 {
		group.Go(func() {
			for n := int(next.Add(1)) - 1; n < count && fail.Load() == nil; n = int(next.Add(1)) - 1 {
				response, err := client.Do(request(n))
				if err == nil {
					var body []byte
					body, err = io.ReadAll(response.Body)
					response.Body.Close()
					if err == nil {
						err = ok(response.StatusCode, body)
					}
				}
				if err != nil {
					fail.Store(&err)
				}
			}
		})
	}
	group.Wait()
	if err := fail.Load(); err != nil {
		c.Fatal(*err)
	}
}

// burst keeps 50,000 messages while no worker runs, and has one work through them.
func (c *cast) burst() {
	c.Helper()
	c.post(burst, func(n int) *http.Request { return c.write(n, "hello") }, accepted)
	c.Logf("%-34s %7.0f MB  (under 150)", "API after that burst", c.api.memory())
	c.drains("messages in", 1000, c.kept)
}

// sends queues answers to who has just written, and has a worker send them.
func (c *cast) sends() {
	c.Helper()
	stamp := time.Now().UnixNano()
	c.post(toSend, func(n int) *http.Request {
		return c.product.graphQL(n, send, map[string]any{"input": map[string]any{
			"conversationId": id(kindConversation, n), "clientKey": fmt.Sprintf("sends-%d-%d", stamp, n), "body": answer,
		}})
	}, answered)
	c.accepted.Store(0)
	c.drains("messages out", 500, func() int { return toSend - int(c.accepted.Load()) })
	if n := c.accepted.Load(); n != toSend {
		c.Errorf("Meta was given %d messages", n)
	}
}
