package app

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"testing"
	"time"
)

// listening serves until stop is called, and gives an open connection on which
// nothing has been asked.
func listening(t *testing.T, drain time.Duration, handler http.HandlerFunc) (conn net.Conn, stop context.CancelFunc, ended <-chan error) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	_ = listener.Close()
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	done := make(chan error, 1)
	go func() { done <- serveUntil(ctx, server(address, handler, slog.New(slog.DiscardHandler)), drain) }()
	for range 200 {
		if conn, err = net.Dial("tcp", address); err == nil {
			t.Cleanup(func() { _ = conn.Close() })
			return conn, stop, done
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatal(err)
	return nil, nil, nil
}

// TestDrainDoesNotWaitForUnusedConnections: a connection that was opened and
// never used holds up no deploy.
func TestDrainDoesNotWaitForUnusedConnections(t *testing.T) {
	_, stop, ended := listening(t, 30*time.Second, http.NotFound)
	began := time.Now()
	stop()
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("the drain took %v", took)
	}
}

// TestDrainFinishesOpenRequests: who has asked gets the answer.
func TestDrainFinishesOpenRequests(t *testing.T) {
	asked, answer := make(chan struct{}), make(chan struct{})
	conn, stop, ended := listening(t, 30*time.Second, func(w http.ResponseWriter, _ *http.Request) {
		close(asked)
		<-answer
		_, _ = io.WriteString(w, "late but whole")
	})
	if _, err := io.WriteString(conn, "GET / HTTP/1.0\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	<-asked
	stop()
	time.AfterFunc(100*time.Millisecond, func() { close(answer) })
	body, err := io.ReadAll(conn)
	if err != nil || len(body) == 0 || string(body[len(body)-14:]) != "late but whole" {
		t.Errorf("answered %q, %v", body, err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestDrainEnds: what takes longer than the drain is cut and reported.
func TestDrainEnds(t *testing.T) {
	asked := make(chan struct{})
	conn, stop, ended := listening(t, 50*time.Millisecond, func(_ http.ResponseWriter, r *http.Request) {
		close(asked)
		<-r.Context().Done()
	})
	if _, err := io.WriteString(conn, "GET / HTTP/1.0\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	<-asked
	stop()
	if err := <-ended; err == nil {
		t.Error("nobody was told that a request was cut")
	}
}
