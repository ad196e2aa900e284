package actions

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/fetch"
	"socialsync/db"
)

// Failure is why an action did not bring what it was called for. Each has another remedy.
type Failure string

// The failures, spelled the same in Go, GraphQL and TypeScript.
const (
	BadValue    Failure = "BAD_VALUE"    // a value cannot be sent
	Unreachable Failure = "UNREACHABLE"  // no connection
	TimedOut    Failure = "TIMED_OUT"    // no answer within the action's time
	NotPublic   Failure = "NOT_PUBLIC"   // the host is in a private network
	KeyRefused  Failure = "KEY_REFUSED"  // 401 or 403
	NotFound    Failure = "NOT_FOUND"    // 404, 410, or an answer with nothing in it: there is no such thing, or it is not this customer's
	Redirected  Failure = "REDIRECTED"   // another address is named, to which nothing is sent
	TooFast     Failure = "TOO_FAST"     // 429
	Refused     Failure = "REFUSED"      // any other 4xx
	Broken      Failure = "BROKEN"       // 5xx
	NotJSON     Failure = "NOT_JSON"     // an answer in another form
	TooLarge    Failure = "TOO_LARGE"    // more than 64 KB
	OtherFields Failure = "OTHER_FIELDS" // an answer that has none of the fields
	KeyLost     Failure = "KEY_LOST"     // what the headers hold does not open any more
)

// Result is what came of a call. Nothing in it holds what was sent in a header.
type Result struct {
	Status  int // HTTP's; 0: no answer came
	Failure Failure
	IsSent  bool // some of the request may have reached the server
	Took    time.Duration
	Body    any    // all that came, decoded; nil: it was not JSON
	Seen    []Seen // what of it the assistant may see
}

// Call looks something up for a customer. What goes wrong is in the result; an error is
// ours. A change is not called by it.
func (s *Service) Call(ctx context.Context, workspaceID uuid.UUID, a db.Action, values map[string]string) (Result, error) {
	if a.IsChange() {
		return Result{}, fmt.Errorf("action %s changes something: it needs a customer's yes", a.ID)
	}
	return s.openAndCall(ctx, workspaceID, a, values, "")
}

// Change does something for a customer who has said yes. key is the request's: whoever
// gets it twice is to do it once. It is sent once, whatever happens; see
// Result.ChangeState. What goes wrong is in the result; an error is ours, and nothing was
// sent.
func (s *Service) Change(ctx context.Context, workspaceID uuid.UUID, a db.Action, values map[string]string, key uuid.UUID) (Result, error) {
	if !a.IsChange() {
		return Result{}, fmt.Errorf("action %s changes nothing", a.ID)
	}
	return s.openAndCall(ctx, workspaceID, a, values, key.String())
}

func (s *Service) openAndCall(ctx context.Context, workspaceID uuid.UUID, a db.Action, values map[string]string, key string) (Result, error) {
	var sealed []byte
	err := s.DB.View(ctx, db.SystemActor(workspaceID), func(tx *db.Tx) (err error) {
		sealed, err = tx.SealedHeaders(ctx, a.ID)
		return err
	})
	if err != nil {
		return Result{}, err
	}
	headers, err := s.open(workspaceID, a.ID, sealed)
	if errors.Is(err, db.ErrSealed) {
		s.Log.ErrorContext(ctx, "the headers of an action do not open", "workspace", workspaceID, "id", a.ID)
		return Result{Failure: KeyLost}, nil
	}
	if err != nil {
		return Result{}, err
	}
	return s.call(ctx, a, headers, values, key)
}

// call is Call, or Change with its key, with headers that are open.
func (s *Service) call(ctx context.Context, a db.Action, headers, values map[string]string, key string) (Result, error) {
	address, err := build(a.URL, values)
	if err != nil {
		return Result{Failure: BadValue}, nil
	}
	body, err := payload(a, values)
	if err != nil {
		return Result{Failure: BadValue}, nil
	}
	within, cancel := context.WithTimeout(ctx, time.Duration(a.TimeoutSeconds)*time.Second)
	defer cancel()
	began := time.Now()
	out, answered, err := s.do(within, a.Method, address, headers, body, key)
	out.Took = time.Since(began)
	if ctx.Err() != nil && !a.IsChange() {
		return Result{}, ctx.Err() // nobody wants it any more
	}
	if err != nil {
		out.Failure = failureOf(err)
		// The address is in the error, and with it whose order it was: that is left out.
		if wrapped, ok := errors.AsType[*url.Error](err); ok {
			err = wrapped.Err
		}
		s.Log.WarnContext(ctx, "an action did not get through", "id", a.ID, "host", a.Host(), "failure", out.Failure, "err", err)
		return out, nil
	}
	if len(answered) > maxBody {
		out.Failure = TooLarge
	} else if answer, err := decode(answered); err == nil {
		out.Body = hide(answer, secretsIn(headers))
	}
	out.judge(a)
	return out, nil
}

