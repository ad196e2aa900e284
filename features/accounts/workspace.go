package accounts

import (
	"context"
	"errors"
	"slices"

	"github.com/google/uuid"

	"socialsync/db"
	"socialsync/features/problem"
)

// Members lists everybody in the actor's workspace.
func (s *Service) Members(ctx context.Context, actor db.Actor) (members []db.Member, err error) {
	if err := allow(actor, db.RoleViewer); err != nil {
		return nil, err
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		members, err = tx.Members(ctx)
		return err
	})
	return members, err
}

// UpdateWorkspace changes the actor's workspace. Problems: BAD_INPUT.
func (s *Service) UpdateWorkspace(ctx context.Context, actor db.Actor, in UpdateWorkspaceInput) (workspace *db.Workspace, err error) {
	if err := errors.Join(allow(actor, db.RoleAdmin), in.Validate()); err != nil {
		return nil, err
	}
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		workspace, err = tx.UpdateWorkspace(ctx, in.Name, in.ReplyTargetMinutes)
		return err
	})
	return workspace, err
}

// Teams lists the workspace's teams.
func (s *Service) Teams(ctx context.Context, actor db.Actor) (teams []db.Team, err error) {
	if err := allow(actor, db.RoleViewer); err != nil {
		return nil, err
	}
	err = s.DB.View(ctx, actor, func(tx *db.Tx) error {
		teams, err = tx.Teams(ctx)
		return err
	})
	return teams, err
}

const teamsPerWorkspace = 200

// SaveTeam makes or changes a team. Problems: BAD_INPUT, NOT_FOUND, CONFLICT
// when another team has the name, LIMIT_REACHED.
func (s *Service) SaveTeam(ctx context.Context, actor db.Actor, in SaveTeamInput) (team *db.Team, err error) {
	if err := errors.Join(allow(actor, db.RoleAdmin), in.Validate()); err != nil {
		return nil, err
	}
	slices.SortFunc(in.MemberIds, func(a, b uuid.UUID) int { return slices.Compare(a[:], b[:]) })
	in.MemberIds = slices.Compact(in.MemberIds)
	err = s.DB.Update(ctx, actor, func(tx *db.Tx) error {
		members, err := tx.MembersAmong(ctx, in.MemberIds)
		if err != nil {
			return err
		}
		if len(members) != len(in.MemberIds) {
			return problem.BadInputOn("memberIds", "Somebody is not a member of this workspace.")
		}
		if team, err = s.nameTeam(ctx, tx, in); err != nil {
			return err
		}
		return tx.SetTeamMembers(ctx, team.ID, members)
	})
	switch {
	case errors.Is(err, db.ErrNotFound):
		return nil, problem.Missing("team")
	case db.IsTaken(err, "teams_name_key"):
		return nil, problem.OnField(problem.Conflict, "name", "Another team has this name.")
	}
	return team, err
}

func (s *Service) nameTeam(ctx context.Context, tx *db.Tx, in SaveTeamInput) (*db.Team, error) {
	if in.ID != nil {
		return tx.RenameTeam(ctx, *in.ID, in.Name)
	}
	teams, err := tx.Teams(ctx)
	if err != nil {
		return nil, err
	}
	if len(teams) >= teamsPerWorkspace {
		return nil, problem.New(problem.LimitReached, "A workspace has at most %d teams.", teamsPerWorkspace)
	}
	return tx.CreateTeam(ctx, db.NewID(), in.Name)
}

// DeleteTeam removes a team. Problems: NOT_FOUND.
func (s *Service) DeleteTeam(ctx context.Context, actor db.Actor, id uuid.UUID) error {
	if err := allow(actor, db.RoleAdmin); err != nil {
		return err
	}
	err := s.DB.Update(ctx, actor, func(tx *db.Tx) error { return tx.DeleteTeam(ctx, id) })
	if errors.Is(err, db.ErrNotFound) {
		return problem.Missing("team")
	}
	return err
}
