package metasim

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha1" // #nosec G505 -- Meta still sends the old header beside the new one
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"net/http"
	"sync"
	"time"
	"unicode/utf16"
)

// States of a delivery.
const (
	deliveryPending = "PENDING"
	deliveryDone    = "DELIVERED"
	deliveryDropped = "DROPPED"
	deliveryGivenUp = "GIVEN_UP"
)

// maxAttempts is about an hour of retries at the simulator's pace; Meta goes on
// for seven days.
const maxAttempts = 250

// Delivery is one webhook: a body, where it goes and how that went.
type Delivery struct {
	ID         string `json:"id"`
	Channel    string `json:"channel"`
	AccountID  string `json:"accountId"`
	CustomerID string `json:"customerId,omitempty"`
	Body       string `json:"body"`
	State      string `json:"state"`
	Attempts   int    `json:"attempts"`
	LastStatus int    `json:"lastStatus,omitempty"`
	LastError  string `json:"lastError,omitempty"`
	Fault      string `json:"fault,omitempty"`
}

// outbox sends webhooks: those about one customer in order, different ones side
// by side. What is not answered with 2xx is sent again later, as Meta does, and
// doesn't hold up the rest.
type outbox struct {
	server *Server
	client *http.Client
	ctx    context.Context //nolint:containedctx // it is the outbox's own life, which no caller shares
	cancel context.CancelFunc
	slots  chan struct{}

	mu     sync.Mutex
	lanes  map[string][]*Delivery // a lane is in the map while its goroutine runs
	wg     sync.WaitGroup
	closed bool
	age    int // of the world; what was planned in an older one is forgotten
}

func newOutbox(s *Server) *outbox {
	// The simulator ends with Close, whoever's context New was called in.
	ctx, cancel := context.WithCancel(context.Background())
	return &outbox{
		server: s, client: &http.Client{Timeout: 10 * time.Second}, ctx: ctx, cancel: cancel,
		slots: make(chan struct{}, 16), lanes: map[string][]*Delivery{},
	}
}

// enqueue sends d in its lane after delay.
func (o *outbox) enqueue(d *Delivery, delay time.Duration) {
	if delay > 0 {
		o.later(delay, func() { o.enqueue(d, 0) })
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.closed {
		return
	}
	lane := d.AccountID + "/" + d.CustomerID
	waiting, running := o.lanes[lane]
	o.lanes[lane] = append(waiting, d)
	if !running {
		o.wg.Go(func() { o.drain(lane) })
	}
}

func (o *outbox) drain(lane string) {
	for {
		o.mu.Lock()
		waiting := o.lanes[lane]
		if len(waiting) == 0 || o.closed {
			delete(o.lanes, lane)
			o.mu.Unlock()
			return
		}
		d := waiting[0]
		o.lanes[lane] = waiting[1:]
		o.mu.Unlock()
		o.attempt(d)
	}
}

// aside sends d at once, past its lane.
func (o *outbox) aside(d *Delivery) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if !o.closed {
		o.wg.Go(func() { o.attempt(d) })
	}
}

// later runs fn after a wait, unless the outbox is closed or forgotten by then.
func (o *outbox) later(wait time.Duration, fn func()) {
	o.mu.Lock()
	age := o.age
	o.mu.Unlock()
	time.AfterFunc(wait, func() {
		o.mu.Lock()
		stale := o.closed || o.age != age
		o.mu.Unlock()
		if !stale {
			fn()
		}
	})
}

// forget drops everything that waits.
func (o *outbox) forget() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.age++
	for lane := range o.lanes {
		o.lanes[lane] = nil
	}
}

// attempt posts d once and plans the next attempt when it failed.
func (o *outbox) attempt(d *Delivery) {
	select {
	case o.slots <- struct{}{}:
		defer func() { <-o.slots }()
	case <-o.ctx.Done():
		return
	}
	status, err := o.post(d)
	if o.ctx.Err() != nil {
		return // stopped half way: it stays pending
	}
	s := o.server
	s.mu.Lock()
	defer s.mu.Unlock()
	d.Attempts++
	d.LastStatus, d.LastError = status, ""
	switch {
	case status >= 200 && status < 300:
		d.State = deliveryDone
	case d.Attempts >= maxAttempts:
		d.State = deliveryGivenUp
	default:
		if err != nil {
			d.LastError = err.Error()
		}
		wait := min(retryFirst<<min(d.Attempts-1, 10), retryMost)
		o.later(s.pace(wait), func() { o.aside(d) })
	}
	s.changed("webhook", d.CustomerID, nil)
}

