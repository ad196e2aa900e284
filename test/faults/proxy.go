//go:build faults

package faults

import (
	"io"
	"net"
	"sync"
	"testing"
	"time"
)

// Proxy stands before a server and makes the network between bad.
type Proxy struct {
	Address string
	target  string

	mu       sync.Mutex
	listener net.Listener
	latency  time.Duration
	conns    map[net.Conn]bool
}

// NewProxy forwards to target until the test ends.
func NewProxy(t *testing.T, target, address string) *Proxy {
	t.Helper()
	p := &Proxy{Address: address, target: target, conns: map[net.Conn]bool{}}
	p.Accept(t)
	t.Cleanup(p.Refuse)
	return p
}

// Accept takes connections again after Refuse.
func (p *Proxy) Accept(t *testing.T) {
	t.Helper()
	listener, err := net.Listen("tcp", p.Address)
	if err != nil {
		t.Fatal(err)
	}
	p.mu.Lock()
	p.listener = listener
	p.mu.Unlock()
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go p.serve(conn)
		}
	}()
}

// Refuse ends all connections and refuses new ones.
func (p *Proxy) Refuse() {
	p.mu.Lock()
	_ = p.listener.Close()
	p.mu.Unlock()
	p.Reset()
}

// Delay makes everything take longer by d, each way half of it.
func (p *Proxy) Delay(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.latency = d
}

// Reset cuts every connection there is, without a goodbye.
func (p *Proxy) Reset() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for conn := range p.conns {
		if tcp, ok := conn.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0) // a reset instead of an end
		}
		_ = conn.Close()
	}
}

func (p *Proxy) keep(conn net.Conn, yes bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if yes {
		p.conns[conn] = true
	} else {
		delete(p.conns, conn)
	}
}

func (p *Proxy) serve(client net.Conn) {
	defer client.Close()
	server, err := net.Dial("tcp", p.target)
	if err != nil {
		return
	}
	defer server.Close()
	p.keep(client, true)
	p.keep(server, true)
	defer p.keep(client, false)
	defer p.keep(server, false)
	done := make(chan struct{}, 2)
	for _, way := range [][2]net.Conn{{client, server}, {server, client}} {
		go func() {
			p.forward(way[1], way[0])
			done <- struct{}{}
		}()
	}
	<-done
}

// forward delays by when a piece came, so that latency does not become a lack of
// throughput.
func (p *Proxy) forward(to io.Writer, from io.Reader) {
	type piece struct {
		bytes []byte
		due   time.Time
	}
	pieces := make(chan piece, 1024)
	go func() {
		defer close(pieces)
		for {
			buffer := make([]byte, 32<<10)
			n, err := from.Read(buffer)
			if n > 0 {
				p.mu.Lock()
				due := time.Now().Add(p.latency / 2)
				p.mu.Unlock()
				pieces <- piece{buffer[:n], due}
			}
			if err != nil {
				return
			}
		}
	}()
	broken := false
	for next := range pieces {
		time.Sleep(time.Until(next.due))
		if _, err := to.Write(next.bytes); err != nil {
			broken = true
		}
		if broken {
			break
		}
	}
	if broken {
		go func() {
			for range pieces {
			}
		}()
	}
}
