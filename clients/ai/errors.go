package ai

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/sashabaranov/go-openai"
)

// Class is what to do about a failed call.
type Class string

const (
	RateLimited  Class = "RATE_LIMITED" // too fast; wait RetryAfter
	Unavailable  Class = "UNAVAILABLE"  // no answer, or a server error; try later, or another model
	Rejected     Class = "REJECTED"     // the request is wrong; the same one fails again
	Unauthorized Class = "UNAUTHORIZED" // the key is wrong, or its account is out of money: a person must act
	TooLong      Class = "TOO_LONG"     // more tokens than the model takes; shorten it
	Filtered     Class = "FILTERED"     // the provider or the model will not answer this
	Garbled      Class = "GARBLED"      // an answer that is not what was asked for; another try may be
)

// Error is a failed call. Decide on Class.
type Error struct {
	Op         string // "chat", "embed", "moderate", "transcribe"
	Class      Class
	Status     int           // 0 when no answer came
	Code       string        // the provider's, such as "context_length_exceeded"
	Message    string        // the provider's, for the log; it may quote the request
	RetryAfter time.Duration // 0 when nobody said
	Attempts   int

	err error
}

func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", e.Op, e.Class)
	if e.Status != 0 {
		fmt.Fprintf(&b, ", http %d", e.Status)
	}
	if e.Code != "" {
		fmt.Fprintf(&b, ", code %s", e.Code)
	}
	if e.Message != "" {
		fmt.Fprintf(&b, ": %s", e.Message)
	} else if e.err != nil {
		fmt.Fprintf(&b, ": %v", e.err)
	}
	return b.String()
}

func (e *Error) Unwrap() error { return e.err }

// Retryable says whether the same request may succeed later without a person.
func (e *Error) Retryable() bool {
	return e.Class == RateLimited || e.Class == Unavailable || e.Class == Garbled
}

// ClassOf is the class of any error of this package, also when wrapped; it is
// empty for others, a cancelled context among them.
func ClassOf(err error) Class {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Class
	}
	return ""
}

// errTooLarge is an answer past the limit of its kind.
var errTooLarge = errors.New("the answer is too large")

// classify turns what an attempt ended with into an Error. A context that the
// caller ended stays what it is.
func classify(ctx context.Context, op string, seen seen, err error) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return fmt.Errorf("%s: %w", op, ctx.Err())
	}
	if ready, ok := errors.AsType[*Error](err); ok {
		ready.Op = op
		return ready
	}
	e := &Error{Op: op, Status: seen.status, RetryAfter: retryAfter(seen.header), Class: Unavailable, err: err}
	if api, ok := errors.AsType[*openai.APIError](err); ok {
		e.Message, e.Class = api.Message, classOfAPI(e.Status, api)
		if api.Code != nil {
			e.Code = fmt.Sprint(api.Code)
		}
		return e
	}
	_, syntax := errors.AsType[*json.SyntaxError](err)
	_, shape := errors.AsType[*json.UnmarshalTypeError](err)
	switch {
	case seen.status >= http.StatusBadRequest:
		e.Class = classOfStatus(seen.status)
		e.err = fmt.Errorf("http %d without a body of the protocol's", seen.status) // it may be anything: not for the log
	case errors.Is(err, errTooLarge), syntax, shape:
		e.Class = Garbled
	case errors.Is(err, openai.ErrReasoningModelLimitationsOther), errors.Is(err, openai.ErrContentFieldsMisused):
		e.Class = Rejected
	}
	return e
}

// withoutKey keeps a key out of what is logged: a server may quote it when it refuses it.
func withoutKey(err error, key string) error {
	if e, ok := errors.AsType[*Error](err); ok && key != "" {
		e.Message, e.Code = strings.ReplaceAll(e.Message, key, "[key]"), strings.ReplaceAll(e.Code, key, "[key]")
	}
	return err
}

func classOfStatus(status int) Class {
	switch {
	case status == http.StatusTooManyRequests:
		return RateLimited
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		return Unauthorized
	case status == http.StatusRequestEntityTooLarge:
		return TooLong
	case status == http.StatusRequestTimeout, status == http.StatusConflict, status >= http.StatusInternalServerError:
		return Unavailable
	}
	return Rejected
}

func classOfAPI(status int, e *openai.APIError) Class {
	switch e.Code {
	case "context_length_exceeded", "string_above_max_length":
		return TooLong
	case "content_filter", "content_policy_violation", "moderation_blocked":
		return Filtered
	case "insufficient_quota", "billing_hard_limit_reached", "invalid_api_key", "account_deactivated":
		return Unauthorized
	case "rate_limit_exceeded":
		return RateLimited
	}
	if e.Type == "insufficient_quota" {
		return Unauthorized
	}
	if status == http.StatusBadRequest && strings.Contains(e.Message, "maximum context length") {
		return TooLong // embeddings say it in words only
	}
	if status < http.StatusBadRequest {
		return Unavailable // an error in the middle of a stream
	}
	return classOfStatus(status)
}
