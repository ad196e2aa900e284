// Package evals says how good the assistant is: what colleagues think of its answers,
// and how it does in tests. What is learned this way it proposes; it refuses to
// change what customers are told, which a person decides.
package evals

import (
	"log/slog"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/knowledge"
	"socialsync/features/replies"
	"socialsync/jobs/queue"
)

// Service holds what the feature needs. All fields must be set.
type Service struct {
	DB        *db.DB
	Events    *events.Hub
	Queue     *queue.Client
	Knowledge *knowledge.Service // takes what could become a FAQ
	Replies   *replies.Service   // answers the tests
	Log       *slog.Logger
}
