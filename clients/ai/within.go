package ai

import (
	"context"
	"fmt"
	"time"
)

// Within makes a call that somebody waits for. A model that lets the time pass does not
// respond: the error is Unavailable. That the caller has gone stays what it is.
func Within[T any](ctx context.Context, limit time.Duration, call func(context.Context) (T, error)) (T, error) {
	return WhileHeard(ctx, limit, func(ctx context.Context, _ func()) (T, error) { return call(ctx) })
}

// WhileHeard is Within for a call that says when a piece of the answer has come: then
// limit begins anew. In all it may take twice as long.
func WhileHeard[T any](ctx context.Context, limit time.Duration, call func(ctx context.Context, heard func()) (T, error)) (T, error) {
	within, cancel := context.WithTimeout(ctx, 2*limit)
	defer cancel()
	silence := time.AfterFunc(limit, cancel)
	defer silence.Stop()
	began := time.Now()
	out, err := call(within, func() { silence.Reset(limit) })
	if err != nil && within.Err() != nil && ctx.Err() == nil {
		err = &Error{Op: "call", Class: Unavailable, Message: fmt.Sprintf("no answer within %s", time.Since(began).Round(time.Second)), err: err}
	}
	return out, err
}
