package metasim

import (
	"bytes"
	"encoding/json"
	"io"
	"mime"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
)

// graphCall is one request to the Graph API while it is judged.
type graphCall struct {
	*http.Request
	parts []string // the path without its version
	query url.Values
	body  object
	raw   []byte
	token *Token
	entry *Entry
	send  bool // it would put a message before a customer
	early bool // webhooks go out before the answer
}

var versionPart = regexp.MustCompile(`^v\d+\.\d+$`)

// maxRequest is above the largest document plus its form.
const maxRequest = 101 << 20

// graph serves the Graph API: it reads the request, lets faults strike, judges
// it under the lock, and writes the ledger and the answer.
func (s *Server) graph(w http.ResponseWriter, r *http.Request) {
	c, bad := readCall(r)
	if bad != nil {
		bad.write(w, "sim")
		return
	}
	if s.faultBefore(w, c) {
		return
	}
	c.fetchAttachment(r.Context(), s.out.client)
	s.mu.Lock()
	late := s.strikeGraph(c, EarlyStatus)
	c.early = late != nil
	answer, refused := s.judge(c)
	fault := s.strikeAfter(c, refused)
	c.conclude(refused, fault)
	s.enter(c.entry)
	trace := s.id("A")
	s.mu.Unlock()

	if c.early {
		time.Sleep(s.pace(readAfter / 4))
	}
	switch {
	case fault != nil && fault.Kind == GraphDisconnect:
		hangUp(w)
	case fault != nil && fault.Kind == GraphGarbage:
		w.WriteHeader(http.StatusOK)
		_, _ = w.Write([]byte("<html><body>Sorry, something went wrong.</body></html>"))
	case refused != nil:
		refused.write(w, trace)
	default:
		w.Header().Set("X-App-Usage", `{"call_count":1,"total_time":1,"total_cputime":1}`)
		writeJSON(w, http.StatusOK, answer)
	}
}

func readCall(r *http.Request) (*graphCall, *refusal) {
	c := &graphCall{Request: r, query: r.URL.Query(), body: object{}}
	for part := range strings.SplitSeq(strings.Trim(r.URL.Path, "/"), "/") {
		if !versionPart.MatchString(part) {
			c.parts = append(c.parts, part)
		}
	}
	c.entry = &Entry{Method: r.Method, Path: r.URL.Path}
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	raw, err := io.ReadAll(io.LimitReader(r.Body, maxRequest))
	if err != nil {
		return nil, parameter("the request body broke off")
	}
	c.raw = raw
	switch {
	case len(raw) == 0:
	case kind == "application/x-www-form-urlencoded":
		form, err := url.ParseQuery(string(raw))
		if err != nil {
			return nil, parameter("Invalid form")
		}
		for key := range form {
			c.body[key] = form.Get(key)
		}
	case kind == "multipart/form-data":
		return c, c.readForm(params["boundary"])
	default:
		dec := json.NewDecoder(bytes.NewReader(raw))
		dec.UseNumber()
		if err := dec.Decode(&c.body); err != nil {
			return nil, parameter("Invalid JSON")
		}
	}
	c.send = r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/messages") &&
		c.param("status") == "" && (c.param("sender_action") == "" || c.param("sender_action") == "react")
	return c, nil
}

// param is a scalar from the body or the query.
func (c *graphCall) param(name string) string {
	switch v := c.body[name].(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		if v {
			return "true"
		}
		return "false"
	}
	return c.query.Get(name)
}

// part is a member of the path, or nothing.
func (c *graphCall) part(i int) string {
	if i < len(c.parts) {
		return c.parts[i]
	}
	return ""
}

// conclude fills the ledger's line.
func (c *graphCall) conclude(refused *refusal, fault *Fault) {
	c.entry.Decision, c.entry.Status = "ACCEPTED", http.StatusOK
	if refused != nil {
		c.entry.Decision, c.entry.Status = "REFUSED", refused.Status
		c.entry.Code, c.entry.Subcode, c.entry.Reason = refused.Code, refused.Subcode, orElse(refused.Details, refused.Title)
	}
	if fault != nil {
		c.entry.Fault = string(fault.Kind)
	}
}

