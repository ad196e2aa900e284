package app

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"socialsync/clients/ai/aisim"
)

// withModels runs the offline models for as long as the seed needs them, because
// nothing else runs yet, and returns the configuration that finds them. Where any
// model is a real one nothing is started and hasModels is false: what an offline model
// would have answered is not that one's history, and asking it costs money.
func (c Config) withModels(ctx context.Context, log *slog.Logger) (with Config, hasModels bool, stop func(), err error) {
	for _, t := range aiTasks {
		if !c.offline(*t.of(&c.AI)) {
			return c, false, func() {}, nil
		}
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return c, false, nil, fmt.Errorf("listen for the models: %w", err)
	}
	server := &http.Server{Handler: aisim.New(aisim.Config{Log: log}).Handler(), ReadHeaderTimeout: 10 * time.Second}
	go func() { _ = server.Serve(listener) }() // until Close
	c.SimAddr = listener.Addr().String()
	c.AI.BaseURL = "http://" + c.SimAddr + "/openai/v1"
	for _, t := range aiTasks {
		t.of(&c.AI).BaseURL = c.AI.BaseURL
	}
	return c, true, func() { _ = server.Close() }, nil
}
