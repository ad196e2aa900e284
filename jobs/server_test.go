package jobs_test

import (
	"context"
	"log/slog"
	"os"
	"testing"
	"time"

	"github.com/hibiken/asynq"
	"github.com/prometheus/client_golang/prometheus"

	"socialsync/db"
	"socialsync/db/dbtest"
	"socialsync/jobs"
	"socialsync/jobs/queue"
)

// TestDocumentsDoNotKeepMessagesWaiting: all documents that can be read at once
// take for ever, more wait, and a message is sent all the same.
func TestDocumentsDoNotKeepMessagesWaiting(t *testing.T) {
	t.Parallel()
	client, prefix := dbtest.Redis(t)
	redis, err := asynq.ParseRedisURI(os.Getenv("REDIS_URL"))
	if err != nil {
		t.Fatal(err)
	}
	log := slog.New(slog.DiscardHandler)
	server := &jobs.Server{
		Redis: redis, Prefix: prefix, Log: log, Concurrency: 1, Drain: time.Second, Metrics: jobs.NewMetrics(prometheus.NewRegistry()),
	}
	began, end, sent := make(chan struct{}, 10), make(chan struct{}), make(chan struct{})
	jobs.Register(server, func(context.Context, queue.ReadKnowledge) error {
		began <- struct{}{}
		<-end
		return nil
	})
	jobs.Register(server, func(context.Context, queue.SendConversation) error {
		close(sent)
		return nil
	})
	tasks := &queue.Client{Asynq: asynq.NewClientFromRedisClient(client), Prefix: prefix, Log: log}
	for range 5 {
		if err := tasks.Enqueue(t.Context(), queue.ReadKnowledge{WorkspaceID: db.NewID(), SourceID: db.NewID()}); err != nil {
			t.Fatal(err)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	stopped := make(chan error)
	go func() { stopped <- server.Run(ctx) }()
	for range queue.ReadingSlots {
		<-began
	}
	if err := tasks.Enqueue(t.Context(), queue.SendConversation{WorkspaceID: db.NewID()}); err != nil {
		t.Fatal(err)
	}
	select {
	case <-sent:
	case <-time.After(10 * time.Second):
		t.Error("the message waits for the documents")
	}
	if n := len(began); n > 0 {
		t.Errorf("%d documents more than there are slots are read at once", n)
	}
	close(end)
	stop()
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}
