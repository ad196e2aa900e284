package db

import (
	"context"

	"github.com/google/uuid"
)

// Team is a group of colleagues that conversations can be given to. Its members
// are read for many teams at once, by TeamMembers.
type Team struct {
	ID   uuid.UUID
	Name string
}

// Teams returns all of them, by name.
func (tx *Tx) Teams(ctx context.Context) ([]Team, error) {
	return many[Team](ctx, tx, `select id, name from teams where workspace_id = $1 order by fold(name), id`, tx.WorkspaceID())
}

// TeamsByID returns those of ids that exist, in no order.
func (tx *Tx) TeamsByID(ctx context.Context, ids []uuid.UUID) ([]Team, error) {
	return many[Team](ctx, tx, `select id, name from teams where workspace_id = $1 and id = any($2)`, tx.WorkspaceID(), ids)
}

// TeamMember is one person in one team.
type TeamMember struct {
	TeamID uuid.UUID
	User   User
}

// TeamMembers returns who is in the teams, by name within each.
func (tx *Tx) TeamMembers(ctx context.Context, teamIDs []uuid.UUID) ([]TeamMember, error) {
	return many[TeamMember](ctx, tx, `
		select m.team_id,
		       u.id as "user.id", u.email as "user.email", u.name as "user.name", u.locale as "user.locale",
		       u.time_zone as "user.time_zone", u.theme as "user.theme", u.density as "user.density",
		       u.created_at as "user.created_at", u.updated_at as "user.updated_at"
		from team_members m
		join users u on u.id = m.user_id
		where m.workspace_id = $1 and m.team_id = any($2)
		order by m.team_id, fold(u.name), u.id`, tx.WorkspaceID(), teamIDs)
}

// CreateTeam adds an empty team. A taken name is a TakenError of teams_name_key.
func (tx *Tx) CreateTeam(ctx context.Context, id uuid.UUID, name string) (*Team, error) {
	return one[Team](ctx, tx, `
		insert into teams (workspace_id, id, name) values ($1, $2, $3) returning id, name`, tx.WorkspaceID(), id, name)
}

// RenameTeam changes its name.
func (tx *Tx) RenameTeam(ctx context.Context, id uuid.UUID, name string) (*Team, error) {
	return one[Team](ctx, tx, `
		update teams set name = $3 where workspace_id = $1 and id = $2 returning id, name`, tx.WorkspaceID(), id, name)
}

// SetTeamMembers makes userIDs the team's members. Who is no member of the
// workspace is an InvalidError.
func (tx *Tx) SetTeamMembers(ctx context.Context, teamID uuid.UUID, userIDs []uuid.UUID) error {
	p := tx.pipeline()
	p.queue(nil, `
		delete from team_members where workspace_id = $1 and team_id = $2 and user_id <> all($3)`,
		tx.WorkspaceID(), teamID, userIDs)
	p.queue(nil, `
		insert into team_members (workspace_id, team_id, user_id)
		select $1, $2, unnest($3::uuid[])
		on conflict do nothing`, tx.WorkspaceID(), teamID, userIDs)
	return p.send(ctx)
}

// DeleteTeam removes a team; its conversations become nobody's.
func (tx *Tx) DeleteTeam(ctx context.Context, id uuid.UUID) error {
	return tx.must(ctx, `delete from teams where workspace_id = $1 and id = $2`, tx.WorkspaceID(), id)
}
