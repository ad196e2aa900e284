package graph

import (
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/uuid"

	"socialsync/features/problem"
)

// MarshalUUID writes an ID. The zero id is null.
func MarshalUUID(id uuid.UUID) graphql.Marshaler {
	if id == uuid.Nil {
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) {
		var buf [38]byte
		buf[0], buf[37] = '"', '"'
		text, _ := id.MarshalText() // cannot fail
		copy(buf[1:], text)
		_, _ = w.Write(buf[:])
	})
}

// UnmarshalUUID reads an ID; a malformed one is the caller's mistake.
func UnmarshalUUID(v any) (uuid.UUID, error) {
	if s, ok := v.(string); ok && len(s) == 36 {
		if id, err := uuid.Parse(s); err == nil {
			return id, nil
		}
	}
	return uuid.Nil, problem.New(problem.BadInput, "This is not an id.")
}

// MarshalTime writes a Time in UTC with milliseconds. The zero time is null.
func MarshalTime(t time.Time) graphql.Marshaler {
	if t.IsZero() {
		return graphql.Null
	}
	return graphql.WriterFunc(func(w io.Writer) {
		buf := make([]byte, 0, 28)
		buf = append(buf, '"')
		buf = t.UTC().AppendFormat(buf, "2006-01-02T15:04:05.000Z")
		_, _ = w.Write(append(buf, '"'))
	})
}

// UnmarshalTime reads a Time in RFC 3339.
func UnmarshalTime(v any) (time.Time, error) {
	if s, ok := v.(string); ok {
		if t, err := time.Parse(time.RFC3339Nano, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, problem.New(problem.BadInput, "This is not a time; write it as 2026-01-31T12:00:00Z.")
}

// MarshalInt64 writes a number beyond 32 bits (a file's size).
func MarshalInt64(n int64) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		_, _ = w.Write(strconv.AppendInt(nil, n, 10))
	})
}

// UnmarshalInt64 reads what MarshalInt64 writes.
func UnmarshalInt64(v any) (int64, error) {
	n, err := graphql.UnmarshalInt64(v)
	if err != nil {
		return 0, fmt.Errorf("read number: %w", problem.New(problem.BadInput, "This is not a whole number."))
	}
	return n, nil
}
