package actions

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"
	"golang.org/x/net/http/httpguts"

	"socialsync/db"
	"socialsync/features/problem"
)

// Definition is an action as people enter it: the schema's ActionDefinitionInput.
type Definition struct {
	Name           string
	Purpose        string
	Method         db.ActionMethod
	Confirmation   string // of a change: what the customer agrees to
	URL            string
	Parameters     []db.ActionParameter
	Headers        []Header
	Fields         []db.ActionField
	TimeoutSeconds int
	IsOn           bool
}

// Header is the schema's ActionHeaderInput.
type Header struct {
	Name  string
	Value *string // nil: what it holds already
}

const (
	maxActions     = 20 // each is described to the model in every turn
	maxName        = 60
	maxPurpose     = 400
	maxParameters  = 8
	maxHeaders     = 5
	maxHeaderValue = 2000
	maxFields      = 20
	maxDescription = 200
	maxPattern     = 200
	maxLength      = 200 // characters of a value
	maxPath        = 120
	maxLabel       = 60
	maxAgreed      = 200
)

// methods are those that may be called.
var methods = []db.ActionMethod{db.MethodGet, db.MethodPost, db.MethodPut, db.MethodPatch, db.MethodDelete}

var (
	parameterName = regexp.MustCompile(`^[a-z][a-z0-9_]{0,31}$`)
	fieldPath     = regexp.MustCompile(`^[^.\[\]\s]+(?:\[\])?(?:\.[^.\[\]\s]+(?:\[\])?)*$`)
)

// ours are headers that the call itself needs, or that would make another one of it.
var ours = []string{
	"accept", "accept-encoding", "connection", "content-length", "content-type", "expect", "host", "idempotency-key", "keep-alive",
	"proxy-authorization", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade",
}

// validate cleans what was entered, and says all that is wrong with it.
func (d *Definition) validate() error {
	var l problem.List
	d.Name, d.Purpose = db.Clean(d.Name), db.Clean(d.Purpose)
	sized(&l, "name", d.Name, 1, maxName)
	sized(&l, "purpose", d.Purpose, 1, maxPurpose)
	if d.TimeoutSeconds < 1 || d.TimeoutSeconds > 10 {
		l.Add(problem.BadInput, "timeoutSeconds", "The longest wait is 1 to 10 seconds.")
	}
	d.validateParameters(&l)
	d.validateConfirmation(&l)
	d.validateHeaders(&l)
	d.validateFields(&l)
	d.URL = cleanURL(d.URL, d.Parameters, d.Method.IsChange(), &l)
	return l.Err()
}

func sized(l *problem.List, field, text string, least, most int) {
	if n := utf8.RuneCountInString(text); n < least || n > most {
		l.Add(problem.BadInput, field, fmt.Sprintf("This needs %d to %d characters.", least, most))
	}
}

func (d *Definition) validateParameters(l *problem.List) {
	if len(d.Parameters) > maxParameters {
		l.Add(problem.BadInput, "parameters", fmt.Sprintf("%d values at most.", maxParameters))
	}
	for i := range d.Parameters {
		p, at := &d.Parameters[i], fmt.Sprintf("parameters.%d.", i)
		p.Description, p.Pattern = db.Clean(p.Description), strings.TrimSpace(p.Pattern)
		if !parameterName.MatchString(p.Name) {
			l.Add(problem.BadInput, at+"name", "A name has small letters, digits and underscores, and begins with a letter.")
		}
		if slices.ContainsFunc(d.Parameters[:i], func(other db.ActionParameter) bool { return other.Name == p.Name }) {
			l.Add(problem.BadInput, at+"name", "Another value has this name.")
		}
		if p.Source != db.ActionAsked {
			p.Description, p.Pattern, p.MaxLength = "", "", maxLength
			continue
		}
		sized(l, at+"description", p.Description, 1, maxDescription)
		if p.MaxLength < 1 || p.MaxLength > maxLength {
			l.Add(problem.BadInput, at+"maxLength", fmt.Sprintf("A value has 1 to %d characters.", maxLength))
		}
		if _, err := whole(p.Pattern); err != nil || len(p.Pattern) > maxPattern {
			l.Add(problem.BadInput, at+"pattern", "This is not a pattern.")
		}
	}
}

