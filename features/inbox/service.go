// Package inbox is what the product is about: what customers write becomes
// messages, what the team writes reaches the customer once, and everybody sees
// the same conversation. It refuses to know how a channel is connected
// (features/channels) and what the assistant thinks.
package inbox

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/google/uuid"

	"socialsync/clients/meta"
	"socialsync/db"
	"socialsync/events"
	"socialsync/jobs/queue"
)

// Service holds what the inbox needs. All exported fields must be set.
type Service struct {
	DB       *db.DB
	Events   *events.Hub
	Queue    *queue.Client
	Meta     *meta.Client
	Accounts Accounts
	Pace     *Pace
	Presence *Presence
	Media    *Media
	Links    *Links
	Log      *slog.Logger

	Assistant Assistant // nil: only people answer

	claims   coalescer[uuid.UUID, *db.WebhookDelivery]
	finishes coalescer[uuid.UUID, struct{}]
	hearings coalescer[*db.Heard, *db.Message]
	records  coalescer[*db.Accepted, *db.Recorded]
	routes   sync.Map // of route: the db.AccountRef that was last found for it
}

// Accounts is what the inbox asks of features/channels.
type Accounts interface {
	// Route says whose account a provider's id is; db.ErrNotFound when nobody's.
	Route(ctx context.Context, channel db.Channel, externalID string) (db.AccountRef, error)
	// RouteBusiness lists the accounts under a WhatsApp business account.
	RouteBusiness(ctx context.Context, businessID string) ([]db.AccountRef, error)
	// Credentials returns an account and the token that opens it.
	Credentials(ctx context.Context, workspaceID, accountID uuid.UUID) (db.SocialAccount, meta.Account, error)
	// OpenCredentials returns what opens an account whose credentials were read sealed.
	OpenCredentials(account db.SocialAccount, workspaceID uuid.UUID, sealed []byte) (meta.Account, error)
	// Pause makes an account's sends wait because the provider asked for it.
	Pause(ctx context.Context, workspaceID, accountID uuid.UUID, wait time.Duration) error
	// TokenRefused marks the account as to be connected again.
	TokenRefused(ctx context.Context, workspaceID, accountID uuid.UUID, reason string) error
	// Heard records that the provider called about the account.
	Heard(ctx context.Context, ref db.AccountRef)
	// ApplyUpdate takes over what the provider says about the account itself.
	ApplyUpdate(ctx context.Context, ref db.AccountRef, u meta.Unit) error
}

// Assistant is what the inbox asks of features/replies.
type Assistant interface {
	// Heard says how long it waits before it looks at what a customer wrote; nil:
	// it will not.
	Heard(ctx context.Context, tx *db.Tx, m db.Message) (*Wait, error)
	// Await has it look then, once tx has committed.
	Await(tx *db.Tx, conversationID uuid.UUID, wait Wait)
	// MaySend says whether people still let it send by itself in a conversation.
	MaySend(ctx context.Context, tx *db.Tx, conversationID uuid.UUID) (bool, error)
	// Withdrawn takes note that messages of its, which were queued, will not leave.
	Withdrawn(ctx context.Context, tx *db.Tx, conversationID uuid.UUID, messages []db.Message) error
	// SentAgain takes note that a person has one of them sent all the same.
	//
	// Problems: CONFLICT when what it says was sent already.
	SentAgain(ctx context.Context, tx *db.Tx, message db.Message) error
}

// Wait is how long the assistant waits: Quiet without another message, Longest after
// the first one that nobody has looked at.
type Wait struct{ Quiet, Longest time.Duration }
