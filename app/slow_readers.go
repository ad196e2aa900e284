package app

import (
	"bufio"
	"net"
	"net/http"
	"time"
)

// readPatience is how long a client may take to receive one piece (32 KB or less)
// of an answer. Its goroutine, and what it holds, is given up then.
const readPatience = 30 * time.Second

// boundSlowReaders ends answers whose client has stopped reading. Each piece has
// the whole time, so a film over a slow line and a stream of events may last: a
// WriteTimeout of the server's would bound all answers by the longest.
func boundSlowReaders(next http.Handler, patience time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		bounded := &boundedWriter{ResponseWriter: w, control: http.NewResponseController(w), patience: patience}
		_ = bounded.control.SetWriteDeadline(time.Time{}) // the last answer's on this connection is over
		next.ServeHTTP(bounded, r)
		if !bounded.hijacked {
			bounded.wait() // for what is still in buffers
		}
	})
}

// boundedWriter hides the connection's ReadFrom, which would send a whole file as
// one piece.
type boundedWriter struct {
	http.ResponseWriter
	control  *http.ResponseController
	patience time.Duration
	hijacked bool
}

func (w *boundedWriter) wait() { _ = w.control.SetWriteDeadline(time.Now().Add(w.patience)) }

func (w *boundedWriter) Write(piece []byte) (int, error) {
	w.wait()
	return w.ResponseWriter.Write(piece)
}

// Flush implements http.Flusher.
func (w *boundedWriter) Flush() {
	w.wait()
	_ = w.control.Flush()
}

// Hijack implements http.Hijacker; the connection comes without deadlines.
func (w *boundedWriter) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, rw, err := w.control.Hijack()
	w.hijacked = err == nil
	return conn, rw, err
}

// Unwrap serves http.ResponseController.
func (w *boundedWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
