package jobs

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"golang.org/x/sync/errgroup"
)

// Sweep finds due rows and asks for their work. It does no work itself, so any
// number of processes may sweep at once.
type Sweep struct {
	Name  string
	Every time.Duration
	Do    func(context.Context) error
}

// sweepTime is how long one turn may take, so that a database that hangs does not
// end a sweep for good.
const sweepTime = 2 * time.Minute

// once runs the sweep one time. A panic is its error, not the worker's end: the
// row that caused it would be there at the next start as well.
func (s Sweep) once(ctx context.Context) (err error) {
	ctx, cancel := context.WithTimeout(ctx, sweepTime)
	defer cancel()
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return s.Do(ctx)
}

// Cron runs sweeps until ctx ends. A sweep that fails is tried again at its next
// turn: the rows it looks for do not go away.
type Cron struct {
	Sweeps []Sweep
	Log    *slog.Logger
}

// Run runs every sweep at its own pace, the first time at once.
func (c Cron) Run(ctx context.Context) error {
	group, ctx := errgroup.WithContext(ctx)
	for _, sweep := range c.Sweeps {
		group.Go(func() error {
			tick := time.NewTicker(sweep.Every)
			defer tick.Stop()
			for ctx.Err() == nil { // the select below picks either when both are ready
				if err := sweep.once(ctx); err != nil && ctx.Err() == nil {
					c.Log.WarnContext(ctx, "sweep failed", "sweep", sweep.Name, "err", err)
				}
				select {
				case <-ctx.Done():
				case <-tick.C:
				}
			}
			return nil
		})
	}
	return group.Wait()
}
