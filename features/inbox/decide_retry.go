package inbox

import (
	"errors"
	"math/rand/v2"
	"time"

	"socialsync/clients/meta"
	"socialsync/db"
)

// maxAttempts is how often one message is tried by itself before a person is asked.
const maxAttempts = 6

// outcome is what happens to a message after a failed call.
type outcome int

const (
	outcomeFail    outcome = iota // a person must act
	outcomeRetry                  // it surely did not happen: again after wait
	outcomeUnknown                // nobody can tell; never repeated by itself
)

type afterCall struct {
	outcome outcome
	wait    time.Duration
	failure db.Failure
}

// afterFailure decides what a failed call means for its message. try counts from 1
// since a person pressed Send or Retry. Only what surely did not happen is tried
// again (Meta has no idempotency key for messages).
func afterFailure(err error, try int) afterCall {
	failure := explain(err)
	wait := pauseAfter(err, try)
	switch meta.ClassOfError(err) {
	case meta.Unknown:
		return afterCall{outcome: outcomeUnknown, failure: db.Failure{Cause: string(meta.OutcomeUnknown), Remedy: string(meta.CheckPhone), Details: failure.Details}}
	case meta.TokenExpired:
		// The account shows "connect again"; its messages wait and go out then.
		return afterCall{outcome: outcomeRetry, wait: time.Minute, failure: failure}
	case meta.RateLimited:
		if try < 2*maxAttempts {
			return afterCall{outcome: outcomeRetry, wait: wait, failure: failure}
		}
	case meta.Temporary, meta.PairRate:
		if try < maxAttempts {
			return afterCall{outcome: outcomeRetry, wait: wait, failure: failure}
		}
	}
	return afterCall{outcome: outcomeFail, failure: failure}
}

// pauseAfter is what the provider asked for, or a growing wait of our own; with up to
// a quarter of jitter, so that many messages do not come back at once.
func pauseAfter(err error, try int) time.Duration {
	wait := min(time.Second<<min(try, 8), 5*time.Minute)
	if e, ok := errors.AsType[*meta.Error](err); ok {
		wait = max(e.After(try), time.Second)
	}
	return wait + rand.N(wait/4+1) //nolint:gosec // jitter, not a secret
}

// explain puts a failed call into the catalogue's words.
func explain(err error) db.Failure {
	var e *meta.Error
	if !errors.As(err, &e) {
		x := meta.Explain(2, 0)
		return db.Failure{Cause: string(x.Cause), Remedy: string(x.Remedy)}
	}
	x := e.Explain()
	f := db.Failure{Cause: string(x.Cause), Remedy: string(x.Remedy)}
	if e.HasCode {
		f.Code = &e.Code
	}
	f.Details = orNil(e.Details)
	if f.Details == nil {
		f.Details = orNil(e.Message)
	}
	return f
}
