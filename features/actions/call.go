package actions

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
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
	Took    time.Duration
	Body    any    // all that came, decoded; nil: it was not JSON
	Seen    []Seen // what of it the assistant may see
}

// Call makes a call for a customer. What goes wrong is in the result; an error is ours.
func (s *Service) Call(ctx context.Context, workspaceID uuid.UUID, a db.Action, values map[string]string) (Result, error) {
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
	return s.call(ctx, a, headers, values)
}

// call is Call with headers that are open.
func (s *Service) call(ctx context.Context, a db.Action, headers, values map[string]string) (Result, error) {
	address, err := build(a.URL, values)
	if err != nil {
		return Result{Failure: BadValue}, nil
	}
	within, cancel := context.WithTimeout(ctx, time.Duration(a.TimeoutSeconds)*time.Second)
	defer cancel()
	began := time.Now()
	out, body, err := s.get(within, address, headers)
	out.Took = time.Since(began)
	if ctx.Err() != nil {
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
	if len(body) > maxBody {
		out.Failure = TooLarge
		return out, nil
	}
	if answer, err := decode(body); err == nil {
		out.Body = hide(answer, secretsIn(headers))
	}
	out.judge(a.Fields())
	return out, nil
}

// get asks, and reads no more of the answer than it may have.
func (s *Service) get(ctx context.Context, address string, headers map[string]string) (out Result, body []byte, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.whereTo(address), nil)
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
	response, err := s.HTTP.Do(request)
	if err != nil {
		return out, nil, err
	}
	defer response.Body.Close()
	out.Status = response.StatusCode
	body, err = io.ReadAll(io.LimitReader(response.Body, maxBody+1))
	return out, body, err
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
func (r *Result) judge(fields []db.ActionField) {
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
	case r.Body == nil:
		r.Failure = NotJSON
	}
	if r.Failure != "" {
		return
	}
	seen, known := choose(r.Body, fields)
	switch r.Seen = seen; {
	case len(seen) > 0:
	case known:
		r.Failure = NotFound
	default:
		r.Failure = OtherFields
	}
}

// Text is what the assistant is given to read: a line for each field.
func (r Result) Text() string {
	lines := make([]string, len(r.Seen))
	for i, s := range r.Seen {
		lines[i] = s.Label + ": " + s.Value
	}
	return strings.Join(lines, "\n")
}
