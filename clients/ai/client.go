package ai

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"sync"
	"time"

	"github.com/sashabaranov/go-openai"
	"github.com/sony/gobreaker/v2"
)

// Client calls one endpoint. It retries what may be retried, waits as long as it
// is told to, and leaves a model alone for a moment when it keeps failing. It is
// safe for concurrent use; deadlines come with the context. Make it with New.
type Client struct {
	Endpoint Endpoint
	Model    string // used when a request names none

	// Attempts is how often one call is tried; 0 means 3.
	Attempts int
	// Pause is the longest wait before the second attempt; it doubles after that.
	// 0 means one second.
	Pause time.Duration
	// Patience is the longest wait that a server may ask for before the call is
	// given back to the caller with RetryAfter; 0 means 20 seconds.
	Patience time.Duration
	// Cooldown is how long a failing model is left alone; 0 means 15 seconds.
	Cooldown time.Duration
	// Timeout of one attempt; 0 means 45 seconds. A stream may take longer, as
	// long as something arrives within it.
	Timeout time.Duration

	HTTP *http.Client
	Log  *slog.Logger
	// Observe, when set, hears of every attempt: class is empty for a success.
	Observe func(op, model string, class Class, took time.Duration)

	mu       sync.Mutex
	breakers map[string]*gobreaker.CircuitBreaker[any]
}

// New makes a client with connections of its own.
func New(e Endpoint, model string, log *slog.Logger) *Client {
	transport := &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 5 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		TLSHandshakeTimeout:   5 * time.Second,
		ForceAttemptHTTP2:     true,
		MaxIdleConnsPerHost:   32,
		IdleConnTimeout:       90 * time.Second,
		ExpectContinueTimeout: time.Second,
	}
	return &Client{Endpoint: e, Model: model, HTTP: &http.Client{Transport: transport}, Log: log}
}

// attempt is one try of a call: it gets a protocol client whose answers are
// bounded and whose headers are noted.
type attempt func(ctx context.Context, api *openai.Client, doer *doer) error

// run makes attempts until one succeeds or no further one makes sense. final
// stops it early, for a stream that has already said something.
func (c *Client) run(ctx context.Context, op, model string, limit int64, timeout time.Duration, final func() bool, try attempt) error {
	most := orElse(c.Attempts, 3)
	for n := 1; ; n++ {
		err := c.once(ctx, op, model, limit, timeout, try)
		failed, ok := errors.AsType[*Error](err)
		if !ok {
			return err // success, or the caller has gone
		}
		failed.Attempts = n
		if n >= most || !failed.Retryable() || failed.Code == circuitOpen || final != nil && final() {
			return err
		}
		wait := c.wait(failed, n)
		if deadline, ok := ctx.Deadline(); wait > orElse(c.Patience, 20*time.Second) || ok && time.Until(deadline) < wait {
			return err
		}
		c.logger().DebugContext(ctx, "model call is tried again", "op", op, "model", model, "class", failed.Class, "status", failed.Status, "wait", wait)
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return err
		case <-timer.C:
		}
	}
}

// once makes one attempt through the model's breaker.
func (c *Client) once(ctx context.Context, op, model string, limit int64, timeout time.Duration, try attempt) error {
	if timeout == 0 {
		timeout = orElse(c.Timeout, 45*time.Second)
	}
	started := time.Now()
	doer := &doer{http: c.HTTP, limit: limit}
	_, err := c.breaker(model).Execute(func() (any, error) {
		within := ctx
		if timeout > 0 {
			var cancel context.CancelFunc
			within, cancel = context.WithTimeout(ctx, timeout)
			defer cancel()
		}
		err := try(within, c.api(doer), doer)
		return nil, withoutKey(classify(ctx, op, doer.seen(), err), c.Endpoint.Key)
	})
	if errors.Is(err, gobreaker.ErrOpenState) || errors.Is(err, gobreaker.ErrTooManyRequests) {
		err = &Error{
			Op: op, Class: Unavailable, Code: circuitOpen, RetryAfter: orElse(c.Cooldown, 15*time.Second),
			Message: "the model failed repeatedly and is left alone for a moment",
		}
	}
	if c.Observe != nil {
		c.Observe(op, model, ClassOf(err), time.Since(started))
	}
	return err
}

func (c *Client) api(doer *doer) *openai.Client {
	config := openai.DefaultConfig(c.Endpoint.Key)
	config.BaseURL, config.HTTPClient = c.Endpoint.BaseURL, doer
	return openai.NewClientWithConfig(config)
}

// wait is what the server asked for, or a random part of a growing pause, so
// that many callers do not come back at once.
func (c *Client) wait(failed *Error, attempt int) time.Duration {
	pause := min(orElse(c.Pause, time.Second)<<(attempt-1), 8*time.Second)
	jitter := time.Duration(rand.Int64N(int64(pause)/2 + 1)) //nolint:gosec // spreads load, guards nothing
	if failed.RetryAfter > 0 {
		return failed.RetryAfter + jitter/4
	}
	return pause/2 + jitter
}

// breaker is the model's own: when one model is overloaded, another at the same
// endpoint may still answer.
func (c *Client) breaker(model string) *gobreaker.CircuitBreaker[any] {
	c.mu.Lock()
	defer c.mu.Unlock()
	if b := c.breakers[model]; b != nil {
		return b
	}
	if c.breakers == nil {
		c.breakers = map[string]*gobreaker.CircuitBreaker[any]{}
	}
	b := gobreaker.NewCircuitBreaker[any](gobreaker.Settings{
		Name: model, Interval: time.Minute, Timeout: orElse(c.Cooldown, 15*time.Second),
		ReadyToTrip: func(n gobreaker.Counts) bool { return n.ConsecutiveFailures >= breakAfter },
		// Only a server that does not answer is left alone. That it refuses a
		// request, or is asked too fast, says that it lives.
		IsSuccessful: func(err error) bool { return err == nil || ClassOf(err) != Unavailable },
		// What a model made of one question says nothing about the next one's.
		IsExcluded: func(err error) bool { return err != nil && (ClassOf(err) == "" || ClassOf(err) == Garbled) },
		OnStateChange: func(model string, from, to gobreaker.State) {
			c.logger().Warn("model's circuit breaker", "model", model, "from", from.String(), "to", to.String())
		},
	})
	c.breakers[model] = b
	return b
}

// circuitOpen is the code of a call that was not even tried.
const circuitOpen = "circuit_open"

// breakAfter is how many attempts in a row must fail before a model is left alone.
const breakAfter = 6

// Available is false while the model is left alone after failures. An empty
// name asks about the client's own model.
func (c *Client) Available(model string) bool {
	return c.breaker(orElse(model, c.Model)).State() != gobreaker.StateOpen
}

func (c *Client) logger() *slog.Logger {
	if c.Log == nil {
		return slog.New(slog.DiscardHandler)
	}
	return c.Log
}

func orElse[T comparable](value, otherwise T) T {
	var zero T
	if value == zero {
		return otherwise
	}
	return value
}
