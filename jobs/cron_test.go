package jobs_test

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"socialsync/jobs"
)

// TestSweepsSurvivePanics: a sweep that panics has its next turn, and the others
// go on.
func TestSweepsSurvivePanics(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	turns := 0
	cron := jobs.Cron{Log: slog.New(slog.DiscardHandler), Sweeps: []jobs.Sweep{{
		Name: "broken", Every: time.Millisecond, Do: func(context.Context) error {
			if turns++; turns == 3 {
				cancel()
			}
			panic("nobody thought of this")
		},
	}}}
	if err := cron.Run(ctx); err != nil || turns != 3 {
		t.Errorf("%d turns, %v", turns, err)
	}
}