// validateConfirmation: the customer sees each value that they gave, and none of the
// server's.
func (d *Definition) validateConfirmation(l *problem.List) {
	bad := func(message string) { l.Add(problem.BadInput, "confirmation", message) }
	d.Confirmation = strings.Join(strings.Fields(db.Clean(d.Confirmation)), " ")
	switch {
	case !slices.Contains(methods, d.Method):
		l.Add(problem.BadInput, "method", "This method is not called.")
		return
	case !d.Method.IsChange():
		if d.Confirmation != "" {
			bad("What changes nothing needs no confirmation.")
		}
		return
	}
	sized(l, "confirmation", d.Confirmation, 1, maxAgreed)
	if strings.ContainsAny(slot.ReplaceAllString(d.Confirmation, ""), "{}") {
		bad("Between braces stands the name of a value, in small letters.")
		return
	}
	shown := map[string]bool{}
	for _, found := range slot.FindAllStringSubmatch(d.Confirmation, -1) {
		shown[found[1]] = true
	}
	for _, p := range d.Parameters {
		switch isAsked := p.Source == db.ActionAsked; {
		case isAsked && !shown[p.Name]:
			bad("The customer has to see the value {" + p.Name + "} that they agree to.")
			return
		case !isAsked && shown[p.Name]:
			bad("The value {" + p.Name + "} is the server's: it is not shown.")
			return
		}
		delete(shown, p.Name)
	}
	if len(shown) > 0 {
		bad("Nothing says what the value {" + slices.Sorted(maps.Keys(shown))[0] + "} is.")
	}
}

// whole is a pattern that a value must match from its beginning to its end.
func whole(pattern string) (*regexp.Regexp, error) { return regexp.Compile(`^(?:` + pattern + `)$`) }

func (d *Definition) validateHeaders(l *problem.List) {
	if len(d.Headers) > maxHeaders {
		l.Add(problem.BadInput, "headers", fmt.Sprintf("%d headers at most.", maxHeaders))
	}
	for i := range d.Headers {
		h, at := &d.Headers[i], fmt.Sprintf("headers.%d.", i)
		h.Name = strings.TrimSpace(h.Name)
		same := func(other Header) bool { return strings.EqualFold(other.Name, h.Name) }
		switch {
		case !httpguts.ValidHeaderFieldName(h.Name), len(h.Name) > maxName:
			l.Add(problem.BadInput, at+"name", "This is no name of a header.")
		case slices.Contains(ours, strings.ToLower(h.Name)):
			l.Add(problem.BadInput, at+"name", "This header is set by the product.")
		case slices.ContainsFunc(d.Headers[:i], same):
			l.Add(problem.BadInput, at+"name", "This header is there already.")
		}
		if h.Value == nil {
			continue
		}
		value := strings.TrimSpace(*h.Value)
		if h.Value = &value; value == "" || len(value) > maxHeaderValue || strings.ContainsFunc(value, func(r rune) bool { return r < ' ' || r > '~' }) {
			l.Add(problem.BadInput, at+"value", "A header holds letters, digits and signs of plain English.")
		}
	}
}

func (d *Definition) validateFields(l *problem.List) {
	switch n := len(d.Fields); {
	case n > maxFields, n == 0 && !d.Method.IsChange(): // a change may be answered with nothing
		l.Add(problem.BadInput, "fields", fmt.Sprintf("Choose 1 to %d fields of the answer that the AI may see.", maxFields))
	}
	for i := range d.Fields {
		f, at := &d.Fields[i], fmt.Sprintf("fields.%d.", i)
		f.Path, f.Label = strings.TrimSpace(f.Path), strings.Join(strings.Fields(db.Clean(f.Label)), " ")
		if !fieldPath.MatchString(f.Path) || len(f.Path) > maxPath || db.Clean(f.Path) != f.Path {
			l.Add(problem.BadInput, at+"path", "A field is named like delivery.date, or items[].name in a list.")
		}
		sized(l, at+"label", f.Label, 0, maxLabel)
	}
}

// row is the definition as it is stored: of what headers hold no more than the end.
func (d *Definition) row(id uuid.UUID, headers map[string]string) (db.Action, error) {
	a := db.Action{ID: id, Name: d.Name, Purpose: d.Purpose, Method: d.Method, Confirmation: d.Confirmation, URL: d.URL, TimeoutSeconds: d.TimeoutSeconds, IsOn: d.IsOn}
	shown := []db.ActionHeader{}
	for _, name := range slices.Sorted(maps.Keys(headers)) {
		shown = append(shown, db.ActionHeader{Name: name, Ending: db.Ending(headers[name])})
	}
	for into, list := range map[*json.RawMessage]any{&a.RawParameters: orEmpty(d.Parameters), &a.RawHeaders: shown, &a.RawFields: orEmpty(d.Fields)} {
		raw, err := json.Marshal(list)
		if err != nil {
			return a, err
		}
		*into = raw
	}
	return a, nil
}

func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
