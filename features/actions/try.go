package actions

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// TryActionInput is the schema's input of that name.
type TryActionInput struct {
	ID         *uuid.UUID // of the saved one, whose headers are kept; nil: a new one
	Definition Definition
	Values     []Value
}

// Value is what stands for a parameter in a trial: the schema's ActionValueInput.
type Value struct{ Name, Value string }

// Tried is what a call would be, and came to.
type Tried struct {
	Method    string
	URL       string
	Headers   []db.ActionHeader
	Payload   json.RawMessage // the request's body; nil: it has none
	IsDry     bool            // nothing was sent: it would change something
	Sentence  string          // of a change, what the customer would agree to
	Status    *int            // HTTP's; nil: no answer came
	Failure   *Failure
	LatencyMs int
	Body      json.RawMessage // all that came; nil: nothing did, or it was not JSON
	Seen      string          // what the assistant would read
}

// Try makes the call that a definition describes, saved or not, with values that a
// person entered for all of its parameters. Of a change it shows the call and makes none.
//
// Problems: BAD_INPUT, FORBIDDEN, NOT_FOUND, RATE_LIMITED.
func (s *Service) Try(ctx context.Context, actor db.Actor, in TryActionInput) (*Tried, error) {
	if err := problem.Allowed(actor.Can(db.RoleAdmin)); err != nil {
		return nil, err
	}
	isDraft := len(in.Definition.Fields) == 0 && !in.Definition.Method.IsChange() // they are chosen from what this call brings
	if isDraft {
		in.Definition.Fields = []db.ActionField{{Path: "-"}}
	}
	if err := in.Definition.validate(); err != nil {
		return nil, err
	}
	values, err := in.sample()
	if err != nil {
		return nil, err
	}
	if !s.Allows(ctx, actor) {
		return nil, problem.New(problem.RateLimited, "That was a lot of tests in a minute. Try again shortly.")
	}
	var headers map[string]string
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		headers, err = s.headers(ctx, tx, in.ID, in.Definition)
		return err
	})
	if err != nil {
		return nil, err
	}
	row, err := in.Definition.row(uuid.Nil, headers)
	if err != nil {
		return nil, err
	}
	out := &Tried{Method: string(row.Method), Headers: row.Headers()}
	if out.URL, err = build(row.URL, values); err != nil {
		return nil, problem.BadInputOn("values", "A value in the path has no slashes, percent signs or question marks.")
	}
	if row.IsChange() {
		return out, out.dry(row, values)
	}
	result, err := s.call(ctx, row, headers, values, "")
	if err != nil {
		return nil, err
	}
	out.LatencyMs, out.Seen = int(result.Took.Milliseconds()), result.Text()
	if result.Status != 0 {
		out.Status = &result.Status
	}
	if result.Failure != "" && (!isDraft || result.Failure != OtherFields) {
		out.Failure = &result.Failure
	}
	if result.Body != nil {
		out.Body, err = json.Marshal(result.Body)
	}
	return out, err
}

// dry is all that a change would be.
func (out *Tried) dry(row db.Action, values map[string]string) error {
	body, err := payload(row, values)
	if err != nil {
		return problem.BadInputOn("values", "A value has no line breaks.")
	}
	out.IsDry, out.Sentence = true, Sentence(row, values)
	if body != nil {
		out.Payload, err = json.Marshal(body)
	}
	return err
}

// sample are the values by name; each parameter needs one that could be sent.
func (in TryActionInput) sample() (map[string]string, error) {
	values := map[string]string{}
	for _, v := range in.Values {
		values[v.Name] = strings.TrimSpace(v.Value)
	}
	var l problem.List
	for _, p := range in.Definition.Parameters {
		if !Fits(p, values[p.Name]) {
			l.Add(problem.BadInput, "values."+p.Name, "This value does not fit.")
		}
	}
	return values, l.Err()
}
