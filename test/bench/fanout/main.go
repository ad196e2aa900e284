// Command fanout measures live events: how long they take from Redis to the
// sockets of everybody who listens, and what that costs. It starts the server
// as a process of its own, so that the load it makes itself is not counted.
//
//	go run ./test/bench/fanout -sockets 5000 -workspaces 50 -rate 200
//
// It measures the hub, the rooms and the sockets beside a bound: the same
// sockets and channels with nothing between them. Loading what an event is about
// from Postgres is left out, and measured with the queries.
package main

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"
)

type options struct {
	sockets, workspaces, rate int
	duration                  time.Duration
	shared, bare              bool
	serve                     string
	redis, profile            string
}

func main() {
	var o options
	flag.IntVar(&o.sockets, "sockets", 5000, "sockets to open")
	flag.IntVar(&o.workspaces, "workspaces", 50, "workspaces they belong to")
	flag.IntVar(&o.rate, "rate", 200, "events a second, over all workspaces")
	flag.DurationVar(&o.duration, "for", 10*time.Second, "how long to publish")
	flag.BoolVar(&o.shared, "shared", true, "share executions between sockets")
	flag.BoolVar(&o.bare, "bare", false, "measure only the bound")
	flag.StringVar(&o.redis, "redis", os.Getenv("REDIS_URL"), "address of Redis")
	flag.StringVar(&o.profile, "cpuprofile", "", "write the server's CPU profile there")
	flag.StringVar(&o.serve, "serve", "", "be the server at this address (the program calls itself)")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	run := compare
	switch {
	case o.serve != "" && o.bare:
		run = serveBare
	case o.serve != "":
		run = serve
	case o.bare:
		run = measure
	}
	err := run(ctx, o)
	stop()
	if err != nil {
		slog.Error("fanout", "err", err)
		os.Exit(1)
	}
}

const prefix = "bench:fanout:"

func connect(o options) (*redis.Client, error) {
	opts, err := redis.ParseURL(o.redis)
	if err != nil {
		return nil, fmt.Errorf("REDIS_URL: %w", err)
	}
	opts.MaintNotificationsConfig = &maintnotifications.Config{Mode: maintnotifications.ModeDisabled}
	return redis.NewClient(opts), nil
}

// workspace is the id of the n-th workspace, on both sides.
func workspace(n int) uuid.UUID {
	return uuid.NewSHA1(uuid.NameSpaceOID, fmt.Append(nil, "workspace ", n))
}

// stamped is an id that carries a time, and stampOf reads it back.
func stamped(t time.Time) uuid.UUID {
	var id uuid.UUID
	n := uint64(t.UnixNano())
	for i := range 8 {
		id[i] = byte(n >> (56 - 8*i))
	}
	return id
}

func stampOf(id uuid.UUID) time.Time {
	var n uint64
	for i := range 8 {
		n = n<<8 | uint64(id[i])
	}
	return time.Unix(0, int64(n))
}
