package aisim

import (
	"encoding/json"
	"net/http"
	"time"
)

// send writes an answer, and lets those faults strike that need one to spoil.
func (s *Server) send(w http.ResponseWriter, r *http.Request, out *answer, fault *Fault) {
	pause, cut := s.pace, false
	if fault != nil {
		cut = fault.Kind == Cut
		if fault.Kind == Slow {
			pause = fault.delay(3 * time.Second)
		}
	}
	if out.stream != nil {
		s.sendStream(w, r, out.stream, pause, cut)
		return
	}
	if !cut {
		writeJSON(w, http.StatusOK, out.body)
		return
	}
	encoded, _ := json.Marshal(out.body)
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(encoded[:len(encoded)/2])
	hangUp(w)
}

func (s *Server) sendStream(w http.ResponseWriter, r *http.Request, events []any, between time.Duration, cut bool) {
	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	control := http.NewResponseController(w)
	for i, event := range events {
		if cut && i >= (len(events)+1)/2 {
			hangUp(w)
			return
		}
		encoded, err := json.Marshal(event)
		if err != nil {
			return
		}
		if between > 0 && i > 0 {
			pause(r, between)
		}
		if _, err := w.Write(append(append([]byte("data: "), encoded...), "\n\n"...)); err != nil {
			return
		}
		_ = control.Flush()
	}
	_, _ = w.Write([]byte("data: [DONE]\n\n"))
}

// hangUp cuts the connection after what was written so far.
func hangUp(w http.ResponseWriter) {
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}
