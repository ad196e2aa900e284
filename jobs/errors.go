package jobs

import (
	"errors"
	"fmt"
	"time"

	"github.com/hibiken/asynq"

	"socialsync/clients/meta"
	"socialsync/features/problem"
)

// decide says whether a failed job is tried again. Tasks only nudge: giving up
// on one loses nothing, because its row stays due and a sweep asks again.
func decide(err error, tried, most int) error {
	if _, isProblem := problem.From(err); isProblem {
		return nil // a person must change something first
	}
	switch meta.ClassOfError(err) {
	case meta.TokenExpired, meta.Permission, meta.WindowClosed, meta.Undeliverable, meta.Rejected, meta.Policy:
		return nil
	}
	if tried >= most {
		return nil
	}
	return err
}

// retryDelay waits as long as the vendor said, else 2 s doubling to a minute.
func retryDelay(n int, err error, _ *asynq.Task) time.Duration {
	if e, ok := errors.AsType[*meta.Error](err); ok {
		if wait := e.After(n + 1); wait > 0 {
			return wait
		}
	}
	return min(2*time.Second<<min(n, 5), time.Minute)
}

// wrap says which row a job was about.
func wrap(what string, id fmt.Stringer, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s %s: %w", what, id, err)
}
