package ai

import (
	"context"
	"fmt"
	"time"
)

// Within makes a call that somebody waits for. A model that lets the time pass does not
// respond: the error is Unavailable. That the caller has gone stays what it is.
func Within[T any](ctx context.Context, limit time.Duration, call func(context.Context) (T, error)) (T, error) {
	within, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	out, err := call(within)
	if err != nil && within.Err() != nil && ctx.Err() == nil {
		err = &Error{Op: "call", Class: Unavailable, Message: fmt.Sprintf("no answer within %s", limit), err: err}
	}
	return out, err
}
