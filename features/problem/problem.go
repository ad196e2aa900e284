// Package problem holds the one kind of error that is meant for people: a
// code a program can switch on, the field it belongs to and a sentence.
// It imports nothing, knows no HTTP and no GraphQL, and never carries causes.
package problem

import (
	"errors"
	"fmt"
	"strings"
)

// Error is something the caller can put right. Services return it, resolvers
// hand it to graph.UserErrors, and it reaches the screen as UserError. Any
// other error is internal and is never shown.
type Error struct {
	Code Code
	// Field is the path of the input it belongs to ("email",
	// "attachments.0.caption"); empty when it concerns the whole request.
	Field string
	// Message is one neutral English sentence. The web app translates by code
	// and falls back to it.
	Message string
}

// Error implements the error interface.
func (e Error) Error() string {
	if e.Field == "" {
		return string(e.Code) + ": " + e.Message
	}
	return string(e.Code) + " (" + e.Field + "): " + e.Message
}

// Is makes errors.Is(err, problem.Error{Code: problem.NotFound}) ask for the
// code alone; a target with more than a code must be equal.
func (e Error) Is(target error) bool {
	t, ok := target.(Error)
	if !ok {
		return false
	}
	if t.Field == "" && t.Message == "" {
		return e.Code == t.Code
	}
	return e == t
}

// List is several problems of one request, as a form has them.
type List []Error

// Error implements the error interface.
func (l List) Error() string {
	parts := make([]string, len(l))
	for i, e := range l {
		parts[i] = e.Error()
	}
	return strings.Join(parts, "; ")
}

// Unwrap lets errors.Is and errors.As look into the list.
func (l List) Unwrap() []error {
	errs := make([]error, len(l))
	for i, e := range l {
		errs[i] = e
	}
	return errs
}

// Err is nil for an empty list, so that a Validate method can end with it.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// Add appends a problem of one field.
func (l *List) Add(code Code, field, message string) {
	*l = append(*l, Error{Code: code, Field: field, Message: message})
}

// New is a problem of the whole request.
func New(code Code, format string, args ...any) Error {
	return Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// OnField is a problem of one input field.
func OnField(code Code, field, format string, args ...any) Error {
	return Error{Code: code, Field: field, Message: fmt.Sprintf(format, args...)}
}

// BadInputOn is the commonest problem: a field holds what cannot be accepted.
func BadInputOn(field, format string, args ...any) Error {
	return OnField(BadInput, field, format, args...)
}

// Allowed is nil for whoever may do something, and FORBIDDEN for who has too low a role.
func Allowed(may bool) error {
	if may {
		return nil
	}
	return New(Forbidden, "Your role does not allow this.")
}

// Missing says that a thing does not exist or is not the caller's to see,
// which must sound alike.
func Missing(what string) Error {
	return Error{Code: NotFound, Message: "This " + what + " does not exist."}
}

// From finds the problems in an error's chain. ok is false for an internal
// error, and then list is nil.
func From(err error) (list List, ok bool) {
	if l, found := errors.AsType[List](err); found {
		return l, true
	}
	if e, found := errors.AsType[Error](err); found {
		return List{e}, true
	}
	if e, found := errors.AsType[*Error](err); found && e != nil {
		return List{*e}, true
	}
	return nil, false
}

// CodeOf is the code of the first problem in err, or "" when there is none.
func CodeOf(err error) Code {
	list, ok := From(err)
	if !ok || len(list) == 0 {
		return ""
	}
	return list[0].Code
}

// Path is Field as GraphQL shows it: null when the whole request is meant.
func (e Error) Path() *string {
	if e.Field == "" {
		return nil
	}
	return &e.Field
}
