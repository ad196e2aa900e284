package problem_test

import (
	"errors"
	"fmt"
	"testing"

	"socialsync/features/problem"
)

func TestFrom(t *testing.T) {
	taken := problem.OnField(problem.EmailTaken, "email", "An account with this address exists.")
	list := problem.List{taken, problem.BadInputOn("name", "Enter a name.")}

	for _, c := range []struct {
		name string
		err  error
		want int
		ok   bool
	}{
		{name: "nothing", err: nil},
		{name: "internal", err: errors.New("connection refused")},
		{name: "one", err: taken, want: 1, ok: true},
		{name: "wrapped", err: fmt.Errorf("sign up: %w", taken), want: 1, ok: true},
		{name: "by pointer", err: &taken, want: 1, ok: true},
		{name: "several", err: fmt.Errorf("sign up: %w", list), want: 2, ok: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, ok := problem.From(c.err)
			if ok != c.ok || len(got) != c.want {
				t.Fatalf("From = %v, %v", got, ok)
			}
		})
	}
}

func TestIsAsksForTheCode(t *testing.T) {
	err := fmt.Errorf("load: %w", problem.Missing("conversation"))
	if !errors.Is(err, problem.Error{Code: problem.NotFound}) {
		t.Error("the code alone must match")
	}
	if errors.Is(err, problem.Error{Code: problem.NotFound, Message: "another"}) {
		t.Error("another message must not match")
	}
	if errors.Is(err, problem.Error{Code: problem.Conflict}) {
		t.Error("another code must not match")
	}
	if problem.CodeOf(err) != problem.NotFound {
		t.Error("CodeOf must see through wrapping")
	}
}

func TestEmptyListIsNoError(t *testing.T) {
	var l problem.List
	if l.Err() != nil {
		t.Error("an empty list must be nil")
	}
	l.Add(problem.BadInput, "body", "Write something.")
	if !errors.Is(l.Err(), problem.Error{Code: problem.BadInput}) {
		t.Error("a list must be searchable by code")
	}
}
