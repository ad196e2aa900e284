package metasim

import (
	"context"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"
)

// TB is what a test gives to Start: testing.TB satisfies it. It is named here
// so that the product's binary does not link the testing package.
type TB interface {
	Context() context.Context
	Helper()
	Fatalf(format string, args ...any)
	Errorf(format string, args ...any)
	Cleanup(end func())
}

// Sandbox is a simulator that serves a test and ends with it.
type Sandbox struct {
	*Server
	t TB
}

// Start runs a simulator on a free port until the test ends. Pace is a tenth
// unless cfg says otherwise: ticks come within milliseconds.
func Start(t TB, cfg Config) *Sandbox {
	t.Helper()
	if cfg.Pace == 0 {
		cfg.Pace = 0.1
	}
	server, err := New(cfg)
	if err != nil {
		t.Fatalf("start the simulator: %v", err)
		return nil
	}
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", orElse(cfg.Addr, "127.0.0.1:0"))
	if err != nil {
		t.Fatalf("start the simulator: %v", err)
		return nil
	}
	server.settleAt(listener.Addr().String())
	web := &http.Server{Handler: server.Handler(), ReadHeaderTimeout: 5 * time.Second}
	go func() { _ = web.Serve(listener) }()
	t.Cleanup(func() {
		_ = server.Close()
		_ = web.Close()
	})
	return &Sandbox{Server: server, t: t}
}

// SetCallbacks says where webhooks go, for tests that only learn their own
// address after the simulator's.
func (s *Server) SetCallbacks(whatsApp, instagram string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cfg.WhatsAppCallback, s.cfg.InstagramCallback = whatsApp, instagram
}

// AddFault makes something go wrong from now on.
func (s *Sandbox) AddFault(f Fault) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.addFault(f); err != nil {
		s.t.Fatalf("%v", err)
	}
}

// ClearFaults makes everything go well again.
func (s *Sandbox) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults = nil
}

// Advance moves the world's clock.
func (s *Sandbox) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.world.ClockOffset += d
}

// ExpireTokens makes every token of an account expire, or good again.
func (s *Sandbox) ExpireTokens(accountID string, expired bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, t := range s.world.Tokens {
		if slices.Contains(t.Accounts, accountID) {
			t.Expired = expired
		}
	}
}

// Sent lists the messages that were accepted with this callback data or, when
// that is empty, that contain text.
func (s *Sandbox) Sent(callbackData, text string) []Entry {
	s.mu.Lock()
	defer s.mu.Unlock()
	var sent []Entry
	for _, e := range s.world.Ledger {
		if e.Decision == "ACCEPTED" && e.MessageID != "" && e.Kind != "read" && e.Kind != "typing" &&
			(callbackData == "" || e.CallbackData == callbackData) && strings.Contains(e.Text, text) {
			sent = append(sent, *e)
		}
	}
	return sent
}

// Replay sends every delivered webhook again and says how many there were.
func (s *Sandbox) Replay() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	count := 0
	for _, d := range slices.Clone(s.world.Webhooks) {
		if d.State == deliveryDone {
			again := *d
			again.ID, again.State, again.Attempts, again.Fault = s.id("wh"), deliveryPending, 0, "REPLAY"
			s.world.Webhooks = append(s.world.Webhooks, &again)
			s.out.aside(&again)
			count++
		}
	}
	return count
}

// Settle waits until every webhook has been answered with 2xx.
func (s *Sandbox) Settle() {
	s.t.Helper()
	s.until("every webhook to be delivered", func() bool {
		for _, d := range s.world.Webhooks {
			if d.State == deliveryPending {
				return false
			}
		}
		return true
	})
}

// Customer finds a person by id or by the start of their name.
func (s *Sandbox) Customer(name string) *Guest {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	c, err := s.who(name)
	if err != nil {
		s.t.Fatalf("%v", err)
		return nil
	}
	return &Guest{box: s, ID: c.ID, c: c}
}

// Guest is a customer played by a test.
type Guest struct {
	box *Sandbox
	ID  string
	c   *Customer
}

// Writes sends a text.
func (g *Guest) Writes(text string) Message {
	g.box.t.Helper()
	return g.Sends(Draft{Text: text})
}