// do sends the request, and reads no more of the answer than it may have.
func (s *Service) do(ctx context.Context, method db.ActionMethod, address string, headers, values map[string]string, key string) (out Result, body []byte, err error) {
	var sent atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{WroteHeaders: func() { sent.Store(true) }})
	defer func() { out.IsSent = sent.Load() }()
	request, err := http.NewRequestWithContext(ctx, string(method), s.whereTo(address), nil)
	if err != nil {
		return out, nil, err
	}
	for name, value := range headers {
		request.Header.Set(name, value)
	}
	request.Header.Set("Accept", "application/json")
	if request.Header.Get("User-Agent") == "" {
		request.Header.Set("User-Agent", "SocialSync")
	}
	if method != db.MethodGet {
		if err := once(request, values, key); err != nil {
			return out, nil, err
		}
	}
	response, err := s.HTTP.Do(request)
	if err != nil {
		return out, nil, err
	}
	defer response.Body.Close()
	out.Status = response.StatusCode
	body, err = io.ReadAll(io.LimitReader(response.Body, maxBody+1))
	return out, body, err
}

// once gives a change its body and its key. net/http sends what has such a key again when
// a connection breaks, unless the body is one that it cannot read twice: also an empty
// one, therefore, is a stream.
func once(request *http.Request, values map[string]string, key string) error {
	request.Header.Set("Idempotency-Key", key)
	content := []byte{}
	if values != nil {
		var err error
		if content, err = json.Marshal(values); err != nil {
			return err
		}
		request.Header.Set("Content-Type", "application/json")
	}
	request.Body, request.ContentLength, request.GetBody = io.NopCloser(bytes.NewReader(content)), int64(len(content)), nil
	return nil
}

// whereTo is an address, or the one that stands in for it.
func (s *Service) whereTo(address string) string {
	host := hostOf(address)
	if base, ok := s.StandsIn[host]; ok {
		return base + strings.TrimPrefix(address, "https://"+host)
	}
	return address
}

func failureOf(err error) Failure {
	switch {
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, os.ErrDeadlineExceeded):
		return TimedOut
	case errors.Is(err, fetch.ErrForbidden):
		return NotPublic
	}
	return Unreachable
}

// judge says what an answer amounts to.
func (r *Result) judge(a db.Action) {
	switch {
	case r.Status == http.StatusNotFound, r.Status == http.StatusGone:
		r.Failure = NotFound
	case r.Status == http.StatusUnauthorized, r.Status == http.StatusForbidden:
		r.Failure = KeyRefused
	case r.Status == http.StatusTooManyRequests:
		r.Failure = TooFast
	case r.Status >= 500:
		r.Failure = Broken
	case r.Status >= 400:
		r.Failure = Refused
	case r.Status >= 300:
		r.Failure = Redirected
	case a.IsChange(): // it is done, whatever is told of it
		r.Failure = ""
		r.Seen, _ = choose(r.Body, a.Fields())
		return
	case r.Failure == "" && r.Body == nil:
		r.Failure = NotJSON
	}
	if r.Failure != "" {
		return
	}
	seen, known := choose(r.Body, a.Fields())
	switch r.Seen = seen; {
	case len(seen) > 0:
	case known:
		r.Failure = NotFound
	default:
		r.Failure = OtherFields
	}
}

// ChangeState is what became of a change: DONE, surely not (FAILED), or nobody knows.
// Whoever points elsewhere may have done it before.
func (r Result) ChangeState() db.ActionRequestState {
	switch {
	case r.Failure == "":
		return db.RequestDone
	case !r.IsSent, r.Status >= 400 && r.Status < 500:
		return db.RequestFailed
	}
	return db.RequestUnknown
}

// Text is what the assistant is given to read: a line for each field.
func (r Result) Text() string {
	lines := make([]string, len(r.Seen))
	for i, s := range r.Seen {
		lines[i] = s.Label + ": " + s.Value
	}
	return strings.Join(lines, "\n")
}
