package metasim

import (
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

func (s *Server) showFaults(*http.Request) (any, error) {
	return object{"faults": orEmpty(s.faults), "kinds": allFaults}, nil
}

func (s *Server) postFault(r *http.Request) (any, error) {
	var f Fault
	if err := read(r, &f); err != nil {
		return nil, err
	}
	return s.addFault(f)
}

func (s *Server) addFault(f Fault) (*Fault, error) {
	if !slices.Contains(allFaults, f.Kind) {
		return nil, mistake("no such fault: %s", f.Kind)
	}
	if f.Probability < 0 || f.Probability > 1 {
		return nil, mistake("a probability lies between 0 and 1")
	}
	f.ID, f.Struck = s.id("fault"), 0
	s.faults = append(slices.Clone(s.faults), &f)
	s.changed("faults", "", nil)
	return &f, nil
}

// deleteFaults ends one fault, or all without an id.
func (s *Server) deleteFaults(r *http.Request) (any, error) {
	id := r.PathValue("id")
	s.faults = slices.DeleteFunc(slices.Clone(s.faults), func(f *Fault) bool { return id == "" || f.ID == id })
	s.changed("faults", "", nil)
	return s.showFaults(r)
}

// showSent lists the messages that were accepted, whatever the caller was
// told. It answers how often something was really sent.
func (s *Server) showSent(r *http.Request) (any, error) {
	query := r.URL.Query()
	matches := func(key, value string) bool { return query.Get(key) == "" || query.Get(key) == value }
	sent := []*Entry{}
	for _, e := range s.world.Ledger {
		if e.Decision == "ACCEPTED" && e.MessageID != "" && e.Kind != "read" && e.Kind != "typing" &&
			matches("callbackData", e.CallbackData) && matches("accountId", e.AccountID) && matches("customerId", e.CustomerID) &&
			matches("kind", e.Kind) && strings.Contains(e.Text, query.Get("text")) {
			sent = append(sent, e)
		}
	}
	return object{"sent": sent, "count": len(sent)}, nil
}

func (s *Server) showLedger(r *http.Request) (any, error) {
	return object{"requests": last(s.world.Ledger, r)}, nil
}

func (s *Server) showWebhooks(r *http.Request) (any, error) {
	state := r.URL.Query().Get("state")
	deliveries := []*Delivery{}
	for _, d := range s.world.Webhooks {
		if state == "" || d.State == state {
			deliveries = append(deliveries, d)
		}
	}
	return object{"webhooks": last(deliveries, r), "count": len(deliveries)}, nil
}

// last cuts a list to its newest limit, 200 unless asked otherwise.
func last[T any](list []T, r *http.Request) []T {
	limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
	if err != nil || limit < 0 {
		limit = 200
	}
	return orEmpty(list[max(0, len(list)-limit):])
}

// postWebhook signs any body and sends it, to see what hostile or future
// content does.
func (s *Server) postWebhook(r *http.Request) (any, error) {
	var in struct {
		Channel string          `json:"channel"`
		Body    json.RawMessage `json:"body"`
		Raw     string          `json:"raw"` // instead of body: exactly these bytes
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	if url, _ := s.callback(in.Channel); url == "" {
		return nil, mistake("no callback is configured for %s", in.Channel)
	}
	d := &Delivery{ID: s.id("wh"), Channel: in.Channel, Body: orElse(in.Raw, string(in.Body)), State: deliveryPending}
	s.world.Webhooks = append(s.world.Webhooks, d)
	s.out.aside(d)
	return d, nil
}

// replayWebhooks sends everything again that was ever delivered: a product must
// not notice.
func (s *Server) replayWebhooks(r *http.Request) (any, error) {
	var in struct {
		Channel string `json:"channel"`
		Times   int    `json:"times"`
	}
	if err := read(r, &in); err != nil {
		return nil, err
	}
	again := []*Delivery{}
	for _, d := range s.world.Webhooks {
		if d.State == deliveryDone && (in.Channel == "" || in.Channel == d.Channel) {
			for range max(in.Times, 1) {
				again = append(again, &Delivery{
					ID: s.id("wh"), Channel: d.Channel, AccountID: d.AccountID, CustomerID: d.CustomerID, Body: d.Body,
					State: deliveryPending, Fault: "REPLAY",
				})
			}
		}
	}
	for _, d := range again {
		s.world.Webhooks = append(s.world.Webhooks, d)
		s.out.aside(d)
	}
	return object{"replayed": len(again)}, nil
}

// verifyCallbacks does the handshake that Meta does when a callback is set up.
func (s *Server) verifyCallbacks(w http.ResponseWriter, r *http.Request) {
	results := object{}
	for _, channel := range []string{WhatsApp, Instagram} {
		callback, _ := s.callback(channel)
		if callback == "" {
			continue
		}
		challenge := strconv.FormatInt(time.Now().UnixNano(), 10)
		query := url.Values{"hub.mode": {"subscribe"}, "hub.challenge": {challenge}, "hub.verify_token": {s.cfg.VerifyToken}}
		results[channel] = s.handshake(r, callback+"?"+query.Encode(), challenge)
	}
	writeJSON(w, http.StatusOK, results)
}

func (s *Server) handshake(r *http.Request, address, challenge string) string {
	req, err := http.NewRequestWithContext(r.Context(), http.MethodGet, address, nil)
	if err != nil {
		return err.Error()
	}
	res, err := s.out.client.Do(req)
	if err != nil {
		return err.Error()
	}
	defer func() { _ = res.Body.Close() }()
	echoed, _ := io.ReadAll(io.LimitReader(res.Body, 4096))
	if res.StatusCode != http.StatusOK || string(echoed) != challenge {
		return fmt.Sprintf("answered %d instead of the challenge", res.StatusCode)
	}
	return "OK"
}

// postMedia stores a file for a customer to send: as a form's part named file,
// or as the body itself with its content type.
func (s *Server) postMedia(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxRequest))
	if err != nil {
		writeJSON(w, http.StatusRequestEntityTooLarge, object{"error": err.Error()})
		return
	}
	file := &Media{MIME: r.Header.Get("Content-Type"), Filename: r.URL.Query().Get("filename"), Bytes: raw}
	if kind, params, _ := mime.ParseMediaType(file.MIME); kind == "multipart/form-data" {
		c := &graphCall{raw: raw, body: object{}}
		if refused := c.readForm(params["boundary"]); refused != nil {
			writeJSON(w, http.StatusBadRequest, object{"error": refused.Title})
			return
		}
		file, _ = c.body["file"].(*Media)
	}
	if file == nil || len(file.Bytes) == 0 {
		writeJSON(w, http.StatusBadRequest, object{"error": "no file"})
		return
	}
	s.mu.Lock()
	file.ID, file.At = s.id("3"), s.now()
	s.world.Media[file.ID] = file
	s.mu.Unlock()
	writeJSON(w, http.StatusOK, object{"id": file.ID, "mime": file.MIME, "filename": file.Filename, "mediaUrl": "media/" + file.ID})
}