// Sends sends anything a customer can.
func (g *Guest) Sends(d Draft) Message {
	g.box.t.Helper()
	return g.do(func() (*Message, error) { return g.box.writes(g.c, d) })
}

// Echoes is the business answering from its own app.
func (g *Guest) Echoes(text string) Message {
	g.box.t.Helper()
	return g.do(func() (*Message, error) { return g.box.appWrites(g.c, Draft{Text: text}) })
}

// Reacts puts an emoji on a message; an empty one takes it away.
func (g *Guest) Reacts(messageID, emoji string) {
	g.box.t.Helper()
	g.on(messageID, func(m *Message) error { g.box.reacts(g.c, m, emoji); return nil })
}

// Unsends deletes one of the customer's messages.
func (g *Guest) Unsends(messageID string) {
	g.box.t.Helper()
	g.on(messageID, func(m *Message) error { return g.box.unsends(g.c, m) })
}

// Edits changes the text of one of the customer's messages.
func (g *Guest) Edits(messageID, text string) {
	g.box.t.Helper()
	g.on(messageID, func(m *Message) error { return g.box.edits(g.c, m, text) })
}

// Reads reads everything the business sent.
func (g *Guest) Reads() {
	g.box.mu.Lock()
	defer g.box.mu.Unlock()
	g.box.readAll(g.c, "")
}

// Opens keeps the thread on the screen, or puts it away: what arrives in an
// open thread is read.
func (g *Guest) Opens(open bool) {
	g.box.mu.Lock()
	defer g.box.mu.Unlock()
	if g.c.Open = open; open {
		g.box.readAll(g.c, "")
	}
}

// GoesOffline takes the network away: messages stay at one tick until the
// customer is back.
func (g *Guest) GoesOffline(offline bool) {
	g.box.mu.Lock()
	defer g.box.mu.Unlock()
	if g.c.Offline = offline; !offline {
		g.box.goesOnline(g.c)
	}
}

// Thread is everything said so far, by both sides.
func (g *Guest) Thread() []Message {
	g.box.mu.Lock()
	defer g.box.mu.Unlock()
	return copies(g.box.world.thread(g.ID))
}

// Received are the business's messages that contain text.
func (g *Guest) Received(text string) []Message {
	return slices.DeleteFunc(g.Thread(), func(m Message) bool {
		return m.Origin == "CUSTOMER" || !strings.Contains(m.Text, text)
	})
}

// ExpectMessage waits for a message of the business that contains text.
func (g *Guest) ExpectMessage(text string) Message {
	g.box.t.Helper()
	return g.Expect("a message with "+text, func(m Message) bool {
		return m.Origin != "CUSTOMER" && m.Status != "failed" && strings.Contains(m.Text, text)
	})
}

// Expect waits for a message of the thread that is right.
func (g *Guest) Expect(what string, right func(Message) bool) Message {
	g.box.t.Helper()
	var found Message
	g.box.until(g.c.Name+" to have "+what, func() bool {
		for _, m := range g.box.world.thread(g.ID) {
			if right(*m) {
				found = *m
				return true
			}
		}
		return false
	})
	return found
}

// ExpectTyping waits until the customer sees the business type.
func (g *Guest) ExpectTyping() {
	g.box.t.Helper()
	g.box.until(g.c.Name+" to see typing", func() bool { return g.box.now().Before(g.c.TypingTill) })
}

func (g *Guest) do(act func() (*Message, error)) Message {
	g.box.t.Helper()
	g.box.mu.Lock()
	defer g.box.mu.Unlock()
	m, err := act()
	if err != nil {
		g.box.t.Fatalf("%s: %v", g.c.Name, err)
		return Message{}
	}
	return *m
}

func (g *Guest) on(messageID string, act func(*Message) error) {
	g.box.t.Helper()
	g.do(func() (*Message, error) {
		m, err := g.box.target(g.c, messageID)
		if err != nil {
			return nil, err
		}
		return m, act(m)
	})
}

// until waits for something about the world, and fails the test after ten
// seconds.
func (s *Sandbox) until(what string, right func() bool) {
	s.t.Helper()
	deadline := time.After(10 * time.Second)
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	for {
		s.mu.Lock()
		done := right()
		s.mu.Unlock()
		if done {
			return
		}
		select {
		case <-look.C:
		case <-deadline:
			s.t.Fatalf("waited in vain for %s", what)
			return
		}
	}
}
