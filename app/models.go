package app

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"socialsync/clients/ai"
)

// models makes a client for each task that models do.
func (a *App) models() ai.Tasks {
	took := prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "socialsync_model_call_seconds", Help: "Attempts to call a model, by what they ended with.",
		Buckets: []float64{.05, .1, .25, .5, 1, 2.5, 5, 10, 20, 45},
	}, []string{"op", "model", "class"})
	a.Metrics.MustRegister(took)
	observe := func(op, model string, class ai.Class, d time.Duration) {
		if class == "" {
			class = "OK"
		}
		took.WithLabelValues(op, model, string(class)).Observe(d.Seconds())
	}
	a.observeOwn = func(op string, class ai.Class, d time.Duration) { observe(op, "own", class, d) }
	client := func(task AITask) *ai.Client {
		endpoint := ai.Endpoint{BaseURL: task.BaseURL, Key: a.Config.AI.key(task), Offline: a.Config.offline(task)}
		if endpoint.Offline && endpoint.Key == "" {
			endpoint.Key = "offline"
		}
		c := ai.New(endpoint, task.Model, a.Log)
		c.Observe = observe
		return c
	}
	tasks := a.Config.AI
	return ai.Tasks{
		Answer: client(tasks.Answer), Judge: client(tasks.Judge), Embed: client(tasks.Embed),
		Moderate: client(tasks.Moderate), Transcribe: client(tasks.Transcribe),
	}
}
