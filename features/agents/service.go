// Package agents holds what people decide about the AI: whether it may answer,
// and how. Modes at three levels and a brake above them say the first (see
// Effective); a configuration that is drafted, tested, published and rolled back
// says the second (see Config). It refuses to answer customers: features/replies
// does, and asks here.
package agents

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/events"
	"socialsync/features/billing"
	"socialsync/features/problem"
	"socialsync/jobs/queue"
)

// Service holds what the feature needs. All fields must be set.
type Service struct {
	DB      *db.DB
	Events  *events.Hub
	Queue   *queue.Client
	Billing *billing.Service // knows the models
}

// Version is a published configuration. It never changes.
type Version struct {
	db.AgentVersion
	Config Config
}

// Published returns the version that answers now, or db.ErrNotFound.
func Published(ctx context.Context, tx *db.Tx) (*Version, error) {
	row, err := tx.PublishedAgentVersion(ctx)
	if err != nil {
		return nil, err
	}
	return version(*row)
}

// VersionByID returns a version that was published once, or db.ErrNotFound.
func VersionByID(ctx context.Context, tx *db.Tx, id uuid.UUID) (*Version, error) {
	rows, err := tx.AgentVersionsByID(ctx, []uuid.UUID{id})
	if err == nil && len(rows) == 0 {
		err = db.ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return version(rows[0])
}

// PaceIn is how fast the workspace's AI answers; nil when it never does, because it
// is stopped or nothing was published.
func PaceIn(ctx context.Context, tx *db.Tx) (*Pace, error) {
	settings, config, err := level(ctx, tx)
	if err != nil || config == nil || settings.Brake == db.BrakeStopped {
		return nil, err
	}
	return &config.Pace, nil
}

func version(row db.AgentVersion) (*Version, error) {
	config, err := ReadConfig(row.RawConfig)
	return &Version{AgentVersion: row, Config: config}, err
}

// Standing returns what the AI may do in a conversation now, and the version that
// answers; nil while none is published. Whoever is about to send what the AI wrote
// asks it inside the transaction that queues the message: no brake takes effect
// between this and the transaction's end. db.ErrNotFound: no such conversation.
func Standing(ctx context.Context, tx *db.Tx, conversationID uuid.UUID, now time.Time) (Effect, *Version, error) {
	settings, err := tx.ShareAgentSettings(ctx)
	if err != nil {
		return Effect{}, nil, err
	}
	standings, err := tx.AgentStandings(ctx, []uuid.UUID{conversationID})
	if err == nil && len(standings) == 0 {
		err = db.ErrNotFound
	}
	if err != nil {
		return Effect{}, nil, err
	}
	published, config, err := publishedOrNone(ctx, tx)
	if err != nil {
		return Effect{}, nil, err
	}
	return Effective(settings, standings[0], config, now), published, nil
}

// MaySend says whether people still let the AI send by itself in a conversation. It
// asks for less than Standing does: what only holds the AI down for a while, as the
// handover that its last message tells of, keeps nothing that it has queued. No brake
// takes effect between this and the transaction's end.
func MaySend(ctx context.Context, tx *db.Tx, conversationID uuid.UUID) (bool, error) {
	settings, err := tx.ShareAgentSettings(ctx)
	if err != nil {
		return false, err
	}
	standings, err := tx.AgentStandings(ctx, []uuid.UUID{conversationID})
	if err != nil || len(standings) == 0 {
		return false, err
	}
	return Chosen(settings, standings[0]).Mode == db.ModeAuto, nil
}

// Freshness is how old a customer's last message may be for the AI to answer it by
// itself: what was imported, or waited through an outage, is a person's to look at.
const Freshness = 30 * time.Minute

// Wake gives a question that waits in a conversation its turn, when the AI may do
// something about it now and did not have one (see db.AwaitUnanswered). Where time
// alone will let it do more, it is looked at again then. The caller holds the
// conversation's lock, and nudges queue.BeginReply when it is true.
func Wake(ctx context.Context, tx *db.Tx, conversationID uuid.UUID) (bool, error) {
	now, err := tx.DatabaseNow(ctx)
	if err != nil {
		return false, err
	}
	effect, version, err := Standing(ctx, tx, conversationID, now)
	if err != nil {
		return false, err
	}
	if err := tx.ResumeAt(ctx, conversationID, effect.ResumesAt, Freshness); err != nil || effect.Mode == db.ModeOff || version == nil {
		return false, err
	}
	return tx.AwaitUnanswered(ctx, conversationID, now.Add(-Freshness), effect.Mode)
}

func publishedOrNone(ctx context.Context, tx *db.Tx) (*Version, *Config, error) {
	published, err := Published(ctx, tx)
	if errors.Is(err, db.ErrNotFound) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	return published, &published.Config, nil
}

// allow says no to a role that is too low.
func allow(actor db.Actor, role db.Role) error {
	return problem.Allowed(actor.Can(role))
}
