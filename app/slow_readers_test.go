package app

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// TestSlowReadersAreGivenUp: a client that asks for much and reads nothing holds a
// goroutine for a while only, also when the answer comes from a file; one that reads
// slowly gets everything.
func TestSlowReadersAreGivenUp(t *testing.T) {
	t.Parallel()
	const size, patience = 64 << 20, 300 * time.Millisecond
	given := make(chan error, 1)
	server := httptest.NewServer(boundSlowReaders(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			for range 4 {
				time.Sleep(patience / 2)
				_, _ = io.WriteString(w, "piece")
				_ = http.NewResponseController(w).Flush()
			}
			return
		}
		if r.URL.Path == "/late" { // what is in buffers is sent when the handler ends
			_, _ = io.WriteString(w, "whole")
			time.Sleep(2 * patience)
			return
		}
		_, err := io.Copy(w, io.LimitReader(zeros{}, size))
		given <- err
	}), patience))
	t.Cleanup(server.Close)

	conn, err := net.Dial("tcp", strings.TrimPrefix(server.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	if _, err := io.WriteString(conn, "GET / HTTP/1.0\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	select {
	case err := <-given:
		if err == nil {
			t.Error("the kernel took it all: nothing was proved")
		}
	case <-time.After(20 * time.Second):
		t.Error("who does not read still holds its goroutine")
	}

	for _, c := range []struct{ path, want string }{{"/slow", "piecepiecepiecepiece"}, {"/late", "whole"}} {
		answer, err := http.Get(server.URL + c.path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(answer.Body)
		_ = answer.Body.Close()
		if err != nil || string(body) != c.want {
			t.Errorf("%s: %q, %v", c.path, body, err)
		}
		time.Sleep(2 * patience) // the connection is used again after its deadline
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }
