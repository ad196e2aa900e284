package db

import (
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// ErrNotFound means that no row the actor may see matches: "not yours" and
// "does not exist" are the same answer.
var ErrNotFound = errors.New("not found")

// ErrUnstorable means that a text holds U+0000, which Postgres keeps nowhere.
var ErrUnstorable = errors.New("a text holds a character that cannot be stored")

// ErrUnavailable means that Postgres takes nothing in, or does not answer: it is being
// started or stopped, has failed over, or is out of disk, memory or connections. The
// same call may succeed a little later.
var ErrUnavailable = errors.New("the database is not available")

// Clean is a text as somebody meant it and as it can be kept: without U+0000, what is
// no UTF-8, and space around it.
func Clean(text string) string {
	return strings.TrimSpace(strings.ToValidUTF8(strings.ReplaceAll(text, "\x00", ""), ""))
}

// TakenError means that a unique constraint refused the row. Constraint is its
// name in the schema, so that a feature can say which value is taken.
type TakenError struct{ Constraint string }

func (e *TakenError) Error() string { return "already taken: " + e.Constraint }

// InvalidError means that a check or foreign key refused the row.
type InvalidError struct{ Constraint string }

func (e *InvalidError) Error() string { return "refused by the database: " + e.Constraint }

// IsTaken reports whether err is a TakenError of constraint.
func IsTaken(err error, constraint string) bool {
	var taken *TakenError
	return errors.As(err, &taken) && taken.Constraint == constraint
}

// translate turns what Postgres says about our own constraints into our errors;
// everything else passes unchanged. It is applied once, where statements run.
func translate(err error) error {
	if err == nil {
		return nil
	}
	if errors.Is(err, pgx.ErrNoRows) {
		return ErrNotFound
	}
	if isUnavailable(err) {
		return fmt.Errorf("%w: %w", ErrUnavailable, err)
	}
	pg, ok := errors.AsType[*pgconn.PgError](err)
	if !ok {
		return err
	}
	switch pg.Code {
	case "23505": // unique_violation
		return &TakenError{Constraint: pg.ConstraintName}
	case "22021", "22P05": // character_not_in_repertoire, untranslatable_character (in jsonb)
		return ErrUnstorable
	case "23503", "23514": // foreign_key_violation, check_violation
		return &InvalidError{Constraint: pg.ConstraintName}
	}
	return err
}

// isUnavailable reads https://www.postgresql.org/docs/current/errcodes-appendix.html:
// writing to a server that only reads, and the classes of missing resources, of
// shutting down and starting up, and of the system's own errors.
func isUnavailable(err error) bool {
	if _, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		return true
	}
	pg, ok := errors.AsType[*pgconn.PgError](err)
	return ok && (pg.Code == "25006" || strings.HasPrefix(pg.Code, "53") || strings.HasPrefix(pg.Code, "57P") || strings.HasPrefix(pg.Code, "58"))
}
