package dbtest

import (
	"context"
	"crypto/rand"
	"strings"
	"testing"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"
)

// Redis returns a client and the prefix that every key and channel of this test
// must begin with. What carries the prefix is deleted when the test ends.
func Redis(t testing.TB) (*redis.Client, string) {
	t.Helper()
	options, err := redis.ParseURL(required(t, "REDIS_URL"))
	if err != nil {
		t.Fatalf("REDIS_URL: %v; %s", err, help)
	}
	// The probe for it logs an error on Redis 7.
	options.MaintNotificationsConfig = &maintnotifications.Config{Mode: maintnotifications.ModeDisabled}
	client := redis.NewClient(options)
	if err := client.Ping(t.Context()).Err(); err != nil {
		t.Fatalf("reach Redis: %v; %s", err, help)
	}
	prefix := "test:" + randomName() + ":"
	ctx := context.WithoutCancel(t.Context())
	t.Cleanup(func() {
		defer client.Close()
		keys := client.Scan(ctx, 0, prefix+"*", 1000).Iterator()
		for keys.Next(ctx) {
			client.Del(ctx, keys.Val())
		}
	})
	return client, prefix
}

func randomName() string { return strings.ToLower(rand.Text()[:12]) }
