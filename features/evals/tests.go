package evals

import (
	"context"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/agents/guard"
	"socialsync/features/problem"
)

const (
	maxTests    = 500  // of a workspace
	maxQuestion = 2000 // characters
	maxPhrases  = 10   // of one test, of each kind
	maxPhrase   = 200
	maxCites    = 300
)

// SaveAgentTestInput is the schema's input of that name.
type SaveAgentTestInput struct {
	ID       *uuid.UUID // nil: a new one
	Question string
	Channel  *db.Channel
	Expects  db.AgentTestExpectation
	Contains []string
	Avoids   []string
	Cites    *string
}

// testCase is what the input asks and expects, as it is kept.
func (in SaveAgentTestInput) testCase() db.AgentTestCase {
	cites := ""
	if in.Cites != nil {
		cites = db.Clean(*in.Cites)
	}
	return db.AgentTestCase{
		Question: db.Clean(in.Question), Channel: in.Channel, Expects: in.Expects,
		Contains: phrases(in.Contains), Avoids: phrases(in.Avoids), Cites: cites,
	}
}

// phrases drops what is empty or there twice.
func phrases(list []string) []string {
	out, seen := []string{}, map[string]bool{}
	for _, phrase := range list {
		phrase = strings.Join(strings.Fields(db.Clean(phrase)), " ")
		if phrase != "" && !seen[strings.ToLower(phrase)] {
			seen[strings.ToLower(phrase)] = true
			out = append(out, phrase)
		}
	}
	return out
}

// faults are what keeps a test from being kept, by field.
func faults(c db.AgentTestCase) (l problem.List) {
	if n := utf8.RuneCountInString(c.Question); n < 1 || n > maxQuestion {
		l.Add(problem.BadInput, "question", "The question needs 1 to 2000 characters.")
	}
	for field, list := range map[string][]string{"contains": c.Contains, "avoids": c.Avoids} {
		if len(list) > maxPhrases {
			l.Add(problem.BadInput, field, "At most 10 phrases.")
		}
		for _, phrase := range list {
			if utf8.RuneCountInString(phrase) > maxPhrase || !guard.IsPhrase(phrase) {
				l.Add(problem.BadInput, field, "A phrase has a letter, a number or a sign, and at most 200 characters.")
				break
			}
		}
	}
	if utf8.RuneCountInString(c.Cites) > maxCites {
		l.Add(problem.BadInput, "cites", "At most 300 characters.")
	}
	if writes := c.Expects == db.ExpectAnswered || c.Expects == db.ExpectDrafted; !writes && (len(c.Contains) > 0 || c.Cites != "") {
		l.Add(problem.BadInput, "expects", "Only an answer or a draft contains or cites something.")
	}
	return l
}

// Tests returns the workspace's tests, oldest first.
//
// Problems: FORBIDDEN.
func (s *Service) Tests(ctx context.Context, actor db.Actor) (list []db.AgentTest, err error) {
	if err := allow(actor, db.RoleViewer); err != nil {
		return nil, err
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		list, err = tx.AgentTests(ctx)
		return err
	})
	return list, err
}

// SaveTest adds a test or changes one.
//
// Problems: FORBIDDEN, BAD_INPUT, NOT_FOUND, CONFLICT when another test asks the same,
// LIMIT_REACHED.
func (s *Service) SaveTest(ctx context.Context, actor db.Actor, in SaveAgentTestInput) (saved *db.AgentTest, err error) {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return nil, err
	}
	asked := in.testCase()
	if err := faults(asked).Err(); err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		if in.ID != nil {
			saved, err = tx.UpdateAgentTest(ctx, *in.ID, asked)
		} else if err = room(ctx, tx, 1); err == nil {
			saved, err = tx.InsertAgentTest(ctx, db.AgentTest{ID: db.NewID(), AgentTestCase: asked, Origin: db.TestTyped, CreatedBy: actor.Person()})
		}
		s.testsChanged(tx, nil)
		return err
	})
	switch {
	case errors.Is(err, db.ErrNotFound):
		return nil, problem.Missing("test")
	case db.IsTaken(err, db.AgentTestQuestionKey):
		return nil, problem.OnField(problem.Conflict, "question", "Another test asks this already.")
	}
	return saved, err
}

// DeleteTests deletes tests. What a run said of them stays.
//
// Problems: FORBIDDEN.
func (s *Service) DeleteTests(ctx context.Context, actor db.Actor, ids []uuid.UUID) error {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return err
	}
	return s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		n, err := tx.DeleteAgentTests(ctx, ids)
		if n > 0 {
			s.testsChanged(tx, nil)
		}
		return err
	})
}

// room says no when there is none for more tests.
func room(ctx context.Context, tx *db.Tx, more int) error {
	n, err := tx.CountAgentTests(ctx)
	if err == nil && n+more > maxTests {
		err = problem.New(problem.LimitReached, "There are at most %d tests. Delete some first.", maxTests)
	}
	return err
}

// testsChanged tells every open screen that a run came further; nil: that the tests
// themselves changed.
func (s *Service) testsChanged(tx *db.Tx, runID *uuid.UUID) {
	s.Events.After(tx, events.AgentTestsUpdated{RunID: runID})
}

func allow(actor db.Actor, role db.Role) error {
	return problem.Allowed(actor.Can(role))
}
