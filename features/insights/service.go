// Package insights says what the assistant achieves and what it lacks: how customers'
// visits ended, what they ask about, and which questions nothing answers. It refuses
// to count what was not measured, and changes nothing that customers are told.
package insights

import (
	"log/slog"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/billing"
	"socialsync/features/knowledge"
	"socialsync/jobs/queue"
)

// Service holds what the feature needs. All fields must be set.
type Service struct {
	DB        *db.DB
	Events    *events.Hub
	Queue     *queue.Client
	Knowledge *knowledge.Service // says what a question means, and whether a source answers it
	Billing   *billing.Service
	Log       *slog.Logger
}
