package db

import (
	"context"
	"encoding/json"
	"time"

	"github.com/google/uuid"
)

// AgentVersion is a configuration as it was published. It never changes. What the
// document holds is features/agents' to say.
type AgentVersion struct {
	ID        uuid.UUID
	Number    int             // counts up in the workspace, from 1
	RawConfig json.RawMessage `db:"config"`
	Note      string          // what is new, in the publisher's words
	// DespiteTests is why it was published although its tests were not green; empty:
	// they were, or nobody asked for that.
	DespiteTests string
	CreatedBy    *uuid.UUID // nil: the product
	CreatedAt    time.Time
}

const agentVersionColumns = `v.id, v.number, v.config, v.note, v.despite_tests, v.created_by, v.created_at`

// PublishedAgentVersion returns the version that answers now, or ErrNotFound.
func (tx *Tx) PublishedAgentVersion(ctx context.Context) (*AgentVersion, error) {
	return one[AgentVersion](ctx, tx, `
		select `+agentVersionColumns+` from agent_settings s
		join agent_versions v on v.workspace_id = s.workspace_id and v.id = s.version_id
		where s.workspace_id = $1`, tx.WorkspaceID())
}

// AgentVersionsByID returns versions in no order.
func (tx *Tx) AgentVersionsByID(ctx context.Context, ids []uuid.UUID) ([]AgentVersion, error) {
	return many[AgentVersion](ctx, tx, `
		select `+agentVersionColumns+` from agent_versions v where v.workspace_id = $1 and v.id = any($2)`, tx.WorkspaceID(), ids)
}

// AgentVersions returns up to limit versions whose number is below before, newest
// first.
func (tx *Tx) AgentVersions(ctx context.Context, before, limit int) ([]AgentVersion, error) {
	return many[AgentVersion](ctx, tx, `
		select `+agentVersionColumns+` from agent_versions v
		where v.workspace_id = $1 and v.number < $2
		order by v.number desc limit $3`, tx.WorkspaceID(), before, limit)
}

// InsertAgentVersion adds the next version. The settings must be locked already.
func (tx *Tx) InsertAgentVersion(ctx context.Context, config json.RawMessage, note, despiteTests string, by *uuid.UUID) (*AgentVersion, error) {
	return one[AgentVersion](ctx, tx, `
		insert into agent_versions as v (workspace_id, id, number, config, note, despite_tests, created_by)
		select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6 from agent_versions where workspace_id = $1
		returning `+agentVersionColumns, tx.WorkspaceID(), NewID(), config, note, despiteTests, by)
}

// PublishAgentVersion makes a version the one that answers. The settings must be
// locked already.
func (tx *Tx) PublishAgentVersion(ctx context.Context, versionID uuid.UUID) error {
	return tx.must(ctx, `update agent_settings set version_id = $2 where workspace_id = $1`, tx.WorkspaceID(), versionID)
}

// AgentDraft is the configuration that people work on.
type AgentDraft struct {
	RawConfig json.RawMessage `db:"draft"` // nil: nothing differs from the published one
	Revision  int             `db:"draft_revision"`
	UpdatedBy *uuid.UUID      `db:"draft_by"`
	UpdatedAt *time.Time      `db:"draft_at"`
}

// AgentDraft returns the draft; an empty one when nobody has begun.
func (tx *Tx) AgentDraft(ctx context.Context) (AgentDraft, error) {
	found, err := many[AgentDraft](ctx, tx, `
		select draft, draft_revision, draft_by, draft_at from agent_settings where workspace_id = $1`, tx.WorkspaceID())
	if err != nil || len(found) == 0 {
		return AgentDraft{}, err
	}
	return found[0], nil
}

// SaveAgentDraft replaces the draft, nil for none. The settings must be locked
// already.
func (tx *Tx) SaveAgentDraft(ctx context.Context, config json.RawMessage, by *uuid.UUID) error {
	return tx.must(ctx, `
		update agent_settings
		set draft = $2, draft_revision = draft_revision + 1, draft_by = $3, draft_at = case when $2::jsonb is null then null else now() end
		where workspace_id = $1`, tx.WorkspaceID(), config, by)
}

// AgentChangeKind is what somebody changed.
type AgentChangeKind string

const (
	AgentPublished   AgentChangeKind = "PUBLISHED"
	AgentRolledBack  AgentChangeKind = "ROLLED_BACK"
	AgentModeSet     AgentChangeKind = "MODE"
	AgentChannelMode AgentChangeKind = "CHANNEL_MODE"
	AgentBrakeSet    AgentChangeKind = "BRAKE"
	AgentTestsRule   AgentChangeKind = "TESTS_RULE"  // whether publishing needs green tests
	AgentTopicAuto   AgentChangeKind = "TOPIC_AUTO"  // a topic may be answered without a person
	AgentTopicDraft  AgentChangeKind = "TOPIC_DRAFT" // it may not, or no longer
	AgentHides       AgentChangeKind = "HIDES"       // what models do not get to see
	AgentReplayRule  AgentChangeKind = "REPLAY_RULE" // what publishing asks of replays
)

// AgentChange is who changed what the AI may do or how it answers. It is only
// ever added to.
type AgentChange struct {
	ID              uuid.UUID
	Kind            AgentChangeKind
	UserID          *uuid.UUID // nil: the product, or a program with a key
	VersionID       *uuid.UUID
	SocialAccountID *uuid.UUID
	Value           string // the new mode, brake or rule (ON, OFF), the topic's name, or the kinds that are hidden; empty: the channel follows the workspace again
	CreatedAt       time.Time
}

// InsertAgentChange notes a change.
func (tx *Tx) InsertAgentChange(ctx context.Context, c AgentChange) error {
	_, err := tx.exec(ctx, `
		insert into agent_changes (workspace_id, id, kind, user_id, version_id, social_account_id, value)
		values ($1, $2, $3, $4, $5, $6, $7)`, tx.WorkspaceID(), NewID(), c.Kind, c.UserID, c.VersionID, c.SocialAccountID, c.Value)
	return err
}

// AgentChanges returns the last changes, newest first.
func (tx *Tx) AgentChanges(ctx context.Context, limit int) ([]AgentChange, error) {
	return many[AgentChange](ctx, tx, `
		select id, kind, user_id, version_id, social_account_id, value, created_at
		from agent_changes where workspace_id = $1 order by created_at desc, id desc limit $2`, tx.WorkspaceID(), limit)
}
