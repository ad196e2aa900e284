package meta

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Class is what to do about a failed call.
type Class string

const (
	Temporary     Class = "TEMPORARY"       // surely did not happen; try again with growing pauses
	RateLimited   Class = "RATE_LIMITED"    // the account is too fast; wait After
	PairRate      Class = "PAIR_RATE"       // too fast for this recipient alone; wait After
	TokenExpired  Class = "TOKEN_EXPIRED"   // reconnect the account
	Permission    Class = "PERMISSION"      // a right is missing; reconnect or grant it
	WindowClosed  Class = "WINDOW_CLOSED"   // only a template may be sent, or nothing
	Undeliverable Class = "UNDELIVERABLE"   // this person can't be reached
	Rejected      Class = "REJECTED"        // the request is wrong; the same one fails again
	Policy        Class = "POLICY"          // Meta holds the account or the message back
	Unknown       Class = "UNKNOWN_OUTCOME" // nobody can tell whether it happened; never repeat blindly
)

// Error is a failed call. Decide on Class; show Explain(Code, Subcode).
type Error struct {
	Op         string // what was tried, for the log
	HTTPStatus int    // 0 when no answer came
	Code       int    // Meta's code; 0 can be genuine, see HasCode
	Subcode    int
	HasCode    bool
	Type       string
	Message    string
	Details    string
	Transient  bool
	FBTraceID  string
	RetryAfter time.Duration // what the answer asked for; 0 when it didn't

	answered bool  // the body was an error of Meta's
	sent     bool  // the request, or part of it, may have reached Meta
	safe     bool  // repeating it does no harm: it reads, or it sets what is set
	err      error // why no usable answer came
}

func (e *Error) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %s", e.Op, e.Class())
	if e.HTTPStatus != 0 {
		fmt.Fprintf(&b, ", http %d", e.HTTPStatus)
	}
	if e.HasCode {
		fmt.Fprintf(&b, ", code %d", e.Code)
		if e.Subcode != 0 {
			fmt.Fprintf(&b, "/%d", e.Subcode)
		}
	}
	if text := orElse(e.Details, e.Message); text != "" {
		fmt.Fprintf(&b, ": %s", text)
	}
	if e.err != nil {
		fmt.Fprintf(&b, ": %v", e.err)
	}
	if e.FBTraceID != "" {
		fmt.Fprintf(&b, " (trace %s)", e.FBTraceID)
	}
	return b.String()
}

func (e *Error) Unwrap() error { return e.err }

// Class sorts the error by what to do about it.
func (e *Error) Class() Class {
	if !e.HasCode {
		return e.transportClass()
	}
	switch class := ClassOf(e.Code, e.Subcode); {
	case e.HTTPStatus == http.StatusTooManyRequests && class != PairRate && class != RateLimited:
		return RateLimited
	case e.Transient && (class == Rejected || class == Undeliverable):
		return Temporary
	case class == Rejected && e.HTTPStatus == http.StatusUnauthorized:
		return TokenExpired
	case class == Rejected && e.HTTPStatus >= 500:
		return Temporary
	case class == TokenExpired && e.Code == 0 && e.HTTPStatus >= 500:
		return Temporary
	default:
		return class
	}
}

// transportClass judges a call that Meta did not answer in its own words. Once
// a byte was written nobody can tell what happened, unless the status says it.
func (e *Error) transportClass() Class {
	switch {
	case e.HTTPStatus == http.StatusTooManyRequests:
		return RateLimited
	case e.HTTPStatus == http.StatusUnauthorized:
		return TokenExpired
	case e.HTTPStatus == http.StatusForbidden:
		return Permission
	case e.HTTPStatus == http.StatusRequestTimeout, e.HTTPStatus >= 500, e.HTTPStatus < 400:
		if e.safe || !e.sent || e.answered && e.HTTPStatus >= 500 {
			return Temporary
		}
		return Unknown
	}
	return Rejected
}

// After is how long to wait before this may be tried again, when that makes
// sense; attempt counts from 1. Callers add their jitter.
func (e *Error) After(attempt int) time.Duration {
	if e.RetryAfter > 0 {
		return e.RetryAfter
	}
	attempt = min(max(attempt, 1), 8)
	switch e.Class() {
	case RateLimited:
		if e.Code == 130429 {
			return time.Second << (attempt - 1)
		}
		return 15 * time.Second << (attempt - 1)
	case PairRate:
		return 6 * time.Second << (attempt - 1)
	}
	return time.Second << (attempt - 1)
}

// Retryable says whether the same request may be sent again without a person.
func (e *Error) Retryable() bool {
	switch e.Class() {
	case Temporary, RateLimited, PairRate:
		return true
	}
	return false
}

// ClassOfError is the class of any error of this package, also when wrapped.
// A foreign error has happened before anything was sent: TEMPORARY.
func ClassOfError(err error) Class {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Class()
	}
	return Temporary
}

// errorEnvelope is Graph's, and beside it the shape of Instagram's OAuth host.
type errorEnvelope struct {
	Error *struct {
		Message   string `json:"message"`
		Type      string `json:"type"`
		Code      *int   `json:"code"`
		Subcode   int    `json:"error_subcode"`
		ErrorData struct {
			Details string `json:"details"`
		} `json:"error_data"`
		Transient   bool   `json:"is_transient"`
		UserMessage string `json:"error_user_msg"`
		FBTraceID   string `json:"fbtrace_id"`
	} `json:"error"`
	ErrorType    string `json:"error_type"`
	OAuthCode    *int   `json:"code"`
	ErrorMessage string `json:"error_message"`
}

// fill reads an error body into e and says whether it was one of Meta's.
func (e *Error) fill(body []byte) bool {
	e.answered = e.read(body)
	return e.answered
}

func (e *Error) read(body []byte) bool {
	var envelope errorEnvelope
	// error_data is sometimes a string: what can't be read stays empty.
	if err := json.Unmarshal(body, &envelope); err != nil && envelope.Error == nil {
		return false
	}
	switch in := envelope.Error; {
	case in != nil:
		e.Message, e.Type, e.Subcode = in.Message, in.Type, in.Subcode
		e.Details, e.Transient, e.FBTraceID = orElse(in.ErrorData.Details, in.UserMessage), in.Transient, in.FBTraceID
		if in.Code != nil {
			e.Code, e.HasCode = *in.Code, true
		}
		return true
	case envelope.ErrorType != "" || envelope.ErrorMessage != "":
		e.Type, e.Message = envelope.ErrorType, envelope.ErrorMessage
		return true
	}
	return false
}
