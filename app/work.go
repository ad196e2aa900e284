package app

import (
	"context"
	"log/slog"
	"time"

	"github.com/hibiken/asynq"
	"github.com/prometheus/client_golang/prometheus"
	"golang.org/x/sync/errgroup"

	"socialsync/db"
	"socialsync/jobs"
)

// Work runs the worker until ctx ends, then finishes what is running.
func Work(ctx context.Context, c Config, log *slog.Logger) error {
	a, err := New(ctx, c, log)
	if err != nil {
		return err
	}
	defer a.Close()
	worker, err := a.Worker()
	if err != nil {
		return err
	}
	// Events of jobs that finish during the drain must still be published.
	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	group, running := errgroup.WithContext(ctx)
	group.Go(func() error { return a.Events.Run(background) })
	group.Go(func() error {
		defer stop()
		return worker.Run(running)
	})
	group.Go(func() error { return a.Replies.Listen(running) })
	group.Go(func() error { return jobs.Cron{Sweeps: a.sweeps(), Log: log}.Run(running) })
	group.Go(func() error {
		return serveUntil(running, server(c.WorkerMetrics, a.private(), log), c.DrainTimeout)
	})
	log.Info("working", "slots", c.WorkerSlots)
	return group.Wait()
}

// Worker knows how to do every kind of task.
func (a *App) Worker() (*jobs.Server, error) {
	redis, err := asynq.ParseRedisURI(a.Config.RedisURL)
	if err != nil {
		return nil, err
	}
	s := &jobs.Server{
		Redis: redis, Prefix: a.Config.RedisPrefix, Log: a.Log, Concurrency: a.Config.WorkerSlots,
		Drain: a.Config.DrainTimeout, Metrics: jobs.NewMetrics(a.Metrics),
	}
	jobs.Inbox{Service: a.Inbox}.Register(s)
	jobs.Media{Media: a.Inbox.Media}.Register(s)
	jobs.Channels{Service: a.Channels}.Register(s)
	jobs.Accounts{Service: a.Accounts}.Register(s)
	jobs.Knowledge{Service: a.Knowledge}.Register(s)
	jobs.Evals{Service: a.Evals}.Register(s)
	jobs.Insights{Service: a.Insights}.Register(s)
	jobs.Conflicts{Service: a.Conflicts}.Register(s)
	jobs.Transcripts{Service: a.Transcripts}.Register(s)
	jobs.Replies{Service: a.Replies}.Register(s)
	a.Metrics.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "socialsync_webhooks_parked", Help: "Webhook deliveries that wait for a person.",
	}, a.parked))
	return s, nil
}

func (a *App) parked() float64 {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second) // a scrape has no context of its own
	defer cancel()
	var n int
	err := a.DB.Global(ctx, "count parked webhooks", func(tx *db.Tx) (err error) {
		n, err = tx.ParkedWebhooks(ctx)
		return err
	})
	if err != nil {
		return -1
	}
	return float64(n)
}

// sweeps find in Postgres what Redis forgot, and what comes due by itself.
func (a *App) sweeps() []jobs.Sweep {
	sweeps := []jobs.Sweep{
		{Name: "webhooks", Every: 5 * time.Second, Do: a.Inbox.SweepWebhooks},
		{Name: "old webhooks", Every: time.Hour, Do: a.Inbox.ForgetWebhooks},
		{Name: "sends", Every: 5 * time.Second, Do: a.Inbox.SweepSends},
		{Name: "reactions", Every: 15 * time.Second, Do: a.Inbox.SweepReactions},
		{Name: "receipts", Every: 15 * time.Second, Do: a.Inbox.SweepReceipts},
		{Name: "bulk changes", Every: 10 * time.Second, Do: a.Inbox.SweepBulkChanges},
		{Name: "old bulk changes", Every: time.Hour, Do: a.Inbox.ForgetBulkChanges},
		{Name: "expired credit holds", Every: time.Minute, Do: a.Billing.Sweep},
		{Name: "snoozes", Every: 5 * time.Second, Do: func(ctx context.Context) error {
			_, err := a.Inbox.WakeSnoozed(ctx, 500)
			return err
		}},
	}
	sweeps = append(sweeps, jobs.Accounts{Service: a.Accounts}.Sweeps()...)
	sweeps = append(sweeps, jobs.Media{Media: a.Inbox.Media}.Sweeps()...)
	sweeps = append(sweeps, jobs.Knowledge{Service: a.Knowledge}.Sweeps()...)
	sweeps = append(sweeps, jobs.Evals{Service: a.Evals}.Sweeps()...)
	sweeps = append(sweeps, jobs.Insights{Service: a.Insights}.Sweeps()...)
	sweeps = append(sweeps, jobs.Conflicts{Service: a.Conflicts}.Sweeps()...)
	sweeps = append(sweeps, jobs.Transcripts{Service: a.Transcripts}.Sweeps()...)
	sweeps = append(sweeps, jobs.Replies{Service: a.Replies}.Sweeps()...)
	return append(sweeps, jobs.Channels{Service: a.Channels}.Sweeps()...)
}
