package accounts

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// Viewer is the signed-in person in their current workspace. It is complete:
// nothing more is loaded to show it.
type Viewer struct {
	User        db.User
	Role        db.Role
	Workspace   db.Workspace
	Memberships []ViewerMembership
	IsSandbox   bool
}

// ViewerMembership is the schema's name for a membership as its person sees it.
type ViewerMembership = db.Membership

// Email is the person's own, where User's is shown to colleagues.
func (v *Viewer) Email() string       { return v.User.Email }
func (v *Viewer) Locale() string      { return v.User.Locale }
func (v *Viewer) TimeZone() string    { return v.User.TimeZone }
func (v *Viewer) Theme() db.Theme     { return v.User.Theme }
func (v *Viewer) Density() db.Density { return v.User.Density }

// Viewer describes the actor; nil when no person is signed in.
func (s *Service) Viewer(ctx context.Context, actor db.Actor) (*Viewer, error) {
	if actor.UserID == uuid.Nil {
		return nil, nil //nolint:nilnil // the schema's null: nobody is signed in
	}
	v := &Viewer{IsSandbox: s.IsSandbox}
	err := s.DB.Global(ctx, "show a person their workspaces", func(tx *db.Tx) error {
		users, err := tx.UsersByID(ctx, []uuid.UUID{actor.UserID})
		if err != nil {
			return err
		}
		for _, user := range users {
			v.User = user
		}
		v.Memberships, err = tx.MembershipsOf(ctx, actor.UserID)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("load the viewer: %w", err)
	}
	for _, m := range v.Memberships {
		if m.Workspace.ID == actor.WorkspaceID {
			v.Workspace, v.Role = m.Workspace, m.Role
		}
	}
	if v.User.ID == uuid.Nil || v.Workspace.ID == uuid.Nil {
		return nil, nil //nolint:nilnil // removed since the session was checked
	}
	return v, nil
}

// UpdateProfile changes what the actor decides about themselves. Problems: BAD_INPUT.
func (s *Service) UpdateProfile(ctx context.Context, actor db.Actor, in UpdateProfileInput) (*Viewer, error) {
	if err := errors.Join(person(actor), in.Validate()); err != nil {
		return nil, err
	}
	err := s.DB.Global(ctx, "update a profile", func(tx *db.Tx) error {
		_, err := tx.UpdateProfile(ctx, actor.UserID, db.ProfileChange(in))
		return err
	})
	if err != nil {
		return nil, err
	}
	return s.Viewer(ctx, actor)
}

// SwitchWorkspace takes the browser to another workspace of the actor. Programs
// name the workspace in each request instead. Problems: NOT_FOUND.
func (s *Service) SwitchWorkspace(ctx context.Context, actor db.Actor, b Browser, in SwitchWorkspaceInput) (*Viewer, error) {
	if err := person(actor); err != nil {
		return nil, err
	}
	var role db.Role
	err := s.DB.Global(ctx, "switch workspaces", func(tx *db.Tx) (err error) {
		if role, err = tx.RoleIn(ctx, actor.UserID, in.WorkspaceID); err != nil || actor.SessionID == uuid.Nil {
			return err
		}
		_, err = tx.EnterWorkspace(ctx, actor.SessionID, in.WorkspaceID)
		return err
	})
	if errors.Is(err, db.ErrNotFound) {
		return nil, problem.OnField(problem.NotFound, "workspaceId", "This workspace does not exist.")
	}
	if err != nil {
		return nil, err
	}
	home := db.Home{WorkspaceID: in.WorkspaceID, Role: role}
	if actor.SessionID == uuid.Nil {
		return s.Viewer(ctx, db.Actor{UserID: actor.UserID, WorkspaceID: home.WorkspaceID, Role: role})
	}
	issued, err := s.enter(actor.UserID, actor.SessionID, home)
	if err != nil {
		return nil, err
	}
	return s.welcome(ctx, b, issued)
}
