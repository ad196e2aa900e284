package jobs

import (
	"context"
	"log/slog"
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
			for {
				if err := sweep.Do(ctx); err != nil && ctx.Err() == nil {
					c.Log.WarnContext(ctx, "sweep failed", "sweep", sweep.Name, "err", err)
				}
				select {
				case <-ctx.Done():
					return nil
				case <-tick.C:
				}
			}
		})
	}
	return group.Wait()
}