func (s *Server) showMedia(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	file := s.world.Media[r.PathValue("id")]
	s.mu.Unlock()
	if file == nil {
		writeJSON(w, http.StatusNotFound, object{"error": "no such file"})
		return
	}
	serveFile(w, r, file)
}

// showThread gives a customer's thread. With after it waits, up to wait
// seconds, until something in it is newer.
func (s *Server) showThread(w http.ResponseWriter, r *http.Request) {
	after, _ := strconv.ParseUint(r.URL.Query().Get("after"), 10, 64)
	wait, _ := strconv.Atoi(r.URL.Query().Get("wait"))
	news, leave := s.hub.listen()
	defer leave()
	timeout := time.After(time.Duration(min(max(wait, 0), 60)) * time.Second)
	for {
		s.mu.Lock()
		c, err := s.who(r.PathValue("id"))
		var answer object
		var fresh bool
		if err == nil {
			fresh = after == 0 || s.touched[c.ID] > after
			answer = object{
				"seq": s.world.Counter, "now": s.now(), "customer": *c, "typing": s.now().Before(c.TypingTill),
				"messages": copies(s.world.thread(c.ID)),
			}
		}
		s.mu.Unlock()
		if err != nil {
			writeJSON(w, http.StatusNotFound, object{"error": err.Error()})
			return
		}
		if fresh || wait <= 0 {
			writeJSON(w, http.StatusOK, answer)
			return
		}
		select {
		case <-news:
		case <-timeout:
			wait = 0
		case <-r.Context().Done():
			return
		}
	}
}

// copies lets go of the lock with what it shows.
func copies(list []*Message) []Message {
	out := make([]Message, 0, len(list))
	for _, m := range list {
		out = append(out, *m)
	}
	return out
}

// streamEvents tells everything that happens, as server-sent events.
func (s *Server) streamEvents(w http.ResponseWriter, r *http.Request) {
	flush, ok := w.(http.Flusher)
	if !ok {
		writeJSON(w, http.StatusInternalServerError, object{"error": "this connection can't stream"})
		return
	}
	events, leave := s.hub.listen()
	defer leave()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Accel-Buffering", "no")
	_, _ = io.WriteString(w, "retry: 1000\n: hello\n\n")
	flush.Flush()
	beat := time.NewTicker(15 * time.Second)
	defer beat.Stop()
	for {
		select {
		case event, open := <-events:
			if !open {
				return
			}
			data, err := json.Marshal(event)
			if err != nil {
				return
			}
			if _, err := fmt.Fprintf(w, "id: %d\nevent: %s\ndata: %s\n\n", event.Seq, event.Type, data); err != nil {
				return
			}
		case <-beat.C:
			if _, err := io.WriteString(w, ": still here\n\n"); err != nil {
				return
			}
		case <-r.Context().Done():
			return
		}
		flush.Flush()
	}
}