func (o *outbox) post(d *Delivery) (int, error) {
	url, secret := o.server.callback(d.Channel)
	req, err := http.NewRequestWithContext(o.ctx, http.MethodPost, url, bytes.NewReader([]byte(d.Body)))
	if err != nil {
		return 0, err
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "facebookexternalua")
	req.Header.Set("X-Hub-Signature", "sha1="+sign(sha1.New, secret, d.Body))
	req.Header.Set("X-Hub-Signature-256", "sha256="+sign(sha256.New, secret, d.Body))
	res, err := o.client.Do(req)
	if err != nil {
		return 0, err
	}
	_, _ = io.Copy(io.Discard, io.LimitReader(res.Body, 1<<20))
	_ = res.Body.Close()
	return res.StatusCode, nil
}

func (o *outbox) close() {
	o.mu.Lock()
	o.closed = true
	o.mu.Unlock()
	o.cancel()
	o.wg.Wait()
}

func (s *Server) callback(channel string) (url, secret string) {
	if channel == Instagram {
		return s.cfg.InstagramCallback, s.cfg.InstagramAppSecret
	}
	return s.cfg.WhatsAppCallback, s.cfg.WhatsAppAppSecret
}

// emit sends a webhook about a customer after delay, with the faults that
// strike. The caller holds mu.
func (s *Server) emit(account *Account, customerID string, body any, delay time.Duration) {
	if url, _ := s.callback(account.Channel); url == "" || !account.Subscribed {
		return
	}
	d := &Delivery{
		ID: s.id("wh"), Channel: account.Channel, AccountID: account.ID, CustomerID: customerID,
		Body: string(encodeBody(body)), State: deliveryPending,
	}
	s.world.Webhooks = append(s.world.Webhooks, d)
	if extra := len(s.world.Webhooks) - keepWebhooks; extra > 0 {
		s.world.Webhooks = s.world.Webhooks[extra:]
	}
	at := situation{webhook: true, path: d.Body, accountID: account.ID, channel: account.Channel}
	if fault := s.strike(at, DropWebhook); fault != nil {
		d.State, d.Fault = deliveryDropped, string(fault.Kind)
		return
	}
	if fault := s.strike(at, DelayWebhook, ReorderWebhook); fault != nil {
		d.Fault = string(fault.Kind)
		wait := s.pace(delay) + fault.delay(800*time.Millisecond)
		s.out.later(wait, func() { s.out.aside(d) })
	} else {
		s.out.enqueue(d, s.pace(delay))
	}
	if fault := s.strike(at, DuplicateWebhook); fault != nil {
		d.Fault = string(fault.Kind)
		for range max(fault.Times, 1) {
			copied := *d
			copied.ID = s.id("wh")
			s.world.Webhooks = append(s.world.Webhooks, &copied)
			s.out.later(s.pace(delay)+fault.delay(time.Millisecond), func() { s.out.aside(&copied) })
		}
	}
}

func sign(algorithm func() hash.Hash, secret, body string) string {
	mac := hmac.New(algorithm, []byte(secret))
	mac.Write([]byte(body))
	return hex.EncodeToString(mac.Sum(nil))
}

// encodeBody writes JSON the way Meta does: ASCII only, slashes escaped.
func encodeBody(v any) []byte {
	var plain bytes.Buffer
	enc := json.NewEncoder(&plain)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		// Bodies are maps of strings and numbers: this is a bug of ours.
		panic(fmt.Sprintf("metasim: encode webhook: %v", err))
	}
	var out bytes.Buffer
	for _, r := range string(bytes.TrimSpace(plain.Bytes())) {
		switch {
		case r == '/':
			out.WriteString(`\/`)
		case r < 0x80:
			out.WriteRune(r)
		case r > 0xffff:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.Bytes()
}
