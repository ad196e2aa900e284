package queue_test

import (
	"log/slog"
	"net"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/hibiken/asynq"
	"github.com/redis/go-redis/v9"

	"socialsync/jobs/queue"
)

// TestNudgesDoNotWaitForAHangingRedis: the first one waits a little, those after
// it not at all.
func TestNudgesDoNotWaitForAHangingRedis(t *testing.T) {
	t.Parallel()
	silent, err := net.Listen("tcp", "127.0.0.1:0") // connections are made and nobody answers
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	client := redis.NewClient(&redis.Options{Addr: silent.Addr().String(), ContextTimeoutEnabled: true})
	defer client.Close()
	tasks := &queue.Client{Asynq: asynq.NewClientFromRedisClient(client), Log: slog.New(slog.DiscardHandler)}

	for i, most := range []time.Duration{1500 * time.Millisecond, 100 * time.Millisecond, 100 * time.Millisecond} {
		started := time.Now()
		tasks.Nudge(t.Context(), queue.IngestWebhook{InboxID: uuid.New()})
		if took := time.Since(started); took > most {
			t.Errorf("nudge %d took %s", i, took)
		}
	}
}