// strikeGraph asks for a fault of this request. A fault without a path is meant
// for sends alone; "/" is meant for everything.
func (s *Server) strikeGraph(c *graphCall, kinds ...FaultKind) *Fault {
	at := situation{method: c.Method, path: c.URL.Path + "\n" + string(c.raw[:min(len(c.raw), 4096)]), accountID: c.part(0)}
	if token := s.world.Tokens[c.bearer()]; at.accountID == "me" && token != nil && len(token.Accounts) > 0 {
		at.accountID = token.Accounts[0]
	}
	if account := s.world.account(at.accountID); account != nil {
		at.channel = account.Channel
	}
	for _, f := range s.faults {
		if f.Path == "" && !c.send {
			continue
		}
		if fault := s.strikeOne(f, at, kinds); fault != nil {
			return fault
		}
	}
	return nil
}

// faultBefore lets the faults strike that keep a request from being judged,
// and says whether it has been answered.
func (s *Server) faultBefore(w http.ResponseWriter, c *graphCall) bool {
	s.mu.Lock()
	slow := s.strikeGraph(c, GraphSlow)
	fault := s.strikeGraph(c, GraphError, GraphRateLimit, GraphHang, GraphRefuse, TokenExpired)
	s.mu.Unlock()
	if slow != nil {
		select {
		case <-time.After(slow.delay(2 * time.Second)):
		case <-c.Context().Done():
		}
	}
	if fault == nil {
		return false
	}
	refused := fault.refusal()
	c.conclude(refused, fault)
	s.mu.Lock()
	s.enter(c.entry)
	s.mu.Unlock()
	if fault.Kind == GraphHang {
		select {
		case <-time.After(fault.delay(time.Minute)):
		case <-c.Context().Done():
		}
		hangUp(w)
		return true
	}
	refused.write(w, "simfault")
	return true
}

// refusal is the error a fault answers with.
func (f *Fault) refusal() *refusal {
	r := &refusal{Status: f.Status, Code: f.Code, Subcode: f.Subcode, Title: "Simulated by a fault"}
	fill := func(status, code, subcode int) {
		if r.Status == 0 {
			r.Status = status
		}
		if r.Code == 0 {
			r.Code, r.Subcode = code, subcode
		}
	}
	switch f.Kind {
	case GraphRateLimit:
		fill(http.StatusTooManyRequests, 80007, 0)
		r.RetryAfter = f.delay(time.Second)
	case TokenExpired:
		fill(http.StatusUnauthorized, 190, 463)
	case GraphRefuse:
		fill(http.StatusBadRequest, 131026, 0)
	case GraphHang:
		fill(http.StatusGatewayTimeout, 2, 0)
	default:
		fill(http.StatusInternalServerError, 131000, 0)
	}
	return r
}

// strikeAfter lets the faults strike that spoil an answer. The caller holds mu.
func (s *Server) strikeAfter(c *graphCall, refused *refusal) *Fault {
	if refused != nil {
		return nil
	}
	return s.strikeGraph(c, GraphDisconnect, GraphGarbage)
}

// hangUp cuts the connection without an answer.
func hangUp(w http.ResponseWriter) {
	if hijacker, ok := w.(http.Hijacker); ok {
		if conn, _, err := hijacker.Hijack(); err == nil {
			_ = conn.Close()
			return
		}
	}
	panic(http.ErrAbortHandler)
}

// judge answers a call or refuses it. The caller holds mu.
func (s *Server) judge(c *graphCall) (any, *refusal) {
	switch route := strings.Join(c.parts, "/"); route {
	case "oauth/access_token":
		return s.exchangeCode(c)
	case "access_token", "refresh_access_token":
		return s.renewToken(c, route)
	case "debug_token":
		return s.debugToken(c)
	}
	if refused := s.authorize(c); refused != nil {
		return nil, refused
	}
	if c.part(0) == "me" {
		c.parts[0] = s.tokenAccount(c.token)
	}
	id := c.part(0)
	if account := s.world.account(id); account != nil {
		c.entry.AccountID = id
		if !slices.Contains(c.token.Accounts, id) {
			return nil, notThere(id)
		}
		if account.Channel == WhatsApp {
			return s.judgeNumber(c, account)
		}
		return s.judgeInstagram(c, account)
	}
	if slices.Contains(c.token.Accounts, id) {
		return s.judgeWABA(c, id)
	}
	return s.judgeObject(c, id)
}

// tokenAccount is the account that "me" means.
func (s *Server) tokenAccount(t *Token) string {
	for _, id := range t.Accounts {
		if s.world.account(id) != nil {
			return id
		}
	}
	return "me"
}
