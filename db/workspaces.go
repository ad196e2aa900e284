package db

import (
	"context"
	"time"

	"github.com/google/uuid"
)

// Workspace is one business. Everything but people belongs to exactly one.
type Workspace struct {
	ID                 uuid.UUID
	Name               string
	ReplyTargetMinutes int
	CreatedAt          time.Time
}

const workspaceColumns = `id, name, reply_target_minutes, created_at`

// CreateWorkspace makes a workspace with its first member as the owner. Global
// only.
func (tx *Tx) CreateWorkspace(ctx context.Context, id uuid.UUID, name string, ownerID uuid.UUID) (*Workspace, error) {
	workspace, err := one[Workspace](ctx, tx, `insert into workspaces (id, name) values ($1, $2) returning `+workspaceColumns, id, name)
	if err != nil {
		return nil, err
	}
	return workspace, tx.AddMember(ctx, id, ownerID, RoleOwner)
}

// Workspace returns the actor's own.
func (tx *Tx) Workspace(ctx context.Context) (*Workspace, error) {
	return one[Workspace](ctx, tx, `select `+workspaceColumns+` from workspaces where id = $1`, tx.WorkspaceID())
}

// UpdateWorkspace changes the actor's own; nil stays as it is.
func (tx *Tx) UpdateWorkspace(ctx context.Context, name *string, replyTargetMinutes *int) (*Workspace, error) {
	return one[Workspace](ctx, tx, `
		update workspaces
		set name = coalesce($2, name), reply_target_minutes = coalesce($3, reply_target_minutes)
		where id = $1
		returning `+workspaceColumns, tx.WorkspaceID(), name, replyTargetMinutes)
}

// Member is a colleague and what they may do.
type Member struct {
	User      User
	Role      Role
	CreatedAt time.Time
}

// AddMember lets a person into a workspace. Adding somebody twice is a
// TakenError of memberships_pkey. Global only.
func (tx *Tx) AddMember(ctx context.Context, workspaceID, userID uuid.UUID, role Role) error {
	_, err := tx.exec(ctx, `insert into memberships (workspace_id, user_id, role) values ($1, $2, $3)`, workspaceID, userID, role)
	return err
}

// Members returns everybody in the actor's workspace, by name.
func (tx *Tx) Members(ctx context.Context) ([]Member, error) {
	return many[Member](ctx, tx, `
		select m.role, m.created_at,
		       u.id as "user.id", u.email as "user.email", u.name as "user.name", u.locale as "user.locale",
		       u.time_zone as "user.time_zone", u.theme as "user.theme", u.density as "user.density",
		       u.created_at as "user.created_at", u.updated_at as "user.updated_at"
		from memberships m
		join users u on u.id = m.user_id
		where m.workspace_id = $1
		order by fold(u.name), u.id`, tx.WorkspaceID())
}

// MembersAmong returns those of userIDs who belong to the actor's workspace.
func (tx *Tx) MembersAmong(ctx context.Context, userIDs []uuid.UUID) ([]uuid.UUID, error) {
	type member struct{ UserID uuid.UUID }
	rows, err := many[member](ctx, tx, `
		select user_id from memberships where workspace_id = $1 and user_id = any($2)`, tx.WorkspaceID(), userIDs)
	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.UserID
	}
	return ids, err
}

// SetRole changes what a colleague may do. The caller ends their sessions.
func (tx *Tx) SetRole(ctx context.Context, userID uuid.UUID, role Role) error {
	return tx.must(ctx, `update memberships set role = $3 where workspace_id = $1 and user_id = $2`, tx.WorkspaceID(), userID, role)
}

// RemoveMember takes a colleague out of the actor's workspace and its teams;
// conversations assigned to them become nobody's. The caller ends their sessions.
func (tx *Tx) RemoveMember(ctx context.Context, userID uuid.UUID) error {
	return tx.must(ctx, `delete from memberships where workspace_id = $1 and user_id = $2`, tx.WorkspaceID(), userID)
}

// Membership is one of the workspaces a person belongs to.
type Membership struct {
	Workspace Workspace
	Role      Role
}

// MembershipsOf returns every workspace of a person, by name. Global only.
func (tx *Tx) MembershipsOf(ctx context.Context, userID uuid.UUID) ([]Membership, error) {
	return many[Membership](ctx, tx, `
		select m.role, w.id as "workspace.id", w.name as "workspace.name",
		       w.reply_target_minutes as "workspace.reply_target_minutes", w.created_at as "workspace.created_at"
		from memberships m
		join workspaces w on w.id = m.workspace_id
		where m.user_id = $1
		order by fold(w.name), w.id`, userID)
}

// HomeWorkspace is where a person starts: preferred when they belong to it,
// else the workspace they joined first. ErrNotFound: they belong to none.
// Global only.
func (tx *Tx) HomeWorkspace(ctx context.Context, userID uuid.UUID, preferred *uuid.UUID) (*Home, error) {
	return one[Home](ctx, tx, `
		select workspace_id, role from memberships
		where user_id = $1
		order by workspace_id = $2 desc nulls last, created_at, workspace_id
		limit 1`, userID, preferred)
}

// Home is a workspace a person may work in, and how.
type Home struct {
	WorkspaceID uuid.UUID
	Role        Role
}

// RoleIn says what a person may do in a workspace. ErrNotFound: nothing.
// Global only.
func (tx *Tx) RoleIn(ctx context.Context, userID, workspaceID uuid.UUID) (Role, error) {
	home, err := one[Home](ctx, tx, `
		select workspace_id, role from memberships where user_id = $1 and workspace_id = $2`, userID, workspaceID)
	if err != nil {
		return "", err
	}
	return home.Role, nil
}

// WhomToTell returns who is to hear that a conversation needs a person: whoever it is
// assigned to, else its team's members, else the owners; by name.
func (tx *Tx) WhomToTell(ctx context.Context, conversationID uuid.UUID) ([]User, error) {
	return many[User](ctx, tx, `
		with c as (select assignee_id, team_id from conversations where workspace_id = $1 and id = $2),
		people as (
			select m.user_id, case
				when m.user_id = c.assignee_id then 1
				when exists (select from team_members t where t.workspace_id = $1 and t.team_id = c.team_id and t.user_id = m.user_id) then 2
				when m.role = 'OWNER' then 3 end as nearness
			from memberships m cross join c where m.workspace_id = $1)
		select `+userColumns+`
		from users
		where id in (select user_id from people where nearness = (select min(nearness) from people))
		order by fold(name), id`, tx.WorkspaceID(), conversationID)
}

// NextAssignee is who takes over next: of those who may answer, and of team when it
// is given, the one with the fewest open conversations. ErrNotFound: there is nobody.
func (tx *Tx) NextAssignee(ctx context.Context, team *uuid.UUID) (*User, error) {
	return one[User](ctx, tx, `
		select `+userColumns+` from users where id = (
			select m.user_id from memberships m
			where m.workspace_id = $1 and m.role in ('OWNER', 'ADMIN', 'AGENT')
			  and ($2::uuid is null or exists (select from team_members t where t.workspace_id = $1 and t.team_id = $2 and t.user_id = m.user_id))
			order by (select count(*) from conversations c where c.workspace_id = $1 and c.assignee_id = m.user_id and c.status = 'OPEN'),
			         m.role <> 'AGENT', m.user_id
			limit 1)`, tx.WorkspaceID(), team)
}
