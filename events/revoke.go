package events

import (
	"context"
	"encoding/json"
	"time"

	"github.com/google/uuid"
)

// Revocation ends open sockets everywhere: those of a session (or API key), of
// a user, of a member of one workspace, or of a whole workspace. What is set
// must match.
type Revocation struct {
	SessionID   string    `json:"sessionId,omitempty"`
	UserID      uuid.UUID `json:"userId,omitzero"`
	WorkspaceID uuid.UUID `json:"workspaceId,omitzero"`
}

// RevokeAfter revokes once the transaction has been committed.
func (h *Hub) RevokeAfter(tx Tx, r Revocation) {
	tx.AfterCommit(func(ctx context.Context) { h.Revoke(ctx, r) })
}

// Revoke tells every process. It is a nudge too: the sockets' own check of
// their sessions finds a revocation that was lost.
func (h *Hub) Revoke(ctx context.Context, r Revocation) {
	raw, err := json.Marshal(r)
	if err == nil {
		bounded, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
		defer cancel()
		err = h.redis.Publish(bounded, h.revocations(), raw).Err()
	}
	if err != nil {
		h.log.ErrorContext(ctx, "events: cannot publish a revocation", "err", err)
	}
}

// OnRevocation registers fn before Run. It must not block.
func (h *Hub) OnRevocation(fn func(Revocation)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.onRevoke = append(h.onRevoke, fn)
}

func (h *Hub) revocations() string { return h.prefix + "revocations" }

func (h *Hub) revoked(ctx context.Context, payload string) {
	var r Revocation
	if err := json.Unmarshal([]byte(payload), &r); err != nil {
		h.log.ErrorContext(ctx, "events: unreadable revocation", "err", err)
		return
	}
	h.mu.Lock()
	fns := h.onRevoke
	h.mu.Unlock()
	for _, fn := range fns {
		fn(r)
	}
}
