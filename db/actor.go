package db

import (
	"context"

	"github.com/google/uuid"
)

// Role is what a member may do. Roles are ordered: each may do what the ones
// below it may.
type Role string

const (
	RoleOwner  Role = "OWNER"
	RoleAdmin  Role = "ADMIN"
	RoleAgent  Role = "AGENT"
	RoleViewer Role = "VIEWER"
)

var rank = map[Role]int{RoleViewer: 1, RoleAgent: 2, RoleAdmin: 3, RoleOwner: 4}

// AtLeast reports whether r may do what other may. An unknown role may nothing.
func (r Role) AtLeast(other Role) bool {
	return rank[r] > 0 && rank[r] >= rank[other]
}

// Actor is on whose behalf a query runs. The zero Actor sees nothing.
type Actor struct {
	UserID      uuid.UUID // zero for jobs and API keys
	WorkspaceID uuid.UUID
	Role        Role
	SessionID   uuid.UUID // zero unless a browser session
	APIKeyID    uuid.UUID // zero unless an API key
}

// SystemActor is the product itself at work inside one workspace: jobs use it.
func SystemActor(workspaceID uuid.UUID) Actor {
	return Actor{WorkspaceID: workspaceID, Role: RoleOwner}
}

// Can reports whether the actor has at least role.
func (a Actor) Can(role Role) bool { return a.Role.AtLeast(role) }

// IsPerson reports whether somebody acts, by hand or by a program of theirs, and not
// the product itself.
func (a Actor) IsPerson() bool { return a.UserID != uuid.Nil || a.APIKeyID != uuid.Nil }

// Person is who acts by hand; nil for a program with a key and the product itself.
func (a Actor) Person() *uuid.UUID {
	if a.UserID == uuid.Nil {
		return nil
	}
	return &a.UserID
}

// IsZero reports whether nobody is signed in.
func (a Actor) IsZero() bool { return a == Actor{} }

type actorKey struct{}

// WithActor puts who is asking into the context, at the edge: HTTP, socket, job.
func WithActor(ctx context.Context, actor Actor) context.Context {
	return context.WithValue(ctx, actorKey{}, actor)
}

// ActorFrom returns who is asking; the zero Actor when nobody is signed in.
func ActorFrom(ctx context.Context) Actor {
	actor, _ := ctx.Value(actorKey{}).(Actor)
	return actor
}
