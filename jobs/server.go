// Package jobs is the worker: one handler per kind of task, and the sweeps that
// find in Postgres what Redis forgot. Handlers decode, call a feature and
// return; they hold no rules and no SQL.
package jobs

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"github.com/hibiken/asynq"
	"github.com/prometheus/client_golang/prometheus"

	"socialsync/jobs/queue"
)

// Server runs tasks. Fill in Redis and Log, Register handlers, then Run.
type Server struct {
	Redis       asynq.RedisConnOpt
	Log         *slog.Logger
	Prefix      string        // of queue names; see queue.Priorities
	Concurrency int           // tasks at once in this process, besides documents and answers
	Drain       time.Duration // how long running tasks may take after the end of Run's ctx
	Metrics     *Metrics

	mux *asynq.ServeMux
}

// Metrics counts what the worker does.
type Metrics struct {
	Duration *prometheus.HistogramVec // by job and result
}

// NewMetrics registers the worker's metrics.
func NewMetrics(r prometheus.Registerer) *Metrics {
	m := &Metrics{Duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "socialsync_job_duration_seconds", Help: "How long jobs take, by kind and result.",
		Buckets: []float64{.001, .005, .01, .05, .1, .5, 1, 5, 10, 30},
	}, []string{"job", "result"})}
	r.MustRegister(m.Duration)
	return m
}

// Register has fn handle tasks of T's kind.
func Register[T queue.Task](s *Server, fn func(context.Context, T) error) {
	if s.mux == nil {
		s.mux = asynq.NewServeMux()
	}
	var zero T
	s.mux.HandleFunc(zero.Kind(), func(ctx context.Context, task *asynq.Task) (err error) {
		var t T
		if err := json.Unmarshal(task.Payload(), &t); err != nil {
			s.Log.ErrorContext(ctx, "job payload unreadable", "job", task.Type(), "err", err)
			return fmt.Errorf("decode %s: %w: %w", task.Type(), err, asynq.SkipRetry)
		}
		start := time.Now()
		defer func() {
			if r := recover(); r != nil {
				s.Log.ErrorContext(ctx, "job panicked", "job", task.Type(), "panic", r, "stack", string(debug.Stack()))
				err = fmt.Errorf("panic in %s", task.Type())
			}
			err = s.finish(ctx, task.Type(), start, err)
		}()
		return fn(ctx, t)
	})
}

// finish logs and counts a job once, and lets a failed last try rest: the row it
// pointed at is the truth and a sweep will find it.
func (s *Server) finish(ctx context.Context, kind string, start time.Time, err error) error {
	result := "ok"
	if err != nil {
		result = "error"
	}
	s.Metrics.Duration.WithLabelValues(kind, result).Observe(time.Since(start).Seconds())
	if err == nil {
		return nil
	}
	tried, _ := asynq.GetRetryCount(ctx)
	most, _ := asynq.GetMaxRetry(ctx)
	s.Log.WarnContext(ctx, "job failed", "job", kind, "try", tried+1, "of", most+1, "err", err)
	return decide(err, tried, most)
}

// Run works until ctx ends, then finishes what is running. What takes longer
// than Drain is handed back to the queue.
func (s *Server) Run(ctx context.Context) error {
	ordinary := s.server(ctx, queue.Priorities(s.Prefix), s.Concurrency, 10*time.Millisecond) // a person waits for this pick-up
	reading := s.server(ctx, map[string]int{s.Prefix + queue.Reading: 1}, queue.ReadingSlots, 100*time.Millisecond)
	thinking := s.server(ctx, map[string]int{s.Prefix + queue.Thinking: 1}, queue.ThinkingSlots, 20*time.Millisecond)
	var running sync.WaitGroup
	for _, server := range []*asynq.Server{ordinary, reading, thinking} {
		running.Go(func() { s.work(ctx, server) })
	}
	running.Wait()
	return nil
}

// server takes tasks of some queues. While they are empty it looks again after pause,
// which is a question to Redis each time.
func (s *Server) server(ctx context.Context, queues map[string]int, slots int, pause time.Duration) *asynq.Server {
	return asynq.NewServer(s.Redis, asynq.Config{
		Concurrency:              slots,
		Queues:                   queues,
		RetryDelayFunc:           retryDelay,
		ShutdownTimeout:          s.Drain,
		TaskCheckInterval:        pause,
		DelayedTaskCheckInterval: 250 * time.Millisecond,
		HealthCheckInterval:      time.Minute,
		Logger:                   asynqLog{s.Log},
		LogLevel:                 asynq.WarnLevel,
		BaseContext:              func() context.Context { return context.WithoutCancel(ctx) },
	})
}

// work runs a server until ctx ends.
func (s *Server) work(ctx context.Context, server *asynq.Server) {
	for {
		err := server.Start(s.mux)
		if err == nil {
			break
		}
		// Redis may come later than we do, or be away just now.
		s.Log.WarnContext(ctx, "worker waits for redis", "err", err)
		select {
		case <-ctx.Done():
			return
		case <-time.After(time.Second):
		}
	}
	<-ctx.Done()
	server.Shutdown()
}

// asynqLog passes asynq's own words on.
type asynqLog struct{ log *slog.Logger }

func (l asynqLog) Debug(args ...any) { l.log.Debug("asynq", "text", fmt.Sprint(args...)) }
func (l asynqLog) Info(args ...any)  { l.log.Info("asynq", "text", fmt.Sprint(args...)) }
func (l asynqLog) Warn(args ...any)  { l.log.Warn("asynq", "text", fmt.Sprint(args...)) }
func (l asynqLog) Error(args ...any) { l.log.Error("asynq", "text", fmt.Sprint(args...)) }
func (l asynqLog) Fatal(args ...any) { l.log.Error("asynq", "text", fmt.Sprint(args...)) }
